'use strict'

const { onAbort } = require('./arguments')
const { Dropped } = require('./event')

/** How many changes lie for a reader at most. */
const MOST = 1024

/** The changes after which nothing more is learned of a call. */
const LAST = ['ended', 'left', 'lost']

/** What happens to a call, as an async iterator. Where more lie unread than it keeps, the oldest go, and a `Dropped` in their place says how many. */
class Changes {
  #arrived = []
  #dropped = 0
  #waiting = []
  #done = false
  #forget
  #forgetSignal

  constructor(state, signal) {
    this.#forget = state.watch((change) => this.#push(change))
    if (state.over() !== undefined) this.#finish()
    else this.#forgetSignal = onAbort(signal, () => this.#finish())
  }

  #push(change) {
    if (change !== undefined) {
      const waiting = this.#waiting.shift()
      if (waiting !== undefined) waiting({ value: change, done: false })
      else this.#keep(change)
    }
    if (change === undefined || LAST.includes(change.type)) this.#finish()
  }

  #keep(change) {
    this.#arrived.push(change)
    if (this.#arrived.length <= MOST) return
    this.#arrived.shift()
    this.#dropped++
  }

  #finish() {
    this.#done = true
    this.#forget()
    this.#forgetSignal?.()
    for (const waiting of this.#waiting.splice(0)) waiting({ value: undefined, done: true })
  }

  /** What lies here, the note of what is missing before the rest. */
  #take() {
    if (this.#dropped === 0) return this.#arrived.shift()
    const dropped = new Dropped(this.#dropped)
    this.#dropped = 0
    return dropped
  }

  next() {
    const change = this.#take()
    if (change !== undefined) return Promise.resolve({ value: change, done: false })
    if (this.#done) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  async return() {
    this.#finish()
    this.#arrived = []
    this.#dropped = 0
    return { value: undefined, done: true }
  }

  [Symbol.asyncIterator]() {
    return this
  }
}

module.exports = { Changes }
