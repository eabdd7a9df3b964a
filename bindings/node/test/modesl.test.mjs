// The API of `modesl` 1.2.1 against the test switch, and against peers of our own.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import net from 'node:net'
import { after, before, test } from 'node:test'
import modesl, { Connection, Event, Parser, Server, eslSetLogLevel, setLogLevel } from '../modesl.mjs'
import { startSwitch } from '../testing.mjs'
import { peer, until } from './support.mjs'

let freeswitch
before(async () => {
  freeswitch = await startSwitch()
})
after(() => freeswitch.stop())

/** A connection that is logged in. */
async function ready(t, { port, password } = freeswitch) {
  const connection = new Connection('127.0.0.1', port, password)
  t.after(() => connection.disconnect())
  await until((done) => connection.once('esl::ready', done))
  return connection
}

/** What a method gives its callback. */
const answer = (connection, method, ...args) => until((done) => connection[method](...args, done))
/** The next time that something is emitted. */
const next = (emitter, name) => until((done) => emitter.once(name, (...args) => done(args)))

test('what there is, for import and require', () => {
  const required = createRequire(import.meta.url)('eslng/modesl')
  assert.deepEqual(Object.keys(required).sort(), ['Connection', 'Event', 'Parser', 'Server', 'eslSetLogLevel', 'setLogLevel'])
  assert.equal(modesl.Connection, Connection)
  assert.equal(required.Connection, Connection)
  assert.equal(eslSetLogLevel, setLogLevel)
})

test('a connection from its begin to its end', async (t) => {
  const seen = []
  const connection = new Connection('127.0.0.1', freeswitch.port, freeswitch.password, function () {
    seen.push(['ready', this === connection])
  })
  t.after(() => connection.disconnect())
  for (const name of ['esl::connect', 'esl::event::auth::request', 'esl::event::auth::success', 'esl::end']) {
    connection.on(name, () => seen.push(name))
  }
  assert.deepEqual([connection.connecting, connection.authed, connection.connected()], [true, false, false])
  await next(connection, 'esl::ready')
  assert.deepEqual([connection.connecting, connection.authed, connection.connected()], [false, true, true])
  assert.equal(connection.socketDescriptor(), null)
  assert.equal(connection.getInfo(), null)
  assert.deepEqual(connection.listeningEvents, ['BACKGROUND_JOB', 'CHANNEL_EXECUTE_COMPLETE'])
  const ended = next(connection, 'esl::end')
  connection.disconnect()
  assert.equal(connection.connected(), false)
  assert.equal(connection.socket, null)
  await ended
  connection.disconnect()
  assert.deepEqual(seen, ['esl::connect', 'esl::event::auth::request', 'esl::event::auth::success', ['ready', true], 'esl::end'])
})

test('auth tells its callback', async (t) => {
  const replies = ['+OK accepted', '+OK accepted', '-ERR invalid']
  const { port } = await peer(t, (socket) => {
    socket.write('Content-Type: auth/request\n\n')
    socket.on('data', (data) => {
      for (const _ of data.toString().matchAll(/\n\n/g)) socket.write(`Content-Type: command/reply\nReply-Text: ${replies.shift() ?? '+OK'}\n\n`)
    })
  })
  const connection = await ready(t, { port, password: 'x' })
  const [error, event] = await until((done) => connection.auth((...given) => done(given)))
  assert.equal(error.message, 'Authentication Failed')
  assert.equal(event.getHeader('Modesl-Reply-ERR'), 'invalid')
  assert.equal(connection.authed, false)
  const [none, accepted] = await until((done) => {
    replies.push('+OK accepted')
    connection.auth((...given) => done(given))
  })
  assert.deepEqual([none, accepted.getHeader('Modesl-Reply-OK'), connection.authed], [null, 'accepted', true])
})

test('a server without options', (t) => {
  let where
  t.mock.method(net.Server.prototype, 'listen', function (...given) {
    where = given.slice(0, 2)
    return this
  })
  const server = new Server()
  assert.deepEqual(where, [8022, '127.0.0.1'])
  assert.deepEqual([server.host, server.port, server.connections], ['127.0.0.1', 8022, {}])
})

