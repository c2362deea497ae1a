"""Children in need census: when each child was in need, and on a child protection plan, by 31 March.

A referral that came to nothing more makes nobody a child in need. The child is known by the authority's own number
(LAchildID), which is that of its return of children looked after too; a valid pupil number links the child with the
school's files. What was found at an assessment, the main need, the category of abuse, why a case was closed and whether
a child died are for those who are cleared for it: they are not read, and stand in the encrypted file alone.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.checking import before
from evenlode.sources.readers.making import academic_year, alone, birth_month, unless_said
from evenlode.sources.readers.spells import overlaps
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.answers import YES_OR_NO
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.sex import NEED_SEXES

SOURCE = RecordFile(
    id="cin_census",
    title="Children in need census",
    publisher="authorities, to the Department for Education",
    licence="personal data: see the data-sharing protocol",
    citation="DfE, Children in need census, guide and technical specification; Children Act 1989, sections 17 and 47",
    rests_on="the published specification, as the open checking tools of authorities apply it",
    pupils=True,
    identity=Identity(ways=((IdentifierKind.CARE, ("authority", "child")),), former="upn"),
    extent=Extent.WHOLE_OF_SCOPE,
    scope={"place": "authority", "year": "academic"},
    synthetic=("authority", "upn"),
    dated_by="written",
    last_day="as_at",
    header=(
        Field("authority", ("Message/Header/Source/LEA", "Message/Header/Source/LA"), Kind.AUTHORITY, required=True),
        Field("as_at", ("Message/Header/CollectionDetails/ReferenceDate",), Kind.DATE, required=True),
        Field("written", ("Message/Header/Source/DateTime",), Kind.MOMENT),
    ),
    made=(Made("academic", academic_year, ("as_at",)),),
    recognised_by={
        "Message/Header/CollectionDetails/Collection": ("CIN",),
        "Message/Children/Child/ChildIdentifiers/LAchildID": (),
    },
    passed_over=(
        "Message/Header",
        *care.below(
            "Message/Children/Child",
            "ChildIdentifiers/UPNunknown", "ChildIdentifiers/PersonDeathDate", "ChildCharacteristics/Disabilities",
        ),
        *care.below(
            "Message/Children/Child/CINdetails",
            "ReferralSource", "PrimaryNeedCode", "ReasonForClosure", "DateOfInitialCPC", "Assessments", "CINPlanDates",
            "Section47", "ChildProtectionPlans/InitialCategoryOfAbuse", "ChildProtectionPlans/LatestCategoryOfAbuse",
            "ChildProtectionPlans/NumberOfPreviousCPP", "ChildProtectionPlans/Reviews",
        ),
    ),
    records=(
        Records(
            id="child",
            paths=("Message/Children/Child",),
            fields=(
                Field("child", ("ChildIdentifiers/LAchildID",), Kind.OWN_NUMBER, required=True, personal=True),
                Field("upn", ("ChildIdentifiers/UPN",), Kind.UPN_OR_REASON, unreadable=Severity.WARNING,
                      personal=True),
                Field("earlier_upn", ("ChildIdentifiers/FormerUPN",), Kind.UPN_OR_REASON, personal=True,
                      unreadable=Severity.WARNING),
                Field("birth", ("ChildIdentifiers/PersonBirthDate",), Kind.DATE, personal=True),
                Field("expected", ("ChildIdentifiers/ExpectedPersonBirthDate",), Kind.DATE, personal=True,
                      unreadable=Severity.WARNING),
                Field("sex", ("ChildIdentifiers/Sex", "ChildIdentifiers/GenderCurrent"), Kind.MEANING,
                      meanings=NEED_SEXES, unreadable=Severity.WARNING),
                Field("ethnicity", ("ChildCharacteristics/Ethnicity",), Kind.CODE, codes=ETHNICITIES, on="as_at",
                      unreadable=Severity.WARNING),
            ),
            made=(
                Made("birth_month", birth_month, ("birth",)),
                Made("linked", alone, ("former_pupil", "pupil")),
            ),
            checks=(
                Check(
                    "birth.later", "birth", before, ("as_at", "birth"),
                    "The child was born after the day of this census.", "check the date of birth", Severity.WARNING,
                ),
                care.UPN_SHARED,
            ),
            rows=(
                Rows("pupil", {"place": "authority", "year": "academic"}),
                care.LINK,
            ),
        ),
        Records(
            id="need",
            inside="child",
            paths=("CINdetails",),
            fields=(
                Field("since", ("CINreferralDate",), Kind.DATE, required=True),
                Field("until", ("CINclosureDate",), Kind.DATE),
                Field("no_further_action", ("ReferralNFA",), Kind.MEANING, meanings=YES_OR_NO),
            ),
            made=(Made("in_need", unless_said, ("no_further_action",)),),
            checks=(
                Check(
                    "need.dates", "until", before, ("until", "since"), "The case was closed before the referral.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "need.later", "since", before, ("as_at", "since"), "The referral lies after the day of the census.",
                    "check the day, and the census that the file is of", Severity.WARNING,
                ),
                Check(
                    "need.overlap", "since", overlaps, ("since", "until", "^pupil"),
                    "The referral was made before an earlier case of the child was closed.",
                    "close the earlier case, or record both as one", Severity.WARNING,
                ),
            ),
            rows=(care.told("cin", "since", where="in_need", pupil="^pupil"),),
        ),
        Records(
            id="plan",
            inside="need",
            paths=("ChildProtectionPlans",),
            fields=(
                Field("since", ("CPPstartDate",), Kind.DATE, required=True),
                Field("until", ("CPPendDate",), Kind.DATE),
            ),
            checks=(
                Check(
                    "plan.dates", "until", before, ("until", "since"), "The plan ended before it began.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "plan.before_referral", "since", before, ("since", "^since"),
                    "The plan began before the referral that led to it.", "check both days", Severity.WARNING,
                ),
                Check(
                    "plan.overlap", "since", overlaps, ("since", "until", "^^pupil"),
                    "The plan began before an earlier plan of the child had ended.",
                    "end the earlier plan, or record both as one", Severity.WARNING,
                ),
            ),
            rows=(care.told("cpp", "since", pupil="^^pupil"),),
        ),
    ),
)  # fmt: skip
