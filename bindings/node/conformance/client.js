'use strict'
// The adapter of the modern API.

const { once } = require('node:events')
const net = require('node:net')
const { accept, connect } = require('..')
const { serialize } = require('../lib/event_base')
const { Arrivals, Failure, fromText, headerPairs, readEvent, serve, shownEvent, toText } = require('./lines')

const CAPABILITIES = [
  'composed_api',
  'connect_reasons',
  'end_reasons',
  'event_replies',
  'limits',
  'login_errors',
  'nul',
  'outbound',
  'own_set_up',
  'pairs_replies',
  'serialize',
  'xml',
]

let server
const accepted = new Arrivals()
/** The connection that steps are on. */
let session
/** The last event: one that came, or one that was made. */
let event
let made

const bytes = (it) => (it === undefined ? undefined : fromText(it))
const text = (it) => bytes(it)?.toString('utf8')

/** What the API rejects with: its code is the error table's name. */
function fail(error) {
  if (error instanceof Failure || error.code === undefined) throw error
  if (session && ['disconnected', 'truncated', 'protocol', 'closed', 'out_of_step'].includes(error.code)) session.ended = true
  throw new Failure(error.code, error.text ?? error.message)
}

function current() {
  if (session === undefined || session.ended) throw new Failure('not_sent', 'there is no connection')
  return session.client
}

/** A connection on which everything that comes is taken. */
function begin(client) {
  return { client, deliveries: client.listen({ names: ['ALL'], log: 'debug' }), next: undefined, ended: false }
}

async function close() {
  await session?.client.close()
  session = undefined
}

async function connectTo({ port, host = '127.0.0.1', user, password, timeout_ms = 5000 }) {
  await close()
  const signal = AbortSignal.timeout(timeout_ms)
  const options = { port, host, user: text(user), password: bytes(password), reconnect: false, silence: null, signal }
  const client = await connect(options).catch((error) => {
    if (error === signal.reason) throw new Failure('timeout', 'the login took too long')
    return fail(error)
  })
  session = begin(client)
}

/** A reply as the protocol shows it. */
function shownReply(reply) {
  const shown = { reply: reply.headers?.['Reply-Text'] ?? '', headers: headerPairs(reply.headers ?? {}) }
  const body = reply.bodyBytes()
  return body.length === 0 ? shown : { ...shown, body: toText(body) }
}

const refused = (reply) => new Failure(reply.trim() === '-ERR permission denied' ? 'permission_denied' : 'command_failed', reply)

/** A command that is to be accepted. */
async function accepting(command, timeout_ms = 5000) {
  const shown = shownReply(await current().command(command, { timeout: timeout_ms }).catch(fail))
  if (/^-(ERR|USAGE)/.test(shown.reply)) {
    throw refused(shown.reply)
  }
  return shown
}

async function raw({ packet, timeout_ms = 5000 }) {
  const reply = await current().raw(bytes(packet), { timeout: timeout_ms }).catch(fail)
  return reply.headers === undefined ? { reply: '', body: toText(reply.bodyBytes()) } : shownReply(reply)
}

async function receive({ timeout_ms = 5000 }) {
  if (session === undefined || session.ended) throw new Failure('not_sent', 'there is no connection')
  const { deliveries } = session
  session.next ??= deliveries.next()
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, timeout_ms)
  })
  const item = await Promise.race([session.next, late])
  clearTimeout(timer)
  if (item === undefined) return { kind: 'timeout' }
  session.next = undefined
  if (item.done) {
    session.ended = true
    const { code = 'disconnected', message } = session.client.endReason ?? {}
    throw new Failure(code, message)
  }
  if (item.value.type === 'log') {
    const line = item.value
    return { kind: 'log', headers: line.entriesBytes().map((pair) => pair.map(toText)), body: toText(line.bodyBytes()) }
  }
  const shown = shownEvent(item.value)
  event = item.value
  made = undefined
  return shown
}

const ACTS = {
  connect: connectTo,
  disconnect: close,
  connected: () => ({ connected: session !== undefined && !session.ended }),
  api: async ({ line, timeout_ms = 5000 }) => ({
    body: toText(await current().api(bytes(line), { timeout: timeout_ms, encoding: 'buffer' }).catch(fail)),
  }),
  async bgapi({ line, job_uuid, timeout_ms = 5000 }) {
    if (/[\r\n\0]/.test(line)) await current().bgapi(text(line)).catch(fail)
    if (/[\s\0]/.test(job_uuid ?? '')) throw new Failure('invalid_argument', 'a job’s id is one word')
    const packet = `bgapi ${line}${job_uuid === undefined ? '' : `\nJob-UUID: ${job_uuid}`}`
    const { reply, headers } = await raw({ packet, timeout_ms })
    if (reply.startsWith('-')) throw refused(reply)
    return { job_uuid: headers.find(([name]) => name === 'Job-UUID')?.[1] }
  },
  command: raw,
  send: async (args) => void (await raw(args)),
  events: ({ format, names = [], subclasses = [], timeout_ms }) =>
    accepting({ kind: 'event', format, names: names.map(text), subclasses: subclasses.map(text) }, timeout_ms),
  filter: ({ header, value }) => accepting({ kind: 'filter', header: text(header), value: text(value) }),
  send_event: ({ name, headers = [], body }) =>
    accepting({ kind: 'sendevent', name: text(name), headers: headers.map((pair) => pair.map(text)), body: bytes(body) }),
  execute({ application, uuid, argument, event_lock }) {
    const headers = [
      ['call-command', 'execute'],
      ['execute-app-name', text(application)],
    ]
    const lines = argument?.includes('\n')
    if (argument !== undefined && !lines) headers.push(['execute-app-arg', text(argument)])
    if (lines) headers.push(['content-type', 'text/plain'])
    if (event_lock) headers.push(['event-lock', 'true'])
    return accepting({ kind: 'sendmsg', uuid: text(uuid), headers, body: lines ? bytes(argument) : undefined })
  },
  receive,
  get: ({ name }) => readEvent(event, 'get', name),
  values: ({ name }) => readEvent(event, 'values', name),
  make_event({ headers, body }) {
    made = { headers: headers.map((pair) => pair.map(fromText)), body: bytes(body) }
  },
  serialize({ format }) {
    const from = made ?? { headers: event.entriesBytes(), body: event.bodyBytes() }
    return { text: toText(serialize(from.headers, from.body, format)) }
  },
  async listen() {
    server?.close()
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
    await close()
    const call = await accept(socket, { linger: null }).catch(fail)
    session = begin(call.client)
    event = call.own.data
    const { kind: _kind, ...shown } = shownEvent(event)
    return shown
  },
}

serve('node', CAPABILITIES, (verb, args) => ACTS[verb](args)).then(async () => {
  await close()
  server?.close()
})
