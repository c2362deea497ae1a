"""Decisions on who is one child: that two numbers are one child's, or that they are two children's.

One record is one decision on two numbers. A number is a unique pupil number or, of a child who has none, a school's URN
with its own number of the pupil. Who decided and who looked at it again are roles, never persons' names, and must be
two. The newest decision on two numbers counts, whichever of them stands first; an older one is not forgotten, and the
newer is undone by taking its file back. Nothing that another file says of either number is changed by it.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import one_without_the_other, same
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, RecordFile, Records, Rows
from evenlode.vocabulary.codes.identity import DECISIONS

SOURCE = RecordFile(
    id="identity_decisions",
    title="Decisions on who is one child",
    publisher="an authority's own data officers",
    licence="personal data: see the data-sharing protocol",
    citation="DfE, Unique pupil numbers, guidance for schools and local authorities",
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=Identity(
        ways=((IdentifierKind.UPN, ("upn",)), (IdentifierKind.LOCAL, ("urn", "local"))),
        other=((IdentifierKind.UPN, ("other_upn",)), (IdentifierKind.LOCAL, ("other_urn", "other_local"))),
    ),
    synthetic=("upn", "other_upn", "urn", "other_urn"),
    dated_by="on",
    last_day="on",
    records=(
        Records(
            fields=(
                Field("says", ("decision",), Kind.MEANING, meanings=DECISIONS, required=True),
                Field("upn", ("upn", "unique pupil number"), Kind.UPN, tells=True),
                Field("other_upn", ("other upn", "other unique pupil number"), Kind.UPN, tells=True),
                Field("urn", ("urn", "school urn"), Kind.URN),
                Field("local", ("local id", "local number"), personal=True),
                Field("other_urn", ("other urn", "other school urn"), Kind.URN),
                Field("other_local", ("other local id", "other local number"), personal=True),
                Field("on", ("on", "decided on", "date"), Kind.DATE, required=True),
                Field("decided_by", ("decided by",), required=True, personal=True),
                Field("reviewed_by", ("reviewed by",), required=True, personal=True),
                Field("reason", ("reason",), required=True, personal=True),
            ),
            checks=(
                Check(
                    "identity.reviewer", "reviewed_by", same, ("decided_by", "reviewed_by"),
                    "Who decided also reviewed it: a decision on who a child is takes two.",
                    "have somebody else look at it, and give that role under 'reviewed by'",
                ),
                Check(
                    "identity.one_number", "other_upn", same, ("pupil", "other_pupil"),
                    "Both numbers are the same number.", "give the number of the other record of the child",
                ),
                Check(
                    "identity.local", "local", one_without_the_other, ("local", "urn"),
                    "A school's own number is given without the school, so it is read by nobody.",
                    "give the school's URN beside it", Severity.WARNING,
                ),
                Check(
                    "identity.local", "other_local", one_without_the_other, ("other_local", "other_urn"),
                    "A school's own number is given without the school, so it is read by nobody.",
                    "give the school's URN beside it", Severity.WARNING,
                ),
            ),
            rows=(Rows("identity", {"other": "other_pupil", "basis": "=decision"}),),
        ),
    ),
)  # fmt: skip
