"""Where sources are found by their id."""

from collections.abc import Iterable

from evenlode.sources.kinds import LongFigures, Source, WideFigures
from evenlode.vocabulary.catalogues import Catalogue

SOURCES: Catalogue[Source] = Catalogue("evenlode.sources.catalogue", "SOURCE", "source")


def works(name: str, catalogue: Iterable[Source] = SOURCES) -> list[Source]:
    """The publishers' works whose figures bear the name of a source; none where it is known from tidy files alone."""
    return [one for one in catalogue if isinstance(one, LongFigures | WideFigures) and one.figures_of == name]
