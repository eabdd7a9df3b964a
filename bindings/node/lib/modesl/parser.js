'use strict'

const { native } = require('../native')
const { BEYOND_ASCII, JSON_FORMAT, parseJson } = require('../event_text')
const { saidHeaders } = require('../message')
const { fromBinary } = require('../text')
const { EslError } = require('../client/errors')
const { Wire } = require('../wire')
const { Emitter } = require('./emitter')
const { Event } = require('./event')

const KINDS = ['text/event-plain', 'text/event-json', 'text/event-xml']

/** Headers as `modesl` has them: a length is a number. */
function headersOf(json) {
  const headers = JSON.parse(json)
  if ('Content-Length' in headers) headers['Content-Length'] = Number.parseInt(headers['Content-Length'], 10)
  return headers
}

/**
 * Reads what comes on a socket. Emits `esl::event` with the event, the headers and the body of the message, and `error`. A message that is no event is
 * an event without a name.
 */
class Parser extends Emitter {
  #wire

  constructor(socket) {
    super()
    this.socket = socket
    this.#wire = new Wire(socket, {
      authRequest: () => this.#message({ 'Content-Type': 'auth/request' }),
      said: (id, text, job) => this.#message(saidHeaders(text, job), '', id),
      reply: (id, json, body) => this.#message(headersOf(json), body, id),
      connected: (id, _json, _uuid, block) => this.#message(headersOf(native.connectedJson(block, false)), '', id),
      api: (id, body, length) => this.#message({ 'Content-Type': 'api/response', 'Content-Length': length }, body, id),
      event: (format, text, name) => this.#event(format, text, name),
      log: (json, body) => this.#message(headersOf(json), body),
      notice: (json, body) => this.#message(headersOf(json), body),
      unknown: (json, body) => this.#message(headersOf(json), body),
      failed: (id, kind, why) => this.emit('esl::failed', id, new EslError(kind, why)),
      finished: (kind, why, refusal) => this.#finished(kind, why, refusal),
      unwritten: (error) => this.emit('error', error),
    })
    socket.on('end', () => this.#wire.end())
  }

  /** Sends a packet, a binary string; the number by which its answer comes. */
  send(packet) {
    return this.#wire.send(packet)
  }

  /** Writes what waits to be sent. */
  flush() {
    this.#wire.flush()
  }

  /** What there is of a message that is not whole. */
  get buffer() {
    return this.#wire.unfinished() ?? Buffer.alloc(0)
  }

  #message(headers, body, id) {
    const text = body === '' ? undefined : body
    const event = new Event(headers, text)
    const reply = headers['Reply-Text']
    if (reply?.startsWith('-ERR')) event.addHeader('Modesl-Reply-ERR', reply.slice(5).trimEnd())
    else if (reply?.startsWith('+OK')) event.addHeader('Modesl-Reply-OK', reply.slice(4).trimEnd())
    this.emit('esl::event', event, headers, text, id)
  }

  #event(format, text, name) {
    const headers = { 'Content-Length': text.length, 'Content-Type': KINDS[format & 3] }
    const body = format & BEYOND_ASCII ? fromBinary(text) : text
    // What has no name may be no event at all.
    if (name === undefined && (format & 3) === JSON_FORMAT) {
      try {
        parseJson(format, text)
      } catch (error) {
        this.emit('error', error)
        this.emit('esl::event', new Event(headers, body), headers, body)
        return
      }
    }
    this.emit('esl::event', Event.received(format, text), headers, body)
  }

  #finished(kind, why, refusal) {
    if (refusal !== undefined) {
      const body = `${refusal}\n`
      this.#message({ 'Content-Type': 'text/rude-rejection', 'Content-Length': body.length }, body)
    } else if (kind === 'protocol') {
      // Where the next message begins can't be told.
      this.emit('error', new EslError(kind, why))
    }
  }
}

module.exports = { Parser }
