"""The registers that an authority keeps of children: what each is of, by what law, and what an entry says.

A field is `required` where law or statutory guidance asks for it, and an entry without one is incomplete; every other
field is Evenlode's own, for the work. Dates of entry and end, the child and who wrote are of every register and not
repeated here. No field holds a diagnosis or an opinion of a family.

Unconfirmed: the registers so marked, of which the guidance was read in summaries. A register of children not in school
(Children's Wellbeing and Schools Act 2026, sections 38 and 39) is law that has not begun, and is not among them.

Sources: stand with each register.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class FieldKind(StrEnum):
    """What a field holds."""

    DATE = "date"
    TEXT = "text"
    CHOICE = "choice"
    YES_OR_NO = "yes_or_no"
    HOURS = "hours"
    NUMBER = "number"
    SCHOOL = "school"
    PERSON = "person"


@dataclass(frozen=True)
class Field:
    """One thing that an entry says; `choices` are those of a choice."""

    id: str
    title: str
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """One register: its id, what it is of, the law or guidance it stands on, and its fields."""

    id: str
    title: str
    citation: str
    fields: tuple[Field, ...]
    unconfirmed: bool = False


_DATE, _TEXT, _CHOICE, _YES = FieldKind.DATE, FieldKind.TEXT, FieldKind.CHOICE, FieldKind.YES_OR_NO
_HOURS, _NUMBER, _SCHOOL, _PERSON = FieldKind.HOURS, FieldKind.NUMBER, FieldKind.SCHOOL, FieldKind.PERSON

_MISSING_EDUCATION = Register(
    "missing_education", "children missing education",
    "Education Act 1996, section 436A; DfE, Children missing education, statutory guidance",
    (
        Field("reported", "date reported", _DATE, required=True),
        Field("last_school", "last school", _SCHOOL),
        Field("enquiries", "enquiries made with the school", _TEXT, required=True),
        Field("state", "state", _CHOICE, required=True, choices=("reported", "enquiries", "located", "not_located")),
        Field("outcome", "where the child was found", _CHOICE, choices=("school", "home", "moved", "abroad")),
        Field("seen", "date the child was seen", _DATE),
        Field("ground_of_deletion", "ground of deletion from the roll", _TEXT),
    ),
)  # fmt: skip

_AWAITING_PLACE = Register(
    "awaiting_place", "children awaiting a school place",
    "DfE, School admissions code 2021, in-year admissions and fair access protocols",
    (
        Field("applied", "date of the application", _DATE, required=True),
        Field("school_asked", "school asked for", _SCHOOL),
        Field("answered", "date of the answer in writing", _DATE, required=True),
        Field("outcome", "outcome", _CHOICE, required=True, choices=("offered", "refused", "protocol")),
        Field("reason_refused", "reason for a refusal", _TEXT),
        Field("started", "date on roll", _DATE),
    ),
    unconfirmed=True,
)  # fmt: skip

_HOME_EDUCATION = Register(
    "home_education", "elective home education",
    "Education Act 1996, sections 7 and 437; DfE, Elective home education, guidance for local authorities",
    (
        Field("began", "date home education began", _DATE, required=True),
        Field("last_school", "last school", _SCHOOL),
        Field("attendance_before", "attendance before, percent", _NUMBER),
        Field("suspended_before", "suspended in the 60 days before", _YES),
        Field("plan", "has an education, health and care plan", _YES),
        Field("social_worker", "has a social worker", _YES),
        Field("reason_given", "reason the parent gave", _TEXT),
        Field("suitability", "suitability", _CHOICE, required=True, choices=("suitable", "enquiry", "not_known")),
        Field("last_contact", "last contact", _DATE),
    ),
    unconfirmed=True,
)  # fmt: skip

_PART_TIME = Register(
    "part_time_timetable", "part-time timetables",
    "The School Attendance (Pupil Registration) (England) Regulations 2024, regulation 11(6)",
    (
        Field("exceptional", "exceptional circumstances", _TEXT, required=True),
        Field("ends", "date it ends", _DATE, required=True),
        Field("agreed_school", "agreed by the school", _PERSON, required=True),
        Field("agreed_parent", "agreed by a parent the pupil lives with", _PERSON, required=True),
        Field("times", "times and dates agreed", _TEXT, required=True),
        Field("review", "date of review", _DATE),
        Field("hours", "hours a week at school", _HOURS),
        Field("other_hours", "hours a week of other education", _HOURS),
        Field("safeguarding", "who is responsible in the other hours", _PERSON),
        Field("return_steps", "steps to full time", _TEXT),
        Field("authority_consulted", "authority consulted", _DATE),
    ),
)  # fmt: skip

_MANAGED_MOVE = Register(
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
)  # fmt: skip

_OFF_SITE = Register(
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
)  # fmt: skip

_EXCLUSION_STEPS = Register(
    "exclusion_steps", "steps after a suspension or permanent exclusion",
    "Education Act 2002, section 51A; The School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012",
    (
        Field("parent_told", "parent told", _DATE, required=True),
        Field("authority_told", "authority told", _DATE, required=True),
        Field("social_worker_told", "social worker told", _DATE),
        Field("virtual_school_told", "virtual school head told", _DATE),
        Field("governors_told", "governing board told", _DATE),
        Field("governors_met", "governing board met", _DATE),
        Field("governors_outcome", "decision", _CHOICE, choices=("upheld", "reinstated", "not_considered")),
        Field("review_asked", "independent review asked for", _DATE),
        Field("review_outcome", "review", _CHOICE, choices=("upheld", "recommended", "quashed")),
        Field("cancelled", "cancelled by the head teacher", _DATE),
        Field("meeting", "meeting on return", _DATE),
    ),
    unconfirmed=True,
)  # fmt: skip

_DAY_SIX = Register(
    "day_six", "education from the sixth day of an exclusion",
    "Education Act 1996, section 19; Education and Inspections Act 2006, section 100",
    (
        Field("first_day", "first day of the exclusion", _DATE, required=True),
        Field("due", "sixth school day", _DATE, required=True),
        Field("who_arranges", "who arranges it", _CHOICE, required=True, choices=("school", "authority")),
        Field("provider", "provider", _SCHOOL),
        Field("started", "date education began", _DATE),
        Field("hours", "hours a week", _HOURS),
    ),
)  # fmt: skip

_EDUCATION_PLAN = Register(
    "personal_education_plan", "personal education plans of children looked after",
    "DfE, Promoting the education of looked-after and previously looked-after children, statutory guidance",
    (
        Field("care_began", "date care began", _DATE, required=True),
        Field("plan_begun", "date the plan was begun", _DATE, required=True),
        Field("reviewed", "date of the term's review", _DATE, required=True),
        Field("designated_teacher", "designated teacher", _PERSON),
        Field("child_heard", "the child's views are in it", _YES),
        Field("targets", "targets set", _NUMBER),
        Field("targets_met", "targets met", _NUMBER),
        Field("quality", "quality, 0 to 100", _NUMBER),
    ),
)  # fmt: skip

_PLAN_REQUEST = Register(
    "plan_request", "requests for an education, health and care plan",
    "Children and Families Act 2014, section 36; The Special Educational Needs and Disability Regulations 2014",
    (
        Field("requested", "date of the request", _DATE, required=True),
        Field("requested_by", "who asked", _CHOICE, choices=("parent", "young_person", "school", "other")),
        Field("decided", "date of the decision to assess", _DATE, required=True),
        Field("assess", "will be assessed", _YES, required=True),
        Field("exception", "an exception to the time limits applies", _TEXT),
        Field("no_plan", "date told that there will be no plan", _DATE),
        Field("final_plan", "date of the final plan", _DATE),
    ),
)  # fmt: skip

_PLAN = Register(
    "plan", "education, health and care plans",
    "Children and Families Act 2014, sections 37 to 45; The Special Educational Needs and Disability Regulations 2014",
    (
        Field("final_plan", "date of the final plan", _DATE, required=True),
        Field("named_school", "school or kind of school named", _SCHOOL, required=True),
        Field("review_due", "annual review due", _DATE, required=True),
        Field("reviewed", "date of the review meeting", _DATE),
        Field("review_decided", "date of the decision after it", _DATE),
        Field("amended", "date of the amended plan", _DATE),
        Field("phase_transfer", "changes phase next year", _YES),
        Field("ceased", "date it ceased", _DATE),
        Field("why_ceased", "why it ceased", _TEXT),
    ),
)  # fmt: skip

REGISTERS: Mapping[str, Register] = MappingProxyType({
    register.id: register
    for register in (
        _MISSING_EDUCATION, _AWAITING_PLACE, _HOME_EDUCATION, _PART_TIME, _MANAGED_MOVE, _OFF_SITE, _EXCLUSION_STEPS,
        _DAY_SIX, _EDUCATION_PLAN, _PLAN_REQUEST, _PLAN,
    )
})  # fmt: skip
"""Every register by its id."""
