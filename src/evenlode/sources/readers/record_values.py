"""The fields of one kind of record, read from their texts, with a verdict on each record that cannot be read."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import numpy
import pyarrow
from pyarrow import compute

from evenlode.errors import Refused, Severity
from evenlode.formats.kinds import RECORD
from evenlode.formats.xml_kinds import OWN_TEXT, PARENT, PLACE
from evenlode.sources.readers.code_questions import question
from evenlode.sources.readers.days_read import EITHER_WAY, either_way
from evenlode.sources.readers.distinct import Coded, Codes, crossed, flat
from evenlode.sources.readers.making import last_day_of_school_year
from evenlode.sources.readers.texts_read import READINGS, TEXT
from evenlode.sources.readers.verdicts import Verdicts, Where
from evenlode.sources.record_kinds import UP, Field, Kind, Records, Said, alike

WITHIN = "within"  # the field that says in which record of the kind around it one stands, from 0
FEW_CODES, MANY_HEADERS = 100_000, 1000
STRANGE = "This is none of the words that this column may hold."


@dataclass(eq=False)
class Values:
    """The records of one kind: which record of the file each belongs to, and the value of every field.

    `above` are the records that these stand in, and `within` the number of each one's among them. `again` are those,
    by their places, that stand in another only to repeat what is there: they have no rows.
    """

    kind: Records
    records: pyarrow.Array
    values: dict[str, pyarrow.Array] = field(default_factory=dict)
    above: "Values | None" = None
    within: pyarrow.Array | None = None
    again: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.records)

    def of(self, id: str) -> pyarrow.Array:
        """A field's values; with `^` before its id, those of the record that each of these stands in."""
        if id.startswith(UP):
            if self.above is None or self.within is None:
                raise KeyError(f"records of kind {self.kind.id} stand in no other: {id}")
            return self.above.of(id.removeprefix(UP)).take(self.within)
        return self.values[id]

    def has(self, id: str) -> pyarrow.Array:
        """Whether each record has a field: a truth that holds, or a value that is neither empty nor missing."""
        column = self.of(id)
        if pyarrow.types.is_boolean(column.type):
            return compute.fill_null(column, False)
        column = flat(column)
        is_text = pyarrow.types.is_string(column.type)
        return compute.fill_null(compute.not_equal(column, ""), False) if is_text else compute.is_valid(column)

    def all_of(self, ids: Sequence[str]) -> pyarrow.Array:
        """Whether each record has all of some fields."""
        held = pyarrow.array(numpy.ones(len(self), bool))
        for id in ids:
            held = compute.and_(held, self.has(id))
        return held


def columns_of(one: Field, names: Sequence[str]) -> list[str]:
    """The names under which a field stands among some column names, the one that counts first before the others."""
    known = known_as(tuple(names))
    return list(dict.fromkeys(known[alike(name)] for name in one.columns if alike(name) in known))


@lru_cache(maxsize=MANY_HEADERS)  # the files of an act often have one header
def known_as(names: tuple[str, ...]) -> Mapping[str, str]:
    """Column names by how they are written alike; of two that are, the first."""
    return {alike(name): name for name in reversed(names)}


def read_values(
    kind: Records, texts: pyarrow.Table, verdicts: Verdicts, constants: Mapping[str, Any], above: Values | None = None
) -> Values:
    """The values of the fields of a kind of record; `constants` are fields that have one value in the whole file."""
    records = texts[RECORD].combine_chunks()
    found = Values(kind, records, above=above)
    if above is not None:
        found.within = found.values[WITHIN] = texts[PARENT].combine_chunks()
    for id, value in constants.items():
        found.values[id] = pyarrow.repeat(value, len(records))
    for id, meant in kind.by_place.items():
        found.values[id] = told_by_place(texts[PLACE], meant)
    for one in sorted(kind.fields, key=lambda one: one.kind is Kind.CODE):  # codes hold on a day that is read before
        found.values[one.id] = read_field(one, texts, found, verdicts)
    return found


def told_by_place(paths: pyarrow.ChunkedArray, meant: Mapping[str, str]) -> pyarrow.Array:
    """What each record's path says: the value of the element around it that is named."""
    coded = Coded.of(paths)
    said = [next((meant[name] for name in path.split("/") if name in meant), "") for path in coded.texts]
    return coded.spread(said, TEXT)


