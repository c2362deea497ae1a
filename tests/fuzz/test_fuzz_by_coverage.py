"""Every parser fuzzed for a minute, guided by what its code reaches, in a process of its own (`make deep`)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.by_coverage import WITHOUT
from fuzz.parsers import PARSERS
from fuzz.seeds import SEEDS

HERE = Path(__file__).parent
SECONDS = 60  # for each parser
BOUNDS = ("-timeout=20", "-rss_limit_mb=1024", "-max_len=16384", "-print_final_stats=1")
NO_ATHERIS = (
    "there is no atheris for this Python, with which parsers are fuzzed by coverage: it is in the requirements for "
    "development on Linux (x86_64) with Python 3.11 to 3.13; pip install 'atheris>=3'"
)


def fuzzed(name: str, folder: Path, *said: str) -> subprocess.CompletedProcess[str]:
    """Fuzz a parser from its seeds, or run what is said of it."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, content in enumerate(SEEDS[name]()):
        (corpus / f"seed-{number}").write_bytes(content)
    command = [
        sys.executable,
        str(HERE / "by_coverage.py"),
        name,
        str(corpus),
        f"-artifact_prefix={folder}/found-",
        *said,
    ]
    paths = os.pathsep.join([str(HERE.parent), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths, "TMPDIR": str(folder)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.deep
@pytest.mark.parametrize("name", PARSERS)
def test_nothing_but_a_refusal_is_raised_whatever_the_bytes(name: str, tmp_path: Path) -> None:
    ended = fuzzed(name, tmp_path, f"-max_total_time={SECONDS}", *BOUNDS)
    if ended.returncode == WITHOUT:
        pytest.skip(NO_ATHERIS)
    found = [path.read_bytes() for path in sorted(tmp_path.glob("found-*"))]
    assert (ended.returncode, found) == (0, []), ended.stderr[-4000:]
    assert "stat::number_of_executed_units" in ended.stderr


@pytest.mark.parametrize("name", PARSERS)
def test_every_seed_is_answered(name: str) -> None:
    assert SEEDS[name]()
    for content in SEEDS[name]():
        PARSERS[name](content)


def test_every_parser_has_seeds() -> None:
    assert list(SEEDS) == list(PARSERS)
