"""Workers in Rust, Python and Node, on the stream that ``eslng forward`` fills."""

import pytest
from conftest import ENVIRONMENT, ROOT, TARGET, Broker, Samples
from eslng import blocking
from eslng.testing import Switch
from programs import Program


def forwarder(switch: Switch, broker: Broker) -> Program:
    line = [str(TARGET / "eslng"), "--port", str(switch.port), "forward", "--nats", broker.url, "--switch", "berlin"]
    program = Program([*line, "CHANNEL_HANGUP_COMPLETE"], env=ENVIRONMENT)
    program.says(" goes to ")
    return program


@pytest.mark.parametrize("sample", ["worker.rs", "worker.py", "worker.mjs"])
def test_a_worker(sample: str, freeswitch: Switch, broker: Broker, samples: Samples) -> None:
    freeswitch.party("a", ["answer"])

    def end_of_a_call() -> str:
        with blocking.connect(freeswitch.host, freeswitch.port) as fs:
            call = fs.originate("test/a")
            call.hangup("USER_BUSY")
            return f"{call.uuid} USER_BUSY"

    with forwarder(freeswitch, broker):
        with samples.start(sample, broker.url, "billing") as worker:
            assert end_of_a_call() == worker.line()
            # What the forwarder missed is told to the worker.
            freeswitch.drop()
            assert worker.line() == "missed: connection-lost"
            ended = [end_of_a_call() for _ in range(3)]
            assert [worker.line() for _ in ended] == ended
        # Another worker of that name goes on behind it.
        while_away = end_of_a_call()
        with samples.start(sample, broker.url, "billing") as worker:
            assert worker.line() == while_away
        # One of another name begins at the beginning.
        with samples.start(sample, broker.url, "statistics") as worker:
            assert worker.line().endswith(" USER_BUSY")
            assert worker.line() == "missed: connection-lost"


def test_the_program_of_the_rust_worker_is_the_sample() -> None:
    assert 'path = "../../docs/samples/worker.rs"' in (ROOT / "bindings" / "cli" / "Cargo.toml").read_text()
