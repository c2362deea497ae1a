"""The codes of the return of children looked after on what comes after care: care leavers, adoption, permanence.

Unconfirmed: in what words the activities of care leavers, earlier permanence and the reversal of an adoption are put,
of which the codes alone were read.

Source: DfE, Children looked-after by local authorities in England, guide to the SSDA903 collection.
"""

from evenlode.vocabulary.codes.kinds import Code, CodeSet

GUIDE = "DfE, Children looked-after by local authorities in England, guide to the SSDA903 collection"

IN_TOUCH: CodeSet[Code] = CodeSet(
    id="care_in_touch",
    title="whether the authority is in touch with a care leaver (IN_TOUCH)",
    citation=f"{GUIDE}, care leavers",
    codes=(
        Code("YES", "in touch"),
        Code("NO", "not in touch"),
        Code("DIED", "died since leaving care"),
        Code("REFU", "refuses contact"),
        Code("NREQ", "no longer asks for services"),
        Code("RHOM", "returned home for six months or more"),
    ),
)
"""Whether an authority knows how a young person who left care is doing."""

LEAVERS_ACTIVITIES: CodeSet[Code] = CodeSet(
    id="care_leaver_activity",
    title="activities of care leavers (ACTIV)",
    citation=f"{GUIDE}, care leavers",
    codes=(
        Code("F1", "full-time higher education", unconfirmed=True),
        Code("P1", "part-time higher education", unconfirmed=True),
        Code("F2", "full-time education other than higher", unconfirmed=True),
        Code("P2", "part-time education other than higher", unconfirmed=True),
        Code("F4", "full-time training or apprenticeship", unconfirmed=True),
        Code("P4", "part-time training or apprenticeship", unconfirmed=True),
        Code("F5", "full-time employment", unconfirmed=True),
        Code("P5", "part-time employment", unconfirmed=True),
        Code("G4", "in none of these, because of illness or disability", unconfirmed=True),
        Code("G5", "in none of these, for another reason", unconfirmed=True),
        Code("G6", "in none of these, because of pregnancy or parenting", unconfirmed=True),
        Code("0", "not known", unconfirmed=True, note="the authority is not in touch"),
    ),
)
"""What a care leaver does; why one does nothing of it is for those alone who are cleared for it."""

LEAVERS_STANDINGS = {
    **dict.fromkeys(("F1", "P1", "F2", "P2"), "education"),
    **dict.fromkeys(("F4", "P4"), "training"),
    **dict.fromkeys(("F5", "P5"), "employment"),
    **dict.fromkeys(("G4", "G5", "G6"), "neet"),
    "0": "not_known",
}
"""What a care leaver's activity is counted as, without the reasons that touch health or parenthood."""

PREVIOUS_PERMANENCE: CodeSet[Code] = CodeSet(
    id="care_previous_permanence",
    title="permanent arrangements before care began again (PREV_PERM)",
    citation=f"{GUIDE}, previous permanence",
    codes=(
        Code("P1", "adopted", unconfirmed=True),
        Code("P2", "special guardianship", unconfirmed=True),
        Code("P3", "residence or child arrangements order", unconfirmed=True),
        Code("P4", "not known", unconfirmed=True),
        Code("Z1", "none", unconfirmed=True),
    ),
)
"""Whether a child had left care for a permanent home before."""

ADOPTION_REVERSALS: CodeSet[Code] = CodeSet(
    id="care_adoption_reversal",
    title="reasons why a child is no longer to be placed for adoption (REASON_PLACED_CEASED)",
    citation=f"{GUIDE}, placed for adoption",
    codes=(
        Code("RD1", "the child's needs changed", unconfirmed=True),
        Code("RD2", "the court made no placement order", unconfirmed=True),
        Code("RD3", "no adopters could be found", unconfirmed=True),
        Code("RD4", "any other reason", unconfirmed=True),
    ),
)
"""Why a decision for adoption was taken back."""

CARE_AFTER_CODE_SETS: tuple[CodeSet[Code], ...] = (
    IN_TOUCH,
    LEAVERS_ACTIVITIES,
    PREVIOUS_PERMANENCE,
    ADOPTION_REVERSALS,
)
"""Every set of this kind."""
