"""The only place that reads the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date in England at this moment: school days and deadlines begin at midnight in London, not in UTC."""
    return now().astimezone(ZoneInfo("Europe/London")).date()
