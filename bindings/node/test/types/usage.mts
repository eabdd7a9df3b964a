// Compiled, never run: what the declarations promise.
import { Dialer, EslError, Event, Fleet, FreeSwitchClient, FreeSwitchServer, connect, expression, once, serve } from 'eslng'
import type { Call, FreeSwitchEventData, FreeSwitchResponse } from 'eslng'
import { Engine, type Output } from 'eslng/engine'
import modesl, { Connection } from 'eslng/modesl'
import { startSwitch } from 'eslng/testing'

const client = await connect({ port: 8021, password: 'ClueCon', backoff: { first: 100 } })
const text: string = await client.api('status')
const bytes: Buffer = await client.api('status', { encoding: 'buffer' })
for await (const delivery of await client.subscribe({ names: ['DTMF'], log: 'info' })) {
  if (delivery.type === 'event') console.log(delivery.get('DTMF-Digit'), delivery.headers['Unique-ID'])
  else if (delivery.type === 'gap') console.log(delivery.from, delivery.restarted)
  else if (delivery.type === 'dropped') console.log(delivery.count)
  else console.log(delivery.level, delivery.text)
}
client.on('down', ({ error, retryAt }) => console.log(error.code, retryAt?.toISOString()))
const call: Call = await (await client.originate('user/1000', { run: { name: 'playback', argument: expression('${a}') } })).answered()
const { digits } = await call.playAndGetDigits({ file: 'a.wav', max: 4 })
for await (const change of call.changes()) if (change.type === 'bridged') console.log(change.other)
const server = await serve(async (it) => {
  await it.answer()
  await it.hangup('USER_BUSY')
})
await server.drain(1000)
await new Dialer(client, { atOnce: 2 }).call('user/1000')
const fleet = new Fleet()
await fleet.add('a', client)
const kept: string | undefined = Event.fromJson(new Uint8Array(2)).uuid
try {
  await client.bgapi('x', { signal: AbortSignal.timeout(1000) })
} catch (error) {
  if (error instanceof EslError) console.log(error.number, error.outcomeUnknown)
}

const old = new FreeSwitchClient({ port: 8021 })
old.on('connect', (it: FreeSwitchResponse) => void it.api('status').then(({ body }) => console.log(body)))
old.connect()
await once(old, 'connect')
old.on('reconnecting', (retry) => console.log(retry.toFixed(0)))
old.on('warning', ({ buffer }) => console.log(buffer.length))
const [oldCall] = await once(old, 'connect')
oldCall
  .on('CHANNEL_ANSWER', ({ body }) => console.log(body['Unique-ID']?.length))
  .on('BACKGROUND_JOB 7f4de4bc', (job) => console.log(job.get('Job-UUID')))
  .on('freeswitch_log_data', (line) => console.log(line.bodyBytes().length))
  .on('error.invalid-json', (error) => console.log(error.message))
  .on('socket.close', () => undefined)
  .on('AN_EVENT_OF_LATER', (event, another) => console.log(event, another))
const answered: FreeSwitchEventData = await oldCall.onceAsync('CHANNEL_ANSWER', 1000, 'a test')
const job: FreeSwitchEventData = await oldCall.waitAsync(`BACKGROUND_JOB ${answered.body['Job-UUID']}`, undefined, 'a test')
oldCall.emit_later('BACKGROUND_JOB x', job)
// @ts-expect-error a wait is a number of ms
old.on('reconnecting', (retry: string) => console.log(retry))
// @ts-expect-error the end says nothing
old.on('end', (error: Error) => console.log(error))
// @ts-expect-error an event is no text
oldCall.on('CHANNEL_ANSWER', (event: string) => console.log(event))
// @ts-expect-error the data of an event is `body`
oldCall.once('CHANNEL_ANSWER', ({ data }) => console.log(data))
const oldServer = new FreeSwitchServer({ all_events: false })
oldServer.on('connection', async (it, { uuid, data }) => {
  console.log(uuid?.length, data['variable_foo'])
  await it.hangup()
})
oldServer.on('drop', (data) => console.log(data?.remoteAddress))
await oldServer.listen({ port: 0 })
const freeswitch = await startSwitch({ users: ['7@a.test:x'] })
await freeswitch.call(8084)
console.log(text, bytes.length, digits, kept)

// @ts-expect-error a port is a number
await connect({ port: '8021' })
// @ts-expect-error there is no such method
await call.dance()

const there: boolean = await client.commands.uuid_exists('u')
const killed: string = await client.commands.uuid_kill('u', { cause: 'USER_BUSY' }, { timeout: 1000 })
const active: number = (await client.commands.status()).sessions.active
const rows: Record<string, string>[] = await client.run('show_channels', { format: 'json' })
await client.commands.sched_hangup(new Date(), 'u')
await client.commands.uuid_setvar_multi('u', { a: 1, b: 'x' })
await call.run('playback', { path: expression('${a}') })
await call.run('answer')
console.log(there, killed, active, rows)
// @ts-expect-error a command needs its arguments
await client.commands.uuid_kill()
// @ts-expect-error there is no such argument
await client.run('uuid_kill', { uuid: 'u', reason: 'x' })
// @ts-expect-error there is no such command
await client.commands.uuid_dance('u')
// @ts-expect-error a format is one of these
await client.commands.show_channels({ format: 'yaml' })

const engine = new Engine({ password: 'x', reconnect: false })
const output: Output | undefined = engine.next()
if (output?.type === 'finished') console.log(output.request, output.error?.code)
const unsent: Buffer | undefined = engine.drain()
engine.feed(new Uint8Array(unsent ?? []))
// @ts-expect-error an engine has no transport
new Engine({ port: 8021 })

const connection: Connection = new modesl.Connection('127.0.0.1', 8021, 'x', function () {
  this.api('status', (event) => console.log(event.getBody()))
})
connection.on('esl::event::**', (event: modesl.Event) => console.log(event.getHeader('Event-Name')))
connection.bgapi('status', null, 'job', (event) => console.log(event.type))
new modesl.Server({ port: 8022, myevents: true }).on('connection::ready', (it: Connection, id: string) => it.execute('answer', id))
// @ts-expect-error a port is a number
new Connection('127.0.0.1', '8021', 'x')
