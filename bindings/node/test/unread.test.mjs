// Peers that do not read, and readers that are gone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fleet, FreeSwitchClient, connect } from '../index.mjs'
import { connected, peer, quiet } from './support.mjs'

/** The answer to a command. */
const answerTo = (command) =>
  command.startsWith('api ')
    ? 'Content-Type: api/response\nContent-Length: 3\n\n+OK'
    : 'Content-Type: command/reply\nReply-Text: +OK\n\n'

/** A switch that logs everybody in, and reads nothing more after so many packets. */
const deaf = (t, packets) =>
  peer(t, (socket) => {
    let left = packets
    let text = ''
    socket.write('Content-Type: auth/request\n\n')
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      for (let end = text.indexOf('\n\n'); end >= 0 && left > 0; end = text.indexOf('\n\n'), left--) {
        socket.write(answerTo(text))
        text = text.slice(end + 2)
      }
      if (left === 0) socket.pause()
    })
  })

const MEGABYTE = `api echo ${'x'.repeat(1 << 20)}`

test('a switch that does not read: commands are refused once too much waits', async (t) => {
  const { port } = await deaf(t, 2)
  const client = await connect({ port, silence: null })
  t.after(() => client.close())
  const asked = []
  for (let i = 0; i < 100; i++) {
    asked.push(client.raw(MEGABYTE).catch((error) => error))
    await new Promise(setImmediate)
  }
  const refused = await asked.at(-1)
  assert.equal(refused.code, 'not_sent')
  assert.match(refused.message, /^the switch does not read: \d+ bytes wait to be sent$/)
  await client.close()
  const codes = new Set((await Promise.all(asked)).map(({ code }) => code))
  assert.deepEqual([...codes].sort(), ['closed', 'not_sent'])
})

test('the same through the API of esl', async (t) => {
  const { port } = await deaf(t, 2)
  const client = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => client.end())
  const call = await connected(client)
  const asked = []
  for (let i = 0; i < 100; i++) {
    asked.push(call.send(MEGABYTE, {}, 60_000).catch((error) => error))
    await new Promise(setImmediate)
  }
  assert.match((await asked.at(-1)).args.when, /^the switch does not read: \d+ bytes wait to be sent$/)
  call.end()
  await Promise.all(asked)
})

test('a switch that is removed from a fleet while it is asked for events keeps no stream', async () => {
  const fleet = new Fleet()
  const events = await fleet.subscribe('HEARTBEAT')
  let subscribed
  let closed = 0
  const client = { state: 'up', subscribe: () => new Promise((resolve) => (subscribed = resolve)), close: async () => undefined }
  const added = fleet.add('a', client)
  assert.equal(fleet.remove('a'), client)
  subscribed({ close: () => closed++, next: () => assert.fail('it is read') })
  await added
  assert.equal(closed, 1)
  events.close()
})
