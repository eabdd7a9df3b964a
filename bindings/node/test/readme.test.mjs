// The samples of README.md, run against the test switch as they stand there.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startSwitch } from '../testing.mjs'

const folder = fileURLToPath(new URL('..', import.meta.url))
const samples = [...readFileSync(new URL('../README.md', import.meta.url), 'utf8').matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code)
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

/** Runs a program until it ends, or until it has printed what is waited for; what it printed. */
async function run(code, until, meanwhile) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, errors] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
  const ended = new Promise((resolve) => child.once('close', resolve))
  for await (const text of child.stdout.setEncoding('utf8')) {
    out += text
    await meanwhile?.(out)
    if (until !== undefined && out.includes(until)) child.kill()
  }
  const status = await ended
  assert.ok(status === 0 || (until !== undefined && out.includes(until)), `${status} ${out} ${errors}`)
  return out
}

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
  const out = await run(begin + code, 'CUSTOM', async () => {
    if (!fired) {
      fired = true
      // It subscribes after that: until it has, it sees nothing.
      const again = setInterval(() => freeswitch.emit('CUSTOM', { subclass: 'sofia::register' }).catch(() => undefined), 20)
      setTimeout(() => clearInterval(again), 5000).unref()
    }
  })
  assert.match(out, /CUSTOM undefined/)
})

test('calls that the switch brings', async () => {
  const code = sample('await serve(').replace('port: 8084', 'port: 0')
  let called = false
  const out = await run(`${code}\nconsole.log('listens on', server.address().port)`, ' 12', async (said) => {
    const port = /listens on (\d+)/.exec(said)?.[1]
    if (port === undefined || called) return
    called = true
    await freeswitch.watch()
    const uuid = await freeswitch.call(Number(port), { variables: { sip_from_user: 'alice' } })
    await freeswitch.wait('CHANNEL_EXECUTE', { uuid, headers: { Application: 'play_and_get_digits' } })
    await freeswitch.press(uuid, '12#')
  })
  assert.match(out, /alice 12/)
})

test('the API of esl', async () => {
  assert.match(await run(here(sample('new FreeSwitchClient('))), /^UP /m)
})

test('tests of one’s own', async () => {
  await run(`import { connect } from 'eslng'\n${sample('startSwitch()')}`)
})
