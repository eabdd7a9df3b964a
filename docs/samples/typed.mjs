import { connect } from 'eslng'

const client = await connect({ host: '127.0.0.1', port: 8021, password: 'ClueCon' })
const { sessions } = await client.commands.status()
console.log('at most', sessions.limit, 'sessions')
const call = await (await client.originate('loopback/9196/default')).answered()
await call.run('sleep', { milliseconds: 10 })
for (const { name, callstate } of await client.commands.show_channels({ format: 'json' })) {
  console.log(name, callstate)
}
await client.commands.uuid_kill(call.uuid, { cause: 'USER_BUSY' })
console.log((await call.ended()).cause)
await client.close()
