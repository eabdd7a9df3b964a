'use strict'

/** Handlers of events in the manner of `esl`: each handler counts once, those of `on` are called before those of `once`. */
class FreeSwitchEventEmitter {
  #on = new Map()
  /** One handler, or the set of several: nearly always it is one. */
  #once = new Map()

  /** Calls the handlers; whether there were any. */
  emit(event, ...args) {
    const lasting = this.#on.get(event)
    const once = this.#once.get(event)
    if (once !== undefined) this.#once.delete(event)
    if (lasting !== undefined) for (const handler of lasting) handler(...args)
    if (typeof once === 'function') once(...args)
    else if (once !== undefined) for (const handler of once) handler(...args)
    return (lasting?.size ?? 0) + count(once) > 0
  }

  on(event, handler) {
    const known = this.#on.get(event)
    if (known === undefined) this.#on.set(event, new Set([handler]))
    else known.add(handler)
    return this
  }

  once(event, handler) {
    const known = this.#once.get(event)
    if (known === undefined) this.#once.set(event, handler)
    else if (typeof known !== 'function') known.add(handler)
    else if (known !== handler) this.#once.set(event, new Set([known, handler]))
    return this
  }

  removeListener(event, handler) {
    if (this.#once.get(event) === handler) this.#once.delete(event)
    else remove(this.#once, event, handler)
    remove(this.#on, event, handler)
  }

  removeAllListeners() {
    this.#on.clear()
    this.#once.clear()
  }

  /** How many handlers an event has. */
  listenerCount(event) {
    return (this.#on.get(event)?.size ?? 0) + count(this.#once.get(event))
  }
}

/** How many one handler, a set of them, or none are. */
const count = (handlers) => (typeof handlers === 'function' ? 1 : (handlers?.size ?? 0))

function remove(sets, event, handler) {
  const known = sets.get(event)
  if (known instanceof Set && known.delete(handler) && known.size === 0) sets.delete(event)
}

/** The arguments of the next such event. */
function once(emitter, event) {
  return new Promise((resolve) => {
    emitter.once(event, (...args) => resolve(args))
  })
}

module.exports = { FreeSwitchEventEmitter, once }
