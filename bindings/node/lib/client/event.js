'use strict'

const { inspect } = require('node:util')
const { EventBase } = require('../event_base')
const { BEYOND_ASCII, JSON_FORMAT, parseEvent } = require('../event_text')
const { Message } = require('../message')
const { fromBinary, isAscii, toBinary } = require('../text')
const { EslError } = require('./errors')

/** No headers. */
const NONE = []

/** An event of the switch, read when asked. */
class Event extends EventBase {
  type = /** @type {const} */ ('event')
  #name
  #parsed
  #asked
  #names
  #values

  /**
   * @param name its Event-Name, where it is known
   * @param asked gets, by `add`, the name of each header that is read
   * @param names headers whose `values` came with it
   */
  constructor(format, text, name, asked, names = NONE, values = NONE) {
    super(format, text)
    this.#name = name
    this.#asked = asked
    this.#names = names
    this.#values = values
  }

  /** The first value of a header, an array as `ARRAY::a|:b`; undefined if there is none. */
  get(name) {
    if (name === 'Event-Name' && this.#name !== undefined) return this.#name
    const place = this.#names.indexOf(name)
    const value = place < 0 ? super.get(name) : this.#values[place]
    this.#asked?.add(name)
    return value
  }

  /**
   * An event from JSON that did not come over an event socket: a broker's message, a line of a file. Throws `malformed` where the text is no JSON object
   * of headers.
   * @param {string | Uint8Array} json
   */
  static fromJson(json) {
    const text = typeof json === 'string' ? toBinary(json) : Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString('latin1')
    const event = new Event(isAscii(text) ? JSON_FORMAT : JSON_FORMAT + BEYOND_ASCII, text, undefined)
    const why = event.error()
    if (why !== undefined) throw new EslError('malformed', why)
    return event
  }

  /** `Event-Name`; undefined for the rare event without one. */
  get name() {
    return this.#name ?? this.get('Event-Name')
  }

  /** `Event-Subclass`, of CUSTOM events. */
  get subclass() {
    return this.get('Event-Subclass')
  }

  /** `Unique-ID`: the channel that it is about. */
  get uuid() {
    return this.get('Unique-ID')
  }

  /** All headers as a plain object; of two with one name the last. An array is an array. */
  get headers() {
    return this.#parse().headers
  }

  /** The event's own body as text. */
  get body() {
    if (this.#parsed !== undefined) return this.#parsed.body
    const bytes = this.bodyBytes()
    return bytes?.toString('utf8')
  }

  #parse() {
    if (this.#parsed === undefined) {
      const { format, text } = EventBase.parts(this)
      const { _body: body, ...headers } = parseEvent(format, text)
      this.#parsed = { headers, body }
    }
    return this.#parsed
  }

  /** The whole event as an object, the body as `_body`: for JSON events no more than JSON.parse of what came. */
  toObject() {
    const { format, text } = EventBase.parts(this)
    return parseEvent(format, text)
  }

  toJSON() {
    return this.toObject()
  }

  [inspect.custom](_depth, options) {
    return `Event ${inspect(this.toObject(), options)}`
  }
}

/** A log line of the switch. */
class LogLine extends Message {
  type = /** @type {const} */ ('log')

  /** 0 console to 7 debug; undefined if it is not said. */
  get level() {
    const level = this.headers['Log-Level']
    return level === undefined ? undefined : Number(level)
  }

  /** The line, with its newline. */
  get text() {
    return this.body
  }
}

/** A time of the client's clock as a date. */
const date = (ms) => new Date(performance.timeOrigin + ms)

/** The connection was lost and is back: what happened in between was not seen. */
class Gap {
  type = /** @type {const} */ ('gap')

  constructor(json) {
    const { from, until, restarted, channels } = JSON.parse(json)
    /** When the last byte of the connection before came. */
    this.from = date(from)
    /** When the new one had all that was asked for. */
    this.until = date(until)
    /** Whether the switch was restarted in between; undefined if it can't be told. */
    this.restarted = restarted ?? undefined
    /** What `show channels as json` printed after it, if `rereadState` asks for that: its rows. */
    this.channels = channels === null ? undefined : (JSON.parse(channels).rows ?? [])
  }
}

/** This reader was too slow: so many events and log lines are missing here. */
class Dropped {
  type = /** @type {const} */ ('dropped')

  constructor(count) {
    this.count = count
  }
}

/** An event of a text and the digit of its format in front. */
const eventOf = (digitAndText) => new Event(Number(digitAndText[0]), digitAndText.slice(1), undefined)

module.exports = { Dropped, Event, Gap, LogLine, date, eventOf, fromBinary }
