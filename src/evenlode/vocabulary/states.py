"""The states of a figure: a value, or the reason why there is none.

Source: Government Statistical Service, guidance on symbols in tables; DfE, Explore education statistics, conventions.
"""

from enum import StrEnum


class State(StrEnum):
    """Whether a figure has a value and, where it has none, why; missing is never zero."""

    VALUE = "value"
    SUPPRESSED = "c"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    LOW = "low"
    UNRELIABLE = "u"

    @property
    def is_missing(self) -> bool:
        """True for every state that is not a value."""
        return self is not State.VALUE

    @property
    def meaning(self) -> str:
        """The state in plain English, for a table's notes."""
        return _MEANINGS[self]


_MEANINGS = {
    State.VALUE: "a number",
    State.SUPPRESSED: "suppressed so that nobody can be identified",
    State.NOT_APPLICABLE: "not applicable: there is nothing to count, or nothing to divide by",
    State.NOT_AVAILABLE: "not available",
    State.LOW: "more than zero but rounds to zero",
    State.UNRELIABLE: "too unreliable to show",
}


def combined(*states: State) -> State:
    """The state of a sum, difference or ratio: the first that is not a value, or `VALUE` where all are values."""
    return next((state for state in states if state.is_missing), State.VALUE)
