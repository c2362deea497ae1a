"""The codes of the yearly return of children looked after: an episode's start, end, legal status and placement.

A child's care is a chain of episodes, and a new one begins with any change of status or placement. Children who are
accommodated under a series of short breaks (V3, V4) are left out of what is published of children looked after.

The codes are those of the return's guides as its users publish them. Unconfirmed: the days on which codes came and
went (K3 with the registration of supported accommodation; D1, which no order made since 2005 can bear, though files
still do; E43 and E44, which the four codes of special guardianship divided).

Sources: DfE, Children looked-after by local authorities in England, guide to the SSDA903 collection and technical
specification; Children Act 1989, sections 20, 31, 38, 43, 44 and 46; Adoption and Children Act 2002, sections 19
and 21.
"""

from dataclasses import dataclass
from datetime import date

from evenlode.vocabulary.codes.kinds import Code, CodeSet

_GUIDE = "DfE, Children looked-after by local authorities in England, guide to the SSDA903 collection"


@dataclass(frozen=True)
class LegalStatus(Code):
    """A legal status, and whether it is of a series of short breaks, which published figures leave out."""

    short_breaks: bool = False


@dataclass(frozen=True)
class EpisodeEnd(Code):
    """Why an episode ended, and whether care ended with it."""

    leaves_care: bool = True
    permanence: bool = False


REASONS_FOR_NEW_EPISODE: CodeSet[Code] = CodeSet(
    id="care_new_episode",
    title="reasons for a new episode (RNE)",
    citation=f"{_GUIDE}, reason for new episode",
    codes=(
        Code("S", "started to be looked after"),
        Code("L", "change of legal status alone"),
        Code("P", "change of placement and carer alone"),
        Code("T", "change of placement with the same carer"),
        Code("B", "change of legal status, placement and carer"),
        Code("U", "change of legal status and placement with the same carer"),
    ),
)
"""Why an episode began."""

LEGAL_STATUSES: CodeSet[LegalStatus] = CodeSet(
    id="care_legal_status",
    title="legal statuses (LS)",
    citation=f"{_GUIDE}, legal status",
    codes=(
        LegalStatus("C1", "interim care order"),
        LegalStatus("C2", "full care order"),
        LegalStatus("D1", "freeing order", unconfirmed=True, note="no order of this kind has been made since 2005"),
        LegalStatus("E1", "placement order"),
        LegalStatus("V2", "accommodated under section 20, a single period"),
        LegalStatus("V3", "series of short breaks, each recorded", short_breaks=True),
        LegalStatus("V4", "series of short breaks, the agreement recorded", short_breaks=True),
        LegalStatus("L1", "police protection, accommodated by the authority"),
        LegalStatus("L2", "emergency protection order"),
        LegalStatus("L3", "child assessment order, accommodated by the authority"),
        LegalStatus("J1", "on remand, to the authority's or to youth detention accommodation"),
        LegalStatus("J2", "detained by the police and accommodated by the authority"),
        LegalStatus("J3", "youth rehabilitation order with residence or intensive fostering"),
    ),
)
"""The law under which a child is looked after."""

NEEDS: CodeSet[Code] = CodeSet(
    id="care_need",
    title="categories of need (CIN)",
    citation=f"{_GUIDE}, category of need; DfE, Children in need census guide, primary need code",
    codes=(
        Code("N1", "abuse or neglect"),
        Code("N2", "the child's disability or illness"),
        Code("N3", "a parent's disability or illness"),
        Code("N4", "family in acute stress"),
        Code("N5", "family dysfunction"),
        Code("N6", "socially unacceptable behaviour"),
        Code("N7", "low income"),
        Code("N8", "absent parenting"),
    ),
)
"""The main need of a child when the care, or the help, began."""

NEEDS_OF_CHILDREN_IN_NEED: CodeSet[Code] = CodeSet(
    id="need_primary",
    title="primary needs of children in need",
    citation="DfE, Children in need census guide, primary need code",
    codes=(
        *NEEDS.codes,
        Code("N9", "cases other than children in need", unconfirmed=True),
        Code("N0", "not stated", unconfirmed=True),
    ),
)
"""The same categories as the children in need census has them, with its two more."""

