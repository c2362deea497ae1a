"""DfE's codes of pupils' ethnic backgrounds, each with the number of the group that it belongs to.

The list has codes that schools may use beside those that DfE publishes by. `?` is a code: not supplied.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_ethnicity",
    title="Codes of ethnic backgrounds",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Common basic data set (CBDS), code sets",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"EthnicityCode": "code", "EthnicityDescription": "meaning"},
    optional={"ParentEthnicityCode": "parent"},
    constants={"code_set": "ethnicity"},
    detail="detail",
)
