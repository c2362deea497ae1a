"""DfE's codes of provision for special educational needs, those of before September 2014 among them.

`?` is a code: not supplied.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_sen",
    title="Codes of provision for special educational needs",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Common basic data set (CBDS), code sets",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"SENStatusCode": "code", "SENStatusDescription": "meaning"},
    constants={"code_set": "sen_status"},
    detail="detail",
)
