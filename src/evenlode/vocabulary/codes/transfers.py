"""The codes of common transfer files: stages, methods and subjects of assessments, and what a result is.

A result is an outcome as it was awarded, a mark, or a scaled score, as its qualifier says; what is not named here is
taken for an outcome. A subject that is not listed keeps the file's own codes (`com_e01`).

Unconfirmed: all of it but the codes of the stages; the subjects are those that files show most often.

Source: DfE, Common transfer file, specification; DfE, Common Basic Data Set, assessments.
"""

from collections.abc import Mapping

STAGES: Mapping[str, str] = {"EYF": "eyfsp", "FSP": "eyfsp", "KS1": "ks1", "KS2": "ks2", "KS4": "ks4"}
"""Each stage of which results are kept, by its code."""

PHONICS = "PHO"
"""The subject or component of the phonics check, which files give within key stage 1."""

METHODS: Mapping[str, str] = {
    "TA": "teacher_assessment",
    "FA": "teacher_assessment",
    "TT": "test",
    "TS": "test",
    "EX": "test",
}
"""How a result was reached."""

MARKS, SCORES = frozenset({"NM"}), frozenset({"NS", "SS"})
"""The qualifiers of a raw mark, and of a scaled score."""

SUBJECTS: Mapping[str, str] = {
    "ENG_REA": "reading",
    "ENG_RED": "reading",
    "ENG_WRI": "writing",
    "ENG_GPS": "gps",
    "ENG_PHO": "phonics",
    "PHO": "phonics",
    "MAT": "maths",
    "MAT_MAT": "maths",
    "MAT_SUB": "maths",
    "MAT_MTC": "multiplication_tables",
    "SCI": "science",
    "SCI_SCI": "science",
    "SCI_SUB": "science",
}
"""Subjects by the codes of subject and component, joined by `_` where there are both."""

FIRST_LANGUAGE = frozenset({"F", "FLA", ""})
"""The types of a language that is a pupil's first."""


def subject_of(subject: str, component: str) -> str:
    """The id of a subject; empty where the file names none."""
    codes = "_".join(filter(None, (subject.upper(), component.upper())))
    return SUBJECTS.get(codes, codes.lower())


def stage_of(stage: str, subject: str, component: str) -> str:
    """The id of a stage, the phonics check being one of its own; empty where its results are not kept."""
    return "phonics" if PHONICS in (subject.upper(), component.upper()) else STAGES.get(stage.upper(), "")


def reached_by(method: str, qualifier: str) -> str:
    """How a result was reached, and whether it is a mark or a score beside an outcome."""
    reached = METHODS.get(method.upper(), method.lower())
    suffix = "mark" if qualifier.upper() in MARKS else "score" if qualifier.upper() in SCORES else ""
    return "_".join(filter(None, (reached, suffix)))
