// Many calls at once in one process, each an IVR of five steps: what its caller pressed reaches its handler. ESLNG_CALLS says how many (ci/long: 1,000).

import assert from 'node:assert/strict'
import test from 'node:test'
import { FreeSwitchServer, serve } from '../index.mjs'
import { startSwitch } from '../testing.mjs'
import { quiet } from './support.mjs'

const CALLS = Number(process.env.ESLNG_CALLS ?? 50)
/** How long something may take before it has failed, in ms: a limit for what hangs, not a measure. */
const PATIENCE = 120_000
const PROMPT = 'silence_stream://600000'
const TONE = 'silence_stream://10'

const digitOf = (n) => String(n % 10)

/** Collects what each of so many calls gave. */
class Results {
  #got = new Map()
  #done
  #all

  constructor(calls) {
    this.calls = calls
    this.#all = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.#got.size} of ${calls} calls ended within ${PATIENCE} ms`)), PATIENCE)
      this.#done = () => {
        clearTimeout(timer)
        resolve(this.#got)
      }
    })
  }

  add(n, result) {
    assert.ok(!this.#got.has(n), `call ${n} comes once`)
    this.#got.set(n, result)
    if (this.#got.size === this.calls) this.#done()
  }

  /** The result of each call, when all have ended. */
  all() {
    return this.#all
  }
}

/** Places all calls, and presses what each expects when all are prompted. */
async function placeAndPress(freeswitch, port) {
  await freeswitch.watch()
  const digits = new Map()
  for (let n = 0; n < CALLS; n++) digits.set(await freeswitch.call(port, { variables: { number: String(n), expected: digitOf(n) } }), digitOf(n))
  const prompted = new Set()
  while (prompted.size < CALLS) {
    const { headers } = await freeswitch.wait('PLAYBACK_START', { timeoutMs: PATIENCE })
    prompted.add(headers.find(([name]) => name === 'Unique-ID')[1])
  }
  for (const uuid of prompted) await freeswitch.press(uuid, digits.get(uuid))
}

function checkDigits(got) {
  for (let n = 0; n < CALLS; n++) assert.deepEqual(got.get(n), [digitOf(n), digitOf(n), 'NORMAL_CLEARING'], `call ${n}`)
}

test(`${CALLS} calls at once, modern`, { timeout: 2 * PATIENCE }, async (t) => {
  const freeswitch = await startSwitch()
  t.after(() => freeswitch.stop())
  const results = new Results(CALLS)
  const server = await serve(
    async (call) => {
      await call.answer()
      const { digits } = await call.playAndGetDigits({ file: PROMPT, min: 1, max: 1, timeout: 600, invalidFile: TONE, regexp: '\\d' })
      await call.set({ pressed: digits })
      const pressed = await call.variable('pressed')
      await call.playback(TONE)
      await call.hangup('NORMAL_CLEARING')
      const { cause } = await call.ended()
      results.add(Number(call.get('variable_number')), [pressed, digits, cause])
    },
    { backlog: 2 * CALLS },
  )
  t.after(() => server.close())
  await placeAndPress(freeswitch, server.address().port)
  checkDigits(await results.all())
  assert.equal(await server.drain(PATIENCE), 0)
  assert.deepEqual({ ...server.stats }, { accepted: CALLS, calls: CALLS, probes: 0, failed: 0, handlerErrors: 0 })
})

/** A server of `esl`'s kind; what its handler does with a call gives the result. */
async function compatible(t, results, handle) {
  const server = new FreeSwitchServer({ all_events: false, logger: quiet })
  server.on('connection', async (call, { data }) => {
    try {
      results.add(Number(data.variable_number), await handle(call, data))
    } catch (error) {
      results.add(Number(data.variable_number), error)
    }
  })
  await server.listen({ host: '127.0.0.1', port: 0, backlog: 2 * results.calls })
  t.after(() => server.close())
  return server.address().port
}

test(`${CALLS} calls at once, as esl`, { timeout: 2 * PATIENCE }, async (t) => {
  const freeswitch = await startSwitch()
  t.after(() => freeswitch.stop())
  const results = new Results(CALLS)
  const port = await compatible(t, results, async (call) => {
    await call.command('answer', '', PATIENCE)
    const asked = await call.command('play_and_get_digits', `1 1 1 600000 # ${PROMPT} ${TONE} pressed \\d`, PATIENCE)
    await call.command('set', `again=${asked.body.variable_pressed}`, PATIENCE)
    const { body } = await call.command('playback', TONE, PATIENCE)
    await call.hangup('NORMAL_CLEARING')
    return [asked.body.variable_pressed, body.variable_again, 'NORMAL_CLEARING']
  })
  await placeAndPress(freeswitch, port)
  checkDigits(await results.all())
})

/** How long those take that do not: `ci/long` shows it. */
test(`${CALLS} plain calls at once`, { timeout: 2 * PATIENCE }, async (t) => {
  const freeswitch = await startSwitch()
  t.after(() => freeswitch.stop())
  const placed = new Map()
  const results = new Results(CALLS)
  const port = await compatible(t, results, async (call, data) => {
    await call.command('playback', TONE, PATIENCE)
    await call.hangup()
    return performance.now() - placed.get(Number(data.variable_number))
  })
  await Promise.all(
    Array.from({ length: CALLS }, (_, n) => {
      placed.set(n, performance.now())
      return freeswitch.call(port, { variables: { number: String(n) } })
    }),
  )
  const times = [...(await results.all()).values()]
  for (const time of times) assert.equal(typeof time, 'number', String(time))
  const sorted = times.toSorted((a, b) => a - b)
  t.diagnostic(`of ${CALLS} plain calls half took ${sorted[CALLS >> 1].toFixed(0)} ms, 99 in 100 ${sorted[Math.ceil(CALLS * 0.99) - 1].toFixed(0)} ms`)
})
