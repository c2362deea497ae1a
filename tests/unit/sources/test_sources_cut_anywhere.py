"""Files of six kinds cut at many places, through the whole load: refused with the place, or read to where they end.

What ends with the end of a line of a CSV file cannot be known to be cut: it is whole as far as it goes.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PROFILE
from corrupt.bases import BASES, bytes_of
from corrupt.cases import home_of, state_of
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.sources.load import load
from homes import shared
from ledger_model import one_engine

CUTS = {"quick": 6, "ci": 34, "deep": 200}[PROFILE]  # of each kind


@pytest.fixture(autouse=True)
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One engine for all loads."""
    with one_engine(tmp_path_factory.getbasetemp().parent):  # where the home of all workers is
        yield


@pytest.mark.parametrize("kind", BASES)
def test_no_cut_is_half_loaded(kind: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = shared(tmp_path_factory, "sent-before", home_of)
    base = BASES[kind]()
    whole = bytes_of(base)
    for number in range(1, CUTS + 1):
        content = whole[: number * len(whole) // (CUTS + 1)]
        home = Home(tmp_path / str(number))
        shutil.copytree(kept.root, home.root)
        before = state_of(home)
        path = tmp_path / base.name
        path.write_bytes(content)
        (receipt,), _ = load(home, [path])
        said = " ".join(one.message for one in receipt.problems)
        if receipt.state is LoadState.REFUSED:
            assert "Where: " in said
        else:
            is_at_an_end = content.endswith((b"\n", b"\r"))
            assert base.name.endswith(".csv")
            assert is_at_an_end or {"csv.unended", "records.none"} & {one.rule for one in receipt.problems}
        if receipt.state in (LoadState.REFUSED, LoadState.HELD):
            assert state_of(home) == before
        shutil.rmtree(home.root)
