import { serve } from 'eslng'

const server = await serve(
  async (call) => {
    await call.answer()
    const { digits } = await call.playAndGetDigits({ file: 'ivr/ivr-welcome.wav', max: 4 })
    console.log(call.get('Caller-Caller-ID-Number'), 'entered', digits)
    await call.hangup()
  },
  { port: 8084 },
)
server.on('error', (error) => console.error(error))
