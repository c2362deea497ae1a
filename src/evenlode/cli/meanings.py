"""What a figure means, told alike whether it was published or worked out: its definition, interval and warnings."""

from evenlode.measures.figures import Figure
from evenlode.measures.registry import MEASURES
from evenlode.vocabulary.flags import Flag


def definition(figure: Figure) -> str:
    """The definition in force in the figure's year, in words."""
    since = figure.measure.definition_for(figure.key.year)
    return since.text if since else "before the first definition of this measure"


def interval_lines(figure: Figure) -> list[str]:
    """The figure's interval, if it has one."""
    return [] if figure.low is None else [f"  95% interval {figure.low:.6g} to {figure.high:.6g}"]


def flag_lines(figure: Figure) -> list[str]:
    """What a reader must be told before comparing the figure."""
    return [f"  note: {Flag(flag).meaning}" for flag in figure.flags]


def definition_lines(figure: Figure) -> list[str]:
    """The definition, the measure's public page, and where it is laid down."""
    return [
        f"Definition ({figure.definition}): {definition(figure)}",
        *(f"  {line}" for line in MEASURES.documentation(figure.key.measure).splitlines() if line),
        f"  source of the definition: {figure.measure.citation}",
    ]
