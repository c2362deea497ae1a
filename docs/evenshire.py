"""Draws how the invented county is spread, beside what is published of real ones: `python docs/evenshire.py`.

The published numbers are deciles of schools, worked out once from DfE's school performance tables and written here:
Oxfordshire's schools in 2018/19 (census, absence) and Surrey's at key stage 2 in 2017/18, under the Open Government
Licence v3.0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy

from evenlode.synthetic.answers.results import at_eleven
from evenlode.synthetic.censuses import Term, censuses, named
from evenlode.synthetic.county import County, county
from evenlode.synthetic.events import SchoolYear
from evenlode.synthetic.kinds import Column, Phase
from evenlode.synthetic.levels import PUBLISHED
from evenlode.synthetic.sessions import PARTS, Sessions, counted, together
from evenlode.synthetic.writers.census_totals import AUTHORISED, POSSIBLE, UNAUTHORISED
from evenlode.vocabulary.codes.attendance import meaning_class

YEAR, SCHOOLS, SEED = 2022, 300, 1
FOLDER = Path(__file__).parent / "images"
TENTHS = tuple(range(10, 100, 10))
REAL: Mapping[str, tuple[float, ...]] = {
    "Pupils on roll, primary schools": (86.6, 102.2, 137.8, 179.8, 203, 230.4, 299, 366.4, 415.8),
    "SEN support, primary schools, %": (6.4, 7.9, 9.5, 10.8, 12.2, 13.4, 15.1, 16.7, 20.1),
    "Free meals in six years, primary schools, %": (4.1, 5.7, 7.2, 8.9, 10.5, 12.3, 14.7, 18.5, 22.9),
    "English as an additional language, primary schools, %": (0.9, 2.2, 3.4, 5.0, 6.6, 9.4, 13.5, 21.5, 30.8),
    "Key stage 2 gap of disadvantaged pupils, points": (5.1, 14.0, 18.0, 23.4, 27.0, 30.6, 37.0, 41.0, 49.9),
}
"""For each spread its nine deciles of schools."""
OURS, THEIRS, GRID, INK = "#1d6fa5", "#b3541e", "#d9d9d9", "#333333"
WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 420, 250, 48, 40, 44, 14
LAST_GROUP = 11
SMALLEST = 6  # pupils of a group in a school of whom a gap is published


@dataclass(frozen=True)
class Line:
    """A line of a chart: its name, its colour, and a number for each place on the axis."""

    name: str
    colour: str
    numbers: Sequence[float]
    dashed: bool = False


def chart(path: str, title: str, places: Sequence[str], axis: str, lines: Sequence[Line]) -> None:
    """Write a chart of some lines."""
    most = max(max(line.numbers) for line in lines) * 1.08
    least = min(0.0, *(min(line.numbers) for line in lines))

    def across(at: int) -> float:
        return LEFT + at * (WIDTH - LEFT - RIGHT) / max(len(places) - 1, 1)

    def up(number: float) -> float:
        return HEIGHT - BOTTOM - (number - least) * (HEIGHT - BOTTOM - TOP) / (most - least)

    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="11" fill="{INK}"><title>{title}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
        f'<text x="{LEFT}" y="16" font-size="13" font-weight="bold">{title}</text>'
    )
    grid = (
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up(step):.1f}" y2="{up(step):.1f}" stroke="{GRID}"/>'
        f'<text x="{LEFT - 6}" y="{up(step) + 4:.1f}" text-anchor="end">{step:g}</text>'
        for step in ticks(least, most)
    )
    below = (
        f'<text x="{across(at):.1f}" y="{HEIGHT - BOTTOM + 15}" text-anchor="middle">{place}</text>'
        for at, place in enumerate(places)
    )
    parts = [head, *grid, *below]
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 6}" text-anchor="middle">{axis}</text>')
    for number, line in enumerate(lines):
        points = " ".join(f"{across(at):.1f},{up(value):.1f}" for at, value in enumerate(line.numbers))
        dash = ' stroke-dasharray="5 4"' if line.dashed else ""
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{line.colour}" stroke-width="2.2"{dash}/>'
            f'<line x1="{LEFT + 150 * number}" x2="{LEFT + 22 + 150 * number}" y1="30" y2="30" stroke="{line.colour}" '
            f'stroke-width="2.2"{dash}/><text x="{LEFT + 28 + 150 * number}" y="34">{line.name}</text>'
        )
    (FOLDER / f"evenshire-{path}.svg").write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


def ticks(least: float, most: float) -> list[float]:
    """Round numbers between two, four to seven of them."""
    span = most - least
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500) if span / size <= 7)
    first = int(numpy.ceil(least / step))
    return [float(step * number) for number in range(first, int(most / step) + 1)]


def deciles(numbers: Column) -> list[float]:
    """The nine deciles."""
    return [float(one) for one in numpy.percentile(numbers, TENTHS)]


def of_schools(found: County, year: SchoolYear) -> dict[str, list[float]]:
    """How schools are spread, by the January census."""
    january = next(one for one in censuses(year.year) if one.term is Term.SPRING)
    whom = named(january, found.schools, year.roll.group, year.stays, None)
    here = whom.where(whom.on_roll & (found.schools.phase[whom.school] == Phase.PRIMARY))
    school, child = whom.school[here], whom.child[here]
    size = numpy.bincount(school)
    open_now = numpy.flatnonzero(size)

    def share(held: Column) -> list[float]:
        return deciles(100 * numpy.bincount(school, held[child], len(size))[open_now] / size[open_now])

    return {
        "Pupils on roll, primary schools": deciles(size[open_now]),
        "SEN support, primary schools, %": share(year.needs.sen == "K"),
        "Free meals in six years, primary schools, %": share(year.needs.ever),
        "English as an additional language, primary schools, %": share(found.children.language != "ENG"),
        "Key stage 2 gap of disadvantaged pupils, points": gaps(found, year),
    }


def gaps(found: County, year: SchoolYear) -> list[float]:
    """The gaps of schools at key stage 2, in reading, writing and mathematics, where groups are not small."""
    told = dict(at_eleven(year.year, year.results, numpy.datetime64("2023-01-19")))["ks2_rwm_expected"]
    poor, met, size = year.needs.ever[told.child], numpy.asarray(told.numerator), len(found.schools)
    sums = [
        (numpy.bincount(told.school[of], met[of], size), numpy.bincount(told.school[of], minlength=size))
        for of in (~poor, poor)
    ]
    kept = numpy.flatnonzero((sums[0][1] >= SMALLEST) & (sums[1][1] >= SMALLEST))
    rates = [100 * above[kept] / below[kept] for above, below in sums]
    return deciles(rates[0] - rates[1])


def absence_by_group(found: County, year: SchoolYear, sessions: Sessions) -> list[float]:
    """The share of sessions missed in each year group from 1 to 11."""
    day = numpy.datetime64(f"{year.year + 1}-03-01").astype(object)
    among = [sessions.where_class(classes, day) for classes in (POSSIBLE, AUTHORISED + UNAUTHORISED)]
    group = year.roll.group[sessions.child]
    counts = sessions.counts.copy()
    counts[group == LAST_GROUP, list(PARTS).index("half_term_6")] = 0  # it is not counted: they are on study leave
    possible, missed = (counts[:, :, numpy.array(one)].sum(axis=(1, 2)) for one in among)
    return [float(100 * missed[group == one].sum() / possible[group == one].sum()) for one in range(1, LAST_GROUP + 1)]


def spells(year: SchoolYear, schools: int) -> list[float]:
    """Of a hundred spells of absence how many last so many school days, in some schools: 1 to 10, and more."""
    lengths = numpy.zeros(12)
    day = numpy.datetime64(f"{year.year + 1}-03-01").astype(object)
    for number, register in enumerate(year.registers()):
        if number == schools:
            break
        away = numpy.array([bool(code) and (meaning_class(code, day) or "") in AUTHORISED + UNAUTHORISED
                            for code in register.codes])  # fmt: skip
        missed = away[register.morning] | away[register.afternoon]
        padded = numpy.pad(missed, ((0, 0), (1, 1))).astype(int)
        starts, ends = (numpy.argwhere(numpy.diff(padded, axis=1) == step)[:, 1] for step in (1, -1))
        lengths += numpy.bincount(numpy.minimum(ends - starts, 11), minlength=12)
    return [float(one) for one in 100 * lengths[1:] / lengths.sum()]


def needs_by_sex(found: County, year: SchoolYear, sex: str, codes: str) -> list[float]:
    """The share of a sex with some provisions in each year group from Reception to 11."""
    here = (year.roll.school >= 0) & (found.children.sex == sex)
    held = numpy.isin(year.needs.sen, list(codes))
    return [float(100 * held[here & (year.roll.group == one)].mean()) for one in range(12)]


def main() -> None:
    """Make the county's year and draw it."""
    found = county(SCHOOLS, SEED, (YEAR,))
    year = next(found.school_years())
    tenths = [f"{tenth}%" for tenth in TENTHS]
    for number, (title, ours) in enumerate(of_schools(found, year).items(), start=1):
        lines = [Line("Evenshire", OURS, ours), Line("published", THEIRS, REAL[title], dashed=True)]
        chart(f"schools-{number}", title, tenths, "so many of a hundred schools have no more", lines)
    sessions = together([counted(one) for one in year.registers()])
    groups = [str(one) for one in range(1, 12)]
    level = [PUBLISHED[f"absence_overall.{phase}"][YEAR] for phase in ("primary", "secondary")]
    published = [level[0]] * 6 + [level[1]] * 5
    both = [
        Line("Evenshire", OURS, absence_by_group(found, year, sessions)),
        Line("England, all of the phase", THEIRS, published, dashed=True),
    ]
    chart("absence", "Sessions missed by year group, %", groups, "year group", both)
    lasting = [*map(str, range(1, 11)), "more"]
    chart(
        "spells", "Spells of absence by length, %", lasting, "school days", [Line("Evenshire", OURS, spells(year, 60))]
    )
    ages = ["R", *groups]
    for codes, name in (("K", "SEN support"), ("E", "a plan")):
        two = [
            Line("boys", OURS, needs_by_sex(found, year, "boys", codes)),
            Line("girls", THEIRS, needs_by_sex(found, year, "girls", codes)),
        ]
        chart(f"needs-{codes.lower()}", f"Pupils with {name} by sex and year group, %", ages, "year group", two)


if __name__ == "__main__":
    main()
