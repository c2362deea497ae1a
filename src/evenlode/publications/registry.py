"""Where reports are found by their id."""

from evenlode.publications.kinds import Report
from evenlode.vocabulary.catalogues import Catalogue

REPORTS: Catalogue[Report] = Catalogue("evenlode.publications.catalogue", "REPORT", "report")
