"""What services tell of children's circumstances: one line is one circumstance of one child, from one day to another.

Of each file it is asked whether it is `full`, all that its source knows on its day, or `delta`, only what is new. What
a full file leaves out has ended with its day; what a delta leaves out stands. Spells that overlap are one. No line
means that nobody has told, never that it is not so.

`local_id` is the authority's number of the child in social care. A circumstance is at least as closed as its code says,
whatever the file says of it. What is need-to-know is accepted and counted on the receipt, and is in no table: it stands
in the encrypted file alone, for those who are cleared.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.checking import before, differing, is_true
from evenlode.sources.readers.making import academic_year, after, among, mapped, newer_than_whole, strictest
from evenlode.sources.readers.spells import leads, merged_since, merged_until
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.vulnerabilities import CONFIDENCES, SENSITIVITIES, VULNERABILITIES

SOURCE = RecordFile(
    id="characteristics",
    title="Circumstances of children, as services tell them",
    publisher="services of the authority and its partners",
    licence="personal data: see the data-sharing protocol",
    citation="Children Act 2004, section 10; UK GDPR, Articles 9 and 10",
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)), (IdentifierKind.CARE, ("authority", "local_id")))),
    extent=Extent.WHOLE_OF_SCOPE,
    scope={"source": "told_by", "place": "authority", "year": "academic"},
    covers="whole",
    synthetic=("authority", "upn"),
    dated_by="dated",
    asks=("authority", "mode"),
    records=(
        Records(
            fields=(
                Field("upn", ("upn",), Kind.UPN),
                Field("local_id", ("local_id",), Kind.OWN_NUMBER, personal=True),
                Field("birth", ("date_of_birth", "dob"), Kind.DATE, personal=True),
                Field("code", ("group_code",), Kind.CODE, codes=VULNERABILITIES, required=True),
                Field("since", ("from",), Kind.DATE, required=True),
                Field("until", ("to",), Kind.DATE, tells=True),
                Field("feed", ("source",), Kind.WORDS, required=True),
                Field("as_at", ("as_at",), Kind.DATE, required=True),
                Field("sensitivity", ("sensitivity",), Kind.MEANING, meanings=SENSITIVITIES, required=True),
                Field("confidence", ("confidence",), Kind.MEANING, meanings=CONFIDENCES, unreadable=Severity.WARNING),
            ),
            made=(
                Made("academic", academic_year, ("as_at",)),
                Made("dated", newer_than_whole, ("as_at", "mode")),
                Made("told_by", after("characteristics:"), ("feed",)),
                Made("held_as", strictest, ("code", "sensitivity")),
                Made("open", among("normal", "restricted", "special"), ("held_as",)),
                Made("closed", among("need_to_know"), ("held_as",)),
                Made("whole", among("full"), ("mode",)),
                Made("extent", mapped({"full": "whole"}), ("mode",)),
                Made("leads", leads, ("since", "until", "pupil", "told_by", "as_at", "code", "held_as")),
                Made("first_day", merged_since, ("since", "until", "pupil", "told_by", "as_at", "code", "held_as")),
                Made("last_day", merged_until, ("since", "until", "pupil", "told_by", "as_at", "code", "held_as")),
            ),
            checks=(
                Check(
                    "characteristic.dates", "until", before, ("until", "since"), "It ends before it begins.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "characteristic.births", "birth", differing, ("birth", "pupil"),
                    "The file gives two dates of birth under this child's number: they may be two children.",
                    "find out whose number it is and correct the other's; nothing of either is taken until then",
                ),
                Check(
                    "characteristic.later", "since", before, ("as_at", "since"),
                    "It begins after the day of which the file speaks.", "check both days", Severity.WARNING,
                ),
                Check(
                    "characteristic.need_to_know", "sensitivity", is_true, ("closed",),
                    "Some circumstances are need-to-know: they are kept in the encrypted file alone, and are in no "
                    "table, figure or list.",
                    "nothing needs doing: those who are cleared ask for the file", Severity.WARNING, once=True,
                ),
            ),
            rows=(
                Rows(
                    "characteristic",
                    {
                        "source": "told_by", "place": "authority", "year": "academic", "characteristic": "code",
                        "since": "first_day", "until": "last_day", "sensitivity": "held_as",
                    },
                    where=("open", "leads"),
                ),
            ),
        ),
    ),
)  # fmt: skip
