// The packages of npm, each as its document says.

import { createRequire } from 'node:module'
import { Counted, manyAtOnce, oneByOne } from './count.mjs'
import { NAMES, eslCall, eslFlood, quiet } from './esl.mjs'

const require = createRequire(process.env.ESLNG_BENCH_PEERS)

const esl = () => require('esl').FreeSwitchClient

export const eslJsonFlood = (port) => eslFlood(esl(), port)
export const eslRoundTrip = (port, count) => eslCall(esl(), port, (call) => oneByOne(count, () => call.api('echo round-trip')))
export const eslJobs = (port, count) => eslCall(esl(), port, (call) => manyAtOnce(count, () => call.bgapi('echo a job')))

/** A client that is connected: what is asked for before that is asked for twice. */
async function eslLite(port) {
  const client = new (require('esl-lite').FreeSwitchClient)({ host: '127.0.0.1', port, logger: quiet })
  await eslLiteJob(client)
  return client
}

/** Its `bgapi` is what it has in the place of `api`; it gives errors and throws none. */
async function eslLiteJob(client) {
  const job = await client.bgapi('echo a job', 60_000)
  if (job instanceof Error) throw job
}

/** Its `ALL` is every event. */
export async function eslLiteFlood(port) {
  const client = await eslLite(port)
  const counted = new Counted()
  await new Promise((resolve) => {
    client.on('ALL', ({ body: { data } }) => {
      if (!counted.add((name) => data[name])) resolve(undefined)
    })
  })
  client.end()
  return counted
}

export async function eslLiteJobs(port, count) {
  const client = await eslLite(port)
  const counted = await manyAtOnce(count, () => eslLiteJob(client))
  client.end()
  return counted
}

const modesl = (name, port) =>
  new Promise((resolve, reject) => {
    const connection = new (require(name).Connection)('127.0.0.1', port, 'ClueCon', () => resolve(connection))
    connection.on('error', reject)
  })

async function modeslFlood(name, port, format) {
  const connection = await modesl(name, port)
  const counted = new Counted()
  await new Promise((resolve) => {
    const take = (event) => {
      if (!counted.add((header) => event.getHeader(header))) resolve(undefined)
    }
    for (const name of NAMES) connection.on(`esl::event::${name}::**`, take)
    connection.events(format, 'ALL')
  })
  connection.disconnect()
  return counted
}

export const modeslPlainFlood = (port) => modeslFlood('modesl', port, 'plain')
export const modeslJsonFlood = (port) => modeslFlood('modesl', port, 'json')
export const drachtioPlainFlood = (port) => modeslFlood('drachtio-modesl', port, 'plain')

async function withModesl(name, port, act) {
  const connection = await modesl(name, port)
  const counted = await act(connection)
  connection.disconnect()
  return counted
}

const api = (connection) => () => new Promise((resolve) => connection.api('echo', 'round-trip', resolve))
const job = (connection) => () => new Promise((resolve) => connection.bgapi('echo', 'a job', resolve))

export const modeslRoundTrip = (port, count) => withModesl('modesl', port, (connection) => oneByOne(count, api(connection)))
export const modeslJobs = (port, count) => withModesl('modesl', port, (connection) => manyAtOnce(count, job(connection)))
export const drachtioRoundTrip = (port, count) => withModesl('drachtio-modesl', port, (connection) => oneByOne(count, api(connection)))
