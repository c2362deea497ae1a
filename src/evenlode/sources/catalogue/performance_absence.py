"""Absence at every school in England, and in England's primary, secondary and special schools.

A row of England has `NAT` for its authority and the kind of school for its number; there is no figure for all schools
together. England's overall absence is, rounded alike, what the Local Authority Interactive Tool has for 2018/19. The
table says its year nowhere: it came out in the school year after, when its newest school opened.
"""

from evenlode.sources.kinds import Filter, Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="performance_absence",
    title="School performance tables, absence",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, download data",
    rests_on="a real table of 2018/19",
    figures_of="performance_tables",
    recognised_by=("LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10"),
    places=PlaceColumns(
        level="LA",
        levels={"nat": PlaceOf.ENGLAND},
        always=PlaceOf.SCHOOL,
        codes={PlaceOf.SCHOOL: ("URN",)},
        laestab=("LA", "ESTAB"),
    ),
    year=YearRule(YearFrom.NEWEST_SCHOOL, lag=1),
    indicators=(
        Indicator("PERCTOT", "absence_overall"),
        Indicator("PPERSABS10", "absence_persistent"),
    ),
    filters=(
        Filter("ESTAB", "phase", {"pri": "primary", "sec": "secondary", "spe": "special"}, of=(PlaceOf.ENGLAND,)),
    ),
    attributes={
        "LA": "authority",
    },
    symbols={
        "supp": State.SUPPRESSED,
        "na": State.NOT_APPLICABLE,
        "ne": State.NOT_APPLICABLE,
        "np": State.NOT_AVAILABLE,
        "new": State.NOT_AVAILABLE,
        "": State.NOT_AVAILABLE,
    },
    symbols_citation="DfE, Compare school and college performance in England, symbols in the download data",
)
