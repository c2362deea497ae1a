"""The invented county's schools: as many of each kind as it should have, outside every real range, none named twice."""

import numpy
import pytest

from evenlode.synthetic.kinds import NOBODY, Phase, Schools
from evenlode.synthetic.schools import how_many, schools
from evenlode.vocabulary.identifiers import is_invented_school, is_urn

YEARS = range(2012, 2015)


@pytest.fixture(scope="module", params=[8, 30, 300])
def found(request: pytest.FixtureRequest) -> Schools:
    """The schools of a county of some size."""
    return schools(1, request.param, YEARS)


def test_a_whole_county_has_as_many_of_each_kind_as_oxfordshire() -> None:
    sizes = how_many(300)
    wanted = {
        "PRIMARY": 234,
        "SECONDARY": 37,
        "ALL_THROUGH": 2,
        "SPECIAL": 14,
        "NURSERY": 7,
        "REFERRAL": 1,
        "PROVIDER": 5,
    }
    assert {phase.name: size for phase, size in sizes.items()} == wanted


@pytest.mark.parametrize("count", [8, 9, 30, 77, 300])
def test_a_county_of_any_size_has_every_kind(count: int) -> None:
    sizes = how_many(count)
    assert sum(sizes.values()) == count
    assert set(sizes) == set(Phase)
    assert min(sizes.values()) >= 1


def test_a_county_too_small_for_every_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        how_many(7)


def test_numbers_lie_outside_every_real_range_and_names_are_one_schools(found: Schools) -> None:
    assert all(is_urn(str(urn)) and is_invented_school(str(urn)) for urn in found.urn)
    assert len(set(found.urn)) == len(found)
    first = found.where(found.urn < found.urn[0] + len(found) - (found.becomes != NOBODY).sum())
    assert len(set(found.name[first])) == len(first)


def test_every_primary_school_feeds_a_secondary_of_its_locality(found: Schools) -> None:
    primaries = found.where(found.phase == Phase.PRIMARY)
    leads = found.partnership[primaries]
    assert set(found.phase[leads]) <= {Phase.SECONDARY, Phase.ALL_THROUGH}
    near = {one for one in found.locality if (found.locality[leads] == one).any()}
    assert all(
        found.locality[lead] == found.locality[at] or found.locality[at] not in near
        for lead, at in zip(leads, primaries, strict=True)
    )


def test_a_school_that_converts_becomes_another_with_its_own_number(found: Schools) -> None:
    converting = found.where(found.becomes != NOBODY)
    assert len(converting) >= 1
    after = found.becomes[converting]
    assert (found.urn[after] > found.urn[converting]).all()
    assert (found.name[after] == found.name[converting]).all()
    assert (found.attainment[after] == found.attainment[converting]).all()
    assert set(found.converts[converting]) <= set(YEARS[1:])


def test_one_seed_gives_one_county() -> None:
    one, other, another = schools(1, 30, YEARS), schools(1, 30, YEARS), schools(2, 30, YEARS)
    assert all((getattr(one, name) == getattr(other, name)).all() for name in Schools.__dataclass_fields__)
    assert not numpy.array_equal(one.intake, another.intake)
