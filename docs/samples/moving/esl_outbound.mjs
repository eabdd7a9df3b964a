import { FreeSwitchServer } from 'esl'

const server = new FreeSwitchServer()

server.on('connection', async (call, { uuid }) => {
  await call.command('answer')
  await call.command('playback', 'ivr/ivr-welcome.wav')
  const ask = '4 4 3 5000 # ivr/ivr-enter_pin.wav ivr/ivr-invalid_pin.wav pin \\d+'
  const { body } = await call.command_uuid(uuid, 'play_and_get_digits', ask, 30_000)
  console.log('entered:', body.variable_pin)
  await call.hangup()
})
await server.listen({ port: 8084 })
