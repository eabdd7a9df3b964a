'use strict'

const { Socket } = require('node:net')
const { readingSocket } = require('../reading')
const { FreeSwitchEventEmitter } = require('./emitter')
const { FreeSwitchResponse } = require('./response')

/** How long the first wait before another try is, and from which on waits do not grow, in ms. */
const FIRST_RETRY = 200
const LAST_RETRY = 5_000
/** How long the switch may take to ask for a login, in ms. */
const GREETING = 20_000

/** A client of the Event Socket that stays connected until `end()`. */
class FreeSwitchClient extends FreeSwitchEventEmitter {
  #options
  #call
  #running = true
  #retry = FIRST_RETRY
  #attempt = 0n
  #timer

  constructor(options) {
    super()
    this.logger = options?.logger ?? console
    this.#options = { host: '127.0.0.1', port: 8021, password: 'ClueCon', ...options }
    this.logger.info('FreeSwitchClient: Ready to start Event Socket client, use connect() to start.')
  }

  connect() {
    if (!this.#running) return
    clearTimeout(this.#timer)
    this.#attempt++
    this.#trace('connect')
    this.#call?.end()
    const socket = readingSocket((reading) => new Socket(reading))
    const call = new FreeSwitchResponse(socket, this.logger)
    this.#call = call
    let again = () => {
      again = () => undefined
      // The end of one that another has taken the place of is not the client's.
      if (this.#call === call) this.#tryAgain()
    }
    socket.once('connect', () => this.#logIn(call))
    socket.once('error', (error) => {
      if (this.#retry < LAST_RETRY && error.code === 'ECONNREFUSED') this.#retry = Math.floor((this.#retry * 1200) / 1000)
      this.logger.error('FreeSwitchClient::connect: socket error', { attempt: this.#attempt, retry: this.#retry, error })
      again()
    })
    socket.once('end', () => {
      this.#trace('the other side has closed')
      again()
    })
    socket.on('warning', (data) => this.emit('warning', data))
    const { logger: _logger, password: _password, ...where } = this.#options
    try {
      socket.connect(where)
    } catch (error) {
      // Options that can't be: a try later would fail the same.
      this.logger.error('FreeSwitchClient::connect: socket.connect error', { error })
      this.emit('error', error)
    }
  }

  async #logIn(call) {
    try {
      await call.onceAsync('freeswitch_auth_request', GREETING, 'FreeSwitchClient expected authentication request')
      await call.auth(this.#options.password)
      call.auto_cleanup()
      await call.event_json('CHANNEL_EXECUTE_COMPLETE', 'BACKGROUND_JOB')
    } catch (error) {
      this.logger.error('FreeSwitchClient: connect error', error)
      this.emit('error', error)
    }
    if (this.#running && this.#call === call) this.emit('connect', call)
  }

  #tryAgain() {
    if (!this.#running) return
    this.emit('reconnecting', this.#retry)
    this.#timer = setTimeout(() => this.connect(), this.#retry)
  }

  #trace(what) {
    const { password: _password, logger: _logger, ...options } = this.#options
    this.logger.debug(`FreeSwitchClient: ${what}`, { options, attempt: this.#attempt, retry: this.#retry })
  }

  end() {
    this.#trace('end requested by application')
    this.emit('end')
    this.#running = false
    clearTimeout(this.#timer)
    this.#call?.end()
    this.#call = undefined
  }
}

module.exports = { FreeSwitchClient }
