// The modern API against the test switch.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { getEventListeners } from 'node:events'
import { createRequire } from 'node:module'
import net from 'node:net'
import { after, before, test } from 'node:test'
import { Dialer, EslError, Event, Fleet, connect, expression, serve } from '../index.mjs'
import { startSwitch } from '../testing.mjs'
import { peer, until } from './support.mjs'

let freeswitch
before(async () => {
  freeswitch = await startSwitch()
})
after(() => freeswitch.stop())

async function client(t, options = {}) {
  const it = await connect({ port: freeswitch.port, ...options })
  t.after(() => it.close())
  return it
}

const rejects = (promise, code) => assert.rejects(promise, (error) => error instanceof EslError && error.code === code)

for (const format of ['plain', 'json', 'xml']) {
  test(`events in ${format}`, async (t) => {
    const it = await client(t, { format })
    const events = await it.subscribe({ names: ['HEARTBEAT'], subclasses: ['a::b'] })
    await freeswitch.emit('CUSTOM', { subclass: 'a::b', headers: [['X', 'ä b'], ['L', 'ARRAY::1|:2']], body: 'one\ntwo' })
    await freeswitch.emit('CUSTOM', { subclass: 'other::one' })
    await freeswitch.emit('HEARTBEAT')
    const { value: event } = await events.next()
    assert.ok(event instanceof Event)
    assert.deepEqual([event.type, event.name, event.subclass, event.format, event.body], ['event', 'CUSTOM', 'a::b', format, 'one\ntwo'])
    assert.equal(event.get('x'), 'ä b')
    assert.deepEqual(event.values('L'), ['1', '2'])
    assert.equal(event.headers.X, 'ä b')
    assert.equal(event.toObject()._body, 'one\ntwo')
    assert.equal((await events.next()).value.name, 'HEARTBEAT')
    events.close()
    assert.deepEqual(await events.next(), { value: undefined, done: true })
  })
}

test('headers that are read come with the next events, also where these had to be waited for', async () => {
  const { EventStream } = createRequire(import.meta.url)('../lib/client/stream.js')
  const { EVENT } = createRequire(import.meta.url)('../lib/client/kinds.js')
  const batches = []
  const asked = []
  let filled
  const link = {
    addReader: (_, wake) => (filled = wake),
    removeReader: () => undefined,
    take(_reader, _most, names) {
      asked.push(names)
      return batches.shift()?.(names) ?? []
    },
  }
  const event = (names) => [EVENT, 0, 'Event-Name: A\nB: in the text\n\n', 'A', undefined, ...names.map(() => 'as it came')]
  const stream = new EventStream(link, {})
  for (const wanted of ['in the text', 'as it came', 'as it came']) {
    const next = stream.next()
    batches.push(event)
    filled()
    assert.equal((await next).value.get('B'), wanted)
  }
  assert.deepEqual(asked, [[], [], ['B'], ['B'], ['B'], ['B']])
  stream.close()
})

test('events from elsewhere', () => {
  const text = '{"Event-Name":"CUSTOM","Event-Subclass":"shop::open","Name":"Zoë","_body":"hi"}'
  for (const json of [text, Buffer.from(text), new TextEncoder().encode(text)]) {
    const event = Event.fromJson(json)
    assert.ok(event instanceof Event)
    assert.deepEqual([event.name, event.subclass, event.get('name'), event.body], ['CUSTOM', 'shop::open', 'Zoë', 'hi'])
    assert.equal(event.toBuffer().toString(), text)
    assert.equal(event.toObject().Name, 'Zoë')
  }
  assert.deepEqual(Event.fromJson(Buffer.from('{"a":"\xff"}', 'latin1')).getBytes('a'), Buffer.from([0xff]))
  for (const wrong of ['', '[]', '{"a":', '"text"']) {
    assert.throws(() => Event.fromJson(wrong), (error) => error instanceof EslError && error.code === 'malformed')
  }
})

test('api, its errors, and typed commands', async (t) => {
  const it = await client(t)
  assert.match(await it.api('status'), /^UP/)
  assert.ok(Buffer.isBuffer(await it.api('status', { encoding: 'buffer' })))
  await rejects(it.api('nosuch'), 'command_failed')
  await rejects(it.api('status\n\napi shutdown'), 'invalid_argument')
  assert.equal(await it.run('uuid_exists', { uuid: 'nobody' }), false)
  await rejects(it.run('uuid_kill', { uuid: 'a b\n' }), 'invalid_argument')
  assert.equal((await it.bgapi('nosuch')).body, '-ERR nosuch Command not found!\n')
  await rejects(it.api('msleep 200', { timeout: 10 }), 'timeout')
})

