// Commands of the catalogue as functions, and what they print as records.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { EslError, connect, expression } from '../index.mjs'
import { startSwitch } from '../testing.mjs'

let freeswitch
let fs
before(async () => {
  freeswitch = await startSwitch()
  fs = await connect({ port: freeswitch.port })
})
after(async () => {
  await fs?.close()
  await freeswitch?.stop()
})

/** A call that is parked. */
async function parked() {
  const uuid = await fs.commands.create_uuid()
  assert.equal(await fs.commands.originate(`{origination_uuid=${uuid}}loopback/1000/default`, '&park'), uuid)
  return uuid
}

test('what must be given in its place, what may be given by name', async () => {
  const uuid = await parked()
  assert.equal(await fs.commands.uuid_exists(uuid), true)
  assert.equal(await fs.commands.uuid_setvar(uuid, 'colour', { value: 'blue' }), '')
  assert.equal(await fs.commands.uuid_getvar(uuid, 'colour'), 'blue')
  await fs.commands.uuid_setvar_multi(uuid, { size: 4, taste: 'sweet & sour' })
  assert.equal(await fs.commands.uuid_getvar(uuid, 'taste'), 'sweet & sour')
  const call = await fs.call(uuid)
  assert.equal(await fs.commands.uuid_kill(uuid, { cause: 'USER_BUSY' }), '')
  assert.equal((await call.ended()).cause, 'USER_BUSY')
  assert.equal(await fs.commands.uuid_exists(uuid), false)
})

test('records, tables, channels, and nothing', async () => {
  const uuid = await parked()
  const status = await fs.commands.status()
  assert.equal(status.ready, true)
  assert.equal(typeof status.sessions.active, 'number')
  assert.match((await fs.commands.version()).number, /^1\.\d+/)
  for (const args of [undefined, { format: 'json' }, { format: 'xml' }, { format: 'delim', delimiter: '|' }]) {
    const rows = await fs.commands.show_channels(args)
    assert.ok(rows.some((row) => row.uuid === uuid), JSON.stringify(args))
  }
  assert.equal((await fs.commands.uuid_dump(uuid))['Unique-ID'], uuid)
  assert.equal((await fs.commands.uuid_dump(uuid, { format: 'json' }))['Unique-ID'], uuid)
  assert.equal((await fs.commands.global_getvar()).core_uuid, freeswitch.coreUuid)
  const later = new Date(Date.now() + 3_600_000)
  assert.deepEqual(await fs.commands.sched_hangup(later, uuid, { cause: 'ALLOTTED_TIMEOUT' }), { Added: null })
  assert.ok((await fs.commands.show_tasks()).some((task) => task.task_group === uuid))
  assert.deepEqual(await fs.commands.hupall('NORMAL_CLEARING', { variable: 'colour', value: 'none' }), { cause: 'NORMAL_CLEARING', matching: [['colour', 'none']] })
  assert.equal(await fs.commands.uuid_early_ok(uuid), undefined)
})

test('what the switch refuses, and what can’t be sent', async () => {
  const refused = (promise, code, more = {}) =>
    assert.rejects(promise, (error) => error instanceof EslError && error.code === code && Object.entries(more).every(([name, value]) => error[name] === value))
  await refused(fs.commands.uuid_kill('nobody'), 'command_failed', { text: '-ERR No such channel!\n' })
  await refused(fs.commands.originate('user/nobody@nowhere', '&park'), 'command_failed', { hangupCause: 'SUBSCRIBER_ABSENT' })
  await refused(fs.commands.uuid_kill(), 'invalid_argument')
  await refused(fs.commands.uuid_kill('u', { cause: 'NOT\nA CAUSE' }), 'invalid_argument')
  await refused(fs.commands.uuid_kill('u', { nosuch: 1 }), 'invalid_argument')
  await refused(fs.commands.msleep(300, { timeout: 1 }), 'timeout')
  const aborted = AbortSignal.abort()
  await assert.rejects(fs.commands.status({ signal: aborted }), aborted.reason)
})

test('the same by name', async () => {
  assert.equal(await fs.run('uuid_exists', { uuid: 'nobody' }), false)
  assert.equal((await fs.run('status')).ready, true)
  assert.equal(await fs.commands.eval(expression('${core_uuid}')), freeswitch.coreUuid)
})

test('every command is a function that is called what it is', () => {
  const { commands } = fs
  assert.equal(fs.commands, commands)
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(commands)).filter((name) => name !== 'constructor')
  assert.ok(names.length > 350, String(names.length))
  for (const name of names) assert.equal(commands[name].name, name)
})
