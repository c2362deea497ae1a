"""Where canonical tables are found by their id."""

from evenlode.tables.kinds import Table
from evenlode.vocabulary.catalogues import Catalogue

TABLES: Catalogue[Table] = Catalogue("evenlode.tables.catalogue", "TABLE", "table")
