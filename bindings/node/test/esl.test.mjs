// The API of `esl` 11 against the test switch, and against peers of our own that say what no switch would.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once as nodeOnce } from 'node:events'
import net from 'node:net'
import { after, before, test } from 'node:test'
import {
  FreeSwitchClient,
  FreeSwitchError,
  FreeSwitchParserError,
  FreeSwitchResponse,
  FreeSwitchServer,
  FreeSwitchTimeout,
  once,
} from '../index.mjs'
import { startSwitch } from '../testing.mjs'
import { connected, peer, quiet } from './support.mjs'

let freeswitch
before(async () => {
  freeswitch = await startSwitch()
})
after(() => freeswitch.stop())

/** A client that is logged in, and its call. */
async function client(t, options = {}) {
  const client = new FreeSwitchClient({ port: freeswitch.port, logger: quiet, ...options })
  t.after(() => client.end())
  return { client, call: await connected(client) }
}

test('api, and what its answer is read for', async (t) => {
  const { call } = await client(t)
  const res = await call.api('status')
  assert.match(res.body, /^UP /)
  assert.equal(res.headers['Content-Type'], 'api/response')
  assert.equal(res.headers['Content-Length'], String(res.body.length))
  assert.equal(res.uuid, undefined)
  const { uuid } = await call.api('originate loopback/1000/default &park')
  assert.match(uuid, /^[0-9a-f-]{36}$/)
  await assert.rejects(call.api('nosuch'), (error) => {
    assert.ok(error instanceof FreeSwitchError)
    assert.deepEqual(error.args, { when: 'api response', reply: '-ERR nosuch Command not found!\n', command: 'nosuch' })
    assert.equal(error.res.body, '-ERR nosuch Command not found!\n')
    return true
  })
})

test('many commands at once get their own answers', async (t) => {
  const { call } = await client(t)
  const words = Array.from({ length: 200 }, (_, i) => `word-${i}`)
  const answers = await Promise.all(words.map((word) => call.api(`echo ${word}`)))
  assert.deepEqual(answers.map((answer) => answer.body), words)
  const jobs = await Promise.all(words.map((word) => call.bgapi(`echo ${word}`)))
  assert.deepEqual(jobs.map((job) => job.body._body), words)
})

test('an answer that comes too late goes to no other command', async (t) => {
  const { call } = await client(t)
  await freeswitch.fault('answer_late', { delay_ms: 300 })
  await assert.rejects(call.send('filter A b', {}, 20), (error) => {
    assert.ok(error instanceof FreeSwitchTimeout)
    assert.equal(error.timeout, 20)
    assert.match(error.text, /event freeswitch_command_reply in send filter A b/)
    return true
  })
  await freeswitch.clearFaults()
  const res = await call.send('filter C d')
  assert.equal(res.headers['Reply-Text'], '+OK filter added. [C]=[d]')
})

test('bgapi gives the job’s event, whatever its result says', async (t) => {
  const { call } = await client(t)
  const { headers, body } = await call.bgapi('nosuch')
  assert.equal(headers['Content-Type'], 'text/event-json')
  assert.equal(body['Event-Name'], 'BACKGROUND_JOB')
  assert.equal(body._body, '-ERR nosuch Command not found!\n')
})

test('command waits for the application’s end, a second and no more', async (t) => {
  const { call } = await client(t)
  const { uuid } = await call.api('originate loopback/1000/default &park')
  const { body } = await call.command_uuid(uuid, 'set', 'a=b')
  assert.equal(body['Application'], 'set')
  assert.match(body['Application-UUID'], /^[0-9A-HJKMNP-TV-Z]{26}$/)
  assert.equal(FreeSwitchResponse.default_command_timeout, 1000)
  await assert.rejects(call.command_uuid(uuid, 'playback', 'silence_stream://60000', 30), FreeSwitchTimeout)
  await assert.rejects(call.command_uuid('nobody', 'playback', 'x'), FreeSwitchError)
})

test('command ends with the call’s hangup', async (t) => {
  const { call } = await client(t)
  await call.event_json('CHANNEL_HANGUP_COMPLETE')
  const { uuid } = await call.api('originate loopback/1000/default &park')
  // The switch says +OK, kills the channel and tells no end of the application.
  const ended = call.command_uuid(uuid, 'no_such_application', '', null)
  await assert.rejects(ended, (error) => error instanceof FreeSwitchError && /hung up/.test(error.args.when))
})

