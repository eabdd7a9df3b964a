'use strict'

const { collect } = require('../native')
const { toBinary } = require('../text')
const { argument, given } = require('./arguments')
const { deliveryOf } = require('./delivery')
const { EslError } = require('./errors')
const { Event, Gap, eventOf } = require('./event')
const kinds = require('./kinds')
const { bytes, machineOf, outboundMachineOf } = require('./machine')
const { settle } = require('./outcome')

const { ENDED, STRIDE } = kinds

/** How many deliveries are taken from a reader at once. */
const BATCH = 256

const binary = (text) => (typeof text === 'string' ? toBinary(text) : Buffer.from(text).toString('latin1'))

/**
 * The machine of a client without a socket and without a timer: it logs in, restores what was asked for, matches answers to requests, and comes back after
 * a loss. After each input take outputs with `next` until it gives undefined, write what `drain` gives, and call `timeout` when `deadline` has come.
 */
class Engine {
  #native
  #now
  #outputs = []
  #at = 0
  #more = true
  #unsent = []
  #deadline
  #readers = new Map()

  /**
   * @param options as `connect`'s, without those of the transport; `now` is a clock, in ms, `performance.now` if it is not given
   */
  constructor(options = {}) {
    this.#now = options.now ?? (() => performance.now())
    this.#native = options.outbound ? outboundMachineOf(options, this.#now()) : machineOf(options, this.#now())
  }

  /** The machine of a connection that the switch has opened for a call. */
  static outbound(options) {
    return new Engine({ ...options, outbound: true })
  }

  /** An input: what comes of it is to be taken. */
  #input(act) {
    this.#more = true
    try {
      return act(this.#native, this.#now())
    } catch (error) {
      throw EslError.from(error)
    }
  }

  /** The transport that `connect` asked for is open. */
  connected() {
    this.#input((machine, time) => machine.connected(time))
  }

  /** It could not be opened. */
  connectFailed(why) {
    this.#input((machine, time) => machine.connectFailed(String(why), time))
  }

  /** Takes bytes that arrived. */
  feed(chunk) {
    try {
      this.#put(this.#native.feed(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk), chunk.length, this.#now(), collect))
    } catch (error) {
      throw EslError.from(error)
    }
  }

  /** The peer has closed, or the transport has failed. */
  endOfStream() {
    this.#input((machine, time) => machine.endOfStream(time))
  }

  /** Says that time has passed; to be called when `deadline` has come. */
  timeout() {
    this.#input((machine, time) => machine.handleTimeout(time))
  }

  /** Ends it: what waits fails, nothing is tried again. */
  close() {
    this.#input((machine, time) => machine.close(time))
  }

