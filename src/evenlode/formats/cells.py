"""What one value of a workbook or a typed column looks like as text."""

from datetime import date, datetime, time, timedelta


def number_text(number: float) -> str:
    """The number as a person would write it: whole numbers without ".0" ("931"), others by their shortest text."""
    if number.is_integer() and abs(number) < 1e21:
        return str(int(number))
    return repr(number)


def cell_text(value: object) -> str:
    """A cell's value as text: None is "", dates are ISO ("2026-09-01"), truth is TRUE or FALSE as a workbook shows it.

    A moment at midnight is shown as its date, another as "2026-09-01 08:45:00"; a length of time as "26:30:00".
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_text(value)
    return _time_text(value)


def _time_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    return str(value)
