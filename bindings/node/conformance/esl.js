'use strict'
// The adapter of the API of `esl`.

const { once } = require('node:events')
const net = require('node:net')
const { FreeSwitchClient, FreeSwitchError, FreeSwitchResponse, FreeSwitchTimeout } = require('..')
const { serialize } = require('../lib/event_base')
const { Arrivals, Failure, fromText, headerPairs, readEvent, serve, shownEvent, toText } = require('./lines')

const CAPABILITIES = [
  'composed_api',
  'event_replies',
  'execute_options',
  'limits',
  'login_errors',
  'nul',
  'outbound',
  'own_set_up',
  'pairs_replies',
  'serialize',
  'xml',
]

const quiet = { debug() {}, info() {}, error() {} }

let server
const accepted = new Arrivals()
/** The connection that steps are on. */
let session
/** The last event: one that came, or one that was made. */
let event
let made

/** A log line as the protocol shows it. */
function shownLog(line) {
  return { kind: 'log', headers: line.entriesBytes().map((pair) => pair.map(toText)), body: toText(line.bodyBytes()) }
}

/** Takes what comes on a call in its order. */
function follow(call) {
  const arrivals = new Arrivals()
  const { emit } = call
  call.emit = (name, ...args) => {
    const [data] = args
    if (name === 'freeswitch_log_data') arrivals.push(shownLog(data))
    else if (typeof data?.entries === 'function' && !String(name).includes(' ')) arrivals.push(data)
    else if (name === 'error.missing-event-name') arrivals.push(data.event)
    else if (name === 'error.invalid-json') arrivals.push(new Failure('malformed', data.message))
    else if (name === 'socket.close') arrivals.push(new Failure('disconnected', 'the connection has ended'))
    return emit.call(call, name, ...args)
  }
  // With a listener each document is looked at, as soon as it comes.
  call.on('error.invalid-json', () => undefined)
  return { call, arrivals, client: undefined, ended: false }
}

function close() {
  session?.client?.end()
  session?.call.end()
  session = undefined
}

async function connect({ port, host = '127.0.0.1', user, password, timeout_ms = 5000 }) {
  close()
  if (user === undefined) return await connectClient({ port, host, password, timeout_ms })
  const call = new FreeSwitchResponse(net.connect(port, host), quiet)
  const it = follow(call)
  await call.onceAsync('freeswitch_auth_request', timeout_ms, 'the greeting').catch((error) => fail(error, 'connect_failed'))
  await call.send(`userauth ${user}:${password}`, {}, timeout_ms).catch((error) => fail(error, 'auth_rejected'))
  session = it
}

async function connectClient({ port, host, password, timeout_ms }) {
  const client = new FreeSwitchClient({ port, host, password: text(password), logger: quiet })
  const call = await new Promise((resolve, reject) => {
    const give = (kind) => (error) => {
      client.end()
      reject(new Failure(kind, String(error)))
    }
    const timer = setTimeout(give('auth_rejected'), timeout_ms, 'the login took too long')
    client.once('error', (error) => give(error instanceof FreeSwitchError ? 'auth_rejected' : 'connect_failed')(error))
    client.once('reconnecting', give('connect_failed'))
    client.once('connect', (it) => {
      clearTimeout(timer)
      resolve(it)
    })
    client.connect()
  })
  // The suite asks for one connection, and wants to know when it ends.
  client.removeAllListeners()
  client.once('reconnecting', () => client.end())
  session = { ...follow(call), client }
  // The client asks for two events by itself, of which the scenarios know nothing.
  await call.noevents()
}

/** What the API rejects with, by the error table. */
function fail(error, refused = 'command_failed') {
  if (error instanceof FreeSwitchTimeout) throw new Failure('timeout', error.message)
  if (error.code === 'invalid_argument') throw new Failure(error.code, error.message)
  if (!(error instanceof FreeSwitchError)) {
    if (session) session.ended = true
    throw new Failure(refused === 'connect_failed' ? refused : 'disconnected', error.message)
  }
  const { when, reply, kind } = error.args
  if (reply !== undefined) throw new Failure(reply.trim() === '-ERR permission denied' ? 'permission_denied' : refused, reply)
  if (kind !== undefined) throw new Failure(kind, when)
  if (/inject/.test(when)) throw new Failure('invalid_argument', when)
  if (/closed socket/.test(when)) throw new Failure('not_sent', when)
  throw new Failure('internal', when)
}

function current() {
  if (session === undefined || session.ended || session.call.closed) throw new Failure('not_sent', 'there is no connection')
  return session.call
}

/** A reply as the protocol shows it. */
function shownReply({ headers, body }) {
  const shown = { reply: headers['Reply-Text'] ?? '', headers: headerPairs(headers) }
  const content = typeof body === 'string' ? body : (body?.text ?? '')
  return content === '' ? shown : { ...shown, body: content }
}

async function ask(promise) {
  return shownReply(await promise.catch(fail))
}

const text = (it) => (it === undefined ? undefined : fromText(it).toString('utf8'))

