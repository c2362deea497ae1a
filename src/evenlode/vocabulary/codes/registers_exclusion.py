"""The registers of children who are excluded, moved or directed elsewhere, and of what brings them back.

Sources: stand with each register.
"""

from datetime import date

from evenlode.vocabulary.codes.register_kinds import Field, FieldKind, Register, kinds

_DATE, _TEXT, _CHOICE, _YES = FieldKind.DATE, FieldKind.TEXT, FieldKind.CHOICE, FieldKind.YES_OR_NO
_HOURS, _NUMBER, _SCHOOL = FieldKind.HOURS, FieldKind.NUMBER, FieldKind.SCHOOL
_EVERY_ONE_TOLD = date(2022, 9, 1)  # of every suspension the authority is told, and who works with the child
_CANCELLING = date(2023, 9, 1)  # the regulations say how an exclusion is cancelled
_CODE_OF_2021 = date(2021, 9, 1)
EXCLUSIONS = kinds("suspension", "permanent", "lunchtime")

MANAGED_MOVE = Register(
    "managed_move", "managed moves",
    "DfE, Suspension and permanent exclusion guidance, managed moves",
    (
        Field("from_school", "school moved from", _SCHOOL, required=True),
        Field("to_school", "school moved to", _SCHOOL, required=True),
        Field("agreed_parent", "date the parent agreed", _DATE, required=True),
        Field("agreed_school", "date the new school agreed", _DATE, required=True),
        Field("exclusion_spoken_of", "date permanent exclusion was spoken of", _DATE),
        Field("moved", "date on the new roll", _DATE),
        Field("still_there", "still there after two terms", _YES),
    ),
    unconfirmed=True,
    known_as=("managed move",),
)  # fmt: skip

OFF_SITE = Register(
    "off_site_direction", "directions off site to improve behaviour",
    "Education Act 2002, section 29A; The Education (Educational Provision for Improving Behaviour) Regulations 2010",
    (
        Field("home_school", "school that directs", _SCHOOL, required=True),
        Field("host", "place directed to", _SCHOOL, required=True),
        Field("notice", "date of the notice", _DATE, required=True),
        Field("objectives", "reasons and objectives", _TEXT, required=True),
        Field("days", "number of days", _NUMBER, required=True),
        Field("times", "session times", _TEXT, required=True),
        Field("last_review", "last review", _DATE),
        Field("outcome", "outcome", _CHOICE, choices=("returned", "extended", "managed_move", "excluded")),
    ),
    unconfirmed=True,
    known_as=("off-site direction", "off-site directions"),
)  # fmt: skip

EXCLUSION_STEPS = Register(
    "exclusion_steps", "steps after a suspension or permanent exclusion",
    "Education Act 2002, section 51A; The School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012",
    (
        Field("parent_told", "parent told", _DATE, required=True),
        Field("authority_told", "authority told", _DATE, required=True, since=_EVERY_ONE_TOLD),
        Field("social_worker_told", "social worker told", _DATE, since=_EVERY_ONE_TOLD),
        Field("virtual_school_told", "virtual school head told", _DATE, since=_EVERY_ONE_TOLD),
        Field("governors_told", "governing board told", _DATE),
        Field("governors_met", "governing board met", _DATE),
        Field("governors_outcome", "decision", _CHOICE, choices=("upheld", "reinstated", "not_considered")),
        Field("review_asked", "independent review asked for", _DATE),
        Field("review_outcome", "review", _CHOICE, choices=("upheld", "recommended", "quashed")),
        Field("cancelled", "cancelled by the head teacher", _DATE, since=_CANCELLING),
        Field("meeting", "meeting on return", _DATE),
    ),
    unconfirmed=True,
    kinds=EXCLUSIONS,
    known_as=("exclusion steps",),
)  # fmt: skip

DAY_SIX = Register(
    "day_six", "education from the sixth day of an exclusion",
    "Education Act 1996, section 19; Education and Inspections Act 2006, section 100",
    (
        Field("first_day", "first day of the exclusion", _DATE, required=True),
        Field("sixth_day", "sixth school day", _DATE, required=True),
        Field("who_arranges", "who arranges it", _CHOICE, required=True, choices=("school", "authority")),
        Field("provider", "provider", _SCHOOL),
        Field("started", "date education began", _DATE),
        Field("hours", "hours a week", _HOURS),
    ),
    kinds=EXCLUSIONS,
    known_as=("day 6", "day six provision", "day 6 provision"),
)  # fmt: skip

REINTEGRATION = Register(
    "reintegration_meeting", "meetings on the return to school",
    "DfE, Suspension and permanent exclusion guidance, reintegration",
    (
        Field("back", "first day back", _DATE, required=True),
        Field("met", "date of the meeting", _DATE, required=True, at_end=True),
        Field("plan", "there is a plan", _YES),
        Field("adjustments", "adjustments made", _TEXT),
        Field("parent_came", "a parent came", _YES),
    ),
    unconfirmed=True,
    kinds=kinds("suspension", "off_site_direction", "alternative_provision"),
)  # fmt: skip

FAIR_ACCESS = Register(
    "fair_access", "children placed by the fair access protocol",
    "DfE, School admissions code 2021, paragraph 3.17",
    (
        Field("accepted", "date accepted into the protocol", _DATE, required=True),
        Field("school_asked", "school asked", _SCHOOL),
        Field("placed", "date a place was allocated", _DATE, required=True, at_end=True),
        Field("outcome", "outcome", _CHOICE, choices=("placed", "declined", "withdrawn")),
        Field("started", "date on roll", _DATE),
    ),
    unconfirmed=True,
    kinds=kinds(
        "child_in_need", "refuge", "criminal_justice", "alternative_provision", "needs_without_plan", "carer",
        "homeless", "kinship", "traveller_refugee_asylum", "refused_for_behaviour", "exceptional", "out_of_education",
        "previously_looked_after", since=_CODE_OF_2021,
    ),
    known_as=("fair access protocol", "iyfap", "fap"),
)  # fmt: skip
