"""Numbers as publishers print them."""

import re
from math import isfinite

PRINTED = re.compile(
    r"(?P<number>[+-]?(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*%?", re.ASCII | re.IGNORECASE
)


def as_number(text: str) -> float | None:
    """The nearest double to a printed number; None for anything else, "inf" and "nan" too.

    A sign for per cent and commas between thousands are passed over: `66.1%` is 66.1, `1,234` is 1234. Spreadsheets
    print `9.6189999999999998E-2`, which is read as the double that it stands for.
    """
    found = PRINTED.fullmatch(text.strip())
    number = float(found["number"].replace(",", "")) if found else float("nan")
    return number if isfinite(number) else None