test('an argument of more lines travels in a body', async (t) => {
  const { call } = await client(t)
  const { uuid } = await call.api('originate loopback/1000/default &park')
  const { body } = await call.command_uuid(uuid, 'set', 'lines=one\ntwo')
  assert.equal(body['Application-Data'], 'lines=one\ntwo')
})

test('what would inject a line is refused', async (t) => {
  const { call } = await client(t)
  for (const attempt of [
    () => call.api('status\n\napi shutdown'),
    () => call.bgapi('status\r\n'),
    () => call.filter('A', 'b\nc'),
    () => call.sendmsg_uuid('u', 'execute', { 'execute-app-name': 'a\nb' }),
    () => call.hangup_uuid('u\n\napi shutdown'),
    () => call.event_json('A\n'),
    () => call.api('a\0b'),
  ]) {
    await assert.rejects(attempt(), (error) => error instanceof FreeSwitchError && /inject/.test(error.args.when))
  }
  // A packet of the caller's own is sent as it is.
  const { headers } = await call.send('api expand x\nconsole_execute: true').catch((error) => error.res)
  assert.equal(headers['Content-Type'], 'api/response')
})

test('an argument that is no text rejects: no method throws where it is called', async (t) => {
  const { call } = await client(t)
  const bad = {
    toString() {
      throw new RangeError('no text')
    },
  }
  const ports = { 'local-port': 1, 'remote-port': 1 }
  const attempts = {
    write: () => call.write(bad),
    send: () => call.send('noop', { a: bad }),
    api: () => call.api(bad),
    bgapi: () => call.bgapi(bad),
    event_json: () => call.event_json(bad),
    nixevent: () => call.nixevent('ALL', bad),
    filter: () => call.filter('a', bad),
    filter_delete: () => call.filter_delete(bad),
    sendevent: () => call.sendevent(bad, {}),
    auth: () => call.auth(bad),
    log: () => call.log(bad),
    sendmsg_uuid: () => call.sendmsg_uuid(bad, 'hangup', {}),
    sendmsg: () => call.sendmsg(bad, {}),
    execute_uuid: () => call.execute_uuid('a', 'park', '', bad),
    execute: () => call.execute(bad),
    command_uuid: () => call.command_uuid('a', 'park', bad),
    command: () => call.command(bad),
    hangup_uuid: () => call.hangup_uuid(bad),
    hangup: () => call.hangup(bad),
    unicast_uuid: () => call.unicast_uuid('a', { ...ports, 'local-ip': bad }),
    unicast: () => call.unicast({ ...ports, 'local-port': bad }),
  }
  for (const [method, attempt] of Object.entries(attempts)) {
    const ended = attempt()
    assert.ok(ended instanceof Promise, method)
    await assert.rejects(ended, method)
  }
  assert.match((await call.api('status')).body, /^UP /, 'the connection goes on')
})

test('a wait for what JSON has no words for ends as others do', async (t) => {
  const { port } = await peer(t, (socket) => socket.write('Content-Type: auth/request\n\n'))
  const call = new FreeSwitchResponse(net.connect(port), quiet)
  await assert.rejects(call.send('noop', { a: 1n }, 1), FreeSwitchTimeout)
  const waiting = [call.send('noop', { a: 1n }), call.send('noop')]
  call.end()
  for (const ended of waiting) await assert.rejects(ended, /end\(\) called/)
})

test('CUSTOM events, events of every kind and log lines arrive', async (t) => {
  const { call } = await client(t)
  await call.event_json('ALL')
  const custom = call.onceAsync('CUSTOM', 5000, 'a test')
  await call.sendevent('CUSTOM', { 'Event-Subclass': 'shop::open', Door: 'näher' })
  const { headers, body } = await custom
  assert.deepEqual(Object.keys(headers), ['Content-Length', 'Content-Type'])
  assert.equal(body['Event-Subclass'], 'shop::open')
  assert.equal(body.Door, 'näher')
  const line = call.onceAsync('freeswitch_log_data', 5000, 'a log line')
  await call.log(7)
  await call.api('log info hello')
  assert.match((await line).body, /hello/)
  await call.nolog()
})

