'use strict'

const { inspect } = require('node:util')
const { EventBase } = require('../event_base')
const { parseEvent } = require('../event_text')

/** An event as `esl` gives it: plain objects, made when they are read; and the readings of every event. */
class EventData extends EventBase {
  #headers
  #body

  /** The headers of the message around the event. */
  get headers() {
    const length = String(EventBase.parts(this).text.length)
    this.#headers ??= { 'Content-Length': length, 'Content-Type': `text/event-${this.format}` }
    return this.#headers
  }

  set headers(headers) {
    this.#headers = headers
  }

  /** The event: its headers, and its own body as `_body`. */
  get body() {
    if (this.#body === undefined) {
      const { format, text } = EventBase.parts(this)
      this.#body = parseEvent(format, text)
    }
    return this.#body
  }

  set body(body) {
    this.#body = body
  }

  toJSON() {
    return { headers: this.headers, body: this.body }
  }

  [inspect.custom](_depth, options) {
    return inspect(this.toJSON(), options)
  }
}

module.exports = { EventData }
