"""Some of the results of key stage 2 of each school, under plain names, with the year in a column.

It is made from the school performance tables, and its figures are theirs. What it calls writing is grammar, punctuation
and spelling: its score and both its standards are those of that test at every school of the one authority that was
compared, while its progress is that of writing. Where a school has no figure the cell is blank, so why is not known.
"""

from evenlode.sources.kinds import Indicator, PlaceColumns, PlaceOf, WideFigures, YearFrom, YearRule
from evenlode.vocabulary.states import State

SOURCE = WideFigures(
    id="school_results_ks2",
    title="Results of schools, key stage 2, extract with plain names",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, in a data set made from it",
    rests_on="a real file of 2017/18",
    figures_of="performance_tables",
    extract=True,
    recognised_by=("URN", "KS2 Pupils", "Reading Meet Std", "Overall Meet Std", "Overall Exceed Std", "Academic Year"),
    places=PlaceColumns(always=PlaceOf.SCHOOL, codes={PlaceOf.SCHOOL: ("URN",)}),
    year=YearRule(YearFrom.COLUMN, column="Academic Year"),
    indicators=(
        Indicator("Overall Meet Std", "ks2_rwm_expected", denominator="KS2 Pupils"),
        Indicator("Overall Exceed Std", "ks2_rwm_higher", denominator="KS2 Pupils"),
        Indicator("Reading Meet Std", "ks2_reading_expected", denominator="KS2 Pupils"),
        Indicator("Reading Exceed Std", "ks2_reading_higher", denominator="KS2 Pupils"),
        Indicator("Writing Meet Std", "ks2_gps_expected", denominator="KS2 Pupils"),
        Indicator("Writing Exceed Std", "ks2_gps_higher", denominator="KS2 Pupils"),
        Indicator("Maths Meet Std", "ks2_maths_expected", denominator="KS2 Pupils"),
        Indicator("Maths Exceed Std", "ks2_maths_higher", denominator="KS2 Pupils"),
        Indicator("Reading Score", "ks2_reading_scaled_score"),
        Indicator("Writing Score", "ks2_gps_scaled_score"),
        Indicator("Maths Score", "ks2_maths_scaled_score"),
        Indicator("Reading Progress", "ks2_reading_progress"),
        Indicator("Writing Progress", "ks2_writing_progress"),
        Indicator("Maths Progress", "ks2_maths_progress"),
    ),
    passed_over=(
        "Reading Progress Desc",
        "Writing Progress Desc",
        "Maths Progress Desc",
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
