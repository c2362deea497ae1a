"""When a file may have been made, by the text that says how new it is: a moment, a day, or a month."""

from datetime import date


def made_on(text: str) -> date | None:
    """The last day on which a file of a source time may have been made; None where nobody knows."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return last_of_month(text[:7])


def last_of_month(text: str) -> date | None:
    """The last day of a month that is written as `2026-04`; None where it is none."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
