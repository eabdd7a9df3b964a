"""A worker: takes the events that ``eslng forward`` has brought into NATS.

Of several under one name each event goes to one.

python worker.py nats://127.0.0.1:4222 billing
"""

import asyncio
import sys

import nats
from eslng import Event, errors
from nats.js.api import AckPolicy, ConsumerConfig


async def main(url: str, name: str) -> None:
    jetstream = (await nats.connect(url)).jetstream()
    await jetstream.add_consumer("fs", ConsumerConfig(durable_name=name, ack_policy=AckPolicy.EXPLICIT))
    consumer = await jetstream.pull_subscribe_bind(name, "fs")
    while True:
        try:
            messages = await consumer.fetch(100, timeout=30)
        except nats.errors.TimeoutError:
            continue
        for message in messages:
            try:
                event = Event.from_json(message.data)
            except errors.Malformed:
                # It would be no better the next time.
                await message.term()
                continue
            if event.name == "CHANNEL_HANGUP_COMPLETE":
                print(event.uuid, event["Hangup-Cause"], flush=True)
            elif event.name == "ESLNG_GAP":
                print("missed:", event["Gap-Reason"], flush=True)
            # What is not acknowledged comes again.
            await message.ack()


asyncio.run(main(*sys.argv[1:]))
