// CR, LF and NUL in every text that an application can give, through every method of every API. A method that is not listed here fails the test.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createRequire } from 'node:module'
import { Call, Client, Dialer, Fleet, FreeSwitchClient, FreeSwitchResponse, connect } from '../index.mjs'
import { Engine } from '../engine.mjs'
import modesl from '../modesl.mjs'
import { connected, peer, quiet, until } from './support.mjs'

const { native } = createRequire(import.meta.url)('../lib/native.js')

const BAD = ['\n', '\r', '\r\n', '\0'].map((end) => `x${end}INJECTED: yes\n\nINJECTED`)
const NUL = BAD.at(-1)
/** How long something that is not refused is waited for, in ms. */
const PATIENCE = 5_000

const UUID = '7f4de4bc-17d7-11dd-b7a0-db4edd065621'

const GREETING = 'Content-Type: auth/request\n\n'

/** A yes to a packet. */
function yesTo(packet) {
  const body = packet.includes('uuid_exists') ? 'true' : '+OK'
  if (packet.startsWith('api')) return `Content-Type: api/response\nContent-Length: ${body.length}\n\n${body}`
  return 'Content-Type: command/reply\nReply-Text: +OK accepted\n\n'
}

/** A switch that says yes to everything, and keeps what it was sent. */
async function yesSayer(t) {
  const heard = { text: '' }
  const { port } = await peer(t, (socket) => {
    let rest = ''
    socket.write(GREETING)
    socket.on('data', (chunk) => {
      heard.text += chunk.toString('latin1')
      rest += chunk.toString('latin1')
      for (let end; (end = rest.indexOf('\n\n')) >= 0; ) {
        const packet = rest.slice(0, end)
        rest = rest.slice(end + 2 + Number(/^content-length: (\d+)/im.exec(packet)?.[1] ?? 0))
        socket.write(yesTo(packet))
      }
    })
  })
  return { port, heard }
}

/** The methods of a class, accessors left out. */
const methodsOf = (Class) =>
  Object.entries(Object.getOwnPropertyDescriptors(Class.prototype))
    .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
    .map(([name]) => name)

/**
 * Tries each attempt of a table with each bad text. The table has, for each method of the class, attempts (functions of the object and a text), or in words why there are none.
 */
async function tryAll(Class, table, object, heard, refused) {
  assert.deepEqual(Object.keys(table).toSorted(), methodsOf(Class).toSorted(), `the methods of ${Class.name}`)
  for (const [method, attempts] of Object.entries(table)) {
    if (typeof attempts === 'string') continue
    for (const [i, attempt] of attempts.entries()) {
      for (const text of attempt.lines ? [NUL] : BAD) {
        const what = `${Class.name}.${method}, attempt ${i} with ${JSON.stringify(text)}`
        let timer
        const late = new Promise((resolve) => {
          timer = setTimeout(resolve, PATIENCE, 'it was neither refused nor done')
        })
        const outcome = Promise.resolve()
          .then(() => attempt(object, text))
          .then(
            (value) => `it was taken: ${value}`,
            (error) => (refused(error) ? undefined : error),
          )
        assert.equal(await Promise.race([outcome, late]), undefined, what)
        clearTimeout(timer)
        assert.doesNotMatch(heard.text, /INJECTED/, what)
      }
    }
  }
}

/** A text that may have lines: it goes in a body, whose length says where it ends. */
const lines = (attempt) => Object.assign(attempt, { lines: true })

const own = 'takes no text'
const local = 'sends nothing'

const isInvalid = (error) => error.code === 'invalid_argument'

