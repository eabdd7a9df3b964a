// Each sample of esl 11's document, with `eslng` in the place of `esl`, against the test switch.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { FreeSwitchServer, connect } from '../index.mjs'
import { startSwitch } from '../testing.mjs'
import { run } from './program.mjs'
import { quiet } from './support.mjs'

const document = readFileSync(new URL('document.md', import.meta.url), 'utf8')
const untested = new Set([...document.matchAll(/^## (.*)$/gm)].map(([, title]) => title))

/** The sample under a heading, as a program that uses this package. */
function sample(title) {
  const [, code] = new RegExp(`^## ${title}\\n\\n\`\`\`\\w+\\n(.*?)\`\`\``, 'ms').exec(document)
  assert.ok(untested.delete(title), title)
  return code.replaceAll("'esl'", "'eslng'")
}

let freeswitch
before(async () => {
  freeswitch = await startSwitch({ media: { 'voicemail/vm-hello': 100, '/tmp/example.wav': 100 } })
})
after(() => freeswitch.stop())
after(() => assert.deepEqual([...untested], []))

const here = (code) => code.replaceAll('8021', String(freeswitch.port))
/** A server's program that listens where it can, and says where. */
const anywhere = (code) => `${code.replace('port: 7000', "port: 0, host: '127.0.0.1'")}\nconsole.log('listens on', server.address().port)`

/** Calls a program once, when it says where it listens. */
function callIt(act) {
  let called = false
  return async (said) => {
    const port = /listens on (\d+)/.exec(said)?.[1]
    if (port === undefined || called) return
    called = true
    await freeswitch.watch()
    await act(await freeswitch.call(Number(port), { variables: { foo: 'bar' } }))
  }
}

test('client', async () => {
  await freeswitch.watch()
  await run(here(sample('client')))
  const { event } = await freeswitch.wait('API', { headers: { 'API-Command': 'reloadxml' } })
  assert.ok(event !== null)
})

test('reconnections', async () => {
  const more = `
    let times = 0
    client.on('connect', () => {
      console.log('connected', ++times)
      if (times === 2) client.end()
    })
    client.connect()`
  let dropped = false
  const drop = async (said) => {
    if (dropped || !said.includes('connected 1')) return
    dropped = true
    await freeswitch.drop()
  }
  assert.match(await run(here(sample('reconnections')) + more, { meanwhile: drop }), /connected 2/)
})

/** A server of this process, and a port at which nobody listens. */
async function ports(t) {
  const server = new FreeSwitchServer({ logger: quiet })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const nobody = net.createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port } = nobody.address()
  await new Promise((resolve) => nobody.close(resolve))
  t.after(() => server.close())
  const put = (text, first, second) => text.replace('127.0.0.1:7000', `127.0.0.1:${first}`).replace('127.0.0.1:7001', `127.0.0.1:${second}`)
  return { server, port: server.address().port, nobody: port, put }
}

/** The next call of a server, which it ends. */
async function nextCall(server) {
  const [call, { data }] = await new Promise((resolve) => {
    server.once('connection', (...args) => resolve(args))
  })
  await call.hangup()
  // The switch leaves now, perhaps before it answers.
  await call.exit().catch((error) => assert.match(error.message, /^Socket closed /))
  return data
}

test('dialplan', async (t) => {
  const { server, port, nobody, put } = await ports(t)
  const actions = [...sample('dialplan').matchAll(/application="(.*?)" data="(.*?)"/g)].map(([, name, data]) => `${name} ${data}`)
  assert.equal(actions.length, 3)
  const extensions = { 7000: put(actions.join(';'), nobody, port), 7001: put(actions.join(';'), nobody, nobody) }
  const other = await startSwitch({ extensions })
  t.after(other.stop)
  const called = nextCall(server)
  await api(t, other, 'bgapi originate loopback/7000/default &park')
  assert.equal((await called)['variable_socket_resume'], 'true')
  // Where neither listens, the dialplan goes on behind the socket.
  await other.watch()
  await api(t, other, 'bgapi originate loopback/7001/default &park')
  await other.wait('CHANNEL_EXECUTE', { headers: { Application: 'respond', 'Application-Data': '500 socket failure' } })
})

test('profile', async (t) => {
  const { server, port, nobody, put } = await ports(t)
  const [, value] = /name="dialplan" value="inline:'(.*?)'"/.exec(sample('profile'))
  const called = nextCall(server)
  await api(t, freeswitch, `bgapi originate loopback/1000/default '${put(value, nobody, port)}' inline`)
  assert.equal((await called)['Caller-Dialplan'], 'inline')
})

/** Sends an API command to a switch. */
async function api(t, { port }, line) {
  const client = await connect({ port })
  t.after(() => client.close())
  return client.api(line)
}

test('server', async () => {
  // The switch leaves when the call has been hung up, perhaps before it answers `exit`: that rejects, as it does in `esl`.
  const code = `
    process.on('unhandledRejection', (error) => console.log('rejected:', error.message))
    ${anywhere(sample('server').replace('await call.hangup()', "console.log('foo is', foo); await call.hangup()"))}
    server.on('connection', (call) => call.on('socket.close', () => setTimeout(() => console.log('closed'))))`
  const out = await run(code, { until: 'closed\n', meanwhile: callIt((uuid) => freeswitch.wait('CHANNEL_HANGUP_COMPLETE', { uuid })) })
  assert.match(out, /foo is bar/)
  for (const [rejected] of out.matchAll(/^rejected: .*$/gm)) assert.match(rejected, /^rejected: Socket closed .* in send exit \{\}$/)
})

test('count and logger', async () => {
  const code = `
    import { FreeSwitchServer } from 'eslng'
    ${sample('logger')}
    const server = new FreeSwitchServer({ logger })
    await server.listen({ port: 0 })
    ${sample('count')}
    await server.close()`
  assert.match(await run(code), /Ready to start[^]*There are 0 connections left opened\./)
})

test('command, execute, and events', async () => {
  const code = `
    import { FreeSwitchServer } from 'eslng'
    const server = new FreeSwitchServer()
    server.on('connection', async (call) => {
      await call.command('answer')
      ${sample('execute')}
      ${sample('command').replace('await', 'const played = await')}
      console.log('played', played.body['Application-Response'])
      ${sample('events of its own').replace('call.', 'await call.')}
      call.on('CHANNEL_HANGUP_COMPLETE', () => console.log('hung up'))
      await call.linger()
      await call.hangup()
    })
    await server.listen({ port: 7000 })`
  const out = await run(anywhere(code), { until: 'hung up', meanwhile: callIt(() => undefined) })
  assert.match(out, /played FILE PLAYED/)
})

test('events', async () => {
  const code = sample('events').replace('// By default', "call.command('answer')\n  // By default")
  const out = await run(anywhere(code), { until: 'answered\nCall was answered', meanwhile: callIt(() => undefined) })
  assert.equal(out.match(/Call was answered/g).length, 2)
})
