"""Where pupils went after key stage 4: every school in England, its authorities and England.

Our year is the one in which pupils finished. The tables of 2018/19, which name the years 18 and 17 before them, are of
those who finished in 2016/17, two years earlier: for every authority they equal what the Local Authority Interactive
Tool printed in November 2024 under 2018, and it prints the year of the destination. The overall figures are as first
published, with employment from authorities' own records too, and lie about a point above those recalculated since;
those for education are the same. Columns of earlier years stay unclaimed. A percentage below a half is printed as `SP`.
"""

from evenlode.sources.kinds import Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="performance_ks4_destinations",
    title="School performance tables, destinations after key stage 4",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, download data",
    rests_on="a real table of 2018/19",
    figures_of="performance_tables",
    short_records=True,
    recognised_by=(
        "RECTYPE",
        "LEA",
        "ESTAB",
        "URN",
        "COHORT",
        "OVERALL_DEST",
        "OVERALL_DESTPER",
        "EDUCATION",
        "EDUCATIONPER",
        "COHORT_DIS",
        "COHORT_NONDIS",
    ),
    places=PlaceColumns(
        level="RECTYPE",
        levels={"1": PlaceOf.SCHOOL, "2": PlaceOf.SCHOOL, "la": PlaceOf.AUTHORITY, "nat": PlaceOf.ENGLAND},
        codes={PlaceOf.AUTHORITY: ("LEA",), PlaceOf.SCHOOL: ("URN",)},
        laestab=("LEA", "ESTAB"),
    ),
    year=YearRule(YearFrom.HISTORY, lag=2),
    indicators=(
        Indicator("OVERALL_DESTPER", "ks4_destination_sustained", numerator="OVERALL_DEST", denominator="COHORT"),
        Indicator("EDUCATIONPER", "ks4_destination_education", numerator="EDUCATION", denominator="COHORT"),
        Indicator(
            "OVERALL_DESTPER_DIS",
            "ks4_destination_sustained",
            "disadvantaged",
            numerator="OVERALL_DEST_DIS",
            denominator="COHORT_DIS",
        ),
        Indicator(
            "EDUCATIONPER_DIS",
            "ks4_destination_education",
            "disadvantaged",
            numerator="EDUCATION_DIS",
            denominator="COHORT_DIS",
        ),
        Indicator(
            "OVERALL_DESTPER_NONDIS",
            "ks4_destination_sustained",
            "not_disadvantaged",
            numerator="OVERALL_DEST_NONDIS",
            denominator="COHORT_NONDIS",
        ),
        Indicator(
            "EDUCATIONPER_NONDIS",
            "ks4_destination_education",
            "not_disadvantaged",
            numerator="EDUCATION_NONDIS",
            denominator="COHORT_NONDIS",
        ),
    ),
    attributes={
        "LEA": "authority",
        "SCHNAME": "name",
        "NFTYPE": "type",
        "ICLOSE": "detail",
    },
    symbols={
        "supp": State.SUPPRESSED,
        "na": State.NOT_APPLICABLE,
        "ne": State.NOT_APPLICABLE,
        "np": State.NOT_AVAILABLE,
        "sp": State.LOW,
        "": State.NOT_AVAILABLE,
    },
    symbols_citation="DfE, Compare school and college performance in England, symbols in the download data",
)
