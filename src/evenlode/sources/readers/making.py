"""Fields that are made of others: functions from a value for every record to another, null where there is none."""

import json
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy
import pyarrow
from pyarrow import compute

from evenlode.sources.readers.distinct import Coded, flat
from evenlode.vocabulary.codes.vulnerabilities import SENSITIVITY_OF, STRICTNESS, Sensitivity
from evenlode.vocabulary.years import Year
from evenlode.vocabulary.years import financial as financial_from

FIRST_MONTH = 9  # an academic year begins in September
CLOSED = str(Sensitivity.NEED_TO_KNOW)
AGE_GROUPS = {16: "year_12", 17: "year_13"}


def academic_year(days: pyarrow.Array) -> pyarrow.Array:
    """The academic year of a day, as `202526`; empty where there is no day."""
    month, year = compute.month(days), compute.year(days)
    start = compute.if_else(compute.greater_equal(month, FIRST_MONTH), year, compute.subtract(year, 1))
    last = compute.utf8_slice_codeunits(compute.cast(compute.add(start, 1), pyarrow.string()), 2, 4)
    made = compute.binary_join_element_wise(compute.cast(start, pyarrow.string()), last, "")
    return compute.fill_null(made, "")


def last_day_of_school_year(years: pyarrow.Array) -> pyarrow.Array:
    """The 31 August on which an academic year ends; null where there is no year."""
    coded = flat(years).dictionary_encode()
    days = [Year.parse(text).last_day if text else None for text in coded.dictionary.to_pylist()]
    return pyarrow.array(days, pyarrow.date32()).take(coded.indices)


def financial_year(days: pyarrow.Array) -> pyarrow.Array:
    """The financial year of a day, as `fy202526`; empty where there is no day."""
    coded = days.dictionary_encode()
    named = [financial(one) for one in coded.dictionary.to_pylist()]
    return compute.fill_null(pyarrow.array(named, pyarrow.string()).take(coded.indices), "")


def financial(day: date) -> str:
    """The financial year of one day: it begins on 1 April."""
    start = day.year - ((day.month, day.day) < (4, 1))
    return Year.parse(f"{start}-{(start + 1) % 100:02d}").id


def month(days: pyarrow.Array) -> pyarrow.Array:
    """The month of a day, as `2026-03`; empty where there is no day."""
    return written_as(days, "%Y-%m")


def week(days: pyarrow.Array) -> pyarrow.Array:
    """The week of a day by ISO 8601, as `week_2026_09`; empty where there is no day."""
    return written_as(days, "week_%G_%V")


def written_as(days: pyarrow.Array, form: str) -> pyarrow.Array:
    """Days written in some form, each different one once; empty where there is no day."""
    coded = days.dictionary_encode()
    return compute.fill_null(compute.strftime(coded.dictionary, format=form).take(coded.indices), "")


def first(*columns: pyarrow.Array) -> pyarrow.Array:
    """Of several fields the first that a record has; an empty text counts as none."""
    return compute.coalesce(*map(present, columns))


def present(column: pyarrow.Array) -> pyarrow.Array:
    """A column whose empty texts are null."""
    column = flat(column)
    return compute.if_else(compute.equal(column, ""), None, column) if pyarrow.types.is_string(column.type) else column


def joined(*columns: pyarrow.Array) -> pyarrow.Array:
    """The texts of several fields joined by `+`, those that are empty left out."""
    parts = [compute.binary_join_element_wise("+", present(column), "") for column in columns]
    whole = compute.binary_join_element_wise(*[compute.fill_null(part, "") for part in parts], "")
    return compute.utf8_slice_codeunits(whole, 1)


def said(column: pyarrow.Array) -> pyarrow.Array:
    """Whether a field says `yes`, as a truth that rows may be chosen by: null where it does not."""
    return compute.if_else(compute.equal(present(column), "yes"), True, None)


def mapped(meanings: Mapping[str, str]) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that gives what each text of a field means; null where it means nothing here."""

    def make(column: pyarrow.Array) -> pyarrow.Array:
        coded = column.dictionary_encode() if not pyarrow.types.is_dictionary(column.type) else column
        meant = [meanings.get(text) for text in coded.dictionary.to_pylist()]
        return pyarrow.array(meant, pyarrow.string()).take(coded.indices)

    return make


def birth_month(days: pyarrow.Array) -> pyarrow.Array:
    """The month of birth, as `2014-05`: the day itself goes no further."""
    return month(days)


def of_years(make: Callable[[Year], Any]) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function from texts that name a year to what is made of the financial year that begins in it."""

    def made(texts: pyarrow.Array) -> pyarrow.Array:
        return pyarrow.array([make(financial_from(Year.parse(text).start)) for text in texts.to_pylist()])

    return made


first_day_of_year = of_years(lambda year: year.first_day)
"""The 1 April on which a return's year begins."""

last_day_of_year = of_years(lambda year: year.last_day)
"""The 31 March on which a return's year ends."""

return_year = of_years(lambda year: year.id)
"""A return's year, as `fy202324`."""


def last_day_of_financial_year(years: pyarrow.Array) -> pyarrow.Array:
    """The 31 March on which a financial year ends, such as `fy202526`; null where there is no year."""
    return pyarrow.array([Year.parse(text).last_day if text else None for text in years.to_pylist()], pyarrow.date32())


