"""What a list of children in registers says of an entry: what every register has, and the fields of each by itself."""

from evenlode.errors import Severity
from evenlode.sources.readers.checking import before, left_out, one_without_the_other
from evenlode.sources.readers.making import academic_year, as_json
from evenlode.sources.record_kinds import Check, Field, Kind, Made, Make, Records, Rows
from evenlode.vocabulary.codes.answers import YES_OR_NO
from evenlode.vocabulary.codes.register_kinds import Field as OwnField
from evenlode.vocabulary.codes.register_kinds import FieldKind, Register
from evenlode.vocabulary.codes.registers import MEANINGS, REGISTERS

READ_AS = {
    FieldKind.DATE: Kind.DATE,
    FieldKind.TEXT: Kind.TEXT,
    FieldKind.PERSON: Kind.TEXT,
    FieldKind.CHOICE: Kind.CODE,
    FieldKind.YES_OR_NO: Kind.MEANING,
    FieldKind.HOURS: Kind.DECIMAL,
    FieldKind.NUMBER: Kind.DECIMAL,
    FieldKind.SCHOOL: Kind.ESTABLISHMENT,
}
REGISTER = Field("register", ("register",), Kind.MEANING, meanings=MEANINGS, required=True)
OF_EVERY_REGISTER = (
    Field("upn", ("upn", "unique pupil number", "pupil"), Kind.UPN, tells=True),
    Field("authority", ("authority", "local authority", "la"), Kind.AUTHORITY),
    Field("own_number", ("local_id", "local number"), Kind.OWN_NUMBER, personal=True),
    Field("place", ("place", "urn", "school urn"), Kind.SCHOOL_OR_AUTHORITY, required=True),
    Field("since", ("from", "start", "start date"), Kind.DATE, required=True),
    Field("until", ("to", "end", "end date"), Kind.DATE, tells=True),
    Field("owner", ("owner", "team"), Kind.WORDS, unreadable=Severity.WARNING),
    Field("due", ("due", "due date"), Kind.DATE),
    Field("done", ("done", "date done"), Kind.DATE),
    Field("withdrawn", ("withdrawn", "entered by mistake"), Kind.DATE),
    Field("as_at", ("as_at", "as at"), Kind.DATE, unreadable=Severity.WARNING),
)
CHECKS = (
    Check(
        "register.dates", "until", before, ("until", "since"), "It ends before it begins.",
        "check both days: one of them is mistyped",
    ),
    Check(
        "register.done", "done", before, ("done", "since"), "It was done before it began.", "check both days",
        Severity.WARNING,
    ),
    Check(
        "register.due", "due", before, ("due", "since"), "It was due before it began.", "check both days",
        Severity.WARNING,
    ),
    Check(
        "register.later", "since", before, ("as_at", "since"), "It begins after the day of which the file speaks.",
        "check both days", Severity.WARNING,
    ),
    Check(
        "register.local", "own_number", one_without_the_other, ("own_number", "authority"),
        "The authority's own number is given without the authority, so it is read by nobody.",
        "give the authority beside it (931)", Severity.WARNING,
    ),
)  # fmt: skip


def records_of(register: Register) -> Records:
    """The entries of one register: a line is an entry."""
    return Records(
        id=register.id,
        fields=(*OF_EVERY_REGISTER, *kind_of(register), *(own(register, one) for one in register.fields)),
        made=(
            Made("year", academic_year, ("since",)),
            Made("detail", detail(register), tuple(one.id for one in register.fields)),
        ),
        checks=(*CHECKS, *(incomplete(register, one) for one in register.fields if one.required)),
        rows=(Rows("register_entry", {"register": f"={register.id}"}),),
    )


def kind_of(register: Register) -> tuple[Field, ...]:
    """The kind of entry, where the register has several."""
    kind = Field("kind", ("kind",), Kind.CODE, codes=register.kind_set, on="since")
    return (kind,) if register.kinds else ()


def own(register: Register, one: OwnField) -> Field:
    """A field of one register alone, under its id or its title; a school that cannot be told is left out."""
    return Field(
        one.id,
        (one.id, one.title),
        READ_AS[one.kind],
        codes=register.choice_set(one) if one.choices else None,
        meanings=YES_OR_NO if one.kind is FieldKind.YES_OR_NO else {},
        unreadable=Severity.WARNING if one.kind is FieldKind.SCHOOL else Severity.ERROR,
        personal=one.kind.is_free,
    )


def detail(register: Register) -> Make:
    """How the register's own fields become one text: what is written freely stays out of it."""
    free = frozenset(one.id for one in register.fields if one.kind.is_free)
    return as_json(tuple(one.id for one in register.fields), free)


def incomplete(register: Register, one: OwnField) -> Check:
    """A warning of an entry that does not say what the law or guidance asks for."""
    return Check(
        "register.incomplete",
        one.id,
        left_out(one.since, one.until, at_end=one.at_end),
        (one.id, "since", "until", "done"),
        f"The entry does not say: {one.title}.",
        f"add it, in a column '{one.id}'; it is asked for by: {register.citation}",
        Severity.WARNING,
    )


RECORDS = tuple(map(records_of, REGISTERS.values()))
"""The entries of every register."""
