"""DfE's codes of the national curriculum year groups.

Codes of one digit are printed with a blank after them, which is no part of the code. `?` is a code: not supplied.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_year_group",
    title="Codes of year groups",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Common basic data set (CBDS), code sets",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"YearGroupCode": "code", "YearGroupDescription": "meaning"},
    constants={"code_set": "year_group"},
    detail="detail",
)
