"""The words: the glossary has every room, spelling is British, and nothing names a place that readers cannot go to."""

import ast
import re
from pathlib import Path

import pytest
from house.source import ROOT, comments, every_file, modules, name, rooms, text, tree

AMERICAN = re.compile(
    r"""\b(?:
    analyz\w* | behavior\w* | catalog | catalogs | cancel(?:ed|ing) | color(?:s|ed|ing|ful)?(?!\s*[:=("']) |
    (?<!text-)(?<!: )center(?:s|ed|ing)?(?!\s*[;:]) | defense | enroll?ment(?<!enrolment)s? | favor\w* | fulfill |
    gray(?!\s*[;:]) | judgment\w* | label(?:ed|ing) | license[ds]?(?!\s*[=:*\]]) | model(?:ed|ing) | neighbor\w* |
    (?:author|categor|central|character|emphas|general|minim|maxim|normal|optim|organ|priorit|recogn|standard|summar
    |util|visual)iz\w*
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
CODE_IN_MARKDOWN = re.compile(r"```.*?```|`[^`]*`|<code>.*?</code>|\]\([^)]*\)", re.DOTALL)


def backwards(*words: str) -> str:
    """Words written backwards here, so that this file does not hold what it looks for."""
    return "|".join(word[::-1] for word in words)


HOSTS_OF_REGISTRIES = re.compile(
    backwards(r"gro\.\ipyp", r"detsohnohtyp", r"sjmpn\.\yrtsiger", r"aidnoc\.\adnocana"), re.I
)
WORKPLACE = re.compile(
    rf"(?<![\w.])/(?:{backwards('krow', 'mraf', 'toor')})/"
    rf"|\b(?:{backwards('koobelur')})|(?<![\w-])(?:{backwards('ngised', 'secafretni', 'ytilibailer')})\.md\b"
    rf"|\b(?:{backwards('mraf')})-(?:{backwards('hcneb', 'oiduts')})|{backwards('sboj_hsab', 'yrarbil')[:9]}"
    rf"|\.(?:{backwards('yrarbil')})/|\bissues?[ /]#?\d+\b",
    re.IGNORECASE,
)
SHARED = re.compile(backwards("derahs/") + r"\b")
MAY_NAME_SHARED = {".ci/run"}


def readable(path: Path) -> bool:
    """Whether a file is text."""
    try:
        text(path)
    except UnicodeDecodeError:
        return False
    return True


TEXTS = [path for path in every_file() if readable(path)]


def prose(path: Path) -> str:
    """What a file says in words: Markdown without its code; a module's comments and its texts of several words."""
    if path.suffix == ".md":
        return CODE_IN_MARKDOWN.sub(" ", text(path))
    strings = [
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    sentences = [CODE_IN_MARKDOWN.sub(" ", string) for string in strings if " " in string.strip()]
    return "\n".join([*sentences, *(comment for _, comment in comments(path))])


PROSE = [path for path in TEXTS if path.suffix == ".md" or path in modules("src", "docs", "requirements")]


@pytest.mark.parametrize("path", PROSE, ids=name)
def test_spelling_is_british(path: Path) -> None:
    assert sorted({found.group() for found in AMERICAN.finditer(prose(path))}) == []


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_a_file_speaks_of_the_product_alone(path: Path) -> None:
    found = {match.group() for match in (*WORKPLACE.finditer(text(path)), *HOSTS_OF_REGISTRIES.finditer(text(path)))}
    assert sorted(found) == []


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_only_the_continuous_run_knows_where_the_published_files_are(path: Path) -> None:
    assert name(path) in MAY_NAME_SHARED or not SHARED.search(text(path))


def test_the_glossary_has_every_room() -> None:
    glossary = text(ROOT / "GLOSSARY.md")
    assert [room for room in rooms() if f"`{room}/`" not in glossary] == []


def test_the_glossary_is_in_alphabetical_order() -> None:
    entries = re.findall(r"^- (?:\*\*|`)(.+?)(?:\*\*|/?`)", text(ROOT / "GLOSSARY.md"), re.MULTILINE)
    letters = [re.sub(r"\W", "", entry).casefold()[:1] for entry in entries]
    assert letters == sorted(letters)
