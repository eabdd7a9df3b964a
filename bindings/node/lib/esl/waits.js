'use strict'

const { FreeSwitchTimeout } = require('./errors')

/** setTimeout takes 31 bits; what is longer is not waited for. */
const LONGEST = 2 ** 31 - 1

/** One wait: for an answer, an event, a job, an application's end. It ends once. */
class Wait {
  #timer
  #waits
  #resolve
  #reject

  constructor(waits, text, timeout, resolve, reject, gone) {
    this.#waits = waits
    /** What is waited for, in words, made only for an error. */
    this.text = text
    this.#resolve = resolve
    this.#reject = reject
    /** Called at its end. */
    this.gone = gone
    if (timeout != null && timeout <= LONGEST) {
      this.#timer = setTimeout(() => this.reject(new FreeSwitchTimeout(timeout, `(${waits.ref}) event ${this.text()}`)), timeout)
      this.#timer.unref()
    }
  }

  resolve(value) {
    if (this.#end()) this.#resolve(value)
  }

  reject(error) {
    if (this.#end()) this.#reject(error)
  }

  #end() {
    if (!this.#waits.all.delete(this)) return false
    clearTimeout(this.#timer)
    this.gone?.()
    return true
  }
}

/** All waits of one connection: they end with it. */
class Waits {
  all = new Set()
  #ended

  constructor(ref) {
    this.ref = ref
  }

  /**
   * A promise and its wait.
   * @param text what is waited for, in words
   * @param timeout in ms; null or undefined: as long as the connection lasts
   * @param gone called when the wait has ended
   */
  begin(text, timeout, gone) {
    let wait
    const promise = new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended(text()))
        gone?.()
        return
      }
      wait = new Wait(this, text, timeout, resolve, reject, gone)
      this.all.add(wait)
    })
    return { promise, wait }
  }

  /** Ends all waits, and those that will be begun, with an error for each. */
  end(errorFor) {
    if (this.#ended) return
    this.#ended = errorFor
    for (const wait of this.all) wait.reject(errorFor(wait.text()))
  }
}

module.exports = { Waits }
