"""The gap of two percentages on a scale without ends, where a gap does not shrink because both near 0 or 100.

The percentages are taken for the shares above one threshold of two normal distributions of equal spread; the gap is in
standard deviations. Source: Ho and Reardon 2012, Estimating achievement gaps from test
scores reported in ordinal categories.
"""

from statistics import NormalDist

NORMAL = NormalDist()


def probit_gap(first: float, second: float, sizes: tuple[float, float] | None = None) -> float | None:
    """The first share less the second, both from 0 to 1, on the probit scale.

    A share of 0 or 1 has no place on it: with the two numbers of pupils it is moved in to 1/(2mn) from the end; without
    them, or where it is no share at all, the answer is None.
    """
    shares = [inside(share, sizes) for share in (first, second)]
    if any(share is None for share in shares):
        return None
    ahead, behind = (NORMAL.inv_cdf(share) for share in shares if share is not None)
    return ahead - behind


def inside(share: float, sizes: tuple[float, float] | None) -> float | None:
    """A share strictly between 0 and 1, moved in from an end where the numbers of pupils are known."""
    if 0 < share < 1:
        return share
    if not sizes or share not in (0, 1):
        return None
    least = 1 / (2 * sizes[0] * sizes[1])
    return least if share == 0 else 1 - least
