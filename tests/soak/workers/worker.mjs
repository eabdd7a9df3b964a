// The worker in Node: the modern API. `worker.mjs PORT PACKAGE`; `README.md` has what a worker does and says.

import { isDeepStrictEqual } from 'node:util'

const [port, eslng] = [Number(process.argv[2]), await import(process.argv[3])]
const LIMIT = 5000

const right = {}
const failed = {}
const wrong = []
/** What the handler of a received call is to tell, by the token that its placer gave it. */
const handled = new Map()

const count = (counts, what) => (counts[what] = (counts[what] ?? 0) + 1)
const say = () => console.log(JSON.stringify({ right, failed, wrong: wrong.slice(0, 20) }))

function compare(what, got, expected) {
  if (isDeepStrictEqual(got, expected)) count(right, what)
  else wrong.push(`${what}: got ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`)
}

const server = await eslng.serve(
  async (call) => {
    const found = handled.get(call.get('variable_soak'))
    try {
      await call.answer()
      const { digits } = await call.playAndGetDigits({ file: 'silence_stream://5000', max: 4, tries: 1 })
      await call.hangup()
      found?.resolve(digits)
    } catch (error) {
      found?.reject(error)
    }
  },
  { port: 0, timeout: LIMIT },
)
server.on('error', () => {})

const client = await eslng.connect({ port, timeout: LIMIT, backoff: { first: 20, cap: 200 } })
const events = await client.subscribe({ subclasses: ['soak::node'] })

async function sendAndReceive(token) {
  const [text, body] = [`a b% ü ${token}`, `body of ${token}`]
  await client.sendEvent('CUSTOM', { 'Event-Subclass': 'soak::node', Token: token, Text: text }, body)
  for (;;) {
    const { value } = await events.next()
    if (value.type === 'gap') return void count(failed, 'gap')
    if (value.type === 'event' && value.get('Token') === token) return compare('event', [value.get('Text'), value.body], [text, body])
  }
}

async function place(token) {
  const call = await (await client.originate(`{soak=${token}}loopback/9196/default`)).answered()
  const got = await call.variable('soak')
  await call.playback('silence_stream://20')
  await call.hangup('USER_BUSY')
  const { cause } = await call.ended()
  compare('placed call', [got, cause], [token, 'USER_BUSY'])
}

async function receive(token) {
  const found = new Promise((resolve, reject) => handled.set(token, { resolve, reject }))
  found.catch(() => {})
  try {
    const address = `127.0.0.1:${server.address().port} async full`
    await (await client.originate(`{soak=${token}}test/soak`, { run: { name: 'socket', argument: address } })).answered()
    compare('received call', await found, '12')
  } finally {
    handled.delete(token)
  }
}

/** Does one thing; its failure is counted under its name in the error table. */
async function attempt(what, work) {
  let timer
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'timeout' })), LIMIT)))
  try {
    await Promise.race([work, late])
  } catch (error) {
    if (error instanceof eslng.EslError || error.code === 'timeout') count(failed, error.code)
    else wrong.push(`${what}: ${error.stack}`)
  } finally {
    clearTimeout(timer)
  }
}

let ending = false
process.stdin.on('end', () => (ending = true)).resume()
const saying = setInterval(say, 1000)
for (let turn = 1; !ending; turn++) {
  const token = `node-${turn}`
  await attempt('command', client.api(`echo ${token}`).then((got) => compare('command', got, token)))
  await attempt('job', client.bgapi(`echo ${token}`).then((got) => compare('job', got.body, token)))
  await attempt('event', sendAndReceive(token))
  if (turn % 4 === 0) {
    await attempt('placed call', place(token))
    await attempt('received call', receive(token))
  }
  if (client.state !== 'up') await new Promise((resolve) => setTimeout(resolve, 50))
}
clearInterval(saying)
events.close()
await client.close()
await server.close()
say()
