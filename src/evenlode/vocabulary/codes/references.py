"""What national values there are that pupils' scores are set against.

Sources: DfE, Secondary accountability measures, technical guide; DfE, Primary school accountability, technical guide.
"""

from collections.abc import Mapping

ITEMS: Mapping[str, str] = {
    "expected": "the mean score of pupils with the same prior attainment, named by the key",
    "mean": "the mean of all pupils, or of the group that the key names",
    "standard_deviation": "how far pupils' scores spread about their mean",
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
