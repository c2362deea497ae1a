"""Twenty-four things that happen to schools, from files to figures: no child is lost, whichever way they are added up.

`a:2010-09-01..2025-12-31` are a school's days, open where nothing stands; `a>b` names b the successor of a, `b<a` says
it from b. `n` and `s` are partnerships, `t` a trust, 931 and 933 authorities: `a@s:2026-01-01..` is a membership, and
without one a school is in partnership n for all its days. `ab` is a child who goes to a as long as it stands and then
to b; `a.b` one who goes to b from New Year on, though a goes on.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from drawn import rows, words
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.measures.lineages import lineages
from evenlode.measures.refresh import refresh
from evenlode.measures.stored import Query
from evenlode.sources.load import load
from evenlode.vocabulary.places import find
from homes import shared
from look_alikes_attendance import Line, day, lined
from look_alikes_ident import written
from look_alikes_schools import gias, gias_links
from registers_model import Total, counted

CASES = """
| what happens                                     | schools                                             | links       | memberships                              | children   | lines     |
|--------------------------------------------------|-----------------------------------------------------|-------------|------------------------------------------|------------|-----------|
| nothing                                          | a:..                                                |             |                                          | a a        | a         |
| a school becomes an academy at New Year          | a:..2025-12-31 b:2026-01-01..                       | a>b         |                                          | ab ab a    | ab=b      |
| in the summer                                    | a:..2025-08-31 b:2025-09-01..                       | a>b         |                                          | ab ab      | ab=b      |
| on the day of the census                         | a:..2026-01-14 b:2026-01-15..                       | a>b         |                                          | ab ab      | ab=b      |
| on the day after it                              | a:..2026-01-15 b:2026-01-16..                       | b<a         |                                          | ab ab      | ab=b      |
| told from both sides                             | a:..2025-12-31 b:2026-01-01..                       | a>b b<a     |                                          | ab ab      | ab=b      |
| twice in one year                                | a:..2025-12-31 b:2026-01-01..2026-03-31 c:2026-04-01.. | a>b b>c  |                                          | abc abc    | abc=c     |
| infants and juniors become a primary school      | a:..2025-12-31 b:..2025-12-31 c:2026-01-01..        | a>c b>c     |                                          | ac bc bc   | abc=c     |
| a school is taken into a neighbour that goes on  | a:..2025-12-31 b:2001-09-01..                       | a>b         |                                          | ab b       | ab=b      |
| two merge, and the merged school converts        | a:..2025-12-31 b:..2025-12-31 c:2026-01-01..2026-03-31 d:2026-04-01.. | a>c b>c c>d | | acd bcd | abcd=d |
| a school is split in two                         | a:..2025-12-31 b:2026-01-01.. c:2026-01-01..        | a>b a>c     |                                          | ab ac ac   | a b c     |
| one of two successors came later                 | a:..2025-08-31 b:2025-09-01.. c:2026-01-01..        | a>b a>c     |                                          | ab b.c     | ab=b c    |
| a part leaves, the school goes on                | a:.. b:2026-01-01..                                 | a>b         |                                          | a a.b      | a b       |
| a school is split, and one part joins another    | a:..2025-12-31 b:2026-01-01.. c:2001-09-01..        | a>b a>c     |                                          | ab ac c    | a b c     |
| it closes, and the pupils go elsewhere           | a:..2025-12-31 b:..                                 |             |                                          | ab ab b    | a b       |
| it closes, and the pupils leave the county       | a:..2025-12-31 b:..                                 |             |                                          | a a b      | a b       |
| a new school without one before it               | a:.. b:2026-01-01..                                 |             |                                          | a.b a      | a b       |
| it moves to another partnership                  | a:..                                                |             | a@n:2010-09-01..2025-12-31 a@s:2026-01-01.. | a a     | a         |
| and after the census                             | a:..                                                |             | a@n:2010-09-01..2026-03-31 a@s:2026-04-01.. | a a     | a         |
| it converts and moves to another partnership     | a:..2025-12-31 b:2026-01-01..                       | a>b         | a@n:2010-09-01..2025-12-31 b@s:2026-01-01.. | ab ab   | ab=b      |
| it moves to another authority                    | a:..                                                |             | a@931:2010-09-01..2026-03-31 a@933:2026-04-01.. | a a | a         |
| it moves there with a new number                 | a:..2025-12-31 b:2026-01-01..                       | a>b         | a@931:2010-09-01..2025-12-31 b@933:2026-01-01.. | ab ab | ab=b    |
| it is given to a trust with a new number         | a:..2026-03-31 b:2026-04-01..                       | a>b         | a@n:2010-09-01..2026-03-31 b@n:2026-04-01.. b@t:2026-04-01.. | ab ab | ab=b |
| a trust gives a school back                      | a:..                                                |             | a@n:2010-09-01.. a@t:2010-09-01..2025-12-31 | a a     | a         |
"""
DAYS = (
    "2025-07-16",
    "2025-07-17",
    "2025-09-03",
    "2025-09-04",
    "2025-12-17",
    "2025-12-18",
    "2026-01-06",
    "2026-01-13",
    "2026-01-14",
    "2026-01-15",
    "2026-01-16",
    "2026-03-25",
    "2026-03-26",
    "2026-04-21",
    "2026-04-22",
)  # fmt: skip - the days around every change
YEARS = {"2024/25": ("2025-07-31", date(2025, 1, 16)), "2025/26": ("2026-07-31", date(2026, 1, 15))}
SPELL = re.compile(r"(\w)(?:@(\w+))?:([-\d]*)\.\.([-\d]*)")
PLACES = {"n": ("partnership", "north-{}"), "s": ("partnership", "south-{}"), "t": ("trust", "trust-{}")}
Span = tuple[date, date]


@dataclass(frozen=True)
class Story:
    """One thing that happens: schools with their days, memberships, links, children, and the lines of schools."""

    number: int
    what: str
    schools: Mapping[str, Span]
    links: tuple[str, ...]
    said: tuple[tuple[str, str, Span], ...]
    children: tuple[str, ...]
    lines: Mapping[str, str] = field(default_factory=dict)

    def urn(self, letter: str) -> str:
        """The number of a school."""
        return str(900000 + self.number * 10 + "abcd".index(letter))

    def memberships(self) -> list[tuple[str, str, str, Span]]:
        """A school, the kind of a place, the place, and the days of it."""
        named = {letter for letter, place, _span in self.said if place in PLACES}
        usual = [(letter, "n", span) for letter, span in self.schools.items() if letter not in named]
        return [(letter, *self.place(place), span) for letter, place, span in (*self.said, *usual)]

    def place(self, place: str) -> tuple[str, str]:
        """The kind of a place and its id."""
        kind, name = PLACES.get(place, ("authority", place))
        return kind, name.format(self.number)

    def marks(self) -> Iterator[tuple[str, int, str, str, str]]:
        """Every day of every child: the school, the child, the day and two codes, some of them absences."""
        for place, path in enumerate(self.children):
            for number, on in enumerate(DAYS):
                if letter := self.school_of(path, date.fromisoformat(on)):
                    codes = ("/\\", "I\\", "/O", "II")[(place + number) % 4]
                    yield self.urn(letter), self.number * 10 + place, on, codes[0], codes[1]

    def school_of(self, path: str, on: date) -> str:
        """The school of a child on a day; empty where there is none."""
        if "." in path:
            path = path[0] if on < date(2026, 1, 1) else path[-1]
        return next((one for one in path if self.schools[one][0] <= on <= self.schools[one][1]), "")


def span(begins: str, ends: str) -> Span:
    """Days from one to another."""
    return (date.fromisoformat(begins or "2001-09-01"), date.fromisoformat(ends or "2099-12-31"))


@cache
def stories() -> list[Story]:
    """All that happens."""
    found = []
    for number, (what, schools, links, said, children, lines) in enumerate(rows(CASES), start=1):
        spells = {letter: span(begins, ends) for letter, _place, begins, ends in SPELL.findall(schools)}
        places = [(letter, place, span(begins, ends)) for letter, place, begins, ends in SPELL.findall(said)]
        line = {letter: word.rpartition("=")[2] or word for word in words(lines) for letter in word.partition("=")[0]}
        found.append(Story(number, what, spells, words(links), tuple(places), words(children), line))
    return found


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home to whose schools all this happened; it is only read."""
    return shared(tmp_path_factory, "changing-home", fill)


