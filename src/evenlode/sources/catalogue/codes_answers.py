"""The answers that schools may choose from when they ask for a pupil's results to be changed.

What an answer belongs to is its question. Whether an answer leads to the request being rejected is kept with it.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="codes_answers",
    title="Possible answers in the checking exercise",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, School performance measures, checking exercise, reference data",
    rests_on="the real list of 2021",
    dated=False,
    table="code",
    columns={"Id": "code", "QuestionId": "parent", "AnswerValue": "meaning"},
    constants={"code_set": "possible_answer"},
    detail="detail",
)
