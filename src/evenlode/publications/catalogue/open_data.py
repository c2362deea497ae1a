"""Published figures of an authority as open data, in the form of DfE's Explore education statistics.

For analysts and anybody who wants the numbers rather than a page: every whole year's figure of the authority, of its
region, of England and of its statistical neighbours, in tidy files by theme, with where each number was printed. Every
number is as its publisher printed it and published under the Open Government Licence; the files are screened by the
rules of DfE's standard, and a set that breaks one is not written.
"""

from evenlode.publications.kinds import Audience, OpenData
from evenlode.vocabulary.themes import Theme

REPORT = OpenData(
    id="open_data",
    title="Open data: {place} and its statistical neighbours",
    audience=Audience.PUBLIC,
    themes=(
        Theme.EARLY_YEARS, Theme.KEY_STAGE_1, Theme.KEY_STAGE_2, Theme.KEY_STAGE_4, Theme.POST_16, Theme.ATTENDANCE,
        Theme.EXCLUSIONS, Theme.CARE, Theme.SEN, Theme.HEALTH,
    ),
)
