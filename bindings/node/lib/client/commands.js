'use strict'

const { native } = require('../native')

/** API commands as functions: what must be given in its place, what may be given by name, then the request's options. */
class Commands {
  #run

  /** Not for applications: `run` takes a name, arguments and options. */
  constructor(run) {
    this.#run = run
  }

  static {
    for (const [name, needed, hasMore] of native.commandTable()) {
      // A method is what it is called.
      const { [name]: command } = {
        [name](...given) {
          const args = hasMore ? { ...given[needed.length] } : {}
          for (let i = 0; i < needed.length; i++) args[needed[i]] = given[i]
          return this.#run(name, args, given[needed.length + (hasMore ? 1 : 0)])
        },
      }
      Object.defineProperty(this.prototype, name, { value: command, writable: true, configurable: true })
    }
  }
}

module.exports = { Commands }
