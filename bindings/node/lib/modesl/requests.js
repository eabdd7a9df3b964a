'use strict'
// What a connection does in more than one step.

const { native } = require('../native')
const { Event } = require('./event')

/** Runs `show`, and gives its rows: the callback gets an error or null, `{ rowCount, rows }`, and the text. */
function show(item, format, callback) {
  const act = typeof format === 'function' ? format : callback
  const how = typeof format === 'string' ? format : 'json'
  const line = `show ${item} as ${how}`
  this.bgapi(line, (event) => {
    const text = event.getBody()
    if (text.startsWith('-ERR') || text.startsWith('-USAGE')) return act?.(new Error(text))
    let shown
    try {
      shown = how === 'json' ? JSON.parse(text) : {}
      shown.rows = how === 'json' ? (shown.rows ?? []) : JSON.parse(native.commandAnswer('show_channels', line, text))
      shown.rowCount = shown.rows.length
    } catch (error) {
      return act?.(error)
    }
    act?.(null, shown, text)
  })
}

/** Places a call through a gateway or to an address; `sync`: by `api`, which blocks the connection until it was answered. */
function originate(options, callback) {
  const act = typeof options === 'function' ? options : callback
  const { profile = '', number = '', gateway = '', app = '', sync = false } = typeof options === 'function' ? {} : (options ?? {})
  const line = `sofia/${profile}/${number}@${gateway}${app ? ` &${app}` : ''}`
  if (sync) this.api('originate', line, act)
  else this.bgapi('originate', line, act)
}

/** Sends a SIP MESSAGE; the callback gets the reply to the event that asks for it. */
function message(options, callback) {
  const act = typeof options === 'function' ? options : callback
  const given = typeof options === 'function' ? {} : (options ?? {})
  const { to = '', from = '', profile = '', body = '', subject = '', deliveryConfirmation } = given
  const event = new Event('custom', 'SMS::SEND_MESSAGE')
  const headers = {
    proto: 'sip',
    dest_proto: 'sip',
    from: `sip:${from}`,
    from_full: `sip:${from}`,
    to,
    sip_profile: profile,
    subject,
    ...(deliveryConfirmation ? { blocking: 'true' } : {}),
    type: 'text/plain',
    'Content-Type': 'text/plain',
  }
  for (const [name, value] of Object.entries(headers)) event.addHeader(name, value)
  event.addBody(body)
  this.sendEvent(event, act)
}

module.exports = { message, originate, show }
