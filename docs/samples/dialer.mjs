// Calls numbers, two at once and five a second at most, and plays a message to each who answers.
//
//     node dialer.mjs 5551 5552 5553

import { Dialer, connect } from 'eslng'

const client = await connect({ host: '127.0.0.1', port: 8021, password: 'ClueCon' })
const dialer = new Dialer(client, { perSecond: 5, atOnce: 2 })

async function remind(number) {
  try {
    // It waits for its turn, places the call and waits for the answer.
    const call = await dialer.call(`sofia/gateway/mine/${number}`, { timeout: 20, tag: 'reminders' })
    await call.playback('reminder.wav')
    await call.hangup('NORMAL_CLEARING')
    console.log(number, 'reminded')
  } catch (error) {
    // Nobody there, or hung up before the end: the cause says which.
    console.log(number, error.hangupCause ?? error.code)
  }
}

await Promise.all(process.argv.slice(2).map(remind))
await client.close()
