'use strict'

const { inspect } = require('node:util')
const { native } = require('../native')
const { parseEvent } = require('../event_text')

/** Tells the constructor that an event came from the wire. */
const RECEIVED = Symbol('received')
const PLAIN = 0
const XML = 2
/** How FreeSWITCH writes a header that is a list. */
const LIST = 'ARRAY::'

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (character) => ESCAPES[character])

/** An event, or a message that is none: names and values in order, a body. One that came from the wire is read when something of it is asked for. */
class Event {
  static PRIORITY = { LOW: 'LOW', NORMAL: 'NORMAL', HIGH: 'HIGH' }
  #received
  #headers = []
  #type = ''
  #subclass = null
  #body = ''
  /** Where `nextHeader` is; null before `firstHeader` and at the end. */
  hPtr = null

  /**
   * @param type the name, or the headers as an object, whose `_body` is the body
   * @param subclass the subclass of a CUSTOM event, or with headers the body
   */
  constructor(type, subclass) {
    if (type === RECEIVED) {
      this.#received = subclass
    } else if (typeof type === 'string') {
      this.#type = type
      this.#subclass = subclass
      this.addHeader('Event-Name', type)
      if (subclass) this.addHeader('Event-Subclass', subclass)
    } else if (typeof type === 'object' && type !== null) {
      this.#fill(type, subclass)
    }
  }

  /** Not for applications: an event that came, as the number of its format and its text. */
  static received(format, text) {
    return new Event(RECEIVED, { format, text })
  }

  #fill(headers, body) {
    this.#type = headers['Event-Name']
    this.#subclass = headers['Event-Subclass']
    this.#body = body || headers._body || ''
    // One name, one header: an object has each once.
    this.#headers = Object.keys(headers).flatMap((name) => (name === '_body' ? [] : [{ name, value: headers[name] }]))
  }

  /** Reads what came, as a whole. Throws what JSON.parse throws. */
  #read() {
    if (this.#received === undefined) return
    const { format, text } = this.#received
    const headers = parseEvent(format, text)
    for (const name in headers) {
      const value = headers[name]
      if (name === 'Content-Length') headers[name] = Number.parseInt(value, 10)
      // Only JSON has lists.
      else if (Array.isArray(value) && (format & 3) === PLAIN) headers[name] = LIST + value.join('|:')
    }
    this.#received = undefined
    this.#fill(headers)
  }

  /** Names and values, in order: objects `{ name, value }`. */
  get headers() {
    this.#read()
    return this.#headers
  }

  set headers(headers) {
    this.#read()
    this.#headers = headers
  }

  /** `Event-Name`; undefined of a message that is no event. */
  get type() {
    this.#read()
    return this.#type
  }

  set type(type) {
    this.#read()
    this.#type = type
  }

  /** `Event-Subclass` of a CUSTOM event. */
  get subclass() {
    this.#read()
    return this.#subclass
  }

  set subclass(subclass) {
    this.#read()
    this.#subclass = subclass
  }

  /** The body; empty where there is none. */
  get body() {
    this.#read()
    return this.#body
  }

  set body(body) {
    this.#read()
    this.#body = body
  }

  /** The first of these headers that it has; null without any. */
  #first(names) {
    // Headers of XML are found in any case of letters without reading all.
    if (this.#received !== undefined && (this.#received.format & 3) !== XML) {
      const value = native.eventFirst(this.#received.format, this.#received.text, names)
      if (value === null || (!value.startsWith(LIST) && !names.includes('Content-Length'))) return value
    }
    for (const name of names) {
      const header = this.headers.find((one) => one.name === name)
      if (header !== undefined) return header.value
    }
    return null
  }

  /** The value of a header, null if there is none. Case counts. */
  getHeader(name) {
    return this.#first([name])
  }

  /** Not for applications: what the event is about. */
  subject() {
    return this.#first(['Job-UUID', 'Unique-ID', 'Core-UUID'])
  }

  getBody() {
    return this.body
  }

  getType() {
    return this.type
  }

  setPriority(priority) {
    this.addHeader('priority', priority)
  }

  /** Adds to the body; the whole of it. */
  addBody(value) {
    return (this.body += value)
  }

  /** Sets a header, in the place of one of that name. */
  addHeader(name, value) {
    const header = this.headers.find((one) => one.name === name)
    if (header === undefined) this.headers.push({ name, value })
    else header.value = value
    return value
  }

  /** Takes a header out: a list of it, or null if there is none. */
  delHeader(name) {
    const at = this.headers.findIndex((one) => one.name === name)
    return at < 0 ? null : this.headers.splice(at, 1)
  }

  /** The first header's name, undefined without any. */
  firstHeader() {
    this.hPtr = 0
    return this.headers[0]?.name
  }

  /** The next header's name; null behind the last, and before `firstHeader`. */
  nextHeader() {
    if (this.hPtr === null) return null
    this.hPtr = this.hPtr < this.headers.length - 1 ? this.hPtr + 1 : null
    return this.hPtr === null ? null : this.headers[this.hPtr].name
  }

  /** The event as text: `plain`, `json` or `xml`. It gets a Content-Length. */
  serialize(format = 'plain') {
    const isXml = format === 'xml'
    const body = isXml ? escape(this.body) : this.body
    this.addHeader('Content-Length', Buffer.byteLength(body, 'utf8'))
    if (format === 'json') {
      const object = Object.fromEntries(this.headers.map(({ name, value }) => [name, value]))
      return JSON.stringify(body ? { ...object, _body: body } : object, null, 2)
    }
    if (isXml) {
      const lines = this.headers.map(({ name, value }) => `    <${name}>${escape(value)}</${name}>\n`)
      return `<event>\n  <headers>\n${lines.join('')}  </headers>\n${body ? `  <body>${body}</body>\n` : ''}</event>`
    }
    const lines = this.headers.map(({ name, value }) => `${name}: ${value}\n`)
    return lines.join('') + (body ? `\n${body}` : '')
  }

  toJSON() {
    const { headers, hPtr, type, subclass, body } = this
    return { headers, hPtr, type, subclass, body }
  }

  [inspect.custom](_depth, options) {
    return `Event ${inspect(this.toJSON(), options)}`
  }
}

module.exports = { Event }
