"""The themes under which measures are shown, in the order of a child's life and then of what stands in the way."""

from enum import StrEnum


class Theme(StrEnum):
    """One heading of a report; members stand in the order in which they are shown."""

    EARLY_YEARS = "early_years"
    KEY_STAGE_1 = "key_stage_1"
    KEY_STAGE_2 = "key_stage_2"
    KEY_STAGE_4 = "key_stage_4"
    POST_16 = "post_16"
    ATTENDANCE = "attendance"
    EXCLUSIONS = "exclusions"
    CARE = "care"
    SEN = "sen"
    HEALTH = "health"

    @property
    def label(self) -> str:
        """The heading as printed."""
        return _LABELS[self]

    @property
    def order(self) -> int:
        """The theme's place among the headings, from 1."""
        return list(Theme).index(self) + 1


_LABELS = {
    Theme.EARLY_YEARS: "Early years",
    Theme.KEY_STAGE_1: "Phonics and key stage 1",
    Theme.KEY_STAGE_2: "Key stage 2",
    Theme.KEY_STAGE_4: "Key stage 4",
    Theme.POST_16: "After 16",
    Theme.ATTENDANCE: "Attendance",
    Theme.EXCLUSIONS: "Suspensions and permanent exclusions",
    Theme.CARE: "Children in care and in need",
    Theme.SEN: "Special educational needs and disabilities",
    Theme.HEALTH: "Health and wellbeing",
}
