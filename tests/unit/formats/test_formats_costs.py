"""What the room may cost: nothing to import, little memory and time to refuse what is made to do harm."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import hostile

READER = """
import sys
from pathlib import Path
from evenlode.errors import Refused
from evenlode.formats.reading import peek, read_table
for act in (peek, read_table):
    try:
        act(Path(sys.argv[1]))
        print("read")
    except Refused:
        print("refused")
from evenlode.formats.xml_files import read_xml
from evenlode.formats.xml_kinds import Block, Shape
try:
    if Path(sys.argv[1]).read_bytes()[:1] == b"<":
        read_xml(Path(sys.argv[1]), Shape({}, (Block("p", ("M/P",), {"a": ("a",)}),)))
        raise SystemExit("read")
except Refused:
    print("refused")
"""
TESTS = str(Path(__file__).parents[2])
COSTS = f"""
import sys, time
sys.path.append({TESTS!r})
from yardstick import slowness
peaks = [int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line]
spent = time.process_time()
print(spent / slowness(), max(peaks))
"""


@pytest.mark.parametrize(
    "made",
    [
        hostile.flat_bomb,
        hostile.workbook_bomb,
        hostile.many_entries,
        hostile.vast_parquet,
        hostile.repeated_text_parquet,
        hostile.repeated_text_workbook,
        hostile.one_vast_text_parquet,
        hostile.far_cell_workbook,
        hostile.entity_bomb_workbook,
        hostile.long_cell_csv,
        hostile.entity_bomb_xml,
        hostile.deep_xml,
        hostile.crowded_xml,
        lambda: b"<M a='" + b"x" * (40 * hostile.MB) + b"'/>",
        lambda: b"<M>" + b"x" * (200 * hostile.MB) + b"</M>",
        lambda: b'a,b\r\n1,"' + b"x\n" * (20 * hostile.MB),
        lambda: b"a,b\r\n1," + b"x" * (40 * hostile.MB),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory was held at most")
def test_harm_is_refused_within_ten_seconds_and_half_a_gigabyte(tmp_path: Path, made: Callable[[], bytes]) -> None:
    path = tmp_path / "pupils.csv"
    path.write_bytes(made())
    done = subprocess.run([sys.executable, "-c", READER + COSTS, str(path)], capture_output=True, check=True)
    assert done.stderr == b""
    seconds, kilobytes = done.stdout.split()[-2:]
    assert float(seconds) < 10
    assert int(kilobytes) < 512 * 1024


def test_the_package_itself_imports_nothing() -> None:
    code = "import sys; import evenlode.formats; print([name for name in sys.modules if 'pyarrow' in name])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


def test_reading_does_not_drag_in_what_it_does_not_need(tmp_path: Path) -> None:
    for name, content in (("a.csv", hostile.csv_bytes()), ("a.parquet", hostile.parquet_bytes())):
        (tmp_path / name).write_bytes(content)
        code = READER + "print([name for name in ('pandas', 'openpyxl') if name in sys.modules])"
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], capture_output=True, check=True)
        assert done.stdout == b"read\nread\n[]\n"
