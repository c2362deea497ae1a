"""The one rounding of the house: halves away from zero, done once, when a number is shown."""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

# Wide enough for any double to any sensible number of places, so that rounding never fails for want of digits.
_WIDE = Context(prec=800, rounding=ROUND_HALF_UP)


def round_half_away(value: Decimal | float, places: int) -> Decimal:
    """`value` to `places` decimal places, halves away from zero (0.5 to 1, -0.5 to -1); never a negative zero.

    A double is read as the shortest decimal that stands for it, so 0.285 gives 0.29 although its binary value lies
    below the half. Raises `ValueError` where `value` is not finite: what is missing is a state, not a number.
    Source: DfE's statistics round halves up, which for a negative score means away from zero.
    """
    exact = _exact(value)
    rounded = exact.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    return rounded or rounded.copy_abs()


@lru_cache(maxsize=200_000)
def decimals_of(value: float) -> int:
    """How many decimal places the shortest text of a double has: 36.8 has 1, 20.0 has 0, 0.05017 has 5.

    Raises `ValueError` where `value` is not finite.
    """
    exponent = _exact(value).normalize(_WIDE).as_tuple().exponent
    return max(0, -int(exponent))


def shown(value: float | Decimal, places: int) -> str:
    """`value` as it is printed: rounded halves away from zero, exactly `places` decimals, no exponent, no `-0`."""
    return f"{round_half_away(value, places):f}"


def written(value: float | Decimal, places: int) -> str:
    """`value` as it stands in a text: rounded as `shown` rounds, with commas between thousands and a real minus."""
    return f"{round_half_away(value, places):,f}".replace("-", "\N{MINUS SIGN}")


def _exact(value: Decimal | float) -> Decimal:
    # float.__repr__ rather than repr: numpy's doubles are floats that print their type as well.
    exact = Decimal(float.__repr__(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ValueError("only a finite number can be rounded; what is missing is a state")
    return exact