test('a wrong password', async (t) => {
  const connection = new Connection('127.0.0.1', freeswitch.port, 'wrong')
  t.after(() => connection.disconnect())
  const [reply] = await next(connection, 'esl::event::auth::fail')
  assert.equal(reply.getHeader('Modesl-Reply-ERR'), 'invalid')
  assert.equal(connection.authed, false)
})

test('nobody listens: an error that must be handled', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address()
  await until((done) => taken.close(done))
  const [error] = await next(new Connection('127.0.0.1', port, 'x'), 'error')
  assert.equal(error.code, 'ECONNREFUSED')
  assert.throws(() => new Connection(), /Bad arguments/)
})

test('api: answers in order, arguments as a list or a text', async (t) => {
  const connection = await ready(t)
  const status = await answer(connection, 'api', 'status')
  assert.ok(status instanceof Event)
  assert.match(status.getBody(), /^UP /)
  assert.equal(status.getHeader('Content-Type'), 'api/response')
  assert.equal(status.getHeader('Content-Length'), status.getBody().length)
  assert.equal((await answer(connection, 'api', 'echo', ['a', 'b'])).getBody(), 'a b')
  const bodies = await Promise.all(Array.from({ length: 100 }, (_, i) => answer(connection, 'api', 'echo', `word-${i}`)))
  assert.deepEqual(bodies.map((event) => event.getBody()), Array.from({ length: 100 }, (_, i) => `word-${i}`))
  assert.deepEqual([connection.apiCallbackQueue, connection.cmdCallbackQueue], [[], []])
})

test('what waits is seen, and raw sends take nobody’s answer', async (t) => {
  const connection = await ready(t)
  const first = answer(connection, 'sendRecv', 'filter A b')
  connection.send('filter C d')
  const second = answer(connection, 'sendRecv', 'filter', null)
  // The first is the connection's own, for the events that it needs.
  assert.deepEqual(connection.cmdCallbackQueue.map((callback) => typeof callback), ['undefined', 'function', 'function'])
  assert.equal((await first).getHeader('Reply-Text'), '+OK filter added. [A]=[b]')
  assert.equal((await second).getHeader('Modesl-Reply-ERR'), 'command not found')
})

test('bgapi: jobs of many, ids of one’s own, and filters around it', async (t) => {
  const connection = await ready(t)
  const jobs = await Promise.all(Array.from({ length: 50 }, (_, i) => answer(connection, 'bgapi', 'echo', `job-${i}`)))
  assert.deepEqual(jobs.map((job) => job.getBody()), Array.from({ length: 50 }, (_, i) => `job-${i}`))
  assert.equal(jobs[0].getType(), 'BACKGROUND_JOB')
  const mine = await answer(connection, 'bgapi', 'echo', ['x'], 'my-job')
  assert.equal(mine.getHeader('Job-UUID'), 'my-job')
  await answer(connection, 'filter', 'Unique-ID', 'nobody')
  assert.equal(connection.usingFilters, true)
  assert.equal((await answer(connection, 'bgapi', 'echo', 'filtered')).getBody(), 'filtered')
  assert.match((await answer(connection, 'filterDelete', 'Unique-ID')).getHeader('Reply-Text'), /^\+OK/)
  assert.match((await answer(connection, 'filterDelete', 'A', 'b')).getHeader('Reply-Text'), /^\+OK/)
})

for (const format of ['plain', 'json', 'xml']) {
  test(`events in ${format}, by their names and whose they are`, async (t) => {
    const connection = await ready(t)
    await answer(connection, 'events', format, ['CUSTOM', 'a::b', 'HEARTBEAT'])
    assert.deepEqual(connection.listeningEvents, ['CUSTOM', 'a::b', 'HEARTBEAT', 'BACKGROUND_JOB', 'CHANNEL_EXECUTE_COMPLETE'])
    const custom = next(connection, 'esl::event::CUSTOM::*')
    const same = next(connection, `esl::event::CUSTOM::${freeswitch.coreUuid}`)
    await freeswitch.emit('CUSTOM', { subclass: 'a::b', headers: [['X', 'ä b']], body: 'one\ntwo' })
    const [event, headers, body] = await custom
    assert.equal((await same)[0], event)
    assert.equal(event.getHeader('X'), 'ä b')
    assert.equal(event.getHeader('x'), null)
    assert.deepEqual([event.type, event.getType(), event.subclass, event.getBody()], ['CUSTOM', 'CUSTOM', 'a::b', 'one\ntwo'])
    assert.deepEqual(event.headers.find(({ name }) => name === 'Event-Name'), { name: 'Event-Name', value: 'CUSTOM' })
    // In XML it stands beside the headers.
    assert.equal(event.getHeader('Content-Length'), format === 'xml' ? null : 7)
    assert.equal(headers['Content-Type'], `text/event-${format}`)
    assert.equal(headers['Content-Length'], Buffer.byteLength(body))
    assert.match(body, /CUSTOM/)
    assert.equal(JSON.parse(JSON.stringify(event)).type, 'CUSTOM')
  })
}

