'use strict'
// One native client, the socket that feeds it, one timer.

const { leave, unsent } = require('../leave')
const { collect } = require('../native')
const { readFrom } = require('../reading')
const { rethrow, soon } = require('../wire')
const { onAbort } = require('./arguments')
const { EslError } = require('./errors')
const kinds = require('./kinds')
const { settle } = require('./outcome')

const { CALL, CALL_OVER, CLOSE, CLOSED, CONNECT, CONNECTED, DEADLINE, DOWN, FILLED, FINISHED, MORE, NOTICE, PAUSED, STRIDE, TRANSMIT, UNSOLICITED, UP } = kinds

/** setTimeout takes 31 bits. */
const LONGEST = 2 ** 31 - 1

const now = () => performance.now()

class Link {
  #native
  #open
  #owner
  #socket
  #pending = new Map()
  #readers = new Map()
  #flushing = false
  #flush = () => {
    this.#flushing = false
    this.#handle(this.#native.drain(now(), collect))
  }
  #timer
  #timerAt = Infinity
  #deadline = Infinity
  #waiting = false
  #ended
  #opening

  /**
   * @param native the native client
   * @param open opens a socket: gives a promise of a Duplex; undefined for a connection that is open
   * @param owner is told: `up`, `down`, `closed`, `connected`, `call`, `notice`, `unsolicited`
   */
  constructor(native, open, owner) {
    this.#native = native
    this.#open = open
    this.#owner = owner
  }

  /** Begins: over this socket, or over one that it opens. */
  start(socket) {
    if (socket !== undefined) this.#adopt(socket)
    this.#handle(this.#native.drain(now(), collect))
  }

  /** Why it has ended, if it has. */
  get ended() {
    return this.#ended
  }

  get isUp() {
    return this.#native.isUp
  }

  /** How many requests wait. */
  get load() {
    return this.#pending.size
  }

  /**
   * Sends a request and gives what comes of it.
   * @param ask makes it: gets the native client and the time, gives the request's number
   * @param options `signal` gives the wait up
   */
  request(ask, { signal } = {}) {
    let number
    try {
      signal?.throwIfAborted()
      if (this.#ended) throw this.#ended
      number = this.send(ask)
    } catch (error) {
      return Promise.reject(error)
    }
    return this.wait(number, signal)
  }

  /** Sends a request and gives its number, for `wait`. Throws where the switch does not read what it is sent. */
  send(ask) {
    const waiting = unsent(this.#socket)
    if (waiting !== undefined) throw new EslError('not_sent', `the switch does not read: ${waiting} bytes wait to be sent`)
    return this.tell(ask)
  }

  /** Waits for a request that was sent. */
  wait(number, signal) {
    this.flushLater()
    return new Promise((resolve, reject) => {
      const waiting = { resolve, reject, forget: undefined }
      this.#pending.set(number, waiting)
      waiting.forget = onAbort(signal, () => {
        this.#pending.delete(number)
        this.#native.cancel(number)
        this.flushLater()
        reject(signal.reason)
      })
    })
  }

  /** Something that has no answer. */
  tell(act) {
    try {
      const said = act(this.#native, now())
      this.flushLater()
      return said
    } catch (error) {
      throw EslError.from(error)
    }
  }

  /** What is asked for in one turn of the loop is written together. */
  flushLater() {
    if (this.#flushing) return
    this.#flushing = true
    soon(this.#flush)
  }

  /** A reader, woken by `filled()` when there is something to take. */
  addReader(options, filled) {
    const number = this.#native.addReader(options)
    this.#readers.set(number, filled)
    return number
  }

  removeReader(number) {
    this.#readers.delete(number)
    this.#native.removeReader(number, now())
    this.flushLater()
  }

  /** What waits for a reader, at most so many; with each event these headers. */
  take(number, most, headers) {
    const taken = this.#native.take(number, most, headers, now(), collect)
    // It may have made room for what the socket has.
    if (this.#socket?.isPaused()) this.flushLater()
    return taken
  }

  /** The native client, for what changes nothing. */
  get native() {
    return this.#native
  }

  /** Ends it at once. */
  close() {
    this.#native.close(now())
    this.#handle(this.#native.drain(now(), collect))
  }

  #handle(batch) {
    for (let i = 0; i < batch.length; i += STRIDE) {
      try {
        this.#entry(batch, i)
      } catch (error) {
        rethrow(error)
      }
    }
  }

  #entry(batch, i) {
    switch (batch[i]) {
      case FINISHED:
        return this.#finished(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4])
      case FILLED:
        return this.#readers.get(batch[i + 1])?.()
      case TRANSMIT:
        return void this.#socket?.write(batch[i + 1], 'latin1')
      case CALL:
        return this.#owner.call(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4], false)
      case CALL_OVER:
        return this.#owner.call(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4], true)
      case DEADLINE:
        return this.#setDeadline(batch[i + 1] ?? Infinity)
      case PAUSED:
        return batch[i + 1] ? this.#socket?.pause() : this.#socket?.resume()
      case MORE:
        // A large chunk gives others their turn.
        return void setImmediate(() => this.#handle(this.#native.drain(now(), collect)))
      case CONNECT:
        return void this.#connect()
      case CLOSE:
        return this.#disconnect()
      case UP:
        this.#setWaiting(false)
        return this.#owner.up(batch[i + 1], batch[i + 2])
      case DOWN:
        this.#disconnect()
        // While there is no socket, the next try keeps the process alive.
        this.#setWaiting(true)
        return this.#owner.down(EslError.told(batch[i + 1], batch[i + 2]), batch[i + 3])
      case CLOSED:
        return this.#finish(EslError.told(batch[i + 1], batch[i + 2]))
      case CONNECTED:
        return this.#owner.connected(batch[i + 1], batch[i + 2], batch[i + 3], batch[i + 4])
      case NOTICE:
        return this.#owner.notice(batch[i + 1])
      case UNSOLICITED:
        return this.#owner.unsolicited(batch[i + 1])
    }
  }

  #finished(number, how, what, more) {
    const waiting = this.#pending.get(number)
    if (waiting === undefined) return
    this.#pending.delete(number)
    waiting.forget?.()
    settle(how, what, more, waiting.resolve, waiting.reject)
  }

  async #connect() {
    this.#opening = new AbortController()
    try {
      const socket = await this.#open(this.#opening.signal)
      if (this.#ended) return void socket.destroy()
      this.#adopt(socket)
      this.#native.connected(now())
    } catch (error) {
      this.#native.connectFailed(error.message, now())
    }
    this.#handle(this.#native.drain(now(), collect))
  }

  #adopt(socket) {
    this.#socket = socket
    // Its end is told once, whichever way it comes.
    const end = () => {
      if (this.#socket !== socket) return
      this.#socket = undefined
      socket.destroy()
      this.#native.endOfStream(now())
      this.#handle(this.#native.drain(now(), collect))
    }
    readFrom(socket, (bytes, length) => {
      // What comes after it was given up goes nowhere.
      if (this.#socket === socket) this.#handle(this.#native.feed(bytes, length, now(), collect))
    })
    socket.on('end', end)
    socket.on('close', end)
    socket.on('error', end)
  }

  #disconnect() {
    const socket = this.#socket
    this.#socket = undefined
    if (socket === undefined) return
    // One that is paused would never end.
    socket.resume()
    leave(socket)
    socket.once('finish', () => socket.destroy())
  }

  #finish(error) {
    this.#ended = error
    // What is being opened is not wanted any more.
    this.#opening?.abort(error)
    this.#disconnect()
    clearTimeout(this.#timer)
    for (const { reject, forget } of this.#pending.values()) {
      forget?.()
      reject(error)
    }
    this.#pending.clear()
    this.#owner.closed(error)
  }

  #setWaiting(waiting) {
    this.#waiting = waiting
    if (waiting) this.#timer?.ref()
    else this.#timer?.unref()
  }

  /** One timer: a deadline that only moves on leaves it as it is, and it is set anew when it has gone off. */
  #setDeadline(at) {
    this.#deadline = at
    if (at >= this.#timerAt) return
    clearTimeout(this.#timer)
    this.#timerAt = at
    const wait = Math.min(Math.max(Math.ceil(at - now()), 0), LONGEST)
    this.#timer = setTimeout(() => {
      this.#timerAt = Infinity
      if (this.#deadline <= now()) this.#native.handleTimeout(now())
      const before = this.#deadline
      this.#handle(this.#native.drain(now(), collect))
      if (this.#deadline === before && !this.#ended) this.#setDeadline(before)
    }, wait)
    if (!this.#waiting) this.#timer.unref()
  }
}

module.exports = { Link, now }
