"""Teachers' assessments at the end of key stage 1 as files hold them in columns, one for each subject.

Column names are DfE's, those of standards before those of levels, and plain ones.
"""

from evenlode.sources.result_fields import Award, column_names
from evenlode.vocabulary.codes.results import KS1_TEACHER

TOLD_BY = ("reading", "writing")

ASSESSMENTS = tuple(
    Award(
        subject=subject,
        component="=teacher_assessment",
        codes=KS1_TEACHER,
        outcome=column_names("KS1", *names, plain=(f"{subject} TA", f"{subject} teacher assessment")),
        tells=subject in TOLD_BY,
    )
    for subject, names in (
        ("reading", ("READ_OUTCOME", "READING")),
        ("writing", ("WRIT_OUTCOME", "WRITING")),
        ("maths", ("MATH_OUTCOME", "MATHS")),
        ("science", ("SCI_OUTCOME", "SCIENCE")),
    )
)
"""The four subjects; by those in reading and writing a file is recognised."""
