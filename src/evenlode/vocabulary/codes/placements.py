"""Why a pupil is placed in alternative provision, who pays for it, and the streams of the pupil premium.

Sources: DfE, Alternative provision, statutory guidance; DfE, Pupil premium, conditions of grant. Ids are Evenlode's.
"""

from evenlode.vocabulary.codes.kinds import Code, CodeSet

PURPOSES: CodeSet[Code] = CodeSet(
    id="placement_purpose",
    title="why a pupil is placed in alternative provision",
    citation="DfE, Alternative provision, statutory guidance",
    codes=(
        Code(code="exclusion", meaning="suspended or permanently excluded"),
        Code(code="medical", meaning="cannot attend school for health reasons"),
        Code(code="off_site_direction", meaning="directed off site to improve behaviour"),
        Code(code="part_time", meaning="for a part of the week, beside school"),
        Code(code="other", meaning="any other reason"),
    ),
)

COMMISSIONERS = {
    **dict.fromkeys(("school", "academy"), "school"),
    **dict.fromkeys(("authority", "local authority", "la", "council"), "authority"),
}
"""Who arranges and pays for a placement, as files write it in lower case."""

STREAMS: CodeSet[Code] = CodeSet(
    id="premium_stream",
    title="streams of the pupil premium",
    citation="DfE, Pupil premium, conditions of grant",
    codes=(
        Code(code="deprivation", meaning="eligible for free school meals in the last six years"),
        Code(code="looked_after", meaning="in the care of an authority"),
        Code(code="post_looked_after", meaning="left care for adoption or another permanent home"),
        Code(code="service", meaning="a parent in the armed forces"),
    ),
)
