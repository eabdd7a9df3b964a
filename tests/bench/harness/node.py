"""The Node package, beside the floor of a native event, framing in JavaScript, and other packages of npm."""

import shutil

from . import judge, measure, outbound, report
from .build import BENCH, PROGRAMS, ROOT, compile_c, run, said
from .programs import Program

OURS = BENCH / "node"
WANTED = BENCH / "peers" / "node"
PEERS = PROGRAMS / "node"
FLOOR = PEERS / "floor.node"

EVENTS, ROUND_TRIPS, JOBS, CALLS = 100_000, 20_000, 20_000, 2_000
# Calls that come before: more than a thousand are served before Node has compiled what serves them. Round trips and
# jobs are ten times as many, of which that is a small part.
WARM_UP = 2_000
# Fewer, since others take twenty times as long.
EVENTS_BESIDE = 20_000
# `modesl` sends a command in pieces, and waits 40 ms each time until the switch's side has acknowledged the first.
SLOW_ROUND_TRIPS = 100


def command(file: str, *words: str) -> tuple[str, ...]:
    """A program in Node, which finds the floor and the other packages."""
    found = (f"ESLNG_BENCH_FLOOR={FLOOR}", f"ESLNG_BENCH_PEERS={PEERS / 'package.json'}")
    return ("env", *found, said(ROOT / "ci" / "node-env"), str(OURS / file), *words)


def flood(name: str, module: str, job: str) -> Program:
    return Program(name, command("main.mjs", module, job))


def asked(name: str, module: str, job: str) -> Program:
    return Program(name, command("main.mjs", module, job), floods=False, reads_headers=False)


def served(name: str, *says: str) -> outbound.Program:
    return outbound.Program(name, command("outbound.mjs", name), says, WARM_UP)


def build() -> None:
    """The load server, the package as its install script builds it, the floor, and the others from npm."""
    run("cargo", "build", "--release", "--quiet", "--package", "eslng-bench", "--bin", "load-server")
    run(said(ROOT / "ci" / "node-env"), ROOT / "bindings" / "node" / "scripts" / "build.js")
    PEERS.mkdir(parents=True, exist_ok=True)
    lock = PEERS / "package-lock.json"
    if not lock.exists() or lock.read_bytes() != (WANTED / lock.name).read_bytes():
        for file in WANTED.iterdir():
            shutil.copy(file, PEERS)
        run("npm", "ci", "--silent", "--prefix", PEERS)
    include = PEERS / "node_modules" / "node-api-headers" / "include"
    compile_c(OURS / "floor.c", "-shared", "-fPIC", "-isystem", include, output=FLOOR)


def beside_others(rounds: int) -> None:
    """What the package takes, as ratios to the floors and to other packages. Nothing fails: times are aims."""
    build()
    report.part("Node")
    lazy = flood("lazy floor", "floors", "lazyFlood")
    plain, in_json = flood("eslng, plain", "eslng", "plainFlood"), flood("eslng, JSON", "eslng", "jsonFlood")
    measure.compare("event, beside the floor", [lazy, plain, in_json], lazy, EVENTS, rounds, judge.NODE_EVENT)
    parse = flood("framing, JSON.parse", "floors", "parseFlood")
    whole = [flood("eslng, object", "eslng", "objectFlood"), flood("eslng as esl", "eslng", "compatibleFlood")]
    measure.compare("whole event as an object", [parse, *whole], parse, EVENTS, rounds, judge.NODE_OBJECT)
    others = [
        flood("esl", "peers", "eslJsonFlood"),
        flood("esl-lite", "peers", "eslLiteFlood"),
        flood("modesl, plain", "peers", "modeslPlainFlood"),
        flood("modesl, JSON", "peers", "modeslJsonFlood"),
        flood("drachtio-modesl, plain", "peers", "drachtioPlainFlood"),
    ]
    everybody = [*others, plain, in_json, *whole]
    measure.compare("event, beside others", everybody, others[0], EVENTS_BESIDE, rounds, {}, plotted=True)
    esl = asked("esl", "peers", "eslJobs")
    others = [asked("esl-lite", "peers", "eslLiteJobs"), asked("modesl", "peers", "modeslJobs")]
    own = [asked("eslng", "eslng", "jobs"), asked("eslng as esl", "eslng", "compatibleJobs")]
    measure.compare("job with its event", [esl, *others, *own], esl, JOBS, rounds, judge.NODE_JOB)
    with measure.on_one_core():
        esl = asked("esl", "peers", "eslRoundTrip")
        own = [asked("eslng", "eslng", "roundTrip"), asked("eslng as esl", "eslng", "compatibleRoundTrip")]
        measure.compare("api round trip", [esl, *own], esl, ROUND_TRIPS, rounds, judge.NODE_ROUND_TRIP)
        slow = [asked("modesl", "peers", "modeslRoundTrip"), asked("drachtio-modesl", "peers", "drachtioRoundTrip")]
        measure.compare("api round trip, few", [esl, *slow], esl, SLOW_ROUND_TRIPS, 1, {})
    like_esl = ("filter", "filter", "event", "sendmsg", "exit")
    other = served("esl", *like_esl)
    programs = (other, served("eslng", *like_esl), served("eslng-esl", *like_esl))
    runs = outbound.in_turn(programs, rounds, CALLS, outbound.AT_ONCE)
    aim = f"The aim is {judge.NODE_OUTBOUND} of {other.name}."
    outbound.show(f"{CALLS:,} outbound calls, {outbound.AT_ONCE} at once, Node", runs, outbound.AT_ONCE, aim, other)
