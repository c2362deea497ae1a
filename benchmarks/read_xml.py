"""Ways to read a large XML file of pupils, each in a process of its own: `python benchmarks/read_xml.py [PUPILS]`.

The file is a look-alike of a school census, made anew with invented values in a folder that is removed again. lxml and
expat walk through the whole of it in Python and keep nothing; `xml2arrow`, which is no dependency, is tried where it is
installed.
"""

import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import in_turn, median

from evenlode.formats.xml_kinds import Block, Shape

PUPIL = "Message/Content/Schools/School/PupilsOnRoll/Pupil"
FIELDS = (
    *(f"PupilIdentifiers/{name}" for name in ("UPN", "ULN", "Surname", "Forename", "DOB", "Sex")),
    *(f"PupilCharacteristics/{name}" for name in ("Ethnicity", "Language", "ServiceChild", "YoungCarer")),
    *(f"PupilStatus/{name}" for name in ("EnrolStatus", "EntryDate", "PartTime", "Boarder", "NCyearActual")),
    "SpecialEducationalNeeds/SENprovision",
    *(f"Home/Address/{name}" for name in ("SAON", "PAON", "Street", "Town", "PostCode", "UPRN")),
)
BLOCKS = {
    "PupilCharacteristics/FSMeligibility/FSMperiod": ("FSMstartDate", "FSMendDate"),
    "SpecialEducationalNeeds/SENneeds/SENneed": ("SENtypeRank", "SENtype"),
    "Attendance/TermlyAttendance": ("PossibleSessions", "SessionsAuthorised", "SessionsUnauthorised"),
    "Attendance/TermlyAttendance/Reasons/Reason": ("AbsenceReason", "AbsenceSessions"),
}
OURS = "from pathlib import Path; from read_xml import SHAPE; from evenlode.formats.xml_files import read_xml"
ROWS = "sum(table.num_rows for table in read_xml(Path(sys.argv[1]), SHAPE).tables.values())"
READERS = {
    "evenlode": f"{OURS}; {ROWS}",
    "lxml iterparse": """
from lxml import etree
for _, pupil in etree.iterparse(sys.argv[1], tag="Pupil", resolve_entities=False, no_network=True):
    for element in pupil.iter():
        element.tag, element.text
    pupil.clear()
    while pupil.getprevious() is not None:
        del pupil.getparent()[0]
""",
    "expat, checking alone": """
from pyexpat import ParserCreate
with open(sys.argv[1], "rb") as stream:
    ParserCreate().ParseFile(stream)
""",
    "expat, own stack": """
from pyexpat import ParserCreate
parser, stack, texts, node = ParserCreate(), [], [], {}
parser.buffer_text = True
def begun(name, attributes):
    global node
    stack.append(node)
    node = node.setdefault(name, {})
    texts.clear()
def ended(name):
    global node
    "".join(texts)
    texts.clear()
    node = stack.pop()
parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begun, ended, texts.append
with open(sys.argv[1], "rb") as stream:
    parser.ParseFile(stream)
""",
    "xml2arrow": "from xml2arrow import XmlToArrowParser; XmlToArrowParser(sys.argv[2]).parse(sys.argv[1])",
}


def fields(paths: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Columns named by the last element of their path."""
    return {path.rpartition("/")[2]: (path,) for path in paths}


SHAPE = Shape(
    {}, (Block("Pupil", (PUPIL,), fields(FIELDS), tuple(Block(p, (p,), fields(f)) for p, f in BLOCKS.items())),)
)


def nested(paths: list[tuple[str, str]]) -> str:
    """Elements with these texts, by their paths below the record; neighbours share what is around them both."""
    lines, before = [], list[str]()
    for (path, text), (following, _) in pairwise([*paths, ("", "")]):
        *around, name = path.split("/")
        shared = sum(one == other for one, other in zip(before, around, strict=False))
        lines += [f"<{one}>" for one in around[shared:]] + [f"<{name}>{text}</{name}>\n"]
        shared = sum(one == other for one, other in zip(around, following.split("/")[:-1], strict=False))
        lines += [f"</{one}>\n" for one in reversed(around[shared:])]
        before = around[:shared]
    return "".join(lines)


def pupil(number: int) -> str:
    """A pupil with invented values, of about 1.2 kB."""
    surname = ("Testname", "O&apos;Invented", "Łódzka", "Made &amp; Up")[number % 4]
    texts = {"UPN": f"A{number:012d}", "Surname": surname, "SAON": "", "UPRN": f"{number:012d}"}
    paths = [(path, texts.get(path.rpartition("/")[2], f"text {number % 97}")) for path in FIELDS]
    for place, (block, below) in enumerate(BLOCKS.items()):
        if (number + place) % 3:
            paths += [(f"{block}/{name}", f"2026-01-{number % 28 + 1:02d}") for name in below]
    return f"<Pupil>\n{nested(sorted(paths, key=lambda one: one[0].split('/')[0]))}</Pupil>\n"


def write(path: Path, pupils: int) -> None:
    """Write the look-alike."""
    around = PUPIL.split("/")[:-1]
    with path.open("w", encoding="utf-8") as out:
        out.write("".join(f"<{name}>" for name in around))
        out.writelines(pupil(number) for number in range(pupils))
        out.write("".join(f"</{name}>" for name in reversed(around)))


def settings() -> str:
    """The same shape as xml2arrow is told it."""
    lines = ["tables:"]
    for block, paths in {"": FIELDS, **BLOCKS}.items():
        outer = f"/{PUPIL}/{block}".rstrip("/")
        lines += [
            f"- name: table{len(lines)}",
            f"  xml_path: {outer.rpartition('/')[0]}",
            "  levels: [row]",
            "  fields:",
        ]
        lines += [
            f"  - {{name: f{n}, xml_path: {outer}/{p}, data_type: Utf8, nullable: true}}" for n, p in enumerate(paths)
        ]
    return "\n".join(lines)


def main() -> None:
    """Print CPU seconds, wall seconds and megabytes at the peak of each reader."""
    with TemporaryDirectory() as folder:
        file, told = Path(folder) / "census.xml", Path(folder) / "census.yaml"
        write(file, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
        told.write_text(settings(), encoding="utf-8")
        print(f"{file.stat().st_size / 1e6:,.0f} MB")
        here = str(Path(__file__).parent)
        commands = {
            name: [sys.executable, "-c", f"import sys; sys.path.insert(0, {here!r})\n{code}", str(file), str(told)]
            for name, code in READERS.items()
            if name != "xml2arrow" or find_spec("xml2arrow")
        }
        for name, runs in in_turn(commands, lambda: None, runs=3).items():
            done = median(runs)
            print(f"{name}: {done.cpu:.2f} CPU s, {done.wall:.2f} s, {done.megabytes:,.0f} MB")


if __name__ == "__main__":
    main()
