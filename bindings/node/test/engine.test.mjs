// The engine without a socket: over streams of our own, and with a clock of our own.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import net from 'node:net'
import { Duplex } from 'node:stream'
import { after, before, test } from 'node:test'
import { EslError, Event } from '../index.mjs'
import { Engine } from '../engine.mjs'
import { startSwitch } from '../testing.mjs'

let freeswitch
before(async () => {
  freeswitch = await startSwitch()
})
after(() => freeswitch.stop())

/** A Duplex that is no socket, between which and the switch bytes pass. */
async function passing(t) {
  const socket = net.connect(freeswitch.port, '127.0.0.1')
  t.after(() => socket.destroy())
  await once(socket, 'connect')
  const duplex = new Duplex({
    read: () => void socket.resume(),
    write: (chunk, _encoding, done) => socket.write(chunk, done),
    final: (done) => socket.end(done),
  })
  socket.on('data', (chunk) => duplex.push(chunk))
  socket.on('end', () => duplex.push(null))
  return duplex
}

/** Runs an engine over a stream; what it says is given to `tell`. */
function drive(t, engine, stream, tell) {
  let timer
  const go = () => {
    for (let output = engine.next(); output !== undefined; output = engine.next()) tell(output)
    const bytes = engine.drain()
    if (bytes !== undefined) stream.write(bytes)
    clearTimeout(timer)
    if (engine.deadline !== undefined) {
      timer = setTimeout(() => {
        engine.timeout()
        go()
      }, engine.deadline - performance.now())
    }
  }
  stream.on('data', (chunk) => {
    engine.feed(chunk)
    go()
  })
  stream.on('end', () => {
    engine.endOfStream()
    go()
  })
  t.after(() => clearTimeout(timer))
  return go
}

/** An engine that is logged in over such a stream: asks, and tells what is finished. */
async function session(t, options = {}) {
  const engine = new Engine({ reconnect: false, ...options })
  const waiting = new Map()
  const others = []
  let wake
  const stream = await passing(t)
  const go = drive(t, engine, stream, (output) => {
    if (output.type === 'finished') waiting.get(output.request)(output)
    else others.push(output)
    wake?.()
  })
  const ask = (request) =>
    new Promise((resolve) => {
      waiting.set(request, resolve)
      go()
    })
  /** The next output of a type. */
  const next = async (type) => {
    for (;;) {
      const at = others.findIndex((output) => output.type === type)
      if (at >= 0) return others.splice(0, at + 1)[at]
      await new Promise((resolve) => {
        wake = resolve
      })
    }
  }
  go()
  await next('connect')
  engine.connected()
  go()
  await next('up')
  return { engine, ask, next, go }
}

test('requests over any Duplex', async (t) => {
  const { engine, ask, next, go } = await session(t)
  assert.equal(engine.isUp, true)
  assert.match((await ask(engine.api('status'))).value.body, /^UP/)
  const words = await Promise.all(Array.from({ length: 500 }, (_, i) => ask(engine.api(`echo ${i}`))))
  assert.deepEqual(words.map(({ value }) => value.body), Array.from({ length: 500 }, (_, i) => String(i)))
  const job = await ask(engine.bgapi('echo job'))
  assert.ok(job.value instanceof Event)
  assert.equal(job.value.body, 'job')
  const late = await ask(engine.api('msleep 1000', { timeout: 1 }))
  assert.ok(late.error instanceof EslError)
  assert.equal(late.error.code, 'timeout')
  assert.equal((await ask(engine.raw('filter A b'))).value.headers['Reply-Text'], '+OK filter added. [A]=[b]')
  assert.throws(() => engine.api('status\n\napi shutdown'), { code: 'invalid_argument' })
  const given = engine.api('echo x')
  engine.cancel(given)
  engine.close()
  go()
  assert.equal((await next('ended')).error.code, 'closed')
  assert.equal(engine.next(), undefined)
  assert.equal(engine.isUp, false)
  assert.throws(() => engine.api('status'), EslError)
})

