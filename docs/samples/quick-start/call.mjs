import { connect } from 'eslng'

const client = await connect({ host: '127.0.0.1', port: 8021, password: 'ClueCon' })
console.log(await client.api('status'))
const calling = await client.originate('loopback/9196/default', { timeout: 20 })
const call = await calling.answered()
await call.playback('tone_stream://%(500,0,440)')
await call.hangup()
console.log('call', call.uuid, 'ended:', (await call.ended()).cause)
await client.close()
