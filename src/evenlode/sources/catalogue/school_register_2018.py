"""The register of schools in England as the school performance site gave it in its first years, with postcodes.

It lists schools open in the year and those that closed in it. A school that became an academy stands twice: the closed
school gives its academy's number as the other's, and the academy the closed school's. Which came first is told by the
dates alone, and only where the one had closed by the day on which the other opened. Dates of opening are given for few
schools. `nan` stands where nothing is known. A school with pupils of primary and of secondary age is given no phase: it
may be a middle school or one for all ages.
"""

from evenlode.sources.school_kinds import SchoolRegister

SOURCE = SchoolRegister(
    id="school_register_2018",
    title="Register of schools, with postcodes and links to academies",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Get information about schools; DfE, Compare school and college performance in England",
    rests_on="a real file of November 2019 about schools from 2017/18",
    columns={
        "URN": "urn",
        "Name": "name",
        "Street": "address",
        "City": "address",
        "Postcode": "postcode",
        "Status": "status",
        "Rating": "detail",
        "Inspect Date": "detail",
        "Date Opened": "opened",
        "Date Closed": "closed",
        "Type": "type",
        "Age From": "low_age",
        "Age To": "high_age",
        "Gender": "gender",
        "Gender Post 16": "detail",
        "Religion": "religion",
    },
    authority="Local Authority",
    dates="%Y%m%d",
    statuses={"1": "open", "2": "closed", "3": "open_closing"},
    phase_columns=("Type",),
    phases={"special school": "special", "college": "post_16"},
    phase_flags={"Primary": "primary", "Secondary": "secondary"},
    optional={"Primary": "detail", "Secondary": "detail", "Post 16": "detail"},
    link="Other URN",
)
