"""What every file of the yearly return of children looked after says alike: whose record it is, and of which return.

No file says whose return it is and of which year: the sender is asked. `as_at` is the return's last day, 31 March.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import before, one_without_the_other, shared
from evenlode.sources.readers.making import academic_year, among, first_day_of_year, last_day_of_year, return_year
from evenlode.sources.readers.spells import not_followed, overlaps
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, Rows
from evenlode.vocabulary.codes import care as codes
from evenlode.vocabulary.codes.care_after import ADOPTION_REVERSALS
from evenlode.vocabulary.codes.kinds import Code, CodeSet

PUBLISHER = "authorities, to the Department for Education"
LICENCE = "personal data: see the data-sharing protocol"
CITATION = "DfE, Children looked-after by local authorities in England, guide to the SSDA903 collection"

CHILD = Field("child", ("CHILD", "CHILDID"), Kind.OWN_NUMBER, required=True, personal=True)
BIRTH = Field("birth", ("DOB", "DATE OF BIRTH"), Kind.DATE, personal=True)

KNOWN_BY = Identity(ways=((IdentifierKind.CARE, ("authority", "child")),))
ASKS = ("authority", "year")
OF_THE_RETURN = (
    Made("begins", first_day_of_year, ("year",)),
    Made("as_at", last_day_of_year, ("year",)),
    Made("academic", academic_year, ("as_at",)),
    Made("returned", return_year, ("year",)),
)
SCOPE = {"place": "authority", "year": "academic"}

BORN_LATER = Check(
    "birth.later", "birth", before, ("as_at", "birth"), "The child was born after the year of this return.",
    "check the date of birth, and the year that was said of the return", Severity.WARNING,
)  # fmt: skip


def after_the_return(field: str) -> Check:
    """A warning of a day that lies after the return's year: the day is mistyped, or the return is of another year."""
    return Check(
        "day.after_return", field, before, ("as_at", field), "This day lies after the year of the return.",
        "check the day; if many are so, the return is of a later year than was said",
        Severity.WARNING,
    )  # fmt: skip


def before_birth(field: str, birth: str = "birth") -> Check:
    """A day before the child was born."""
    return Check(
        "day.before_birth", field, before, (field, birth), "This day lies before the child was born.",
        "check the day and the date of birth: one of them is mistyped",
    )  # fmt: skip


def ends_before(rule: str, end: str, start: str) -> Check:
    """What ends before it begins."""
    return Check(
        rule, end, before, (end, start), "It ends before it begins.", "check both days: one of them is mistyped"
    )


UPN_SHARED = Check(
    "upn.shared", "upn", shared, ("former_pupil", "pupil"),
    "Two children of this file have one pupil number, so neither is joined with a school.",
    "find out whose number it is, and correct the other's", Severity.WARNING,
)  # fmt: skip
LINK = Rows("identity", {"other": "linked", "says": "=same", "basis": "=return", "on": "as_at"}, where=("linked",))

HEALTH = ("health_check", "immunisations", "teeth_check", "health_assessment")
EPISODE_GOES_ON = Made("goes_on", among("X1"), ("reason_end",))


def coded(id: str, columns: tuple[str, ...], known: CodeSet[Code], on: str = "", *, tells: bool = False) -> Field:
    """A field of codes, of which one that cannot be read is warned of and left empty."""
    return Field(id, columns, Kind.CODE, codes=known, on=on, tells=tells, unreadable=Severity.WARNING)


