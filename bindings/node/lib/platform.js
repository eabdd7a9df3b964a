'use strict'

/** The name of what is built for this platform: Linux has two C libraries, and an addon is built for one of them. */
function platform() {
  if (process.platform !== 'linux') return `${process.platform}-${process.arch}`
  const report = /** @type {any} */ (process.report.getReport())
  return `linux-${process.arch}-${report.header.glibcVersionRuntime ? 'gnu' : 'musl'}`
}

module.exports = { platform: platform() }
