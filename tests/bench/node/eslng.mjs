// eslng, as a user of either API would write it.

import { FreeSwitchClient, connect } from '../../../bindings/node/index.mjs'
import { Counted, manyAtOnce, oneByOne } from './count.mjs'
import { eslCall, eslFlood } from './esl.mjs'

async function flood(port, format, reader) {
  const client = await connect({ port, format })
  const counted = new Counted()
  for await (const event of await client.subscribe('ALL')) if (!counted.add(reader(event))) break
  await client.close()
  return counted
}

const lazily = (event) => (name) => event.get(name)

/** Three headers of plain events. */
export const plainFlood = (port) => flood(port, 'plain', lazily)

/** Three headers of JSON events. */
export const jsonFlood = (port) => flood(port, 'json', lazily)

/** The whole JSON event as an object. */
export const objectFlood = (port) =>
  flood(port, 'json', (event) => {
    const object = event.toObject()
    return (name) => object[name]
  })

/** The whole JSON event as `esl` gives it. */
export const compatibleFlood = (port) => eslFlood(FreeSwitchClient, port)

/** Three headers of what `esl`'s class gives, read lazily. */
export const compatibleLazyFlood = (port) => eslFlood(FreeSwitchClient, port, lazily)

async function withClient(port, act) {
  const client = await connect({ port })
  const counted = await act(client)
  await client.close()
  return counted
}

export const roundTrip = (port, count) => withClient(port, (client) => oneByOne(count, () => client.api('echo round-trip')))

export const jobs = (port, count) => withClient(port, (client) => manyAtOnce(count, () => client.bgapi('echo a job')))

export const compatibleRoundTrip = (port, count) =>
  eslCall(FreeSwitchClient, port, (call) => oneByOne(count, () => call.api('echo round-trip')))

export const compatibleJobs = (port, count) => eslCall(FreeSwitchClient, port, (call) => manyAtOnce(count, () => call.bgapi('echo a job')))
