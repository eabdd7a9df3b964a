'use strict'
// Commands as binary strings.

const { EslError } = require('../client/errors')
const { toBinary } = require('../text')

/** What would end a line, or cut it. */
// eslint-disable-next-line no-control-regex
const INJECTS = /[\r\n\0]/

function checked(what, text) {
  if (INJECTS.test(text)) throw new EslError('invalid_argument', `${what} holds a CR, LF or NUL, which would inject a line: nothing was sent`)
  return text
}

function headerLines(headers) {
  const lines = Object.entries(headers ?? {}).map(([name, value]) => `${checked('a header’s name', name)}: ${checked(name, String(value))}\n`)
  return lines.join('')
}

/** A command that is the caller's own, and headers. */
const packet = (command, headers) => toBinary(`${command}\n${headerLines(headers)}\n`)

/** A command of one line, and headers. */
packet.line = (text, headers) => packet(checked('the command', text), headers)

/** A message with a body. */
function withBody(command, headers, body) {
  const bytes = toBinary(body)
  return `${toBinary(`${checked('the command', command)}\n${headerLines(headers)}Content-Length: ${bytes.length}\n\n`)}${bytes}`
}

/** An event to be fired. */
packet.event = (event) => {
  const headers = Object.fromEntries(event.headers.filter(({ name }) => name !== 'Content-Length').map(({ name, value }) => [name, value]))
  const command = `sendevent ${event.getHeader('Event-Name')}`
  return event.getBody() ? withBody(command, headers, event.getBody()) : packet.line(command, headers)
}

/** A command for a channel. An argument of more lines goes in a body: nothing else carries it. */
packet.message = (channel, headers) => {
  const command = channel ? `sendmsg ${channel}` : 'sendmsg'
  const { 'execute-app-arg': argument, ...rest } = headers
  if (!String(argument).includes('\n')) return packet.line(command, headers)
  return withBody(command, { ...rest, 'content-type': 'text/plain' }, argument)
}

module.exports = { packet }
