'use strict'

const { onAbort } = require('./arguments')
const { deliveryOf } = require('./delivery')
const { ENDED, STRIDE } = require('./kinds')

/** How many deliveries are taken at once. */
const BATCH = 256

/** What a reader asked for, in order: an async iterator of events, log lines, gaps, and notes of what was dropped. */
class EventStream {
  #link
  #reader
  #taken = []
  #at = 0
  #waiting = []
  #done = false
  #forget

  constructor(link, options, signal) {
    this.#link = link
    this.#reader = link.addReader(options, () => this.#wake())
    this.#forget = onAbort(signal, () => this.close())
  }

  /** The next delivery. */
  next() {
    const delivery = this.#take()
    if (delivery !== undefined) return Promise.resolve({ value: delivery, done: false })
    if (this.#done) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  #wake() {
    while (this.#waiting.length > 0) {
      const delivery = this.#take()
      if (delivery !== undefined) this.#waiting.shift()({ value: delivery, done: false })
      else if (!this.#done) return
      else this.#waiting.shift()({ value: undefined, done: true })
    }
  }

  /** What is at hand. */
  #take() {
    for (;;) {
      if (this.#at >= this.#taken.length) {
        if (this.#done) return undefined
        this.#taken = this.#link.take(this.#reader, BATCH)
        this.#at = 0
        if (this.#taken.length === 0) return undefined
      }
      const [batch, at] = [this.#taken, this.#at]
      this.#at += STRIDE
      if (batch[at] === ENDED) {
        this.#finish()
        return undefined
      }
      return deliveryOf(batch, at)
    }
  }

  #finish() {
    this.#done = true
    this.#forget?.()
    this.#taken = []
    this.#link.removeReader(this.#reader)
  }

  /** Ends it; the switch goes on sending what it was asked for. */
  close() {
    if (!this.#done) this.#finish()
    this.#wake()
  }

  async return() {
    this.close()
    return { value: undefined, done: /** @type {const} */ (true) }
  }

  [Symbol.asyncIterator]() {
    return this
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    this.close()
  }
}

module.exports = { EventStream }
