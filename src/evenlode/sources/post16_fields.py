"""What both files of young people of 16 and 17 in a month say alike: whose record it is, its checks and its rows.

No file says whose it is and of which month: the sender is asked. `as_at` is the month's last day.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import before
from evenlode.sources.readers.making import academic_year, age_group, always, birth_month, last_day_of_month, mapped
from evenlode.sources.record_kinds import Check, Identity, Made, Rows
from evenlode.vocabulary.codes.post16 import SHOWN, STANDINGS

CITATION = "DfE, NCCIS management information requirement; Education and Skills Act 2008, sections 12 and 68"
LICENCE = "personal data: see the data-sharing protocol"
KNOWN_BY = Identity(
    ways=(
        (IdentifierKind.UPN, ("upn",)),
        (IdentifierKind.ULN, ("uln",)),
        (IdentifierKind.CARE, ("authority", "register", "own_number")),
    )
)
OF_THE_MONTH = (
    Made("as_at", last_day_of_month, ("month",)),
    Made("year", academic_year, ("as_at",)),
    Made("register", always("ccis"), ("month",)),
)
MADE = (
    Made("birth_month", birth_month, ("birth",)),
    Made("activity", mapped(SHOWN), ("code",)),
    Made("standing", mapped(STANDINGS), ("code",)),
    Made("age_group", age_group, ("birth", "as_at")),
)
CHECKS = (
    Check(
        "activity.later", "since", before, ("as_at", "since"), "The activity begins after this month.",
        "check the day, and the month that was said of the file", Severity.WARNING,
    ),
    Check(
        "birth.later", "birth", before, ("as_at", "birth"), "The day of birth lies after this month.",
        "check the date of birth",
    ),
)  # fmt: skip
ROWS = (Rows("pupil", {"place": "authority"}), Rows("post16_activity", {}))
