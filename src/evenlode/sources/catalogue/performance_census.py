"""The school census of every school in England, and of England's primary, secondary and special schools.

A row of England has `NAT` for its URN and the kind of school for its number; there is no figure for all schools
together. It was taken in January of the school year in which its newest school opened. Pupils with SEN support and with
a plan are measures of ours, with both counts; language, sex and free school meals stay unclaimed. For England's special
schools the count of pupils with a plan is larger than the roll, and the table does not say why: the percentage stands,
the counts are not taken.
"""

from evenlode.sources.kinds import Filter, Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="performance_census",
    title="School performance tables, school census",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, download data",
    rests_on="a real table of January 2019",
    figures_of="performance_tables",
    recognised_by=("URN", "LA", "ESTAB", "SCHOOLTYPE", "NOR", "TSENELSE", "PSENELSE", "TSENELK", "PSENELK", "NUMEAL"),
    places=PlaceColumns(
        level="URN",
        levels={"nat": PlaceOf.ENGLAND},
        always=PlaceOf.SCHOOL,
        codes={PlaceOf.SCHOOL: ("URN",)},
        laestab=("LA", "ESTAB"),
    ),
    year=YearRule(YearFrom.NEWEST_SCHOOL),
    indicators=(
        Indicator("PSENELK", "pupils_with_sen_support", numerator="TSENELK", denominator="NOR"),
        Indicator("PSENELSE", "pupils_with_ehcp", numerator="TSENELSE", denominator="NOR"),
    ),
    filters=(
        Filter("ESTAB", "phase", {"pri": "primary", "sec": "secondary", "spe": "special"}, of=(PlaceOf.ENGLAND,)),
    ),
    attributes={
        "LA": "authority",
        "SCHOOLTYPE": "type",
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
