"""Runs the soak: `python3 -m harness --help`; ci/soak builds what it needs and calls it."""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

from . import faults, report
from .program import Program
from .verdict import Samples

#: A round is a time in which the switch is well, and one in which it is not. Before errors count as wrong, workers may
#: come back.
WELL, SETTLE, SAMPLE = 20.0, 8.0, 2.0


class Soak:
    """The switch, the workers, and what was seen of them."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.switch = Program("the switch", [f"{options.target}/eslng-switch"])
        self.programs = [self.switch]
        #: How many lines each worker will have said when it has done what it was told.
        self.told: dict[str, int] = {}
        self.next_sample = 0.0
        self.samples = {"the switch": Samples("the switch")}
        port = str(self.switch.line(0)["port"])
        self.switch.ask(faults.CALLER)
        build, workers = Path(options.build), Path(__file__).parent.parent / "workers"
        self.workers: list[Program] = []
        # The port is the kernel's choice; fslua prints it.
        served = [
            f"{options.target}/fslua",
            "--switch",
            f"127.0.0.1:{port}",
            "--log",
            "error",
            "serve",
            "--listen",
            "127.0.0.1:0",
            str(workers / "received.lua"),
        ]
        self.host = Program("fslua", served)
        self.add(self.host)
        lua = [
            "lua5.4",
            str(workers / "worker.lua"),
            port,
            str(build / "lua/5.4"),
            self.host.line(0)["text"].rpartition(":")[2],
        ]
        self.add_worker("C, eslng.h", [str(build / "eslng"), port])
        self.add_worker("C, libesl", [str(build / "libesl"), port])
        self.add_worker(
            "Python", [options.python, "-B", str(workers / "worker.py"), port], {"PYTHONPATH": str(build / "python")}
        )
        self.add_worker("Node", [options.node, str(workers / "worker.mjs"), port, str(build / "node/index.mjs")])
        self.add_worker("Lua", lua)

    def add(self, program: Program) -> None:
        """One more process that is watched."""
        self.programs.append(program)
        self.samples[program.name] = Samples(program.name)

    def add_worker(self, name: str, command: list[str], environment: dict[str, str] | None = None) -> None:
        """One more worker."""
        worker = Program(name, command, environment)
        self.workers.append(worker)
        self.add(worker)

    def wait(self, seconds: float, *, well: bool = False) -> None:
        """Lets time pass, keeps the workers working that are told to, and takes samples."""
        is_over = faults.deadline(seconds)
        while not is_over():
            for worker in self.workers:
                # One that reads lines does some turns for each, and says so; no more than one line waits for it.
                if (
                    worker.is_alive
                    and worker.name not in ("Python", "Node")
                    and len(worker.lines) >= self.told.get(worker.name, 0)
                ):
                    self.told[worker.name] = len(worker.lines) + 1
                    worker.tell("go")
            for program in self.programs:
                if not program.is_alive:
                    raise RuntimeError(f"{program.name} ended")
            if time.monotonic() >= self.next_sample:
                self.next_sample = time.monotonic() + SAMPLE
                for program in self.programs:
                    self.samples[program.name].memory.append(program.memory())
                    if well:
                        self.samples[program.name].descriptors.append(program.descriptors())
            time.sleep(0.02)

    def counts(self) -> dict[str, dict[str, object]]:
        """What each worker has said last, after it has said something new."""
        seen = {worker.name: len(worker.lines) for worker in self.workers}
        is_late = faults.deadline(60)
        while any(len(worker.lines) <= seen[worker.name] for worker in self.workers):
            if is_late():
                raise TimeoutError(
                    f"no word from {[worker.name for worker in self.workers if len(worker.lines) <= seen[worker.name]]}"
                )
            self.wait(0.1, well=True)
        return {worker.name: worker.lines[-1] for worker in self.workers}

    def run(self, seconds: float, chance: random.Random, done: Counter[str]) -> None:
        """Rounds, until the time is over; each is carried out whole."""
        is_over = faults.deadline(seconds)
        while not is_over():
            self.wait(SETTLE)
            before = self.counts()
            self.wait(WELL - SETTLE, well=True)
            after = self.counts()
            for name, counted in after.items():
                self.samples[name].note_quiet(before[name], counted)
            for pause in faults.run(self.switch, chance, done):
                self.wait(pause)

    def end(self) -> None:
        """Ends the workers, and notes what they said last."""
        for worker in self.workers:
            status = worker.end()
            self.samples[worker.name].last = worker.lines[-1]
            if status != 0:
                self.samples[worker.name].complaints.append(f"ended with status {status}")

    def kill(self) -> None:
        """Ends what still runs."""
        for program in self.programs:
            program.kill()


def main() -> int:
    """Runs it; the status of the program."""
    parser = argparse.ArgumentParser(prog="harness")
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    for name in ("report", "build", "target", "python", "node"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    done: Counter[str] = Counter()
    # What is measured, whatever is committed meanwhile.
    commit = report.commit()
    print(f"commit {commit}, {options.seconds} s, seed {options.seed}")
    soak = Soak(options)
    try:
        soak.run(options.seconds, random.Random(options.seed), done)
        soak.end()
    finally:
        soak.kill()
    samples = list(soak.samples.values())
    report.write(Path(options.report), commit, options.seconds, options.seed, samples, done)
    findings = [f"{of.name}: {finding}" for of in samples for finding in of.judge()]
    print("\n".join(findings) or f"nothing was wrong: {options.report}")
    return 1 if findings else 0


sys.exit(main())
