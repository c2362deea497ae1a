"""Pupil premium allocations by school, as the Department for Education publishes them: one line a school.

Unconfirmed: the names of the columns, which were taken from what the publication is described to hold; where a year
calls them otherwise, a mapping names them. A file does not say its year: the sender is asked. The money for children
in care, which goes to authorities, is another file.
"""

from evenlode.sources.readers.checking import negative, nothing
from evenlode.sources.readers.making import last_day_of_year, return_year
from evenlode.sources.record_kinds import Check, Field, Kind, Made, RecordFile, Records, Rows

SOURCE = RecordFile(
    id="dfe_allocations",
    title="Pupil premium allocations by school",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Pupil premium, allocations and conditions of grant",
    rests_on="what the publication is described to hold",
    unconfirmed=True,
    last_day="last",
    asks=("year",),
    made=(Made("returned", return_year, ("year",)), Made("last", last_day_of_year, ("year",))),
    records=(
        Records(
            fields=(
                Field("urn", ("URN", "School Unique Reference Number"), Kind.URN, required=True),
                Field("deprivation_pupils", ("Number of pupils eligible for the Deprivation Pupil Premium",),
                      Kind.DECIMAL),
                Field("deprivation", ("Deprivation Pupil Premium allocation",), Kind.DECIMAL, tells=True),
                Field("service_pupils", ("Number of pupils eligible for the Service Child Premium",), Kind.DECIMAL),
                Field("service", ("Service Child Premium allocation",), Kind.DECIMAL, tells=True),
                Field("after_care_pupils", ("Number of pupils eligible for the Post-LAC Premium",), Kind.DECIMAL),
                Field("after_care", ("Post-LAC Premium allocation",), Kind.DECIMAL, tells=True),
            ),
            checks=(
                Check(
                    "allocation.nothing", "deprivation", nothing, ("deprivation", "service", "after_care"),
                    "It allocates nothing by any stream.", "look the school up in the publication",
                ),
                Check(
                    "allocation.negative", "deprivation", negative, ("deprivation",),
                    "Fewer than no pounds are allocated.", "look the school up in the publication",
                ),
            ),
            rows=(
                Rows(
                    "allocation",
                    {"stream": "=deprivation", "pupils": "deprivation_pupils", "amount": "deprivation"},
                    ("deprivation",),
                ),
                Rows(
                    "allocation", {"stream": "=service", "pupils": "service_pupils", "amount": "service"}, ("service",)
                ),
                Rows(
                    "allocation",
                    {"stream": "=post_looked_after", "pupils": "after_care_pupils", "amount": "after_care"},
                    ("after_care",),
                ),
            ),
        ),
    ),
)  # fmt: skip