def plain(value: Any) -> Any:
    """A field's one value for a whole file, as a plain value."""
    return value.as_py() if isinstance(value, pyarrow.Scalar) else value


def read_field(one: Field, texts: pyarrow.Table, found: Values, verdicts: Verdicts) -> pyarrow.Array:
    """One field of every record."""
    names = columns_of(one, texts.column_names)
    if not names:
        return read_without_column(one, found, verdicts)
    said = first_filled([texts[name] for name in names])
    if one.kind is Kind.TEXT and not one.required:
        return trimmed(said)
    coded = Coded.of(said)
    coded = Coded([(text or "").strip() for text in coded.texts], coded.codes)
    if one.required and "" in coded.texts:
        verdicts.quarantine(
            found.records, coded.where([not text for text in coded.texts]), named(found.kind, one), f"{one.id}.empty",
            "This is empty, and the record means nothing without it.", "fill it in, or take the record out",
        )  # fmt: skip
    if one.kind is Kind.CODE:
        return read_codes(one, coded, found, verdicts)
    return read_texts(one, coded, found, verdicts)


def read_without_column(one: Field, found: Values, verdicts: Verdicts) -> pyarrow.Array:
    """A field that the file has no column for: what its sender said of it, or nothing."""
    if one.id in found.values:
        return read_texts(one, Coded.of(pyarrow.chunked_array([found.values[one.id]])), found, verdicts)
    if one.required and found.above is None:
        raise Refused(
            f"There is no column '{one.columns[0]}'.", where="the row of column names",
            remedy="add the column, give the one that holds it this name, or say with --map which it is",
        )  # fmt: skip
    return pyarrow.repeat("", len(found)) if is_text(one) else pyarrow.nulls(len(found), type_of(one))


def first_filled(columns: Sequence[pyarrow.ChunkedArray]) -> pyarrow.ChunkedArray:
    """One column of several: of each record the first text that is not blank."""
    if len(columns) == 1:
        return columns[0]
    texts = [column.cast(TEXT) for column in columns]
    blank = [compute.equal(compute.utf8_trim_whitespace(column), "") for column in texts]
    return compute.coalesce(
        *(compute.if_else(empty, None, column) for empty, column in zip(blank, texts, strict=True)), ""
    )


def trimmed(column: pyarrow.ChunkedArray) -> pyarrow.Array:
    """Texts as they stand, without the blanks around them, each held once; what is missing is empty."""
    coded = compute.fill_null(column, "").dictionary_encode()
    whole = coded.unify_dictionaries().combine_chunks()
    return pyarrow.DictionaryArray.from_arrays(whole.indices, compute.utf8_trim_whitespace(whole.dictionary))


def named(kind: Records, one: Field) -> str:
    """The name by which a reader is sent to a field: its column; in XML its path, with the element it stands in."""
    around = kind.paths[0].rpartition("/")[2] if kind.inside and kind.paths else ""
    return "/".join(part for part in (around, one.columns[0]) if part not in ("", OWN_TEXT)) or one.id


def is_text(one: Field) -> bool:
    """Whether a field's values are texts."""
    return bool(type_of(one) == TEXT)


def type_of(one: Field) -> pyarrow.DataType:
    """The type of a field's values."""
    return READINGS[one.kind].type if one.kind in READINGS else TEXT


def read_texts(one: Field, coded: Coded, found: Values, verdicts: Verdicts) -> pyarrow.Array:
    """A field whose texts can be read by themselves."""
    if one.kind is Kind.MEANING:
        values = [one.meanings.get(text.casefold()) if text else "" for text in coded.texts]
    else:
        values = [READINGS[one.kind].read(text) if text else None for text in coded.texts]
    unsure = either_way(coded.texts) if one.kind is Kind.DATE else set()
    values = [None if text in unsure else value for text, value in zip(coded.texts, values, strict=True)]
    pairs = zip(coded.texts, values, strict=True)
    faults = [said_of(one, text, unsure) if text and value is None else None for text, value in pairs]
    for said in dict.fromkeys(filter(None, faults)):
        say(one, found, coded.where([fault == said for fault in faults]), verdicts, said)
    return coded.spread(values, type_of(one))


def said_of(one: Field, text: str, unsure: Container[str]) -> Said:
    """What is said of a text that cannot be read."""
    if text in unsure:
        return EITHER_WAY
    if one.kind is Kind.MEANING:
        return f"{one.id}.unknown", STRANGE, f"write one of: {', '.join(first_words(one.meanings))}"
    return READINGS[one.kind].said_of(text)


