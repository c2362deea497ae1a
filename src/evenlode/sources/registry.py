"""Where sources are found by their id."""

from evenlode.sources.kinds import Source
from evenlode.vocabulary.catalogues import Catalogue

SOURCES: Catalogue[Source] = Catalogue("evenlode.sources.catalogue", "SOURCE", "source")
