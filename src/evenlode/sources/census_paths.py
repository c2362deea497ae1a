"""Where things stand in a school census: the paths of its elements, which differ from year to year and by system."""

from collections.abc import Iterable

_TOPS = ("Message/Pupils", "Message", "Message/Content", "Message/Content/Pupils")
ROLLS = {"PupilsOnRoll": "yes", "PupilsNoLongerOnRoll": "no"}
"""The element around a pupil's, and whether the pupil is on roll on the day of the census."""

PUPILS: tuple[str, ...] = tuple(
    f"{top}/{around}/{pupil}"
    for top in _TOPS
    for around, pupils in (
        ("PupilsOnRoll", ("PupilOnRoll", "Pupil")),
        ("PupilsNoLongerOnRoll", ("PupilNoLongerOnRoll", "Pupil")),
    )
    for pupil in pupils
)
"""A pupil's element."""

NOT_READ: tuple[str, ...] = (
    "LearnerSupport", "LearningAims", "LearnerFunding", "PostSixteen", "Post16", "FEcollege", "UnitContactTime",
    "EarlyYears", "AlternativeProvision", "APprovision", "SchoolLunchTaken", "Attendance/AnnualAttendance",
    "PupilCharacteristics/UKcountry", "PupilCharacteristics/YSSA", "PupilCharacteristics/TopUpFunding",
    "PupilCharacteristics/Disabilities", "PupilCharacteristics/FundedHours", "PupilCharacteristics/ExtendedHours",
    "PupilCharacteristics/HoursAtSetting", "PupilCharacteristics/EYPP", "PupilCharacteristics/EYPPR",
    "PupilCharacteristics/EYPPBF", "PupilCharacteristics/ThirtyHourCode", "PupilCharacteristics/DAFindicator",
    "PupilCharacteristics/PupilNationality",
    "PupilCharacteristics/PupilCountryOfBirth", "PupilCharacteristics/LanguageProficiency",
    "PupilCharacteristics/SchoolLunchTaken", "PupilCharacteristics/LearnerFundingMonitoring",
    "PupilCharacteristics/QualHrs", "PupilCharacteristics/NonQualHrs", "PupilCharacteristics/TuitionHours",
    "PupilCharacteristics/TuitionBalance", "PupilCharacteristics/TLevel", "PupilStatus/ClassType",
    "PupilStatus/NCyearLeaving", "PupilStatus/LeavingReason", "PupilStatus/Connexions",
    "PupilStatus/UnitContactTimePupil", "PupilStatus/ActualTime", "PupilStatus/YSSA",
)  # fmt: skip
"""What a pupil's element may hold beside what is read: post-16 learning, early years hours, meals, support, funding."""


def either(outers: Iterable[str], inners: str) -> tuple[str, ...]:
    """Every path of one of some elements, named with blanks between them, within one of others; `.` is itself."""
    return tuple(inner if outer == "." else f"{outer}/{inner}" for outer in outers for inner in inners.split())


PASSED_OVER: tuple[str, ...] = (
    "Message/School", "Message/Schools", "Message/Content/School", "Message/Content/Schools", "Message/Staff",
    "Message/Classes", "Message/Content/Classes", "Message/Header",
    *(f"{pupil}/{part}" for pupil in PUPILS for part in NOT_READ),
)  # fmt: skip
"""What is known and not read: the school's own part, its classes and staff, and what `NOT_READ` names."""