def last_day_of_month(months: pyarrow.Array) -> pyarrow.Array:
    """The last day of a month written as `2026-01`."""
    starts = [date.fromisoformat(f"{text}-01") for text in months.to_pylist()]
    return pyarrow.array([(start + timedelta(days=31)).replace(day=1) - timedelta(days=1) for start in starts])


def always(text: str) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that gives one text, whatever a field holds."""
    return lambda column: pyarrow.repeat(text, len(column))


def unless_said(column: pyarrow.Array) -> pyarrow.Array:
    """Whether a field does not say `yes`, as a truth that rows may be chosen by: null where it does."""
    return compute.if_else(compute.equal(compute.fill_null(present(column), ""), "yes"), None, True)


def alone(other: pyarrow.Array, pupils: pyarrow.Array) -> pyarrow.Array:
    """A pseudonym that no two pupils of the file give as theirs; null where two do."""
    pairs = {pair for pair in zip(other.to_pylist(), pupils.to_pylist(), strict=True) if pair[0]}
    times = Counter(one for one, _ in pairs)
    return pyarrow.array([one if one and times[one] == 1 else None for one in other.to_pylist()], pyarrow.string())


def age_group(births: pyarrow.Array, days: pyarrow.Array) -> pyarrow.Array:
    """The academic age group of young people on a day, `year_12` or `year_13`; empty for any other age.

    It goes by the age on the 31 August before the academic year: 16 is `year_12`, 17 is `year_13`.
    """
    met = zip(births.to_pylist(), days.to_pylist(), strict=True)
    return pyarrow.array([AGE_GROUPS.get(academic_age(*one), "") for one in met], pyarrow.string())


def academic_age(birth: date | None, day: date | None) -> int:
    """The age on the 31 August before the academic year that holds a day; -1 where it is not known."""
    if birth is None or day is None:
        return -1
    begins = day.year - (day.month < FIRST_MONTH)
    return begins - birth.year - (birth.month >= FIRST_MONTH)


def as_json(ids: Sequence[str], given: Container[str] = ()) -> Callable[..., pyarrow.Array]:
    """A function from the values of some fields to one text: JSON with sorted names, those that are empty left out.

    All values are texts: days as `2026-03-02`, numbers in digits. Of what is `given` it says no more than `yes`.
    """

    def make(*columns: pyarrow.Array) -> pyarrow.Array:
        named = [[id, *column.to_pylist()] for id, column in zip(ids, columns, strict=True)]
        rows = [
            {id: "yes" if id in given else in_digits(value) for id, *values in named if (value := values[row])}
            for row in range(len(columns[0]))
        ]
        return pyarrow.array([json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows], pyarrow.string())

    return make


def in_digits(value: Any) -> str:
    """A value as a text; a number without the noughts that its type adds."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def among(*texts: str) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that says whether a field is one of some texts, as a truth that rows may be chosen by."""

    def make(column: pyarrow.Array) -> pyarrow.Array:
        return compute.if_else(compute.is_in(compute.fill_null(flat(column), ""), pyarrow.array(texts)), True, None)

    return make


def after(beginning: str) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that puts a text before those of a field, in lower case and with `_` for blanks; null without one."""

    def make(column: pyarrow.Array) -> pyarrow.Array:
        plain = compute.utf8_lower(present(column))
        return compute.binary_join_element_wise(beginning, compute.replace_substring_regex(plain, r"\s+", "_"), "")

    return make


def strictest(codes: pyarrow.Array, said: pyarrow.Array) -> pyarrow.Array:
    """How closed a circumstance is: as its code says, or more so where its record says more; what is neither is closed.

    Nothing that a file says opens what its code closes.
    """
    ways = [
        max((SENSITIVITY_OF.get(code, CLOSED), word or CLOSED), key=lambda one: STRICTNESS[one])
        for code, word in zip(codes.to_pylist(), said.to_pylist(), strict=True)
    ]
    return pyarrow.array(ways, pyarrow.string())


def newer_than_whole(days: pyarrow.Array, modes: pyarrow.Array) -> pyarrow.Array:
    """How new a file is by its day; a delta is newer than the whole list of its day, which would else leave it out."""
    mark = compute.if_else(compute.equal(modes, "delta"), "+delta", "")
    return compute.binary_join_element_wise(compute.strftime(days, format="%Y-%m-%d"), mark, "")


def each(meaning: Callable[..., str]) -> Callable[..., pyarrow.Array]:
    """A function that gives what the texts of several fields mean together, asked once of each set that differs."""

    def make(*columns: pyarrow.Array) -> pyarrow.Array:
        coded = [Coded.of(pyarrow.chunked_array([texts_of(column)])) for column in columns]
        rows = numpy.stack([one.codes for one in coded])
        met, codes = numpy.unique(rows, axis=1, return_inverse=True)
        meant = [meaning(*(one.texts[at] for one, at in zip(coded, column, strict=True))) for column in met.T.tolist()]
        return pyarrow.array(meant, pyarrow.string()).take(pyarrow.array(codes.reshape(-1)))

    return make


def texts_of(column: pyarrow.Array) -> pyarrow.Array:
    """A column of texts, empty where there is none."""
    return compute.fill_null(column.cast(pyarrow.string()), "")


def there(*columns: pyarrow.Array) -> pyarrow.Array:
    """Whether a record has one of some fields, as a truth that rows may be chosen by."""
    return compute.is_valid(first(*(texts_of(column) for column in columns)))
