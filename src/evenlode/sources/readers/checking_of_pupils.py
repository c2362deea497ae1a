"""The checks on pupils that sources name: what is not known breaks none of them."""

from collections.abc import Callable
from datetime import date

import numpy
import pyarrow
from pyarrow import compute

from evenlode.sources.readers.checking import false_where_unknown
from evenlode.sources.readers.distinct import Coded, crossed
from evenlode.sources.readers.texts_read import authority
from evenlode.vocabulary.codes.census import MONTHS
from evenlode.vocabulary.codes.enrolment import age_fits
from evenlode.vocabulary.codes.exclusions import reasons_allowed

OLDEST = 30  # years: nobody is a pupil or a student of a school so long
WELSH = {str(number) for number in range(660, 682)}


def written_out(column: pyarrow.Array) -> pyarrow.Array:
    """A column of texts that are not held once each, empty where there is none."""
    return compute.fill_null(column.cast(pyarrow.string()), "")


def meant_by(column: pyarrow.Array, fails: Callable[[str], bool]) -> pyarrow.Array:
    """Whether something holds of each text, asked once of each that differs; of an empty one it does not."""
    coded = Coded.of(pyarrow.chunked_array([column.fill_null("")]))
    return pyarrow.array(coded.where([bool(text) and fails(text) for text in coded.texts]))


def strange_authority(upn: pyarrow.Array) -> pyarrow.Array:
    """Whether no authority in England or Wales has the number in a unique pupil number."""
    numbers = compute.utf8_slice_codeunits(written_out(upn), 1, 4)
    return meant_by(numbers, lambda number: number not in WELSH and authority(number) is None)


def out_of_year(born: pyarrow.Array, year_group: pyarrow.Array, on: pyarrow.Array) -> pyarrow.Array:
    """Whether a pupil is more than two years from the age that the year group expects on a day."""
    cohorts = Coded.of(pyarrow.chunked_array([cohort(born)]))
    groups = Coded.of(pyarrow.chunked_array([written_out(year_group)]))
    days = compute.unique(on).to_pylist()
    pairs, codes = crossed(cohorts, groups)
    strange = [
        bool(start and group) and not any(age_fits(group, date(int(start), 9, 1), day) for day in days)
        for start, group in ((cohorts.texts[one], groups.texts[other]) for one, other in pairs)
    ]
    return pyarrow.array(numpy.array(strange, bool)[codes])


def too_old(born: pyarrow.Array, on: pyarrow.Array) -> pyarrow.Array:
    """Whether a day of birth lies longer before a day than anybody is a pupil."""
    return false_where_unknown(compute.greater(compute.subtract(compute.year(on), compute.year(born)), OLDEST))


def cohort(born: pyarrow.Array) -> pyarrow.Array:
    """The year of the first of September before, or on, a day of birth, as a text; empty where there is no day."""
    year = compute.year(born)
    start = compute.if_else(compute.greater_equal(compute.month(born), 9), year, compute.subtract(year, 1))
    return compute.fill_null(compute.cast(start, pyarrow.string()), "")


def overlapping(within: pyarrow.Array, since: pyarrow.Array, until: pyarrow.Array) -> pyarrow.Array:
    """Whether a spell begins before another of the same record has ended; one without an end lasts."""
    around = within.to_numpy(zero_copy_only=False)
    begins = compute.fill_null(since.cast(pyarrow.int32()), -1).to_numpy(zero_copy_only=False)
    ends = compute.fill_null(until.cast(pyarrow.int32()), numpy.iinfo(numpy.int32).max).to_numpy(zero_copy_only=False)
    order = numpy.lexsort((begins, around))
    latest = running_latest(around[order], ends[order])
    found = numpy.zeros(len(order), bool)
    same = around[order][1:] == around[order][:-1]
    found[order[1:]] = same & (begins[order][1:] >= 0) & (begins[order][1:] <= latest[:-1])
    return pyarrow.array(found)


def running_latest(around: numpy.ndarray, ends: numpy.ndarray) -> numpy.ndarray:
    """The latest end so far within each record; the records stand together."""
    wide = ends.astype(numpy.int64).clip(0) + (
        numpy.cumsum(numpy.diff(around, prepend=-1) != 0).astype(numpy.int64) << 32
    )
    return numpy.maximum.accumulate(wide) & ((1 << 32) - 1)


def too_many_reasons(within: pyarrow.Array, start: pyarrow.Array) -> pyarrow.Array:
    """Whether a reason is the first that an exclusion has beyond those that might be given on its first day."""
    around = within.to_numpy(zero_copy_only=False)
    before = pyarrow.array(numpy.arange(len(around)) - numpy.searchsorted(around, around, side="left"))
    days = start.dictionary_encode()
    most = pyarrow.array([reasons_allowed(day) for day in days.dictionary.to_pylist()], pyarrow.int64())
    return false_where_unknown(compute.equal(before, most.take(days.indices)))


def not_in_term(day: pyarrow.Array, term: pyarrow.Array) -> pyarrow.Array:
    """Whether a day lies in no month of a term."""
    pairs = zip(compute.month(day).to_pylist(), term.to_pylist(), strict=True)
    return pyarrow.array([one in MONTHS and month not in MONTHS[one] for month, one in pairs])


def not_in_year(day: pyarrow.Array, year: pyarrow.Array) -> pyarrow.Array:
    """Whether a day lies in another calendar year than the one named."""
    return false_where_unknown(compute.not_equal(compute.year(day), year))


def unknown(text: pyarrow.Array) -> pyarrow.Array:
    """Whether there is nothing."""
    return compute.or_(compute.is_null(text), false_where_unknown(compute.equal(text, "")))


def strange_number(text: pyarrow.Array) -> pyarrow.Array:
    """Whether no authority in England has a number of three digits."""
    return meant_by(text, lambda number: authority(number) is None)
