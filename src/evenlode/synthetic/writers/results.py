"""Results as the department and schools give them: a line a pupil for each stage, and at key stage 4 a line an entry.

Source: DfE, Get information about pupils (names of columns).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from pathlib import Path
from types import MappingProxyType

import numpy

from evenlode.synthetic.events import Results
from evenlode.synthetic.kinds import Children, Column, Schools
from evenlode.synthetic.writers import tables
from evenlode.vocabulary.codes.goals import FIRST_GOALS, SECOND_GOALS

Names = Mapping[tuple[str, str], tuple[str, str, str]]
"""For subject and component the columns of outcome, mark and score; an empty name is no column."""
OF_2016 = 2015  # the school year from which standards and scaled scores take the place of levels
YEAR_GROUP = "NCYEARACTUAL"


def _teacher(columns: Mapping[str, str]) -> Names:
    """The columns of teachers' assessments."""
    return {(subject, "teacher_assessment"): (name, "", "") for subject, name in columns.items()}


KS1 = _teacher({
    "reading": "READ_OUTCOME", "writing": "WRIT_OUTCOME", "maths": "MATH_OUTCOME", "science": "SCI_OUTCOME",
})  # fmt: skip
KS2_LEVELS: Names = {
    ("reading", "test"): ("READLEV", "READMRK", "READPS"),
    ("maths", "test"): ("MATLEV", "MATTOTMRK", "MATPS"),
    ("gps", "test"): ("GPSLEV", "GPS_TESTMARK", "GPSPS"),
    **_teacher({
        "reading": "READLEVTA", "writing": "WRITLEVTA", "maths": "MATLEVTA", "science": "SCILEVTA",
        "english": "ENGLEVTA",
    }),
}  # fmt: skip
KS2_SCORES: Names = {
    ("reading", "test"): ("READOUTCOME", "READMRK", "READSCORE"),
    ("maths", "test"): ("MATOUTCOME", "MATMRK", "MATSCORE"),
    ("gps", "test"): ("GPSOUTCOME", "GPSMRK", "GPSSCORE"),
    **_teacher({
        "reading": "READTAOUTCOME", "writing": "WRITTAOUTCOME", "maths": "MATTAOUTCOME", "science": "SCITAOUTCOME",
    }),
}  # fmt: skip
PHONICS: Names = {
    ("phonics", group): ("PHONICS_OUTCOME", "PHONICS_MARK", "") for group in ("year_1", "year_2")
}  # fmt: skip
GOALS: Names = {(goal.id, ""): (goal.id.upper(), "", "") for goal in (*FIRST_GOALS, *SECOND_GOALS)}
GCSE, GCSE_IN_NUMBERS, OF_2017 = "GCSE", "GCSE (9-1)", 2016
KINDS = MappingProxyType({"gcse": "Full Course", "gcse_double": "Double Award", "gcse_short": "Short Course"})
"""How files name the kinds of GCSE, after the name that it has in their year."""


@dataclass(frozen=True, eq=False)
class Written:
    """Whose results are written, and of which year; what children who are eleven had attained at seven, if known."""

    year: int
    schools: Schools
    children: Children
    found: Results
    at_seven: Column | None = None
    counts: dict[str, int] = field(default_factory=dict)

    def pupils(self, places: Column) -> Column:
        """The children of some results, one for each line of their file."""
        keys = numpy.stack([self.found.child[places], self.found.school[places]])
        found: Column = numpy.unique(keys, axis=1)[0].astype(int)
        return found


def write_results(folder: Path, written: Written) -> dict[str, int]:
    """Write the files of every stage of which there are results in a year; gives how many lines each has."""
    scores = written.year >= OF_2016
    wide = {
        "eyfs_profile": ("eyfsp", GOALS),
        "phonics": ("phonics", PHONICS),
        "ks1_teacher": ("ks1", KS1),
        "ks2_results": ("ks2", KS2_SCORES if scores else KS2_LEVELS),
    }
    for name, (stage, names) in wide.items():
        if len(places := written.found.where(written.found.stage == stage)):
            columns = lines(written, places, names)
            if stage == "ks2" and written.at_seven is not None:
                columns["KS1AVERAGE"] = numbers(written.at_seven[written.pupils(places)])
            written.counts[name] = tables.write(path_of(folder, name, written.year), columns)
    if len(places := written.found.where(written.found.stage == "ks4")):
        path = path_of(folder, "ks4_results", written.year)
        written.counts["ks4_results"] = tables.write(path, entries(written, places))
    return written.counts


