"""What national values there are that pupils' scores are set against.

Sources: DfE, Secondary accountability measures, technical guide; DfE, Primary school accountability, technical guide.
"""

from collections.abc import Mapping

ITEMS: Mapping[str, str] = {
    "expected": "the mean score of pupils with the same prior attainment, of which the key names the lowest",
    "mean": "the mean of all pupils, or of the group that the key names",
    "standard_deviation": "how far pupils' scores spread about their mean",
    "points": "what an outcome that has no score is worth, named by the key",
    "prior": "what an outcome of the stage before is worth in prior attainment, named by the key",
    "least": "the least difference from what was expected that counts, by the prior attainment that the key names",
    "share": "the percentage of pupils with the score, grade or band that the key names",
}
"""Each item, and what its value is."""

ITEM_IDS: Mapping[str, str] = {
    **{item: item for item in ITEMS},
    "standard deviation": "standard_deviation",
    "sd": "standard_deviation",
    "percentage": "share",
}
"""The items by the names that files give them."""

PER_CENT = (0, 100)
"""The bounds of a share."""
