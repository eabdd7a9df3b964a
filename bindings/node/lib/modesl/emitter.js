'use strict'
// Handlers of events whose names have parts, `esl::event::CHANNEL_ANSWER::UUID`, in the manner of EventEmitter2.

const DELIMITER = '::'
/** How many handlers one name may have before that looks like a leak. */
const MANY = 25

/** A place in the tree of names: the handlers of the name that ends here, and what goes on from here. */
class Place {
  children = new Map()
  handlers = []
  warned = false
}

const partsOf = (name) => (Array.isArray(name) ? name : String(name).split(DELIMITER))

/**
 * An emitter whose handlers may be for many names at once: `*` stands for one part of a name, `**` for one or more. Each is called with what was
 * emitted, and with the emitter as `this`; `event` is the name meanwhile.
 */
class Emitter {
  #root = new Place()
  #any = []
  #limit = MANY
  /** The name that is being emitted. */
  event = undefined

  /** Calls the handlers; whether there were any. An `error` that nobody handles is thrown. */
  emit(name, ...args) {
    const handlers = this.#matching(name)
    if (handlers.length + this.#any.length === 0) {
      if (name === 'error') throw args[0] instanceof Error ? args[0] : new Error(`unhandled error: ${String(args[0])}`)
      return false
    }
    this.event = name
    for (const handler of this.#any) handler.call(this, name, ...args)
    for (const handler of handlers) this.#call(handler, args)
    return true
  }

  /** As `emit`; a promise of what the handlers return. */
  emitAsync(name, ...args) {
    const handlers = this.#matching(name)
    this.event = name
    const any = this.#any.map((handler) => handler.call(this, name, ...args))
    return Promise.all([...any, ...handlers.map((handler) => this.#call(handler, args))])
  }

  #call(handler, args) {
    if (handler.left !== undefined && --handler.left <= 0) this.#remove(handler.parts, (other) => other === handler)
    return handler.act.apply(this, args)
  }

  on(name, act) {
    return typeof name === 'function' ? this.onAny(name) : this.#add(name, act)
  }

  addListener(name, act) {
    return this.on(name, act)
  }

  once(name, act) {
    return this.#add(name, act, 1)
  }

  /** For the next so many times. */
  many(name, times, act) {
    return this.#add(name, act, times)
  }

  prependListener(name, act) {
    return this.#add(name, act, undefined, true)
  }

  prependOnceListener(name, act) {
    return this.#add(name, act, 1, true)
  }

  prependMany(name, times, act) {
    return this.#add(name, act, times, true)
  }

  /** For every name, which it is given first. */
  onAny(act) {
    check(act)
    this.#any = [...this.#any, act]
    return this
  }

  prependAny(act) {
    check(act)
    this.#any = [act, ...this.#any]
    return this
  }

  /** Without a handler: none is for every name any more. */
  offAny(act) {
    const at = this.#any.indexOf(act)
    this.#any = act === undefined ? [] : this.#any.filter((_, i) => i !== at)
    return this
  }

  off(name, act) {
    check(act)
    this.#remove(partsOf(name), (handler) => handler.act === act)
    return this
  }

  removeListener(name, act) {
    return this.off(name, act)
  }

  /** Without a name: all of all names. */
  removeAllListeners(name) {
    if (name === undefined) {
      this.#root = new Place()
      this.#any = []
    } else this.#remove(partsOf(name), undefined)
    return this
  }

  listeners(name) {
    return this.#matching(name).map(({ act }) => act)
  }

  listenersAny() {
    return [...this.#any]
  }

  listenerCount(name) {
    return this.#matching(name).length
  }

  /** From how many handlers of one name on a leak is suspected; 0: never. */
  setMaxListeners(limit) {
    this.#limit = limit
    return this
  }

  #add(name, act, left, first = false) {
    check(act)
    const parts = partsOf(name)
    let place = this.#root
    for (const part of parts) {
      let next = place.children.get(part)
      if (next === undefined) place.children.set(part, (next = new Place()))
      place = next
    }
    const handler = { act, left, parts }
    place.handlers = first ? [handler, ...place.handlers] : [...place.handlers, handler]
    if (this.#limit > 0 && place.handlers.length > this.#limit && !place.warned) {
      place.warned = true
      process.emitWarning(`${place.handlers.length} handlers of ${parts.join(DELIMITER)}: a leak? setMaxListeners() raises the limit`)
    }
    return this
  }

  /** Takes one handler off a name, or all where it is not said which, and forgets names that nobody has a handler for. */
  #remove(parts, isIt) {
    const path = [this.#root]
    for (const part of parts) {
      const next = path.at(-1).children.get(part)
      if (next === undefined) return
      path.push(next)
    }
    const last = path.at(-1)
    const at = isIt === undefined ? -1 : last.handlers.findLastIndex(isIt)
    last.handlers = isIt === undefined ? [] : last.handlers.filter((_, i) => i !== at)
    for (let i = parts.length; i > 0 && path[i].handlers.length + path[i].children.size === 0; i--) path[i - 1].children.delete(parts[i - 1])
  }

  /** The handlers for a name: those of the name itself, those of `*`, those of `**`. */
  #matching(name) {
    const found = []
    collect(this.#root, partsOf(name), 0, found)
    return found
  }
}

function collect(place, parts, at, found) {
  if (at === parts.length) {
    found.push(...place.handlers)
    return
  }
  const { children } = place
  if (children.size === 0) return
  const part = parts[at]
  const exact = part === '*' || part === '**' ? undefined : children.get(part)
  if (exact !== undefined) collect(exact, parts, at + 1, found)
  const one = children.get('*')
  if (one !== undefined) collect(one, parts, at + 1, found)
  const more = children.get('**')
  if (more === undefined) return
  const nearest = more.children.size === 0 ? parts.length : at + 1
  for (let next = nearest; next <= parts.length; next++) collect(more, parts, next, found)
}

function check(act) {
  if (typeof act !== 'function') throw new TypeError('a handler is a function')
}

module.exports = { Emitter }
