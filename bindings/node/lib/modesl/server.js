'use strict'

const { randomBytes } = require('node:crypto')
const net = require('node:net')
const { Connection } = require('./connection')
const { Emitter } = require('./emitter')

/**
 * Takes the connections that a switch opens for calls. Events, each with the connection and its id: `connection::open`, `connection::ready` when its call
 * is known, `connection::close`; and `ready`, `error`.
 */
class Server extends Emitter {
  /** The open connections by their ids. */
  connections = {}

  /**
   * @param opts `host` (127.0.0.1) and `port` (8022), or a `server` of `net` that listens; `myevents`: asks for the events of each call
   * @param ready called when it listens
   */
  constructor(opts, ready) {
    super()
    const [given, act] = typeof opts === 'function' ? [{}, opts] : [opts ?? {}, ready]
    if (act !== undefined) this.once('ready', act)
    this.bindEvents = given.myevents || false
    if (given.server) {
      const { port, address } = given.server.address()
      this.port = port
      this.host = address
      this.server = given.server
      // Not before the caller has this server.
      process.nextTick(() => this.emit('ready'))
    } else {
      this.port = given.port || 8022
      this.host = given.host || '127.0.0.1'
      this.server = net.createServer()
      this.server.on('error', (error) => this.emit('error', error))
      this.server.listen(this.port, this.host, () => this.emit('ready'))
    }
    this.server.on('connection', (socket) => this.#take(socket))
  }

  #take(socket) {
    const connection = new Connection(socket)
    const id = randomBytes(15).toString('base64url')
    connection._id = id
    this.connections[id] = connection
    connection.once('esl::ready', () => {
      const ready = () => this.emit('connection::ready', connection, id)
      if (this.bindEvents) connection.sendRecv('myevents', ready)
      else ready()
    })
    connection.once('esl::end', () => {
      delete this.connections[id]
      this.emit('connection::close', connection, id)
    })
    this.emit('connection::open', connection, id)
  }

  /** Takes no new connections; the callback is called when those that there are have ended. */
  close(callback) {
    this.server.close(callback)
  }

  /** How many connections there are. */
  getCountOfConnections() {
    return Object.keys(this.connections).length
  }
}

module.exports = { Server }
