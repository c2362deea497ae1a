"""Grades of GCSEs and other qualifications of pupils at the end of key stage 4: one line is one entry.

A file adds: one school has a file from each awarding body and from each series, and a corrected grade takes the place
of the first. `academic year` is the one in which the pupil reached the end of the key stage, whenever the examination
was sat; the examination's own year and series stand beside it. Grades are kept as they were awarded, with the discount
code, size and points that the file gives; which of them count, and for how much, is for the measures to say. A pupil is
known by pupil number, else by learner number.

Unconfirmed: no file was read. Columns are named as in DfE's data of entries and in the templates by which authorities
collect grades: no two systems of schools write them alike.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources import result_fields as results
from evenlode.sources.readers.checking import negative, nothing
from evenlode.sources.readers.checking_of_results import grade_of_another_kind
from evenlode.sources.readers.making import always, each, month
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.qualifications import KS4_AWARDS, SERIES, kind_of, sitting
from evenlode.vocabulary.codes.subjects import subject_id

SOURCE = RecordFile(
    id="ks4_results",
    title="Key stage 4 results, a line an entry",
    publisher="schools and awarding bodies, to the authority; Department for Education",
    licence=results.LICENCE,
    citation="DfE, Key stage 4 performance tables, technical guide; DfE, Key stage 4 qualifications and discount codes",
    rests_on="the names of columns in DfE's data of entries and in authorities' templates; no file was read",
    unconfirmed=True,
    pupils=True,
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)), (IdentifierKind.ULN, ("uln",)))),
    synthetic=("urn", "upn"),
    asks=("year",),
    records=(
        Records(
            fields=(
                *results.whose("KS4", Field("upn", ("UPN", "KS4_UPN", "unique pupil number"), Kind.UPN)),
                Field("uln", ("ULN", "unique learner number"), Kind.ULN, unreadable=Severity.WARNING),
                Field("subject_name", ("subject", "subject name", "qualification title", "discount code",
                      "WOLF_DISC_CODE"), Kind.WORDS, tells=True),
                Field("discount", ("discount code", "WOLF_DISC_CODE"), Kind.DISCOUNT, unreadable=Severity.WARNING),
                Field("qualification", ("QAN", "QN", "qualification number", "qualification accreditation number",
                      "qualification type", "qualification level", "qualification"), Kind.WORDS, tells=True,
                      unreadable=Severity.WARNING),
                Field("kind_name", ("qualification type", "qualification level", "qualification"), Kind.WORDS,
                      unreadable=Severity.WARNING),
                Field("grade", ("grade", "result"), Kind.CODE, codes=KS4_AWARDS, on="year", required=True),
                Field("exam_year", ("exam year", "EXAMYEAR", "result year"), Kind.WHOLE, unreadable=Severity.WARNING),
                Field("series", ("season", "EXAM_SEASON", "series", "result series"), Kind.MEANING, meanings=SERIES,
                      unreadable=Severity.WARNING),
                Field("completed", ("award date", "result date", "entry date"), Kind.DATE,
                      unreadable=Severity.WARNING),
                Field("size", ("size", "GCSE size"), Kind.DECIMAL, unreadable=Severity.WARNING),
                Field("score", ("points", "point score"), Kind.DECIMAL, unreadable=Severity.WARNING),
            ),
            made=(
                results.OF_THE_YEAR,
                Made("stage", always("ks4"), ("urn",)),
                Made("kind", each(kind_of), ("kind_name",)),
                Made("subject", each(subject_id), ("subject_name",)),
                Made("month", month, ("completed",)),
                Made("sitting", each(sitting), ("month", "exam_year", "series")),
            ),
            checks=(
                results.OF_NO_YEAR,
                Check(
                    "result.of_nothing", "subject_name", nothing, ("subject_name",),
                    "Nothing says of which subject this grade is.", "give the subject, or its discount code",
                ),
                Check(
                    "result.grade_of_kind", "grade", grade_of_another_kind, ("grade", "kind"),
                    "A GCSE is not awarded this grade.", "check the grade and the type of qualification",
                ),
                Check(
                    "result.size", "size", negative, ("size",), "A qualification's size is below nought.",
                    "give its size in GCSEs, such as 1 or 0.5", Severity.WARNING,
                ),
            ),
            rows=(Rows("result", {"outcome": "grade"}),),
        ),
    ),
)  # fmt: skip
