"""The words: the glossary has every room, spelling is British, and no file names what a reader cannot go to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.source import ROOT, comments, every_file, modules, name, rooms, text, tree

AMERICAN = re.compile(
    r"""\b(?:
    analyz\w* | behavior\w* | catalogs? | cancel(?:ed|ing) | color(?:s|ed|ing|ful)?(?!\s*[:=("']) |
    (?<!text-)(?<!:\ )center(?:s|ed|ing)?(?!\s*[;:]) | defense | enrollments? | favor\w* | fulfill |
    gray(?!\s*[;:]) | judgments? | label(?:ed|ing) | license[ds]?(?!\s*[=:*\]]|\ under\ the\ Open) |
    model(?:ed|ing) | neighbor\w* |
    (?:author|categor|central|character|emphas|general|minim|maxim|normal|optim|organ|priorit|recogn|standard|summar
    |util|visual)iz\w*
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
CODE_IN_MARKDOWN = re.compile(r"```.*?```|`[^`]*`|<code>.*?</code>|\]\([^)]*\)", re.DOTALL)


def hidden(*words: str) -> str:
    """A choice of words that are written backwards here, so that this file does not hold what it looks for."""
    return "(?:" + "|".join(re.escape(word[::-1]) for word in words) + ")"


NOT_FOR_READERS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.])/{hidden('krow', 'mraf', 'toor')}/",
        rf"(?<![\w-]){hidden('ngised', 'regdel', 'secafretni', 'scitsitats', 'kcats', 'ytilibailer', 'sledom')}\.md\b",
        hidden("koobelur", "sboj_hsab", "yrarbil./", "hcneb-mraf", "oiduts-mraf", "edualc", "ciporhtna"),
        r"\bissues?[ /]#?\d+\b",
        hidden("gro.ipyp", "detsohnohtyp", "sjmpn.yrtsiger", "adnocana.adnoc"),
    )
]
PUBLISHED_FILES = re.compile(rf"\.\./{hidden('derahs')}")
MAY_NAME_PUBLISHED_FILES = {".ci/run"}


def is_text(path: Path) -> bool:
    """Whether a file can be read as text."""
    try:
        text(path)
    except UnicodeDecodeError:
        return False
    return True


TEXTS = [path for path in every_file() if is_text(path)]
PROSE = [path for path in TEXTS if path.suffix == ".md" or path in modules("src", "docs", "requirements")]


def prose(path: Path) -> str:
    """What a file says in words: Markdown without its code; a module's comments and its texts of several words."""
    if path.suffix == ".md":
        return CODE_IN_MARKDOWN.sub(" ", text(path))
    constants = [node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant)]
    sentences = [text for text in constants if isinstance(text, str) and " " in text.strip()]
    return "\n".join([*(CODE_IN_MARKDOWN.sub(" ", text) for text in sentences), *(text for _, text in comments(path))])


def found_in(paths: list[Path], *patterns: re.Pattern[str]) -> Iterator[str]:
    """Where patterns occur in files: file, line and what was found."""
    for path in paths:
        for number, line in enumerate(text(path).splitlines(), start=1):
            yield from (f"{name(path)}:{number} {match.group()}" for one in patterns for match in one.finditer(line))


def test_spelling_is_british() -> None:
    found = {name(path): sorted({match.group() for match in AMERICAN.finditer(prose(path))}) for path in PROSE}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize("word", ["analyze", "behavior", "organization", "neighbors", "a color of", "license plate"])
def test_american_spelling_is_recognised(word: str) -> None:
    assert AMERICAN.search(word)


@pytest.mark.parametrize(
    "word", ["color: red", "text-align: center;", "license = 'MIT'", "licensed under the Open", "enrolment"]
)
def test_words_of_code_and_british_words_are_let_be(word: str) -> None:
    assert not AMERICAN.search(word)


def test_every_file_speaks_of_the_product_alone() -> None:
    assert list(found_in(TEXTS, *NOT_FOR_READERS)) == []


def test_one_file_alone_knows_where_the_published_files_are() -> None:
    others = [path for path in TEXTS if name(path) not in MAY_NAME_PUBLISHED_FILES]
    assert list(found_in(others, PUBLISHED_FILES)) == []


def test_the_glossary_has_every_room() -> None:
    glossary = text(ROOT / "GLOSSARY.md")
    assert [room for room in rooms() if f"`{room}/`" not in glossary] == []


def test_the_glossary_is_in_alphabetical_order() -> None:
    entries = re.findall(r"^- (?:\*\*|`)(.+?)(?:\*\*|/?`)", text(ROOT / "GLOSSARY.md"), re.MULTILINE)
    letters = [re.sub(r"\W", "", entry).casefold()[:1] for entry in entries]
    assert letters == sorted(letters)
