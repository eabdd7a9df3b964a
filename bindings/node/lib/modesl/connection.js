'use strict'

const { randomUUID } = require('node:crypto')
const net = require('node:net')
const { EslError } = require('../client/errors')
const { Emitter } = require('./emitter')
const log = require('./log')
const { message, originate, show } = require('./requests')
const { Parser } = require('./parser')
const { packet } = require('./packet')

const EVENTS = ['text/event-plain', 'text/event-json', 'text/event-xml']
/** Messages that are no events, by their Content-Type, and how they are called. */
const NAMES = {
  'auth/request': 'auth::request',
  'command/reply': 'command::reply',
  'log/data': 'logdata',
  'text/disconnect-notice': 'disconnect::notice',
  'api/response': 'api::response',
}

/** How long a switch may take to close its side, in ms. */
const GOODBYE = 2_000

/** The last of the arguments if it is a function, and those before it. */
function withCallback(given) {
  const rest = [...given]
  const at = rest.findIndex((one) => typeof one === 'function')
  const [callback] = at < 0 ? [] : rest.splice(at)
  return [callback, rest]
}

const words = (list) => (Array.isArray(list) ? list.join(' ') : (list ?? ''))

/**
 * One connection. `new Connection(host, port, password[, ready])` opens one to a switch; `new Connection(socket[, ready])` takes one that a switch
 * has opened for a call.
 */
class Connection extends Emitter {
  execAsync = false
  execLock = false
  connecting = true
  authed = false
  /** The call's data, of a connection that the switch has opened. */
  channelData = null
  /** Who waits for a reply, and who for an API command's answer, in order. */
  cmdCallbackQueue = []
  apiCallbackQueue = []
  /** What this class needs itself. */
  reqEvents = ['BACKGROUND_JOB', 'CHANNEL_EXECUTE_COMPLETE']
  listeningEvents = []
  usingFilters = false
  #inbound
  /** In which queue each command's callback is that has no answer yet. */
  #queues = new Map()
  /** Who waits for the end of which application. */
  #executions = new Map()
  #ended = false
  #left = false

