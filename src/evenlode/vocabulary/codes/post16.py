"""The codes of what young people of 16 and 17 do, and whether that is education, employment or training.

Unconfirmed: all of it. The codes are as those who process the authorities' monthly returns publish them, and have not
been read in DfE's requirement; they agree with one another but for 550, which some count as employment. How 530, 550
and 720 count is not settled here, and they carry no standing.

Source: DfE, NCCIS management information requirement, current activity.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from evenlode.vocabulary.codes.kinds import Code, CodeSet


class Standing(StrEnum):
    """How an activity counts in the figures of participation."""

    EET = "eet"
    NEET = "neet"
    NOT_KNOWN = "not_known"
    OUTSIDE = "outside"

    @property
    def meaning(self) -> str:
        """The standing in plain English."""
        return _MEANINGS[self]


_MEANINGS = {
    Standing.EET: "in education, employment or training",
    Standing.NEET: "not in education, employment or training",
    Standing.NOT_KNOWN: "not known",
    Standing.OUTSIDE: "not counted among the young people of the authority",
}


@dataclass(frozen=True)
class Activity(Code):
    """An activity, the kind it is reported with, and how it counts (None: not settled)."""

    kind: str
    standing: Standing | None


_ROWS: tuple[tuple[str, Standing | None, tuple[tuple[str, str], ...]], ...] = (
    ("education", Standing.EET, (
        ("210", "school sixth form"), ("220", "sixth form college"), ("230", "further education"),
        ("240", "higher education"), ("250", "part-time education"), ("260", "gap year"),
        ("270", "other full-time education"), ("280", "special post-16 institution"),
        ("290", "education in custody as a juvenile"),
    )),
    ("employment", Standing.EET, (
        ("310", "apprenticeship"), ("320", "full-time employment with regulated study"),
        ("330", "employment without training"), ("340", "employment with other training"),
        ("350", "temporary employment"), ("360", "part-time employment"), ("380", "self-employment"),
        ("381", "self-employment with regulated study"),
    )),
    ("training", Standing.EET, (
        ("410", "publicly funded work-based learning"), ("430", "other training"),
        ("440", "training and support programme for benefit claimants"), ("450", "traineeship"),
        ("460", "supported internship"),
    )),
    ("re_engagement", None, (("530", "re-engagement provision"),)),
    ("work_not_for_reward", None, (("550", "working not for reward, with part-time study"),)),
    ("neet_available", Standing.NEET, (
        ("540", "working not for reward"),
        ("610", "not yet ready for work or learning"), ("615", "start date agreed"),
        ("616", "start date agreed, for what meets the duty to participate"),
        ("619", "seeking employment, education or training"),
    )),
    ("neet_not_available", Standing.NEET, (
        ("620", "young carer"), ("630", "teenage parent"), ("640", "illness"), ("650", "pregnancy"),
        ("660", "religious grounds"), ("670", "unlikely to be economically active"), ("680", "other reason"),
    )),
    ("other", Standing.OUTSIDE, (("710", "custody as a young adult"),)),
    ("other", None, (("720", "refugee or asylum seeker"),)),
    ("not_known", Standing.NOT_KNOWN, (
        ("810", "current situation not known"), ("820", "cannot be contacted"),
        ("830", "refused to disclose"),
    )),
)  # fmt: skip


def _every_activity() -> Iterator[Activity]:
    for kind, standing, codes in _ROWS:
        yield from (Activity(code, meaning, kind, standing, unconfirmed=True) for code, meaning in codes)


ACTIVITIES: CodeSet[Activity] = CodeSet(
    id="post16_activity",
    title="activity codes of young people of 16 and 17",
    citation="DfE, NCCIS management information requirement, current activity",
    codes=tuple(_every_activity()),
)
"""What a young person was doing in a month."""

STANDINGS = {one.code: str(one.standing) for one in ACTIVITIES.codes if one.standing}
"""How each activity counts, where that is settled."""

SHOWN = {one.code: one.kind if one.code in {"630", "640", "650"} else one.code for one in ACTIVITIES.codes}
"""What is told of an activity: its code, but of pregnancy, parenthood and illness only the kind they are reported with.

Why a young person of those kinds is not available is for those who are cleared for it.
"""

GUARANTEES = {
    **dict.fromkeys(("offered", "offer made", "yes", "y"), "offered"),
    **dict.fromkeys(("not_offered", "not offered", "no offer", "no", "n"), "not_offered"),
}
"""Whether an offer was made under the September guarantee, in the words that are read; DfE's codes were not seen."""