test('every event that is asked for; the next one, or none in time', async (t) => {
  const connection = await ready(t)
  await answer(connection, 'subscribe')
  assert.deepEqual(connection.listeningEvents, ['all'])
  const received = until((done) => connection.recvEvent(done))
  const timed = until((done) => connection.recvEventTimed(30_000, done))
  await freeswitch.emit('HEARTBEAT')
  assert.equal((await received).getType(), 'HEARTBEAT')
  assert.equal((await timed).getType(), 'HEARTBEAT')
  const { port } = await peer(t, (socket) => socket.write('Content-Type: auth/request\n\n'))
  const silent = new Connection('127.0.0.1', port, 'x')
  t.after(() => silent.disconnect())
  await next(silent, 'esl::event::auth::request')
  assert.equal(await until((done) => silent.recvEventTimed(1, done)), undefined)
  assert.equal(silent.listenerCount('esl::event::x'), 0)
})

test('sendEvent and message', async (t) => {
  const connection = await ready(t)
  await answer(connection, 'events', 'json', 'all')
  const event = new Event('CUSTOM', 'shop::open')
  event.addHeader('Door', '1')
  event.addBody('näher\n')
  event.addBody('komm')
  const fired = next(connection, 'esl::event::CUSTOM::**')
  assert.match((await answer(connection, 'sendEvent', event)).getHeader('Reply-Text'), /^\+OK/)
  const [came] = await fired
  assert.deepEqual([came.subclass, came.getHeader('Door'), came.getBody()], ['shop::open', '1', 'näher\nkomm'])
  const asked = until((done) => connection.on('esl::event::**', (one) => one?.getHeader('Event-Subclass') === 'SMS::SEND_MESSAGE' && done(one)))
  await answer(connection, 'message', { to: 'a@b', from: 'c@d', profile: 'internal', subject: 'S', body: 'hello', deliveryConfirmation: 'true' })
  const sms = await asked
  const shown = ['proto', 'dest_proto', 'from', 'from_full', 'to', 'sip_profile', 'subject', 'blocking', 'type'].map((name) => sms.getHeader(name))
  assert.deepEqual(shown, ['sip', 'sip', 'sip:c@d', 'sip:c@d', 'a@b', 'internal', 'S', 'true', 'text/plain'])
  assert.deepEqual([sms.subclass, sms.getBody()], ['SMS::SEND_MESSAGE', 'hello'])
})

test('what would inject a line is an error, and nothing is sent', async (t) => {
  const connection = await ready(t)
  const errors = []
  connection.on('error', (error) => errors.push(error.code))
  connection.api('status\n\napi shutdown')
  connection.bgapi('echo', 'a\r\nb')
  connection.filter('A', 'b\0')
  connection.execute('playback\n', 'x', 'u')
  connection.sendRecv('sendmsg', { 'a\n': 'b' })
  connection.send('event plain ALL\0')
  assert.deepEqual(errors, Array(6).fill('invalid_argument'))
  assert.equal((await answer(connection, 'api', 'echo x')).getBody(), 'x')
  assert.deepEqual([connection.apiCallbackQueue, connection.cmdCallbackQueue], [[], []])
})

