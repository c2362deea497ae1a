"""Which reasons may be given for a pupil who is counted in a certain way: pairs of two lists of DfE's.

One row is one pair, and both codes together are its code. What they mean stands in the two lists themselves.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_inclusion_pairs",
    title="Pairs of inclusion code and reason",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, School performance measures, checking exercise, reference data",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"P_INCL": "parent"},
    constants={"code_set": "inclusion_pair"},
    joined={"code": ("P_INCL", "IncAdjReasonID")},
    detail="detail",
)
