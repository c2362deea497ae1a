"""Whatever an XML file of a known shape holds, it is read as a second, slow reader by lxml reads it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evenlode.errors import Refused
from evenlode.formats.xml_files import read_xml
from evenlode.formats.xml_kinds import Block, Shape

_INNER = Block("inner", ("Y", "Z/Y"), {"own": (".",), "a": ("a",)})
SHAPE = Shape(
    {"year": ("M/H/year", "M/year")},
    (
        Block(
            "p",
            ("M/R/P", "M/P"),
            {"a": ("a", "I/a2"), "b": ("I/b",)},
            (Block("x", ("X/E",), {"c": ("c",)}, (_INNER,)),),
        ),
        Block("q", ("M/R/Q",), {"a": ("a",)}),
    ),
    ("M/skip",),
)
NAMES = ["M", "H", "year", "R", "P", "Q", "I", "a", "a2", "b", "X", "E", "c", "Y", "Z", "skip", "strange"]
WORDS = st.text("ab &<>]é Ł\U0001f600'\"\n", max_size=6)


def escaped(text: str) -> str:
    """The text with what XML reserves written as entities; `>` may stand as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("]>", "]&gt;")


PIECES = st.one_of(
    WORDS.map(escaped),
    WORDS.map(lambda text: f"<![CDATA[{text.replace(']', '')}]]>"),
    st.sampled_from(["<!-- <a>no</a> -->", "<?no <P> ?>", "&#233;", "&#x1F600;", "&quot;", "\r\n", "\t", "&#13;"]),
)
TEXTS = st.lists(PIECES, max_size=3).map("".join)
BETWEEN = st.one_of(st.sampled_from(["", "\n  ", " "]), TEXTS)
ATTRIBUTES = st.sampled_from(["", "", "", " id='1'", ' t = ">"', " n:id='a/>' xmlns:n='urn:n'", ' x="1" y=\'"\''])


@st.composite
def elements(draw: st.DrawFn, depth: int = 0, parent: str = "") -> str:
    """An element with what it may hold: mostly what the shape names there, sometimes anything."""
    inside = {
        "": ["M"], "M": ["H", "R", "R", "P", "skip", "year"], "H": ["year"], "R": ["P", "P", "P", "Q"],
        "P": ["a", "I", "X"], "Q": ["a"], "I": ["a2", "b"], "X": ["E", "E"], "E": ["c", "Y", "Z"],
        "Y": ["a"], "Z": ["Y"],
    }  # fmt: skip
    usual = inside.get(parent, ["strange"])
    name = draw(st.sampled_from(usual)) if depth == 0 or draw(st.integers(0, 9)) else draw(st.sampled_from(NAMES))
    prefix = "n:" if draw(st.integers(0, 9)) == 0 else ""
    declared = " xmlns:n='urn:n'" if prefix else ""
    tag, attributes = prefix + name, draw(ATTRIBUTES)
    attributes = attributes if not declared else ""
    many = draw(st.integers(0, 5)) if depth < 6 and (name in inside or draw(st.integers(0, 9)) == 0) else 0
    within = [draw(BETWEEN) + draw(elements(depth=depth + 1, parent=name)) for _ in range(many)]
    text = "".join(within) + draw(BETWEEN if many else TEXTS)
    if not text and draw(st.booleans()):
        return f"<{tag}{declared}{attributes}/>"
    return f"<{tag}{declared}{attributes}>{text}</{tag}>"


@given(elements(), st.sampled_from(["utf-8", "utf-16"]))
def test_every_document_is_read_as_lxml_reads_it(document: str, encoding: str) -> None:
    content = document.encode(encoding)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some.xml"
        path.write_bytes(content)
        found = read_xml(path, SHAPE)
    slow = Slow(content)
    for block, paths in SHAPE.blocks():
        assert found.tables[block.name].to_pylist() == slow.rows(block, paths), block.name
    assert found.header == {"year": next(iter(slow.texts(slow.root, SHAPE.header["year"], "")), None)}
    assert found.unknown == slow.unknown()
    lines = [found.line_of(record) for record in range(1, found.records + 1)]
    assert lines == [element.sourceline for element in slow.of(slow.records)]


@given(elements(), st.data())
def test_a_document_cut_anywhere_is_refused(document: str, data: st.DataObject) -> None:
    content = document.encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "some.xml"
        path.write_bytes(content[: data.draw(st.integers(1, len(content) - 1))])
        try:
            read_xml(path, SHAPE)
        except Refused as refused:
            assert "byte" in refused.where  # noqa: PT017 - and what was read otherwise is a failure, below
        else:
            raise AssertionError("a part was taken for the whole")


class Slow:
    """A document as lxml reads it, and every question answered by walking through all of it."""

    def __init__(self, content: bytes) -> None:
        parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True)
        self.root = etree.fromstring(content, parser)
        self.paths = {element: "/".join(self._names(element)) for element in self.root.iter()}
        self.records = {path for table in SHAPE.tables for path in table.paths}

    @staticmethod
    def _names(element: etree._Element) -> Iterator[str]:
        yield from (etree.QName(outer).localname for outer in reversed(list(element.iterancestors())))
        yield etree.QName(element).localname

    def of(self, paths: set[str]) -> list[etree._Element]:
        """The elements with one of the paths."""
        return [element for element in self.root.iter() if self.paths[element] in paths]

    def texts(self, element: etree._Element, paths: tuple[str, ...], outer: str) -> list[str]:
        """The texts of the elements with these paths at or below an element."""
        full = {outer if path == "." else f"{outer}/{path}".lstrip("/") for path in paths}
        return [inner.text or "" for inner in element.iter() if self.paths[inner] in full]

    def rows(self, block: Block, paths: tuple[str, ...]) -> list[dict[str, object]]:
        """The rows of a block's table."""
        return [self._row(block, element) for element in self.of(set(paths))]

    def _row(self, block: Block, element: etree._Element) -> dict[str, object]:
        path = self.paths[element]
        row: dict[str, object] = {
            name: next(iter(self.texts(element, below, path)), None) for name, below in block.fields.items()
        }
        around = [element, *element.iterancestors()]
        numbers = {record: number for number, record in enumerate(self.of(self.records), start=1)}
        row["__record"] = next(numbers[one] for one in around if one in numbers)
        for outer, outer_paths in SHAPE.blocks():
            if block in outer.blocks:
                places = {one: place for place, one in enumerate(self.of(set(outer_paths)), start=1)}
                row["__parent"] = next(places[one] for one in around if one in places)
        return row

    def unknown(self) -> dict[str, int]:
        """What the shape does not name, counted."""
        read = SHAPE.field_paths
        named = {part for path in read.union(*(full for _, full in SHAPE.blocks())) for part in prefixes(path)}
        counts: Counter[str] = Counter()
        for element, path in self.paths.items():
            counts[path] += path not in named
            for attribute in {etree.QName(name).localname for name in element.attrib}:
                counts[f"{path}/@{attribute}"] += 1
            loose = [] if path in read else [element.text]
            loose += [inner.tail for inner in element]
            counts[f"{path}/text()"] += sum(bool(text and text.strip()) for text in loose if path in named)
        return {path: many for path, many in counts.items() if many and not path.startswith("M/skip")}


def prefixes(path: str) -> list[str]:
    """A path and those around it."""
    parts = path.split("/")
    return ["/".join(parts[:many]) for many in range(1, len(parts) + 1)]
