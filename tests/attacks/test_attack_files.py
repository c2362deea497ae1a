"""Files made to do harm, loaded by the command in a process of its own: refused or read, in bounds of CPU and memory.

Under the profile `quick` every sixth of them is loaded.
"""

import sys
from pathlib import Path

import pytest

from conftest import PROFILE
from evenlode.errors import Exit
from hostile_files import FILES
from spawned import spawned

LOADED = list(FILES)[:: 6 if PROFILE == "quick" else 1]
MOST_SECONDS, MOST_MEGABYTES, PATIENCE = 10, 512, 300
ENDS = (Exit.DONE, Exit.QUARANTINED, Exit.HELD, Exit.REFUSED)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory was held at most")
@pytest.mark.parametrize("kind", LOADED)
def test_harm_is_refused_or_read_within_ten_seconds_and_half_a_gigabyte(kind: str, tmp_path: Path) -> None:
    path = FILES[kind](tmp_path)
    ended = spawned(["--home", str(tmp_path / "home"), "load", str(path)], PATIENCE)
    path.unlink()
    assert ended.exit_code in ENDS, ended.beside
    assert "Traceback" not in ended.beside
    assert ended.out
    assert ended.seconds < MOST_SECONDS
    assert ended.megabytes < MOST_MEGABYTES
