"""Many outbound calls at once: this side is the switch, the measured program serves them."""

import asyncio
import json
import resource
import socket
import statistics
from dataclasses import dataclass

from . import judge, report
from .build import BENCH, PEERS, PROGRAMS, RELEASE
from .measure import Failed

CALLS = 1_000
PATIENCE_S = 120
REPLY = "Content-Type: command/reply\nReply-Text: {}\n\n"

# Beside other crates: so many calls, so many at once. One of the crates takes a call after the other, so not all can
# wait for their first answer.
BESIDE_CALLS, AT_ONCE = 2_000, 100

# How many calls are open at once where memory is the question.
MANY_CALLS = 4_000

# A mix's placeholders all stand for some text; which one is of no matter here. The event's name is the first line.
MIX = "".join((BENCH / "mix" / f"{name}.txt").read_text() for name in ("core", "caller", "channel", "sip", "media"))
HEADERS = MIX.split("\n", 1)[1].replace("{", "").replace("}", "")


@dataclass(frozen=True)
class Program:
    """A program that serves calls, run as PROGRAM PORT COUNT, and what it says after `connect`, in order. One that has
    to warm up (its language compiles what runs often) is run as PROGRAM PORT COUNT WARM_UP: so many calls come first,
    and it leaves them out of what it prints."""

    name: str
    command: tuple[str, ...]
    says: tuple[str, ...]
    warm_up: int = 0


BARE = Program("bare", (str(PROGRAMS / "bare_outbound"),), ("myevents", "sendmsg", "exit"))
LIBESL = Program("libesl", (str(PROGRAMS / "libesl_outbound"),), ("myevents", "sendmsg", "exit"))
CLIENT = Program("client", (str(RELEASE / "client-outbound"),), ("filter", "filter", "event", "sendmsg", "exit"))
ESL_TOKIO = Program("freeswitch-esl-tokio", (str(PEERS), "esl-tokio-outbound"), ("myevents", "sendmsg", "exit"))
ESL = Program("freeswitch-esl", (str(PEERS), "esl-outbound"), ("event", "myevents", "sendmsg", "exit"))


@dataclass
class Run:
    """What a program said of one run."""

    cpu_us: float
    """A call."""
    peak: int
    """Bytes that were resident at most."""


def measure(rounds: int) -> list[str]:
    """Runs the bare program, libesl's and the crate's in turn; prints CPU and memory, and returns what is wrong."""
    runs = in_turn((BARE, LIBESL, CLIENT), rounds, CALLS, CALLS)
    limits = f"libesl may take {judge.OUTBOUND} times the bare program's CPU and {judge.OUTBOUND_MEMORY / 1e6:.0f} MB."
    show(f"{CALLS:,} outbound calls at once", runs, CALLS, limits, BARE)
    ratio, peak = ratio_to(BARE, LIBESL, runs), max(run.peak for run in runs[LIBESL])
    many = in_turn((CLIENT,), 1, MANY_CALLS, MANY_CALLS)
    limit = f"The crate may take {judge.MANY_CALLS_MEMORY / 1e6:.0f} MB."
    show(f"{MANY_CALLS:,} outbound calls at once", many, MANY_CALLS, limit)
    most = many[CLIENT][0].peak
    return [*judge.outbound(ratio, peak), *judge.many_calls(most)]


def beside_others(rounds: int) -> None:
    """The crate beside others, the ratio being to freeswitch-esl-tokio."""
    runs = in_turn((ESL_TOKIO, ESL, BARE, CLIENT), rounds, BESIDE_CALLS, AT_ONCE)
    aim = f"The aim is {judge.BESIDE_OUTBOUND:.2f} of {ESL_TOKIO.name}."
    show(f"{BESIDE_CALLS:,} outbound calls, {AT_ONCE} at once, beside", runs, AT_ONCE, aim, ESL_TOKIO)