def fill(home: Home) -> None:
    """Load all files, and work the figures out."""
    folder = home.root.parent / "changing-files" / "2026-05"
    receipts, _passed_over = load(home, [*lists(folder), registers(folder)])
    assert [one.problems for one in receipts if one.state != "accepted"] == []
    with open_reading(home) as reading:
        list(refresh(reading))


def lists(folder: Path) -> list[Path]:
    """The register of schools, the links between them, and the places that they belong to."""
    every = [(story, letter, days) for story in stories() for letter, days in story.schools.items()]
    schools = gias(folder / "schools.csv", *(listed(*one) for one in every))
    links = gias_links(folder / "links.csv", *(linked(story, link) for story in stories() for link in story.links))
    lines = [
        (story.urn(letter), kind, place, "", begins, ends if ends.year < 2099 else "", "2026-05-01")
        for story in stories()
        for letter, kind, place, (begins, ends) in story.memberships()
    ]
    places = written(folder / "places.csv", ("urn", "kind", "place", "name", "from", "to", "as_at"), lines)
    return [schools, links, places]


def listed(story: Story, letter: str, days: Span) -> dict[str, str]:
    """A school in the register of schools."""
    closed = days[1].year < 2099
    return {
        "URN": story.urn(letter), "EstablishmentNumber": story.urn(letter)[2:], "OpenDate": days[0].strftime("%d-%m-%Y"),
        "CloseDate": days[1].strftime("%d-%m-%Y") if closed else "",
        "EstablishmentStatus (name)": "Closed" if closed else "Open",
    }  # fmt: skip


