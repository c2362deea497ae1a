"""The one verb: write an invented county into a folder, with a manifest of what in it is stated and what assumed."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evenlode.errors import Refused, WrongUsage
from evenlode.synthetic import dirt
from evenlode.synthetic.county import LIVED, YEARS, County, county
from evenlode.synthetic.files import ANSWER_KEY, STEPS, Files, label
from evenlode.synthetic.levels import PUBLISHED, Levels
from evenlode.synthetic.schools import FULL, SHARES
from evenlode.synthetic.targets import TARGETS
from evenlode.synthetic.truths import planted
from evenlode.vocabulary.places import EVENSHIRE

MANIFEST, READ_ME, PLANTED = "manifest.json", "README.md", "planted.json"
ABOUT = """# Evenshire

Everything in this folder is synthetic: an invented county, its schools and its children. No school, no child and no
home here exists. Numbers of schools begin at 900000, the authority's is 999 and its code E99000001: none of them is in
use. Made by `evenlode synthesise`; `manifest.json` says from what, and `evenlode load` reads the folder into a home
that holds no real pupils.
"""
ASSUMED = (
    "children, families, homes and where they go to school",
    "special needs, free meals, service, caring and care: shares like England's, invented in every child",
    "absence by day and reason: spells, weekdays and seasons",
    "how groups and schools differ, which the answer key states as they were planted",
    "every measure and year that is neither under `constrained` nor under `levels`",
)

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Wish:
    """What county is wanted: how large, from which seed, which years, and in how many of them day by day.

    `years` are those in which school years begin. `dirty` is the share of files in which a fault is planted. `levels`
    are the published levels that the county follows, plain numbers.
    """

    schools: int
    seed: int
    years: tuple[int, ...] = YEARS
    daily_years: int = 1
    dirty: float = 0.0
    levels: Levels = field(default_factory=lambda: PUBLISHED)

    @property
    def daily(self) -> frozenset[int]:
        """The years of which registers are sent day by day: the last ones."""
        return frozenset(self.years[len(self.years) - self.daily_years :])

    @property
    def steps(self) -> int:
        """How often the progress of writing it is told."""
        following = sum(year + 1 not in self.years for year in self.years)
        return STEPS * len(self.years) + following

    def check(self) -> None:
        """Raise `WrongUsage` where there is no such county."""
        if self.schools <= len(SHARES):
            raise WrongUsage(
                f"{self.schools} schools are too few for a county that has every kind.",
                remedy=f"ask for {len(SHARES) + 1} or more; {FULL} make a whole county",
            )
        if not self.years or not set(self.years) <= set(LIVED[:-1]):
            raise WrongUsage(
                "The county has no such year.", remedy=f"its years are {label(LIVED[0])} to {label(LIVED[-2])}"
            )
        if not 0 <= self.daily_years <= len(self.years):
            raise WrongUsage(
                f"There are {len(self.years)} years, and {self.daily_years} cannot be told of day by day.",
                remedy=f"ask for 0 to {len(self.years)}",
            )
        if not 0 <= self.dirty <= 1:
            raise WrongUsage(f"{self.dirty:g} is no share of files.", remedy="ask for 0 to 1; 0.05 is one in twenty")


def synthesise(folder: Path, wish: Wish, progress: Progress) -> dict[str, Any]:
    """Write a county into an empty folder, and give its manifest, which is written last.

    Raises `WrongUsage` where there is no such county, and `Refused` where the folder holds anything.
    """
    wish.check()
    must_be_empty(folder)
    made = county(wish.schools, wish.seed, wish.years, wish.levels)
    files = Files(made, folder, wish.daily, progress)
    files.write()
    faults = dirt.plant(folder, wish.seed, wish.dirty)
    truths = planted(made, tuple(files.truths)).plain() | {"faults": list(map(asdict, faults))}
    write_json(folder / ANSWER_KEY / PLANTED, truths)
    told = manifest(wish, made, files) | {"dirty": wish.dirty, "faults_planted": len(faults)}
    (folder / READ_ME).write_text(ABOUT, encoding="utf-8")
    write_json(folder / MANIFEST, told)
    return told


def write_json(path: Path, told: Mapping[str, Any]) -> None:
    """Write what is told as JSON that a person can read."""
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def must_be_empty(folder: Path) -> None:
    """Raise `Refused` where a folder holds anything, or is none."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"'{folder}' is a file, not a folder.", where=str(folder), remedy="name a new folder")
    if folder.is_dir() and any(folder.iterdir()):
        raise Refused(
            f"'{folder}' is not empty, and nothing that is there is written over.",
            where=str(folder),
            remedy="name a new folder, or empty this one first",
        )


def manifest(wish: Wish, made: County, files: Files) -> dict[str, Any]:
    """What a county was made of."""
    return {
        "synthetic": True,
        "place": EVENSHIRE.code,
        "name": EVENSHIRE.name,
        "seed": wish.seed,
        "schools": wish.schools,
        "share_of_a_whole_county": made.share,
        "years": labels(wish.years),
        "daily_years": labels(sorted(wish.daily)),
        "versions": {name: version(name) for name in ("evenlode", "numpy", "pyarrow")},
        "schools_ever_open": len(made.schools),
        "pupils_in_january": {label(year): pupils for year, pupils in files.pupils.items()},
        "records": dict(sorted(files.written.items())),
        "constrained": [vars(target) | {"year": label(target.year)} for target in TARGETS if target.year in wish.years],
        "constrained_how": "to the nearest pupil in a whole county; a smaller one keeps the rates",
        "levels": {name: {label(year): value for year, value in known.items()} for name, known in wish.levels.items()},
        "assumed": list(ASSUMED),
    }


def labels(years: Sequence[int]) -> list[str]:
    """Academic years as folders name them."""
    return [label(year) for year in years]
