"""Calls the agents when an extension of another PBX is free again: the notification of its presence says so."""

import asyncio
import re

import eslng


def free_extension(event: eslng.Event) -> str | None:
    """The extension, where the notification's document (RFC 4235) says that its last call has ended."""
    document = event.get("pl_data", "")
    extension = re.search(r'entity="sip:(\d+)@', document)
    return extension[1] if extension and "<state>terminated</state>" in document else None


async def call_back(fs: eslng.Client, extension: str) -> None:
    try:
        # All that the call is to have is given with it: it is there before the phone rings, and in the dialplan too.
        call = await fs.originate(
            "sofia/gateway/mine/7000",
            "call_back",
            caller_id_name=f"Call back {extension}",
            caller_id_number=extension,
            variables={"account": extension, "ignore_early_media": "true"},
            ring_seconds=30,
        )
        print(extension, "is being called back by", call.uuid)
    except eslng.errors.NotAnswered as error:
        print(extension, "is free, and no agent is:", error.cause)


async def main() -> None:
    async with eslng.connect("127.0.0.1", 8021, password="ClueCon") as fs, asyncio.TaskGroup() as calls:
        events = await fs.events("NOTIFY_IN").subscribe()
        print("watching")
        async for event in events:
            if isinstance(event, eslng.Event) and (extension := free_extension(event)):
                calls.create_task(call_back(fs, extension))


asyncio.run(main())
