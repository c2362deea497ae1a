"""What a register of children is: the kinds of its entries, and the fields that an entry has beside those of every one.

Kinds and fields are dated: what is asked of an entry is what was asked on its first day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evenlode.vocabulary.codes.kinds import Code, CodeSet, Dated


class FieldKind(StrEnum):
    """What a field holds.

    What is `text` or names a `person` is written freely and may name anybody: of it no more than that it was given is
    known outside the file and the names store.
    """

    DATE = "date"
    TEXT = "text"
    CHOICE = "choice"
    YES_OR_NO = "yes_or_no"
    HOURS = "hours"
    NUMBER = "number"
    SCHOOL = "school"
    PERSON = "person"

    @property
    def label(self) -> str:
        """What it holds, in words."""
        return _LABELS[self]

    @property
    def is_free(self) -> bool:
        """Whether it is written freely."""
        return self in (FieldKind.TEXT, FieldKind.PERSON)


_LABELS = {
    FieldKind.DATE: "a day",
    FieldKind.TEXT: "any text; the table says only that it was given",
    FieldKind.CHOICE: "one of its choices",
    FieldKind.YES_OR_NO: "yes or no",
    FieldKind.HOURS: "hours",
    FieldKind.NUMBER: "a number",
    FieldKind.SCHOOL: "a school, setting or provider, by number or short name",
    FieldKind.PERSON: "who, by name or role; the table says only that it was given",
}


@dataclass(frozen=True)
class Field(Dated):
    """One thing that an entry says; `choices` are those of a choice.

    Where it is `required`, an entry that begins between its dates and lacks it is incomplete; where it is known only
    `at_end`, once the entry has ended.
    """

    id: str
    title: str
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()
    at_end: bool = False


@dataclass(frozen=True)
class Register:
    """One register: its id, what it is of, the law or guidance it stands on, its fields, the kinds of its entries.

    `known_as` are other names for it, in lower case, that lists use.
    """

    id: str
    title: str
    citation: str
    fields: tuple[Field, ...]
    unconfirmed: bool = False
    kinds: tuple[Code, ...] = ()
    known_as: tuple[str, ...] = ()

    @property
    def kind_set(self) -> CodeSet[Code]:
        """The kinds of its entries, as codes."""
        return CodeSet(f"{self.id}_kind", f"{self.title}, kind", self.citation, self.kinds)

    def choice_set(self, one: Field) -> CodeSet[Code]:
        """The choices of one of its fields, as codes."""
        codes = tuple(Code(code=choice, meaning=choice.replace("_", " ")) for choice in one.choices)
        return CodeSet(f"{self.id}_{one.id}", f"{self.title}, {one.title}", self.citation, codes)


def kinds(*ids: str, since: date | None = None) -> tuple[Code, ...]:
    """Kinds of entry that are called what they mean."""
    return tuple(Code(code=id, meaning=id.replace("_", " "), since=since) for id in ids)
