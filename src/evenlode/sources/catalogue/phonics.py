"""The phonics screening check, a line a pupil: the mark of 40, and whether it met the standard.

Year 1, and Year 2 for those who had not met it: the year group stands as the component. In 2021/22 the check of Year 2
that had been put off to the autumn has columns of its own. A mark stands as it is, and what it is worth is for the
measure to say by the threshold of its year; where the outcome says otherwise, the receipt warns. The file is whole for
its school and year.

Unconfirmed: the values of columns, all names but DfE's, and thresholds since 2020.
"""

from evenlode.errors import Severity
from evenlode.sources import result_fields as results
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import mapped
from evenlode.sources.record_kinds import Field, Kind, Made, RecordFile
from evenlode.sources.result_fields import Award, Standard, column_names
from evenlode.vocabulary.codes.enrolment import GROUP_OF_YEAR, YEAR_GROUPS
from evenlode.vocabulary.codes.results import PHONICS, PHONICS_MARKS, phonics_threshold

SOURCE = RecordFile(
    id="phonics",
    title="Phonics screening check, a line a pupil",
    publisher="schools and authorities; Department for Education",
    licence=results.LICENCE,
    citation=PHONICS.citation,
    rests_on=results.DOWNLOADS,
    unconfirmed=True,
    pupils=True,
    identity=results.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=results.SCOPE,
    synthetic=("urn", "upn"),
    asks=("year",),
    roll=results.ROLL,
    records=(
        results.line_a_pupil(
            "Phonics",
            "phonics",
            (
                Award(
                    "phonics", "check", PHONICS, tells=True, marks=PHONICS_MARKS,
                    outcome=column_names("Phonics", "PHONICS_OUTCOME", plain=("outcome",)),
                    mark=column_names("Phonics", "PHONICS_MARK", plain=("phonics score", "mark")),
                    standard=Standard(met="Wa", missed="Wt", limit=phonics_threshold),
                ),
                Award(
                    "phonics", "=year_2_autumn", PHONICS, marks=PHONICS_MARKS,
                    outcome=column_names("Phonics", "PHONICS_OUTCOME_AUT21"),
                    mark=column_names("Phonics", "PHONICS_MARK_AUT21"),
                    standard=Standard(met="Wa", missed="Wt", limit=phonics_threshold),
                ),
            ),
            fields=(
                Field("taught_in", column_names("Phonics", "NCYEARACTUAL", plain=("year group",)), Kind.CODE,
                      codes=YEAR_GROUPS, on="year", tells=True, unreadable=Severity.WARNING),
            ),
            made=(Made("check", mapped(GROUP_OF_YEAR), ("taught_in",)),),
        ),
    ),
)  # fmt: skip
