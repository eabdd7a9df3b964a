'use strict'

/** Handlers of events in the manner of `esl`: each handler counts once, those of `on` are called before those of `once`. */
class FreeSwitchEventEmitter {
  #on = new Map()
  #once = new Map()

  /** Calls the handlers; whether there were any. */
  emit(event, ...args) {
    const lasting = this.#on.get(event)
    const once = this.#once.get(event)
    if (once !== undefined) this.#once.delete(event)
    if (lasting !== undefined) for (const handler of lasting) handler(...args)
    if (once !== undefined) for (const handler of once) handler(...args)
    return (lasting?.size ?? 0) + (once?.size ?? 0) > 0
  }

  on(event, handler) {
    add(this.#on, event, handler)
    return this
  }

  once(event, handler) {
    add(this.#once, event, handler)
    return this
  }

  removeListener(event, handler) {
    remove(this.#on, event, handler)
    remove(this.#once, event, handler)
  }

  removeAllListeners() {
    this.#on.clear()
    this.#once.clear()
  }

  /** How many handlers an event has. */
  listenerCount(event) {
    return (this.#on.get(event)?.size ?? 0) + (this.#once.get(event)?.size ?? 0)
  }
}

function add(handlers, event, handler) {
  const known = handlers.get(event)
  if (known !== undefined) return void known.add(handler)
  const first = new Set()
  first.add(handler)
  handlers.set(event, first)
}

function remove(handlers, event, handler) {
  const known = handlers.get(event)
  if (known?.delete(handler) && known.size === 0) handlers.delete(event)
}

/** The arguments of the next such event. */
function once(emitter, event) {
  return new Promise((resolve) => {
    emitter.once(event, (...args) => resolve(args))
  })
}

module.exports = { FreeSwitchEventEmitter, once }