const CLIENT = {
  start: local,
  api: [(it, text) => it.api(text)],
  run: [(it, text) => it.run(text, {}), (it, text) => it.run('uuid_kill', { uuid: text }), (it, text) => it.run('uuid_kill', { [text]: UUID })],
  bgapi: [(it, text) => it.bgapi(text)],
  execute: [(it, text) => it.execute(text, 'park'), (it, text) => it.execute(UUID, text), lines((it, text) => it.execute(UUID, 'set', text))],
  command: [
    (it, text) => it.command({ kind: text }),
    (it, text) => it.command({ kind: 'filter', header: text, value: '1' }),
    (it, text) => it.command({ kind: 'sendevent', name: 'CUSTOM', headers: [[text, '1']] }),
    (it, text) => it.command({ kind: 'sendevent', name: 'CUSTOM', headers: [['A', text]] }),
  ],
  filter: [(it, text) => it.filter(text, '1'), (it, text) => it.filter('A', text)],
  filterDelete: [(it, text) => it.filterDelete(text), (it, text) => it.filterDelete('A', text)],
  sendEvent: [
    (it, text) => it.sendEvent(text),
    (it, text) => it.sendEvent('CUSTOM', { [text]: '1' }),
    (it, text) => it.sendEvent('CUSTOM', { A: text }),
    (it, text) => it.sendEvent('CUSTOM', { A: ['1', text] }),
  ],
  raw: 'the packet is the caller’s own',
  subscribe: [
    (it, text) => it.subscribe(text),
    (it, text) => it.subscribe({ names: [text] }),
    (it, text) => it.subscribe({ subclasses: [text] }),
    (it, text) => it.subscribe({ log: text }),
  ],
  listen: local,
  call: [(it, text) => it.call(text)],
  ownCall: local,
  originate: [
    (it, text) => it.originate(text),
    (it, text) => it.originate('loopback/1', { extension: text }),
    (it, text) => it.originate('loopback/1', { run: text }),
    (it, text) => it.originate('loopback/1', { run: { name: 'playback', argument: text } }),
    (it, text) => it.originate('loopback/1', { extension: '1', dialplan: text }),
    (it, text) => it.originate('loopback/1', { extension: '1', dialplan: 'XML', context: text }),
    (it, text) => it.originate('loopback/1', { callerIdName: text }),
    (it, text) => it.originate('loopback/1', { callerIdNumber: text }),
    (it, text) => it.originate('loopback/1', { tag: text }),
  ],
  adopt: 'the tag is compared here',
  newUuid: local,
  close: own,
}

const CALL = {
  answer: own,
  preAnswer: own,
  ringReady: own,
  hangup: [(it, text) => it.hangup(text)],
  bridge: [(it, text) => it.bridge(text)],
  transfer: [
    (it, text) => it.transfer(text),
    (it, text) => it.transfer('1', { dialplan: text }),
    (it, text) => it.transfer('1', { dialplan: 'XML', context: text }),
  ],
  playback: [(it, text) => it.playback(text)],
  say: ['language', 'kind', 'method', 'gender', 'text'].map(
    (part) => (it, text) => it.say({ language: 'en', kind: 'number', method: 'pronounced', text: '1', [part]: text }),
  ),
  speak: ['engine', 'voice', 'text'].map((part) => (it, text) => it.speak({ engine: 'flite', voice: 'kal', text: 'hello', [part]: text })),
  sayPhrase: [(it, text) => it.sayPhrase(text), (it, text) => it.sayPhrase('hello', text)],
  playAndGetDigits: ['file', 'invalidFile', 'variable', 'pattern', 'terminators'].map(
    (part) => (it, text) => it.playAndGetDigits({ file: 'a.wav', max: 1, [part]: text }),
  ),
  readDigits: ['file', 'variable', 'terminators'].map((part) => (it, text) => it.readDigits({ file: 'a.wav', max: 1, [part]: text })),
  record: [(it, text) => it.record(text)],
  recordSession: [(it, text) => it.recordSession(text)],
  stopRecordSession: [(it, text) => it.stopRecordSession(text)],
  sendDtmf: [(it, text) => it.sendDtmf(text)],
  hold: own,
  unhold: own,
  park: own,
  set: [(it, text) => it.set({ [text]: '1' }), (it, text) => it.set({ a: text }), (it, text) => it.set({ a: '1', b: text })],
  variable: [(it, text) => it.variable(text)],
  broadcast: [(it, text) => it.broadcast(text), (it, text) => it.broadcast('a.wav', { legs: text })],
  breakMedia: own,
  execute: [(it, text) => it.execute(text), lines((it, text) => it.execute('set', text))],
  run: [(it, text) => it.run(text, {}), (it, text) => it.run('playback', { file: text }), (it, text) => it.run('playback', { [text]: 'a.wav' })],
  get: local,
  waitFor: local,
  ended: local,
  changes: local,
  digits: local,
}

