// Programs for the API of `esl`, whoever brings it.

import { Counted } from './count.mjs'

/** The events of the load server. */
export const NAMES = [
  'CHANNEL_EXECUTE_COMPLETE',
  'CUSTOM',
  'CHANNEL_CREATE',
  'CHANNEL_ANSWER',
  'CHANNEL_STATE',
  'CHANNEL_HANGUP_COMPLETE',
  'BACKGROUND_JOB',
  'HEARTBEAT',
]

/** A logger that says nothing, of either kind that is asked for. */
export const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, child: () => quiet }

/** Connects, does something with the call, and ends. */
export function eslCall(FreeSwitchClient, port, act) {
  const client = new FreeSwitchClient({ host: '127.0.0.1', port, logger: quiet })
  return new Promise((resolve, reject) => {
    client.on('error', reject)
    client.on('connect', (call) => {
      const result = act(call)
      result.finally(() => client.end()).then(resolve, reject)
    })
    client.connect()
  })
}

const parsed = ({ body }) => (name) => body[name]

/** All events in JSON; `reader` gives what reads the headers of an event, of its body if there is none. */
export const eslFlood = (FreeSwitchClient, port, reader = parsed) =>
  eslCall(
    FreeSwitchClient,
    port,
    (call) =>
      new Promise((resolve, reject) => {
        const counted = new Counted()
        const take = (event) => {
          if (!counted.add(reader(event))) resolve(counted)
        }
        for (const name of NAMES) call.on(name, take)
        call.event_json('ALL').catch(reject)
      }),
  )