test('execute: its end, several on one channel, async and event-lock, arguments of more lines', async (t) => {
  const connection = await ready(t)
  const uuid = (await answer(connection, 'api', 'create_uuid')).getBody().trim()
  await answer(connection, 'api', `originate {origination_uuid=${uuid}}loopback/1000/default &park`)
  let id
  const event = await until((done) => {
    id = connection.execute('set', 'a=b', uuid, done)
  })
  assert.match(id, /^[0-9a-f-]{36}$/)
  assert.deepEqual([event.getType(), event.getHeader('Application'), event.getHeader('Application-UUID')], ['CHANNEL_EXECUTE_COMPLETE', 'set', id])
  const both = await Promise.all([answer(connection, 'execute', 'set', 'c=1', uuid), answer(connection, 'execute', 'set', 'c=2', uuid)])
  assert.deepEqual(both.map((one) => one.getHeader('Application-Data')), ['c=1', 'c=2'])
  const lines = await answer(connection, 'execute', 'set', 'd=one\ntwo', uuid)
  assert.equal(lines.getHeader('Application-Data'), 'd=one\ntwo')
  assert.equal((await answer(connection, 'executeAsync', 'set', 'e=1', uuid)).getHeader('Application-Data'), 'e=1')
})

test('execute on the wire', async (t) => {
  const packets = []
  const { port } = await peer(t, (socket) => {
    socket.write('Content-Type: auth/request\n\n')
    socket.on('data', (data) => packets.push(String(data)))
  })
  const connection = new Connection('127.0.0.1', port, 'ClueCon')
  t.after(() => connection.disconnect())
  await next(connection, 'esl::event::auth::request')
  connection.setAsyncExecute(true)
  connection.setEventLock(true)
  const id = connection.execute('playback', 'foo', 'u')
  connection.setAsyncExecute(false)
  connection.setEventLock(false)
  const other = connection.executeAsync('answer', '', 'u')
  assert.equal(connection.execAsync, false)
  connection.send('send me', { header1: 'val1', header2: 'val2' })
  const wanted = [
    'auth ClueCon\n\n',
    `sendmsg u\nexecute-app-name: playback\nexecute-app-arg: foo\ncall-command: execute\nasync: true\nevent-lock: true\nEvent-UUID: ${id}\n\n`,
    `sendmsg u\nexecute-app-name: answer\nexecute-app-arg: \ncall-command: execute\nasync: true\nEvent-UUID: ${other}\n\n`,
    'send me\nheader1: val1\nheader2: val2\n\n',
  ].join('')
  await until((done) => {
    const look = setInterval(() => {
      if (packets.join('').length < wanted.length) return
      clearInterval(look)
      done()
    }, 5)
    t.after(() => clearInterval(look))
  })
  assert.equal(packets.join(''), wanted)
})

test('show, in each of its forms', async (t) => {
  const connection = await ready(t)
  await answer(connection, 'api', 'originate loopback/1000/default &park')
  const show = (...args) => until((done) => connection.show(...args, (...given) => done(given)))
  const [, json] = await show('channels')
  const [, xml] = await show('channels', 'xml')
  const [error, delim, text] = await show('channels', 'delim |')
  assert.equal(error, null)
  assert.match(text, /^uuid\|/)
  assert.ok(json.rowCount >= 1)
  for (const shown of [xml, delim]) {
    assert.equal(shown.rowCount, json.rowCount)
    assert.deepEqual(shown.rows.map(({ uuid }) => uuid), json.rows.map(({ uuid }) => uuid))
  }
  const [refused] = await show('nosuch')
  assert.match(refused.message, /^-(ERR|USAGE)/)
})

test('originate', async (t) => {
  const { port } = await peer(t, (socket) => {
    socket.write('Content-Type: auth/request\n\n')
    socket.on('data', (data) => lines.push(...String(data).split('\n').filter((line) => /api/.test(line))))
  })
  const lines = []
  const connection = new Connection('127.0.0.1', port, 'x')
  t.after(() => connection.disconnect())
  await next(connection, 'esl::event::auth::request')
  const options = { profile: 'internal', number: '1000', gateway: 'gw', app: 'park()' }
  connection.originate(options)
  connection.originate({ ...options, sync: true })
  await until((done) => {
    const look = setInterval(() => lines.length === 2 && done(clearInterval(look)), 5)
    t.after(() => clearInterval(look))
  })
  assert.deepEqual(lines, ['bgapi originate sofia/internal/1000@gw &park()', 'api originate sofia/internal/1000@gw &park()'])
})