test('a thousand commands and jobs at once get their own answers', async (t) => {
  const it = await client(t)
  const words = Array.from({ length: 1000 }, (_, i) => `word-${i}`)
  assert.deepEqual(await Promise.all(words.map((word) => it.api(`echo ${word}`))), words)
  const jobs = await Promise.all(words.slice(0, 200).map((word) => it.bgapi(`echo ${word}`)))
  assert.deepEqual(jobs.map(({ body }) => body), words.slice(0, 200))
})

test('a signal gives a wait up', async (t) => {
  const it = await client(t)
  const abort = new AbortController()
  const asked = it.bgapi('msleep 60000', { signal: abort.signal })
  abort.abort(new Error('enough'))
  await assert.rejects(asked, /enough/)
  // One that is aborted before the switch has answered to the subscription makes that reject.
  const stop = new AbortController()
  const events = await it.subscribe('HEARTBEAT', { signal: stop.signal })
  const next = events.next()
  stop.abort()
  assert.deepEqual(await next, { value: undefined, done: true })
  const early = it.subscribe('HEARTBEAT', { signal: AbortSignal.abort(new Error('too soon')) })
  await assert.rejects(early, /too soon/)
  await assert.rejects(connect({ port: freeswitch.port, signal: AbortSignal.abort(new Error('never')) }), /never/)
})

test('a signal that lives on keeps no listener, one that was aborted sends nothing', async (t) => {
  const it = await client(t)
  const { signal } = new AbortController()
  const before = getEventListeners(signal, 'abort').length
  await it.api('echo x', { signal })
  const events = await it.subscribe('HEARTBEAT', { signal })
  events.close()
  const call = await (await it.originate('loopback/1000/default', { signal })).answered()
  const changes = call.changes({ signal })
  await call.hangup()
  await call.ended({ signal })
  for await (const change of changes) assert.ok(change.type)
  assert.equal(getEventListeners(signal, 'abort').length, before)
  await assert.rejects(it.originate('loopback/1000/default', { signal: AbortSignal.abort(new Error('never')) }), /never/)
})

test('closing while it connects ends the connecting', async () => {
  // It accepts, and says nothing.
  const listener = net.createServer().listen({ port: 0, host: '127.0.0.1' })
  await until((done) => listener.once('listening', done))
  const abort = new AbortController()
  const connecting = connect({ port: listener.address().port, handshakeTimeout: 60_000, signal: abort.signal })
  const socket = await until((done) => listener.once('connection', done))
  abort.abort(new Error('enough'))
  await assert.rejects(connecting, /enough/)
  await until((done) => socket.once('close', done).resume())
  listener.close()
})

test('log lines', async (t) => {
  const it = await client(t)
  const lines = await it.subscribe({ log: 'debug' })
  await it.api('log info hello')
  for await (const line of lines) {
    if (!line.text.includes('hello')) continue
    assert.deepEqual([line.type, line.level], ['log', 6])
    break
  }
})

test('filters, sendEvent, raw, commands of the wire', async (t) => {
  const it = await client(t)
  const events = await it.subscribe({ subclasses: ['shop::open'] })
  await it.filter('Door', '1')
  await it.sendEvent('CUSTOM', { 'Event-Subclass': 'shop::open', Door: '2' })
  await it.sendEvent('CUSTOM', { 'Event-Subclass': 'shop::open', Door: '1', Many: ['a', 'b'] }, 'body')
  const { value } = await events.next()
  assert.deepEqual([value.get('Door'), value.values('Many'), value.body], ['1', ['a', 'b'], 'body'])
  await it.filterDelete()
  assert.equal((await it.raw('nonsense')).headers['Reply-Text'], '-ERR command not found')
  assert.equal((await it.command({ kind: 'noevents' })).headers['Reply-Text'], '+OK no longer listening for events')
  await rejects(it.sendEvent('CUSTOM', { A: 'x\ny' }), 'invalid_argument')
})

