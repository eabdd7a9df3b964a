'use strict'

const { native } = require('./native')
const { fromBinary, toBinary } = require('./text')

/**
 * An event as it came: its text, of which nothing is read before it is asked for. Lookups give the first match and ignore the case of letters.
 * Text is UTF-8, U+FFFD in the place of what is not; the `Bytes` readings lose nothing.
 */
class EventBase {
  #format
  #text

  /**
   * @param format the number of the format
   * @param text one character a byte
   */
  constructor(format, text) {
    this.#format = format
    this.#text = text
  }

  /** The format in which it came. */
  get format() {
    return /** @type {const} */ (['plain', 'json', 'xml'])[this.#format & 3]
  }

  /** The first value of a header, an array as `ARRAY::a|:b`; undefined if there is none. */
  get(name) {
    return native.eventGet(this.#format, this.#text, name) ?? undefined
  }

  /** The same as bytes. */
  getBytes(name) {
    return native.eventGetBytes(this.#format, this.#text, name) ?? undefined
  }

  /** Every value of a header: of all its duplicates, the elements of arrays one by one. */
  values(name) {
    return this.valuesBytes(name).map((value) => value.toString('utf8'))
  }

  /** The same as bytes. */
  valuesBytes(name) {
    return native.eventValues(this.#format, this.#text, name)
  }

  /** Name and value of each header in order, duplicates too. */
  entries() {
    return this.#pairs(fromBinary)
  }

  /** The same as bytes. */
  entriesBytes() {
    return this.#pairs((binary) => Buffer.from(binary, 'latin1'))
  }

  #pairs(of) {
    const flat = native.eventHeaders(this.#format, this.#text)
    const pairs = []
    for (let i = 0; i < flat.length; i += 2) pairs.push([of(flat[i]), of(flat[i + 1])])
    return pairs
  }

  /** The event's own body as bytes; undefined if it has none. */
  bodyBytes() {
    return native.eventBody(this.#format, this.#text) ?? undefined
  }

  /** Why the document can't be read; undefined if it can. */
  error() {
    return native.eventError(this.#format, this.#text) ?? undefined
  }

  /** The event's text as it came. */
  toBuffer() {
    return Buffer.from(this.#text, 'latin1')
  }

  /** The number of the format and the text, for those who read both themselves. */
  static parts(event) {
    return { format: event.#format, text: event.#text }
  }
}

/** An event of names and values, as text in a format. */
function serialize(headers, body, format) {
  const flat = headers.flatMap(([name, value]) => [binary(name), binary(value)])
  const text = native.serializeEvent(flat, body === undefined ? undefined : binary(body), format)
  return Buffer.from(text, 'latin1')
}

const binary = (text) => (typeof text === 'string' ? toBinary(text) : Buffer.from(text).toString('latin1'))

module.exports = { EventBase, serialize }
