"""Nurseries, pre-schools and childminders, by the number that Ofsted gives each.

Unconfirmed: the names of Ofsted's own columns beside ours. A setting's number stands with `ofsted-` before it, because
six digits alone are a school's. The name and address of a childminder at home are personal, and Ofsted leaves them out:
so may this file. A file adds: a line again with the same number describes the setting anew.
"""

from evenlode.errors import Severity
from evenlode.sources.readers.checking import before
from evenlode.sources.readers.making import always
from evenlode.sources.readers.making_of_pupils import as_text
from evenlode.sources.record_kinds import Check, Field, Kind, Made, RecordFile, Records, Rows

SOURCE = RecordFile(
    id="early_years_settings",
    title="Early-years settings",
    publisher="authorities, from Ofsted's register",
    licence="Open Government Licence v3.0",
    citation="Childcare Act 2006, part 3; Ofsted, Childcare providers and inspections",
    rests_on="Evenlode's own layout, and what Ofsted's list is described to hold",
    unconfirmed=True,
    dated_by="published",
    last_day="since",
    records=(
        Records(
            fields=(
                Field("urn", ("ofsted_number", "Provider URN"), Kind.SETTING, required=True),
                Field("name", ("name", "Provider name"), tells=True),
                Field("type", ("type", "Provider type"), tells=True),
                Field("authority", ("authority", "Local authority"), Kind.AUTHORITY, required=True),
                Field(
                    "status", ("status", "Provider status"), Kind.MEANING,
                    meanings={"open": "open", "active": "open", "closed": "closed", "resigned": "closed"},
                    unreadable=Severity.WARNING,
                ),
                Field("since", ("opened", "Registration date"), Kind.DATE),
                Field("until", ("closed", "Date closed"), Kind.DATE),
                Field("postcode", ("postcode", "Provider postcode")),
                Field("address", ("address",)),
                Field("published", ("published",), Kind.DATE),
            ),
            made=(
                Made("phase", always("early_years"), ("urn",)),
                Made("opened", as_text, ("since",)),
                Made("closed", as_text, ("until",)),
            ),
            checks=(
                Check(
                    "setting.dates", "until", before, ("until", "since"), "It closed before it opened.",
                    "check both days: one of them is mistyped",
                ),
            ),
            rows=(Rows("school", {}),),
        ),
    ),
)  # fmt: skip
