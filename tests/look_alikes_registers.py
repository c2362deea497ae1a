"""Look-alike lists of children in registers, made from what each register says of itself, with invented values."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from evenlode.vocabulary.codes.register_kinds import Field, FieldKind, Register
from evenlode.vocabulary.codes.registers import REGISTERS
from look_alikes_ident import upn, written

SCHOOL, OTHER_SCHOOL, AUTHORITY = "900001", "900002", "999"
BEGINS, ENDS = "2026-01-12", "2026-03-27"
FREELY = "Canary wrote this of Canaryfore Canarysur"
VALUES: Mapping[FieldKind, str] = {
    FieldKind.DATE: "2026-01-14",
    FieldKind.TEXT: FREELY,
    FieldKind.PERSON: "Ms Canaryofficer",
    FieldKind.YES_OR_NO: "Yes",
    FieldKind.HOURS: "12.5",
    FieldKind.NUMBER: "3",
    FieldKind.SCHOOL: OTHER_SCHOOL,
}
KEPT: Mapping[FieldKind, str] = {
    **VALUES, FieldKind.TEXT: "yes", FieldKind.PERSON: "yes", FieldKind.YES_OR_NO: "yes",
}  # fmt: skip


def value(one: Field, values: Mapping[FieldKind, str] = VALUES) -> str:
    """What a field of an entry holds, here as a file writes it."""
    return one.choices[0] if one.choices else values[one.kind]


def entry(register: str, child: int = 1, /, **more: str) -> dict[str, str]:
    """An entry that says all that its register asks; `more` says something else of it."""
    known = REGISTERS[register]
    kind = {"kind": known.kinds[0].code} if known.kinds else {}
    every = {"register": register, "upn": upn(child), "place": SCHOOL, "from": BEGINS, "to": ENDS}
    return {**every, **kind, **{one.id: value(one) for one in known.fields}, **more}


def kept(register: Register) -> dict[str, str]:
    """What the table keeps of the register's own fields of such an entry."""
    return {one.id: value(one, KEPT) for one in register.fields}


def listed(path: Path, entries: Iterable[Mapping[str, str]], names: Mapping[str, str] | None = None) -> Path:
    """A list of entries, with every column that one of them has; `names` are other names of some columns."""
    rows = list(entries)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    shown = [(names or {}).get(column, column) for column in columns]
    return written(path, shown, [[row.get(column, "") for column in columns] for row in rows])
