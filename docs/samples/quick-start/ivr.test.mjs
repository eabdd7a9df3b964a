import assert from 'node:assert/strict'
import test from 'node:test'
import { serve } from 'eslng'
import { startSwitch } from 'eslng/testing'

async function menu(call) {
  await call.answer()
  const { digits } = await call.playAndGetDigits({ file: 'tone_stream://%(5000,0,440)', max: 1 })
  await call.transfer({ 1: 'sales', 2: 'support' }[digits] ?? 'operator')
}

test('two is support', async (t) => {
  const server = await serve(menu, { port: 0 })
  t.after(() => server.close())
  const freeswitch = await startSwitch()
  t.after(() => freeswitch.stop())
  await freeswitch.watch()
  // The switch calls the program, waits until it asks, and presses a digit.
  const uuid = await freeswitch.call(server.address().port)
  await freeswitch.wait('CHANNEL_EXECUTE', { uuid, headers: { Application: 'play_and_get_digits' } })
  await freeswitch.press(uuid, '2')
  const event = await freeswitch.wait('CHANNEL_EXECUTE', { uuid, headers: { Application: 'transfer' } })
  assert.equal(Object.fromEntries(event.headers)['Application-Data'], 'support')
})
