'use strict'
// The native part: the engine behind classes that are fed by this process's own sockets.

const { existsSync } = require('node:fs')
const path = require('node:path')

/** Linux has two C libraries; an addon is built for one of them. */
function libc() {
  if (process.platform !== 'linux') return ''
  const report = /** @type {any} */ (process.report?.getReport())
  return report?.header?.glibcVersionRuntime ? '-gnu' : '-musl'
}

/** The folder of what is built for this platform. */
const folder = path.join(__dirname, '..', 'prebuilds', `${process.platform}-${process.arch}${libc()}`)

const file = path.join(folder, 'eslng.node')

function load() {
  if (!existsSync(file)) {
    throw new Error(
      `eslng is not built for this platform: ${file} is not there. Run "npm rebuild eslng", or "node scripts/build.js" in its folder; it needs Rust.`,
    )
  }
  return require(file)
}

/** @type {import('./native').Native} */
const native = load()

module.exports = { native, folder }
