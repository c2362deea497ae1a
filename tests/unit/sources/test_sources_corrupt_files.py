"""Two hundred corrupt files: each has the verdict, the records and the very sentences that its table says."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from conftest import PROFILE
from corrupt.bases import BASES, before, written
from corrupt.cases import CASES, KINDS, STEPS, Case, file_of, home_of, judged, state_of, verdict_of
from evenlode.cli.load import told
from evenlode.errors import Exit, Severity
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.sources.load import load
from homes import shared
from ledger_model import one_engine
from spawned import spawned

VERDICTS = {"accepted", "accepted with warning", "partly", "held", "refused"}
OF_WHOLE_LINES = {"csv.quote", "csv.ragged", "csv.header_again", "csv.unended", "xlsx.ragged", "xlsx.header_again"}
LARGE = 1_000_000
EACH = 4 if PROFILE == "quick" else 1
SECONDS, MEGABYTES = 30, 512  # the first is generous: other work may share the machine


@pytest.fixture(autouse=True)
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One engine for all loads."""
    with one_engine(tmp_path_factory.getbasetemp().parent):  # where the home of all workers is
        yield


@pytest.fixture
def home(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that holds what the school sent before, for this test alone."""
    kept = shared(tmp_path_factory, "sent-before", home_of)
    shutil.copytree(kept.root, tmp_path / "home")
    return Home(tmp_path / "home")


@pytest.mark.parametrize("case", CASES[::EACH], ids=lambda case: f"{case.number} {case.kind}")
def test_a_corrupt_file_is_judged_as_its_table_says(case: Case, home: Home, tmp_path: Path) -> None:
    path, before_it, begun = file_of(case, tmp_path / "sent"), state_of(home), monotonic()
    (receipt,), _ = load(home, [path])
    took = monotonic() - begun
    assert judged(case, receipt) == case
    counts = receipt.counts
    assert counts.rows_in == counts.accepted + counts.quarantined + counts.duplicates
    is_live = receipt.state in (LoadState.ACCEPTED, LoadState.PARTLY) and counts.accepted > 0
    assert (state_of(home) != before_it) is is_live, "what is refused or held changes nothing"
    assert took < SECONDS
    assert receipt.file.endswith(path.name) or path.name == "sent.zip"
    check_what_is_said(receipt)


def check_what_is_said(receipt: Receipt) -> None:
    """Each problem gives a reason and a remedy, and each record that is set aside its row, line and column."""
    for one in told(receipt):
        assert one.message.endswith((".", "?"))
        assert one.remedy
        assert one.severity is not Severity.REFUSAL or "Where: " in one.message
        if one.severity is Severity.ERROR:
            assert one.row
            assert one.line
            assert one.column or one.rule in OF_WHOLE_LINES


@pytest.mark.parametrize("kind", KINDS)
def test_the_honest_file_is_accepted_without_a_word(kind: str, home: Home, tmp_path: Path) -> None:
    (receipt,), _ = load(home, [written(BASES[kind](), tmp_path / "sent")])
    assert verdict_of(receipt) == "accepted"
    assert receipt.counts.accepted == receipt.counts.rows_in > 0


def test_there_are_two_hundred_of_every_kind_and_verdict() -> None:
    assert [case.number for case in CASES] == list(range(1, 201))
    assert {case.verdict for case in CASES} == VERDICTS
    assert min(Counter(case.kind for case in CASES).values()) >= 20
    assert len({(case.kind, case.what) for case in CASES}) == len(CASES)
    assert {step[0] for case in CASES for step in case.done} == set(STEPS)
    assert len(before()) == 3


def is_large(case: Case) -> bool:
    """Whether a case's file is one of the large ones."""
    return any(isinstance(argument, int) and argument >= LARGE // 4 for step in case.done for argument in step[1:])


@pytest.mark.parametrize("case", [case for case in CASES if is_large(case)], ids=lambda case: f"{case.number}")
def test_a_large_one_takes_little_memory(case: Case, home: Home, tmp_path: Path) -> None:
    path = file_of(case, tmp_path / "sent")
    assert path.stat().st_size > LARGE
    ended = spawned(["--home", str(home.root), "load", str(path)], SECONDS)
    assert ended.exit_code in (Exit.DONE, Exit.QUARANTINED, Exit.HELD, Exit.REFUSED)
    assert "Traceback" not in ended.beside
    assert ended.megabytes < MEGABYTES
