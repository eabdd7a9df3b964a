'use strict'

const { FreeSwitchTimeout } = require('./errors')

/** setTimeout takes 31 bits; what is longer is not waited for. */
const LONGEST = 2 ** 31 - 1

/** One wait: for an answer, an event, a job, an application's end. It ends once. */
class Wait {
  #waits
  #text
  #resolve
  #reject
  #gone
  #isOver = false
  /** What it is found by. */
  key

  constructor(waits, text, timeout, resolve, reject, gone) {
    this.#waits = waits
    this.#text = text
    this.#resolve = resolve
    this.#reject = reject
    this.#gone = gone
    this.timeout = timeout
    /** When it has lasted too long, by `performance.now`. */
    this.limit = timeout != null && timeout <= LONGEST ? performance.now() + timeout : Infinity
  }

  /** What is waited for, in words, made only for an error. What was sent need not have words: JSON has none for a BigInt. */
  text() {
    try {
      return this.#text()
    } catch {
      return 'what has no words'
    }
  }

  /** It has lasted too long. */
  expire() {
    this.reject(new FreeSwitchTimeout(this.timeout, `(${this.#waits.ref}) event ${this.text()}`))
  }

  resolve(value) {
    if (this.#end()) this.#resolve(value)
  }

  reject(error) {
    if (this.#end()) this.#reject(error)
  }

  #end() {
    if (this.#isOver) return false
    this.#isOver = true
    this.#waits.remove(this.key)
    this.#gone?.()
    return true
  }
}

/** All waits of one connection, with one timer: they end with it. */
class Waits {
  #all = new Map()
  #ended
  #timer
  #timerAt = Infinity

  constructor(ref) {
    this.ref = ref
  }

  /**
   * Begins a wait; undefined, and it has been rejected, where all waits have ended.
   * @param key what it is found by: the number of a command, the id of a job or of an execution; undefined: by nothing
   * @param text what is waited for, in words
   * @param timeout in ms; null or undefined: as long as the connection lasts
   * @param resolve called with what was waited for, where it comes
   * @param reject called with an error, where it does not
   * @param gone called when the wait has ended
   */
  add(key, text, timeout, resolve, reject, gone) {
    if (this.#ended) {
      reject(this.#ended(text()))
      gone?.()
      return undefined
    }
    const wait = new Wait(this, text, timeout, resolve, reject, gone)
    // Of two with one id, which no switch gives, the first is found.
    wait.key = key === undefined || this.#all.has(key) ? wait : key
    this.#all.set(wait.key, wait)
    this.#watch(wait.limit)
    return wait
  }

  /** Who waits for the answer to this command, or for the end of this job or execution. */
  get(key) {
    return this.#all.get(key)
  }

  /** One has ended. */
  remove(key) {
    this.#all.delete(key)
  }

  /** A promise and its wait. */
  begin(text, timeout, gone) {
    let wait
    const promise = new Promise((resolve, reject) => {
      wait = this.add(undefined, text, timeout, resolve, reject, gone)
    })
    return { promise, wait }
  }

  /** The timer goes off at the earliest limit; one of a wait that has ended meanwhile costs a look. */
  #watch(limit) {
    if (limit >= this.#timerAt) return
    clearTimeout(this.#timer)
    this.#timerAt = limit
    this.#timer = setTimeout(() => this.#expire(), limit - performance.now())
    this.#timer.unref()
  }

  #expire() {
    this.#timerAt = Infinity
    // Timers count whole milliseconds.
    const now = performance.now() + 1
    let next = Infinity
    for (const wait of this.#all.values()) {
      if (wait.limit <= now) wait.expire()
      else if (wait.limit < next) next = wait.limit
    }
    this.#watch(next)
  }

  /** Ends all waits, and those that will be begun, with an error for each. */
  end(errorFor) {
    if (this.#ended) return
    this.#ended = errorFor
    clearTimeout(this.#timer)
    for (const wait of this.#all.values()) wait.reject(errorFor(wait.text()))
  }
}

module.exports = { Waits }
