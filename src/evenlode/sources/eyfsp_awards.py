"""The early learning goals as files hold them in columns, one for each, by DfE's codes."""

from evenlode.sources.result_fields import Award, column_names
from evenlode.vocabulary.codes.goals import FIRST_GOALS, FIRST_PROFILE, SECOND_GOALS, SECOND_PROFILE

GOALS = tuple(
    Award(subject=goal.id, component="=", codes=codes, outcome=column_names("FSP", goal.id.upper()))
    for goals, codes in ((FIRST_GOALS, FIRST_PROFILE), (SECOND_GOALS, SECOND_PROFILE))
    for goal in goals
)
"""Every goal of both frameworks; a file has the columns of its own, or of both."""

FIRST_OF_EACH = tuple(
    name for goals in (FIRST_GOALS, SECOND_GOALS) for name in column_names("FSP", goals[0].id.upper())
)
"""The columns by one of which a file is recognised."""
