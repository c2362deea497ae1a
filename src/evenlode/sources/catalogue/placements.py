"""Placements in alternative provision: which pupil is with which provider, from when to when, for how many hours.

The pupil's own school stays responsible, and says it. A provider without any number has a short name. A file adds: a
line again with the same provider, school, pupil and first day corrects the one before.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import before, negative, same
from evenlode.sources.readers.making import academic_year
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.placements import COMMISSIONERS, PURPOSES

SOURCE = RecordFile(
    id="placements",
    title="Placements in alternative provision",
    publisher="authorities and schools",
    licence="personal data: see the data-sharing protocol",
    citation="Education Act 1996, section 19; Education Act 2002, section 29A; DfE, Alternative provision, guidance",
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)),)),
    synthetic=("urn", "upn"),
    dated_by="as_at",
    last_day="since",
    records=(
        Records(
            fields=(
                Field("upn", ("upn", "unique pupil number"), Kind.UPN, required=True),
                Field("urn", ("urn", "school urn", "home school"), Kind.URN, required=True),
                Field("provider", ("provider", "provider number"), Kind.ESTABLISHMENT, required=True),
                Field("since", ("from", "start", "start date"), Kind.DATE, required=True),
                Field("until", ("to", "end", "end date"), Kind.DATE),
                Field("kind", ("reason", "purpose"), Kind.CODE, codes=PURPOSES, on="since", tells=True),
                Field("hours", ("hours", "hours a week"), Kind.DECIMAL),
                Field("commissioner", ("commissioner", "commissioned by"), Kind.MEANING, meanings=COMMISSIONERS),
                Field("as_at", ("as_at", "as at"), Kind.DATE),
            ),
            made=(Made("year", academic_year, ("since",)),),
            checks=(
                Check(
                    "placement.dates", "until", before, ("until", "since"), "It ends before it begins.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "placement.hours", "hours", negative, ("hours",), "Fewer than no hours a week.",
                    "give the hours of a week, such as 12.5",
                ),
                Check(
                    "placement.own_school", "provider", same, ("provider", "urn"),
                    "The provider is the pupil's own school.", "give the provider where the pupil is placed",
                    Severity.WARNING,
                ),
            ),
            rows=(Rows("placement", {}),),
        ),
    ),
)  # fmt: skip