test('events are plain when asked: JSON, inspection, spreading', async (t) => {
  const { call } = await client(t)
  await call.event_json('CUSTOM', 'a::b')
  const custom = call.onceAsync('CUSTOM', 5000, 'a test')
  await call.sendevent('CUSTOM', { 'Event-Subclass': 'a::b' })
  const event = await custom
  assert.equal(JSON.parse(JSON.stringify(event)).body['Event-Subclass'], 'a::b')
  const { inspect } = await import('node:util')
  assert.match(inspect(event), /'Event-Subclass': 'a::b'/)
})

test('the trace has no password', async (t) => {
  const trace = []
  const log = (...args) => trace.push(JSON.stringify(args, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
  const other = await startSwitch({ password: 'open sesame' })
  t.after(other.stop)
  const logger = { debug: log, info: log, error: log }
  const { client: it } = await client(t, { port: other.port, password: 'open sesame', logger })
  it.end()
  const wrong = new FreeSwitchClient({ port: other.port, password: 'open says me', logger })
  t.after(() => wrong.end())
  const failed = once(wrong, 'error')
  wrong.connect()
  const [error] = await failed
  assert.equal(error.args.reply, '-ERR invalid')
  assert.ok(trace.length > 5)
  for (const line of [...trace, JSON.stringify(error.args), String(error), error.stack]) assert.doesNotMatch(line, /sesame|says me/)
})

test('a client that is refused says error, then connect', async (t) => {
  const seen = []
  const it = new FreeSwitchClient({ port: freeswitch.port, password: 'wrong', logger: quiet })
  t.after(() => it.end())
  it.on('error', () => seen.push('error'))
  it.on('connect', () => seen.push('connect'))
  const again = once(it, 'reconnecting')
  it.connect()
  assert.deepEqual(await again, [200])
  assert.deepEqual(seen, ['error', 'connect'])
})

test('waits end with the connection', async (t) => {
  const { client: it, call } = await client(t)
  const waits = [
    call.onceAsync('HEARTBEAT', undefined, 'a test'),
    call.waitAsync('BACKGROUND_JOB nobody', undefined, 'a test'),
    call.send('bgapi expand x').then(() => call.bgapi('msleep 60000')),
  ]
  const closed = waits.map((wait) => assert.rejects(wait, /^Error: end\(\) called \([0-9A-Z]{26}\) while waiting for |closed/))
  await call.api('status')
  it.end()
  await Promise.all(closed)
  assert.ok(call.closed)
  await assert.rejects(call.api('status'), (error) => error.args.when === 'api on closed socket')
  await assert.rejects(call.onceAsync('HEARTBEAT', undefined, 'after the end'), /while waiting for HEARTBEAT in after the end/)
})

test('a lost connection ends waits, and the client comes back', async (t) => {
  const { client: it, call } = await client(t)
  const lost = assert.rejects(call.onceAsync('HEARTBEAT', undefined, 'a test'), /Socket closed \([0-9A-Z]{26}\) while waiting for HEARTBEAT in a test/)
  const again = Promise.all([once(it, 'reconnecting'), once(it, 'connect')])
  await freeswitch.drop()
  await lost
  const [[retry], [next]] = await again
  assert.equal(retry, 200)
  assert.notEqual(next, call)
  assert.match((await next.api('status')).body, /^UP/)
})

test('waits between tries grow while nobody listens', async (t) => {
  const taken = net.createServer().listen(0, '127.0.0.1')
  await nodeOnce(taken, 'listening')
  const { port } = taken.address()
  taken.close()
  const it = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => it.end())
  const retries = []
  const three = new Promise((resolve) => {
    it.on('reconnecting', (retry) => retries.push(retry) === 3 && resolve())
  })
  it.connect()
  await three
  assert.deepEqual(retries, [240, 288, 345])
})

test('end says so and tries no more', async (t) => {
  const { client: it } = await client(t)
  const ended = once(it, 'end')
  it.on('reconnecting', () => assert.fail('it was told to end'))
  it.end()
  assert.deepEqual(await ended, [])
  it.connect()
})

test('a server’s call, from its first word to its last', async () => {
  const server = new FreeSwitchServer({ logger: quiet })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const connection = once(server, 'connection')
  const uuid = await freeswitch.call(server.address().port, { variables: { account: '42' } })
  const [call, first] = await connection
  assert.equal(first.uuid, uuid)
  assert.equal(first.body, first.data)
  assert.equal(JSON.parse(JSON.stringify({ ...first })).data['Unique-ID'], uuid)
  assert.ok(!('Reply-Text' in first.data))
  assert.equal(first.data['variable_account'], '42')
  assert.deepEqual(first.headers, { 'Content-Type': 'command/reply', 'Reply-Text': '+OK\n', 'Socket-Mode': 'async', Control: 'full' })
  assert.equal(call.uuid(), uuid)
  assert.match(call.ref(), /^[0-9A-Z]{26}$/)
  const answered = call.onceAsync('CHANNEL_ANSWER', 5000, 'a test')
  await call.command('answer')
  assert.equal((await answered).body['Unique-ID'], uuid)
  assert.equal(await server.getConnectionCount(), 1)
  await call.linger()
  const lingers = new Promise((resolve) => {
    call.on('cleanup_linger', resolve)
  })
  await call.hangup('USER_BUSY')
  await lingers
  const closed = once(call, 'socket.close')
  await call.exit()
  await closed
  await server.close()
  assert.deepEqual(
    { ...server.stats },
    { error: 0n, drop: 0n, connection: 1n, connected: 1n, connection_error: 0n, connection_handled: 1n, connection_not_handled: 0n },
  )
})

test('a server without all_events asks for two, and without my_events for no filter', async (t) => {
  const said = []
  const server = new FreeSwitchServer({ all_events: false, my_events: false, logger: quiet })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const socket = net.connect(server.address().port, '127.0.0.1')
  t.after(() => socket.destroy())
  socket.on('data', (data) => {
    said.push(...String(data).split('\n\n').filter(Boolean))
    socket.write('Content-Type: command/reply\nReply-Text: +OK accepted\n\n')
  })
  await once(server, 'connection')
  assert.deepEqual(said, ['connect', 'event json CHANNEL_EXECUTE_COMPLETE BACKGROUND_JOB'])
  socket.end()
  await server.close()
})

test('a server that can’t listen says so and rejects', async () => {
  const server = new FreeSwitchServer({ logger: quiet })
  const failed = once(server, 'error')
  await assert.rejects(server.listen({ port: freeswitch.port, host: '127.0.0.1' }), { code: 'EADDRINUSE' })
  assert.equal((await failed)[0].code, 'EADDRINUSE')
  await server.close()
})

test('a server drops what is too much', async () => {
  const server = new FreeSwitchServer({ logger: quiet })
  await server.listen({ port: 0, host: '127.0.0.1' })
  assert.equal(server.getMaxConnections(), undefined)
  const socket = net.connect(server.address().port, '127.0.0.1')
  const failed = once(server, 'error')
  socket.on('data', () => socket.destroy())
  await failed
  assert.equal(server.stats.connection_error, 1n)
  await server.close()
})

test('what is left of a message at the end is a warning', async (t) => {
  const { port } = await peer(t, (socket) => socket.end('Content-Type: auth/request\n'))
  const it = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => it.end())
  const warned = once(it, 'warning')
  it.connect()
  const [warning] = await warned
  assert.ok(warning instanceof FreeSwitchParserError)
  assert.equal(warning.error, 'Buffer is not empty at end of stream')
  assert.equal(String(warning.buffer), 'Content-Type: auth/request\n')
})

