'use strict'

const { inspect } = require('node:util')
const { JSON_FORMAT, parseEvent } = require('../event_text')

/** An event as `esl` gives it: plain objects, made when they are read. */
class EventData {
  #format
  #text
  #headers
  #body

  constructor(format, text) {
    this.#format = format
    this.#text = text
  }

  /** The headers of the message around the event. */
  get headers() {
    const kind = ['text/event-plain', 'text/event-json', 'text/event-xml'][this.#format & 3]
    this.#headers ??= { 'Content-Length': String(this.#text.length), 'Content-Type': kind }
    return this.#headers
  }

  set headers(headers) {
    this.#headers = headers
  }

  /** The event: its headers, and its own body as `_body`. */
  get body() {
    if (this.#body === undefined) this.#body = parseEvent(this.#format, this.#text)
    return this.#body
  }

  set body(body) {
    this.#body = body
  }

  /** Reads the body; throws where it can't be read. */
  static check(event) {
    return event.body
  }

  /** Whether the document is JSON, which may be broken. */
  static isJson(event) {
    return (event.#format & 3) === JSON_FORMAT
  }

  /** The event's text as it came. */
  static text(event) {
    return Buffer.from(event.#text, 'latin1').toString('utf8')
  }

  toJSON() {
    return { headers: this.headers, body: this.body }
  }

  [inspect.custom](_depth, options) {
    return inspect(this.toJSON(), options)
  }
}

module.exports = { EventData }
