"""The register of schools and other establishments in England, as its site gives it for download.

The site's extract has many more columns: those named here are taken where they are there, the others add nothing that
is used. All-through schools and middle schools deemed secondary are counted as secondary, middle schools deemed primary
as primary, as the department's statistics of absence do. The extract gives no links between schools: they are a file of
their own. It was written from the description of the columns, not from a real file.
"""

from evenlode.sources.school_kinds import SchoolRegister

SOURCE = SchoolRegister(
    id="gias_schools",
    title="Get information about schools, extract of all establishments",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Get information about schools, all establishment data",
    rests_on="the names of its columns and the way of its dates",
    unconfirmed=True,
    columns={
        "URN": "urn",
        "EstablishmentName": "name",
        "TypeOfEstablishment (name)": "type",
        "EstablishmentStatus (name)": "status",
        "OpenDate": "opened",
        "CloseDate": "closed",
    },
    authority="LA (code)",
    estab="EstablishmentNumber",
    dates="%d-%m-%Y",
    statuses={
        "open": "open",
        "closed": "closed",
        "open, but proposed to close": "open_closing",
        "proposed to open": "proposed",
    },
    phase_columns=("PhaseOfEducation (name)", "TypeOfEstablishment (name)"),
    phases={
        "nursery": "early_years",
        "primary": "primary",
        "middle deemed primary": "primary",
        "secondary": "secondary",
        "middle deemed secondary": "secondary",
        "all-through": "secondary",
        "16 plus": "post_16",
        "community special school": "special",
        "foundation special school": "special",
        "non-maintained special school": "special",
        "other independent special school": "special",
        "academy special converter": "special",
        "academy special sponsor led": "special",
        "free schools special": "special",
        "pupil referral unit": "alternative",
        "academy alternative provision converter": "alternative",
        "academy alternative provision sponsor led": "alternative",
        "free schools alternative provision": "alternative",
    },
    optional={
        "StatutoryLowAge": "low_age",
        "StatutoryHighAge": "high_age",
        "Gender (name)": "gender",
        "ReligiousCharacter (name)": "religion",
        "Street": "address",
        "Locality": "address",
        "Town": "address",
        "Postcode": "postcode",
        "DistrictAdministrative (code)": "detail",
        "UKPRN": "detail",
        "Trusts (code)": "detail",
        "Trusts (name)": "detail",
        "NumberOfPupils": "detail",
        "SchoolCapacity": "detail",
    },
)
