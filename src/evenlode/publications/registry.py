"""Where reports are found by their id."""

from evenlode.publications.kinds import Publication
from evenlode.vocabulary.catalogues import Catalogue

REPORTS: Catalogue[Publication] = Catalogue("evenlode.publications.catalogue", "REPORT", "report")
