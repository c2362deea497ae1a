"""Writes as many lines of daily attendance as a whole invented county has, in a file a school, with pandas.

Its marks are drawn and nothing stands behind them: what is compared is the writing alone.
"""

import sys
from pathlib import Path

import numpy
import pandas

SCHOOLS, PUPILS, DAYS = 295, 328, 190


def main(folder: Path) -> None:
    """Write a file for each school: a line a pupil and day."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = numpy.random.default_rng(1)
    days = pandas.bdate_range("2025-09-03", periods=DAYS).strftime("%Y-%m-%d")
    for school in range(SCHOOLS):
        pupils = [f"A9992001{school * PUPILS + one:05d}" for one in range(PUPILS)]
        marks = numbers.choice(["/", "I", "O"], size=(2, PUPILS * DAYS), p=[0.93, 0.05, 0.02])
        lines = pandas.DataFrame({
            "urn": 900_001 + school, "upn": numpy.repeat(pupils, DAYS), "date": numpy.tile(days, PUPILS),
            "am": marks[0], "pm": marks[1],
        })  # fmt: skip
        lines.to_csv(folder / f"{school}.csv", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
