"""How invented children are made to add up to stated totals: fitting, rounding, quotas and swaps that keep margins.

Sources: Deming and Stephan (1940), On a least squares adjustment of a sampled frequency table; Efraimidis and Spirakis
(2006), Weighted random sampling with a reservoir; Metropolis et al. (1953), Equation of state calculations.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

Numbers: TypeAlias = NDArray[numpy.float64]
Counts: TypeAlias = NDArray[numpy.int64]
Margin: TypeAlias = tuple[tuple[int, ...], ArrayLike]
"""Some axes of a table, and what its numbers must add up to over all the others."""

CLOSE, ROUNDS = 1e-10, 10_000


def fitted(seed: ArrayLike, margins: Sequence[Margin]) -> Numbers:
    """A table with the association of `seed` and the stated margins, by iterative proportional fitting.

    A cell that is nought stays nought. Raises `ValueError` where the margins contradict each other or the noughts.
    """
    table = numpy.array(seed, numpy.float64)
    for _round in range(ROUNDS):
        furthest = 0.0
        for axes, totals in margins:
            wanted = numpy.asarray(totals, numpy.float64)
            factor = ratio(wanted, summed(table, axes))
            table *= spread(factor, axes, table.ndim)
            furthest = max(furthest, float(numpy.abs(factor - 1).max(initial=0.0)))
        if furthest < CLOSE:
            return table
    raise ValueError("no table has all of these margins: they contradict each other, or the noughts of the seed")


def summed(table: NDArray[numpy.generic], axes: Sequence[int]) -> Numbers:
    """A table added up over all but some of its axes."""
    others = tuple(axis for axis in range(table.ndim) if axis not in axes)
    return numpy.asarray(table.sum(axis=others, dtype=numpy.float64))


def ratio(wanted: Numbers, found: Numbers) -> Numbers:
    """By how much each total must be multiplied; what is nought and is to be nought needs nothing."""
    if ((found == 0) & (wanted != 0)).any():
        raise ValueError("a margin asks for something where every cell is nought")
    return numpy.divide(wanted, found, out=numpy.ones_like(wanted), where=found != 0)


def spread(factor: Numbers, axes: Sequence[int], dimensions: int) -> Numbers:
    """Factors of some axes in a shape that multiplies a whole table."""
    shape = [1] * dimensions
    for axis, size in zip(axes, factor.shape, strict=True):
        shape[axis] = size
    return factor.reshape(shape)


def rounded(numbers: ArrayLike, total: int | None = None) -> Counts:
    """Whole numbers nearest to some that are not, with their total kept, by largest remainder; equal ones by order.

    `total` is what they add up to; where it is not given, their own sum, rounded half up.
    """
    exact = numpy.asarray(numbers, numpy.float64)
    wanted = int(numpy.floor(exact.sum() + 0.5)) if total is None else total
    whole = numpy.floor(exact).astype(numpy.int64)
    missing = wanted - int(whole.sum())
    if not 0 <= missing <= exact.size:
        raise ValueError("the total is too far from what the numbers add up to")
    order = numpy.argsort(-(exact - whole), axis=None, kind="stable")[:missing]
    whole.flat[order] += 1
    return whole


def chosen(count: int, weights: ArrayLike, numbers: Generator) -> Counts:
    """The places of exactly `count` of some candidates, without replacement, in rising order.

    A candidate of weight nought is never chosen; raises `ValueError` where fewer have a weight than are wanted.
    """
    weight = numpy.asarray(weights, numpy.float64)
    keys = numpy.full(weight.shape, -numpy.inf)
    possible = weight > 0
    if count > int(possible.sum()):
        raise ValueError(f"{count} are to be chosen of {int(possible.sum())}")
    keys[possible] = numpy.log(1.0 - numbers.random(weight.size)[possible]) / weight[possible]
    found: Counts = numpy.sort(numpy.argsort(-keys, kind="stable")[:count])
    return found


def by_quota(groups: ArrayLike, quotas: Sequence[int], weights: ArrayLike, numbers: Generator) -> NDArray[numpy.bool_]:
    """Whether each candidate is chosen, exactly `quotas[g]` of those of group `g`; weights say who more likely is."""
    group, weight = numpy.asarray(groups), numpy.asarray(weights, numpy.float64)
    found = numpy.zeros(group.shape, bool)
    for number, quota in enumerate(quotas):
        inside = numpy.flatnonzero(group == number)
        found[inside[chosen(quota, weight[inside], numbers)]] = True
    return found


def quota(rate: float, among: int) -> int:
    """How many of some pupils give a rate in per cent: the nearest whole number, halves up."""
    return int(numpy.floor(rate * among / 100 + 0.5))


def swapped(
    labels: Sequence[Counts], worth: Callable[[Sequence[Counts]], float], numbers: Generator, steps: int = 20_000
) -> list[Counts]:
    """Events with a label on each of several axes, moved towards what is likely while every margin stays as it is.

    `labels` has one array for each axis: the label of each event. A step swaps the labels of two events on one axis,
    and is taken if `worth` (a logarithm of likelihood) rises, or otherwise by chance, as Metropolis has it.
    """
    state = [numpy.array(one, numpy.int64) for one in labels]
    now, events = worth(state), len(state[0])
    draws = numbers.integers(0, [len(state), events, events], size=(steps, 3))
    luck = numpy.log(1.0 - numbers.random(steps))
    for (axis, one, other), chance in zip(draws, luck, strict=True):
        if state[axis][one] == state[axis][other]:
            continue
        exchange(state[axis], one, other)
        after = worth(state)
        if after >= now or chance < after - now:
            now = after
        else:
            exchange(state[axis], one, other)
    return state


def exchange(labels: Counts, one: int, other: int) -> None:
    """Give two events each other's label."""
    labels[one], labels[other] = labels[other], labels[one]
