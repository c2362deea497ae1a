"""XML files of known shapes, read into tables of text; nothing that a file holds is passed over without a word."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from evenlode.errors import Problem, Severity
from evenlode.formats.columns import number_column
from evenlode.formats.kinds import RECORD, Lines
from evenlode.formats.limits import Deadline, Limits
from evenlode.formats.text_tables import ProblemList, refuse_length, refuse_text
from evenlode.formats.xml_documents import Places, document_of, places_of
from evenlode.formats.xml_elements import Elements, attribute_counts, distinct, elements_of, slices
from evenlode.formats.xml_kinds import PARENT, PLACE, Block, Paths, Shape, XmlTables, joined
from evenlode.formats.xml_texts import decoded, decoded_column, garbled_at

_LIMITS = Limits()
_BATCH = 1 << 20  # texts looked at together


def read_xml(path: Path, shape: Shape, limits: Limits = _LIMITS) -> XmlTables:
    """The file's header and tables by the shape: see `XmlTables`.

    Raises `Refused` for a file that is cut short at any place, damaged, wrongly encoded or made to do harm, as
    `document_of` and `elements_of` say.
    """
    deadline = Deadline(path.name, limits.max_seconds)
    elements = elements_of(document_of(path, limits, deadline), deadline)
    return _Reading(path, shape, elements, limits, deadline).tables()


@dataclass(eq=False)
class _Reading:
    """One reading of a file's elements into the tables of a shape."""

    path: Path
    shape: Shape
    elements: Elements
    limits: Limits
    deadline: Deadline
    size: int = 0
    out: dict[str, pa.Table] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.problems = ProblemList(self.path.name, self.limits)
        self.records = self.elements.of([path for table in self.shape.tables for path in table.paths])

    def tables(self) -> XmlTables:
        """Everything the file holds."""
        refuse_length(len(self.records), self.path.name, self.limits)
        self._warn_if_garbled()
        header = {name: self._header(name, paths) for name, paths in self.shape.header.items()}
        for table in self.shape.tables:
            self._block(table, table.paths, None)
        unknown = unknown_in(self.elements, self.shape)
        lines = lines_of(self.elements, self.records)
        document = self.elements.document
        found = len(self.records)
        return XmlTables(header, self.out, found, unknown, [*self.problems], document.encoding, lines)

    def _warn_if_garbled(self) -> None:
        """Warn of letters that look garbled, once, by the line of the first."""
        at = garbled_at(self.elements.document.text)
        if at is not None:
            self.problems.note(_garbled(self.elements.document.line_at(at)))

    def _header(self, name: str, paths: Paths) -> str | None:
        found = self.elements.of(paths)
        texts = [decoded(self.elements.text(found[place : place + 1])) for place in range(min(len(found), 1000))]
        if len(set(texts)) > 1:
            self.problems.note(_repeated(None, name))
        return texts[0] if texts else None

    def _block(self, block: Block, paths: Paths, around: Places | None) -> None:
        """Read a block and those within it; `around` are the elements of the block that it is in."""
        self.deadline.check()
        rows = self.elements.of(paths)
        record = np.searchsorted(self.records, rows, side="right").astype(np.int32)
        columns = [self._column(name, rows, record, _below(paths, below)) for name, below in block.fields.items()]
        names = [*block.fields, RECORD]
        columns.append(number_column(record, len(rows)))
        if around is not None:
            names.append(PARENT)
            columns.append(number_column(np.searchsorted(around, rows, side="right"), len(rows)))
        if block.placed:
            names.append(PLACE)
            columns.append(pa.DictionaryArray.from_arrays(self.elements.path[rows], pa.array(self.elements.paths)))
        self.out[block.name] = pa.Table.from_arrays(columns, names)
        for inner in block.blocks:
            self._block(inner, _below(paths, inner.paths), rows)

    def _column(self, name: str, rows: Places, record: Places, paths: Paths) -> pa.StringArray:
        """The field of every row, null where it has none."""
        found = self.elements.of(paths)
        row = (np.searchsorted(rows, found, side="right") - 1).astype(np.int32)
        first = np.ones(len(found), bool)
        first[1:] = row[1:] != row[:-1]
        if not first.all():
            self._note_differing(name, found, row, record)
        texts = _placed(self.elements, rows, found[first], row[first])
        self.size += texts.nbytes
        refuse_text(self.size, self.path.stat().st_size, self.limits.max_ratio, self.path.name, self.limits)
        return decoded_column(texts)

    def _note_differing(self, name: str, found: Places, row: Places, record: Places) -> None:
        """Note the records in which one field has several texts that are not the same."""
        again = np.flatnonzero(row[1:] == row[:-1]) + 1
        head = np.searchsorted(row, row[again])
        noted = set()
        for place, first in zip(again.tolist(), head.tolist(), strict=True):
            one, other = self.elements.text(found[place:]), self.elements.text(found[first:])
            number = int(record[row[place]])
            if number not in noted and decoded(one) != decoded(other):
                noted.add(number)
                self.problems.note(_repeated(number, name))


