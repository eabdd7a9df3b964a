'use strict'

const { EslError } = require('./errors')

/** Several switches, each under a name. */
class Fleet {
  #members = new Map()
  #streams = new Set()
  #turn = 0

  /** Adds a switch, also to the streams that are open. One of the same name is replaced. */
  async add(name, client) {
    const member = { name, client, draining: false }
    this.remove(name)
    this.#members.set(name, member)
    await Promise.all([...this.#streams].map((stream) => stream.add(member)))
  }

  /** Takes a switch out, also of the streams, and gives its client, which goes on. */
  remove(name) {
    const member = this.#members.get(name)
    if (member === undefined) return undefined
    this.#members.delete(name)
    for (const stream of this.#streams) stream.remove(member)
    return member.client
  }

  /** Lets a switch get no new calls, or get them again; everything else goes on. False: no such switch. */
  drain(name, draining = true) {
    const member = this.#members.get(name)
    if (member !== undefined) member.draining = draining
    return member !== undefined
  }

  /** How each switch is. */
  get members() {
    return [...this.#members.values()].map(({ name, client, draining }) => ({ name, state: client.state, draining }))
  }

  /** The client of a switch. */
  client(name) {
    return this.#members.get(name)?.client
  }

  /** A switch for a new call: each in its turn, of those that are connected and not draining. */
  pick() {
    const fit = [...this.#members.values()].filter(({ client, draining }) => !draining && client.state === 'up')
    if (fit.length === 0) return undefined
    const { name, client } = fit[this.#turn++ % fit.length]
    return { name, client }
  }

  /** The switch that has a channel; each is asked. Undefined: none of those that answered. */
  async locate(channel, options) {
    const asked = [...this.#members.values()].map(async ({ name, client }) => {
      if (!(await client.run('uuid_exists', { uuid: channel }, options))) throw new EslError('hung_up')
      return { name, client }
    })
    return await Promise.any(asked).catch(() => undefined)
  }

  /**
   * Runs an API command on some switches at once; each answers for itself, by name: `{ value }` or `{ error }`.
   * @param target `{ all: true }`, `{ name }` or `{ channel }`
   */
  async api(target, line, options) {
    const members = await this.#targets(target, options)
    const ask = async ({ name, client }) => {
      try {
        return [name, { value: await client.api(line, options) }]
      } catch (error) {
        return [name, { error }]
      }
    }
    return new Map(await Promise.all(members.map(ask)))
  }

  async #targets(target, options) {
    if (target.name !== undefined) {
      const member = this.#members.get(target.name)
      if (member === undefined) throw new EslError('not_sent', `there is no switch ${target.name}`)
      return [member]
    }
    if (target.channel === undefined) return [...this.#members.values()]
    const found = await this.locate(target.channel, options)
    return found === undefined ? [] : [found]
  }

  /** Events of every switch, also of those that are added later: an async iterator of `{ name, delivery }`, in order for each switch. */
  async subscribe(interest, options) {
    const stream = new FleetStream(interest, options, () => this.#streams.delete(stream))
    this.#streams.add(stream)
    try {
      await Promise.all([...this.#members.values()].map((member) => stream.add(member)))
    } catch (error) {
      stream.close()
      throw error
    }
    return stream
  }

  /** Closes every client, and ends the streams. */
  async close() {
    for (const stream of this.#streams) stream.close()
    const members = [...this.#members.values()]
    this.#members.clear()
    await Promise.all(members.map(({ client }) => client.close()))
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    await this.close()
  }
}

/** The streams of several switches as one. What is not taken stays in their own queues. */
class FleetStream {
  #interest
  #options
  #closed
  /** Whose events are wanted, and the streams of those that have one. */
  #members = new Set()
  #sources = new Map()
  #ready = []
  #waiting = []
  #done = false

  constructor(interest, options, closed) {
    this.#interest = interest
    this.#options = options
    this.#closed = closed
  }

  async add(member) {
    if (member.client.state === 'ended') return
    this.#members.add(member)
    const stream = await member.client.subscribe(this.#interest, this.#options)
    // It may have been removed meanwhile.
    if (!this.#members.has(member)) return stream.close()
    this.#sources.set(member, stream)
    this.#pull(member, stream)
  }

  /** One delivery of each source is at hand; the next is asked for when that was taken. */
  async #pull(member, stream) {
    const { value, done } = await stream.next()
    if (done || this.#sources.get(member) !== stream) return
    const item = { value: { name: member.name, delivery: value }, done: false }
    const waiting = this.#waiting.shift()
    if (waiting === undefined) this.#ready.push({ item, again: () => this.#pull(member, stream) })
    else {
      waiting(item)
      this.#pull(member, stream)
    }
  }

  remove(member) {
    this.#members.delete(member)
    this.#sources.get(member)?.close()
    this.#sources.delete(member)
  }

  next() {
    const ready = this.#ready.shift()
    if (ready !== undefined) {
      ready.again()
      return Promise.resolve(ready.item)
    }
    if (this.#done) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  close() {
    if (this.#done) return
    this.#done = true
    this.#closed()
    for (const member of this.#members) this.remove(member)
    this.#ready = []
    for (const waiting of this.#waiting.splice(0)) waiting({ value: undefined, done: true })
  }

  async return() {
    this.close()
    return { value: undefined, done: true }
  }

  [Symbol.asyncIterator]() {
    return this
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    this.close()
  }
}

module.exports = { Fleet }
