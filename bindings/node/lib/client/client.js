'use strict'

const { EventEmitter } = require('node:events')
const { native } = require('../native')
const { toBinary } = require('../text')
const { argument, given } = require('./arguments')
const { Call } = require('./call')
const { Commands } = require('./commands')
const { FollowedCalls } = require('./followed')
const { EslError } = require('./errors')
const { Gap, date } = require('./event')
const { Link, now } = require('./link')
const { bytes, machineOf } = require('./machine')
const { Calling } = require('./originate')
const { opener } = require('./sockets')
const { EventStream } = require('./stream')

/** A line as a binary string: a text, or bytes that need not be UTF-8. */
const binary = (line) => (typeof line === 'string' ? toBinary(line) : Buffer.from(line).toString('latin1'))

const ERROR = /^-(ERR|USAGE)/

/** Throws what an answer says of a failure. */
function checkAnswer(text) {
  if (!ERROR.test(text)) return
  const code = text.trim() === '-ERR permission denied' ? 'permission_denied' : 'command_failed'
  throw new EslError(code, text.trim(), { text })
}

/**
 * A client of one switch, or of the connection that a switch opened for a call. It stays connected and says when it was not: events `up`, `down`, `end`.
 */
class Client extends EventEmitter {
  #link
  #timeout
  #queue
  #calls
  #commands
  #format
  #state = 'connecting'
  #permissions = { events: undefined, api: undefined, log: undefined }

