"""The results of key stage 2 as files hold them in columns: tests with levels or scaled scores, teachers' assessments.

Column names are DfE's, of both eras, and plain ones; a file has those of its years. Points are those of the levels,
whole or fine, to 2015.
"""

from evenlode.sources.result_fields import Award, Standard, Summary, column_names
from evenlode.vocabulary.codes.results import KS2_TEACHER, KS2_TEST, SCALED_SCORES, Marks, expected_score

CITATION = "Standards and Testing Agency, assessment and reporting arrangements, key stage 2"
STANDARD = Standard(met="AS", missed="NS", limit=expected_score)
READING_MARKS, MATHS_MARKS, GPS_MARKS = Marks(0, 50), Marks(0, 110), Marks(0, 70)


def by_test(subject: str, short: str, level: str, mark: tuple[str, ...], highest: Marks, *, tells: bool) -> Award:
    """A test: `short` is DfE's name of its subject, `level` that of the column of its level."""
    return Award(
        subject=subject,
        component="=test",
        codes=KS2_TEST,
        outcome=column_names("KS2", f"{short}OUTCOME", level, plain=(f"{subject} test outcome", f"{subject} outcome")),
        mark=column_names("KS2", *mark, plain=(f"{subject} raw score", f"{subject} mark")),
        score=column_names("KS2", f"{short}SCORE", plain=(f"{subject} scaled score",)),
        points=column_names("KS2", f"{short}PS", plain=(f"{subject} fine points", f"{subject} points")),
        marks=highest,
        scores=SCALED_SCORES,
        standard=STANDARD,
        tells=tells,
    )


def by_teacher(subject: str, short: str, level: str, *, tells: bool = False, bare: bool = False) -> Award:
    """A teacher's assessment; where nothing else could be meant, its column may bear the `bare` name of the subject."""
    plain = (f"{subject} TA", f"{subject} teacher assessment", *((subject,) if bare else ()))
    return Award(
        subject=subject,
        component="=teacher_assessment",
        codes=KS2_TEACHER,
        outcome=column_names("KS2", f"{short}TAOUTCOME", level, plain=plain),
        tells=tells,
    )


TESTS = (
    by_test("reading", "READ", "READLEV", ("READMRK",), READING_MARKS, tells=True),
    by_test("maths", "MAT", "MATLEV", ("MATMRK", "MATTOTMRK"), MATHS_MARKS, tells=True),
    by_test("gps", "GPS", "GPSLEV", ("GPSMRK", "GPS_TESTMARK"), GPS_MARKS, tells=False),
)
"""The tests; by those in reading and mathematics a file is recognised."""

ALONE = (
    by_teacher("reading", "READ", "READLEVTA", tells=True, bare=True),
    by_teacher("writing", "WRIT", "WRITLEVTA", tells=True, bare=True),
    by_teacher("maths", "MAT", "MATLEVTA", bare=True),
    by_teacher("science", "SCI", "SCILEVTA", bare=True),
    by_teacher("english", "ENG", "ENGLEVTA", bare=True),
)
"""Teachers' assessments in a file of these alone."""

BESIDE_TESTS = (
    by_teacher("reading", "READ", "READLEVTA"),
    by_teacher("writing", "WRIT", "WRITLEVTA", tells=True, bare=True),
    by_teacher("maths", "MAT", "MATLEVTA"),
    by_teacher("science", "SCI", "SCILEVTA", bare=True),
    by_teacher("english", "ENG", "ENGLEVTA"),
)
"""Teachers' assessments in a file that has the tests too: what is not tested may bear the bare name of its subject."""

SUMMARIES = (
    Summary("end_of_key_stage", column_names("KS2", "ENDKS")),
    Summary("ks1_average", column_names("KS2", "KS1AVERAGE")),
)
"""What DfE says of a pupil beside the results: whether the key stage ends this year, and the points at seven."""
