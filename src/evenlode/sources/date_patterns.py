"""How a system writes days, as a pattern such as `DD-MMM-YY`, and the days that its texts are.

D, DD: the day; M, MM: the month in digits, MMM, MMMM: its name; YY, YYYY: the year. A year of two digits is of this
century up to 49. A time of day after it is left out.
"""

import re
from datetime import date
from functools import cache

TOKENS = re.compile(r"YYYY|YY|MMMM|MMM|MM|M|DD|D")
PARTS = {
    "YYYY": "year", "YY": "year", "MMMM": "name", "MMM": "name", "MM": "month", "M": "month", "DD": "day", "D": "day",
}  # fmt: skip
TEXTS = {
    "YYYY": r"\d{4}", "YY": r"\d{2}", "MMMM": r"[A-Za-z]+\.?", "MMM": r"[A-Za-z]+\.?",
    "MM": r"\d{1,2}", "M": r"\d{1,2}", "DD": r"\d{1,2}", "D": r"\d{1,2}",
}  # fmt: skip
TIME = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?)?"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LAST_OF_THIS_CENTURY = 49


def is_pattern(pattern: str) -> bool:
    """Whether a pattern has a day, a month and a year, each once."""
    parts = sorted(PARTS[token].replace("name", "month") for token in TOKENS.findall(pattern))
    return parts == ["day", "month", "year"]


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """A pattern as an expression with groups `day`, `month` or `name`, and `year`."""
    made, at = "", 0
    for token in TOKENS.finditer(pattern):
        made += re.escape(pattern[at : token.start()]) + f"(?P<{PARTS[token.group()]}>{TEXTS[token.group()]})"
        at = token.end()
    return re.compile(made + re.escape(pattern[at:]) + TIME, re.ASCII)


def iso_day(text: str, pattern: str) -> str:
    """A day written by a pattern, as `2026-03-02`; a text that is no such day is given as it is, to be judged."""
    found = expression(pattern).fullmatch(text.strip())
    if not found:
        return text
    said = found.groupdict()
    try:
        return date(year_of(said["year"]), month_of(said), int(said["day"])).isoformat()
    except ValueError:
        return text


def year_of(text: str) -> int:
    """A year of two digits or four."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year <= LAST_OF_THIS_CENTURY else 1900)


def month_of(said: dict[str, str]) -> int:
    """A month in digits or by its name, in full or shortened; raises `ValueError` for another word."""
    return int(said["month"]) if "month" in said else MONTHS.index(said["name"].casefold()[:3]) + 1