test('log lines: the event, and standard output up to a level', async () => {
  const program = `
    const modesl = require('eslng/modesl')
    modesl.eslSetLogLevel(6)
    const connection = new modesl.Connection('127.0.0.1', ${freeswitch.port}, 'ClueCon', () => {
      connection.sendRecv('log 7', () => connection.api('log', 'info hello', () => connection.api('log', 'debug too much', () => connection.disconnect())))
      connection.on('esl::event::logdata', (line) => process.stderr.write(line.getHeader('Log-Level') + line.getBody()))
    })`
  const ran = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8', timeout: 30_000, cwd: new URL('..', import.meta.url) })
  assert.equal(ran.status, 0, ran.stderr)
  assert.match(ran.stdout, /hello/)
  assert.doesNotMatch(ran.stdout, /too much/)
  assert.match(ran.stderr, /7.*too much/)
})

test('notices, rejections, and what is of no known kind', async (t) => {
  const { port } = await peer(t, (socket) =>
    socket.write('Content-Type: text/x\nContent-Length: 1\n\nxContent-Type: text/disconnect-notice\nContent-Length: 3\n\nbye'),
  )
  const connection = new Connection('127.0.0.1', port, 'x')
  t.after(() => connection.disconnect())
  const [[unknown], [notice]] = await Promise.all([next(connection, 'esl::event::raw::text/x'), next(connection, 'esl::event::disconnect::notice')])
  assert.deepEqual([unknown.getBody(), notice.getBody()], ['x', 'bye'])
  const denying = await startSwitch({ deny: ['127.0.0.1'] })
  t.after(denying.stop)
  const [rejection] = await next(new Connection('127.0.0.1', denying.port, 'x'), 'esl::event::raw::text/rude-rejection')
  assert.match(rejection.getBody(), /^Access Denied/)
})

test('the password is not printed with the connection', async (t) => {
  const { inspect } = await import('node:util')
  const connection = await ready(t, { port: freeswitch.port, password: freeswitch.password })
  assert.equal(connection.password, 'ClueCon')
  assert.doesNotMatch(inspect(connection), /ClueCon/)
})

/** A server that listens where it can. */
async function serving(t, options = {}) {
  const listening = net.createServer().listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const server = new Server({ server: listening, ...options })
  t.after(() => server.close())
  await next(server, 'ready')
  return server
}

for (const myevents of [false, true]) {
  test(`a server’s call${myevents ? ', with its events' : ''}`, async (t) => {
    const server = await serving(t, { myevents })
    assert.equal(server.bindEvents, myevents)
    const [opened, isReady, closed] = ['open', 'ready', 'close'].map((what) => next(server, `connection::${what}`))
    const uuid = await freeswitch.call(server.port)
    const [connection, id] = await opened
    assert.equal(server.connections[id], connection)
    assert.equal(server.getCountOfConnections(), 1)
    assert.deepEqual((await isReady)[0], connection)
    assert.equal(connection.getInfo().getHeader('Unique-ID'), uuid)
    assert.equal(connection.socketDescriptor(), connection.socket)
    const answered = myevents ? next(connection, `esl::event::CHANNEL_ANSWER::${uuid}`) : undefined
    assert.equal((await answer(connection, 'execute', 'answer')).getHeader('Application'), 'answer')
    await answered
    connection.execute('hangup')
    assert.deepEqual(await closed, [connection, id])
    assert.deepEqual(server.connections, {})
  })
}

test('a connection that is reset ends alone', async (t) => {
  const server = await serving(t)
  const opened = next(server, 'connection::open')
  const socket = net.connect(server.port, '127.0.0.1')
  const [connection] = await opened
  const closed = next(server, 'connection::close')
  socket.on('error', () => undefined)
  socket.resetAndDestroy()
  assert.equal((await closed)[0], connection)
})

test('a server of its own port', async (t) => {
  const free = net.createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address()
  await until((done) => free.close(done))
  const server = await until((done) => {
    const it = new Server({ port }, () => done(it))
  })
  t.after(() => server.close())
  assert.deepEqual([server.port, server.host], [port, '127.0.0.1'])
  const [error] = await next(new Server({ port }), 'error')
  assert.equal(error.code, 'EADDRINUSE')
})

