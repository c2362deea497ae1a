"""Children at the end of Reception, with how many early learning goals they have reached.

A child with a goal that nobody assessed has no profile and is not counted. `A`, not assessed or exempt, leaves a child
among those counted, as one who has not reached that goal (unconfirmed: sources differ on whether to leave them out).

Source: DfE, Early years foundation stage profile handbook; DfE, Early years foundation stage profile results:
methodology.
"""

from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.awards import a_child_a_row, awarded
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.codes.goals import FIRST_GOALS, SECOND_GOALS

GOOD_LEVEL = ("com", "phy", "pse", "lit", "mat")
REACHED = ("2", "3")

READS = (Reads("result/stage=eyfsp"),)


def counted(rows: YearRows) -> Expression:
    """One row for each child and school."""
    goals = [one.id for one in (*FIRST_GOALS, *SECOND_GOALS) if one.holds(rows.year.first_day)]
    of_good_level = [goal for goal in goals if goal[:3] in GOOD_LEVEL]
    told = awarded(rows, "eyfsp", "eyfs_profile").filter(_.subject.isin(goals) & (_.outcome != ""))
    reached = told.outcome.isin(REACHED)
    whole = a_child_a_row(
        rows, told, goals=_.count(), goals_reached=reached.sum(),
        good_level_reached=(reached & told.subject.isin(of_good_level)).sum(),
    )  # fmt: skip
    assessed = whole.filter(_.goals == len(goals))
    return assessed.mutate(
        good_level=_.good_level_reached == len(of_good_level), every_goal=_.goals_reached == len(goals)
    )