@cache
def _below(outer: Paths, inner: Paths) -> Paths:
    return tuple(joined(one, path) for one in outer for path in inner)


def _repeated(record: int | None, name: str) -> Problem:
    message = "One field stands several times, with texts that differ; which of them is meant, the file does not say."
    remedy = "Put it right in the system that made the file, and export it again."
    return Problem(record, name, "xml.repeated", message, remedy, Severity.ERROR)


def _garbled(line: int) -> Problem:
    message = (
        f"On line {line:,} letters look garbled, as when text is read in the wrong encoding (such as 'Ã©' for 'é')."
    )
    remedy = (
        "Compare the names with the school's system. If they differ, some program changed the file on its way: export "
        "it again, and send it without opening it."
    )
    return Problem(None, None, "xml.mojibake", message, remedy, Severity.WARNING)


def _placed(elements: Elements, rows: Places, found: Places, row: Places) -> pa.BinaryArray:
    """The texts of the elements found, each in its row; a row without one is null."""
    if len(found) == len(rows):
        return slices(elements.document.text, elements.start[found], elements.end[found])
    starts = elements.start[rows]
    ends = starts.copy()
    starts[row], ends[row] = elements.start[found], elements.end[found]
    there = np.zeros(len(rows), bool)
    there[row] = True
    texts = slices(elements.document.text, starts, ends)
    valid = pa.py_buffer(np.packbits(there, bitorder="little"))
    return pa.BinaryArray.from_buffers(pa.binary(), len(rows), [valid, *texts.buffers()[1:]])


# --- what the shape does not name, and lines


def unknown_in(elements: Elements, shape: Shape) -> dict[str, int]:
    """How often each element, attribute and text between elements stands that the shape does not name, by path."""
    read, named = shape.field_paths, shape.named_paths
    counts = Counter({path: len(elements.of([path])) for path in elements.paths if path not in named})
    counts.update(attribute_counts(elements))
    loose = _loose_texts(elements, read.union(set(elements.paths) - named))
    counts.update({path: times for path, times in loose.items() if path.removesuffix("/text()") in named})
    passed = tuple(shape.passed_over)
    return {path: counts[path] for path in sorted(counts) if not _within(path, passed)}


def _within(path: str, passed: Sequence[str]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in passed)


def _loose_texts(elements: Elements, passed: Set[str]) -> Counter[str]:
    """How often text stands between elements, by the path of the element around it, those passed over apart."""
    document, counts = elements.document, Counter[str]()
    starts = document.closed + np.int32(1)
    starts[elements.token] = elements.start
    ends = np.append(document.opened[1:], np.int32(len(document.text)))
    wanted = starts < ends
    wanted[-1:] = False  # what follows the root can only be blank
    own = np.array([path in passed for path in elements.paths], bool)[elements.path] & ~elements.alone
    wanted[elements.token[own]] = False
    tokens = np.flatnonzero(wanted).astype(np.int32)
    for first in range(0, len(tokens), _BATCH):
        some = tokens[first : first + _BATCH]
        texts, which = distinct(slices(document.text, starts[some], ends[some]))
        loose = np.array([bool(decoded(text).strip()) for text in texts], bool)
        for path, times in enumerate(np.bincount(elements.around(some[loose[which]]), minlength=1).tolist()):
            counts[f"{elements.paths[path]}/text()"] += times
    return +counts


def lines_of(elements: Elements, records: Places) -> Lines:
    """On which line each record begins."""
    text, lines = elements.document.text, Lines()
    ends = places_of(text, b"\n") if b"\n" in text else places_of(text, b"\r")
    places = elements.document.opened[elements.token[records]]
    for record, line in enumerate((np.searchsorted(ends, places) + 1).tolist(), start=1):
        lines.note(record, line)
    return lines
