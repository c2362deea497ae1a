"""Invented figures, for tests of what is worked out from figures: no file and no home stands behind them."""

from evenlode.measures.figures import Figure, flags_of
from evenlode.measures.registry import MEASURES
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.places import by_code
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

OXFORDSHIRE, ENGLAND = "E10000025", "E92000001"


def figure(
    measure: str, group: str, year: str, value: float | str, place: str = OXFORDSHIRE, edition: str = "2026-04"
) -> Figure:
    """One figure; a text as its value is a state, such as `c`."""
    when, kind = Year.parse(year), MEASURES.find(measure)
    where = by_code(place)
    number = None if isinstance(value, str) else float(value)
    return Figure(
        key=FigureKey("lait", measure, place, "all", group, when),
        definition=kind.definition_id(when),
        place_name=where.name if where else place,
        place_kind=str(where.kind) if where else "locality",
        value=number,
        state=State.VALUE if number is not None else State(str(value)),
        numerator=None,
        denominator=None,
        decimals=1,
        at_least=None,
        at_most=None,
        low=None,
        high=None,
        unit=str(kind.unit),
        flags=flags_of(kind, when, ()),
        reported=None,
        expected=None,
        edition=edition,
        release="",
        snapshot=1,
        load="invented",
        record=1,
        cell="Values",
        printed=str(value),
    )


def known(*figures: Figure) -> dict[FigureKey, Figure]:
    """Figures by their keys."""
    return {one.key: one for one in figures}
