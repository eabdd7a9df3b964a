'use strict'

const { FreeSwitchError } = require('./errors')
const { toBinary } = require('../text')

/** What would end a line, or cut it. */
// eslint-disable-next-line no-control-regex
const INJECTS = /[\r\n\0]/

/** Refuses a text that would inject a line into a composed command. */
function checkLine(what, text) {
  if (INJECTS.test(text)) {
    throw new FreeSwitchError(undefined, { when: `${what} holds a CR, LF or NUL, which would inject a line: nothing was sent` })
  }
}

/**
 * A packet: a line that is the caller's own, headers, perhaps a body.
 * @returns a binary string
 */
function packet(line, args, body) {
  let text = `${line}\n`
  for (const name in args) {
    const value = args[name]
    if (value != null) {
      checkLine('a header’s name', name)
      checkLine(name, String(value))
      text += `${name}: ${value}\n`
    }
  }
  if (body === undefined) return toBinary(`${text}\n`)
  const bytes = toBinary(body)
  return `${toBinary(`${text}content-length: ${bytes.length}\n`)}\n${bytes}`
}

/** A command as it may be shown: without the password. */
function shown(command) {
  return command.replace(/^(\s*(?:user)?auth\s).*/is, '$1****')
}

module.exports = { checkLine, packet, shown }
