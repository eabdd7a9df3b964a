'use strict'

const { autoCleanup } = require('./cleanup')
const { FreeSwitchEventEmitter } = require('./emitter')
const { FreeSwitchError, FreeSwitchParserError } = require('./errors')
const { Connected, Messages } = require('./messages')
const { checkLine, line, packet, shown } = require('./packet')
const { ulid } = require('./ulid')
const { Waits } = require('./waits')
const { leave, unsent } = require('../leave')
const { Wire } = require('../wire')

const settled = Promise.resolve()

/** How many jobs' ends are kept for who asks later. */
const LATER = 1024

/** One connection to FreeSWITCH, whichever side opened it: the class that programs for `esl` work with. */
class FreeSwitchResponse extends FreeSwitchEventEmitter {
  closed = true
  stats = {
    missing_content_type: 0n,
    missing_event_name: 0n,
    auth_request: 0n,
    command_reply: 0n,
    events: 0n,
    json_parse_errors: 0n,
    log_data: 0n,
    disconnect: 0n,
    api_responses: 0n,
    rude_rejections: 0n,
    unhandled: 0n,
  }
  #ref = ulid()
  #uuid
  #socket
  #wire
  #waits = new Waits(this.#ref)
  #messages = new Messages(this, this.#waits)
  #queue = settled
  #later