  /** Not for applications: `connect` and `serve` make clients. */
  constructor({ machine, open, timeout, queue, format = 'plain', connected }) {
    super()
    this.#timeout = timeout
    this.#queue = queue
    this.#format = format
    this.#link = new Link(machine, open, {
      up: (permissions, gap) => this.#up(JSON.parse(permissions), gap),
      down: (error, retryAt) => this.#change('down', error, retryAt),
      closed: (error) => this.#close(error),
      connected,
      call: (uuid, change, status, event, isLast) => this.#calls.tell(uuid, change, status, event, isLast),
      notice: (text) => this.emit('notice', text),
      unsolicited: (text) => this.emit('unsolicited', text),
    })
    this.#calls = new FollowedCalls(this.#link)
  }

  /** Connects, and gives the client when it is logged in. */
  static async connect(options = {}) {
    const { timeout, queue, signal } = options
    const machine = machineOf(options, now())
    const client = new Client({ machine, open: opener(options), timeout, queue, format: options.format })
    signal?.throwIfAborted()
    const abort = () => client.close()
    signal?.addEventListener('abort', abort, { once: true })
    try {
      await client.#first()
    } catch (error) {
      throw signal?.aborted ? signal.reason : error
    } finally {
      signal?.removeEventListener('abort', abort)
    }
    return client
  }

  /** The first login; one that fails ends the client. */
  #first() {
    return new Promise((resolve, reject) => {
      const settle = (act) => (value) => {
        this.off('up', up).off('down', down).off('end', end)
        act(value)
      }
      const up = settle(() => resolve(undefined))
      const down = settle(({ error }) => {
        this.close()
        reject(error)
      })
      const end = settle(({ error }) => reject(error))
      this.on('up', up).on('down', down).on('end', end)
      this.#link.start()
    })
  }

  /** Not for applications: takes a socket that the switch has opened. */
  start(socket) {
    this.#link.start(socket)
  }

  #up(permissions, gap) {
    this.#state = 'up'
    const { events, api, log } = permissions
    this.#permissions = { events: events ?? undefined, api: api ?? undefined, log: log ?? undefined }
    this.emit('up', { permissions: this.#permissions, gap: gap === undefined ? undefined : new Gap(gap) })
  }

  #change(state, error, retryAt) {
    this.#state = state
    this.emit(state, { error, retryAt: retryAt == null ? undefined : date(retryAt) })
  }

  #close(error) {
    this.#state = 'ended'
    this.#calls.end(error)
    this.emit('end', { error })
  }

  /** `connecting`, `up`, `down` (it tries again) or `ended`. */
  get state() {
    return this.#state
  }

  /** What the last login granted; undefined is everything. */
  get permissions() {
    return this.#permissions
  }

  /** Why it has ended, if it has. */
  get endReason() {
    return this.#link.ended
  }

  #limit(options) {
    return options?.timeout ?? this.#timeout
  }

  #request(ask, options) {
    const limit = this.#limit(options)
    return this.#link.request((machine, time) => ask(machine, limit, time), options)
  }

  /** Runs an API command and gives what it printed; it blocks the connection in the switch until it has ended. Rejects on `-ERR` and `-USAGE`. */
  async api(line, options) {
    const answer = await this.#request((machine, limit, time) => machine.api(binary(line), limit, time), options)
    if (answer.headers !== undefined) checkAnswer(answer.headers['Reply-Text'] ?? '')
    checkAnswer(answer.body)
    return options?.encoding === 'buffer' ? answer.bodyBytes() : answer.body
  }

  /** API commands of the catalogue as functions: `uuid_kill(uuid, { cause: 'USER_BUSY' })`. */
  get commands() {
    this.#commands ??= new Commands((name, args, options) => this.run(name, args, options))
    return this.#commands
  }

  /** Runs an API command of the catalogue, its arguments by their names, and reads what it printed. */
  async run(name, args, options) {
    let line
    try {
      line = native.commandLine(name, given(args))
    } catch (error) {
      throw EslError.from(error)
    }
    const answer = await this.#request((machine, limit, time) => machine.api(toBinary(line), limit, time), options)
    if (answer.headers !== undefined) checkAnswer(answer.headers['Reply-Text'] ?? '')
    try {
      return JSON.parse(native.commandAnswer(name, line, answer.body)) ?? undefined
    } catch (error) {
      const [, hangupCause] = (name === 'originate' && /^-ERR ([A-Z0-9_]+)/.exec(answer.body)) || []
      throw new EslError(error.code, error.message, { text: answer.body, hangupCause })
    }
  }

  /** Runs an API command in the background; its BACKGROUND_JOB event, whose body is the result, `-ERR` too. */
  bgapi(line, options) {
    return this.#request((machine, limit, time) => machine.job(line, limit, time), options)
  }

  /** Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end. */
  execute(channel, application, text, options = {}) {
    const { loops, inTurn = false, asynchronous = false } = options
    const arg = text === undefined ? { expression: false } : renamed(argument(text))
    const execute = { application, ...arg, loops, eventLock: inTurn, asynchronous }
    return this.#request((machine, limit, time) => machine.execute(channel, execute, limit, time), options)
  }

  /** Sends a command of the wire; its reply, whatever it says. What it asks for is asked for again after a reconnect. */
  command(command, options) {
    const spec = command.body === undefined ? command : { ...command, body: bytes(command.body) }
    return this.#request((machine, limit, time) => machine.command(spec, limit, time), options)
  }

  /** Sends a command that is to be accepted. */
  async #accepted(command, options) {
    const reply = await this.command(command, options)
    checkAnswer(reply.headers['Reply-Text'] ?? '')
    return reply
  }

  /** Lets events pass that have this header; filters are ORed. */
  async filter(header, value, options) {
    await this.#accepted({ kind: 'filter', header, value }, options)
  }

  /** Takes a filter back, or all of a header, or all. */
  async filterDelete(header, value, options) {
    await this.#accepted(header === undefined ? { kind: 'filter delete all' } : { kind: 'filter delete', header, value }, options)
  }

  /** Fires an event in the switch. A header whose value is a list is written once for each. */
  async sendEvent(name, headers = {}, body, options) {
    const pairs = Object.entries(headers).flatMap(([header, value]) => [value].flat().map((one) => [header, String(one)]))
    await this.#accepted({ kind: 'sendevent', name, headers: pairs, body }, options)
  }

  /** Sends a whole packet as it is; its answer, whatever it says. */
  raw(packet, options) {
    return this.#request((machine, limit, time) => machine.raw(binary(packet), limit, time), options)
  }

  /** Asks the switch for events and log lines, and gives those of this interest. While there is no connection the next one is asked. */
  async subscribe(interest, options) {
    const { names = [], subclasses = [], log } = normal(interest)
    const stream = this.listen(interest, options)
    try {
      if (names.length + subclasses.length > 0) await this.#ask({ kind: 'event', format: this.#format, names, subclasses }, options)
      if (log !== undefined) await this.#ask({ kind: 'log', level: this.#level(log) }, options)
    } catch (error) {
      stream.close()
      throw error
    }
    return stream
  }

  /** A reader who wants more log lines gets more, also the others' connection. */
  #level(log) {
    const most = this.#link.native.logLevel()
    return most === null || !/^\w+$/.test(log) ? log : String(most)
  }

  async #ask(command, options) {
    if (!this.#link.isUp) return void this.#link.tell((machine) => machine.askLater(command))
    try {
      await this.#accepted(command, options)
    } catch (error) {
      // It was noted for the next connection.
      if (!(error instanceof EslError) || this.#link.ended || !['disconnected', 'not_sent', 'truncated'].includes(error.code)) throw error
    }
  }

  /** Gives events of this interest, of those that the switch was asked for otherwise. */
  listen(interest, options) {
    if (this.#link.ended) throw this.#link.ended
    const { names = [], subclasses = [], channel, log } = normal(interest)
    const { bytes: room, overflow } = { ...this.#queue, ...options?.queue }
    try {
      return new EventStream(this.#link, { names, subclasses, channel, log, bytes: room, overflow }, options?.signal)
    } catch (error) {
      throw EslError.from(error)
    }
  }

  /** How many deliveries readers were too slow for. */
  get dropped() {
    return this.#link.native.dropped
  }

  /** The call with this Unique-ID, followed from now on. */
  async call(uuid, options) {
    const state = this.#calls.follow(uuid)
    // Its answer comes behind that to the subscription, so from here on no event is missed.
    const there = await this.run('uuid_exists', { uuid }, options).catch((error) => {
      // Who may not ask may follow all the same.
      if (error.code === 'permission_denied') return true
      throw error
    })
    if (!there) {
      this.#calls.forget(uuid)
      throw new EslError('hung_up', `there is no call ${uuid}`)
    }
    return new Call(this, this.#link, state, this.#timeout)
  }

  /** Not for applications: the call of an outbound connection. */
  ownCall(uuid, own) {
    return new Call(this, this.#link, this.#calls.follow(uuid), this.#timeout, own)
  }

  /** Places a call in the background of the switch; resolves when it is being placed. */
  async originate(dial, options = {}) {
    const { run, extension, signal, ...rest } = options
    signal?.throwIfAborted()
    const applications = run === undefined ? undefined : [run].flat().map(applicationOf)
    const what = { dial: String(dial), extension, applications, ...rest }
    const { request, legs } = this.#link.send((machine, time) => machine.originate(what, undefined, time))
    const states = legs.map((leg) => this.#calls.follow(leg))
    const answer = this.#link.wait(request, signal)
    const settled = (placed) => this.#calls.forgetUnheard(states.filter(({ uuid }) => uuid !== placed))
    answer.then(settled, settled)
    // One that has ended meanwhile is followed no more, and is known all the same.
    const stateOf = (uuid) => states.find((state) => state.uuid === uuid) ?? this.#calls.follow(uuid)
    return new Calling(this, states, answer, (uuid) => new Call(this, this.#link, stateOf(uuid), this.#timeout))
  }

  /** The calls that carry this tag, of this process or of one before it. */
  async adopt(tag, options) {
    const { rows = [] } = JSON.parse(await this.api('show channels as json', options))
    const uuids = rows.map(({ uuid }) => uuid)
    const tags = await Promise.allSettled(uuids.map((uuid) => this.api(`uuid_getvar ${uuid} eslng_tag`, options)))
    const mine = uuids.filter((_, i) => tags[i].status === 'fulfilled' && tags[i].value === tag)
    const calls = await Promise.allSettled(mine.map((uuid) => this.call(uuid, options)))
    const lost = calls.find(({ status, reason }) => status === 'rejected' && reason.code !== 'hung_up')
    if (lost) throw lost.reason
    return calls.flatMap(({ value }) => value ?? [])
  }

  /** A new id for a channel or a job. */
  newUuid() {
    return this.#link.native.newUuid()
  }

  /** Ends it: what waits fails, streams end, nothing is tried again. */
  async close() {
    if (!this.#link.ended) this.#link.close()
  }

  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    await this.close()
  }
}

const renamed = ({ value, expression }) => ({ argument: value, expression })

/** `park`, or `{ name, argument }`. */
const applicationOf = (it) =>
  typeof it === 'string'
    ? { name: it, expression: false }
    : { name: it.name, ...(it.argument === undefined ? { expression: false } : renamed(argument(it.argument))) }

/** A list of names is an interest too. */
const normal = (interest) => {
  if (typeof interest === 'string') return { names: [interest] }
  return Array.isArray(interest) ? { names: interest } : (interest ?? {})
}

/** Connects, and gives the client when it is logged in. */
const connect = (options) => Client.connect(options)

module.exports = { Client, connect }