const FLEET = {
  add: local,
  remove: local,
  drain: local,
  client: local,
  pick: local,
  locate: [async (it, text) => assert.notEqual(await it.locate(text), undefined)],
  api: [
    async (it, text) => {
      const { error } = (await it.api({ all: true }, text)).get('one')
      throw error
    },
    async (it, text) => assert.equal((await it.api({ channel: text }, 'status')).size, 1),
  ],
  subscribe: [(it, text) => it.subscribe(text)],
  close: own,
}

test('modern: client, call, fleet, dialer', async (t) => {
  const { port, heard } = await yesSayer(t)
  const client = await connect({ port, reconnect: false })
  t.after(() => client.close())
  await tryAll(Client, CLIENT, client, heard, isInvalid)
  const call = await client.call(UUID)
  await tryAll(Call, CALL, call, heard, isInvalid)
  const fleet = new Fleet()
  await fleet.add('one', client)
  await tryAll(Fleet, FLEET, fleet, heard, (error) => isInvalid(error) || error.code === 'ERR_ASSERTION')
  const dialer = new Dialer(client)
  await tryAll(Dialer, { call: [(it, text) => it.call(text)] }, dialer, heard, isInvalid)
  assert.equal(await client.api('status'), '+OK', 'the connection goes on')
})

test('modern: what is given to connect', async (t) => {
  const { port, heard } = await yesSayer(t)
  for (const text of BAD) {
    for (const options of [{ password: text }, { user: text, password: 'x' }, { user: `${text}@x`, password: 'x' }]) {
      await assert.rejects(connect({ port, reconnect: false, ...options }), isInvalid, JSON.stringify(options))
    }
  }
  assert.doesNotMatch(heard.text, /INJECTED/)
})

test('modern: each argument that a command of the catalogue needs', async (t) => {
  const { port, heard } = await yesSayer(t)
  const client = await connect({ port, reconnect: false })
  t.after(() => client.close())
  for (const [name, needed] of native.commandTable()) {
    for (let bad = 0; bad < needed.length; bad++) {
      for (const text of BAD) {
        const args = needed.map((_, i) => (i === bad ? text : '1'))
        await assert.rejects(client.commands[name](...args), (error) => error.code !== undefined, `${name} ${needed[bad]}`)
      }
    }
    assert.doesNotMatch(heard.text, /INJECTED/, name)
  }
})

test('the engine over your own streams', async () => {
  const engine = new Engine({ password: 'x', reconnect: false })
  const heard = { text: '' }
  const drain = () => {
    for (;;) {
      while (engine.next() !== undefined);
      const packets = engine.drain()?.toString('latin1')
      if (packets === undefined) return
      heard.text += packets
      for (const packet of packets.split('\n\n').slice(0, -1)) engine.feed(Buffer.from(yesTo(packet)))
    }
  }
  engine.connected()
  engine.feed(Buffer.from(GREETING))
  drain()
  assert.ok(engine.isUp)
  const sends = (act) => (it, text) => {
    try {
      return act(it, text)
    } finally {
      drain()
    }
  }
  await tryAll(
    Engine,
    {
      connected: own,
      connectFailed: local,
      feed: local,
      endOfStream: own,
      timeout: own,
      close: own,
      next: own,
      drain: own,
      api: [sends((it, text) => it.api(text))],
      bgapi: [sends((it, text) => it.bgapi(text))],
      execute: [
        sends((it, text) => it.execute(text, 'park')),
        sends((it, text) => it.execute(UUID, text)),
        lines(sends((it, text) => it.execute(UUID, 'set', text))),
      ],
      command: [sends((it, text) => it.command({ kind: 'filter', header: text, value: '1' }))],
      askLater: [sends((it, text) => it.askLater({ kind: 'filter', header: 'A', value: text }))],
      raw: 'the packet is the caller’s own',
      cancel: local,
      followCall: local,
      forgetCall: local,
      operate: [
        sends((it, text) => it.operate(text, 'answer')),
        sends((it, text) => it.operate(UUID, text)),
        sends((it, text) => it.operate(UUID, 'playback', { file: text })),
      ],
      addReader: local,
      removeReader: local,
      take: local,
      newUuid: own,
    },
    engine,
    heard,
    isInvalid,
  )
})

