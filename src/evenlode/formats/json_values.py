"""JSON read with no more trust than it deserves: how deep and dense it may be, which numbers and names it may hold."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_FEWEST_BYTES = 8  # for each list or object, on average: ordinary coordinates and records take more than twenty
_FEW = 10_000  # lists and objects that may stand however close together
_MOST_MEMORY = 280_000_000  # bytes, by what each object, list and value takes at least once it is read
_OBJECT, _LIST, _VALUE = 250, 90, 70
_LONGEST = 30  # digits: no count and no code has more, and reading thousands of them takes very long


@dataclass(frozen=True)
class Wrong(Exception):
    """What is wrong with the text, in words that finish a sentence which begins with the file's name."""

    what: str


def parsed(content: bytes, called: str, holds: str) -> Any:
    """The value that a whole file is; raises `Wrong`, in words that say what it is `called` and what it `holds`."""
    nested = content.count(b"[") + content.count(b"{")
    if nested > max(_FEW, len(content) // _FEWEST_BYTES):
        raise Wrong(f"holds more lists than a file of {holds} has, as only a file made to do harm would")
    memory = content.count(b"{") * _OBJECT + content.count(b"[") * _LIST + content.count(b",") * _VALUE
    if memory > _MOST_MEMORY:
        raise Wrong(f"holds more values than are read from one file of {holds}: split it into smaller ones")
    trust = _Trust(called)
    try:
        text = content.decode("utf-8-sig")
        return json.loads(
            text,
            object_pairs_hook=trust.object,
            parse_constant=trust.constant,
            parse_float=trust.number,
            parse_int=trust.whole,
        )
    except UnicodeDecodeError as fault:
        raise Wrong(f"is {called} that is not UTF-8 (see byte {fault.start})") from fault
    except RecursionError as fault:
        raise Wrong(f"is {called} nested far deeper than any of {holds} is") from fault
    except json.JSONDecodeError as fault:
        raise Wrong(f"is {called} that is damaged or cut short (line {fault.lineno})") from fault


@dataclass(frozen=True)
class _Trust:
    """What each kind of value may be in a file of that name."""

    called: str

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object; a name that stands twice in it would hide one of its values."""
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Wrong(f"is {self.called} in which one object has the same name twice")
        return found

    def constant(self, text: str) -> Any:
        """None of what JavaScript has in place of a number."""
        raise Wrong(f"is {self.called} with {text} where a number belongs")

    def number(self, text: str) -> float:
        """A number that a double can hold."""
        number = float(text)
        if number - number != 0:
            raise self.too_large()
        return number

    def whole(self, text: str) -> int:
        """A whole number of no more digits than one has."""
        if len(text) > _LONGEST:
            raise self.too_large()
        return int(text)

    def too_large(self) -> Wrong:
        """What is wrong with a number that is."""
        return Wrong(f"is {self.called} with a number that is too large")


def compact(value: Any) -> str:
    """A value written again without blanks; numbers as the shortest text of the same double."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def is_writable(texts: Sequence[str]) -> bool:
    """Whether texts can be written at all: JSON may hold halves of letters, and NUL."""
    text = "".join(texts)
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