  constructor(socket, logger) {
    super()
    socket.setKeepAlive?.(true)
    socket.setNoDelay?.(true)
    this.logger = logger
    this.#socket = socket
    this.#wire = new Wire(socket, this.#messages)
    this.closed = false
    socket.on('end', () => {
      const left = this.#wire.unfinished()
      if (left !== null) socket.emit('warning', new FreeSwitchParserError('Buffer is not empty at end of stream', left))
      this.#wire.end()
    })
    socket.on('close', () => {
      this.logger.debug('FreeSwitchResponse: Socket closed', { ref: this.#ref })
      this.emit('socket.close')
      // What came of a message that was never whole is not kept until the next collection of garbage.
      this.#wire.end()
    })
    socket.on('error', (error) => {
      this.logger.debug('FreeSwitchResponse: Socket Error', { ref: this.#ref, error })
      this.emit('socket.error', error)
    })
    const because = (error) => this.#terminate(() => error)
    this.once('socket.error', because)
    this.once('socket.write', because)
    this.once('socket.close', () => this.#terminate((text) => new Error(`Socket closed (${this.#ref}) while waiting for ${text}`)))
    this.once('socket.end', () => this.#terminate((text) => new Error(`end() called (${this.#ref}) while waiting for ${text}`)))
  }

  /** Everything is over: what waits ends, once all handlers of the end have been called. */
  #terminate(errorFor) {
    if (!this.closed) {
      this.#wire.flush()
      this.closed = true
      if (this.#socket.connecting) this.#socket.destroy()
      else leave(this.#socket)
    }
    this.#waits.end(errorFor)
    this.#later = undefined
    this.removeAllListeners()
  }

  setUUID(uuid) {
    this.#uuid = uuid
  }

  uuid() {
    return this.#uuid
  }

  ref() {
    return this.#ref
  }

  #refuse(res, args) {
    const error = new FreeSwitchError(res, args)
    this.logger.error('FreeSwitchResponse: error', { ref: this.#ref, res, args })
    return error
  }

  onceAsync(event, timeout, comment) {
    const text = () => `${String(event)} in ${comment}`
    const { promise, wait } = this.#waits.begin(text, timeout, () => this.removeListener(event, handler))
    const handler = (value) => wait.resolve(value)
    if (wait !== undefined) this.once(event, handler)
    return promise
  }

  async enqueue(f) {
    if (this.closed) throw this.#refuse(undefined, { when: 'enqueue on closed socket' })
    const next = this.#queue.then(f)
    this.#queue = next.then(
      () => undefined,
      () => undefined,
    )
    return await next
  }

  async waitAsync(event, timeout, comment) {
    return this.#kept(event) ?? (await this.onceAsync(event, timeout, `waitAsync ${comment}`))
  }

  /** What `emit_later` has kept; it is given once. */
  #kept(event) {
    const kept = this.#later?.get(event)
    this.#later?.delete(event)
    return kept
  }

  emit_later(event, data) {
    const handled = this.emit(event, data)
    if (!handled && !this.closed) {
      this.#later ??= new Map()
      this.#later.set(event, data)
      if (this.#later.size > LATER) this.#later.delete(this.#later.keys().next().value)
    }
    return handled
  }

  async write(command, args, body) {
    if (this.closed) throw this.#refuse(undefined, { when: 'write on closed socket', command: shown(command), args })
    this.#write(command, args, body)
    return null
  }

  #write(command, args, body) {
    const waiting = unsent(this.#socket)
    if (waiting !== undefined) throw this.#refuse(undefined, { when: `the switch does not read: ${waiting} bytes wait to be sent` })
    this.logger.debug('FreeSwitchResponse: write', { ref: this.#ref, command: shown(command), args })
    return this.#wire.send(packet(command, args, body))
  }

  /** Sends, and calls one of these with the answer, whatever it says, or with why there is none. */
  #ask(text, command, args, timeout, body, resolve, reject) {
    let id
    try {
      id = this.#write(command, args, body)
    } catch (error) {
      return reject(error)
    }
    this.#waits.add(id, text, timeout, resolve, reject)
  }

  /** Sends a command, and calls one of these with a reply that says yes, or with an error. */
  #command(command, args, timeout, body, resolve, reject) {
    if (this.closed) return reject(this.#refuse(undefined, { when: 'send on closed socket', command: shown(command), args }))
    const text = () => `freeswitch_command_reply in send ${shown(command)} ${JSON.stringify(args)}`
    const read = (res) => {
      const reply = res.headers['Reply-Text']
      if (reply == null) reject(this.#refuse(res, { when: 'no reply to command', command: shown(command), args }))
      else if (reply.startsWith('-')) reject(this.#refuse(res, { when: 'command reply', reply, command: shown(command), args }))
      else if (res instanceof Connected || typeof res.body !== 'string') resolve(res)
      else resolve({ headers: res.headers, body: { text: res.body } })
    }
    this.#ask(text, command, args, timeout, body, read, reject)
  }

  // What throws in a promise's executor makes it reject.
  send(command, args = {}, timeout = FreeSwitchResponse.default_send_timeout) {
    return new Promise((resolve, reject) => this.#command(command, args, timeout, undefined, resolve, reject))
  }

  /** Sends a line that is composed of arguments, whose conversion to text may throw. */
  #line(compose) {
    try {
      const command = compose()
      checkLine('the command', command)
      return this.send(command)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  end() {
    this.logger.debug('FreeSwitchResponse: end', { ref: this.#ref })
    this.emit('socket.end', new Error('Socket close requested by application'))
  }

  process(headers, body) {
    const json = JSON.stringify(headers)
    switch (headers['Content-Type']) {
      case 'auth/request':
        return this.#messages.authRequest()
      case 'command/reply':
        return this.#messages.reply(-1, json, body)
      case 'api/response':
        return this.#messages.api(-1, body, Buffer.byteLength(body))
      case 'log/data':
        return this.#messages.log(json, body)
      case 'text/disconnect-notice':
        return this.#messages.notice(json, body)
      case 'text/rude-rejection':
        return this.#messages.finished('access_denied', '', body.trimEnd())
      default:
        // An event is read as if it had come.
        return this.#messages.frame(headers, body)
    }
  }

  api(command, timeout = FreeSwitchResponse.default_event_timeout) {
    return new Promise((resolve, reject) => {
      if (this.closed) throw this.#refuse(undefined, { when: 'api on closed socket', command })
      const read = (res) => {
        // A denied one is answered by a command/reply.
        const reply = res.headers['Reply-Text'] ?? res.body
        if (reply.startsWith('-')) return reject(this.#refuse(res, { when: 'api response', reply, command }))
        res.uuid = reply.startsWith('+OK ') ? /^\+OK (\S+)/.exec(reply)?.[1] : undefined
        resolve(res)
      }
      this.#ask(() => `freeswitch_api_response in api ${command}`, line('api', command), {}, timeout, undefined, read, reject)
    })
  }

  bgapi(command, timeout) {
    return new Promise((resolve, reject) => {
      if (this.closed) throw this.#refuse(undefined, { when: 'bgapi on closed socket', command })
      const expect = (res) => {
        const job = res.headers['Job-UUID'] ?? /\+OK Job-UUID: (.+)$/.exec(res.headers['Reply-Text'])?.[1]
        if (job === undefined) return reject(this.#refuse(res, { when: 'bgapi did not provide a Job-UUID', command }))
        const kept = this.#kept(`BACKGROUND_JOB ${job}`)
        if (kept !== undefined) return resolve(kept)
        const text = () => `BACKGROUND_JOB ${job} in waitAsync bgapi ${command}`
        this.#waits.add(job, text, timeout, resolve, reject)
      }
      this.#command(line('bgapi', command), {}, FreeSwitchResponse.default_send_timeout, undefined, expect, reject)
    })
  }

  event_json(...events) {
    return this.#line(() => `event json ${events.join(' ')}`)
  }

  nixevent(...events) {
    return this.#line(() => `nixevent ${events.join(' ')}`)
  }

  noevents() {
    return this.send('noevents')
  }

  filter(header, value) {
    return this.#line(() => `filter ${header} ${value}`)
  }

  filter_delete(header, value) {
    return this.#line(() => (value == null ? `filter delete ${header}` : `filter delete ${header} ${value}`))
  }

  sendevent(event_name, args, body) {
    return new Promise((resolve, reject) => {
      checkLine('the event’s name', event_name)
      this.#command(`sendevent ${event_name}`, args, FreeSwitchResponse.default_send_timeout, body, resolve, reject)
    })
  }

  async auth(password) {
    checkLine('the password', password)
    return await this.#line(() => `auth ${password}`)
  }

  connect() {
    return this.send('connect')
  }

  linger() {
    return this.send('linger')
  }

  exit() {
    return this.send('exit')
  }

  log(level) {
    return this.#line(() => (level == null ? 'log' : `log ${level}`))
  }

  nolog() {
    return this.send('nolog')
  }

  sendmsg_uuid(uuid, command, args) {
    return new Promise((resolve, reject) => this.#message(uuid, command, args, undefined, resolve, reject))
  }

  /** Sends a message to a channel, and calls one of these. */
  #message(uuid, command, args, body, resolve, reject) {
    const target = uuid ?? this.#uuid
    const words = target == null ? 'sendmsg' : `sendmsg ${target}`
    checkLine('the uuid', words)
    this.#command(words, { ...args, 'call-command': command }, FreeSwitchResponse.default_send_timeout, body, resolve, reject)
  }

  sendmsg(command, args) {
    return this.sendmsg_uuid(undefined, command, args)
  }

  execute_uuid(uuid, app_name, app_arg, loops, event_uuid) {
    return new Promise((resolve, reject) => this.#execute(uuid, app_name, app_arg, loops, event_uuid, resolve, reject))
  }

  /** Has an application executed, and calls one of these when the switch has said whether it does. */
  #execute(uuid, app_name, app_arg, loops, event_uuid, resolve, reject) {
    const options = { 'execute-app-name': app_name, 'execute-app-arg': app_arg }
    // A line break goes in a body: nothing else carries it.
    const inBody = typeof app_arg === 'string' && app_arg.includes('\n')
    if (inBody) {
      delete options['execute-app-arg']
      options['content-type'] = 'text/plain'
    }
    if (loops != null) options.loops = loops.toString(10)
    if (event_uuid != null) options['Event-UUID'] = event_uuid
    this.#message(uuid, 'execute', options, inBody ? app_arg : undefined, resolve, reject)
  }

  command_uuid(uuid, app_name, app_arg = '', timeout = FreeSwitchResponse.default_command_timeout) {
    return new Promise((resolve, reject) => {
      const event_uuid = ulid()
      const { channels } = this.#messages
      const channel = uuid ?? this.#uuid
      const text = () => `CHANNEL_EXECUTE_COMPLETE ${event_uuid} in uuid ${uuid} ${app_name} ${app_arg}`
      const wait = this.#waits.add(event_uuid, text, timeout, resolve, reject, () => {
        const others = channels.get(channel)
        others?.delete(wait)
        if (others?.size === 0) channels.delete(channel)
      })
      if (wait === undefined) return
      if (!channels.has(channel)) channels.set(channel, new Set())
      channels.get(channel).add(wait)
      // Refused: there is nothing to wait for.
      const refused = (error) => wait.reject(error)
      try {
        this.#execute(uuid, app_name, app_arg, undefined, event_uuid, () => undefined, refused)
      } catch (error) {
        refused(error)
      }
    })
  }

  hangup_uuid(uuid, hangup_cause = 'NORMAL_UNSPECIFIED') {
    return this.sendmsg_uuid(uuid, 'hangup', { 'hangup-cause': hangup_cause })
  }

  async unicast_uuid(uuid, args) {
    const ports = { 'local-port': args['local-port'].toString(10), 'remote-port': args['remote-port'].toString(10) }
    return await this.sendmsg_uuid(uuid, 'unicast', { ...args, ...ports })
  }

  execute(app_name, app_arg, loops, event_uuid) {
    return this.execute_uuid(undefined, app_name, app_arg, loops, event_uuid)
  }

  command(app_name, app_arg, timeout) {
    return this.command_uuid(undefined, app_name, app_arg, timeout)
  }

  hangup(hangup_cause) {
    return this.hangup_uuid(undefined, hangup_cause)
  }

  unicast(args) {
    return this.unicast_uuid(undefined, args)
  }

  auto_cleanup() {
    autoCleanup(this)
  }

  /** How long an event is waited for: 9 hours, in ms. */
  static default_event_timeout = 9 * 3600 * 1000
  /** How long the answer to `send` may take, in ms. */
  static default_send_timeout = 10_000
  /** How long `command` waits for the application's end, in ms. */
  static default_command_timeout = 1_000
}

module.exports = { FreeSwitchResponse }
