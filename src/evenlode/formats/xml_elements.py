"""The elements of a well-formed XML document as columns: each with its path, its place, and where its text is.

A document of a hundred thousand pupils has millions of elements and some dozens of distinct tags. Each distinct tag is
looked at once in Python; depths, paths and places are worked out for all elements together with NumPy.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from evenlode.errors import Refused
from evenlode.formats.limits import Deadline
from evenlode.formats.xml_documents import MOST_ATTRIBUTES, Document, Places, following

MOST_PATHS = 10_000
_BATCH = 1 << 20  # tags looked at together
_ATTRIBUTE = re.compile(rb"""\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")
_WHOLE_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Tag:
    """A distinct opening tag: its name and attributes without prefixes, and whether it closes itself."""

    name: str
    attributes: tuple[str, ...]
    alone: bool


@dataclass(frozen=True, eq=False)
class Elements:
    """Every element in the document's order, as columns of one length.

    `token` is which of the document's `<` opens it, `path` and `tag` are numbers within `paths` and `tags`, and `alone`
    marks tags that close themselves. Its text, which is what comes before its first inner element, stands from `start`
    to `end`. `depths` is, for every `<`, how many elements are open after it.
    """

    document: Document
    token: Places
    path: npt.NDArray[np.int16]
    tag: Places
    alone: npt.NDArray[np.bool_]
    start: Places
    end: Places
    depths: npt.NDArray[np.int8]
    paths: tuple[str, ...]
    tags: tuple[Tag, ...]
    _groups: dict[str, Places] = field(default_factory=dict)

    def of(self, paths: Sequence[str]) -> Places:
        """The elements with one of the paths, in the document's order."""
        found = [self._groups[path] for path in paths if path in self._groups]
        if len(found) < 2:
            return found[0] if found else np.zeros(0, np.int32)
        return np.sort(np.concatenate(found))

    def around(self, tokens: Numbers) -> npt.NDArray[np.int16]:
        """For each of the document's `<`, given by number, the path of the element that is open after it."""
        found = np.zeros(len(tokens), np.int16)
        for depth in np.unique(self.depths[tokens]).tolist():
            opening = np.flatnonzero((self.depths[self.token] == depth) & ~self.alone)
            here = self.depths[tokens] == depth
            found[here] = self.path[opening[np.searchsorted(self.token[opening], tokens[here], side="right") - 1]]
        return found

    def text(self, elements: Places) -> bytes:
        """The text of the first of the elements, as it stands in the document."""
        return self.document.text[self.start[elements[0]] : self.end[elements[0]]]


def elements_of(document: Document, deadline: Deadline) -> Elements:
    """The document's elements; raises `Refused` for more attributes or distinct paths than any real file has."""
    closing = following(document.text, document.opened) == ord("/")
    token = np.flatnonzero(~closing).astype(np.int32)
    tag, tags, closed = _tags(document, token, deadline)
    alone = np.array([one.alone for one in tags], bool)[tag]
    steps = np.where(closing, np.int8(-1), np.int8(1))
    steps[token[alone]] = 0
    depths = np.cumsum(steps, dtype=np.int8)
    path, paths = _paths(document, depths[token] + alone, tag, tags)
    deadline.check()
    next_tag = np.append(document.opened, np.int32(len(document.text)))[token + 1]
    start = closed + np.int32(1)
    end = np.where(alone, start, next_tag)
    elements = Elements(document, token, path, tag, alone, start, end.astype(np.int32), depths, paths, tags)
    elements._groups.update(_grouped(path, paths))
    return elements


def slices(text: bytes, starts: Places, ends: Places) -> pa.BinaryArray:
    """The pieces of the text as an Arrow column of bytes; each begins where the one before ends, or after."""
    if not len(starts):
        return pa.BinaryArray.from_buffers(pa.binary(), 0, [None, pa.py_buffer(bytes(4)), pa.py_buffer(b"")])
    edges = np.empty(2 * len(starts), np.int32)
    edges[::2], edges[1::2] = starts, ends
    # one Arrow column over the text itself, pieces and what stands between them by turns
    both = pa.BinaryArray.from_buffers(pa.binary(), len(edges) - 1, [None, pa.py_buffer(edges), pa.py_buffer(text)])
    pieces = pa.py_buffer(np.arange(0, len(edges), 2, dtype=np.int32))
    return both.take(pa.Array.from_buffers(pa.int32(), len(starts), [None, pieces]))


def distinct(texts: pa.BinaryArray) -> tuple[list[bytes], Places]:
    """The distinct ones among the texts, and which of them each text is."""
    encoded = texts.dictionary_encode()
    # not `to_numpy`, which imports pandas where that is installed
    which = np.frombuffer(encoded.indices.buffers()[1], np.int32)[: len(texts)]
    return encoded.dictionary.to_pylist(), which


def local(name: str) -> str:
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]


# --- tags


def _tags(document: Document, token: Places, deadline: Deadline) -> tuple[Places, tuple[Tag, ...], Places]:
    """The number of each opening tag among the distinct ones, those, and where each tag ends."""
    known: dict[bytes, int] = {}
    tags: list[Tag] = []
    numbers, closed = np.empty(len(token), np.int32), document.closed[token]
    for first in range(0, len(token), _BATCH):
        deadline.check()
        some = slice(first, first + _BATCH)
        texts, which = _distinct(document, token[some], closed[some])
        for text in texts:
            if text not in known:
                known[text] = len(tags)
                tags.append(_tag(document, text))
        numbers[some] = np.array([known[text] for text in texts], np.int32)[which]
    return numbers, tuple(tags), closed


