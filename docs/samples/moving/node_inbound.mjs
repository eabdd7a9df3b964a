import { connect } from 'eslng'

const client = await connect({ host: '127.0.0.1', port: 8021, password: 'ClueCon' })
const answers = await client.subscribe('CHANNEL_ANSWER')
console.log(await client.api('status'))
const job = await client.bgapi('originate loopback/1000/default &park')
console.log(job.body)
for await (const delivery of answers) {
  if (delivery.type === 'event') {
    console.log('answered:', delivery.get('Caller-Destination-Number'))
    break
  }
}
await client.close()