  constructor(...given) {
    super()
    const [ready, where] = withCallback(given)
    if (ready !== undefined) this.once('esl::ready', ready)
    this.#inbound = where.length >= 3
    const [first, port, password] = where
    if (this.#inbound) this.socket = net.connect({ host: first, port })
    else if (typeof first?.on === 'function') this.socket = first
    else throw new TypeError('Bad arguments passed to Connection: (host, port, password[, ready]) or (socket[, ready])')
    // Whoever prints the connection does not print the password.
    Object.defineProperty(this, 'password', { value: password, writable: true })
    this.parser = new Parser(this.socket)
    this.parser.on('esl::event', (...message) => this._onEvent(...message))
    this.parser.on('esl::failed', (id, error) => this.#failed(id, error))
    this.parser.on('error', (error) => this._onError(error))
    this.on('esl::event::logdata', log.show)
    this.on('esl::event::auth::request', () => this.auth())
    const { socket } = this
    socket.on('error', (error) => this._onError(error))
    socket.once('end', () => this.#end())
    socket.once('close', () => this.#end())
    if (this.#inbound) socket.once('connect', () => this._onConnect())
    else {
      this._onConnect()
      this.sendRecv('connect', () => this.subscribe(this.reqEvents, () => this.emit('esl::ready')))
    }
  }

  _onConnect() {
    this.connecting = false
    this.emit('esl::connect')
  }

  /**
   * An error of a call's connection that nobody handles ends that call alone; one of a connection of ours is thrown. What goes wrong behind
   * `disconnect` nobody wants to know.
   */
  _onError(error) {
    if (this.#left) return
    if (this.#inbound || this.listenerCount('error') + this.listenersAny().length > 0) this.emit('error', error)
  }

  #end() {
    if (this.#ended) return
    this.#ended = true
    this.emit('esl::end')
    this.socket = null
    this.#queues.clear()
    this.#executions.clear()
  }

  /** A message has come. */
  _onEvent(event, headers, body, id) {
    if (id >= 0) return this.#answer(event, headers, body, id)
    if (!EVENTS.includes(headers['Content-Type'])) return this.#message(event, headers, body)
    const name = event.getHeader('Event-Name')
    if (name === 'CHANNEL_EXECUTE_COMPLETE') this.#executed(event)
    else if (name === 'CHANNEL_HANGUP_COMPLETE') this.#hungUp(event)
    this.#tell(name, event, headers, body)
  }

  #tell(name, event, headers, body) {
    const subject = event.subject()
    this.emit(`esl::event::${name}${subject === null ? '' : `::${subject}`}`, event, headers, body)
  }

  /** A message that is no event; who waits for it is told before others. */
  #message(event, headers, body, callback) {
    const kind = headers['Content-Type']
    if (kind === 'command/reply' && headers['Event-Name'] === 'CHANNEL_DATA' && !this.#inbound) {
      this.channelData = event
      this.#tell('CHANNEL_DATA', event)
    }
    callback?.call(this, event, headers, body)
    this.emit(`esl::event::${NAMES[kind] ?? `raw::${kind}`}`, event, headers, body)
  }

  #answer(event, headers, body, id) {
    const callback = this.#queues.get(id)?.shift()
    this.#queues.delete(id)
    this.#message(event, headers, body, callback)
  }

  /** The connection's end is told by `esl::end`, not by every command. */
  #failed(id, error) {
    this.#queues.get(id)?.shift()
    this.#queues.delete(id)
    if (error.code === 'out_of_step') this._onError(error)
  }

  #executed(event) {
    const id = event.getHeader('Application-UUID') ?? event.getHeader('Event-UUID')
    const execution = this.#executions.get(id)
    this.#executions.delete(id)
    execution?.callback.call(this, event)
  }

  /** No application runs on a channel that is gone. */
  #hungUp(event) {
    if (this.#executions.size === 0) return
    const channel = event.getHeader('Unique-ID')
    for (const [id, execution] of this.#executions) if (execution.channel === channel) this.#executions.delete(id)
  }

  /** The socket of a connection that the switch has opened; null of one of ours. */
  socketDescriptor() {
    return this.#inbound ? null : this.socket
  }

  connected() {
    return !this.connecting && this.socket !== null
  }

  /** The call's data; null on a connection of ours. */
  getInfo() {
    return this.channelData
  }

  /** Sends a command and does not wait for its answer: the command as it is, and headers. */
  send(command, args) {
    this.#send(() => packet(command, args))
  }

  /** Sends what `make` gives, and notes who waits for the answer in which queue; whether it was sent. */
  #send(make, queue, callback) {
    try {
      if (this.socket === null) throw new EslError('not_sent', 'the connection has ended')
      const id = this.parser.send(make())
      queue?.push(callback)
      if (queue !== undefined) this.#queues.set(id, queue)
      return true
    } catch (error) {
      const why = error instanceof EslError ? error : EslError.from(error)
      if (why.code === 'not_sent') this._onError(why)
      else this.emit('error', why)
      return false
    }
  }

  /** Sends a command as it is and gives its reply to the callback. */
  sendRecv(command, args, callback) {
    const [act, [headers]] = withCallback([args, callback])
    this.#send(() => packet(command, headers), this.cmdCallbackQueue, act)
  }

  /** Sends a command that is one line. */
  #line(text, callback, headers) {
    this.#send(() => packet.line(text, headers), this.cmdCallbackQueue, callback)
  }

  /** Runs an API command; the arguments are a text or a list. */
  api(command, args, callback) {
    const [act, [given]] = withCallback([args, callback])
    const rest = words(given)
    this.#send(() => packet.line(`api ${command}${rest === '' ? '' : ` ${rest}`}`), this.apiCallbackQueue, act)
  }

  /** Runs an API command in the background; the callback gets its BACKGROUND_JOB event. */
  bgapi(command, args, jobid, callback) {
    const [act, [given, id]] = withCallback([args, jobid, callback])
    const job = id || randomUUID()
    const filtered = this.usingFilters
    const begin = () => {
      if (act !== undefined) {
        this.once(`esl::event::BACKGROUND_JOB::${job}`, (event) => {
          if (filtered) this.filterDelete('Job-UUID', job, () => act.call(this, event))
          else act.call(this, event)
        })
      }
      this.#line(`bgapi ${command} ${words(given)}`, undefined, { 'Job-UUID': job })
    }
    if (filtered) this.filter('Job-UUID', job, begin)
    else begin()
  }

  /** Fires an event in the switch. */
  sendEvent(event, callback) {
    this.#send(() => packet.event(event), this.cmdCallbackQueue, callback)
  }

  /** The next event or message. */
  recvEvent(callback = () => undefined) {
    this.once('esl::event::**', callback)
  }

  /** The same; the callback is called without one when so many ms have passed. */
  recvEventTimed(ms, callback) {
    const got = (event) => {
      clearTimeout(timer)
      callback?.(event)
    }
    const timer = setTimeout(() => {
      this.removeListener('esl::event::**', got)
      callback?.()
    }, ms)
    this.once('esl::event::**', got)
  }

  /** Lets events pass that have this header. */
  filter(header, value, callback) {
    this.usingFilters = true
    this.#line(`filter ${header} ${value}`, callback)
  }

  /** Takes a filter back; without a value all of the header. */
  filterDelete(header, value, callback) {
    const [act, [only]] = withCallback([value, callback])
    this.#line(`filter delete ${header}${only ? ` ${only}` : ''}`, act)
  }

  /** Asks for events: a text or a list of names, `all` without one. Those that this class needs are among them. */
  events(type, events, callback) {
    const [act, [given]] = withCallback([events, callback])
    const format = ['plain', 'xml', 'json'].includes(type) ? type : 'plain'
    const names = Array.isArray(given) ? [...given] : (given || 'all').split(' ')
    const all = names.length === 1 && names[0].toLowerCase() === 'all'
    this.listeningEvents = all ? ['all'] : [...new Set([...names, ...this.reqEvents])]
    this.#line(`event ${format} ${this.listeningEvents.join(' ')}`, act)
  }

  /** Asks for events in JSON. */
  subscribe(events, callback) {
    this.events('json', events || 'all', callback)
  }

  /**
   * Runs an application; the callback gets its CHANNEL_EXECUTE_COMPLETE event. On a connection that the switch has opened the channel is that one's.
   * @returns the id of the execution, Application-UUID of its events
   */
  execute(app, arg, uuid, callback) {
    const [act, [argument, channel]] = withCallback([arg, uuid, callback])
    const own = this.#inbound ? channel || randomUUID() : (this.getInfo()?.getHeader('Unique-ID') ?? channel)
    return this._doExec(own, 'execute', { 'execute-app-name': app, 'execute-app-arg': argument ?? '' }, act)
  }

  /** As `execute`, with `async: true`. */
  executeAsync(app, arg, uuid, callback) {
    const before = this.execAsync
    this.execAsync = true
    try {
      return this.execute(app, arg, uuid, callback)
    } finally {
      this.execAsync = before
    }
  }

  _doExec(channel, command, args, callback) {
    const id = randomUUID()
    const headers = { ...args, 'call-command': command }
    if (this.execAsync) headers.async = true
    if (this.execLock) headers['event-lock'] = true
    headers['Event-UUID'] = id
    const sent = this.#send(() => packet.message(channel, headers))
    if (sent && callback !== undefined) this.#executions.set(id, { channel, callback })
    return id
  }

  /** Whether later executions are `async: true`. */
  setAsyncExecute(value) {
    this.execAsync = value
  }

  /** Whether later executions are `event-lock: true`. */
  setEventLock(value) {
    this.execLock = value
  }

  /** Says `exit` and closes the connection. */
  disconnect() {
    const { socket } = this
    if (socket === null) return
    this.#left = true
    this.send('exit')
    this.parser.flush()
    socket.end()
    // A switch that does not close its side keeps no process alive for long.
    const timer = setTimeout(() => socket.destroy(), GOODBYE).unref()
    socket.once('close', () => clearTimeout(timer))
    this.socket = null
  }

  /** Logs in; done by itself when the switch asks. The callback gets an error or null, and the reply. */
  auth(callback) {
    this.#line(`auth ${this.password}`, (event) => {
      this.authed = event.getHeader('Modesl-Reply-OK') === 'accepted'
      if (!this.authed) {
        this.emit('esl::event::auth::fail', event)
        callback?.(new Error('Authentication Failed'), event)
        return
      }
      this.subscribe(this.reqEvents)
      this.emit('esl::event::auth::success', event)
      this.emit('esl::ready')
      callback?.(null, event)
    })
  }
}

Object.assign(Connection.prototype, { message, originate, show })

module.exports = { Connection }
