"""The ids of school subjects, by the names that schools and awarding bodies give them.

A subject that is not listed keeps its own name as its id. Which subjects fill which slots of a measure is for the
measure to say, by DfE's discount codes.

Source: DfE, Key stage 4 qualifications, discount codes and point scores.
"""

from collections.abc import Mapping

_SUBJECTS: Mapping[str, str] = {
    "mathematics": "maths",
    "english_lang": "english_language",
    "english_lit": "english_literature",
    "combined_science_trilogy": "combined_science",
    "combined_science_synergy": "combined_science",
    "science_double_award": "combined_science",
    "design_technology": "design_and_technology",
    "religious_education": "religious_studies",
}


def slug(text: str) -> str:
    """A name as an id: in lower case, its words joined by `_`."""
    return "_".join("".join(one if one.isalnum() else " " for one in text.casefold()).split())


def subject_id(name: str) -> str:
    """The id of a subject by its name; what is not known keeps its own."""
    words = slug(name)
    return _SUBJECTS.get(words, words)
