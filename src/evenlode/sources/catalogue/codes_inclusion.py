"""DfE's codes of whether and how a pupil is counted in published results (`P_INCL`), by key stage.

The first digit is the key stage. The meanings name the day of the census of their own year, so a list of another year
says other words of the same codes.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_inclusion",
    title="Codes of pupils' inclusion in results",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, School performance measures, checking exercise, reference data",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"P_INCL": "code", "P_INCLDescription": "meaning"},
    constants={"code_set": "inclusion"},
    detail="detail",
)