_SINCE_SUPPORTED = date(2023, 4, 1)

PLACEMENTS: CodeSet[Code] = CodeSet(
    id="care_placement",
    title="placements (PLACE)",
    citation=f"{_GUIDE}, placement type",
    codes=(
        Code("U1", "fostered by a relative or friend, long term"),
        Code("U2", "fostered by a relative or friend who may adopt"),
        Code("U3", "fostered by a relative or friend, otherwise"),
        Code("U4", "fostered by others, long term"),
        Code("U5", "fostered by others who may adopt"),
        Code("U6", "fostered by others, otherwise"),
        Code("A3", "placed for adoption by consent with the present foster carer"),
        Code("A4", "placed for adoption by consent with others"),
        Code("A5", "placed for adoption by order with the present foster carer"),
        Code("A6", "placed for adoption by order with others"),
        Code("H5", "semi-independent living outside the children's homes regulations"),
        Code("K1", "secure children's home"),
        Code("K2", "children's home"),
        Code("K3", "registered supported accommodation", since=_SINCE_SUPPORTED, unconfirmed=True),
        Code("P1", "with a parent or another who has parental responsibility"),
        Code("P2", "living independently"),
        Code("P3", "residential employment"),
        Code("R1", "residential care home"),
        Code("R2", "hospital or other medical or nursing care"),
        Code("R3", "family centre or mother and baby unit"),
        Code("R5", "young offender institution"),
        Code("S1", "residential school"),
        Code("T0", "temporary move of any kind"),
        Code("T1", "temporarily in hospital"),
        Code("T2", "temporarily on holiday"),
        Code("T3", "temporarily elsewhere while the foster carer is on holiday"),
        Code("T4", "temporarily elsewhere, for seven days or fewer"),
        Code("Z1", "other placement"),
    ),
)
"""Where a child lives."""

PROVIDERS: CodeSet[Code] = CodeSet(
    id="care_provider",
    title="providers of placements (PLACE_PROVIDER)",
    citation=f"{_GUIDE}, placement provider",
    codes=(
        Code("PR0", "a parent or another who has parental responsibility"),
        Code("PR1", "the authority itself"),
        Code("PR2", "another authority"),
        Code("PR3", "another public body"),
        Code("PR4", "private provider"),
        Code("PR5", "voluntary provider"),
    ),
)
"""Who provides a placement; temporary and other placements have no provider."""

EPISODE_ENDS: CodeSet[EpisodeEnd] = CodeSet(
    id="care_episode_end",
    title="reasons why an episode ceased (REC)",
    citation=f"{_GUIDE}, reason episode ceased",
    codes=(
        EpisodeEnd("X1", "another episode begins the same day", leaves_care=False),
        EpisodeEnd("E11", "adopted, unopposed", permanence=True),
        EpisodeEnd("E12", "adopted, consent dispensed with", permanence=True),
        EpisodeEnd("E2", "died"),
        EpisodeEnd("E3", "care taken over by another authority"),
        EpisodeEnd("E4A", "returned home as planned"),
        EpisodeEnd("E4B", "returned home, not as planned"),
        EpisodeEnd("E5", "lives independently with formal support"),
        EpisodeEnd("E6", "lives independently without formal support"),
        EpisodeEnd("E7", "moved to residential care funded by adult social care"),
        EpisodeEnd("E8", "ceased for any other reason"),
        EpisodeEnd("E9", "sentenced to custody"),
        EpisodeEnd("E13", "lives with somebody without parental responsibility"),
        EpisodeEnd("E14", "remand ended"),
        EpisodeEnd("E15", "found by an age assessment to be an adult"),
        EpisodeEnd("E16", "moved abroad"),
        EpisodeEnd("E17", "of age and stayed with the same carers"),
        EpisodeEnd("E41", "residence or child arrangements order", permanence=True),
        EpisodeEnd("E45", "special guardianship of a foster carer, relative or friend", permanence=True),
        EpisodeEnd("E46", "special guardianship of another foster carer", permanence=True),
        EpisodeEnd("E47", "special guardianship of another relative or friend", permanence=True),
        EpisodeEnd("E48", "special guardianship of anybody else", permanence=True),
        EpisodeEnd("E43", "special guardianship of a foster carer", permanence=True, unconfirmed=True),
        EpisodeEnd("E44", "special guardianship of others", permanence=True, unconfirmed=True),
    ),
)
"""Why an episode ended."""

