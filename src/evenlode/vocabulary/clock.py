"""The only place that reads the clock, and that knows when a day in England begins and ends."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date in England at this moment: school days and deadlines begin at midnight in London, not in UTC."""
    return now().astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in England, in UTC: in summer that is 22:59:59.999999."""
    next_day = datetime.combine(day + timedelta(days=1), time.min, LONDON)
    return next_day.astimezone(UTC) - timedelta(microseconds=1)
