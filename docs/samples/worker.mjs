// A worker: takes the events that `eslng forward` has brought into NATS. Of several under one name each event goes to one.
//
//     node worker.mjs nats://127.0.0.1:4222 billing

import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { Event } from 'eslng'

const [url, name] = process.argv.slice(2)
const connection = await connect({ servers: url })
const manager = await jetstreamManager(connection)
await manager.consumers.add('fs', { durable_name: name, ack_policy: AckPolicy.Explicit })
const consumer = await jetstream(connection).consumers.get('fs', name)
for await (const message of await consumer.consume()) {
  let event
  try {
    event = Event.fromJson(message.data)
  } catch {
    // It would be no better the next time.
    message.term()
    continue
  }
  if (event.name === 'CHANNEL_HANGUP_COMPLETE') console.log(event.uuid, event.get('Hangup-Cause'))
  if (event.name === 'ESLNG_GAP') console.log('missed:', event.get('Gap-Reason'))
  // What is not acknowledged comes again.
  message.ack()
}
