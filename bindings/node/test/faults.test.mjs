// A peer that says anything, and every fault of the test switch: each promise of each API ends, nothing is unhandled, the process goes on. What is asked for
// has limits of its own, so that only a wait without an end is a failure here.

import assert from 'node:assert/strict'
import test, { describe } from 'node:test'
import { FreeSwitchClient, FreeSwitchResponse, connect } from '../index.mjs'
import modesl from '../modesl.mjs'
import { startSwitch } from '../testing.mjs'
import { connected, peer, quiet, until, within } from './support.mjs'

/** How long what was asked for may take, in ms. */
const LIMIT = 300

/** How each of these has ended; those that do not end fail. */
const endsOf = (what, promises) =>
  Promise.all(promises.map(async (promise, i) => (await within(`${what}: promise ${i}`, Promise.allSettled([promise])))[0]))

// The reply to `bgapi` has no limit of its own.
FreeSwitchResponse.default_send_timeout = 3 * LIMIT

/** What a client of the modern API asks for at once. */
const modern = (client) => [
  client.api('status', { timeout: LIMIT }),
  client.bgapi('status', { timeout: LIMIT }),
  client.execute('7f4de4bc-17d7-11dd-b7a0-db4edd065621', 'park', undefined, { timeout: LIMIT }),
  client.commands.status({ timeout: LIMIT }),
  client.filter('A', '1', { timeout: LIMIT }),
  client.raw('noevents', { timeout: LIMIT }),
  client.subscribe('HEARTBEAT', { timeout: LIMIT }).then((stream) => stream.close()),
]

/** What a program for `esl` asks for at once. */
const compatible = (call) => [
  call.api('status', LIMIT),
  call.bgapi('status', LIMIT),
  call.command_uuid('7f4de4bc-17d7-11dd-b7a0-db4edd065621', 'park', '', LIMIT),
  call.send('noevents', {}, LIMIT),
  call.onceAsync('HEARTBEAT', LIMIT, 'a test'),
]

/** Whether each rejected with an error that can be acted on. */
function checkErrors(what, ends) {
  for (const { status, reason } of ends) if (status === 'rejected') assert.ok(reason instanceof Error && reason.message !== '', what)
}

const GREETING = 'Content-Type: auth/request\n\n'
const REPLY = 'Content-Type: command/reply\nReply-Text: +OK accepted\n\n'

/** What a peer says behind the login. */
const SAYINGS = {
  'bytes of any kind': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
  'a text without an end': 'x'.repeat(100_000),
  'a negative length': 'Content-Type: text/event-plain\nContent-Length: -5\n\nEvent-Name: A\n\n',
  'a length that is no number': 'Content-Type: api/response\nContent-Length: many\n\n',
  'a length beyond every limit': 'Content-Type: api/response\nContent-Length: 99999999999999999999\n\n',
  'a length of half the memory': 'Content-Type: api/response\nContent-Length: 2000000000\n\nbegin',
  'a message of no kind': '\n\n\nContent-Length: 3\n\nabc',
  'an unknown kind': 'Content-Type: text/strange\nContent-Length: 3\n\nabc',
  'an answer that nobody asked for': REPLY.repeat(10),
  'broken JSON': 'Content-Type: text/event-json\nContent-Length: 16\n\n{"Event-Name": "A',
  'JSON that is no object': 'Content-Type: text/event-json\nContent-Length: 4\n\nnull',
  'broken XML': 'Content-Type: text/event-xml\nContent-Length: 8\n\n<event><',
  'a rude rejection': 'Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n',
  'a second greeting': GREETING,
  'half a message': 'Content-Type: text/event-plain\nContent-Length: 500\n\nEvent-Name: A\n',
}

/** Logs in everybody, answers nothing else, says this and ends or not. */
const talker = (t, saying, ends) =>
  peer(t, (socket) => {
    let heard = 0
    socket.setNoDelay(true)
    socket.write(GREETING)
    socket.on('data', (chunk) => {
      for (const packet of chunk.toString('latin1').split('\n\n').slice(0, -1)) {
        if (packet.startsWith('api global_getvar')) socket.write('Content-Type: api/response\nContent-Length: 1\n\nx')
        else if (heard++ < 2) socket.write(REPLY)
        else if (heard === 3) {
          socket.write(saying)
          if (ends) socket.end()
        }
      }
    })
  })