const RESPONSE = {
  setUUID: local,
  uuid: local,
  ref: local,
  onceAsync: local,
  enqueue: local,
  waitAsync: local,
  emit_later: local,
  write: [(it, text) => it.write('noop', { [text]: '1' }), (it, text) => it.write('noop', { a: text })],
  send: [(it, text) => it.send('noop', { [text]: '1' }), (it, text) => it.send('noop', { a: ['1', text] })],
  end: own,
  process: local,
  api: [(it, text) => it.api(text), (it, text) => it.api(Buffer.from(text))],
  bgapi: [(it, text) => it.bgapi(text), (it, text) => it.bgapi(Buffer.from(text))],
  event_json: [(it, text) => it.event_json(text), (it, text) => it.event_json('ALL', text)],
  nixevent: [(it, text) => it.nixevent(text)],
  noevents: own,
  filter: [(it, text) => it.filter(text, '1'), (it, text) => it.filter('a', text)],
  filter_delete: [(it, text) => it.filter_delete(text), (it, text) => it.filter_delete('a', text)],
  sendevent: [(it, text) => it.sendevent(text, {}), (it, text) => it.sendevent('CUSTOM', { [text]: '1' }), (it, text) => it.sendevent('CUSTOM', { a: text })],
  auth: [(it, text) => it.auth(text)],
  connect: own,
  linger: own,
  exit: own,
  log: [(it, text) => it.log(text)],
  nolog: own,
  sendmsg_uuid: [
    (it, text) => it.sendmsg_uuid(text, 'hangup', {}),
    (it, text) => it.sendmsg_uuid(UUID, text, {}),
    (it, text) => it.sendmsg_uuid(UUID, 'hangup', { [text]: '1' }),
    (it, text) => it.sendmsg_uuid(UUID, 'hangup', { a: text }),
  ],
  sendmsg: [(it, text) => it.sendmsg(text, {}), (it, text) => it.sendmsg('hangup', { a: text })],
  execute_uuid: [
    (it, text) => it.execute_uuid(text, 'park'),
    (it, text) => it.execute_uuid(UUID, text),
    (it, text) => it.execute_uuid(UUID, text, 'two\nlines'),
    (it, text) => it.execute_uuid(UUID, 'park', '', 1, text),
  ],
  command_uuid: [(it, text) => it.command_uuid(text, 'park', ''), (it, text) => it.command_uuid(UUID, text, '')],
  hangup_uuid: [(it, text) => it.hangup_uuid(text), (it, text) => it.hangup_uuid(UUID, text)],
  unicast_uuid: ['local-ip', 'remote-ip', 'transport'].map(
    (part) => (it, text) => it.unicast_uuid(UUID, { 'local-ip': '1', 'local-port': 1, 'remote-ip': '1', 'remote-port': 1, transport: 'tcp', [part]: text }),
  ),
  execute: [(it, text) => it.execute(text)],
  command: [(it, text) => it.command(text, '')],
  hangup: [(it, text) => it.hangup(text)],
  unicast: [(it, text) => it.unicast({ 'local-ip': text, 'local-port': 1, 'remote-ip': '1', 'remote-port': 1, transport: 'tcp' })],
  auto_cleanup: own,
}

