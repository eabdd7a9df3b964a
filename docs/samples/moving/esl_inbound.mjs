import { FreeSwitchClient } from 'esl'

const client = new FreeSwitchClient({ host: '127.0.0.1', port: 8021, password: 'ClueCon' })

client.on('connect', async (call) => {
  call.on('CHANNEL_ANSWER', ({ body }) => console.log('answered:', body['Caller-Destination-Number']))
  await call.event_json('CHANNEL_ANSWER')
  const { body } = await call.api('status')
  console.log(body)
  const job = await call.bgapi('originate loopback/1000/default &park')
  console.log(job.body._body)
  client.end()
})
client.connect()