test('what no switch should send is told', async (t) => {
  const { port } = await peer(t, (socket) => socket.write('\nContent-Type: auth/request\n\n'))
  const socket = net.connect(port, '127.0.0.1')
  const call = new FreeSwitchResponse(socket, quiet)
  t.after(() => call.end())
  await call.onceAsync('freeswitch_auth_request', 5000, 'a leading newline harms nothing')
  const seen = []
  for (const name of ['missing-content-type', 'unhandled-content-type', 'invalid-json', 'missing-event-name']) {
    call.on(`error.${name}`, (error) => seen.push([name, error.constructor.name]))
  }
  call.process({ A: 'b' }, '')
  call.process({ 'Content-Type': 'text/x' }, 'x')
  call.process({ 'Content-Type': 'text/event-json' }, '{"Event-Name":"HEARTBEAT"')
  call.process({ 'Content-Type': 'text/event-json' }, '{"A":"b"}')
  assert.deepEqual(seen, [
    ['missing-content-type', 'FreeSwitchMissingContentTypeError'],
    ['unhandled-content-type', 'FreeSwitchUnhandledContentTypeError'],
    ['invalid-json', 'SyntaxError'],
    ['missing-event-name', 'FreeSwitchMissingEventNameError'],
  ])
  assert.deepEqual(
    [call.stats.missing_content_type, call.stats.unhandled, call.stats.json_parse_errors, call.stats.missing_event_name],
    [1n, 1n, 1n, 1n],
  )
})

