'use strict'

const { onAbort } = require('./arguments')
const { deliveryOf } = require('./delivery')
const { ENDED, STRIDE } = require('./kinds')

/** How many deliveries are taken at once. */
const BATCH = 256

/** How many headers come with an event at most. */
const HEADERS = 8

/** The headers that are read of a reader's events: those of one batch come with the events of the next, which saves asking for each. */
class Asked {
  #names = new Set()

  add(name) {
    if (this.#names.size < HEADERS) this.#names.add(name)
  }

  /** Those of the batch that is over. */
  names() {
    return [...this.#names]
  }

  /** Another batch begins. */
  clear() {
    this.#names.clear()
  }
}

/** What a reader asked for, in order: an async iterator of events, log lines, gaps, and notes of what was dropped. */
class EventStream {
  #link
  #reader
  #taken = []
  #at = 0
  #asked = new Asked()
  #names = []
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
        const names = this.#asked.names()
        this.#taken = this.#link.take(this.#reader, BATCH, names)
        this.#at = 0
        // They are wanted of the next event, whenever that comes.
        if (this.#taken.length === 0) return undefined
        this.#names = names
        this.#asked.clear()
      }
      const [batch, at] = [this.#taken, this.#at]
      this.#at += STRIDE + this.#names.length
      if (batch[at] === ENDED) {
        this.#finish()
        return undefined
      }
      return deliveryOf(batch, at, this.#asked, this.#names)
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
