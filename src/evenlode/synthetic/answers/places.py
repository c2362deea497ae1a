"""Where each school's figures go: to itself, its partnership, locality and county, under the phase that it counts as.

Totals of absence and exclusions are of primary, secondary and special schools; pupil referral units stand apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy

from evenlode.synthetic.kinds import NOBODY, Column, Phase, Schools
from evenlode.synthetic.writers.places import locality, partnership
from evenlode.vocabulary.places import EVENSHIRE

COUNTED_AS = {
    Phase.NURSERY: "early_years",
    Phase.PRIMARY: "primary",
    Phase.SECONDARY: "secondary",
    Phase.ALL_THROUGH: "secondary",
    Phase.SPECIAL: "special",
    Phase.REFERRAL: "alternative",
    Phase.PROVIDER: "",
}
STATE_FUNDED, APART = ("primary", "secondary", "special"), ("alternative",)
ALL = "all"


@dataclass(frozen=True, eq=False)
class Places:
    """Places under phases, one for each row: `schools` says in a column a school which of them its figures go to."""

    place: Column
    phase: Column
    schools: Column


def by_phase(schools: Schools) -> Places:
    """Every school, and every place as a total and by phase: for measures that have phases."""
    phase = numpy.array([COUNTED_AS[Phase(one)] for one in schools.phase], object)
    parts = [(ALL, numpy.isin(phase, STATE_FUNDED)), *((one, phase == one) for one in (*STATE_FUNDED, *APART))]
    larger = [(place, name, inside & part) for place, inside in larger_places(schools) for name, part in parts]
    return together(schools, larger)


def of_all_schools(schools: Schools) -> Places:
    """Every school and every place as a total: for measures of a key stage, which have no phases."""
    return together(schools, [(place, ALL, inside) for place, inside in larger_places(schools)])


def larger_places(schools: Schools) -> Iterator[tuple[str, Column]]:
    """The county, its localities and partnerships, with which schools are in each."""
    yield EVENSHIRE.code, numpy.ones(len(schools), bool)
    for number in numpy.unique(schools.locality).tolist():
        yield locality(number)[0], schools.locality == number
    for lead in numpy.unique(schools.partnership[schools.partnership != NOBODY]).tolist():
        yield partnership(schools, lead)[0], schools.partnership == lead


def together(schools: Schools, larger: Iterable[tuple[str, str, Column]]) -> Places:
    """Every school by itself, whatever its phase, and some larger places."""
    places, phases, inside = zip(*larger, strict=True)
    return Places(
        numpy.array([*map(str, schools.urn.tolist()), *places], object),
        numpy.array([*[ALL] * len(schools), *phases], object),
        numpy.concatenate([numpy.eye(len(schools), dtype=bool), numpy.array(inside)]),
    )