def linked(story: Story, link: str) -> dict[str, str]:
    """A link between two schools."""
    kind = "Successor" if link[1] == ">" else "Predecessor"
    return {"URN": story.urn(link[0]), "LinkURN": story.urn(link[2]), "LinkType": kind}


def registers(folder: Path) -> Path:
    """All marks in one file."""
    lines: list[Line] = [
        day(child, am, pm, on=on, urn=urn) for story in stories() for urn, child, on, am, pm in story.marks()
    ]
    return lined(folder / "marks.csv", lines)


# What brute force finds


def by_school(story: Story, year: str) -> dict[str, Total]:
    """The sessions of a year at every school."""
    found: dict[str, Total] = {}
    first = "2025-08-01" if year == "2025/26" else "2024-08-01"
    for urn, _child, on, *codes in story.marks():
        if first <= on <= YEARS[year][0]:
            found[urn] = found.get(urn, Total()) + counted(codes[0], on) + counted(codes[1], on)
    return found


def places_of(story: Story, letter: str, year: str) -> set[str]:
    """The places to which a school's year goes: those of the census day, or of the day nearest before it or after."""
    last, census = date.fromisoformat(YEARS[year][0]).replace(month=8), YEARS[year][1]
    first = date(last.year - 1, 8, 1)
    here = [
        (max(begins, first), min(ends, last), place)
        for one, _kind, place, (begins, ends) in story.memberships()
        if one == letter and begins <= last and ends >= first
    ]
    days = sorted({day for begins, ends, _place in here for day in (begins, ends)})
    then = (
        census
        if any(begins <= census <= ends for begins, ends, _place in here)
        else max((day for day in days if day < census), default=min(days, default=census))
    )
    return {place for begins, ends, place in here if begins <= then <= ends}


def found_in(home: Home, year: str) -> dict[str, Total]:
    """The figures of every place in a year, as sessions possible and missed."""
    query = Query(["absence_overall"], groups=["all"], periods=["year"], reasons=["all"], sources=["computed"])
    with open_reading(home) as reading:
        told = [one for one in figures(reading, query) if one.key.year.printed == year and str(one.key.phase) == "all"]
    return {one.key.place: Total(int(one.denominator or 0), int(one.numerator or 0)) for one in told}


def added(totals: Iterator[Total] | list[Total]) -> Total:
    """Totals together."""
    return sum(totals, Total())


def test_there_are_twenty_four() -> None:
    assert len(stories()) == 24
    assert len({story.what for story in stories()}) == 24


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.what)
def test_totals_by_number_are_totals_by_line_and_nobody_is_lost(home: Home, story: Story) -> None:
    with open_reading(home) as reading:
        known = lineages(reading)
    lines = {story.urn(letter): story.urn(line) for letter, line in story.lines.items()}
    assert {urn: known.lineage(urn) for urn in lines} == lines
    for year in YEARS:
        wanted, told = by_school(story, year), found_in(home, year)
        here = {urn: told[urn] for urn in lines if urn in told}
        assert here == wanted, "each number has its own sessions"
        by_line = {line: added([here[urn] for urn in here if known.lineage(urn) == line]) for line in lines.values()}
        by_hand = {line: added([wanted[urn] for urn in wanted if lines[urn] == line]) for line in lines.values()}
        assert by_line == by_hand
        assert added(list(by_line.values())) == added(list(wanted.values()))


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.what)
def test_every_place_has_the_sessions_of_its_schools(home: Home, story: Story) -> None:
    for year in YEARS:
        told, schools = found_in(home, year), by_school(story, year)
        wanted: dict[str, Total] = {}
        for letter in story.schools:
            if total := schools.get(story.urn(letter)):
                for place in places_of(story, letter, year) - {"931", "933"}:
                    wanted[place] = wanted.get(place, Total()) + total
        names = {story.place(place)[1] for place in PLACES}
        assert {place: told[place] for place in names if place in told} == wanted
        at_home = added([wanted[place] for place in wanted if not place.startswith("trust")])
        assert at_home == added(list(schools.values())), "no session is in no partnership, or in two"


@pytest.mark.parametrize("year", YEARS)
def test_the_authorities_have_every_session_once(home: Home, year: str) -> None:
    told = found_in(home, year)
    every = {urn: total for story in stories() for urn, total in by_school(story, year).items()}
    moved = {
        story.urn(letter): "933"
        for story in stories()
        for letter in story.schools
        if "933" in places_of(story, letter, year)
    }
    for number in ("931", "933"):
        wanted = added([total for urn, total in every.items() if moved.get(urn, "931") == number])
        assert told.get(find(number).code, Total()) == wanted


def test_on_every_day_each_child_is_at_one_school() -> None:
    for story in stories():
        found = Counter((child, on) for _urn, child, on, *_codes in story.marks())
        assert set(found.values()) <= {1}