test('a call that we place', async (t) => {
  const it = await client(t)
  const calling = await it.originate('loopback/1000/default', { tag: 'mine' })
  await calling.ringing()
  await calling.earlyMedia()
  const call = await calling.answered()
  assert.deepEqual(calling.legs, [call.uuid])
  assert.ok(call.status.isAnswered)
  assert.equal((await call.playback('silence_stream://20')).response, 'FILE PLAYED')
  await call.set({ a: '${system(id)}', b: '2' })
  assert.equal(await call.variable('a'), '${system(id)}')
  assert.equal(await call.variable('nothing'), undefined)
  assert.equal((await call.execute('set', expression('c=${b}'))).get('variable_c'), '2')
  assert.equal((await call.run('sleep', { milliseconds: 10 })).get('Application'), 'sleep')
  await rejects(call.run('sleep', { nonsense: 1 }), 'invalid_argument')
  // The other leg of a loopback has the variables too.
  assert.ok((await it.adopt('mine')).some(({ uuid }) => uuid === call.uuid))
  const changes = call.changes()
  const pending = call.playback('silence_stream://60000')
  await call.hangup('USER_BUSY')
  await rejects(pending, 'hung_up')
  const end = await call.ended()
  assert.equal(end.cause, 'USER_BUSY')
  assert.equal(end.event.name, 'CHANNEL_HANGUP_COMPLETE')
  const seen = []
  for await (const change of changes) seen.push(change.type)
  assert.ok(seen.includes('hangingUp'))
  assert.equal(seen.at(-1), 'ended')
  await rejects(call.answer(), 'command_failed')
  await assert.rejects(call.waitFor((status) => status.isBridged), { code: 'hung_up', hangupCause: 'USER_BUSY' })
  await rejects(it.call('nobody'), 'hung_up')
})

test('a call that nobody answers, and one that is cancelled', async (t) => {
  const it = await client(t)
  await freeswitch.party('busy', ['ring', { hang_up: 'USER_BUSY' }])
  const busy = await it.originate('test/busy')
  await assert.rejects(busy.answered(), { code: 'command_failed', hangupCause: 'USER_BUSY' })
  await freeswitch.party('slow', ['ring', { wait_ms: 60_000 }, 'answer'])
  const slow = await it.originate('test/slow')
  await slow.ringing()
  await slow.cancel()
  await assert.rejects(slow.answered(), { hangupCause: 'ORIGINATOR_CANCEL' })
})

test('a dialer begins no more at once than it may', async (t) => {
  const it = await client(t)
  const dialer = new Dialer(it, { atOnce: 1 })
  const first = await dialer.call('loopback/1000/default')
  let second
  const waiting = dialer.call('loopback/1000/default').then((call) => (second = call))
  assert.equal(await it.api('echo x'), 'x')
  assert.equal(second, undefined)
  await first.hangup()
  await (await waiting).hangup()
})

test('a call that the switch brings', async (t) => {
  const handled = Promise.withResolvers?.() ?? withResolvers()
  const server = await serve(async (call) => {
    await call.answer()
    const pressed = call.digits()[Symbol.asyncIterator]()
    const first = pressed.next()
    await freeswitch.press(call.uuid, '5')
    const got = { digit: (await first).value, account: call.get('variable_account'), own: call.own }
    await call.hangup()
    handled.resolve({ ...got, end: await call.ended() })
  })
  t.after(() => server.close())
  await freeswitch.call(server.address().port, { variables: { account: '42' } })
  const { digit, account, own, end } = await handled.promise
  assert.deepEqual([digit, account, own.full, own.async, end.cause], ['5', '42', true, true, 'NORMAL_CLEARING'])
})

function withResolvers() {
  const it = {}
  it.promise = new Promise((resolve, reject) => Object.assign(it, { resolve, reject }))
  return it
}

test('a server counts probes and handlers that fail, and goes on', async (t) => {
  const server = await serve(async () => {
    throw new Error('mine')
  })
  t.after(() => server.close())
  const failed = until((done) => server.once('error', done))
  const probed = until((done) => server.once('rejected', done))
  net.connect(server.address().port, '127.0.0.1').end()
  assert.equal((await probed).code, 'disconnected')
  await freeswitch.call(server.address().port)
  assert.equal((await failed).message, 'mine')
  assert.deepEqual({ ...server.stats }, { accepted: 2, calls: 1, probes: 1, failed: 0, handlerErrors: 1 })
  assert.equal(await server.drain(1000), 0)
})

test('a loss is told: what was in flight, down, up with a gap, and what was asked for is asked for again', async (t) => {
  const it = await client(t, { backoff: { first: 1 } })
  const events = await it.subscribe('HEARTBEAT')
  const job = it.bgapi('msleep 60000')
  job.catch(() => {})
  await it.api('echo x')
  const down = until((done) => it.once('down', done))
  const up = until((done) => it.once('up', done))
  const core = await freeswitch.restart()
  assert.ok(core)
  await assert.rejects(job, (error) => error.outcomeUnknown && error.retryable)
  assert.ok((await down).error instanceof EslError)
  const { gap } = await up
  assert.equal(gap.restarted, true)
  assert.ok(gap.from <= gap.until && Math.abs(Date.now() - gap.until) < 60_000)
  assert.equal((await events.next()).value.type, 'gap')
  await freeswitch.emit('HEARTBEAT')
  assert.equal((await events.next()).value.name, 'HEARTBEAT')
})

