// What programs for `esl` 11 rely on without saying so: default options and times, what goes over the wire, what each message emits.

import assert from 'node:assert/strict'
import net from 'node:net'
import { test } from 'node:test'
import * as eslng from '../index.mjs'
import { connected, peer, quiet, until, within } from './support.mjs'

const { FreeSwitchClient, FreeSwitchError, FreeSwitchResponse, FreeSwitchServer, FreeSwitchTimeout, once } = eslng

const GREETING = 'Content-Type: auth/request\n\n'
const ACCEPTED = 'Content-Type: command/reply\nReply-Text: +OK accepted\n\n'
const HOUR = 3_600_000

/** Packets as they come, and who waits for more of them. */
class Heard {
  packets = []
  #rest = ''
  #waiting = []

  /** Takes bytes, and gives the packets that are whole. */
  take(chunk) {
    this.#rest += chunk.toString('latin1')
    const whole = []
    for (let end; (end = this.#rest.indexOf('\n\n')) >= 0; ) {
      const length = end + 2 + Number(/^content-length: (\d+)$/m.exec(this.#rest.slice(0, end))?.[1] ?? 0)
      if (this.#rest.length < length) break
      whole.push(this.#rest.slice(0, length))
      this.#rest = this.#rest.slice(length)
    }
    this.packets.push(...whole)
    for (const look of this.#waiting) look()
    return whole
  }

  /** What has come once there are so many. */
  until(count) {
    return within(
      `${count} packets`,
      until((done) => {
        const look = () => this.packets.length >= count && done(this.packets)
        this.#waiting.push(look)
        look()
      }),
    )
  }
}

/** A switch that logs everybody in, and answers as it is told to (`+OK accepted`). */
async function switchOf(t, answer = () => ACCEPTED) {
  const heard = new Heard()
  let socket
  const { port } = await peer(t, (opened) => {
    socket = opened
    socket.write(GREETING)
    socket.on('data', (chunk) => {
      for (const packet of heard.take(chunk)) socket.write(/^(auth|event) /.test(packet) ? ACCEPTED : answer(packet))
    })
  })
  return { port, heard, say: (text) => socket.write(text) }
}

/** A client that is logged in, and its call; what it said for that is forgotten. */
async function client(t, port, heard) {
  const it = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => it.end())
  const call = await within('the login', connected(it))
  heard?.packets.splice(0)
  return { it, call }
}

/** The timers and the clock of this process, which stand still until they are told to go on. */
function heldTimers(t) {
  const armed = new Set()
  const waiting = new Map()
  let time = performance.now()
  t.mock.method(performance, 'now', () => time)
  t.mock.method(globalThis, 'setTimeout', (act, ms) => {
    const timer = { act, ms, due: time + ms, ref: () => timer, unref: () => timer }
    armed.add(timer)
    waiting.get(Math.round(ms))?.()
    return timer
  })
  t.mock.method(globalThis, 'clearTimeout', (timer) => void armed.delete(timer))
  return {
    /** A timer of so many ms has been set. */
    set: (ms) => within(`a timer of ${ms} ms`, until((done) => waiting.set(ms, done))),
    async pass(ms) {
      time += ms
      for (let late; (late = [...armed].find(({ due }) => due <= time)) !== undefined; ) {
        armed.delete(late)
        late.act()
      }
      await until(setImmediate)
    },
  }
}

/** Whether a promise has ended. */
function watched(promise) {
  const state = { ended: false }
  const end = () => (state.ended = true)
  promise.then(end, end)
  return state
}

test('what there is', () => {
  for (const name of ['FreeSwitchClient', 'FreeSwitchServer', 'FreeSwitchResponse', 'FreeSwitchEventEmitter', 'once']) assert.equal(typeof eslng[name], 'function')
  for (const name of ['Error', 'Timeout', 'UnhandledContentTypeError', 'MissingContentTypeError', 'MissingEventNameError', 'ParserError']) {
    assert.ok(eslng[`FreeSwitch${name}`].prototype instanceof Error, name)
  }
  for (const name of ['nomedia', 'getvar', 'divert_events', 'resume']) assert.equal(FreeSwitchResponse.prototype[name], undefined)
})

test('a client without options, and a server', (t) => {
  t.mock.method(console, 'info', () => undefined)
  t.mock.method(console, 'debug', () => undefined)
  let where
  t.mock.method(net.Socket.prototype, 'connect', function (options) {
    where = options
    return this
  })
  const it = new FreeSwitchClient()
  assert.equal(it.logger, console)
  it.connect()
  it.end()
  assert.deepEqual(where, { host: '127.0.0.1', port: 8021 })
  assert.equal(new FreeSwitchServer().logger, console)
})

test('a client logs in as ClueCon, and asks for two events', async (t) => {
  const { port, heard } = await switchOf(t)
  await client(t, port)
  assert.deepEqual(heard.packets, ['auth ClueCon\n\n', 'event json CHANNEL_EXECUTE_COMPLETE BACKGROUND_JOB\n\n'])
})

test('20 s for the greeting, then error, then connect all the same', async (t) => {
  const { port } = await peer(t, () => undefined)
  const it = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => it.end())
  const seen = []
  it.on('connect', () => seen.push('connect'))
  const failed = once(it, 'error')
  const timers = heldTimers(t)
  const set = timers.set(20_000)
  it.connect()
  await set
  await timers.pass(19_998)
  assert.deepEqual(seen, [])
  await timers.pass(2)
  const [error] = await within('the error', failed)
  assert.ok(error instanceof FreeSwitchTimeout)
  assert.equal(error.timeout, 20_000)
  assert.match(error.text, /event freeswitch_auth_request in FreeSwitchClient expected authentication request$/)
  assert.deepEqual(seen, ['connect'])
})

test('10 s for send, a second for command, 9 hours for api, as long as it takes for a job and for an event', async (t) => {
  const { default_command_timeout: command, default_event_timeout: event, default_send_timeout: send } = FreeSwitchResponse
  assert.deepEqual({ command, event, send }, { command: 1_000, event: 9 * HOUR, send: 10_000 })
  // The answer to `bgapi`, and none to anything else.
  const { port, heard } = await switchOf(t, (packet) => (packet.startsWith('bgapi') ? 'Content-Type: command/reply\nReply-Text: +OK Job-UUID: j\nJob-UUID: j\n\n' : ''))
  const { call } = await client(t, port, heard)
  const timers = heldTimers(t)
  const job = call.bgapi('status')
  await heard.until(1)
  const waits = {
    job,
    'no limit': call.onceAsync('HEARTBEAT', undefined, 'a test'),
    command: call.command('park'),
    send: call.send('noevents'),
    hangup: call.hangup(),
    api: call.api('status'),
  }
  const states = Object.fromEntries(Object.entries(waits).map(([name, promise]) => [name, watched(promise)]))
  const ended = () => Object.keys(states).filter((name) => states[name].ended)
  await heard.until(5)
  await timers.pass(998)
  assert.deepEqual(ended(), [])
  await timers.pass(2)
  assert.deepEqual(ended(), ['command'])
  await timers.pass(8_998)
  assert.deepEqual(ended(), ['command'])
  await timers.pass(2)
  assert.deepEqual(ended(), ['command', 'send', 'hangup'])
  await timers.pass(9 * HOUR - 10_002)
  assert.deepEqual(ended(), ['command', 'send', 'hangup'])
  await timers.pass(2)
  assert.deepEqual(ended(), ['command', 'send', 'hangup', 'api'])
  await timers.pass(1000 * HOUR)
  assert.deepEqual(ended(), ['command', 'send', 'hangup', 'api'])
  for (const [name, ms] of [['command', 1_000], ['send', 10_000], ['api', 9 * HOUR]]) {
    await assert.rejects(waits[name], (error) => error instanceof FreeSwitchTimeout && error.timeout === ms, name)
  }
  call.end()
  await assert.rejects(job, /while waiting for BACKGROUND_JOB j in waitAsync bgapi status/)
  await assert.rejects(waits['no limit'], /while waiting for HEARTBEAT in a test/)
})

test('what each method sends', async (t) => {
  const { port, heard } = await switchOf(t)
  const { call } = await client(t, port, heard)
  call.setUUID('own')
  const unicast = { 'local-ip': '127.0.0.1', 'local-port': 8025, 'remote-ip': '127.0.0.2', 'remote-port': 8026, transport: 'udp', flags: 'native' }
  const lines = (...given) => given.map((line) => `${line}\n`).join('')
  const table = [
    [(it) => it.write('noop', { a: '1', b: undefined, c: '2' }), lines('noop', 'a: 1', 'c: 2')],
    [(it) => it.send('noop', { list: 'x' }), lines('noop', 'list: x')],
    [(it) => it.api('status'), lines('api status')],
    [(it) => it.bgapi('status x'), lines('bgapi status x')],
    [(it) => it.event_json('A', 'B'), lines('event json A B')],
    [(it) => it.nixevent('A', 'B'), lines('nixevent A B')],
    [(it) => it.noevents(), lines('noevents')],
    [(it) => it.filter('A', 'b c'), lines('filter A b c')],
    [(it) => it.filter_delete('A'), lines('filter delete A')],
    [(it) => it.filter_delete('A', 'b'), lines('filter delete A b')],
    [(it) => it.sendevent('CUSTOM', { 'Event-Subclass': 'a::b' }), lines('sendevent CUSTOM', 'Event-Subclass: a::b')],
    [(it) => it.auth('secret'), lines('auth secret')],
    [(it) => it.connect(), lines('connect')],
    [(it) => it.linger(), lines('linger')],
    [(it) => it.exit(), lines('exit')],
    [(it) => it.log(), lines('log')],
    [(it) => it.log(7), lines('log 7')],
    [(it) => it.nolog(), lines('nolog')],
    [(it) => it.sendmsg_uuid('u', 'nomedia', { 'nomedia-uuid': 'u' }), lines('sendmsg u', 'nomedia-uuid: u', 'call-command: nomedia')],
    [(it) => it.sendmsg('nomedia', { a: 'b' }), lines('sendmsg own', 'a: b', 'call-command: nomedia')],
    [
      (it) => it.execute_uuid('u', 'playback', 'a.wav', 2, 'e'),
      lines('sendmsg u', 'execute-app-name: playback', 'execute-app-arg: a.wav', 'loops: 2', 'Event-UUID: e', 'call-command: execute'),
    ],
    [(it) => it.execute('answer', ''), lines('sendmsg own', 'execute-app-name: answer', 'execute-app-arg: ', 'call-command: execute')],
    [(it) => it.hangup_uuid('u'), lines('sendmsg u', 'hangup-cause: NORMAL_UNSPECIFIED', 'call-command: hangup')],
    [(it) => it.hangup('USER_BUSY'), lines('sendmsg own', 'hangup-cause: USER_BUSY', 'call-command: hangup')],
    [
      (it) => it.unicast_uuid('u', unicast),
      lines(
        'sendmsg u',
        'local-ip: 127.0.0.1',
        'local-port: 8025',
        'remote-ip: 127.0.0.2',
        'remote-port: 8026',
        'transport: udp',
        'flags: native',
        'call-command: unicast',
      ),
    ],
  ]
  for (const [act, wanted] of table) {
    // Not every answer of this switch is one that the method takes.
    act(call).catch(() => undefined)
    const [packet] = await heard.until(1)
    assert.equal(packet, `${wanted}\n`)
    heard.packets.splice(0)
  }
  call.command_uuid('u', 'playback', 'a.wav').catch(() => undefined)
  const [command] = await heard.until(1)
  const id = '[0-9A-HJKMNP-TV-Z]{26}'
  assert.match(command, new RegExp(`^sendmsg u\nexecute-app-name: playback\nexecute-app-arg: a\\.wav\nEvent-UUID: ${id}\ncall-command: execute\n\n$`))
})

test('a reply that says nothing, and one that says no', async (t) => {
  const replies = ['Content-Type: command/reply\n\n', 'Content-Type: command/reply\nReply-Text: -ERR no\n\n']
  const { port } = await switchOf(t, () => replies.shift())
  const { call } = await client(t, port)
  const refused = (args) => (error) => {
    assert.ok(error instanceof FreeSwitchError)
    assert.deepEqual(error.args, { ...args, command: 'noevents', args: {} })
    assert.equal(error.toString(), `FreeSwitchError: ${JSON.stringify(error.args)}`)
    return error.res.headers['Content-Type'] === 'command/reply'
  }
  await assert.rejects(call.noevents(), refused({ when: 'no reply to command' }))
  await assert.rejects(call.noevents(), refused({ when: 'command reply', reply: '-ERR no' }))
})

/** A notice, an event in JSON. */
const notice = (disposition) => `Content-Type: text/disconnect-notice\nContent-Disposition: ${disposition}\nContent-Length: 4\n\nbye\n`
function json(fields) {
  const body = JSON.stringify(fields)
  return `Content-Length: ${body.length}\nContent-Type: text/event-json\n\n${body}`
}

test('events by their names, jobs and executions by their ids too; log lines and notices', async (t) => {
  const { port, say } = await switchOf(t)
  const { call } = await client(t, port)
  const seen = []
  const names = ['CHANNEL_EXECUTE_COMPLETE e', 'CHANNEL_EXECUTE_COMPLETE', 'BACKGROUND_JOB j', 'BACKGROUND_JOB', 'freeswitch_log_data', 'freeswitch_disconnect_notice']
  for (const name of names) call.on(name, ({ headers }) => seen.push([name, headers['Content-Type']]))
  call.on('cleanup_disconnect', () => seen.push(['cleanup_disconnect']))
  const over = once(call, 'cleanup_disconnect')
  say(json({ 'Event-Name': 'CHANNEL_EXECUTE_COMPLETE', 'Application-UUID': 'e' }))
  say(json({ 'Event-Name': 'BACKGROUND_JOB', 'Job-UUID': 'j' }))
  say('Content-Type: log/data\nContent-Length: 1\nLog-Level: 7\n\nx')
  say(notice('disconnect'))
  await within('the notice', over)
  assert.deepEqual(seen, [
    ['CHANNEL_EXECUTE_COMPLETE e', 'text/event-json'],
    ['CHANNEL_EXECUTE_COMPLETE', 'text/event-json'],
    ['BACKGROUND_JOB j', 'text/event-json'],
    ['BACKGROUND_JOB', 'text/event-json'],
    ['freeswitch_log_data', 'log/data'],
    ['freeswitch_disconnect_notice', 'text/disconnect-notice'],
    ['cleanup_disconnect'],
  ])
})

for (const [disposition, ms, handled] of [
  ['linger', 4_000, 'cleanup_linger'],
  ['disconnect', 100, 'cleanup_disconnect'],
]) {
  test(`after a notice of ${disposition} it leaves after ${ms} ms`, async (t) => {
    const { port, heard, say } = await switchOf(t)
    const { call } = await client(t, port, heard)
    const left = () => (disposition === 'linger' ? heard.packets.includes('exit\n\n') : call.closed)
    const timers = heldTimers(t)
    const set = timers.set(ms)
    say(notice(disposition))
    await set
    await timers.pass(ms - 1)
    assert.ok(!left())
    await timers.pass(1)
    if (disposition === 'linger') await heard.until(1)
    assert.ok(left())
  })

  test(`not where somebody handles ${handled}`, async (t) => {
    const { port, heard, say } = await switchOf(t)
    const { call } = await client(t, port, heard)
    const told = once(call, handled)
    const timers = heldTimers(t)
    say(notice(disposition))
    await within(handled, told)
    await timers.pass(10_000)
    assert.equal(call.closed, false)
    // What it says next is the first that it says.
    await call.noevents()
    assert.deepEqual(heard.packets, ['noevents\n\n'])
  })
}

test('the end of a socket, each way', async () => {
  const fake = () => {
    const handlers = new Map()
    const on = (name, act) => handlers.set(name, [...(handlers.get(name) ?? []), act])
    const nothing = () => undefined
    return { socket: { on, once: on, end: nothing, write: nothing, destroy: nothing }, tell: (name, ...given) => handlers.get(name).forEach((act) => act(...given)) }
  }
  const gone = new Error('gone')
  const ends = {
    'socket.close': ({ tell }) => tell('close'),
    'socket.error': ({ tell }) => tell('error', gone),
    'socket.end': (_, call) => call.end(),
    'socket.write': ({ socket }, call) => {
      socket.write = () => {
        throw gone
      }
      call.write('noop', {})
    },
  }
  for (const [name, end] of Object.entries(ends)) {
    const made = fake()
    const call = new FreeSwitchResponse(made.socket, quiet)
    const told = once(call, name)
    const waits = assert.rejects(call.onceAsync('HEARTBEAT', undefined, 'a test'), /gone|Socket closed|end\(\) called/, name)
    end(made, call)
    const [error] = await within(name, told)
    if (/error|write/.test(name)) assert.equal(error, gone)
    else if (name === 'socket.end') assert.equal(error.message, 'Socket close requested by application')
    await waits
    assert.ok(call.closed, name)
  }
})

test('a server’s call on the wire, and one that nobody handles', async (t) => {
  const server = new FreeSwitchServer({ logger: quiet })
  await server.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => void server.close())
  const heard = new Heard()
  const socket = net.connect(server.address().port, '127.0.0.1')
  t.after(() => socket.destroy())
  const data = 'Event-Name: CHANNEL_DATA\nUnique-ID: u\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\nControl: full\n\n'
  socket.on('data', (chunk) => {
    for (const packet of heard.take(chunk)) socket.write(packet.startsWith('connect') ? data : ACCEPTED)
  })
  assert.deepEqual(await heard.until(4), ['connect\n\n', 'filter Unique-ID u\n\n', 'filter Job-Owner-UUID u\n\n', 'event json ALL\n\n'])
  const answered = until((done) => {
    const look = () => (server.stats.connection_not_handled === 0n ? setImmediate(look) : done())
    look()
  })
  await within('the connection is counted', answered)
  assert.equal(server.stats.connection_handled, 0n)
  socket.end()
})

test('a server that is full says drop', async (t) => {
  const { Server } = net
  net.Server = class extends Server {
    maxConnections = 1
  }
  t.after(() => (net.Server = Server))
  const server = new FreeSwitchServer({ logger: quiet })
  net.Server = Server
  assert.equal(server.getMaxConnections(), 1)
  await server.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => void server.close())
  const dropped = once(server, 'drop')
  const sockets = []
  for (let i = 0; i < 2; i++) {
    const socket = net.connect(server.address().port, '127.0.0.1')
    socket.on('error', () => undefined)
    t.after(() => socket.destroy())
    await within('the connection', until((done) => socket.once('connect', done)))
    sockets.push(socket.localPort)
  }
  const [data] = await within('the drop', dropped)
  assert.equal(data.remotePort, sockets[1])
  assert.equal(server.stats.drop, 1n)
})

test('handlers: those of on before those of once, each counts once, all can be taken off', () => {
  const it = new eslng.FreeSwitchEventEmitter()
  const seen = []
  const lasting = (what) => seen.push(['on', what])
  it.once('x', (what) => seen.push(['once', what]))
  it.on('x', lasting).on('x', lasting)
  assert.equal(it.off, undefined)
  assert.equal(it.emit('x', 1), true)
  assert.equal(it.emit('x', 2), true)
  assert.deepEqual(seen, [['on', 1], ['once', 1], ['on', 2]])
  it.removeAllListeners()
  assert.equal(it.emit('x', 3), false)
})

test('once gives all arguments', async () => {
  const it = new eslng.FreeSwitchEventEmitter()
  const seen = once(it, 'x')
  it.emit('x', 1, 2)
  assert.deepEqual(await seen, [1, 2])
})