/** A packet without its blank line, which the API adds. */
const unclosed = (packet) => text(packet).replace(/\n+$/, '')

async function receive({ timeout_ms = 5000 }) {
  if (session === undefined || session.ended) throw new Failure('not_sent', 'there is no connection')
  const item = await session.arrivals.next(timeout_ms)
  if (item === undefined) return { kind: 'timeout' }
  if (item instanceof Failure) {
    session.ended ||= item.kind === 'disconnected'
    throw item
  }
  if (typeof item.entries !== 'function') return item
  event = item
  made = undefined
  return shownEvent(item)
}

const ACTS = {
  connect,
  disconnect: close,
  connected: () => ({ connected: session !== undefined && !session.ended }),
  api: async ({ line, timeout_ms = 5000 }) => ({ body: toText((await current().api(fromText(line), timeout_ms).catch(fail)).bodyBytes()) }),
  async bgapi({ line, job_uuid, timeout_ms = 5000 }) {
    // The API's own bgapi gives the job's end; what would inject a line it refuses at once.
    if (/[\r\n\0]/.test(line)) await current().bgapi(fromText(line)).catch(fail)
    if (job_uuid?.includes(' ')) throw new Failure('invalid_argument', 'a job’s id is one word')
    const sent = current().send(`bgapi ${text(line)}`, { 'Job-UUID': job_uuid }, timeout_ms)
    return { job_uuid: (await sent.catch(fail)).headers['Job-UUID'] }
  },
  async command({ packet, timeout_ms = 5000 }) {
    const sent = current().send(unclosed(packet), {}, timeout_ms)
    return shownReply(await sent.catch((error) => (error instanceof FreeSwitchError && error.res ? error.res : fail(error))))
  },
  async send({ packet }) {
    await current().write(unclosed(packet), {}).catch(fail)
  },
  async events({ format, names = [], subclasses = [] }) {
    const words = [...names, ...(subclasses.length > 0 ? ['CUSTOM', ...subclasses] : [])].map(text)
    if (format === 'json' || /[\r\n]/.test(words.join(''))) return await ask(current().event_json(...words))
    return await ask(current().send(`event ${format} ${words.join(' ')}`))
  },
  filter: async ({ header, value }) => await ask(current().filter(text(header), text(value))),
  async send_event({ name, headers = [], body }) {
    const args = {}
    // A list makes a header of each.
    for (const [header, value] of headers) args[text(header)] = [...(args[text(header)] ?? []), text(value)]
    return await ask(current().sendevent(text(name), args, text(body)))
  },
  // execute_uuid writes `call-command` last, as esl does; send writes what it is given.
  async execute({ application, uuid, argument, event_uuid, loops, event_lock }) {
    if (/[\r\n]/.test(uuid)) await current().sendmsg_uuid(text(uuid), 'execute', {}).catch(fail)
    const lines = argument?.includes('\n')
    const args = {
      'call-command': 'execute',
      'execute-app-name': text(application),
      'execute-app-arg': lines ? undefined : text(argument),
      loops,
      'event-lock': event_lock ? 'true' : undefined,
      'Event-UUID': text(event_uuid),
    }
    if (lines) return await ask(current().execute_uuid(text(uuid), text(application), text(argument), loops, text(event_uuid)))
    return await ask(current().send(uuid === undefined ? 'sendmsg' : `sendmsg ${text(uuid)}`, args))
  },
  receive,
  get: ({ name }) => readEvent(event, 'get', name),
  values: ({ name }) => readEvent(event, 'values', name),
  make_event({ headers, body }) {
    made = { headers: headers.map((pair) => pair.map(fromText)), body: body === undefined ? undefined : fromText(body) }
  },
  serialize({ format }) {
    const from = made ?? { headers: event.entriesBytes(), body: event.bodyBytes() }
    return { text: toText(serialize(from.headers, from.body, format)) }
  },
  async listen() {
    server?.close()
    // FreeSwitchServer asks for events and filters by itself, of which the scenarios know nothing.
    server = net.createServer((socket) => {
      // A peer may reset the connection before the next step takes it.
      socket.on('error', () => {})
      accepted.push(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return { port: server.address().port }
  },
  async accept({ timeout_ms = 5000 }) {
    const socket = await accepted.next(timeout_ms)
    if (socket === undefined) throw new Failure('timeout', 'nobody called')
    close()
    session = follow(new FreeSwitchResponse(socket, quiet))
    const { headers, body } = await session.call.connect().catch(fail)
    // The channel's data become the last event.
    const data = { ...body, ...headers }
    event = { getBytes: (name) => lookUp(data, name), valuesBytes: (name) => [lookUp(data, name)].filter((value) => value !== undefined) }
    return { name: data['Event-Name'], headers: headerPairs(data) }
  },
}

function lookUp(data, name) {
  const found = Object.keys(data).find((key) => key.toLowerCase() === name.toLowerCase())
  return found === undefined ? undefined : Buffer.from(data[found])
}

serve('node-esl', CAPABILITIES, (verb, args) => ACTS[verb](args)).then(() => {
  close()
  server?.close()
})
