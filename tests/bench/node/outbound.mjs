// node outbound.mjs WHAT PORT COUNT WARM_UP: serves outbound calls, each an application awaited and the end of the connection: first WARM_UP, then COUNT;
// prints how many the latter were, their CPU time and the largest size of all. WHAT is `eslng` (its modern API), `eslng-esl` (its other one) or `esl`.

import { createRequire } from 'node:module'
import { FreeSwitchServer, serve } from '../../../bindings/node/index.mjs'
import { quiet } from './esl.mjs'

const require = createRequire(process.env.ESLNG_BENCH_PEERS)
const [what, port, count, warmUp] = process.argv.slice(2)
const FILE = 'silence_stream://10'

let left = Number(count) + Number(warmUp)
let begun
let done
const all = new Promise((resolve) => (done = resolve))

function served() {
  left--
  if (left === Number(count)) begun = process.cpuUsage()
  if (left === 0) done()
}

async function compatible(Server) {
  const server = new Server({ logger: quiet, all_events: false })
  server.on('connection', async (call) => {
    await call.command('playback', FILE, 60_000)
    await call.exit()
    served()
  })
  server.on('error', (error) => {
    throw error
  })
  await server.listen({ host: '127.0.0.1', port: Number(port), backlog: 10_000 })
}

const programs = {
  eslng: () =>
    serve(
      async (call) => {
        await call.playback(FILE)
        await call.client.command({ kind: 'exit' })
        served()
      },
      { port: Number(port), backlog: 10_000, linger: null, format: 'json' },
    ),
  'eslng-esl': () => compatible(FreeSwitchServer),
  esl: () => compatible(require('esl').FreeSwitchServer),
}

await programs[what]()
await all
const { user, system } = process.cpuUsage(begun)
console.log(JSON.stringify({ calls: Number(count), cpu_us: user + system, peak_kib: process.resourceUsage().maxRSS }))
process.exit(0)
