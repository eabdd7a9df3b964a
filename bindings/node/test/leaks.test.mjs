// What must not grow: listeners, timers and memory over many reconnects, memory over many events. ESLNG_RECONNECTS and ESLNG_EVENTS say how many
// (ci/long: 10,000 and 1,000,000).

import assert from 'node:assert/strict'
import test from 'node:test'
import v8 from 'node:v8'
import vm from 'node:vm'
import { FreeSwitchClient, connect } from '../index.mjs'
import modesl from '../modesl.mjs'
import { connected, peer, quiet, until } from './support.mjs'

const RECONNECTS = Number(process.env.ESLNG_RECONNECTS ?? 300)
const EVENTS = Number(process.env.ESLNG_EVENTS ?? 50_000)

/** What a connection that has ended may leave behind, in bytes of heap: a listener with its closure takes more than that. */
const PER_RECONNECT = 250
/** What the heap and the process may be larger for reasons of their own, in bytes. */
const HEAP_ROOM = 3e6
const RSS_ROOM = 40e6

v8.setFlagsFromString('--expose-gc')
const collectGarbage = vm.runInNewContext('gc')

const REPLY = 'Content-Type: command/reply\nReply-Text: +OK accepted\n\n'

/** A switch that answers every command; each packet is shown to `heard`. */
async function switchOf(t, heard) {
  const { port } = await peer(t, (socket) => {
    let rest = ''
    socket.setNoDelay(true)
    socket.write('Content-Type: auth/request\n\n')
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      for (let end; (end = rest.indexOf('\n\n')) >= 0; ) {
        const packet = rest.slice(0, end)
        rest = rest.slice(end + 2)
        socket.write(packet.startsWith('api') ? 'Content-Type: api/response\nContent-Length: 3\n\n+OK' : REPLY)
        heard(socket, packet)
      }
    })
  })
  return port
}

/** Runs a round so many times, and checks that no warning came, no handle stays and the heap is what it was after the first tenth. */
async function leavesNothing(round) {
  const warnings = []
  const warn = (warning) => warnings.push(warning)
  process.on('warning', warn)
  const handles = () => process.getActiveResourcesInfo().length
  const heap = () => {
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  const warmUp = Math.max(RECONNECTS / 10, 50)
  let before
  for (let i = 0; i < RECONNECTS + warmUp; i++) {
    if (i === warmUp) before = { heap: heap(), handles: handles() }
    await round(i)
  }
  process.off('warning', warn)
  assert.deepEqual(warnings, [])
  const after = { heap: heap(), handles: handles() }
  assert.ok(after.handles <= before.handles + 20, `${after.handles} handles, ${before.handles} before`)
  const grown = after.heap - before.heap
  assert.ok(grown < HEAP_ROOM + RECONNECTS * PER_RECONNECT, `the heap has grown by ${grown} bytes over ${RECONNECTS} reconnects`)
}

test('modern: a client that is cut off again and again', async (t) => {
  let cut = () => undefined
  const port = await switchOf(t, (socket) => {
    cut = () => socket.destroy()
  })
  const client = await connect({ port, backoff: { first: 1, cap: 1 } })
  t.after(() => client.close())
  const stream = await client.subscribe('ALL')
  const listeners = () => ['up', 'down', 'end', 'notice', 'unsolicited'].map((name) => client.listenerCount(name))
  const before = listeners()
  await leavesNothing(async () => {
    const back = until((done) => client.once('up', done))
    cut()
    await back
    assert.equal(await client.api('status'), '+OK')
    // Its reader is told.
    assert.equal((await stream.next()).value.type, 'gap')
  })
  assert.deepEqual(listeners(), before)
})

test('modern: one client after the other', async (t) => {
  const port = await switchOf(t, () => undefined)
  const { signal } = new AbortController()
  await leavesNothing(async () => {
    const client = await connect({ port, signal })
    await client.api('status', { signal })
    await client.close()
  })
})

test('as esl: a client that connects again and again', async (t) => {
  const port = await switchOf(t, () => undefined)
  const client = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => client.end())
  const errors = []
  client.on('error', (error) => errors.push(error))
  await leavesNothing(async () => {
    const call = await connected(client)
    await call.api('status')
  })
  assert.deepEqual(errors, [])
  assert.equal(client.listenerCount('connect'), 0)
})

test('as modesl: one connection after the other', async (t) => {
  const port = await switchOf(t, () => undefined)
  await leavesNothing(async () => {
    const connection = new modesl.Connection('127.0.0.1', port, 'ClueCon')
    await until((done) => connection.once('esl::ready', done))
    await until((done) => connection.api('status', done))
    const { socket } = connection
    const closed = until((done) => socket.once('close', done))
    connection.disconnect()
    await closed
  })
})

/** Sends so many events to who has asked for them, as fast as they are read, then one with another name. */
async function flood(t) {
  const headers = Array.from({ length: 100 }, (_, i) => `variable_${i}: value%20${i}\n`).join('')
  const message = (name, uuid) => {
    const text = `Event-Name: ${name}\nUnique-ID: ${uuid}\n${headers}\n`
    return `Content-Length: ${text.length}\nContent-Type: text/event-plain\n\n${text}`
  }
  const json = (name, uuid) => {
    const text = JSON.stringify({ 'Event-Name': name, 'Unique-ID': uuid, ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`variable_${i}`, `value ${i}`])) })
    return `Content-Length: ${text.length}\nContent-Type: text/event-json\n\n${text}`
  }
  return await switchOf(t, (socket, packet) => {
    const [, format] = /^event (plain|json) ALL/.exec(packet) ?? []
    if (format === undefined) return
    const write = format === 'json' ? json : message
    const hundred = Buffer.from(Array.from({ length: 100 }, (_, i) => write('HEARTBEAT', `u-${i}`)).join(''))
    let left = EVENTS / 100
    const more = () => {
      while (left-- > 0) if (!socket.write(hundred)) return void socket.once('drain', more)
      socket.write(write('SHUTDOWN', 'end'))
    }
    more()
  })
}

/** Looks at the process while events are counted. */
class Flat {
  count = 0
  /** The most of three looks: what is in use at a time, by the peer too, differs by tens of megabytes from one to another, and grows in none. */
  #most = 0

  add() {
    const fifth = EVENTS / 5
    if (++this.count % fifth === 0 && this.count <= 3 * fifth) this.#most = Math.max(this.#most, this.#rss())
  }

  #rss() {
    collectGarbage()
    return process.memoryUsage().rss
  }

  check() {
    assert.equal(this.count, EVENTS)
    const grown = this.#rss() - this.#most
    assert.ok(grown < RSS_ROOM, `the process has grown by ${grown} bytes over the last two fifths of ${EVENTS} events`)
  }
}

for (const format of ['plain', 'json']) {
  test(`modern: many events, ${format}`, async (t) => {
    const client = await connect({ port: await flood(t), format })
    t.after(() => client.close())
    const flat = new Flat()
    for await (const event of await client.subscribe('ALL')) {
      if (event.name === 'SHUTDOWN') break
      assert.match(event.get('Unique-ID'), /^u-/)
      flat.add()
    }
    flat.check()
  })
}

test('as esl: many events', async (t) => {
  const client = new FreeSwitchClient({ port: await flood(t), logger: quiet })
  t.after(() => client.end())
  const call = await connected(client)
  const flat = new Flat()
  await new Promise((resolve) => {
    call.on('HEARTBEAT', ({ body }) => {
      assert.match(body['Unique-ID'], /^u-/)
      flat.add()
    })
    call.once('SHUTDOWN', resolve)
    call.event_json('ALL')
  })
  flat.check()
})
