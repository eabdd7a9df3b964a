"""Many outbound calls at once: this side is the switch, the measured program serves them."""

import asyncio
import json
import resource
import socket
from pathlib import Path

from . import judge
from .build import BENCH, PROGRAMS, RELEASE
from .measure import Failed

CALLS = 1_000
PATIENCE_S = 120
REPLY = "Content-Type: command/reply\nReply-Text: {}\n\n"

# A mix's placeholders all stand for some text; which one is of no matter here.
MIX = "".join((BENCH / "mix" / f"{name}.txt").read_text() for name in ("core", "caller", "channel", "sip", "media"))
HEADERS = MIX.replace("{", "").replace("}", "")


ACCEPTED = REPLY.format("+OK")

# What each program says after `connect`, in order.
SAYS = {
    "bare": ("myevents", "sendmsg", "exit"),
    "libesl": ("myevents", "sendmsg", "exit"),
    "client": ("filter", "filter", "event", "sendmsg", "exit"),
}


def event(name: str, uuid: str) -> str:
    text = f"Event-Name: {name}\n{HEADERS}Application: playback\nApplication-UUID: {uuid}\n\n"
    return f"Content-Length: {len(text)}\nContent-Type: text/event-plain\n\n{text}"


def answer(packet: str) -> str:
    """The reply to a packet; an application is over as soon as it has begun."""
    if not packet.startswith("sendmsg"):
        return ACCEPTED
    uuid = next((line[12:] for line in packet.splitlines() if line.startswith("Event-UUID: ")), "none")
    return ACCEPTED + event("CHANNEL_EXECUTE", uuid) + event("CHANNEL_EXECUTE_COMPLETE", uuid)


# The last lines of the answer to `connect` (out_async_full).
DATA_END = "Content-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\nControl: full\n\n"
DATA = f"Event-Name: CHANNEL_DATA\n{HEADERS}{DATA_END}".encode()


def measure(rounds: int) -> list[str]:
    """Runs the bare program and libesl's in turn; prints CPU and memory, and returns what is wrong."""
    # A descriptor for each call, here and in the programs.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    programs = {
        "bare": PROGRAMS / "bare_outbound",
        "libesl": PROGRAMS / "libesl_outbound",
        "client": RELEASE / "client-outbound",
    }
    runs: dict[str, list[dict[str, int]]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, results in runs.items():
            results.append(asyncio.run(served(programs[name], SAYS[name])))
    ratios = sorted(own["cpu_us"] / base["cpu_us"] for own, base in zip(runs["libesl"], runs["bare"], strict=True))
    ratio, peak = ratios[len(ratios) // 2], max(run["peak_kib"] for run in runs["libesl"]) * 1024
    print(f"\n{CALLS:,} outbound calls at once")
    for name, results in runs.items():
        cpu = sorted(run["cpu_us"] for run in results)[len(results) // 2] / CALLS
        print(f"  {name:<26}{cpu:>10.1f} us of CPU a call, {max(run['peak_kib'] for run in results) / 1024:.0f} MiB")
    print(f"  ratio {ratio:.2f} of at most {judge.OUTBOUND}")
    print(f"  memory {peak / 1e6:.0f} MB of at most {judge.OUTBOUND_MEMORY / 1e6:.0f}")
    return list(judge.outbound(ratio, peak))


async def served(program: Path, says: tuple[str, ...]) -> dict[str, int]:
    """All calls of one run of PROGRAM PORT COUNT, and its line of JSON."""
    with socket.socket() as reserved:
        # Bound and not listening, the port is the program's alone.
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(str(program), str(port), str(CALLS), stdout=pipe)
        connected: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        while len(connected) < CALLS:
            try:
                connected.append(await asyncio.open_connection("127.0.0.1", port))
            except ConnectionRefusedError:
                if process.returncode is not None:
                    raise Failed(f"{program.name} does not listen") from None
        # Every call has said `connect` before the first is answered.
        for reader, _ in connected:
            await reader.readuntil(b"\n\n")
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(*(one_call(reader, writer, says) for reader, writer in connected))
            printed, _ = await process.communicate()
    if process.returncode != 0:
        raise Failed(f"{program.name} ended with {process.returncode}: {printed.decode()}")
    result: dict[str, int] = json.loads(printed)
    if result["calls"] != CALLS:
        raise Failed(f"{program.name} served {result['calls']} of {CALLS} calls")
    return result


async def one_call(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, says: tuple[str, ...]) -> None:
    writer.write(DATA)
    for command in says:
        packet = (await reader.readuntil(b"\n\n")).decode()
        if not packet.startswith(command):
            raise Failed(f"{packet!r} came where {command} was due")
        writer.write(answer(packet).encode())
    await reader.read()
    writer.close()
