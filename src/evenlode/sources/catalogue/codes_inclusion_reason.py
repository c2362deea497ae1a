"""DfE's codes of the reasons for which a school may ask to have a pupil counted or left out in its results.

Which of them can be given is told by how the pupil is counted now: see the list of pairs.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_inclusion_reason",
    title="Codes of reasons for including a pupil or leaving one out",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, School performance measures, checking exercise, reference data",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"IncAdjReasonID": "code", "IncAdjReasonDescription": "meaning"},
    constants={"code_set": "inclusion_reason"},
    detail="detail",
)
