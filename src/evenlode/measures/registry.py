"""Where measures are found by their id."""

from evenlode.measures.kinds import Measure
from evenlode.vocabulary.catalogues import Catalogue

MEASURES: Catalogue[Measure] = Catalogue("evenlode.measures.catalogue", "MEASURE", "measure")
