'use strict'

const { EventEmitter } = require('node:events')
const net = require('node:net')
const tls = require('node:tls')
const { native } = require('../native')
const { rethrow } = require('../wire')
const { seed } = require('./arguments')
const { Client } = require('./client')
const { now } = require('./link')

/** Ends of a call, which a handler need not catch. */
const ENDS = ['hung_up', 'disconnected', 'closed', 'truncated', 'not_sent']

/**
 * Takes a connection that the switch has opened for a call, any Duplex; gives its call when `connect` is answered.
 * @param options `format`, `linger` in seconds (10; null: not at all), `handshakeTimeout` and `timeout` in ms
 */
function accept(socket, options = {}) {
  const { format, linger, handshakeTimeout, timeout, queue } = options
  const machine = native.Client.outbound({ format, linger: linger === null ? -1 : linger, handshakeTimeout, seed: seed() }, now())
  return new Promise((resolve, reject) => {
    let own
    const connected = (data, full, asynchronous) => {
      own = { data, full, async: asynchronous }
    }
    const client = new Client({ machine, open: undefined, timeout, queue, format, connected })
    const end = ({ error }) => reject(error)
    client.once('end', end)
    client.once('up', () => {
      client.off('end', end)
      resolve(client.ownCall(own.data.get('Unique-ID'), own))
    })
    socket.setNoDelay?.(true)
    client.start(socket)
  })
}

/** Listens for outbound connections, and gives each call to a handler. Event `error`: a handler failed, or the listening did. */
class Server extends EventEmitter {
  #net
  #handler
  #options
  #open = new Set()
  #idle = []
  stats = { accepted: 0, calls: 0, probes: 0, failed: 0, handlerErrors: 0 }

  /** Not for applications: `serve` makes servers. */
  constructor(handler, options) {
    super()
    this.#handler = handler
    this.#options = options
    const take = (socket) => this.#take(socket)
    this.#net = options.tls ? tls.createServer(options.tls, take) : net.createServer(take)
    if (options.calls !== undefined) this.#net.maxConnections = options.calls
  }

  /** Not for applications. */
  listen() {
    const { host = '127.0.0.1', port = 0, path, backlog = 1024, listen } = this.#options
    return new Promise((resolve, reject) => {
      this.#net.once('error', reject)
      this.#net.listen(listen ?? (path === undefined ? { host, port, backlog } : { path, backlog }), () => {
        this.#net.off('error', reject)
        this.#net.on('error', (error) => this.#fail(error))
        resolve(this)
      })
    })
  }

  /** Where it listens. */
  address() {
    return this.#net.address()
  }

  /** How many calls are being handled. */
  get open() {
    return this.#open.size
  }

  async #take(socket) {
    this.stats.accepted++
    let call
    try {
      call = await accept(socket, this.#options)
    } catch (error) {
      if (error.code === 'disconnected') this.stats.probes++
      else this.stats.failed++
      this.emit('rejected', error)
      return
    }
    this.stats.calls++
    this.#open.add(call)
    try {
      await this.#handler(call)
    } catch (error) {
      if (!ENDS.includes(error?.code)) {
        this.stats.handlerErrors++
        this.#fail(error, call)
      }
    } finally {
      this.#open.delete(call)
      // A call that has not been hung up goes on in the dialplan.
      await call.client.close()
      if (this.#open.size === 0) for (const wake of this.#idle.splice(0)) wake()
    }
  }

  #fail(error, call) {
    if (this.listenerCount('error') > 0) this.emit('error', error, call)
    else rethrow(error)
  }

  /** Accepts no more calls, lets those that are open go on for so many ms, then closes their connections. How many were still open. */
  async drain(atMost) {
    this.#net.close()
    if (this.#open.size > 0) {
      let timer
      await new Promise((resolve) => {
        this.#idle.push(resolve)
        timer = setTimeout(resolve, atMost)
      })
      clearTimeout(timer)
    }
    const left = [...this.#open]
    for (const call of left) await call.client.close()
    return left.length
  }

  /** Accepts no more calls and closes the connections of those that are open: they go on in the dialplan. */
  async close() {
    await this.drain(0)
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    await this.close()
  }
}

/** Listens for outbound connections and gives each call to the handler; when that has returned, the call's connection is closed. */
const serve = (handler, options = {}) => new Server(handler, options).listen()

module.exports = { Server, accept, serve }
