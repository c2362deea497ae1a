"""Enrolments: a pupil at a school, with the sessions that were possible and missed over a year or a part of it.

* A school's own termly totals count where it has sent them for a part of the year; registers of days for the rest.
* Where a school gives totals and reasons, the sum of the reasons counts unless it is missing or lower than the totals.
* Pupils are of compulsory school age, 5 to 15 on the 31 August before the year; of those aged 15 the second half of the
  summer term is left out. An enrolment without a possible session is none.
* A guest, who is registered at another school alone, is no enrolment of the host's: their own school marks them.
* A pupil's groups are those of the last day of the period.

Sources: DfE, Pupil absence in schools in England: methodology; DfE, Common Basic Data Set, enrolment status.
"""

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.reads import EVER, Reads
from evenlode.measures.registers import AMOUNTS, CLASSES, parts_asked, register_totals, without_guests
from evenlode.measures.year_rows import CENSUS, YearRows, newest_of
from evenlode.vocabulary.absence_windows import PERIODS_OF, windows
from evenlode.vocabulary.reasons import ABSENCE_REASONS

YOUNGEST, OLDEST = 5, 15
NOT_OF_THE_OLDEST = "half_term_6"
PART = ("urn", "child", "part")
READS = (
    Reads("attendance_day"), Reads("attendance_total"), Reads("enrolment", beside=True),
    Reads("pupil", before=EVER, after=1, beside=True),
)  # fmt: skip
PERIODS = tuple(sorted({period for ids in PERIODS_OF.values() for period in ids}))


def counted(rows: YearRows) -> Expression:
    """One row for each child, school and period."""
    parts = rows.kept.enrolments(rows) if rows.kept else parts_of(rows)
    met = parts.inner_join(periods(rows), "part")
    # Of the four bytes that a child's sessions need: very many of them are added up next.
    sums = {name: met[name].sum().cast("int32") for name in AMOUNTS}
    whole = met.group_by("child", "urn", "period").agg(**sums, on=met.last.max(), age=met.age.max())
    return whole.filter(_.possible > 0).select(
        "child", "period", "on", "age", *ABSENCE_REASONS,
        school="urn", year=ibis.literal(rows.year.id), sessions_possible="possible", sessions_authorised="authorised",
        sessions_unauthorised="unauthorised", sessions_missed=_.authorised + _.unauthorised,
    )  # fmt: skip


def parts_of(rows: YearRows) -> Expression:
    """Enrolments by part of the year: `urn`, `child`, `part`, `age` and the sessions, of those of an age to be counted.

    Sessions are by the school's totals or else its registers; guests are left out.
    """
    totals, registers = school_totals(rows), register_totals(rows)
    sent = totals.select("urn", "part").distinct()
    told = totals.union(registers.anti_join(sent, ["urn", "part"]).select(totals.columns))
    return of_age(rows, without_guests(rows, told))


def school_totals(rows: YearRows) -> Expression:
    """A school's own totals of each child and part of the year, as the newest census has them that tells of it."""
    said = rows.of_year("attendance_total").filter((_.source == CENSUS) & _.period.isin(parts_asked(rows)))
    told = said.group_by("urn", "child", "entered", "period", "as_at").agg(
        possible=_.possible.max(),
        leave=said.missed.max(where=said.reason == "authorised"),
        none=said.missed.max(where=said.reason == "unauthorised"),
        **{reason: ibis.coalesce(said.missed.max(where=said.reason == reason), 0) for reason in ABSENCE_REASONS},
    )
    wide = newest_of(told, "urn", "child", "entered", "period", by=("as_at",))
    settled = wide.mutate(**settled_by_reasons(wide)).rename(part="period")
    sums = {name: settled[name].sum().cast("int64") for name in AMOUNTS}
    return settled.group_by(*PART).agg(**sums)


def settled_by_reasons(wide: Expression) -> dict[str, Expression]:
    """Sessions missed with leave and without: by the reasons, unless they are fewer than the totals."""
    with_leave, without = (
        sum((wide[reason] for reason in ABSENCE_REASONS if reason in ids), ibis.literal(0)) for ids in CLASSES
    )
    leave, none = ibis.coalesce(wide.leave, 0), ibis.coalesce(wide.none, 0)
    by_reasons = with_leave + without >= leave + none
    return {
        "authorised": ibis.ifelse(by_reasons, with_leave, leave),
        "unauthorised": ibis.ifelse(by_reasons, without, none),
    }


def of_age(rows: YearRows, parts: Expression) -> Expression:
    """Those of compulsory school age, and of the oldest only the parts that count; whose age is unknown stays."""
    born = rows.births()
    met = parts.left_join(born, parts.child == born.born)
    year, month = (met.birth_month.substr(start, length).cast("int64") for start, length in ((0, 4), (5, 2)))
    met = met.mutate(age=rows.year.start - year - ibis.ifelse(month > 8, 1, 0))
    young_enough = (met.age < OLDEST) | ((met.age == OLDEST) & (met.part != NOT_OF_THE_OLDEST))
    return met.filter(met.age.isnull() | ((met.age >= YOUNGEST) & young_enough)).select(*PART, "age", *AMOUNTS)


def periods(rows: YearRows) -> Expression:
    """Each part with the periods that it is in, and its last day."""
    ends = {window.part: window.last for window in windows(rows.year)}
    listed = [
        (part, period, ends[part]) for part, ids in PERIODS_OF.items() for period in ids if rows.period in ("", period)
    ]
    return rows.small_table(("part", "period", "last"), listed)
