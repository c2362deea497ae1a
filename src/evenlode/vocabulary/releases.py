"""How final a published figure is; a later release supersedes an earlier one and never deletes it.

Source: Code of Practice for Statistics; DfE, Statement of administrative sources and revisions policy.
"""

from enum import StrEnum


class Release(StrEnum):
    """The stage of a publication at which a figure was released; empty where the publisher names none."""

    UNSTATED = ""
    UNVALIDATED = "unvalidated"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"

    @property
    def meaning(self) -> str:
        """The stage in plain English."""
        return _MEANINGS[self]

    @property
    def order(self) -> int:
        """Its place in the chain, from 1 (unvalidated) to 4 (final); 0 where the publisher names none."""
        return list(Release).index(self)


_MEANINGS = {
    Release.UNSTATED: "the publisher names no stage",
    Release.UNVALIDATED: "before schools have checked their pupils' results",
    Release.PROVISIONAL: "after most checks; may change",
    Release.REVISED: "after all checks by schools",
    Release.FINAL: "complete, with late changes and corrections",
}