test('the API of esl', async (t) => {
  const { port, heard } = await yesSayer(t)
  const client = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => client.end())
  const call = await connected(client)
  await tryAll(FreeSwitchResponse, RESPONSE, call, heard, (error) => error.name === 'FreeSwitchError' && /inject/.test(error.args.when))
  call.setUUID(BAD[0])
  await assert.rejects(call.hangup(), /inject/)
  assert.doesNotMatch(heard.text, /INJECTED/)
  assert.equal((await call.api('status')).body, '+OK', 'the connection goes on')
})

/** An application’s argument of more lines goes in a body, whose length says where it ends. */
test('the API of esl: an argument of more lines is a body', async (t) => {
  const { port, heard } = await yesSayer(t)
  const client = new FreeSwitchClient({ port, logger: quiet })
  t.after(() => client.end())
  const call = await connected(client)
  await call.execute_uuid(UUID, 'log', 'one\ntwo')
  assert.match(heard.text, /content-length: 7\n\none\ntwo\n*$/)
})

test('the API of modesl', async (t) => {
  const { port, heard } = await yesSayer(t)
  const connection = new modesl.Connection('127.0.0.1', port, 'ClueCon')
  t.after(() => connection.disconnect())
  await until((done) => connection.once('esl::ready', done))
  /** Its methods tell errors by `error`. */
  const told = (act) => (it, text) =>
    new Promise((resolve, reject) => {
      it.once('error', reject)
      try {
        act(it, text)
      } catch (error) {
        reject(error)
      }
      it.api('status', () => resolve('no error'))
    })
  const event = (change) => {
    const made = new modesl.Event('CUSTOM', 'a::b')
    change(made)
    return made
  }
  const table = {
    _onConnect: own,
    _onError: own,
    _onEvent: local,
    _doExec: [(it, text) => it._doExec(UUID, 'execute', { 'execute-app-name': text }), (it, text) => it._doExec(text, 'execute', {})],
    socketDescriptor: local,
    connected: local,
    getInfo: local,
    send: [(it, text) => it.send('noop', { a: text }), (it, text) => it.send('noop', { [text]: '1' })],
    sendRecv: [(it, text) => it.sendRecv('noop', { a: text })],
    api: [(it, text) => it.api(text), (it, text) => it.api('echo', text), (it, text) => it.api('echo', ['a', text])],
    bgapi: [(it, text) => it.bgapi(text), (it, text) => it.bgapi('echo', text), (it, text) => it.bgapi('echo', 'a', text)],
    sendEvent: [
      (it, text) => it.sendEvent(event((made) => made.addHeader('a', text))),
      (it, text) => it.sendEvent(event((made) => made.addHeader(text, '1'))),
      (it, text) => it.sendEvent(new modesl.Event(text)),
      (it, text) => it.sendEvent(new modesl.Event('CUSTOM', text)),
    ],
    recvEvent: local,
    recvEventTimed: local,
    filter: [(it, text) => it.filter(text, '1'), (it, text) => it.filter('a', text)],
    filterDelete: [(it, text) => it.filterDelete(text), (it, text) => it.filterDelete('a', text)],
    events: [(it, text) => it.events('json', text), (it, text) => it.events('json', ['ALL', text])],
    subscribe: [(it, text) => it.subscribe([text])],
    execute: [(it, text) => it.execute(text), (it, text) => it.execute('park', '', text)],
    executeAsync: [(it, text) => it.executeAsync(text)],
    setAsyncExecute: local,
    setEventLock: local,
    disconnect: own,
    auth: [
      (it, text) => {
        it.password = text
        it.auth()
      },
    ],
    message: ['to', 'from', 'profile', 'subject'].map((part) => (it, text) => it.message({ to: 'a', from: 'b', profile: 'c', body: 'd', [part]: text })),
    originate: ['profile', 'number', 'gateway', 'app'].map((part) => (it, text) => it.originate({ profile: 'a', number: '1', gateway: 'g', [part]: text })),
    show: [(it, text) => it.show(text), (it, text) => it.show('calls', text)],
  }
  const attempts = Object.fromEntries(Object.entries(table).map(([name, list]) => [name, typeof list === 'string' ? list : list.map(told)]))
  await tryAll(modesl.Connection, attempts, connection, heard, (error) => error.code === 'invalid_argument')
})
