"""The pages themselves: each block is a sample that a test runs, or says what else it is; links lead somewhere.

That a block shows its sample as it stands is checked by ``ci/generate --check``, which writes it there.
"""

import re
import subprocess
from pathlib import Path

import eslng
import pytest
from conftest import ROOT

DOCS = ROOT / "docs"
#: Those of the samples; the generated reference has none.
PAGES = sorted(page for page in DOCS.rglob("*.md") if page.parent.name != "reference")
FENCE = re.compile(r"^```(.*)\n((?:(?!```).*\n)*)```$", re.MULTILINE)
LINK = re.compile(r"\[[^]]*]\(([^)#]+)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)

#: Pages whose blocks other suites run.
ELSEWHERE = {
    "cli.md": "bindings/cli/tests/golden.rs",
    "calls.md": "core/client/src/lib.rs",
    "haproxy.md": "bindings/cli/tests/haproxy.rs",
}
#: How a line that one types begins, and the test that runs the like of it.
TYPED = {
    "curl -X POST": "docs/tests/test_how_tos.py",
    "cargo run -p eslng-switch": "tests/switch/tests/program.rs",
    "ci/install --prefix": "ffi/tests/install.rs",
    "export PKG_CONFIG_PATH": "ffi/tests/install.rs",
    "cc docs/samples/quick-start/call.c": "docs/tests/test_quick_start.py",
    "c++ -std=c++17 docs/samples/quick-start/call.cpp": "docs/tests/test_quick_start.py",
    "target/call": "docs/tests/test_quick_start.py",
    "python3 -m venv": "ci/python-wheel",
    ". ~/eslng-venv/bin/activate": "ci/python-wheel",
    "pip install ./bindings/python": "ci/python-wheel",
    "python docs/samples/quick-start/call.py": "docs/tests/test_quick_start.py",
    "python docs/samples/ivr.py": "docs/tests/test_how_tos.py",
    "mkdir -p ../calls": "ci/test-node",
    "npm install --install-links=false ../eslng/bindings/node": "ci/test-node",
    "npm install node@20": "ci/node-env",
    "cp ../eslng/docs/samples/quick-start/call.mjs": "docs/tests/test_quick_start.py",
    "node call.mjs": "docs/tests/test_quick_start.py",
    "ci/install-lua --prefix": "ci/install-lua",
    "export PATH=$PWD/node_modules/.bin": "ci/node-env",
    "export PATH=~/.local/bin": "docs/tests/test_quick_start.py",
    "lua5.4 docs/samples/quick-start/script.lua": "docs/tests/test_quick_start.py",
    "fslua serve": "docs/tests/test_quick_start.py",
    "cc libesl_watch.c": "docs/tests/test_moving.py",
    "fslua hooks": "docs/tests/test_moving.py",
    "fslua run": "docs/tests/test_moving.py",
    "cargo run -p eslng --example call": "core/client/examples/call.rs",
    "cargo install --locked --path bindings/cli": "bindings/cli/tests/golden.rs",
    "export ESLNG_HOST": "docs/tests/test_quick_start.py",
    "eslng forward --nats": "docs/tests/test_workers.py",
    "eslng ": "docs/tests/test_quick_start.py",
}


def name(page: Path) -> str:
    return str(page.relative_to(DOCS))


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """Of each block its language, what stands behind that, and what is inside."""
    found = FENCE.findall(page.read_text())
    return [(*info.partition(" ")[::2], text) for info, text in found]


def links(page: Path) -> list[tuple[Path, str]]:
    """The files that a page links to, and the places in them. What is in a block is no link."""
    found = LINK.findall(FENCE.sub("", page.read_text()))
    return [((page.parent / target).resolve(), place) for target, place in found if "://" not in target]


def places(page: Path) -> set[str]:
    """What its headings are called in links, by the rules of those who show Markdown."""
    headings = HEADING.findall(FENCE.sub("", page.read_text()))
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_block_is_a_sample_or_says_what_it_is(page: Path) -> None:
    if name(page) in ELSEWHERE:
        assert page.with_suffix("").name in (ROOT / ELSEWHERE[name(page)]).read_text()
        return
    for language, what, text in blocks(page):
        if "/" in what:
            assert (ROOT / what).exists()
        elif language == "sh":
            for line in text.splitlines():
                proofs = [proof for begin, proof in TYPED.items() if line.startswith(begin)]
                assert proofs and all((ROOT / proof).exists() for proof in proofs), f"what runs {line}?"
        else:
            # It needs another library, or is no program: what is printed, a line of the dialplan, settings.
            assert what == "before" or language in ("text", "xml", "toml"), text


def files(pattern: str) -> list[str]:
    """The repository's files."""
    line = ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern]
    found = subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    assert found
    return found


def test_links_lead_to_files() -> None:
    """Those of all pages of the repository."""
    for page in map(ROOT.joinpath, files("*.md")):
        for target, place in links(page):
            assert target.exists(), f"{page} links to {target}"
            assert not place or place in places(target), f"{page} links to {place} in {target}"


def test_each_sample_is_shown_and_run() -> None:
    shown = {what for page in PAGES for _, what, _ in blocks(page)}
    tests = "\n".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__))
    for path in files("docs/samples"):
        assert path in shown, f"no page shows {path}"
        assert f'{path.removeprefix("docs/samples/")}"' in tests, f"no test runs {path}"


def test_all_pages_are_reached_from_the_first_one() -> None:
    reached: set[Path] = set()
    todo = [DOCS / "README.md"]
    while todo:
        page = todo.pop()
        if page not in reached:
            reached.add(page)
            todo += [link for link, _ in links(page) if link.suffix == ".md" and link.is_relative_to(DOCS)]
    assert reached >= set(DOCS.rglob("*.md"))


def test_the_operations_of_a_call_are_there() -> None:
    """Those of the table in calls.md, in Rust, Python, Node and C."""
    page = (DOCS / "calls.md").read_text().partition("## What can be done with a call")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    operations = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert len(operations) > 20
    rust = (ROOT / "core/client/src/call.rs").read_text()
    node = (ROOT / "bindings/node/lib/client/index.d.ts").read_text().partition("export class Call {")[2]
    c = (ROOT / "include/eslng.h").read_text()
    in_c = {"set": "set_variables", "variable": "get_variable"}
    for operation in operations:
        assert f"pub async fn {operation}" in rust, operation
        assert callable(getattr(eslng.Call, operation)) and callable(getattr(eslng.blocking.Call, operation))
        camel = re.sub("_(.)", lambda found: found[1].upper(), operation)
        assert re.search(rf"^  {camel}(<.*>)?\(", node, re.MULTILINE), operation
        assert f"`{in_c.get(operation, operation)}`" in c, operation
