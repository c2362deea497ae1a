"""Numbers as publishers print them."""

from math import isfinite


def as_number(text: str) -> float | None:
    """The nearest double to a printed number; None for anything else, "inf" and "nan" too.

    A sign for per cent and commas between thousands are passed over: `66.1%` is 66.1, `1,234` is 1234. Spreadsheets print
    `9.6189999999999998E-2`, which is read as the double that it stands for.
    """
    bare = text.strip()
    if not bare or "_" in bare:
        return None
    try:
        number = float(bare)
    except ValueError:
        number = tidied(bare)
    return number if isfinite(number) else None


def tidied(text: str) -> float:
    """A number printed with commas or a sign for per cent; not a number (nan) where it is none."""
    try:
        return float(text.removesuffix("%").rstrip().replace(",", ""))
    except ValueError:
        return float("nan")
