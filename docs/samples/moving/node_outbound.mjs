import { serve } from 'eslng'

await serve(
  async (call) => {
    await call.answer()
    await call.playback('ivr/ivr-welcome.wav')
    const { digits } = await call.playAndGetDigits({
      file: 'ivr/ivr-enter_pin.wav',
      invalidFile: 'ivr/ivr-invalid_pin.wav',
      min: 4,
      max: 4,
      tries: 3,
    })
    console.log('entered:', digits)
    await call.hangup()
  },
  { port: 8084 },
)
