"""The county's children and their families: who is born when, with whom they live, and what nobody can see of them."""

from collections.abc import Sequence
from datetime import date

import numpy
from numpy.random import Generator

from evenlode.synthetic.kinds import Children, Column, Phase, Schools
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.words import FORENAMES, SURNAMES
from evenlode.vocabulary.identifiers import INVENTED_AUTHORITY, upn_check_letter

OLDEST, YOUNGEST = 13, -1  # year groups
OCCUPIED = 0.86  # how full the county's primary schools are when a year group begins
BROTHERS_AND_SISTERS = (0.52, 0.36, 0.12)  # the share of families with one, two and three children of school age
SHARED = {"hardship": 0.95, "ability": 0.5, "absence": 0.6}  # how alike children of one family are
GIRLS = 0.488
AREAS = 420  # small areas in a county of 300 schools
ETHNICITIES: dict[str, float] = {
    "WBRI": 76.0, "WOTH": 6.6, "WIRI": 0.4, "WIRT": 0.2, "WROM": 0.3, "MWBC": 1.4, "MWBA": 0.8, "MWAS": 1.8,
    "MOTH": 2.1, "AIND": 1.9, "APKN": 2.9, "ABAN": 0.7, "AOTH": 1.6, "BCRB": 0.4, "BAFR": 1.5, "BOTH": 0.3,
    "CHNE": 0.6, "OOTH": 1.0, "REFU": 0.3, "NOBT": 0.2,
}  # fmt: skip
NOT_ENGLISH = {
    "WBRI": 0.01,
    "WIRI": 0.02,
    "WIRT": 0.05,
    "MWBC": 0.05,
    "BCRB": 0.12,
    "MOTH": 0.3,
    "MWAS": 0.25,
    "MWBA": 0.3,
}
LANGUAGES: dict[str, float] = {
    "POL": 18,
    "URD": 14,
    "PNJ": 9,
    "BEN": 7,
    "POR": 7,
    "ROM": 6,
    "ARA": 6,
    "SPA": 5,
    "OTH": 28,
}
OTHERWISE = 0.62  # the chance that another language than English is first in every other group


def children(seed: int, schools: Schools, years: range) -> Children:
    """Every child who is in a year group of the county's schools in some of the years."""
    cohorts = range(years[0] - OLDEST, years[-1] - YOUNGEST + 1)
    size = cohort_size(schools)
    reception = numpy.repeat(numpy.array(cohorts), size)
    numbers = stream(seed, "births", years[0])
    family = families(len(reception), size, numbers)
    homes = stream(seed, "homes", years[0])
    household = latent(int(family.max()) + 1, homes)
    home = numpy.argsort(numpy.argsort(household["hardship"] + homes.normal(0, 0.8, len(household["hardship"]))))
    ethnicity = drawn(ETHNICITIES, len(household["hardship"]), homes)[family]
    return Children(
        upn=numpy.array(pupil_numbers(schools, reception), object),
        born=births(reception, numbers),
        sex=numpy.where(numbers.random(len(reception)) < GIRLS, "girls", "boys"),
        reception=reception,
        family=family,
        forename=numbers.integers(0, len(FORENAMES["girls"]), len(reception)),
        surname=homes.integers(0, len(SURNAMES), len(household["hardship"]))[family],
        ethnicity=ethnicity,
        language=languages(ethnicity, homes),
        home=(home * areas(schools) // len(home))[family],
        **{name: with_family(household[name][family], share, numbers) for name, share in SHARED.items()},
    )


def cohort_size(schools: Schools) -> int:
    """How many children begin Reception in one year."""
    teaches = (schools.first <= 0) & (schools.last >= 0) & (schools.phase != Phase.SPECIAL)
    teaches[schools.becomes[schools.becomes >= 0]] = False  # an academy takes over the places of the school before it
    return int(OCCUPIED * schools.intake[teaches].sum())


def areas(schools: Schools) -> int:
    """How many small areas the county has."""
    return max(4, AREAS * len(schools) // 300)


def births(reception: Column, numbers: Generator) -> Column:
    """Days of birth: the four-year-olds of 31 August, spread evenly over twelve months."""
    start = numpy.array([numpy.datetime64(date(int(year) - 5, 9, 1)) for year in numpy.unique(reception)])
    place = numpy.searchsorted(numpy.unique(reception), reception)
    days: Column = start[place] + numbers.integers(0, 365, len(reception)).astype("timedelta64[D]")
    return days


def families(count: int, cohort: int, numbers: Generator) -> Column:
    """A household for each child: brothers and sisters are two or three years apart."""
    family = numpy.arange(count)
    kinds = numbers.choice(len(BROTHERS_AND_SISTERS), count, p=BROTHERS_AND_SISTERS)
    for steps in (1, 2):
        apart = numbers.integers(2, 4, count)
        elder = numpy.arange(count) - steps * apart * cohort
        joins = (kinds >= steps) & (elder >= 0)
        family[joins] = family[elder[joins]]
    return numpy.unique(family, return_inverse=True)[1]


def latent(households: int, numbers: Generator) -> dict[str, Column]:
    """What families share and nobody observes, of mean 0 and deviation 1; hardship lies behind the other two."""
    hardship, ability, absence = numbers.normal(0, 1, (3, households))
    return {
        "hardship": hardship,
        "ability": -0.45 * hardship + numpy.sqrt(1 - 0.45**2) * ability,
        "absence": 0.40 * hardship + numpy.sqrt(1 - 0.40**2) * absence,
    }


def with_family(shared: Column, share: float, numbers: Generator) -> Column:
    """A child's own value: in part the family's, in part its own."""
    own: Column = numpy.sqrt(share) * shared + numpy.sqrt(1 - share) * numbers.normal(0, 1, len(shared))
    return own


def drawn(weights: dict[str, float], count: int, numbers: Generator) -> Column:
    """Some codes by their weights."""
    share = numpy.array(list(weights.values()))
    return numpy.array(list(weights))[numbers.choice(len(share), count, p=share / share.sum())]


def languages(ethnicity: Column, numbers: Generator) -> Column:
    """The first language of each family, by what its ethnic group mostly speaks."""
    chance = numpy.array([NOT_ENGLISH.get(code, OTHERWISE) for code in ethnicity])
    return numpy.where(numbers.random(len(ethnicity)) < chance, drawn(LANGUAGES, len(ethnicity), numbers), "ENG")


def pupil_numbers(schools: Schools, reception: Column) -> Sequence[str]:
    """Unique pupil numbers: authority 999, the number of a primary school, the year, and a number within them."""
    estabs = schools.estab[numpy.isin(schools.phase, (Phase.PRIMARY, Phase.ALL_THROUGH)) & (schools.converts == 0)]
    estabs = numpy.unique(estabs)
    within = numpy.arange(len(reception)) % numpy.bincount(reception - reception.min()).max()
    found = []
    for place, year in zip(within.tolist(), reception.tolist(), strict=True):
        rest = f"{INVENTED_AUTHORITY}{estabs[place % len(estabs)]:04d}{year % 100:02d}{place // len(estabs):03d}"
        found.append(upn_check_letter(rest) + rest)
    return found
