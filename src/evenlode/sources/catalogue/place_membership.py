"""Which schools and settings belong to which partnership, locality, district, authority or trust, and when.

Partnerships, localities and trusts are known by a short name in small letters; where a line gives none it is made of
the name. A file adds: a school that leaves gets a last day, and a new line for where it goes.
"""

from evenlode.errors import Severity
from evenlode.sources.readers.checking import before, nothing
from evenlode.sources.readers.making_of_places import place_of_kind
from evenlode.sources.readers.spells import overlaps
from evenlode.sources.record_kinds import Check, Field, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.places import MEMBERS_OF

SOURCE = RecordFile(
    id="place_membership",
    title="Partnerships, localities and other places that schools belong to",
    publisher="authorities",
    licence="the authority's own",
    citation="the authority's own arrangements; ONS codes of districts and authorities",
    rests_on="Evenlode's own layout",
    dated_by="as_at",
    last_day="since",
    records=(
        Records(
            fields=(
                Field("urn", ("urn", "establishment", "school urn"), Kind.ESTABLISHMENT, required=True),
                Field("kind", ("kind", "kind of place"), Kind.MEANING, meanings=MEMBERS_OF, required=True),
                Field("given", ("place", "place id"), tells=True),
                Field("name", ("name", "place name"), tells=True),
                Field("since", ("from", "start date"), Kind.DATE, required=True),
                Field("until", ("to", "end date"), Kind.DATE),
                Field("as_at", ("as_at", "as at"), Kind.DATE),
            ),
            made=(Made("place", place_of_kind, ("kind", "given", "name")),),
            checks=(
                Check(
                    "membership.place", "given", nothing, ("place",),
                    "This is no place of its kind, and the name does not tell which it is.",
                    "for an authority write its number (931), for a district its ONS code (E07000177), and for others "
                    "a short name in small letters (north-vale), or their name under 'name'",
                ),
                Check(
                    "membership.dates", "until", before, ("until", "since"), "It ends before it begins.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "membership.overlap", "since", overlaps, ("since", "until", "urn", "kind"),
                    "The school belongs to two places of this kind on some days, and would be counted in both.",
                    "give the membership that ended a last day", Severity.WARNING,
                ),
            ),
            rows=(Rows("place_membership", {}),),
        ),
    ),
)  # fmt: skip
