"""The early learning goals of the profile at the end of Reception, by DfE's codes, in their two frameworks.

Seventeen goals from 2012/13 (`com_g01` ...) with emerging, expected and exceeding, seventeen others since 2021/22
(`com_e01` ...) with emerging and expected: results of the two are not comparable. In 2019/20 and 2020/21 none were
collected. Which goals make a good level of development is for the measure to say.

Source: DfE, Early years foundation stage profile handbook, 2013 and 2022; DfE, Common Basic Data Set, assessments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from evenlode.vocabulary.codes.kinds import CodeSet, Dated
from evenlode.vocabulary.codes.results import PROFILE, Outcome

FIRST_FRAMEWORK, LAST_OF_FIRST, SECOND_FRAMEWORK = date(2012, 9, 1), date(2021, 8, 31), date(2021, 9, 1)


@dataclass(frozen=True)
class Goal(Dated):
    """One early learning goal: DfE's code in lower case, its name, and its area of learning."""

    id: str
    name: str
    area: str


_AREAS = {
    "com": "communication and language",
    "phy": "physical development",
    "pse": "personal, social and emotional development",
    "lit": "literacy",
    "mat": "mathematics",
    "utw": "understanding the world",
    "exp": "expressive arts and design",
}
_FIRST = """
com_g01 listening and attention
com_g02 understanding
com_g03 speaking
phy_g04 moving and handling
phy_g05 health and self-care
pse_g06 self-confidence and self-awareness
pse_g07 managing feelings and behaviour
pse_g08 making relationships
lit_g09 reading
lit_g10 writing
mat_g11 numbers
mat_g12 shape, space and measures
utw_g13 people and communities
utw_g14 the world
utw_g15 technology
exp_g16 exploring and using media and materials
exp_g17 being imaginative
"""
_SECOND = """
com_e01 listening, attention and understanding
com_e02 speaking
pse_e03 self-regulation
pse_e04 managing self
pse_e05 building relationships
phy_e06 gross motor skills
phy_e07 fine motor skills
lit_e08 comprehension
lit_e09 word reading
lit_e10 writing
mat_e11 number
mat_e12 numerical patterns
utw_e13 past and present
utw_e14 people, culture and communities
utw_e15 the natural world
exp_e16 creating with materials
exp_e17 being imaginative and expressive
"""


def _goals(listed: str, since: date, until: date | None) -> Iterator[Goal]:
    """The goals of a framework, in the order of the profile."""
    for line in listed.strip().splitlines():
        id, _blank, name = line.partition(" ")
        yield Goal(id, name, _AREAS[id[:3]], since=since, until=until)


FIRST_GOALS = tuple(_goals(_FIRST, FIRST_FRAMEWORK, LAST_OF_FIRST))
"""The goals from 2012/13 to 2020/21."""

SECOND_GOALS = tuple(_goals(_SECOND, SECOND_FRAMEWORK, None))
"""The goals since 2021/22."""

FIRST_PROFILE: CodeSet[Outcome] = replace(
    PROFILE,
    id="eyfs_profile_first",
    title="outcomes of early learning goals, 2012/13 to 2020/21",
    codes=tuple(replace(one, since=FIRST_FRAMEWORK, until=LAST_OF_FIRST) for one in PROFILE.codes),
)
"""How a child stands against a goal of the first framework."""

SECOND_PROFILE: CodeSet[Outcome] = replace(
    PROFILE,
    id="eyfs_profile_second",
    title="outcomes of early learning goals, since 2021/22",
    codes=tuple(replace(one, since=SECOND_FRAMEWORK) for one in PROFILE.codes if one.holds(SECOND_FRAMEWORK)),
)
"""How a child stands against a goal of the second framework."""
