"""The codes of a child's sex: letters in schools' files, numbers in those of children's social care.

Until 2022/23 the school census called the item gender; the letters are the same.

Unconfirmed: 0 and 9 of the children in need census, and in which year social care's files change to letters: a reader
takes whichever set the file's own header names.

Sources: DfE, School census guide (sex; before 2023/24 gender); DfE, Children looked-after by local authorities in
England, guide to the SSDA903 collection; DfE, Children in need census guide.
"""

from dataclasses import dataclass

from evenlode.vocabulary.codes.kinds import Code, CodeSet


@dataclass(frozen=True)
class Sex(Code):
    """A child's sex and the group that it puts the child in."""

    group: str


LETTERS: CodeSet[Sex] = CodeSet(
    id="sex",
    title="legal sex (until 2022/23 gender)",
    citation="DfE, School census guide, sex; until 2022/23 gender",
    codes=(Sex("M", "male", "boys"), Sex("F", "female", "girls")),
)
"""The letters of the school census and of common transfer files."""

CARE_NUMBERS: CodeSet[Sex] = CodeSet(
    id="sex_looked_after",
    title="sex of a child looked after",
    citation="DfE, Children looked-after by local authorities in England, guide to the SSDA903 collection",
    codes=(Sex("1", "male", "boys"), Sex("2", "female", "girls")),
)
"""The numbers of the return of children looked after."""

NEED_NUMBERS: CodeSet[Sex] = CodeSet(
    id="sex_in_need",
    title="sex of a child in need",
    citation="DfE, Children in need census guide, gender",
    codes=(
        *CARE_NUMBERS.codes,
        Sex("0", "not known, or not yet born", "sex_unknown", unconfirmed=True),
        Sex("9", "not specified", "sex_unknown", unconfirmed=True),
    ),
)
"""The numbers of the children in need census, where a child may not be born yet."""

GROUP_OF = {one.code: one.group for one in LETTERS.codes}
"""The group of each letter."""

LETTER_GROUPS = {**dict.fromkeys(("m", "male"), "boys"), **dict.fromkeys(("f", "female"), "girls")}
"""The groups that the letters of a file mean, in lower case."""

CARE_SEXES = {**dict.fromkeys(("1", "m", "male"), "boys"), **dict.fromkeys(("2", "f", "female"), "girls")}
"""A child's sex as a group, however the return of a year writes it."""

NEED_SEXES = {**CARE_SEXES, **dict.fromkeys(("0", "9", "u", "n"), "")}
"""The same of children in need, of whom some are not born yet."""
