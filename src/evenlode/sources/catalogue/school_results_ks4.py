"""Some of the results of key stage 4 of each school, under plain names, with the year in a column.

It is made from the school performance tables, and its figures are theirs. Where a school has no figure the cell is
blank, so why is not known.
"""

from evenlode.sources.kinds import Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="school_results_ks4",
    title="Results of schools, key stage 4, extract with plain names",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, in a data set made from it",
    rests_on="a real file of 2017/18",
    figures_of="performance_tables",
    extract=True,
    recognised_by=(
        "URN",
        "KS4 Pupils",
        "Progress 8",
        "Attainment 8",
        "Eng Maths Grade 5",
        "Entering EBacc",
        "Academic Year",
    ),
    places=PlaceColumns(always=PlaceOf.SCHOOL, codes={PlaceOf.SCHOOL: ("URN",)}),
    year=YearRule(YearFrom.COLUMN, column="Academic Year"),
    indicators=(
        Indicator("Attainment 8", "ks4_attainment8", denominator="KS4 Pupils"),
        Indicator("Attainment 8 Boys", "ks4_attainment8", "boys", denominator="KS4 Boys"),
        Indicator("Attainment 8 Girls", "ks4_attainment8", "girls", denominator="KS4 Girls"),
        Indicator("Progress 8", "ks4_progress8"),
        Indicator("Progress 8 Boys", "ks4_progress8", "boys"),
        Indicator("Progress 8 Girls", "ks4_progress8", "girls"),
        Indicator("Eng Maths Grade 5", "ks4_em_grade5", denominator="KS4 Pupils"),
        Indicator("Entering EBacc", "ks4_ebacc_entry", denominator="KS4 Pupils"),
        Indicator("EBacc Grade 5", "ks4_ebacc_grade5", denominator="KS4 Pupils"),
        Indicator("EBacc Avg Score", "ks4_ebacc_points", denominator="KS4 Pupils"),
        Indicator("EBacc Avg Boys", "ks4_ebacc_points", "boys", denominator="KS4 Boys"),
        Indicator("EBacc Avg Girls", "ks4_ebacc_points", "girls", denominator="KS4 Girls"),
    ),
    passed_over=("P8 Desc",),
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
