"""Any other file of DfE's Explore education statistics, kept under its publisher's own names.

A file of this service says of each record when and where; whatever else it holds is a filter or an indicator. No
measure is claimed here: which column is which is told from its content, with a warning, and everything is kept so that
a later entry of the catalogue can claim it. The better known files have entries of their own, which need more columns
than this. A symbol whose meaning this file does not share is read as not available.
"""

from evenlode.sources.ees_columns import LICENCE, NAMES, PLACES, PUBLISHER, RECOGNISED, SYMBOLS, SYMBOLS_CITATION, YEAR
from evenlode.sources.kinds import WideFigures

SOURCE = WideFigures(
    id="ees",
    title="Explore education statistics, any data set",
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="DfE, Explore education statistics, open data standards",
    rests_on="the columns that every file of the service has; no file in particular",
    figures_of="ees",
    recognised_by=RECOGNISED,
    places=PLACES,
    year=YEAR,
    passed_over=NAMES,
    symbols=SYMBOLS,
    symbols_citation=SYMBOLS_CITATION,
)
