"""Which subjects fill which slots of the scores of key stage 4, how often each counts, and in which years.

* Attainment 8, since 2014/15: English and mathematics count twice, then the best three grades of the English
  Baccalaureate and the best three of what is left. English counts twice where both language and literature were taken,
  and the better of them counts; the other may fill an open slot. Nothing else changes in 2016/17 but the points.
* The English Baccalaureate: English, mathematics, two grades in sciences, history or geography, and a language.
  In English both language and literature must be taken; until 2014/15 it is language that counts, since 2015/16 the
  better of the two. In sciences three single ones must be taken, of which the best two count, computer science among
  them since 2013/14; or a combined award, or science with additional science. Only GCSEs count.
* English and mathematics: the better of language and literature, whichever was taken.

Sources: DfE, Secondary accountability measures: guide for maintained secondary schools, academies and free schools,
2016 to 2020; DfE, English Baccalaureate (EBacc), 2019; DfE, Revised GCSE and equivalent results in England: quality and
methodology, 2014/15 to 2016/17.
"""

from dataclasses import dataclass

from evenlode.vocabulary.ks4_points import (
    BACCALAUREATE,
    ENGLISH,
    ENGLISH_LANGUAGE,
    ENGLISH_LITERATURE,
    HUMANITIES,
    LANGUAGES,
    MATHS,
    WHOLE_ENGLISH,
)
from evenlode.vocabulary.years import Year, academic

BOTH = (ENGLISH_LANGUAGE, ENGLISH_LITERATURE)


@dataclass(frozen=True)
class Way:
    """One way to fill a slot: with the best `places` grades of some subjects, each of which counts so many `times`.

    It is open to whoever took so many of the subjects as it `needs`, and the one `beside` them if it names one, in the
    years from `since` to `last`.
    """

    subjects: tuple[str, ...]
    places: int = 1
    times: int = 1
    needs: int = 1
    beside: str = ""
    since: Year | None = None
    last: Year | None = None


@dataclass(frozen=True)
class Slot:
    """A part of a score, filled in the best of some ways; what its first way leaves over may fill an open place."""

    name: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Slots:
    """The slots of a score, and so many `open_places` for the best of the grades that fill none of them.

    An empty slot is worth nothing. What all are worth is divided by `parts`. Where `gcses_only`, no grade of another
    qualification counts.
    """

    slots: tuple[Slot, ...]
    open_places: int = 0
    parts: int = 1
    gcses_only: bool = False


ATTAINMENT_8 = Slots(
    slots=(
        Slot("English", (Way(BOTH, times=2, needs=2), Way(BOTH), Way(WHOLE_ENGLISH, times=2))),
        Slot("mathematics", (Way((MATHS,), times=2),)),
        Slot("English Baccalaureate", (Way(BACCALAUREATE, places=3),)),
    ),
    open_places=3,
)
"""Attainment 8."""

SINGLE_SCIENCES = ("biology", "chemistry", "physics")
ENGLISH_BACCALAUREATE = Slots(
    slots=(
        Slot(
            "English",
            (
                Way(BOTH, needs=2, since=academic(2015)),
                Way((ENGLISH_LANGUAGE,), beside=ENGLISH_LITERATURE, last=academic(2014)),
                Way(WHOLE_ENGLISH),
            ),
        ),
        Slot("mathematics", (Way((MATHS,)),)),
        Slot(
            "sciences",
            (
                Way((*SINGLE_SCIENCES, "computer_science"), places=2, needs=3, since=academic(2013)),
                Way(SINGLE_SCIENCES, places=2, needs=3, last=academic(2012)),
                Way(("combined_science",), places=2),
                Way(("science", "additional_science"), places=2, needs=2),
                Way(("core_science", "additional_science"), places=2, needs=2),
            ),
        ),
        Slot("history or geography", (Way(HUMANITIES),)),
        Slot("languages", (Way(LANGUAGES),)),
    ),
    parts=6,
    gcses_only=True,
)
"""The five parts of the English Baccalaureate, which are six grades."""

ENGLISH_AND_MATHS = Slots((Slot("English", (Way(ENGLISH),)), Slot("mathematics", (Way((MATHS,)),))))
"""The better of English language and literature, and mathematics."""
