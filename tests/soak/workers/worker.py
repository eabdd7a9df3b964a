"""The worker in Python: `eslng` on asyncio. `worker.py PORT`; `README.md` has what a worker does and says."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Awaitable

import eslng
from eslng import errors
from eslng._stream import EventStream

LIMIT = 5.0

right: Counter[str] = Counter()
failed: Counter[str] = Counter()
wrong: list[str] = []
#: What the handler of a received call found, by the token that its placer gave it.
handled: dict[str, asyncio.Future[str]] = {}


def say() -> None:
    """One line, with all counts so far."""
    print(json.dumps({"right": right, "failed": failed, "wrong": wrong[:20]}), flush=True)


def compare(what: str, got: object, expected: object) -> None:
    """Counts a result."""
    if got == expected:
        right[what] += 1
    else:
        wrong.append(f"{what}: got {got!r}, not {expected!r}")


async def command(fs: eslng.Client, token: str) -> None:
    """An API command."""
    compare("command", await fs.api(f"echo {token}"), token)


async def job(fs: eslng.Client, token: str) -> None:
    """A background job."""
    compare("job", (await fs.bgapi(f"echo {token}")).body, token)


async def event(fs: eslng.Client, events: EventStream, token: str) -> None:
    """An event that is sent and comes back."""
    await fs.send_event(
        "CUSTOM", {"Token": token, "Text": f"a b% ü {token}"}, f"body of {token}", subclass="soak::python"
    )
    async for delivery in events.deliveries():
        if isinstance(delivery, eslng.Gap):
            failed["gap"] += 1
            return
        if isinstance(delivery, eslng.Event) and delivery["Token"] == token:
            compare("event", (delivery["Text"], delivery.body), (f"a b% ü {token}", f"body of {token}"))
            return


async def placed(fs: eslng.Client, token: str) -> None:
    """A call that is placed, asked and hung up."""
    call = await fs.originate("loopback/9196/default", variables={"soak": token})
    got = await call.variable("soak")
    await call.playback("silence_stream://20")
    await call.hangup("USER_BUSY")
    end = await call.ended()
    compare("placed call", (got, str(end.cause)), (token, "USER_BUSY"))


async def received(fs: eslng.Client, port: int, token: str) -> None:
    """A call that the switch hands over; the caller presses 12#."""
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    handled[token] = found
    try:
        await fs.originate("test/soak", "&socket", f"127.0.0.1:{port} async full", variables={"soak": token})
        compare("received call", await found, "12")
    finally:
        del handled[token]


async def handle(call: eslng.Call) -> None:
    """Serves a received call."""
    found = handled.get(call.get("variable_soak") or "")
    try:
        await call.answer()
        pressed = await call.play_and_get_digits("silence_stream://5000", max=4, tries=1)
        await call.hangup()
    except errors.EslError as error:
        if found and not found.done():
            found.set_exception(error)
    else:
        if found and not found.done():
            found.set_result(pressed.digits or "")


async def attempt(what: str, work: Awaitable[None]) -> None:
    """Does one thing, whose failure is counted under its name in the error table."""
    try:
        async with asyncio.timeout(LIMIT):
            await work
    except errors.EslError as error:
        failed[error.name] += 1
    except TimeoutError:
        failed["timeout"] += 1
    except Exception as error:
        wrong.append(f"{what}: {error!r}")


async def turns(fs: eslng.Client, port: int) -> None:
    """Everything in turn, for ever."""
    async with fs.events(custom=["soak::python"]) as events:
        turn = 0
        while True:
            turn += 1
            token = f"python-{turn}"
            await attempt("command", command(fs, token))
            await attempt("job", job(fs, token))
            await attempt("event", event(fs, events, token))
            if turn % 4 == 0:
                await attempt("placed call", placed(fs, token))
                await attempt("received call", received(fs, port, token))
            if fs.state != "up":
                await asyncio.sleep(0.05)


async def main(port: int) -> None:
    """Works until standard input ends."""
    loop = asyncio.get_running_loop()
    connecting = eslng.connect("127.0.0.1", port, timeout=LIMIT, retry_first=0.02, retry_cap=0.2)
    async with connecting as fs, eslng.serve(handle, "127.0.0.1", 0) as server:
        work = asyncio.create_task(turns(fs, server.port))
        end = loop.run_in_executor(None, sys.stdin.read)
        while not end.done() and not work.done():
            say()
            await asyncio.wait([end, work], timeout=1, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            work.result()
        work.cancel()
    say()


asyncio.run(main(int(sys.argv[1])))
