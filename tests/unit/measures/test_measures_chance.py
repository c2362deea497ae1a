"""Which counts allow an interval, and which do not."""

import subprocess
import sys

import pytest

from evenlode.measures.chance import estimate
from evenlode.measures.registry import MEASURES

# measure, value, decimals, numerator, denominator; whether there is an interval
ROWS = [
    ("ks2_rwm_expected", 45.0, 0, 9, 20, True),
    ("ks2_rwm_expected", 45.0, 0, 9, None, False),
    ("ks2_rwm_expected", 45.0, 0, None, 20, False),
    ("ks2_rwm_expected", None, 0, 9, 20, False),
    ("ks2_rwm_expected", 45.0, 0, 9, 0, False),
    ("ks2_rwm_expected", 46.0, 0, 9, 20, False),
    ("ks2_rwm_expected", 45.4, 1, 9, 20, False),
    ("ks2_rwm_expected", 110.0, 0, 22, 20, False),
    ("ks2_rwm_expected", 12.5, 1, 1, 8, True),
    ("ks2_rwm_expected", 13.0, 0, 1, 8, True),
    # counts rounded to five and to ten, and counts too small for it
    ("suspended_once_or_more_rate", 7.18, 2, 2930, 40775, True),
    ("suspended_once_or_more_rate", 7.30, 2, 2930, 40775, False),
    ("suspended_once_or_more_rate", 7.17, 2, 2931, 40775, False),
    ("suspended_once_or_more_rate", 45.0, 2, 20, 50, False),
    ("exclusions_permanent_rate", 0.08, 2, 5, 7665, True),
    ("exclusions_permanent_rate", 0.0, 2, 0, 7665, True),
    ("exclusions_permanent", 53.0, 0, None, None, True),
    ("exclusions_permanent", 53.5, 1, None, None, False),
    ("suspensions_rate", 5.0, 0, 5, 100, False),
    ("suspensions", 53.0, 0, None, None, False),
    ("absence_overall", 5.0, 0, 5, 100, False),
    ("ks4_attainment8", 40.0, 0, 4000, 100, False),
]


@pytest.mark.parametrize(("measure", "value", "decimals", "above", "below", "has"), ROWS)
def test_counts_allow_an_interval_where_they_give_the_number(
    measure: str, value: float | None, decimals: int, above: float | None, below: float | None, has: bool
) -> None:
    found = estimate(MEASURES.find(measure), value, decimals, above, below)
    assert (found is not None) == has
    if found:
        assert found.low <= found.value <= found.high


def test_scipy_is_loaded_for_rare_events_alone() -> None:
    code = (
        "import sys; from evenlode.measures.chance import estimate; from evenlode.measures.registry import MEASURES; "
        "estimate(MEASURES.find('ks2_rwm_expected'), 45.0, 0, 9.0, 20.0); assert 'scipy' not in sys.modules; "
        "estimate(MEASURES.find('exclusions_permanent'), 53.0, 0, None, None); assert 'scipy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
