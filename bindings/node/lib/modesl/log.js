'use strict'
// Log lines of the switch, to standard output.

/** How much is logged: nothing before a level was set. */
const log = { level: undefined }

/** The level at which whole events are shown. */
const DEBUG = 7

/** Shows log lines of the switch up to a level, 0 to 7; without a number, those of the level that was set, 0 at first. */
function setLogLevel(level) {
  log.level = typeof level === 'number' ? level : (log.level ?? 0)
}

/** Shows a log line. */
function show(event) {
  if (log.level === undefined || Number(event.getHeader('Log-Level')) > log.level) return
  const whole = log.level === DEBUG ? `${event.serialize()}\n\n` : ''
  console.log(whole + event.getBody())
}

module.exports = { setLogLevel, show }
