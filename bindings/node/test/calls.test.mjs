// Calls and what may go wrong around them, against the test switch.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Dialer, connect } from '../index.mjs'
import { startSwitch } from '../testing.mjs'

let freeswitch
let client
before(async () => {
  freeswitch = await startSwitch()
  client = await connect({ port: freeswitch.port })
})
after(async () => {
  await client?.close()
  await freeswitch.stop()
})

const collect = async (iterator) => {
  const all = []
  for await (const one of iterator) all.push(one)
  return all
}

test('of changes that nobody reads the oldest go, and the reader is told', async () => {
  const call = await (await client.originate('loopback/1000/default')).answered()
  const changes = call.changes()
  const digits = await client.subscribe({ names: ['DTMF'], channel: call.uuid })
  await freeswitch.press(call.uuid, '1'.repeat(1100))
  for (let i = 0; i < 1100; i++) await digits.next()
  digits.close()
  await call.hangup()
  await call.ended()
  const [dropped, ...kept] = await collect(changes)
  assert.equal(dropped.type, 'dropped')
  assert.equal(kept.length, 1024)
  assert.equal(kept.at(-1).type, 'ended')
  const isDigit = ({ type }) => type === 'digit'
  const others = kept.filter((change) => !isDigit(change)).length
  assert.equal(dropped.count, 1100 + others - 1024)
})

test('a signal gives the wait for an answer up while the call is being placed; the call goes on', async () => {
  await freeswitch.party('patient', ['ring', { wait_ms: 60_000 }, 'answer'])
  const calling = await client.originate('test/patient')
  await calling.ringing()
  const abort = new AbortController()
  const answered = calling.answered({ signal: abort.signal })
  const media = calling.earlyMedia({ signal: abort.signal })
  abort.abort(new Error('enough'))
  await assert.rejects(answered, /enough/)
  await assert.rejects(media, /enough/)
  assert.equal(await client.run('uuid_exists', { uuid: calling.legs[0] }), true)
  await calling.cancel()
})

test('a dialer ends the call whose signal is aborted: nobody else could', async () => {
  await freeswitch.party('patient', ['ring', { wait_ms: 60_000 }, 'answer'])
  const events = await client.subscribe(['CHANNEL_PROGRESS', 'CHANNEL_HANGUP_COMPLETE'])
  const abort = new AbortController()
  const dialer = new Dialer(client, { atOnce: 1 })
  const call = dialer.call('test/patient', { signal: abort.signal })
  const { value: ringing } = await events.next()
  assert.equal(ringing.name, 'CHANNEL_PROGRESS')
  abort.abort(new Error('enough'))
  await assert.rejects(call, /enough/)
  const { value: ended } = await events.next()
  assert.deepEqual([ended.uuid, ended.get('Hangup-Cause')], [ringing.uuid, 'ORIGINATOR_CANCEL'])
  events.close()
  // Its place is free again.
  await (await dialer.call('loopback/1000/default')).hangup()
})

test('a call that was answered and has ended before anybody looked was answered', async () => {
  await freeswitch.party('brief', ['answer'])
  const events = await client.subscribe(['BACKGROUND_JOB', 'CHANNEL_HANGUP_COMPLETE'])
  const calling = await client.originate('test/brief')
  const [leg] = calling.legs
  const next = async (holds) => {
    for await (const event of { [Symbol.asyncIterator]: () => ({ next: () => events.next() }) }) if (holds(event)) return
    assert.fail('the events have ended')
  }
  await next((event) => event.body?.startsWith(`+OK ${leg}`))
  await freeswitch.hangup(leg)
  await next((event) => event.uuid === leg)
  events.close()
  const call = await calling.answered()
  assert.deepEqual([call.status.wasAnswered, call.status.isAnswered], [true, false])
  assert.equal((await call.ended()).cause, 'NORMAL_CLEARING')
})
