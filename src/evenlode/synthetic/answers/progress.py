"""What progress from seven to eleven must come to: how far each result is from what was expected of such a child.

Those of whom nothing was expected add nothing. Source: DfE, Primary school accountability, technical guide.
"""

import numpy

from evenlode.synthetic.answers.results import Figures, Stage, stage
from evenlode.synthetic.answers.sums import Counted
from evenlode.synthetic.events import Results
from evenlode.synthetic.from_seven import SUBJECTS, at_eleven, beyond, of_children
from evenlode.synthetic.kinds import Column
from evenlode.vocabulary.codes.results import KS2_TEACHER, KS2_TEST

FIRST_PROGRESS = 2015


def progress(year: int, results: Results, at_seven: Column, on: numpy.datetime64) -> Figures:
    """What is counted for each subject; `at_seven` is what every child had attained then, NaN where it is not known."""
    found = stage(results, "ks2", (*KS2_TEST.codes, *KS2_TEACHER.codes))
    before = at_seven[found.child.astype(int)]
    for subject in SUBJECTS if len(found.child) else ():
        apart = beyond(year, subject, worth(found, subject), of_children(year, subject, before))
        known = ~numpy.isnan(apart)
        day = numpy.full(len(apart), on)
        yield (
            f"ks2_{subject}_progress",
            Counted(found.child, found.school, day, numpy.nan_to_num(apart), known.astype(float)),
        )


def worth(found: Stage, subject: str) -> Column:
    """What each child's result is worth: a scaled score, or points of what was awarded; NaN where it has neither."""
    outcome, _mark, score = found.told(subject, "teacher_assessment" if subject == "writing" else "test")
    points = numpy.array([at_eleven(subject).get(one, numpy.nan) for one in outcome.tolist()], float)
    return numpy.where(numpy.isnan(score), points, score)
