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

/** A line of a word and what the caller puts behind it: a text, or bytes that need not be UTF-8. */
function line(word, rest) {
  if (typeof rest === 'string') {
    checkLine('the command', rest)
    return `${word} ${rest}`
  }
  checkLine('the command', Buffer.from(rest).toString('latin1'))
  return Buffer.concat([Buffer.from(`${word} `), rest])
}

const binary = (text) => (typeof text === 'string' ? toBinary(text) : Buffer.from(text).toString('latin1'))

/** A header's line. */
function header(name, value) {
  checkLine('a header’s name', name)
  checkLine(name, value)
  return toBinary(`${name}: ${value}\n`)
}

/**
 * A packet: a line that is the caller's own, headers, perhaps a body. A value that is a list makes a header of each.
 * @returns a binary string
 */
function packet(command, args, body) {
  let text = `${binary(command)}\n`
  for (const name in args) {
    const value = args[name]
    if (typeof value === 'string') text += header(name, value)
    else for (const one of [value].flat()) if (one != null) text += header(name, String(one))
  }
  if (body === undefined) return `${text}\n`
  const bytes = binary(body)
  return `${text}content-length: ${bytes.length}\n\n${bytes}`
}

const LOGIN = /^(\s*(?:user)?auth\s).*/is

/** A command as it may be shown: without the password. */
function shown(command) {
  const text = String(command)
  return LOGIN.test(text) ? text.replace(LOGIN, '$1****') : text
}

module.exports = { checkLine, line, packet, shown }