def first_words(meanings: Mapping[str, str]) -> list[str]:
    """Of the texts of each meaning the first: so many are enough to write it."""
    first: dict[str, str] = {}
    for text, meant in meanings.items():
        first.setdefault(meant, text)
    return list(first.values())


def read_codes(one: Field, coded: Coded, found: Values, verdicts: Verdicts) -> pyarrow.Array:
    """A field of codes: each must be one that holds on its day; where the day is not known, one that ever held."""
    if one.codes is None:
        raise ValueError(f"field {one.id} is of codes, and names no code set")
    texts = [one.codes.written(text) for text in coded.texts]
    days = days_of(found.of(one.on)) if one.on else pyarrow.nulls(len(found), pyarrow.date32())
    on = days.dictionary_encode()
    known: list[date | None] = [*on.dictionary.to_pylist(), None]
    of_days = on.indices.fill_null(len(known) - 1).to_numpy(zero_copy_only=False).astype(numpy.int64)
    pairs, numbers = crossed(Coded(texts, coded.codes), Coded([str(day) for day in known], of_days))
    refused = [refusal(one, texts[text], known[day]) for text, day in pairs]
    for said in dict.fromkeys(filter(None, refused)):
        here = numpy.array([one_said == said for one_said in refused], dtype=bool)[numbers]
        say(one, found, here, verdicts, said)
    if any(refused):
        ask_what_they_mean(one, found, verdicts, unknown_texts(one, coded, pairs, numbers))
    held = numpy.array([said is None for said in refused], dtype=bool)[numbers]
    values = Coded(texts, coded.codes).spread(texts, TEXT)
    return values if held.all() else compute.if_else(pyarrow.array(held), values.cast(TEXT), "")


def unknown_texts(one: Field, coded: Coded, pairs: Sequence[tuple[int, int]], numbers: Codes) -> Counter[str]:
    """The texts that no day knows as codes, as the file writes them, each with how many records hold it."""
    met = Counter[str]()
    for (place, _day), count in zip(pairs, numpy.bincount(numbers, minlength=len(pairs)).tolist(), strict=True):
        text = coded.texts[place]
        if text and one.codes and not one.codes.named(one.codes.written(text)):
            met[text] += count
    return met


def ask_what_they_mean(one: Field, found: Values, verdicts: Verdicts, met: Mapping[str, int]) -> None:
    """Ask of the whole file what its codes mean that are none, where they look like codes."""
    column = named(found.kind, one)
    in_a_table = f"say what each means, and they can be translated, under [codes.{column}] of a mapping (--map)"
    where = "have it write the Department for Education's in their place" if found.kind.paths else in_a_table
    if one.codes and (asked := question(one.codes, column, met, where)):
        verdicts.questions.append(asked)


def days_of(days: pyarrow.Array) -> pyarrow.Array:
    """Days, or of years their last days; null where there is none."""
    return last_day_of_school_year(days) if pyarrow.types.is_string(flat(days).type) else days


@lru_cache(maxsize=FEW_CODES)  # the files of an act give the same codes on the same days
def refusal(one: Field, text: str, on: date | None) -> Said | None:
    """Why a code is refused on a day; None where it holds, or where there is none."""
    if not text or one.codes is None:
        return None
    if on is None:
        known = one.codes.named(text)
        return None if known else unknown_code(one, text)
    found = one.codes.refusal(text, on)
    return (f"{one.id}.{found.rule}", found.message, found.remedy) if found else None


def unknown_code(one: Field, text: str) -> Said:
    """Why a code that no day knows is refused."""
    if one.codes is None:
        raise ValueError(f"field {one.id} names no code set")
    found = one.codes.refusal(text, date.max)
    return (f"{one.id}.{found.rule}", found.message, found.remedy) if found else (f"{one.id}.unknown", STRANGE, "")


def say(one: Field, found: Values, where: Where, verdicts: Verdicts, said: Said) -> None:
    """Hold, or warn of, the records in which a field could not be read."""
    act = verdicts.warn if one.unreadable is Severity.WARNING else verdicts.quarantine
    rule, message, remedy = said
    act(found.records, where, named(found.kind, one), rule, message, remedy)
