"""What kinds of day a school calendar has, and how it names half-terms.

Source: The Education (School Day and School Year) (England) Regulations 1999; the ids are Evenlode's.
"""

from evenlode.vocabulary.periods import Term

DAY_KINDS = {
    **dict.fromkeys(("open", "term", "school day", "school"), "open"),
    **dict.fromkeys(("inset", "inset day", "staff", "training day"), "inset"),
    **dict.fromkeys(("holiday", "half term holiday", "bank holiday"), "holiday"),
    **dict.fromkeys(("closed", "closure"), "closed"),
}
"""The kinds of day, by the words with which calendars name them, in lower case."""

STRONGEST = ("closed", "inset", "holiday", "open")
"""Where a calendar says two things of one day, the kind that counts stands before the other."""

HALF_TERMS = {
    text: f"half_term_{number}"
    for number in range(1, 7)
    for text in (str(number), f"half_term_{number}", f"half-term {number}", f"half term {number}")
}
"""The six half-terms of a school year, by the texts with which calendars name them, in lower case."""

TERM_OF = {f"half_term_{number}": str(term) for term in Term for number in term.half_terms}
"""The term that a half-term is in."""