test('a reader that is too slow is told what it missed', async (t) => {
  const it = await client(t)
  const events = await it.subscribe({ subclasses: ['a::b'] }, { queue: { bytes: 4000, overflow: 'drop-oldest' } })
  for (let i = 0; i < 20; i++) await freeswitch.emit('CUSTOM', { subclass: 'a::b', headers: { I: String(i) } })
  const seen = []
  while (seen.length < 20) seen.push((await events.next()).value.get('I'))
  assert.deepEqual(seen, Array.from({ length: 20 }, (_, i) => String(i)), 'reading paused until there was room')
})

test('a login that fails', async () => {
  await rejects(connect({ port: freeswitch.port, password: 'wrong' }), 'auth_rejected')
  await rejects(connect({ port: freeswitch.port, password: 'a\nb' }), 'invalid_argument')
  const denying = await startSwitch({ deny: ['127.0.0.1'] })
  await rejects(connect({ port: denying.port }), 'access_denied')
  await denying.stop()
  await rejects(connect({ port: denying.port }), 'connect_failed')
})

test('a peer that answers an api with another kind of answer is left, and connect says why', async (t) => {
  const { port } = await peer(t, (socket) => {
    socket.write('Content-Type: auth/request\n\n')
    socket.on('data', (data) => {
      for (const _ of data.toString().matchAll(/\n\n/g)) socket.write('Content-Type: command/reply\nReply-Text: +OK accepted\n\n')
    })
  })
  for (const reconnect of [true, false]) {
    await assert.rejects(connect({ port, reconnect }), (error) => error instanceof EslError && error.code === 'out_of_step' && /a command\/reply/.test(error.message))
  }
})

test('close ends everything', async () => {
  const it = await connect({ port: freeswitch.port })
  const events = await it.subscribe('HEARTBEAT')
  const next = events.next()
  const job = it.bgapi('msleep 60000')
  job.catch(() => {})
  await it.api('echo x')
  const ended = until((done) => it.once('end', done))
  await it.close()
  await rejects(job, 'closed')
  assert.equal((await next).done, true)
  assert.equal((await ended).error.code, 'closed')
  await rejects(it.api('status'), 'closed')
  assert.throws(() => it.listen('ALL'), { code: 'closed' })
  assert.equal(it.state, 'ended')
})

test('a fleet', async (t) => {
  const other = await startSwitch()
  t.after(other.stop)
  const fleet = new Fleet()
  t.after(() => fleet.close())
  await fleet.add('a', await client(t))
  const events = await fleet.subscribe('HEARTBEAT')
  await fleet.add('b', await connect({ port: other.port }))
  await other.emit('HEARTBEAT')
  const { value } = await events.next()
  assert.deepEqual([value.name, value.delivery.name], ['b', 'HEARTBEAT'])
  assert.deepEqual([fleet.pick().name, fleet.pick().name, fleet.pick().name], ['a', 'b', 'a'])
  assert.ok(fleet.drain('a'))
  assert.equal(fleet.pick().name, 'b')
  const call = await (await fleet.client('b').originate('loopback/1000/default')).answered()
  assert.equal((await fleet.locate(call.uuid)).name, 'b')
  assert.equal(await fleet.locate('nobody'), undefined)
  const answers = await fleet.api({ all: true }, 'nosuch')
  assert.deepEqual([...answers.keys()], ['a', 'b'])
  assert.equal(answers.get('a').error.code, 'command_failed')
  await call.hangup()
})

test('a unix socket, or any other way to a switch', async (t) => {
  const it = await connect({ open: () => net.connect(freeswitch.port, '127.0.0.1') })
  t.after(() => it.close())
  assert.match(await it.api('status'), /^UP/)
})

test('nothing keeps a process alive after the end, workers have clients of their own', () => {
  const program = `
    import { Worker } from 'node:worker_threads'
    import { connect } from ${JSON.stringify(new URL('../index.mjs', import.meta.url).href)}
    const client = await connect({ port: ${freeswitch.port} })
    await client.api('status')
    const code = 'import(' + JSON.stringify(${JSON.stringify(new URL('../index.mjs', import.meta.url).href)}) +
      ').then(async ({ connect }) => { const c = await connect({ port: ${freeswitch.port} }); console.log(await c.api("echo worker")); await c.close() })'
    await new Promise((resolve) => new Worker(code, { eval: true }).on('exit', resolve))
    await client.close()
    console.log('closed')`
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', timeout: 20_000 })
  assert.equal(ran.stdout, 'worker\nclosed\n', ran.stderr)
  assert.equal(ran.status, 0)
})
