"""DfE's codes of what a school asked to have changed when it checked its results.

`-` is a code, and for some codes DfE prints no meaning: they are kept with none.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_amendment",
    title="Codes of amendments to pupils' records",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, School performance measures, checking exercise, reference data",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"AmendCode": "code", "AmendCodeDescription": "meaning"},
    constants={"code_set": "amendment"},
    detail="detail",
)
