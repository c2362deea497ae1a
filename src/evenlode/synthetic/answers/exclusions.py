"""What figures of suspensions and permanent exclusions must come to, over the pupils on roll in January.

Of a child on two rolls the main one counts. One that was cancelled is not counted. A suspended enrolment counts on the
day of its first suspension. Source: DfE, Suspensions and permanent exclusions in England: methodology.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy

from evenlode.synthetic.answers.sums import Counted
from evenlode.synthetic.censuses import SUBSIDIARY, Named
from evenlode.synthetic.events import Exclusions
from evenlode.synthetic.kinds import Column


def headcount(day: numpy.datetime64, named: Named) -> Counted:
    """Pupils on roll on the day of the January census, at their only or main school."""
    here = numpy.flatnonzero(named.on_roll & (named.status != SUBSIDIARY))
    child, school = named.child[here], named.school[here]
    return Counted(child, school, numpy.full(len(here), day), denominator=numpy.ones(len(here)))


def exclusions(standing: Exclusions, january: Counted) -> Iterator[tuple[str, tuple[Counted, ...]]]:
    """What is counted for each measure of exclusions that stood: events, of the pupils of January and over them."""
    for name, things in events(standing).items():
        yield name, (things, replace(january, denominator=None))
        yield f"{name}_rate", (things, january)


def events(standing: Exclusions) -> Mapping[str, Counted]:
    """Permanent exclusions and suspensions among all exclusions, and enrolments with a suspension."""
    everything, suspended = numpy.arange(len(standing)), standing.where(~standing.permanent)
    return {
        "exclusions_permanent": event(standing, everything, standing.permanent),
        "suspensions": event(standing, everything, ~standing.permanent),
        "suspended_once_or_more": event(standing, first_of_each(standing, suspended), ~standing.permanent),
    }


def event(standing: Exclusions, places: Column, held: Column) -> Counted:
    """Some exclusions, each on its first day, and of which of them it holds."""
    child, school, on = standing.child[places], standing.school[places], standing.start[places]
    return Counted(child, school, on, numerator=held[places].astype(float))


def first_of_each(standing: Exclusions, places: Column) -> Column:
    """The earliest of some exclusions of each child and school."""
    order = places[numpy.argsort(standing.start[places], kind="stable")]
    keys = (
        standing.child[order].astype(numpy.int64) * (int(standing.school.max(initial=0)) + 1) + standing.school[order]
    )
    return order[numpy.unique(keys, return_index=True)[1]]
