'use strict'

const { EventEmitter } = require('node:events')
const net = require('node:net')
const tls = require('node:tls')
const { rethrow } = require('../wire')
const { Client } = require('./client')
const { EslError } = require('./errors')
const { Event } = require('./event')
const { now } = require('./link')
const { outboundMachineOf } = require('./machine')

/** Ends of a call, which a handler need not catch. */
const ENDS = ['hung_up', 'disconnected', 'closed', 'truncated', 'not_sent']

/**
 * Takes a connection that the switch has opened for a call, any Duplex; gives its call when `connect` is answered.
 * @param options `format`, `linger` in seconds (10; null: not at all), `handshakeTimeout` and `timeout` in ms
 */
const accept = async (socket, options = {}) => await begin(socket, options).greeted

/** The client of such a connection, and the promise of its call. */
function begin(socket, options) {
  const { format, timeout, queue } = options
  let machine
  try {
    machine = outboundMachineOf(options, now())
  } catch (error) {
    socket.destroy()
    throw EslError.from(error)
  }
  let own
  let uuid
  const connected = (format, text, how, itsUuid) => {
    uuid = itsUuid
    const data = new Event(format, text, undefined, undefined, ['Unique-ID'], [uuid])
    own = { data, full: (how & 1) !== 0, async: (how & 2) !== 0 }
  }
  const client = new Client({ machine, open: undefined, timeout, queue, format, connected })
  const greeted = new Promise((resolve, reject) => {
    const end = ({ error }) => reject(error)
    client.once('end', end)
    client.once('up', () => {
      client.off('end', end)
      resolve(client.ownCall(uuid, own))
    })
    socket.setNoDelay?.(true)
    client.start(socket)
  })
  return { client, greeted }
}

/** Listens for outbound connections, and gives each call to a handler. Event `error`: a handler failed, or the listening did. */
class Server extends EventEmitter {
  #net
  #handler
  #options
  /** Connections whose TLS is not there yet, clients whose call is not, and calls that are being handled. */
  #securing = new Map()
  #greeting = new Set()
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
    if (options.tls) this.#watchHandshakes()
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

  /** Which socket is below another can't be asked: the far end is the same. */
  #watchHandshakes() {
    const far = (socket) => `${socket.remoteAddress} ${socket.remotePort}`
    this.#net.on('connection', (socket) => {
      const key = far(socket)
      this.#securing.set(key, socket)
      socket.once('close', () => {
        this.#securing.delete(key)
        this.#wakeIfIdle()
      })
    })
    this.#net.prependListener('secureConnection', (socket) => this.#securing.delete(far(socket)))
    this.#net.on('tlsClientError', (error) => {
      this.stats.accepted++
      this.#reject(new EslError('connect_failed', `no TLS came about: ${error.message}`))
      this.#wakeIfIdle()
    })
  }

  #reject(error) {
    if (error.code === 'disconnected') this.stats.probes++
    else this.stats.failed++
    this.emit('rejected', error)
  }

  async #take(socket) {
    this.stats.accepted++
    let call
    let client
    try {
      const begun = begin(socket, this.#options)
      client = begun.client
      this.#greeting.add(client)
      call = await begun.greeted
    } catch (error) {
      this.#greeting.delete(client)
      this.#reject(error)
      return this.#wakeIfIdle()
    }
    this.#greeting.delete(client)
    this.#open.add(call)
    this.stats.calls++
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
      this.#wakeIfIdle()
    }
  }

  #isIdle() {
    return this.#open.size + this.#greeting.size + this.#securing.size === 0
  }

  #wakeIfIdle() {
    if (this.#isIdle()) for (const wake of this.#idle.splice(0)) wake()
  }

  #fail(error, call) {
    if (this.listenerCount('error') > 0) this.emit('error', error, call)
    else rethrow(error)
  }

  /**
   * Accepts no more calls, lets those that are open go on for so many ms, then closes their connections, those too that have no call yet. How many calls
   * were still open.
   */
  async drain(atMost) {
    this.#net.close()
    if (!this.#isIdle()) {
      let timer
      await new Promise((resolve) => {
        this.#idle.push(resolve)
        timer = setTimeout(resolve, atMost)
      })
      clearTimeout(timer)
    }
    const left = [...this.#open]
    for (const call of left) await call.client.close()
    for (const client of this.#greeting) await client.close()
    for (const socket of this.#securing.values()) socket.destroy()
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