test('raw control characters in JSON are taken out', async (t) => {
  const body = '{"Event-Name":"HEARTBEAT","A":"x\u0001y"}'
  const { port } = await peer(t, (socket) =>
    socket.write(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n${body}`),
  )
  const call = new FreeSwitchResponse(net.connect(port, '127.0.0.1'), quiet)
  t.after(() => call.end())
  const event = await call.onceAsync('HEARTBEAT', 5000, 'a test')
  assert.equal(event.body.A, 'xy')
})

test('an event whose name esl does not know arrives', async (t) => {
  const body = '{"Event-Name":"CERT_RELOAD"}'
  const { port } = await peer(t, (socket) =>
    socket.write(`Content-Length: ${body.length}\nContent-Type: text/event-json\n\n${body}`),
  )
  const call = new FreeSwitchResponse(net.connect(port, '127.0.0.1'), quiet)
  t.after(() => call.end())
  assert.equal((await call.onceAsync('CERT_RELOAD', 5000, 'a test')).body['Event-Name'], 'CERT_RELOAD')
})

test('a rejection by the access list', async (t) => {
  const denying = await startSwitch({ deny: ['127.0.0.1'] })
  t.after(denying.stop)
  const call = new FreeSwitchResponse(net.connect(denying.port, '127.0.0.1'), quiet)
  const rejection = await call.onceAsync('freeswitch_rude_rejection', 5000, 'a test')
  assert.equal(rejection.body, 'Access Denied, go away.\n')
  assert.equal(rejection.headers['Content-Length'], '24')
  assert.equal(call.stats.rude_rejections, 1n)
})

test('a handler counts once', async (t) => {
  const { call } = await client(t)
  let calls = 0
  const handler = () => calls++
  call.on('x', handler).on('x', handler)
  assert.equal(call.emit('x'), true)
  assert.equal(calls, 1)
  call.removeListener('x', handler)
  assert.equal(call.emit('x'), false)
})

test('a handler that throws loses no message', () => {
  const program = `
    import net from 'node:net'
    import { FreeSwitchResponse } from ${JSON.stringify(new URL('../index.mjs', import.meta.url).href)}
    const body = '{"Event-Name":"HEARTBEAT"}'
    const message = 'Content-Length: ' + body.length + '\\nContent-Type: text/event-json\\n\\n' + body
    const server = net.createServer((socket) => socket.end(message + message)).listen(0, '127.0.0.1', () => {
      const quiet = { debug() {}, info() {}, error() {} }
      const call = new FreeSwitchResponse(net.connect(server.address().port, '127.0.0.1'), quiet)
      let seen = 0
      process.on('uncaughtException', (error) => console.log(error.message))
      call.on('HEARTBEAT', () => { console.log('event', ++seen); throw new Error('mine') })
      call.on('socket.close', () => server.close())
    })`
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', timeout: 20_000 })
  assert.equal(ran.stdout, 'event 1\nevent 2\nmine\nmine\n', ran.stderr)
})

test('enqueue runs one after the other, and a failure stops none', async (t) => {
  const { call } = await client(t)
  const order = []
  const step = (name, fail) => () => {
    order.push(name)
    return fail ? Promise.reject(new Error(name)) : Promise.resolve(name)
  }
  const results = await Promise.allSettled([call.enqueue(step('a')), call.enqueue(step('b', true)), call.enqueue(step('c'))])
  assert.deepEqual(results.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled'])
  assert.deepEqual(order, ['a', 'b', 'c'])
})

test('jobs of others are kept for who asks later, and not for ever', async (t) => {
  const { call } = await client(t)
  const event = { headers: {}, body: {} }
  for (let i = 0; i < 2000; i++) call.emit_later(`BACKGROUND_JOB ${i}`, event)
  assert.equal(await call.waitAsync('BACKGROUND_JOB 1999', 10, 'a test'), event)
  await assert.rejects(call.waitAsync('BACKGROUND_JOB 0', 10, 'a test'), FreeSwitchTimeout)
})
