// The samples of README.md, run against the test switch as they stand there.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { startSwitch } from '../testing.mjs'
import { run, samplesOf } from './program.mjs'

const samples = samplesOf(readFileSync(new URL('../README.md', import.meta.url), 'utf8'), 'js')
const sample = (part) => {
  const found = samples.filter((code) => code.includes(part))
  assert.equal(found.length, 1, part)
  return found[0]
}

let freeswitch
before(async () => {
  freeswitch = await startSwitch()
})
after(() => freeswitch.stop())

const here = (code) => code.replaceAll('8021', String(freeswitch.port))

test('a first program', async () => {
  const out = await run(here(sample('calling.answered()')))
  assert.match(out, /^UP /)
  assert.match(out, /NORMAL_CLEARING\n$/)
})

test('events', async () => {
  const begin = `import { connect } from 'eslng'\nconst client = await connect({ port: ${freeswitch.port} })\n`
  const code = sample('for await').replace('for await', "console.log('ready')\nfor await")
  let fired = false
  let again
  const fire = async () => {
    // It subscribes after that: until it has, it sees nothing.
    if (fired) return
    fired = true
    again = setInterval(() => freeswitch.emit('CUSTOM', { subclass: 'sofia::register' }).catch(() => undefined), 20)
  }
  const out = await run(begin + code, { until: 'CUSTOM', meanwhile: fire }).finally(() => clearInterval(again))
  assert.match(out, /CUSTOM undefined/)
})

test('calls that the switch brings', async () => {
  const code = sample('await serve(').replace('port: 8084', 'port: 0')
  let called = false
  const call = async (said) => {
    const port = /listens on (\d+)/.exec(said)?.[1]
    if (port === undefined || called) return
    called = true
    await freeswitch.watch()
    const uuid = await freeswitch.call(Number(port), { variables: { sip_from_user: 'alice' } })
    await freeswitch.wait('CHANNEL_EXECUTE', { uuid, headers: { Application: 'play_and_get_digits' } })
    await freeswitch.press(uuid, '12#')
  }
  const out = await run(`${code}\nconsole.log('listens on', server.address().port)`, { until: ' 12', meanwhile: call })
  assert.match(out, /alice 12/)
})

test('typed commands', async () => {
  const out = await run(here(sample('fs.commands.status()')))
  assert.match(out, /^\d+ sessions, at most \d+\n$/)
})

test('the engine', async () => {
  assert.match(await run(here(sample("from 'eslng/engine'"))), /^UP /)
})

test('the API of modesl', async () => {
  assert.match(await run(here(sample("from 'eslng/modesl'"))), /^UP /)
})

test('the API of esl', async () => {
  assert.match(await run(here(sample('new FreeSwitchClient('))), /^UP /m)
})

test('tests of one’s own', async () => {
  await run(`import { connect } from 'eslng'\n${sample('startSwitch()')}`)
})