PLACEMENT_CHANGES: CodeSet[Code] = CodeSet(
    id="care_placement_change",
    title="reasons for a change of placement (REASON_PLACE_CHANGE)",
    citation=f"{_GUIDE}, reason for placement change",
    codes=(
        Code("CARPL", "the care plan"),
        Code("CLOSE", "the carer resigned or the provision closed"),
        Code("ALLEG", "an allegation"),
        Code("STAND", "concern about the standard of care"),
        Code("APPRR", "approval removed"),
        Code("CREQB", "the carer asked, because of behaviour"),
        Code("CREQO", "the carer asked, for another reason"),
        Code("CHILD", "the child asked"),
        Code("LAREQ", "the authority asked"),
        Code("PLACE", "only the placement's status changed"),
        Code("CUSTOD", "custody arrangement"),
        Code("OTHER", "any other reason"),
    ),
)
"""Why a child moved."""

REVIEWS: CodeSet[Code] = CodeSet(
    id="care_review",
    title="participation in reviews (REVIEW_CODE)",
    citation=f"{_GUIDE}, method of participation",
    codes=(
        Code("PN0", "under 4 years old"),
        Code("PN1", "came and spoke"),
        Code("PN2", "came, an advocate spoke"),
        Code("PN3", "came and made views known without words"),
        Code("PN4", "came, views not made known"),
        Code("PN5", "did not come, an advocate spoke"),
        Code("PN6", "did not come, views sent in another way"),
        Code("PN7", "did not come, views not made known"),
    ),
)
"""How a child took part in a review; that PN2 to PN7 are in these words is from practice."""

MISSING: CodeSet[Code] = CodeSet(
    id="care_missing",
    title="missing from care (MISSING)",
    citation=f"{_GUIDE}, missing",
    codes=(Code("M", "missing, whereabouts not known"), Code("A", "away without authorisation, whereabouts known")),
)
"""How a child was missing."""

NO_QUESTIONNAIRE: CodeSet[Code] = CodeSet(
    id="care_no_questionnaire",
    title="reasons for no strengths and difficulties questionnaire (SDQ_REASON)",
    citation=f"{_GUIDE}, strengths and difficulties questionnaire",
    codes=(
        Code("SDQ1", "under 4 or over 16"),
        Code("SDQ2", "the carer refused"),
        Code("SDQ3", "the child is too severely disabled"),
        Code("SDQ4", "other reason"),
        Code("SDQ5", "the child refused"),
    ),
)
"""Why there is no score."""

NO_PUPIL_NUMBER: CodeSet[Code] = CodeSet(
    id="care_no_upn",
    title="reasons for an unknown unique pupil number (UPN)",
    citation=f"{_GUIDE}, unknown unique pupil number",
    codes=(
        Code("UN1", "not of school age and has none yet"),
        Code("UN2", "never at a maintained school in England"),
        Code("UN3", "educated outside England"),
        Code("UN4", "newly looked after and not known yet"),
        Code("UN5", "sources disagree"),
    ),
)
"""What stands in the place of a pupil number that is not known."""

YES_OR_NO: CodeSet[Code] = CodeSet(
    id="care_yes_or_no",
    title="yes or no, of health and convictions",
    citation=f"{_GUIDE}, outcome indicators",
    codes=(Code("0", "no"), Code("1", "yes")),
)
"""Every yes or no of the return."""

CARE_CODE_SETS: tuple[CodeSet[Code], ...] = (
    REASONS_FOR_NEW_EPISODE, LEGAL_STATUSES, NEEDS, NEEDS_OF_CHILDREN_IN_NEED, PLACEMENTS, PROVIDERS, EPISODE_ENDS,
    PLACEMENT_CHANGES, REVIEWS, MISSING, NO_QUESTIONNAIRE, NO_PUPIL_NUMBER, YES_OR_NO,
)  # fmt: skip
"""Every set of the return."""
