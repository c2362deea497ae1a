"""Draws how working out a year's figures grows with the number of pupils: `python docs/scale.py`.

The numbers are those that `benchmarks/counties.py` kept, and one that is not measured: England, carried on straight
from five counties and ten.
"""

import json
from math import log10
from pathlib import Path
from typing import Any

from evenlode.publications.appearance.canvas import BOLD, QUIET, path, points, rules, spec, texts
from evenlode.publications.appearance.drawing import draw

HERE = Path(__file__).parent
COUNTY, ENGLAND = 97_100, 8_500_000
"""Pupils in the registers of one invented county; pupils of state-funded schools in England, about."""
SIZES = {"a quarter": 0.25, "a half": 0.5, "one": 1, "two": 2, "five": 5, "ten": 10}
ACROSS, UP = (
    (20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000),
    (10, 100, 1000, 10_000),
)
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 330, 56, 96, 34, 44
TITLE = "CPU seconds to work out a year's figures, by number of pupils"


def x(pupils: float) -> float:
    """Where a number of pupils stands, on a scale of tenfolds."""
    first, last = log10(ACROSS[0]), log10(ACROSS[-1])
    return LEFT + (log10(pupils) - first) / (last - first) * (WIDTH - LEFT - RIGHT)


def y(seconds: float) -> float:
    """Where a number of seconds stands, on a scale of tenfolds."""
    first, last = log10(UP[0]), log10(UP[-1])
    return HEIGHT - BOTTOM - (log10(seconds) - first) / (last - first) * (HEIGHT - TOP - BOTTOM)


def for_england(seconds: dict[str, float]) -> float:
    """The seconds that England would take, were each pupil beyond ten counties to cost what those beyond five did."""
    each = (seconds["ten"] - seconds["five"]) / (5 * COUNTY)
    return seconds["ten"] + each * (ENGLAND - 10 * COUNTY)


def chart(seconds: dict[str, float], england: float) -> dict[str, Any]:
    """The specification of the chart."""
    measured = [{"x": x(SIZES[name] * COUNTY), "y": y(one), "run": 1} for name, one in seconds.items()]
    beyond = {"x": x(ENGLAND), "y": y(england), "run": 1}
    grid = [{"x": LEFT, "x2": WIDTH - RIGHT, "y": y(one), "y2": y(one)} for one in UP]
    carried_on = [{"x": measured[-1]["x"], "x2": beyond["x"], "y": measured[-1]["y"], "y2": beyond["y"]}]
    numbers = [
        said(one["x"], one["y"] - 13, f"{kept:.1f}") for one, kept in zip(measured, seconds.values(), strict=True)
    ]
    seconds_told = [said(LEFT - 8, y(one), f"{one:,}") for one in UP]
    pupils_told = [said(x(one), HEIGHT - BOTTOM + 14, short(one)) for one in ACROSS]
    below = said((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "pupils")
    told = said(beyond["x"] - 12, beyond["y"], f"England, extrapolated: {england:,.0f}")
    return spec(WIDTH, HEIGHT, [
        rules(grid),
        rules(carried_on, QUIET, 1.5, (5, 4)),
        path(measured, "here"),
        points(measured, "here"),
        points([beyond], "england"),
        *texts(numbers, align="center", clear=True),
        *texts([told], colour=QUIET, align="right", clear=True),
        *texts(seconds_told, colour=QUIET, align="right"),
        *texts([*pupils_told, below], colour=QUIET, align="center"),
        *texts([said(0, 12, TITLE)], weight=BOLD),
    ])  # fmt: skip


def said(across: float, down: float, text: str) -> dict[str, Any]:
    """A text at a place."""
    return {"x": across, "y": down, "text": text}


def short(pupils: int) -> str:
    """A round number of pupils as an axis has it."""
    return f"{pupils // 1_000_000}m" if pupils >= 1_000_000 else f"{pupils // 1000}k"


def main() -> None:
    """Draw it."""
    kept = json.loads((HERE.parent / "benchmarks" / "results" / "counties.json").read_text(encoding="utf-8"))
    seconds = {name: kept[name]["cpu"] for name in SIZES}
    england = for_england(seconds)
    told = "; ".join(f"{SIZES[name] * COUNTY:,.0f} pupils {one:.1f}" for name, one in seconds.items())
    description = f"Measured: {told}. Extrapolated, not measured: England, {ENGLAND:,} pupils, about {england:.0f}."
    drawn = draw(chart(seconds, england), "scale", TITLE, description)
    (HERE / "images" / "scale.svg").write_text(drawn + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