BEST = {"APENG_91": "english_language", "APMAT_91": "maths"}
"""The columns of best grades in DfE's file of pupils at key stage 4 that are written, with their subjects."""


def write_ks4_pupils(folder: Path, written: Written, prior: Column) -> int:
    """Write DfE's file of pupils at key stage 4, with each child's prior attainment; gives how many lines it has."""
    found = written.found.only(written.found.where(written.found.stage == "ks4"))
    pupils, line = numpy.unique(numpy.stack([found.child, found.school]), axis=1, return_inverse=True)
    columns = whose(written, *pupils)
    for name, subject in BEST.items():
        here = numpy.flatnonzero(found.subject == subject)
        columns[name] = filled(line[here], found.outcome[here], pupils.shape[1])
    columns["KS2EMSS"] = numbers(prior[pupils[0]])
    return tables.write(path_of(folder, "ks4_pupils", written.year), columns)


def path_of(folder: Path, name: str, year: int) -> Path:
    """Where the file of a stage stands."""
    return folder / f"{name.replace('_', '-')}_{year + 1}-08-31.csv"


def whose(written: Written, child: Column, school: Column) -> dict[str, Column | str]:
    """The columns that say whose a line is, and of which year."""
    return {
        "UPN": written.children.upn[child],
        "URN": written.schools.urn[school],
        "ACADYR": f"{written.year}/{written.year + 1}",
    }


def lines(written: Written, places: Column, names: Names) -> dict[str, Column | str]:
    """The columns of a file with a line a pupil and school; raises `ValueError` of a result that has no column."""
    found = written.found
    keys = numpy.stack([found.child[places], found.school[places]])
    pupils, line = numpy.unique(keys, axis=1, return_inverse=True)
    columns = whose(written, *pupils)
    subject, component = found.subject[places].astype(str), found.component[places].astype(str)
    if unknown := set(zip(subject.tolist(), component.tolist(), strict=True)) - set(names):
        raise ValueError(f"there is no column for {sorted(unknown)}")
    if names is PHONICS:
        columns[YEAR_GROUP] = filled(line, numpy.char.replace(component, "year_", ""), pupils.shape[1])
    for (what, how), three in names.items():
        here = numpy.flatnonzero((subject == what) & (component == how))
        for name, texts in cells(found, places[here], three) if len(here) else ():
            columns[name] = filled(line[here], texts, pupils.shape[1], columns.get(name))
    return columns


def cells(found: Results, places: Column, three: Sequence[str]) -> Iterator[tuple[str, Column]]:
    """The columns of some results: their outcomes, marks and scores, where any of them has such."""
    for name, values in zip(three, (found.outcome, found.mark, found.score), strict=True):
        texts = values[places] if values is found.outcome else numbers(values[places])
        if name and (texts != "").any():
            yield name, texts


def filled(line: Column, texts: Column, size: int, before: Column | str | None = None) -> Column:
    """A column with texts in some lines, and in the others what stood there before, or nothing."""
    column = numpy.full(size, "", object) if before is None else numpy.array(before, object)
    column[line] = texts
    return column


def entries(written: Written, places: Column) -> dict[str, Column | str]:
    """The columns of the file of key stage 4: a line an entry."""
    found = written.found
    kinds = numpy.array([kind_named(kind, written.year) for kind in found.qualification[places]], object)
    return {
        **whose(written, found.child[places], found.school[places]),
        "subject": found.subject[places],
        "qualification type": kinds,
        "grade": found.outcome[places],
        "size": numbers(found.size[places]),
        "points": numbers(found.score[places]),
    }


def kind_named(kind: str, year: int) -> str:
    """How files of a year name a kind of qualification."""
    gcse = GCSE_IN_NUMBERS if year >= OF_2017 else GCSE
    return f"{gcse} {KINDS[kind]}" if kind in KINDS else "BTEC Level 1/Level 2 Award"


def numbers(values: Column) -> Column:
    """Numbers as texts, whole ones without a fraction; what is no number is empty."""
    return numpy.array(["" if isnan(value) else f"{value:g}" for value in values.astype(float).tolist()], object)
