"""The number of permanent exclusions from state-funded schools in the academic year.

An exclusion counts under the school that made it and the year in which it began, once reviews and reinstatements are
settled; figures come two terms late. Numbers in one area are small: three in a year more or fewer may be chance. The
2015 strategy prints 30 for Oxfordshire in 2013/14 and 53 in 2014/15, counted by the authority and marked as open to
revision, where DfE later published 20 and 40: each stands under its own source. Schools were closed for parts of
2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import APART, STATE_FUNDED, Count
from evenlode.measures.kinds import Chance, Difference, Differs, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.reasons import EXCLUSION_REASONS
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Count(
    id="exclusions_permanent",
    title="Permanent exclusions",
    noun="the number of permanent exclusions",
    theme=Theme.EXCLUSIONS,
    unit=Unit.COUNT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.EVENTS,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Permanent exclusions from state-funded primary, secondary and special schools in the year, after any "
            "review.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    differs=(
        Differs(
            sources=("strategy_2015",),
            years=("2013/14", "2014/15"),
            kind=Difference.DEFINITION,
            text="the strategy prints the exclusions that the authority knew of when it was written, open to revision; "
            "DfE counts only those upheld, published in July of the year after",
            citation="Oxfordshire County Council, A Strategy for Equity and Excellence in Education 2015-18; DfE, "
            "Suspensions and permanent exclusions in England: methodology",
        ),
    ),
    counts="exclusion_event",
    population=_.permanent,
    known_of="january_headcount",
    reasons=EXCLUSION_REASONS,
    total_of=STATE_FUNDED,
    apart=APART,
    published_in=("ees_exclusions", "strategy_2015"),
    citation="DfE, Suspensions and permanent exclusions in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
