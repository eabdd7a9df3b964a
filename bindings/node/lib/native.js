'use strict'
// The native part: the engine behind classes that are fed by this process's own sockets.

const { existsSync } = require('node:fs')
const path = require('node:path')
const { platform } = require('./platform')

/** The folder of what is built for this platform. */
const folder = path.join(__dirname, '..', 'prebuilds', platform)

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

/** Makes an array of values: the native part calls it with those of a batch. */
const collect = (...values) => values

module.exports = { collect, native, folder }
