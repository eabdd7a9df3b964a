'use strict'

const fs = require('node:fs')

/** How much of a program's file holds the name of its interpreter. */
const HEAD = 4096

/** The beginning of the file of the program that runs; empty where it cannot be read. */
function head() {
  try {
    const file = fs.openSync(process.execPath, 'r')
    try {
      const bytes = Buffer.alloc(HEAD)
      fs.readSync(file, bytes, 0, HEAD, 0)
      return bytes.latin1Slice()
    } finally {
      fs.closeSync(file)
    }
  } catch {
    return ''
  }
}

/** Whether Node runs with musl, by the interpreter that its file names. The process's report tells it too, and takes longer than all else here. */
function isMusl() {
  const interpreter = /\/ld-(musl|linux)-/.exec(head())
  if (interpreter !== null) return interpreter[1] === 'musl'
  const report = /** @type {any} */ (process.report.getReport())
  return !report.header.glibcVersionRuntime
}

/** The name of what is built for this platform: Linux has two C libraries, and an addon is built for one of them. */
function platform() {
  if (process.platform !== 'linux') return `${process.platform}-${process.arch}`
  return `linux-${process.arch}-${isMusl() ? 'musl' : 'gnu'}`
}

module.exports = { platform: platform() }
