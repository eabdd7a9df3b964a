'use strict'

const { native } = require('./native')

/** The headers of a reply that has no others, in their order. */
function saidHeaders(text, job) {
  const headers = { 'Content-Type': 'command/reply', 'Reply-Text': text }
  if (job !== undefined) headers['Job-UUID'] = job
  return headers
}

/** A message that is no event: plain headers and a body as text; the `Bytes` readings lose nothing of what is not UTF-8. */
class Message {
  #rawBlock
  #rawBody

  /** The bytes, one character each, are given where text lost some. */
  constructor(headers, body, rawBlock, rawBody) {
    this.headers = headers
    this.body = body
    this.#rawBlock = rawBlock
    this.#rawBody = rawBody
  }

  /** The body as bytes. */
  bodyBytes() {
    return this.#rawBody === undefined ? Buffer.from(this.body, 'utf8') : Buffer.from(this.#rawBody, 'latin1')
  }

  /** Name and value of each header as bytes. */
  entriesBytes() {
    if (this.#rawBlock === undefined) return Object.entries(this.headers).map((pair) => pair.map((text) => Buffer.from(text, 'utf8')))
    const flat = native.blockHeaders(this.#rawBlock).map((binary) => Buffer.from(binary, 'latin1'))
    return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]])
  }
}

module.exports = { Message, saidHeaders }