// What they wait for are times: they run at once.
describe('a peer that says anything', { concurrency: 10 }, () => {
  for (const [what, saying] of Object.entries(SAYINGS)) {
    for (const ends of [false, true]) {
      const name = `${what}${ends ? ', then the end' : ''}`
      test(`modern: ${name}`, async (t) => {
        const { port } = await talker(t, saying, ends)
        const client = await connect({ port, reconnect: false, handshakeTimeout: 5_000 })
        t.after(() => client.close())
        checkErrors(name, await endsOf(name, modern(client)))
      })

      test(`as esl: ${name}`, async (t) => {
        const { port } = await talker(t, saying, ends)
        const client = new FreeSwitchClient({ port, logger: quiet })
        t.after(() => client.end())
        const call = await connected(client)
        checkErrors(name, await endsOf(name, compatible(call)))
      })

      test(`as modesl: ${name}`, async (t) => {
        const { port } = await talker(t, saying, ends)
        const connection = new modesl.Connection('127.0.0.1', port, 'ClueCon')
        t.after(() => connection.disconnect())
        connection.on('error', () => undefined)
        await until((done) => connection.once('esl::ready', done))
        // What was said has been taken when the connection has ended, or when what it says next has come.
        const over = new Promise((resolve) => {
          connection.once('esl::end', resolve)
          connection.once('error', resolve)
          connection.recvEventTimed(LIMIT, resolve)
        })
        connection.api('status')
        await endsOf(name, [over])
      })
    }
  }
})

test('a header block without an end is refused before it fills the memory', async (t) => {
  const { port } = await peer(t, (socket) => {
    const line = Buffer.from(`A: ${'x'.repeat(60_000)}\n`.repeat(16))
    const more = () => {
      while (!socket.destroyed) if (!socket.write(line)) return void socket.once('drain', more)
    }
    socket.write('Content-Type: auth/request\n')
    more()
  })
  await assert.rejects(connect({ port, reconnect: false }), { code: 'protocol' })
  assert.ok(process.memoryUsage().rss < 1e9)
})

const FAULTS = {
  never_answer: {},
  answer_late: { delay_ms: 2 * LIMIT },
  answer_twice: {},
  stall_reading: {},
  dribble: { bytes: 3, pause_ms: 1 },
  split_blank_line: { pause_ms: 1 },
  cut_after: { bytes: 40 },
}

for (const [fault, options] of Object.entries(FAULTS)) {
  test(`the switch’s fault ${fault}`, async (t) => {
    const freeswitch = await startSwitch()
    t.after(() => freeswitch.stop())
    const { port } = freeswitch
    const client = await connect({ port, backoff: { first: 1, cap: 20 } })
    t.after(() => client.close())
    const old = new FreeSwitchClient({ port, logger: quiet })
    old.on('error', () => undefined)
    t.after(() => old.end())
    const call = await connected(old)
    await freeswitch.fault(fault, options)
    checkErrors(fault, await endsOf(fault, [...modern(client), ...compatible(call)]))
    await freeswitch.clearFaults()
    await freeswitch.drop()
    // It comes back.
    if (client.state !== 'up') await endsOf('back', [until((done) => client.once('up', done))])
    const again = async () => {
      for (;;) {
        const [{ status, value }] = await Promise.allSettled([client.api('status', { timeout: 2_000 })])
        if (status === 'fulfilled') return value
        assert.notEqual(client.state, 'ended')
        await until((done) => setTimeout(done, 10))
      }
    }
    const [{ value }] = await endsOf('again', [again()])
    assert.match(value, /^UP/)
  })
}

for (const [kind, options] of [['garbage'], ['oversized', { bytes: 1e9 }], ['wrong_length'], ['invalid_utf8']]) {
  test(`the switch sends what is malformed: ${kind}`, async (t) => {
    const freeswitch = await startSwitch()
    t.after(() => freeswitch.stop())
    const { port } = freeswitch
    const client = await connect({ port, backoff: { first: 1, cap: 20 } })
    t.after(() => client.close())
    const old = new FreeSwitchClient({ port, logger: quiet })
    old.on('error', () => undefined)
    t.after(() => old.end())
    const call = await connected(old)
    const ends = endsOf(kind, [...modern(client), ...compatible(call)])
    await freeswitch.fault('malformed', { kind, ...options })
    checkErrors(kind, await ends)
  })
}
