"""The school census: what every state-funded school says of its pupils three times a year, in XML.

One record is one registration: a pupil on roll on census day, or one who has left since the census before. A file is
whole for its school and day: sent again, it takes off whom it no longer names. It is read as schools' systems write it
from 2012/13 on, under the names that elements have had since (gender became sex in 2023/24; an exclusion has up to
three reasons since 2020/21; young carers are asked since January 2023).

Attendance comes a term late, and exclusions up to two: an autumn census brings the two half-terms of the summer before.
Sessions are as the school added them up. A reason that is a code of presence, or of a session that was not possible, is
known and adds no absence. Spells of free school meals end where the school ends them; universal infant meals are none.

The day of birth, names and addresses go to the encrypted names store; of birth the lake has the month. Small areas are
not in the file. What the school says of itself, classes, post-16 learning aims, early years hours, meals taken and the
annual totals of special schools until 2015/16 are passed over.

A pupil who has left and come back has two records and is described by the one on roll. A school that has no unique
reference number in the file is known by authority and number. A file whose header names no school is refused: split it
into one file for each.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.census_parts import MEALS_CHECKS, PUPIL_CHECKS, home, totals
from evenlode.sources.census_paths import PASSED_OVER, PUPILS, ROLLS, either
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.checking import before, negative
from evenlode.sources.readers.checking_of_pupils import (
    not_in_term,
    not_in_year,
    strange_number,
    too_many_reasons,
    unknown,
)
from evenlode.sources.readers.making import academic_year, birth_month, mapped, said
from evenlode.sources.readers.making_of_pupils import (
    description,
    other_than,
    ranked,
    school,
    temporary,
    upper,
    written,
    year_of_totals,
)
from evenlode.sources.record_kinds import Check, Field, Gathered, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.answers import YES_OR_NO
from evenlode.vocabulary.codes.census import COLLECTIONS, PERIOD_OF_TOTALS, TERMS
from evenlode.vocabulary.codes.circumstances import CARERS, POST_LOOKED_AFTER, SERVICE_CHILD, characteristics
from evenlode.vocabulary.codes.enrolment import BOARDERS, GROUP_OF_YEAR, STATUSES, YEAR_GROUPS
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.exclusions import CATEGORIES, KIND_OF, REASON_CODES, REASON_OF
from evenlode.vocabulary.codes.sen import NARROWEST, NEEDS, PROVISIONS
from evenlode.vocabulary.codes.sex import GROUP_OF, LETTERS

SOURCE = RecordFile(
    id="school_census",
    title="School census, as a school's system writes it",
    publisher="schools, to their authority and the Department for Education",
    licence="personal data: see the data-sharing protocol",
    citation="Education Act 1996, section 537A; DfE, School census guide; DfE, School census, business and technical "
    "specification",
    rests_on="descriptions of the census by its guides and by those who read it; no file and no schema was read, so "
    "that names of elements are accepted under several spellings",
    unconfirmed=True,
    pupils=True,
    extent=Extent.WHOLE_OF_SCOPE,
    recognised_by={"Message": (), "Message/Header/CollectionDetails/Collection": COLLECTIONS},
    passed_over=PASSED_OVER,
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)),), former="former_upn"),
    scope={"place": "urn"},
    synthetic=("urn",),
    dated_by="written",
    roll=("urn", "as_at", "on_roll"),
    header=(
        Field(
            "term", either(("Message/Header/CollectionDetails",), "Term"), Kind.MEANING, meanings=TERMS, required=True
        ),
        Field("named_year", either(("Message/Header/CollectionDetails",), "Year"), Kind.WHOLE),
        Field("as_at", either(("Message/Header/CollectionDetails",), "ReferenceDate"), Kind.DATE, required=True),
        Field("lea", either(("Message/Header/Source", "Message/School", "Message/Content/School"), "LEA LA")),
        Field("estab", either(("Message/Header/Source", "Message/School", "Message/Content/School"), "Estab")),
        Field("given_urn", either(("Message/Header/Source", "Message/School", "Message/Content/School"), "URN")),
        Field("made_at", either(("Message/Header/Source", "Message/Header"), "DateTime"), Kind.MOMENT),
    ),
    made=(
        Made("urn", school, ("given_urn", "lea", "estab")),
        Made("written", written, ("made_at", "as_at")),
        Made("year", academic_year, ("as_at",)),
        Made("collected", academic_year, ("as_at",)),
        Made("period", mapped(PERIOD_OF_TOTALS), ("term",)),
        Made("year_of_totals", year_of_totals, ("as_at", "term")),
    ),
    header_checks=(
        Check(
            "census.school", "Message/Header/Source", unknown, ("urn",),
            "The header does not say which school this is: it has neither a URN nor an authority and school number.",
            "export the census of one school at a time from the school's own system, and send each file",
        ),
        Check(
            "census.term", "Message/Header/CollectionDetails", not_in_term, ("as_at", "term"),
            "The header's term and its reference date do not fit together, so nobody can say of which part of the year "
            "the attendance is.",
            "ask the school which term's census it is, and to export it again with the right term and date",
        ),
        Check(
            "census.year", "Message/Header/CollectionDetails/Year", not_in_year, ("as_at", "named_year"),
            "The header's year is not that of its reference date; the date is taken.",
            "check with the school which census it is", Severity.WARNING,
        ),
        Check(
            "census.authority", "Message/Header/Source/LEA", strange_number, ("lea",),
            "No authority in England has the number in the header.",
            "check the authority's three digits with the school", Severity.WARNING,
        ),
    ),
    records=(
        Records(
            id="pupil",
            paths=PUPILS,
            by_place={"on_roll": ROLLS},
            fields=(
                Field("upn", either(("PupilIdentifiers",), "UPN"), Kind.UPN),
                Field(
                    "former_upn", either(("PupilIdentifiers",), "FormerUPN PupilFormerUPN"), Kind.UPN,
                    unreadable=Severity.WARNING,
                ),
                Field(
                    "uln", either(("PupilIdentifiers",), "UniqueLearnerNumber ULN"), Kind.ULN,
                    unreadable=Severity.WARNING,
                ),
                Field("surname", either(("PupilIdentifiers",), "Surname LegalSurname"), personal=True),
                Field("forename", either(("PupilIdentifiers",), "Forename LegalForename"), personal=True),
                Field("middle_names", either(("PupilIdentifiers",), "MiddleNames MiddleName"), personal=True),
                Field("preferred_surname", either(("PupilIdentifiers",), "PreferredSurname"), personal=True),
                Field("preferred_forename", either(("PupilIdentifiers",), "PreferredForename"), personal=True),
                Field("former_surname", either(("PupilIdentifiers",), "FormerSurname"), personal=True),
                Field(
                    "born", either(("PupilIdentifiers",), "DOB PersonBirthDate"), Kind.DATE, personal=True,
                    required=True,
                ),
                Field(
                    "letter", either(("PupilIdentifiers",), "Sex Gender"), Kind.CODE, codes=LETTERS, on="as_at",
                    unreadable=Severity.WARNING,
                ),
                Field(
                    "ethnicity", either(("PupilCharacteristics",), "Ethnicity"), Kind.CODE, codes=ETHNICITIES,
                    on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "language_given", either(("PupilCharacteristics",), "Language FirstLanguage"), Kind.LANGUAGE,
                    unreadable=Severity.WARNING,
                ),
                Field(
                    "service", either(("PupilCharacteristics",), "ServiceChild"), Kind.CODE, codes=SERVICE_CHILD,
                    on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "carer", either(("PupilCharacteristics",), "YoungCarer YoungCarerIndicator"), Kind.CODE,
                    codes=CARERS, on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "left_care",
                    either(
                        ("PupilCharacteristics",),
                        "PostLookedAfterArrangements PostLookedAfter AdoptedFromCare AdoptedfromCare",
                    ),
                    Kind.CODE, codes=POST_LOOKED_AFTER, on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "in_care", either(("PupilCharacteristics",), "InCare LookedAfter"), Kind.MEANING,
                    meanings=YES_OR_NO, unreadable=Severity.WARNING,
                ),
                Field(
                    "status", either(("PupilStatus",), "EnrolStatus EnrolmentStatus"), Kind.CODE, codes=STATUSES,
                    on="as_at",
                ),
                Field("entered", either(("PupilStatus",), "EntryDate"), Kind.DATE),
                Field("left", either(("PupilStatus",), "LeavingDate"), Kind.DATE),
                Field(
                    "part_time", either(("PupilStatus",), "PartTime"), Kind.MEANING, meanings=YES_OR_NO,
                    unreadable=Severity.WARNING,
                ),
                Field(
                    "boarder", either(("PupilStatus",), "Boarder"), Kind.CODE, codes=BOARDERS, on="as_at",
                    unreadable=Severity.WARNING,
                ),
                Field(
                    "taught_in", either(("PupilStatus", "PupilCharacteristics"), "NCyearActual"), Kind.CODE,
                    codes=YEAR_GROUPS, on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "provision", either(("SpecialEducationalNeeds", "SEN"), "SENprovision SENProvision"), Kind.CODE,
                    codes=PROVISIONS, on="as_at", unreadable=Severity.WARNING,
                ),
                *home((
                    "HomeInformation/Address", "HomeInformation/Addresses/Address", "Home/Address",
                    "Addresses/Address", "HomeInformation",
                )),
            ),
            made=(
                Made("birth_month", birth_month, ("born",)),
                Made("sex", mapped(GROUP_OF), ("letter",)),
                Made("language", upper, ("language_given",)),
                Made("temporary", temporary, ("upn",)),
                Made("year_group", mapped(GROUP_OF_YEAR), ("taught_in",)),
                Made("describes", description, ("pupil", "on_roll")),
                Made("other", other_than, ("former_pupil", "pupil")),
                Made("sen_group", mapped(NARROWEST), ("provision",)),
                Made("of_service", mapped(characteristics(SERVICE_CHILD)), ("service",)),
                Made("of_carers", mapped(characteristics(CARERS)), ("carer",)),
                Made("of_care", mapped(characteristics(POST_LOOKED_AFTER)), ("left_care",)),
                Made("cared_for", said, ("in_care",)),
            ),
            checks=(
                *PUPIL_CHECKS,
                Check(
                    "pupil.born", "born", before, ("as_at", "born"), "The day of birth is after census day.",
                    "correct the day of birth in the school's system",
                ),
                Check(
                    "enrolment.born", "entered", before, ("entered", "born"),
                    "The day of entry is before the day of birth.",
                    "check the day of entry and the day of birth: one of them is mistyped, or they were exchanged",
                ),
                Check(
                    "enrolment.dates", "left", before, ("left", "entered"), "The pupil left before they came.",
                    "check the day of entry and the day of leaving: one of them is mistyped",
                ),
            ),
            rows=(
                Rows("pupil", {"place": "urn"}, where=("describes",)),
                Rows("enrolment", {}),
                Rows(
                    "identity", {"says": "=same", "basis": "=former_number", "on": "as_at"}, where=("other",)
                ),
                Rows(
                    "characteristic",
                    {"place": "urn", "characteristic": "sen_group", "value": "provision", "since": "as_at",
                     "sensitivity": "=special"},
                    where=("describes", "sen_group"),
                ),
                Rows(
                    "characteristic",
                    {"place": "urn", "characteristic": "of_service", "value": "service", "since": "as_at",
                     "sensitivity": "=restricted"},
                    where=("describes", "of_service"),
                ),
                Rows(
                    "characteristic",
                    {"place": "urn", "characteristic": "of_carers", "value": "carer", "since": "as_at",
                     "sensitivity": "=restricted"},
                    where=("describes", "of_carers"),
                ),
                Rows(
                    "characteristic",
                    {"place": "urn", "characteristic": "of_care", "value": "left_care", "since": "as_at",
                     "sensitivity": "=restricted"},
                    where=("describes", "of_care"),
                ),
                Rows(
                    "characteristic",
                    {"place": "urn", "characteristic": "=cla_now", "value": "=", "since": "as_at",
                     "sensitivity": "=restricted"},
                    where=("describes", "cared_for"),
                ),
            ),
        ),
        Records(
            id="spell",
            inside="pupil",
            paths=either(
                ("PupilCharacteristics/FSMeligibility/FSMperiods", "PupilCharacteristics/FSMeligibility",
                 "PupilCharacteristics/FSMperiods", "FSMeligibility/FSMperiods", "FSMeligibility", "FSMperiods"),
                "FSMperiod",
            ),
            fields=(
                Field("since", ("FSMstartDate", "FSMeligibilityStartDate", "StartDate"), Kind.DATE, required=True),
                Field("until", ("FSMendDate", "FSMeligibilityEndDate", "EndDate"), Kind.DATE),
                Field("country", ("UKcountry", "UKCountry")),
            ),
            checks=MEALS_CHECKS,
            rows=(Rows("fsm_spell", {"pupil": "^pupil"}, where=("^describes", "since")),),
        ),
        Records(
            id="need",
            inside="pupil",
            paths=either(("SpecialEducationalNeeds", "SEN"), "SENneeds/SENneed SENneed Needs/Need"),
            fields=(
                Field("rank", ("SENtypeRank", "Rank"), Kind.WHOLE, unreadable=Severity.WARNING),
                Field(
                    "kind", ("SENtype", "Type"), Kind.CODE, codes=NEEDS, on="as_at", unreadable=Severity.WARNING
                ),
            ),
            made=(Made("characteristic", ranked("sen_need"), ("rank", "within")),),
            rows=(
                Rows(
                    "characteristic",
                    {"place": "urn", "pupil": "^pupil", "value": "kind", "since": "as_at", "sensitivity": "=special"},
                    where=("^describes", "kind"),
                ),
            ),
        ),
        Records(
            id="exclusion",
            inside="pupil",
            paths=either(
                ("Exclusions", "PupilExclusions", "Suspensions", "TermlyExclusions"), "TermlyExclusion Exclusion"
            ),
            fields=(
                Field("start", ("StartDate", "ExclusionStartDate"), Kind.DATE, required=True),
                Field("until", ("EndDate", "ExclusionEndDate"), Kind.DATE),
                Field(
                    "category", ("Category", "ExclusionCategory"), Kind.CODE, codes=CATEGORIES, on="start",
                    required=True,
                ),
                Field(
                    "sessions",
                    ("SessionsLost", "ActualNumberOfSessions", "ExclusionActualNumberOfSessions", "Sessions",
                     "NumberOfSessions"),
                    Kind.DECIMAL,
                ),
                Field(
                    "sen", ("SENprovision", "SENProvision"), Kind.CODE, codes=PROVISIONS, on="start",
                    unreadable=Severity.WARNING,
                ),
                Field(
                    "looked_after", ("InCare", "LookedAfter"), Kind.MEANING, meanings=YES_OR_NO,
                    unreadable=Severity.WARNING,
                ),
            ),
            made=(Made("year", academic_year, ("start",)), Made("what", mapped(KIND_OF), ("category",))),
            checks=(
                Check(
                    "exclusion.dates", "until", before, ("until", "start"), "The exclusion ends before it begins.",
                    "check both days: one of them is mistyped",
                ),
                Check(
                    "exclusion.sessions", "sessions", negative, ("sessions",), "Fewer than no sessions were lost.",
                    "give the number of half days, such as 3",
                ),
                Check(
                    "exclusion.later", "start", before, ("as_at", "start"), "The exclusion begins after census day.",
                    "check the first day of the exclusion",
                ),
            ),
            rows=(Rows("exclusion", {"pupil": "^pupil", "category": "what"}),),
        ),
        Records(
            id="exclusion_reason",
            inside="exclusion",
            paths=(
                "Reason", "ExclusionReason", "Reasons/Reason", "Reasons/ExclusionReason",
                "ExclusionReasons/ExclusionReason", "ExclusionReasons/Reason",
            ),
            fields=(Field("code", (".",), Kind.CODE, codes=REASON_CODES, on="^start"),),
            made=(Made("reason", mapped(REASON_OF), ("code",)),),
            checks=(
                Check(
                    "exclusion.reasons", "code", too_many_reasons, ("within", "^start"),
                    "The exclusion has more reasons than may be given: one, and since September 2020 up to three.",
                    "keep the main reasons, the first first",
                ),
            ),
            gathered=Gathered("reasons", of=("reason",)),
        ),
        *totals("term", "TermlyAttendance", ("TermlySessionDetails/TermlySessionDetail",), "period", "Termly"),
        *totals(
            "half_term", "SummerHalfTerm2Attendance SummerSecondHalfTermAttendance",
            ("SummerHalfTerm2SessionDetails/SummerHalfTerm2SessionDetail",), "=half_term_6", "SummerHalfTerm2",
        ),
    ),
)  # fmt: skip