def _distinct(document: Document, token: Places, closed: Places) -> tuple[list[bytes], Places]:
    """The distinct texts of some tags, and which of them each tag has; a tag's end is put right where it needs be."""
    opened = document.opened[token]
    texts, which = distinct(slices(document.text, opened + np.int32(1), closed))
    torn = [number for number, text in enumerate(texts) if not _WHOLE_TAG.fullmatch(b"<" + text + b">")]
    if not torn:
        return texts, which
    for place in np.flatnonzero(np.isin(which, torn)).tolist():  # a `>` stands within an attribute
        whole = _WHOLE_TAG.match(document.text, int(opened[place]))
        closed[place] = whole.end() - 1 if whole else closed[place]
    return distinct(slices(document.text, opened + np.int32(1), closed))


def _tag(document: Document, text: bytes) -> Tag:
    name = re.split(rb"[\s/]", text, maxsplit=1)[0].decode()
    given = [found[1].decode() for found in _ATTRIBUTE.finditer(text)]
    if len(given) > MOST_ATTRIBUTES:
        offset = document.text.find(b"<" + text)
        raise Refused(
            f"{document.name} has an element with more than {MOST_ATTRIBUTES} attributes.",
            where=document.where(offset),
            remedy="Do not open it. Ask the sender how it was made, and for a file as their system exports it.",
        )
    attributes = tuple(sorted({local(one) for one in given if not one.startswith("xmlns")}))
    return Tag(local(name), attributes, text.endswith(b"/"))


# --- paths


def _paths(
    document: Document, depth: npt.NDArray[np.int8], tag: Places, tags: tuple[Tag, ...]
) -> tuple[npt.NDArray[np.int16], tuple[str, ...]]:
    """The number of each element's path, and the paths: those of the root first, then level by level."""
    names = list(dict.fromkeys(one.name for one in tags))
    places = {name: place for place, name in enumerate(names)}
    name = np.array([places[one.name] for one in tags], np.int32)[tag]
    path, paths = np.zeros(len(tag), np.int16), list[str]()
    above, above_paths, first = np.zeros(1, np.int64), [""], 0
    for level in range(1, int(depth.max(initial=0)) + 1):
        here = np.flatnonzero(depth == level)
        outer = np.zeros(len(here), np.int64)
        if level > 1:
            outer = path[above[np.searchsorted(above, here) - 1]].astype(np.int64) - first
        pairs, which = _numbered(outer * len(names) + name[here], len(above_paths) * len(names))
        found = [f"{above_paths[pair // len(names)]}/{names[pair % len(names)]}".lstrip("/") for pair in pairs]
        _refuse_many_paths(document, len(paths) + len(found))
        path[here] = which + len(paths)
        above, above_paths, first = here, found, len(paths)
        paths.extend(found)
    return path, tuple(paths)


def _numbered(keys: Numbers, most: int) -> tuple[list[int], Numbers]:
    """The distinct keys, all of them below `most`, in rising order, and which of them each one is."""
    if most > max(len(keys), 1 << 20):  # counting would cost more than sorting
        distinct, which = np.unique(keys, return_inverse=True)
        return distinct.tolist(), which
    distinct = np.flatnonzero(np.bincount(keys, minlength=most))
    numbers = np.zeros(most, np.int64)
    numbers[distinct] = np.arange(len(distinct))
    return distinct.tolist(), numbers[keys]


def _refuse_many_paths(document: Document, paths: int) -> None:
    if paths > MOST_PATHS:
        raise Refused(
            f"{document.name} has more than {MOST_PATHS:,} different elements, as no form for exchanging data does.",
            where=document.where(0),
            remedy="Check that this is the right file, and that no value stands where the name of a tag belongs.",
        )


def _grouped(path: npt.NDArray[np.int16], paths: tuple[str, ...]) -> dict[str, Places]:
    """The elements of each path, in the document's order."""
    order = np.argsort(path, kind="stable").astype(np.int32)
    edges = np.searchsorted(path[order], np.arange(len(paths) + 1))
    return {one: order[edges[number] : edges[number + 1]] for number, one in enumerate(paths)}


def attribute_counts(elements: Elements) -> Counter[str]:
    """How often each attribute stands, by its element's path: `Message/Pupil/@id`."""
    counts: Counter[str] = Counter()
    with_some = np.array([bool(one.attributes) for one in elements.tags], bool)
    chosen = np.flatnonzero(with_some[elements.tag]) if with_some.any() else np.zeros(0, np.int64)
    if len(chosen):
        keys = elements.path[chosen].astype(np.int64) * len(elements.tags) + elements.tag[chosen]
        for key, times in zip(*np.unique(keys, return_counts=True), strict=True):
            path, tag = divmod(int(key), len(elements.tags))
            for one in elements.tags[tag].attributes:
                counts[f"{elements.paths[path]}/@{one}"] += int(times)
    return counts
