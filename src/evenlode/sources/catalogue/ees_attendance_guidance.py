"""What DfE's attendance figures mean: absence rates and their reasons, in DfE's words.

The table has two columns with ordinary names and nothing else, so any table with exactly these two is taken for it. It
says of no date: where a later release words an indicator otherwise, that one takes precedence.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="ees_attendance_guidance",
    title="Pupil attendance in schools, guidance on absence and its reasons",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Explore education statistics, Pupil attendance in schools",
    rests_on="the real table of 2025/26",
    dated=False,
    table="indicator",
    columns={"Indicator": "name", "Description": "description"},
    constants={"source": "ees_attendance"},
    may_be_empty=("topic",),
    alone=True,
)
