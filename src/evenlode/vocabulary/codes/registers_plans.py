"""The registers of plans: personal education plans, and requests for education, health and care plans and the plans.

Sources: stand with each register.
"""

from evenlode.vocabulary.codes.register_kinds import Field, FieldKind, Register, kinds

_DATE, _TEXT, _CHOICE, _YES = FieldKind.DATE, FieldKind.TEXT, FieldKind.CHOICE, FieldKind.YES_OR_NO
_NUMBER, _SCHOOL, _PERSON = FieldKind.NUMBER, FieldKind.SCHOOL, FieldKind.PERSON

EDUCATION_PLAN = Register(
    "personal_education_plan", "personal education plans of children looked after",
    "DfE, Promoting the education of looked-after and previously looked-after children, statutory guidance",
    (
        Field("care_began", "date care began", _DATE, required=True),
        Field("plan_begun", "date the plan was begun", _DATE, required=True),
        Field("reviewed", "date of the term's review", _DATE, required=True, at_end=True),
        Field("designated_teacher", "designated teacher", _PERSON),
        Field("child_heard", "the child's views are in it", _YES),
        Field("targets", "targets set", _NUMBER),
        Field("targets_met", "targets met", _NUMBER),
        Field("quality", "quality, 0 to 100", _NUMBER),
    ),
    kinds=kinds("initial", "review"),
    known_as=("pep", "peps"),
)  # fmt: skip

PLAN_REQUEST = Register(
    "plan_request", "requests for an education, health and care plan",
    "Children and Families Act 2014, section 36; The Special Educational Needs and Disability Regulations 2014",
    (
        Field("requested", "date of the request", _DATE, required=True),
        Field("requested_by", "who asked", _CHOICE, choices=("parent", "young_person", "school", "other")),
        Field("decided", "date of the decision to assess", _DATE, required=True, at_end=True),
        Field("assess", "will be assessed", _YES, required=True, at_end=True),
        Field("exception", "an exception to the time limits applies", _TEXT),
        Field("no_plan", "date told that there will be no plan", _DATE),
        Field("final_plan", "date of the final plan", _DATE),
    ),
    kinds=kinds("first", "reassessment"),
    known_as=("ehc request", "ehc requests", "ehcp request", "ehcp requests"),
)  # fmt: skip

PLAN = Register(
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
    known_as=("ehcp", "ehcps", "ehc plan", "ehc plans"),
)  # fmt: skip
