"""Locks fix every library by its hashes, name no host, and were compiled from the present requirements."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from house.source import ROOT, every_file, name, text

HOST = re.compile(r"://|\b[a-z0-9-]+\.(?:org|com|net|io|dev|uk|cloud)\b|\blocalhost\b", re.IGNORECASE)
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PACKAGE_LOCKS = [path for path in every_file() if path.name in ("package-lock.json", "npm-shrinkwrap.json")]
PINNED = re.compile(r"^[A-Za-z0-9][\w.-]*(?:\[[\w,-]+\])?==\S+", re.MULTILINE)


@pytest.mark.parametrize("path", [*LOCKS, *PACKAGE_LOCKS], ids=name)
def test_a_lock_names_no_host(path: Path) -> None:
    assert HOST.findall(text(path)) == []


@pytest.mark.parametrize("path", LOCKS, ids=name)
def test_a_lock_has_the_hashes_of_everything_it_pins(path: Path) -> None:
    pins = re.split(r"(?m)^(?=[A-Za-z0-9])", text(path))[1:]
    assert pins
    assert [pin.split(" ")[0] for pin in pins if not PINNED.match(pin) or "--hash=sha256:" not in pin] == []


def test_there_is_no_lock_of_another_kind() -> None:
    others = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "yarn.lock", "pnpm-lock.yaml"}
    assert [name(path) for path in every_file() if path.name in others] == []


def test_no_lock_is_stale() -> None:
    check = [sys.executable, "requirements/locks.py", "--check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_the_base_lock_pins_is_pinned_alike_in_the_others() -> None:
    base = set(PINNED.findall(text(ROOT / "requirements" / "base.txt")))
    missing = {name(path): sorted(base - set(PINNED.findall(text(path)))) for path in LOCKS}
    assert {lock: pins for lock, pins in missing.items() if pins} == {}