const BODY = 'Hello "weird&character\'s<andstuff>" ä'
const HEADERS = { 'Event-Name': 'CUSTOM', 'Event-Subclass': 'SMS::SEND_MESSAGE', to: 'internal/"x"@y.com', 'Content-Length': Buffer.byteLength(BODY) }
const plain = `${Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}\n`).join('')}\n${BODY}`

test('events that are made', () => {
  const none = new Event()
  assert.deepEqual([none.type, none.subclass, none.body, none.headers], ['', null, '', []])
  const named = new Event('custom', 'a::b')
  assert.deepEqual(named.headers, [{ name: 'Event-Name', value: 'custom' }, { name: 'Event-Subclass', value: 'a::b' }])
  const event = new Event({ ...HEADERS, _body: BODY })
  assert.deepEqual([event.getType(), event.subclass, event.getBody(), event.getHeader('_body')], ['CUSTOM', 'SMS::SEND_MESSAGE', BODY, null])
  assert.equal(new Event({ ...HEADERS, _body: 'skip me' }, 'some body').getBody(), 'some body')
  assert.equal(event.serialize(), plain)
  assert.deepEqual(JSON.parse(event.serialize('json')), { ...HEADERS, _body: BODY })
  assert.equal(event.serialize('json'), JSON.stringify({ ...HEADERS, _body: BODY }, null, 2))
  const xml = event.serialize('xml')
  assert.match(xml, /^<event>\n {2}<headers>\n {4}<Event-Name>CUSTOM<\/Event-Name>\n/)
  assert.match(xml, /<to>internal\/&quot;x&quot;@y\.com<\/to>/)
  assert.match(xml, / {2}<body>Hello &quot;weird&amp;character&apos;s&lt;andstuff&gt;&quot; ä<\/body>\n<\/event>$/)
  assert.equal(event.getHeader('Content-Length'), Buffer.byteLength('Hello &quot;weird&amp;character&apos;s&lt;andstuff&gt;&quot; ä'))
})

test('events that are changed and walked through', () => {
  const event = new Event({ a: '1', b: '2', c: '3' })
  event.setPriority(Event.PRIORITY.HIGH)
  assert.equal(event.getHeader('priority'), 'HIGH')
  assert.equal(event.addHeader('a', 'x'), 'x')
  assert.deepEqual(event.delHeader('b'), [{ name: 'b', value: '2' }])
  assert.equal(event.delHeader('b'), null)
  assert.equal(event.nextHeader(), null)
  assert.deepEqual([event.firstHeader(), event.hPtr, event.nextHeader(), event.nextHeader(), event.nextHeader(), event.hPtr], ['a', 0, 'c', 'priority', null, null])
  event.addBody('one')
  assert.equal(event.addBody('two'), 'onetwo')
})

/** What a parser makes of a stream that comes in these pieces. */
async function parsed(t, pieces, count) {
  const { port } = await peer(t, async (socket) => {
    for (const piece of pieces) await until((done) => socket.write(piece, done))
    socket.end()
  })
  const socket = net.connect(port, '127.0.0.1')
  t.after(() => socket.destroy())
  socket.setNoDelay(true)
  const events = []
  const parser = new Parser(socket)
  await until((done) => parser.on('esl::event', (...message) => events.push(message) === count && done()))
  return events
}

test('a parser of its own: events whole, twice, and byte by byte', async (t) => {
  const framed = (kind, text) => `Content-Type: ${kind}\nContent-Length: ${Buffer.byteLength(text)}\n\n${text}`
  const event = new Event({ ...HEADERS, _body: BODY })
  const streams = [plain, framed('text/event-plain', plain), framed('text/event-json', event.serialize('json')), framed('text/event-xml', event.serialize('xml'))]
  for (const stream of streams) {
    for (const pieces of [[stream + stream], Array.from(Buffer.from(stream + stream), (byte) => Buffer.of(byte))]) {
      for (const [it] of await parsed(t, pieces, 2)) {
        assert.deepEqual([it.getType(), it.getHeader('Event-Name'), it.subclass, it.getBody()], ['CUSTOM', 'CUSTOM', 'SMS::SEND_MESSAGE', BODY])
        assert.equal(it.getHeader('Content-Type'), null)
      }
    }
  }
})

test('a document that can’t be read is an error, and the message arrives as text', async (t) => {
  const body = '{ herp: derp }'
  const { port } = await peer(t, (socket) => socket.write(`Content-Type: text/event-json\nContent-Length: ${body.length}\n\n${body}`))
  const socket = net.connect(port, '127.0.0.1')
  t.after(() => socket.destroy())
  const parser = new Parser(socket)
  const [[error], [event]] = await Promise.all([next(parser, 'error'), next(parser, 'esl::event')])
  assert.ok(error instanceof SyntaxError)
  assert.equal(event.getBody(), body)
})
