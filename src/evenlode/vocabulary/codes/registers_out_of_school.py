"""The registers of children who are out of school, or in it for part of the time: their fields and kinds.

Whether a child is ill in body or mind is need-to-know, and no register asks it.

Sources: stand with each register.
"""

from datetime import date

from evenlode.vocabulary.codes.register_kinds import Field, FieldKind, Register, kinds

_DATE, _TEXT, _CHOICE, _YES = FieldKind.DATE, FieldKind.TEXT, FieldKind.CHOICE, FieldKind.YES_OR_NO
_HOURS, _NUMBER, _SCHOOL, _PERSON = FieldKind.HOURS, FieldKind.NUMBER, FieldKind.SCHOOL, FieldKind.PERSON
_SCHOOL_REGISTERS = date(2024, 8, 19)  # the regulations on school registers begin

MISSING_EDUCATION = Register(
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
    kinds=kinds("not_on_roll", "awaiting_place", "unsuitable_home_education"),
    known_as=("cme",),
)  # fmt: skip

AWAITING_PLACE = Register(
    "awaiting_place", "children awaiting a school place",
    "DfE, School admissions code 2021, in-year admissions and fair access protocols",
    (
        Field("applied", "date of the application", _DATE, required=True),
        Field("school_asked", "school asked for", _SCHOOL),
        Field("answered", "date of the answer in writing", _DATE, required=True, at_end=True),
        Field("outcome", "outcome", _CHOICE, required=True, at_end=True, choices=("offered", "refused", "protocol")),
        Field("reason_refused", "reason for a refusal", _TEXT),
        Field("started", "date on roll", _DATE),
    ),
    unconfirmed=True,
    known_as=("in-year admission", "in-year admissions"),
)  # fmt: skip

HOME_EDUCATION = Register(
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
    known_as=("ehe",),
)  # fmt: skip

PART_TIME = Register(
    "part_time_timetable", "part-time timetables",
    "The School Attendance (Pupil Registration) (England) Regulations 2024, regulation 11(6)",
    (
        Field("exceptional", "exceptional circumstances", _TEXT, required=True, since=_SCHOOL_REGISTERS),
        Field("ends", "date it ends", _DATE, required=True, since=_SCHOOL_REGISTERS),
        Field("agreed_school", "agreed by the school", _PERSON, required=True, since=_SCHOOL_REGISTERS),
        Field("agreed_parent", "agreed by a parent the pupil lives with", _PERSON, required=True,
              since=_SCHOOL_REGISTERS),
        Field("times", "times and dates agreed", _TEXT, required=True, since=_SCHOOL_REGISTERS),
        Field("review", "date of review", _DATE),
        Field("hours", "hours a week at school", _HOURS),
        Field("other_hours", "hours a week of other education", _HOURS),
        Field("safeguarding", "who is responsible in the other hours", _PERSON),
        Field("return_steps", "steps to full time", _TEXT),
        Field("authority_consulted", "authority consulted", _DATE),
    ),
    kinds=kinds("medical", "reintegration", "other"),
    known_as=("reduced timetable", "reduced timetables", "part-time timetable"),
)  # fmt: skip

MEDICAL = Register(
    "medical_education", "education of children who cannot attend for their health",
    "Education Act 1996, section 19; DfE, Arranging education for children who cannot attend school because of health "
    "needs, statutory guidance",
    (
        Field("clear_from", "date on which 15 days of absence were clear", _DATE, required=True),
        Field("days_missed", "school days missed before", _NUMBER),
        Field("evidence", "evidence of the need", _CHOICE, choices=("consultant", "doctor", "other", "none")),
        Field("evidence_seen", "date of the evidence", _DATE),
        Field("decided", "date of the decision", _DATE, required=True, at_end=True),
        Field("provider", "provider", _SCHOOL),
        Field("first_lesson", "date of the first lesson", _DATE),
        Field("hours_due", "hours a week due", _HOURS),
        Field("hours", "hours a week received", _HOURS),
        Field("why_not_full_time", "why it is not full time", _TEXT),
        Field("review", "date of review", _DATE),
        Field("named_officer", "named officer", _PERSON, required=True),
    ),
    unconfirmed=True,
    known_as=("section 19", "medical needs"),
)  # fmt: skip

PERFORMANCE = Register(
    "performance_licence", "licences for children to perform",
    "Children and Young Persons Act 1963, section 37; The Children (Performances and Activities) (England) Regulations "
    "2014",
    (
        Field("applied", "date of the application", _DATE, required=True),
        Field("decided", "date of the decision", _DATE, required=True, at_end=True),
        Field("outcome", "outcome", _CHOICE, choices=("granted", "refused", "exempt")),
        Field("days", "days of performance", _NUMBER),
        Field("school_days", "school days to be missed", _NUMBER),
        Field("chaperone", "approved chaperone", _PERSON),
    ),
    unconfirmed=True,
)  # fmt: skip

WORK_PERMIT = Register(
    "work_permit", "work permits of children of school age",
    "Children and Young Persons Act 1933, section 18; the authority's byelaws",
    (
        Field("applied", "date of the application", _DATE, required=True),
        Field("decided", "date of the decision", _DATE, required=True, at_end=True),
        Field("outcome", "outcome", _CHOICE, choices=("granted", "refused", "cancelled")),
        Field("hours", "hours a week in term", _HOURS),
        Field("hours_holiday", "hours a week in holidays", _HOURS),
        Field("agreed_parent", "agreed by a parent", _PERSON, required=True),
    ),
    unconfirmed=True,
    known_as=("child employment",),
)  # fmt: skip