  /** The next output; undefined until the next input. */
  next() {
    while (this.#at >= this.#outputs.length) {
      this.#outputs = []
      this.#at = 0
      if (!this.#more) return undefined
      this.#fill()
    }
    return this.#outputs[this.#at++]
  }

  /** The bytes that are to be written; undefined if there are none. */
  drain() {
    if (this.#more) this.#fill()
    if (this.#unsent.length === 0) return undefined
    return Buffer.from(this.#unsent.splice(0).join(''), 'latin1')
  }

  /** When `timeout` is to be called, by its clock; undefined: never. */
  get deadline() {
    return this.#deadline
  }

  /** Whether requests are taken. */
  get isUp() {
    return this.#native.isUp
  }

  #fill() {
    this.#more = false
    this.#put(this.#native.drain(this.#now(), collect))
  }

  #put(batch) {
    for (let at = 0; at < batch.length; at += STRIDE) {
      const output = this.#output(batch, at)
      if (output !== undefined) this.#outputs.push(output)
    }
  }

  #output(batch, at) {
    const [one, two, three, four] = [batch[at + 1], batch[at + 2], batch[at + 3], batch[at + 4]]
    switch (batch[at]) {
      case kinds.TRANSMIT:
        return void this.#unsent.push(one)
      case kinds.DEADLINE:
        this.#deadline = one ?? undefined
        return undefined
      case kinds.MORE:
        this.#more = true
        return undefined
      case kinds.CONNECT:
        return { type: 'connect' }
      case kinds.CLOSE:
        return { type: 'close' }
      case kinds.UP:
        return { type: 'up', gap: two === undefined ? undefined : new Gap(two) }
      case kinds.DOWN:
        return { type: 'down', error: new EslError(one, two), retryAt: three ?? undefined }
      case kinds.CLOSED:
        return { type: 'ended', error: new EslError(one, two) }
      case kinds.CONNECTED:
        return { type: 'connected', data: new Event(one, two), full: (three & 1) !== 0, async: (three & 2) !== 0 }
      case kinds.CALL:
      case kinds.CALL_OVER: {
        const change = JSON.parse(two)
        if (four !== undefined) change.event = eventOf(four)
        return { type: 'call', uuid: one, change, status: three === undefined ? undefined : JSON.parse(three) }
      }
      case kinds.FINISHED: {
        const finished = { type: 'finished', request: one, value: undefined, error: undefined }
        settle(
          two,
          three,
          four,
          (value) => (finished.value = value),
          (error) => (finished.error = error),
        )
        return finished
      }
      case kinds.FILLED:
        return { type: 'filled', reader: one }
      case kinds.PAUSED:
        return { type: one ? 'pause' : 'resume' }
      case kinds.NOTICE:
        return { type: 'notice', text: one }
      case kinds.UNSOLICITED:
        return { type: 'unsolicited', text: one }
    }
  }

  /** Runs an API command; the number of the request, for `finished`. */
  api(line, { timeout } = {}) {
    return this.#input((machine, time) => machine.api(binary(line), timeout, time))
  }

  /** Runs an API command in the background; it finishes with its BACKGROUND_JOB event. */
  bgapi(line, { timeout } = {}) {
    return this.#input((machine, time) => machine.job(line, timeout, time))
  }

  /** Runs an application on a channel; it finishes with its CHANNEL_EXECUTE_COMPLETE event. */
  execute(channel, application, text, { timeout, loops, inTurn = false, asynchronous = false } = {}) {
    const { value, expression } = text === undefined ? { value: undefined, expression: false } : argument(text)
    const execute = { application, argument: value, expression, loops, eventLock: inTurn, asynchronous }
    return this.#input((machine, time) => machine.execute(channel, execute, timeout, time))
  }

  /** Sends a command of the wire; what it asks for is asked for again after a loss. */
  command(command, { timeout } = {}) {
    return this.#input((machine, time) => machine.command({ ...command, body: bytes(command.body) }, timeout, time))
  }

  /** Notes what a command asks for, for the next connection. */
  askLater(command) {
    this.#input((machine) => machine.askLater({ ...command, body: bytes(command.body) }))
  }

  /** Sends a whole packet as it is. */
  raw(packet, { timeout } = {}) {
    return this.#input((machine, time) => machine.raw(binary(packet), timeout, time))
  }

  /** Gives a request up: it does not finish. */
  cancel(request) {
    this.#input((machine) => machine.cancel(request))
  }

  /** Follows a call: what happens to it comes as `call`. */
  followCall(uuid) {
    this.#input((machine) => machine.followCall(uuid))
  }

  forgetCall(uuid) {
    this.#input((machine) => machine.forgetCall(uuid))
  }

  /** Does something with a call, by the name of an operation: `answer`, `hangup`, `playback`, ... */
  operate(uuid, name, args, { timeout, inTurn = false } = {}) {
    return this.#input((machine, time) => machine.operate(uuid, name, given(args), inTurn, timeout, time))
  }

  /** A new reader of events and log lines; its number, for `filled` and `take`. */
  addReader({ names = [], subclasses = [], channel, log } = {}, { bytes: room, overflow } = {}) {
    const reader = this.#input((machine) => machine.addReader({ names, subclasses, channel, log, bytes: room, overflow }))
    this.#readers.set(reader, { taken: [], at: 0 })
    return reader
  }

  removeReader(reader) {
    this.#readers.delete(reader)
    this.#input((machine, time) => machine.removeReader(reader, time))
  }

  /** The next that waits for a reader: an event, a log line, a gap, a note of what was dropped; undefined if nothing does. */
  take(reader) {
    const waiting = this.#readers.get(reader)
    if (waiting === undefined) return undefined
    if (waiting.at >= waiting.taken.length) {
      waiting.taken = this.#input((machine, time) => machine.take(reader, BATCH, [], time, collect))
      waiting.at = 0
    }
    const { taken, at } = waiting
    if (at >= taken.length || taken[at] === ENDED) return undefined
    waiting.at += STRIDE
    return deliveryOf(taken, at)
  }

  /** A new id for a channel. */
  newUuid() {
    return this.#native.newUuid()
  }
}

module.exports = { Engine }