def allow_descriptors() -> None:
    """As many as the system grants, here and in the programs: each call and connection takes one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def in_turn(programs: tuple[Program, ...], rounds: int, calls: int, at_once: int) -> dict[Program, list[Run]]:
    allow_descriptors()
    runs: dict[Program, list[Run]] = {program: [] for program in programs}
    for _ in range(rounds):
        for program, results in runs.items():
            results.append(asyncio.run(served(program, calls, at_once)))
    return runs


def show(what: str, runs: dict[Program, list[Run]], at_once: int, note: str, *bases: Program) -> None:
    """CPU and memory of each program, and its ratios to the bases."""
    rows = []
    for program, results in runs.items():
        cpu, peak = statistics.median(run.cpu_us for run in results), max(run.peak for run in results)
        ratios = (f"{ratio_to(base, program, runs):.3f}" for base in bases)
        rows.append((program.name, f"{cpu:.1f}", *ratios, f"{peak / 1e6:.0f}", f"{peak / at_once / 1e3:.0f}"))
    columns = ("program", "us of CPU a call", *(f"to {base.name}" for base in bases), "MB at most", "kB a call at once")
    report.table(what, columns, rows, note)


def ratio_to(base: Program, own: Program, runs: dict[Program, list[Run]]) -> float:
    """The median of the ratios within each round."""
    return statistics.median(a.cpu_us / b.cpu_us for a, b in zip(runs[own], runs[base], strict=True))


def event(name: str, uuid: str, json_wanted: bool) -> str:
    text = f"Event-Name: {name}\n{HEADERS}Application: playback\nApplication-UUID: {uuid}\n"
    if json_wanted:
        # Without blanks, as the switch writes it.
        text = json.dumps(dict(line.split(": ", 1) for line in text.splitlines()), separators=(",", ":"))
        return f"Content-Length: {len(text)}\nContent-Type: text/event-json\n\n{text}"
    return f"Content-Length: {len(text) + 1}\nContent-Type: text/event-plain\n\n{text}\n"


def answer(packet: str, json_wanted: bool) -> str:
    """The reply to a packet; an application is over as soon as it has begun."""
    accepted = REPLY.format("+OK")
    if not packet.startswith("sendmsg"):
        return accepted
    uuid = next((line[12:] for line in packet.splitlines() if line.startswith("Event-UUID: ")), "none")
    names = ("CHANNEL_EXECUTE", "CHANNEL_EXECUTE_COMPLETE")
    return accepted + "".join(event(name, uuid, json_wanted) for name in names)


# What ends a connection after `exit` (out_exit_mid_call).
GOODBYE = b"""Content-Type: text/disconnect-notice
Controlled-Session-UUID: uuid
Content-Disposition: disconnect
Content-Length: 67

Disconnected, goodbye.
See you at ClueCon! http://www.cluecon.com/
"""

# The last lines of the answer to `connect` (out_async_full).
DATA_END = (
    "Channel-Unique-ID: uuid\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\nControl: full\n\n"
)
DATA = f"Event-Name: CHANNEL_DATA\n{HEADERS}{DATA_END}".encode()


async def served(program: Program, calls: int, at_once: int) -> Run:
    """All calls of one run of the program."""
    with socket.socket() as reserved:
        # Bound and not listening, the port is the program's alone.
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        pipe = asyncio.subprocess.PIPE
        counts = (str(calls), str(program.warm_up)) if program.warm_up else (str(calls),)
        process = await asyncio.create_subprocess_exec(*program.command, str(port), *counts, stdout=pipe)
        try:
            async with asyncio.timeout(PATIENCE_S):
                first = await connect_first(program, process, port)
                if program.warm_up:
                    await some_at_once(first, port, program, program.warm_up, at_once)
                    first = await asyncio.open_connection("127.0.0.1", port)
                if at_once == calls:
                    await all_at_once(first, port, program, calls)
                else:
                    await some_at_once(first, port, program, calls, at_once)
                printed, _ = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    if process.returncode != 0:
        raise Failed(f"{program.name} ended with {process.returncode}: {printed.decode()}")
    result: dict[str, int] = json.loads(printed)
    if result["calls"] != calls:
        raise Failed(f"{program.name} served {result['calls']} of {calls} calls")
    return Run(result["cpu_us"] / calls, result["peak_kib"] * 1024)


Connected = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def connect_first(program: Program, process: asyncio.subprocess.Process, port: int) -> Connected:
    """The first connection, as soon as the program listens."""
    while True:
        try:
            return await asyncio.open_connection("127.0.0.1", port)
        except ConnectionRefusedError:
            if process.returncode is not None:
                raise Failed(f"{program.name} does not listen") from None


async def all_at_once(first: Connected, port: int, program: Program, calls: int) -> None:
    """Every call has said `connect` before the first is answered."""
    connected = [first]
    while len(connected) < calls:
        connected.append(await asyncio.open_connection("127.0.0.1", port))
    for reader, _ in connected:
        await reader.readuntil(b"\n\n")
    await asyncio.gather(*(one_call(call, program) for call in connected))


async def some_at_once(first: Connected, port: int, program: Program, calls: int, at_once: int) -> None:
    """So many calls are open at any time."""

    async def worker(call: Connected, count: int) -> None:
        for left in range(count, 0, -1):
            await call[0].readuntil(b"\n\n")
            await one_call(call, program)
            if left > 1:
                call = await asyncio.open_connection("127.0.0.1", port)

    others = [await asyncio.open_connection("127.0.0.1", port) for _ in range(at_once - 1)]
    await asyncio.gather(*(worker(call, calls // at_once) for call in (first, *others)))


async def one_call(call: Connected, program: Program) -> None:
    """Answers `connect`, which has come, and what follows."""
    reader, writer = call
    json_wanted = False
    writer.write(DATA)
    for command in program.says:
        packet = (await reader.readuntil(b"\n\n")).decode()
        if not packet.startswith(command):
            raise Failed(f"{packet!r} came where {command} was due")
        json_wanted |= packet.startswith("event json")
        writer.write(answer(packet, json_wanted).encode())
    writer.write(GOODBYE)
    writer.close()
    await writer.wait_closed()
