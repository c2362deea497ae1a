"""The names of invented schools and children: made of parts, so that nobody and no place is meant."""

from collections.abc import Sequence
from itertools import product

from numpy.random import Generator

from evenlode.synthetic.kinds import Column, Phase

TREES = (
    "Alder", "Ash", "Aspen", "Beech", "Birch", "Blackthorn", "Cedar", "Elder", "Elm", "Fern", "Hawthorn", "Hazel",
    "Heather", "Holly", "Hornbeam", "Juniper", "Larch", "Laurel", "Lime", "Maple", "Medlar", "Oak", "Osier", "Pine",
    "Poplar", "Rowan", "Sallow", "Spindle", "Teasel", "Willow", "Yarrow", "Yew",
)  # fmt: skip
PLACES = (
    "Bank", "Bridge", "Brook", "Combe", "Common", "Corner", "Croft", "Down", "End", "Field", "Ford", "Gate", "Green",
    "Grove", "Hill", "Hurst", "Lea", "Meadow", "Mere", "Mill", "Moor", "Park", "Rise", "Vale", "Well", "Wood",
)  # fmt: skip
KINDS = {
    Phase.NURSERY: "Nursery School",
    Phase.PRIMARY: "Primary School",
    Phase.SECONDARY: "School",
    Phase.ALL_THROUGH: "All-through School",
    Phase.SPECIAL: "Special School",
    Phase.REFERRAL: "Pupil Referral Unit",
    Phase.PROVIDER: "Learning Centre",
}
FORENAMES = {
    "girls": ("Adela", "Bryony", "Celandine", "Delphine", "Elowen", "Fern", "Ginevra", "Hestia", "Isolde", "Juno",
              "Kerensa", "Linnea", "Marigold", "Nerys", "Ottilie", "Petra", "Rowena", "Saffron", "Tamsin", "Verity"),
    "boys": ("Alaric", "Barnaby", "Caspian", "Dunstan", "Evander", "Florian", "Gareth", "Hector", "Ivo", "Jago",
             "Kit", "Leander", "Merrick", "Nestor", "Orlando", "Piran", "Quentin", "Rafferty", "Silas", "Tristan"),
}  # fmt: skip
SURNAMES = tuple(
    first + second
    for first, second in product(
        ("Ald", "Bram", "Cul", "Dren", "Esk", "Farn", "Gar", "Hol", "Ild", "Kell", "Lam", "Mar", "Nor", "Ost", "Pell"),
        ("berry", "combe", "dale", "gard", "ham", "ley", "more", "nett", "ridge", "stow", "thorpe", "wick", "worth"),
    )
)


def school_names(phases: Column, numbers: Generator) -> list[str]:
    """A name for each school, no two alike."""
    places = [f"{tree} {place}" for tree, place in product(TREES, PLACES)]
    order = numbers.permutation(len(places))[: len(phases)]
    return [f"{places[at]} {KINDS[Phase(phase)]}" for at, phase in zip(order, phases, strict=True)]


def drawn(words: Sequence[str], count: int, numbers: Generator) -> list[str]:
    """Some of the words, any of them several times."""
    return [words[at] for at in numbers.integers(0, len(words), count)]