test('readers, calls and executions', async (t) => {
  const { engine, ask, next, go } = await session(t)
  const reader = engine.addReader({ names: ['HEARTBEAT'], log: 'info' })
  assert.match((await ask(engine.command({ kind: 'event', format: 'plain', names: ['HEARTBEAT'] }))).value.headers['Reply-Text'], /^\+OK/)
  assert.equal(engine.take(reader), undefined)
  await freeswitch.emit('HEARTBEAT')
  await freeswitch.emit('HEARTBEAT')
  assert.equal((await next('filled')).reader, reader)
  assert.equal(engine.take(reader).name, 'HEARTBEAT')
  const uuid = engine.newUuid()
  engine.followCall(uuid)
  await ask(engine.api(`originate {origination_uuid=${uuid}}loopback/1000/default &park`))
  const answered = await next('call')
  assert.equal(answered.uuid, uuid)
  assert.equal(answered.status.uuid, uuid)
  const executed = await ask(engine.execute(uuid, 'set', 'a=b'))
  assert.equal(executed.value.get('Application-Data'), 'a=b')
  await ask(engine.operate(uuid, 'set_variables', { colour: 'blue' }))
  assert.equal((await ask(engine.operate(uuid, 'get_variable', { name: 'colour' }))).value, 'blue')
  engine.removeReader(reader)
  assert.equal(engine.take(reader), undefined)
  engine.close()
  go()
  await next('ended')
})

test('an outbound connection', async (t) => {
  const listening = net.createServer().listen(0, '127.0.0.1')
  await once(listening, 'listening')
  t.after(() => listening.close())
  const called = once(listening, 'connection')
  const uuid = await freeswitch.call(listening.address().port)
  const [socket] = await called
  t.after(() => socket.destroy())
  const engine = Engine.outbound({ linger: null })
  const own = new Promise((resolve) => {
    drive(t, engine, socket, (output) => output.type === 'connected' && resolve(output))()
  })
  const { data, full, async: asynchronous } = await own
  assert.deepEqual([data.get('Unique-ID'), full, asynchronous], [uuid, true, true])
})

test('a clock of one’s own: time passes when it is told', () => {
  let time = 1000
  const engine = new Engine({ now: () => time, handshakeTimeout: 500, backoff: { first: 100, cap: 100 } })
  assert.deepEqual(engine.next(), { type: 'connect' })
  engine.connected()
  assert.equal(engine.next(), undefined)
  assert.equal(engine.deadline, 1500)
  time = 1499
  engine.timeout()
  assert.equal(engine.next(), undefined)
  time = 1500
  engine.timeout()
  const outputs = []
  for (let output = engine.next(); output !== undefined; output = engine.next()) outputs.push(output)
  const down = outputs.find(({ type }) => type === 'down')
  assert.equal(down.error.code, 'timeout')
  assert.ok(down.retryAt > 1500 && down.retryAt <= 1600)
  assert.equal(engine.deadline, down.retryAt)
  time = down.retryAt
  engine.timeout()
  assert.deepEqual(engine.next(), { type: 'connect' })
  engine.connectFailed('no route')
  const again = engine.next()
  assert.equal(again.type, 'down')
  assert.match(again.error.message, /no route/)
})

test('what is fed byte by byte, and what is written: no password but where it goes', () => {
  const engine = new Engine({ password: 'open sesame', reconnect: false })
  engine.next()
  engine.connected()
  for (const byte of Buffer.from('Content-Type: auth/request\n\n')) engine.feed(Uint8Array.of(byte))
  assert.equal(engine.next(), undefined)
  assert.equal(String(engine.drain()), 'auth open sesame\n\n')
  assert.equal(engine.drain(), undefined)
  engine.feed(Buffer.from('Content-Type: command/reply\nReply-Text: -ERR invalid\n\n'))
  engine.endOfStream()
  const outputs = []
  for (let output = engine.next(); output !== undefined; output = engine.next()) outputs.push(output)
  const ended = outputs.find(({ type }) => type === 'ended')
  assert.equal(ended.error.code, 'auth_rejected')
  assert.doesNotMatch(JSON.stringify(outputs) + ended.error.stack, /sesame/)
})
