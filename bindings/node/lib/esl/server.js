'use strict'

const net = require('node:net')
const { FreeSwitchEventEmitter } = require('./emitter')
const { Connected } = require('./messages')
const { FreeSwitchResponse } = require('./response')

/** What comes with a call: the channel's data is made when it is read. */
const connection = (reply, uuid) => ({
  headers: reply.headers,
  get body() {
    return reply.body
  },
  get data() {
    return reply.body
  },
  uuid,
})

/** Takes the connections that FreeSWITCH opens for calls. */
class FreeSwitchServer extends FreeSwitchEventEmitter {
  stats = {
    error: 0n,
    drop: 0n,
    connection: 0n,
    connected: 0n,
    connection_error: 0n,
    connection_handled: 0n,
    connection_not_handled: 0n,
  }
  #server = new net.Server({ noDelay: true, keepAlive: true })
  #allEvents
  #myEvents

  constructor(options) {
    super()
    this.logger = options?.logger ?? console
    this.#allEvents = options?.all_events ?? true
    this.#myEvents = options?.my_events ?? true
    this.#server.on('error', (error) => {
      this.stats.error++
      this.logger.error('FreeSwitchServer: server error', error)
      this.emit('error', error)
    })
    this.#server.on('drop', (data) => {
      this.stats.drop++
      this.logger.error('FreeSwitchServer: server drop', data)
      this.emit('drop', data)
    })
    this.#server.on('connection', (socket) => this.#take(socket))
    this.logger.info('FreeSwitchServer: Ready to start Event Socket server, use listen() to start.')
  }

  async #take(socket) {
    this.stats.connection++
    try {
      const call = new FreeSwitchResponse(socket, this.logger)
      const reply = await call.connect()
      const uuid = reply instanceof Connected ? reply.uuid : reply.body['Unique-ID']
      this.stats.connected++
      this.logger.debug('FreeSwitchServer: connected', { ref: call.ref(), uuid })
      if (uuid != null) {
        call.setUUID(uuid)
        if (this.#myEvents) {
          await call.filter('Unique-ID', uuid)
          await call.filter('Job-Owner-UUID', uuid)
        }
      }
      call.auto_cleanup()
      await (this.#allEvents ? call.event_json('ALL') : call.event_json('CHANNEL_EXECUTE_COMPLETE', 'BACKGROUND_JOB'))
      if (this.emit('connection', call, connection(reply, uuid))) this.stats.connection_handled++
      else this.stats.connection_not_handled++
    } catch (error) {
      this.stats.connection_error++
      this.logger.error('FreeSwitchServer: connection handling error', error)
      this.emit('error', error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** Begins to listen; the options are those of `net`'s `listen`. Rejects where it can't, which `error` tells too. */
  listen(options) {
    return new Promise((resolve, reject) => {
      const settle = (settled) => (value) => {
        this.#server.off('listening', listening)
        this.#server.off('error', failed)
        settled(value)
      }
      const listening = settle(resolve)
      const failed = settle(reject)
      this.#server.once('listening', listening)
      this.#server.once('error', failed)
      this.#server.listen(options)
    })
  }

  /** Takes no new connections, and resolves when those that there are have ended. */
  close() {
    return new Promise((resolve) => {
      // One that does not listen has nothing to close.
      this.#server.close(() => resolve(undefined))
    })
  }

  getConnectionCount() {
    return new Promise((resolve, reject) => {
      this.#server.getConnections((error, count) => (error == null ? resolve(count) : reject(error)))
    })
  }

  getMaxConnections() {
    return this.#server.maxConnections
  }

  /** Where it listens. */
  address() {
    return this.#server.address()
  }
}

module.exports = { FreeSwitchServer }
