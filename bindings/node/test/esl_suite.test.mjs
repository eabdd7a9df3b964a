// What the tests of `esl` 11 that need no FreeSWITCH check: closed connections, junk at the end of a stream, a switch that is spoofed, reconnects.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FreeSwitchClient, FreeSwitchParserError, FreeSwitchResponse, once } from '../index.mjs'
import { connected, peer, quiet } from './support.mjs'

const ACCEPTED = 'Content-Type: command/reply\nReply-Text: +OK accepted\n\n'
const GREETING = 'Content-Type: auth/request\n\n'

/** A client of such a peer. */
function client(t, port) {
  const it = new FreeSwitchClient({ host: '127.0.0.1', port, logger: quiet })
  t.after(() => it.end())
  return it
}

test('a call that was closed says so, on a socket that does no more than it must', async () => {
  const nothing = () => undefined
  const socket = { once: nothing, on: nothing, end: nothing, write: nothing, setKeepAlive: nothing, setNoDelay: nothing }
  for (const method of ['api', 'bgapi', 'send', 'write', 'enqueue']) {
    const call = new FreeSwitchResponse(socket, quiet)
    call.closed = true
    await assert.rejects(call[method]('foo'), ({ args }) => args.when === `${method} on closed socket`)
  }
})

test('junk behind the last message is a warning, and hides none of the messages before it', async (t) => {
  const { port } = await peer(t, (socket) => {
    socket.write(GREETING)
    socket.on('data', () => {
      const notice = 'Content-Type: text/disconnect-notice\nContent-Length: 3\n\nDisconnected, filling your buffer with junk.\n'
      socket.write(`\n${ACCEPTED}${notice}`)
    })
  })
  const it = client(t, port)
  const warned = once(it, 'warning')
  const call = await connected(it)
  assert.match(call.ref(), /^[0-9A-Z]{26}$/)
  assert.equal(call.uuid(), undefined)
  const [warning] = await warned
  assert.ok(warning instanceof FreeSwitchParserError)
  assert.equal(warning.error, 'Buffer is not empty at end of stream')
  assert.match(String(warning.buffer), /filling your buffer with junk\.\n$/)
})

/** An event in plain text, longer than it says by a newline, as the events of a spoofed switch may be. */
function completed(application, data, id) {
  const lines = [
    'Event-Name: CHANNEL_EXECUTE_COMPLETE',
    `Application: ${application}`,
    `Application-Data: ${data}`,
    `Application-UUID: ${id}`,
  ]
  const body = `${lines.join('\n')}\n`
  return `Content-Type: text/event-plain\nContent-Length: ${body.length}\n\n${body}\n`
}

test('commands wait for the events of a spoofed switch, in plain text and behind stray newlines', async (t) => {
  const { port } = await peer(t, (socket) => {
    socket.write(`\n${GREETING}`)
    socket.on('data', (data) => {
      socket.write(ACCEPTED)
      const [, application] = /execute-app-name: (\S+)/.exec(data) ?? []
      const [, argument] = /execute-app-arg: (\S+)/.exec(data) ?? []
      const [, id] = /Event-UUID: (\S+)/.exec(data) ?? []
      if (application === 'bridge') socket.write(completed(application, argument, id))
      if (application === 'ping') socket.write(`\n${completed(application, argument, id)}`)
    })
  })
  const it = client(t, port)
  const call = await connected(it)
  const bridged = await call.command('bridge', 'foo')
  assert.equal(bridged.headers['Content-Type'], 'text/event-plain')
  assert.equal(bridged.body['Application-Data'], 'foo')
  const pinged = await call.command('ping', 'bar')
  assert.equal(pinged.body['Application'], 'ping')
  call.end()
})

test('a client comes back after a reset and after an end inside a message, each time with a call of its own', async (t) => {
  let runs = 0
  const { port } = await peer(t, (socket) => {
    const run = ++runs
    socket.write(GREETING)
    socket.on('data', () => {
      if (run === 1) socket.resetAndDestroy()
      if (run === 2) socket.end(`\n${ACCEPTED}Content-Type: text/disconnect-notice\nContent-Length: 0\n`)
      if (run === 3) socket.write(ACCEPTED)
    })
  })
  const it = client(t, port)
  const seen = []
  it.on('error', () => seen.push('error'))
  it.on('reconnecting', (retry) => seen.push(`reconnecting ${retry}`))
  const calls = new Set()
  const third = new Promise((resolve) => {
    it.on('connect', (call) => {
      calls.add(call)
      if (runs === 3) resolve(call)
    })
  })
  it.connect()
  const call = await third
  // An attempt that fails is told as an error, and then connects all the same.
  assert.equal(calls.size, 3)
  assert.equal(call.closed, false)
  assert.equal(seen.filter((what) => what === 'error').length, 2)
  assert.equal(seen.filter((what) => what === 'reconnecting 200').length, 2)
  it.end()
  it.connect()
  assert.ok(call.closed)
  assert.equal(runs, 3)
})
