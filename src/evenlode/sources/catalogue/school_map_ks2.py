"""Progress at key stage 2 of each school, with where it stands on the map.

It is made from the final school performance tables and the register. The table says its year nowhere: it came out in
the school year after, when its newest school opened. `PHASE` is the same in every row and says of which table the row
is, not what kind of school it is; the colours are those of points on a map.
"""

from evenlode.sources.kinds import Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="school_map_ks2",
    title="Results of schools for a map, key stage 2",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, in a data set made from it",
    rests_on="a real file of 2018/19",
    figures_of="performance_tables",
    extract=True,
    recognised_by=("RECTYPE", "URN", "READPROG", "WRITPROG", "MATPROG", "LATITUDE", "LONGITUDE"),
    places=PlaceColumns(always=PlaceOf.SCHOOL, codes={PlaceOf.SCHOOL: ("URN",)}),
    year=YearRule(YearFrom.NEWEST_SCHOOL, lag=1),
    indicators=(
        Indicator("READPROG", "ks2_reading_progress"),
        Indicator("WRITPROG", "ks2_writing_progress"),
        Indicator("MATPROG", "ks2_maths_progress"),
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
