"""A bit that changes by itself, in any file of a home: the doctor finds it, says where and what to do, and that helps.

Of the ledger's file some bits mean nothing, as those of a page's free part, and of names that were read before the last
rebuild none does any more: there it must be shown that nothing that is said has changed, and that the home goes on.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from attacks.scene import Scene, acts_of, seen, so_many
from evenlode.errors import LedgerDamaged
from evenlode.lake import snapshots
from evenlode.lake.acts import compact
from evenlode.lake.doctor import examine, mend
from evenlode.lake.findings import Finding
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.measures.refresh import refresh
from evenlode.sources.rebuild import rebuild

LEDGER, LOG = "ledger", "log of the ledger"
FLIPS = so_many(1, 6, 40)
KINDS: dict[str, Callable[[Path], bool]] = {
    "bytes": lambda path: path.parts[0] == "bytes" and not path.suffix,
    "bytes, encrypted": lambda path: path.parts[0] == "bytes" and path.suffix == ".sealed",
    "keys of files": lambda path: path.suffix == ".key",
    "names": lambda path: path.parts[0] == "names" and path.suffix == ".sealed",
    "key": lambda path: path.parts == ("key",),
    "rows": lambda path: path.parts[0] == "rows",
    "lake": lambda path: path.parts[0] == "lake" and "_delta_log" not in path.parts,
    "log of the lake": lambda path: "_delta_log" in path.parts,
    "figures": lambda path: path.parts[0] == "figures",
    "tallies": lambda path: path.parts[0] == "tallies",
    LEDGER: lambda path: path.parts == ("ledger.db",),
    LOG: lambda path: path.parts == ("ledger.db-wal",),
    "head": lambda path: path.parts == ("head.json",),
}
DELETE = re.compile(r"delete ([^ ,:]+)")
HELPED = so_many(1, 2, 8)  # so many of a kind are mended as the doctor says


@pytest.fixture(scope="module")
def homes(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Home]:
    """Two homes that hold a file of every kind: of the second the last act stands in the log beside the ledger."""
    folder = tmp_path_factory.mktemp("rot")
    home = scene.copied(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshots, "NO_STATISTICS", {**snapshots.NO_STATISTICS, "delta.checkpointInterval": "1"})
        rebuild(home)
        compact(home)
    with open_reading(home) as reading:
        assert list(refresh(reading))
    with open_ledger(home):  # while it is open, nobody moves what the log holds to the ledger's file
        scene.do(home, "load")
        logged = copied(home, folder / "logged")
    logged.ledger.with_name("ledger.db-shm").unlink()
    for one in (home, logged):
        assert unwell(copied(one, folder / f"{one.root.parent.name}-well")) == []
    return {False: home, True: logged}


@pytest.fixture
def whole(homes: dict[bool, Home], kind: str) -> Home:
    """The home in which a file of a kind is spoilt."""
    return homes[kind == LOG]


def copied(home: Home, folder: Path) -> Home:
    """The same home, to be spoilt."""
    return Home(Path(shutil.copytree(home.root, folder / "home")))


def files(home: Home, kind: str) -> list[Path]:
    """The files of a kind, below the home."""
    every = (path.relative_to(home.root) for path in sorted(home.root.rglob("*")) if path.is_file())
    return [path for path in every if KINDS[kind](path)]


def test_every_file_of_a_home_is_of_some_kind(homes: dict[bool, Home]) -> None:
    home = homes[True]
    every = {path.relative_to(home.root) for path in home.root.rglob("*") if path.is_file()}
    assert every - {path for kind in KINDS for path in files(home, kind)} == set()
    assert [kind for kind in KINDS if not files(home, kind)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_bit_that_changes_is_found_and_mended(whole: Home, tmp_path: Path, kind: str) -> None:
    chosen, found = Random(kind), 0  # noqa: S311 - chooses bits, and no secret
    for number in range(FLIPS):
        home = copied(whole, tmp_path / str(number))
        path = chosen.choice(files(whole, kind))
        bit = flip(home.root / path, chosen)
        findings = unwell(home)
        where = f"bit {bit} of {path}"
        if not findings:
            assert kind in (LEDGER, LOG) or is_of_before(path, home), f"nobody finds {where}"
            must_be_the_same(whole, home, tmp_path / f"{number}-whole", where)
            continue
        found += 1
        must_name(path, kind, findings, where)
        if found <= HELPED:
            must_help(whole, home, path, kind, findings)
    assert found or kind in (LEDGER, LOG)


def flip(path: Path, chosen: Random) -> int:
    """Change one bit of a file; gives which."""
    content = bytearray(path.read_bytes())
    bit = chosen.randrange(8 * len(content))
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)
    return bit


def unwell(home: Home) -> list[Finding]:
    """What the doctor finds wrong."""
    try:
        return [one for one in examine(home) if not one.well]
    except LedgerDamaged as error:
        return [Finding("ledger", False, f"{error.what} {error.where}", error.remedy)]


def must_name(path: Path, kind: str, findings: list[Finding], where: str) -> None:
    """Ask that the doctor says in which file it is, and what to do."""
    assert all(one.remedy for one in findings)
    told = " ".join(one.detail for one in findings)
    named = {
        LEDGER: "ledger" in {one.what for one in findings},
        LOG: "The ledger ends with snapshot" in told,
        "key": "The home's key is" in told,
        "lake": str(path) in told,
        "log of the lake": str(path) in told,
        "figures": path.name.removesuffix(".sha256") in told,
        "tallies": path.name.removesuffix(".sha256") in told,
        "head": path.name in told,
    }.get(kind, str(Path(*path.parts[:2])).removesuffix(".sealed").removesuffix(".key") in told)
    assert named, f"{where}: {told}"


def must_help(whole: Home, home: Home, path: Path, kind: str, findings: list[Finding]) -> None:
    """Ask that what the doctor says to do makes the home well again, with the state that it had."""
    other = copied(whole, home.root.parent / "other")
    while findings:
        remedy = next((one for one in findings if one.what in ("ledger", "key")), findings[-1]).remedy
        follow(remedy, whole, home, path)
        left = unwell(home)
        assert left != findings, f"this does not help: {remedy}"
        findings = left
    if kind == LOG:
        assert acts_of(home) < acts_of(other), "acts are lost, and it is said so"
    else:
        assert seen(home) == seen(other)


def follow(remedy: str, whole: Home, home: Home, path: Path) -> None:
    """Do what the doctor says."""
    if deleted := DELETE.search(remedy):
        target = home.root / deleted[1]
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        with open_reading(home) as reading:
            assert list(refresh(reading))
    elif "evenlode rebuild" in remedy:
        rebuild(home)
    elif "--mend" in remedy:
        mend(home)
    else:
        assert "back from" in remedy
        shutil.copyfile(whole.root / path, home.root / path)


def must_be_the_same(whole: Home, home: Home, folder: Path, where: str) -> None:
    """Ask that a ledger says all that it said, and takes the next act: the bit meant nothing."""
    other = copied(whole, folder)
    assert said(home) == said(other), f"nobody finds {where}"
    assert compact(home).state_hash == compact(other).state_hash
    assert seen(home) == seen(other)
    assert unwell(home) == []


def is_of_before(path: Path, home: Home) -> bool:
    """Whether a file is of the names that were read before the last rebuild: nobody asks for them any more."""
    with open_ledger(home) as ledger:
        head = ledger.head()
        assert head
        return path.parts[0] == "names" and path.parts[1] not in ledger.folders_at(head.epoch).values()


def said(home: Home) -> list[str]:
    """All that a ledger says."""
    with open_ledger(home) as ledger:
        return list(ledger.db.iterdump())