EPISODE_FIELDS = (
    Field("since", ("DECOM",), Kind.DATE, required=True),
    Field("until", ("DEC",), Kind.DATE, tells=True),
    Field("legal_status", ("LS",), Kind.CODE, codes=codes.LEGAL_STATUSES, on="since", required=True),
    coded("reason_new", ("RNE",), codes.REASONS_FOR_NEW_EPISODE, "since", tells=True),
    coded("need", ("CIN",), codes.NEEDS, "since"),
    coded("placement", ("PLACE", "PL"), codes.PLACEMENTS, "since"),
    coded("provider", ("PLACE_PROVIDER",), codes.PROVIDERS, "since"),
    coded("reason_end", ("REC",), codes.EPISODE_ENDS, "until"),
    coded("reason_change", ("REASON_PLACE_CHANGE",), codes.PLACEMENT_CHANGES, "since"),
    Field("urn", ("URN",), Kind.OFSTED, unreadable=Severity.WARNING),
    Field("home_postcode", ("HOME_POST",), personal=True),
    Field("placement_postcode", ("PL_POST",), personal=True),
)
MISSING_FIELDS = (
    Field("missing", ("MISSING",), Kind.CODE, codes=codes.MISSING, on="since", required=True),
    Field("since", ("MIS_START",), Kind.DATE, required=True),
    Field("until", ("MIS_END",), Kind.DATE, tells=True),
)
PLACED_FIELDS = (
    Field("since", ("DATE_PLACED",), Kind.DATE, required=True),
    Field("until", ("DATE_PLACED_CEASED",), Kind.DATE, tells=True),
    coded("reversed", ("REASON_PLACED_CEASED",), ADOPTION_REVERSALS, "until"),
)


def episode_checks(pupil: str = "pupil") -> tuple[Check, ...]:
    """The checks on an episode; `pupil` is the field that says whose it is."""
    return (
        ends_before("episode.dates", "until", "since"),
        after_the_return("since"),
        after_the_return("until"),
        Check(
            "episode.overlap", "since", overlaps, ("since", "until", pupil),
            "The episode begins before another of the same child has ended.",
            "end the earlier episode on the day on which this one begins", Severity.WARNING,
        ),
        Check(
            "episode.not_followed", "reason_end", not_followed, ("goes_on", "since", "until", pupil),
            "The episode ended because another began (X1), but none of the child's begins on that day.",
            "add the next episode, or give the reason for which care ended", Severity.WARNING,
        ),
        Check(
            "episode.no_reason", "reason_end", one_without_the_other, ("until", "reason_end"),
            "The episode has ended, and no reason that can be read says why.", "give the reason (REC)",
            Severity.WARNING,
        ),
        Check(
            "episode.no_end", "until", one_without_the_other, ("reason_end", "until"),
            "There is a reason why the episode ended, but no day: it is taken to last.",
            "give the day (DEC), or take the reason (REC) out", Severity.WARNING,
        ),
    )  # fmt: skip


def missing_checks(pupil: str = "pupil") -> tuple[Check, ...]:
    """The checks on a time missing; `pupil` is the field that says whose it is."""
    return (
        ends_before("missing.dates", "until", "since"),
        after_the_return("since"),
        Check(
            "missing.overlap", "since", overlaps, ("since", "until", pupil),
            "The time begins before another of the same child has ended.",
            "end the earlier time on the day on which the child was found", Severity.WARNING,
        ),
    )  # fmt: skip


def health_fields(path: str = "") -> tuple[Field, ...]:
    """Whether each kind of health care that is due was had; in XML they stand below a path."""
    return tuple(coded(item, (path + item.upper(),), codes.YES_OR_NO, tells=True) for item in HEALTH)


def health_rows() -> tuple[Rows, ...]:
    """An event on the return's last day for each kind of health care of which the return tells."""
    return tuple(event("health", item, "as_at", item, where=item) for item in HEALTH)


def event(kind: str, item: str, since: str, value: str, *, where: str = "", pupil: str = "pupil") -> Rows:
    """An event of a child: its first day and value, and the field without which there is none."""
    columns = {"pupil": pupil, "kind": f"={kind}", "item": f"={item}", "since": since, "value": value}
    return Rows("care_event", columns, where=(where,) if where else ())


def told(characteristic: str, since: str, *, until: str = "until", where: str = "", pupil: str = "pupil") -> Rows:
    """A restricted circumstance of a child that an authority's own return confirms."""
    columns = {
        "place": "authority", "year": "academic", "pupil": pupil, "characteristic": f"={characteristic}",
        "since": since, "until": until, "sensitivity": "=restricted", "confidence": "=confirmed",
    }  # fmt: skip
    return Rows("characteristic", columns, where=(where,) if where else ())


def below(path: str, *names: str) -> tuple[str, ...]:
    """The paths of some elements below one."""
    return tuple(f"{path}/{name}" for name in names)
