"""Headline results of key stage 4 of each school, with where it stands on the map.

It is made from the final school performance tables and the register. The table says its year nowhere: it came out in
the school year after, when its newest school opened. `PHASE` is the same in every row and says of which table the row
is, not what kind of school it is; the colours are those of points on a map.
"""

from evenlode.sources.kinds import Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="school_map_ks4",
    title="Results of schools for a map, key stage 4",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, in a data set made from it",
    rests_on="a real file of 2018/19",
    figures_of="performance_tables",
    extract=True,
    recognised_by=("RECTYPE", "URN", "P8MEA", "ATT8SCR", "PTL2BASICS_95", "EBACCAPS", "LATITUDE", "LONGITUDE"),
    places=PlaceColumns(always=PlaceOf.SCHOOL, codes={PlaceOf.SCHOOL: ("URN",)}),
    year=YearRule(YearFrom.NEWEST_SCHOOL, lag=1),
    indicators=(
        Indicator("P8MEA", "ks4_progress8"),
        Indicator("ATT8SCR", "ks4_attainment8"),
        Indicator("PTL2BASICS_95", "ks4_em_grade5"),
        Indicator("PTEBACC_E_PTQ_EE", "ks4_ebacc_entry"),
        Indicator("EBACCAPS", "ks4_ebacc_points"),
    ),
    attributes={
        "SCHNAME": "name",
        "PCODE": "postcode",
        "TOWN": "address",
        "SCHTYPE": "type",
        "GENDER": "gender",
        "RELIGION": "religion",
        "LATITUDE": "latitude",
        "LONGITUDE": "longitude",
        "OFSTEDRATING": "detail",
        "INSPECTIONDT": "detail",
        "WEB": "detail",
        "GRAMMAR": "detail",
    },
    passed_over=(
        "RECTYPE",
        "PCODE2",
        "COLOUR1",
        "COLOUR2",
        "PHASE",
    ),
    symbols={
        "supp": State.SUPPRESSED,
        "na": State.NOT_APPLICABLE,
        "ne": State.NOT_APPLICABLE,
        "np": State.NOT_AVAILABLE,
        "lowcov": State.UNRELIABLE,
        "": State.NOT_AVAILABLE,
    },
    symbols_citation="DfE, Compare school and college performance in England, symbols in the download data",
)
