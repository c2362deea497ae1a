"""An invented source of wide figures, and records of it as the table of texts that its reader is given."""

from collections.abc import Mapping

import pyarrow

from evenlode.sources.ees_columns import PLACES, RECOGNISED, SYMBOLS, YEAR
from evenlode.sources.kinds import Filter, Indicator, WideFigures

Record = Mapping[str, str]

SOURCE = WideFigures(
    id="invented_wide",
    title="An invented data set",
    publisher="Nobody",
    licence="Invented",
    citation="Invented",
    rests_on="nothing",
    figures_of="invented",
    recognised_by=RECOGNISED,
    places=PLACES,
    year=YEAR,
    filters=(
        Filter("kind", "phase", {"total": "all", "primary": "primary", "state-funded primary": "primary"}),
        Filter("sex", "group", {"total": "all", "boys": "boys"}),
        Filter("need", "group", {"total": "all", "boys": "boys", "support": "sen_support"}),
        Filter("term", "period", {"total": "year", "autumn": "autumn"}),
        Filter("why", "reason", {"total": "all", "illness": "absence_i"}),
        Filter("version", "release", {"revised": "revised", "final": "final"}),
    ),
    indicators=(
        Indicator("percent", "absence_overall", numerator="missed", denominator="possible"),
        Indicator("few", "exclusions_permanent", at_least=1, at_most=2),
    ),
    attributes={"school_name": "name", "street": "address", "town": "address", "head": "detail", "web": "detail"},
    passed_over=("la_name",),
    symbols=SYMBOLS,
    symbols_citation="Invented",
)
YEAR_OF_RECORD = {"time_period": "201617", "time_identifier": "Academic year"}
ENGLAND = {**YEAR_OF_RECORD, "geographic_level": "National", "country_code": "E92000001"}
OXFORDSHIRE = {**ENGLAND, "geographic_level": "Local authority", "new_la_code": "E10000025"}
SCHOOL = {**ENGLAND, "geographic_level": "School", "urn": "900001"}


def texts(*records: Record) -> pyarrow.Table:
    """Records as texts, numbered from 1; a column that a record does not name is blank in it."""
    columns = dict.fromkeys(name for record in records for name in record)
    found = {name: pyarrow.array([record.get(name, "") for record in records], pyarrow.string()) for name in columns}
    return pyarrow.table({"__record": pyarrow.array(range(1, len(records) + 1), pyarrow.int64()), **found})
