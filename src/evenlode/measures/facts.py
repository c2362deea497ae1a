"""What is known of each child on each census day: one row a child and day, a column a fact.

* Where two schools describe one child on one day, the file that came last is believed of sex, language and ethnicity,
  and the greater of two needs counts.
* Free school meals: a spell held on census day; one held at any time in the six years before. What was granted
  under universal credit from September 2026 counts for the day alone (unconfirmed: how statistics will treat it).
* Looked after: by the authority's episodes of care, but for series of short breaks, on census day, in the year before
  it, and on every day of the twelve months to 31 March; and what the school says. Of schools alone nobody is known not
  to be looked after.

Sources: DfE, School census guide; DfE, Pupil premium: conditions of grant; DfE, Outcomes for children in need,
including children looked after by local authorities in England: methodology.
"""

from collections.abc import Mapping
from datetime import date

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.reads import EVER, Reads
from evenlode.measures.year_rows import CENSUS, YearRows, beside, newest_of
from evenlode.vocabulary.codes.care import LEGAL_STATUSES
from evenlode.vocabulary.codes.circumstances import LEFT_CARE, SERVICE, YOUNG_CARER
from evenlode.vocabulary.codes.sen import PROVISIONS
from evenlode.vocabulary.years import Year, YearKind

FOR_EVER = date(9999, 12, 31)
READS = (
    Reads("pupil", before=1), Reads("enrolment", before=1), Reads("characteristic", before=1),
    Reads("fsm_spell", before=EVER), Reads("care_episode"),
)  # fmt: skip
DAY = ("child", "as_at")
UNIVERSAL_CREDIT = "uc_expanded"
SHORT_BREAKS = [one.code for one in LEGAL_STATUSES.codes if one.short_breaks]
NEEDS: Mapping[str, int] = {one.code: rank for rank, one in enumerate(PROVISIONS.codes)}
SAID_OF_NEEDS = tuple(sorted({one.groups[-1] for one in PROVISIONS.codes}))
ANSWERS = {
    "service": SERVICE, "carer": YOUNG_CARER, "left_care": LEFT_CARE, "said_in_care": "cla_now",
}  # fmt: skip


def facts(rows: YearRows) -> Expression:
    """The facts of this year's censuses and those of the year before, which stand until this year's first."""
    told = said_of_children(rows)
    for more in (year_groups(rows), answers(rows), meals(rows, told), care(rows, told)):
        told = beside(told, more, *DAY)
    told = told.left_join(twelve_months(rows), [("child", "looked_after")])
    return told.mutate(in_care_a_year=told.looked_after.notnull(), care_returned=care_returned(rows)).drop(
        "looked_after"
    )


def said_of_children(rows: YearRows) -> Expression:
    """What the last file to describe each child on each day says of them."""
    said = rows.of_year("pupil", rows.year.previous()).filter(_.source == CENSUS)
    return newest_of(said, *DAY).select(*DAY, "birth_month", "sex", "ethnicity", "language")


def year_groups(rows: YearRows) -> Expression:
    """The year group in which each is taught, at the school where they are on roll, or came to last."""
    rolls = rows.of_year("enrolment", rows.year.previous()).filter(_.source == CENSUS)
    taught = newest_of(
        rolls.filter(_.year_group != ""), *DAY, by=("on_roll", "entered", "source_time", "load", "record")
    )
    return taught.select(*DAY, "year_group")


def answers(rows: YearRows) -> Expression:
    """The greatest need that a school says, as a rank, and whether any says that a child has a circumstance."""
    said = rows.of_year("characteristic", rows.year.previous()).filter(_.source == CENSUS)
    need = ibis.ifelse(said.characteristic.isin(SAID_OF_NEEDS), said.value.cases(*NEEDS.items()), None)
    circumstances = {name: (said.characteristic == id).any() for name, id in ANSWERS.items()}
    return said.mutate(need=need).group_by(*DAY).agg(need=_.need.max(), **circumstances)


def meals(rows: YearRows, told: Expression) -> Expression:
    """Whether a spell of eligibility for free school meals held on census day, and in the six years before it.

    Spells are as the files of the year and of those before it tell them, not as a later year's do.
    """
    told_by_then = rows.every("fsm_spell").filter(_.year <= rows.year.id)
    spells = newest_of(told_by_then, "child", "since", by=("as_at", "source_time", "load", "record"))
    met = met_by(told, spells, "basis")
    lately = met.ended >= met.as_at - ibis.interval(years=6)
    return met.group_by(*DAY).agg(
        fsm=(met.ended >= met.as_at).any(), fsm6=(lately & (met.basis != UNIVERSAL_CREDIT)).any()
    )


def care(rows: YearRows, told: Expression) -> Expression:
    """Whether each was looked after on census day, and at any time in the year before it."""
    met = met_by(told, episodes(rows))
    return met.group_by(*DAY).agg(
        in_care=(met.ended >= met.as_at).any(), in_care_in_year=(met.ended >= met.as_at - ibis.interval(years=1)).any()
    )


def met_by(told: Expression, spells: Expression, *columns: str) -> Expression:
    """Each child and day with every spell of theirs that had begun; an open one ends never."""
    spells = spells.mutate(ended=ibis.coalesce(spells.until, ibis.literal(FOR_EVER)))
    spells = spells.select("ended", *columns, whose="child", began="since")
    return told.select(*DAY).inner_join(spells, [told.child == spells.whose, spells.began <= told.as_at])


def twelve_months(rows: YearRows) -> Expression:
    """The children looked after without a day's gap in the twelve months to 31 March of this school year."""
    first, last = date(rows.year.last, 4, 1), date(rows.year.last + 1, 3, 31)
    spells = episodes(rows).mutate(ended=ibis.coalesce(_.until, ibis.literal(FOR_EVER)))
    spells = spells.filter((spells.since <= last) & (spells.ended >= first))
    before = ibis.window(group_by=spells.child, order_by=[spells.since, spells.ended], preceding=(None, 1))
    so_far = spells.ended.max().over(before)
    one = spells.mutate(broken=(spells.since > so_far + ibis.interval(days=1)).fill_null(False)).group_by("child")
    whole = one.agg(began=_.since.min(), ended=_.ended.max(), broken=_.broken.any())
    return whole.filter((_.began <= first) & (_.ended >= last) & ~_.broken).select(looked_after="child")


def episodes(rows: YearRows) -> Expression:
    """The episodes of care of children who are published as looked after."""
    return rows.every("care_episode").filter(~_.legal_status.isin(SHORT_BREAKS))


def care_returned(rows: YearRows) -> Expression:
    """Whether a return of children looked after has been loaded for a year that has days of this school year."""
    financial = [Year(YearKind.FINANCIAL, start, start).id for start in (rows.year.start, rows.year.start + 1)]
    return ibis.coalesce(rows.every("care_episode").returned.isin(financial).any().as_scalar(), ibis.literal(False))
