"""A common transfer file: what one school sends the next of a pupil, and its authority of those who come and go.

A file adds: a pupil it does not name, and what it does not say of one it names, stays as it was. It says of itself
whether it is partial or full; both are read alike, and neither takes anything off.

Results stand under the school that sent them, in the year that they were awarded, with their outcome as it was awarded;
marks and scaled scores have rows of their own. A provision for special needs lasts until the next begins. A school of
the pupil's history that has neither a URN nor an authority and number leaves no registration.

Names, addresses, telephones and contacts go to the encrypted names store, and of the day of birth the lake has the
month. What the file says of health, disability, medical needs, attendance by year and applications is passed over.
"""

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.census_parts import MEALS_CHECKS, PUPIL_CHECKS, home, phones
from evenlode.sources.census_paths import either
from evenlode.sources.readers.checking import before, one_without_the_other
from evenlode.sources.readers.checking_of_pupils import unknown
from evenlode.sources.readers.making import academic_year, birth_month, each, first, mapped, said
from evenlode.sources.readers.making_of_pupils import day_of, other_than, ranked, school, temporary, year_that_ends
from evenlode.sources.readers.making_of_transfers import (
    first_language,
    not_a_number,
    number_if,
    outcome,
    until_the_next,
    whether_there,
)
from evenlode.sources.record_kinds import Check, Field, Gathered, Identity, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.answers import YES_OR_NO
from evenlode.vocabulary.codes.circumstances import SERVICE_CHILD, characteristics
from evenlode.vocabulary.codes.enrolment import YEAR_GROUPS
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.sen import NARROWEST, NEEDS, PROVISIONS
from evenlode.vocabulary.codes.sex import GROUP_OF, LETTERS
from evenlode.vocabulary.codes.transfers import MARKS, SCORES, reached_by, stage_of, subject_of

SOURCE = RecordFile(
    id="common_transfer",
    title="Common transfer file",
    publisher="schools, to each other and to their authority",
    licence="personal data: see the data-sharing protocol",
    citation="The Education (Pupil Information) (England) Regulations 2005, SI 2005/1437; DfE, Common transfer file, "
    "specification",
    rests_on="the outlines of its specifications and programs that write such files; no file and no schema was read",
    unconfirmed=True,
    pupils=True,
    recognised_by={"CTfile": (), "CTfile/Header": ()},
    passed_over=(
        "CTfile/Header",
        *either(
            ("CTfile/CTFpupilData/Pupil", "CTfile/Pupils/Pupil"),
            "Attendance ApplicationReference Admissions NAWdetails SuppInfo MedicalFlag Disabilities Disability "
            "BasicDetails/MedicalFlag BasicDetails/Disabilities BasicDetails/EthnicitySource BasicDetails/SuppInfo "
            "BasicDetails/EnrolStatus BasicDetails/DietaryNeeds BasicDetails/Nationality BasicDetails/CountryOfBirth "
            "EthnicitySource LookedAfter/CareAuthority SENhistory/SuppInfo FSMhistory/FSMreviewDate "
            "BasicDetails/FSMhistory/FSMreviewDate GroundsForRemoval",
        ),
    ),
    identity=Identity(ways=((IdentifierKind.UPN, ("upn",)),), former="former_upn"),
    synthetic=("urn",),
    dated_by="made_at",
    header=(
        Field("made_at", ("CTfile/Header/DateTime",), Kind.MOMENT, required=True),
        Field(
            "qualifier", ("CTfile/Header/DocumentQualifier",), Kind.MEANING,
            meanings={"partial": "partial", "full": "full"},
        ),
        Field("lea", ("CTfile/Header/SourceSchool/LEA",)),
        Field("estab", ("CTfile/Header/SourceSchool/Estab",)),
        Field("given_urn", ("CTfile/Header/SourceSchool/URN",)),
    ),
    made=(
        Made("urn", school, ("given_urn", "lea", "estab")),
        Made("as_at", day_of, ("made_at",)),
        Made("year", academic_year, ("as_at",)),
    ),
    header_checks=(
        Check(
            "transfer.school", "CTfile/Header/SourceSchool", unknown, ("urn",),
            "The header names no school as the sender, so nobody can say under which school these records belong.",
            "load the file that the pupil's school sent, not one that an authority made of several",
        ),
    ),
    records=(
        Records(
            id="pupil",
            paths=("CTfile/CTFpupilData/Pupil", "CTfile/Pupils/Pupil"),
            fields=(
                Field("upn", ("UPN",), Kind.UPN),
                Field(
                    "former_upn", ("FormerUPN", "BasicDetails/FormerUPN"), Kind.UPN, unreadable=Severity.WARNING
                ),
                Field(
                    "uln", ("UniqueLearnerNumber", "ULN", "BasicDetails/UniqueLearnerNumber"), Kind.ULN,
                    unreadable=Severity.WARNING,
                ),
                Field("surname", ("Surname", "BasicDetails/LegalSurname"), personal=True),
                Field("forename", ("Forename", "BasicDetails/LegalForename"), personal=True),
                Field("middle_names", ("BasicDetails/MiddleNames", "MiddleNames"), personal=True),
                Field("preferred_surname", ("BasicDetails/PreferredSurname", "PreferredSurname"), personal=True),
                Field("preferred_forename", ("BasicDetails/PreferredForename", "PreferredForename"), personal=True),
                Field("former_surname", ("BasicDetails/FormerSurname", "FormerSurname"), personal=True),
                Field("email", ("Email", "BasicDetails/Email"), personal=True),
                Field("born", ("DOB", "BasicDetails/DOB"), Kind.DATE, personal=True, required=True),
                Field(
                    "letter", ("Sex", "Gender", "BasicDetails/Sex", "BasicDetails/Gender"), Kind.CODE, codes=LETTERS,
                    on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "ethnicity", ("BasicDetails/Ethnicity", "Ethnicity"), Kind.CODE, codes=ETHNICITIES, on="as_at",
                    unreadable=Severity.WARNING,
                ),
                Field(
                    "taught_in", ("BasicDetails/NCyearActual", "NCyearActual"), Kind.CODE, codes=YEAR_GROUPS,
                    on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "service", ("BasicDetails/ServiceChild", "ServiceChild"), Kind.CODE, codes=SERVICE_CHILD,
                    on="as_at", unreadable=Severity.WARNING,
                ),
                Field(
                    "in_care", ("LookedAfter/InCare", "BasicDetails/InCare", "InCare"), Kind.MEANING,
                    meanings=YES_OR_NO, unreadable=Severity.WARNING,
                ),
            ),
            made=(
                Made("birth_month", birth_month, ("born",)),
                Made("sex", mapped(GROUP_OF), ("letter",)),
                Made("temporary", temporary, ("upn",)),
                Made("other", other_than, ("former_pupil", "pupil")),
                Made("of_service", mapped(characteristics(SERVICE_CHILD)), ("service",)),
                Made("cared_for", said, ("in_care",)),
            ),
            checks=(
                *PUPIL_CHECKS,
                Check(
                    "pupil.born", "born", before, ("as_at", "born"), "The day of birth is after the day of the file.",
                    "correct the day of birth in the school's system",
                ),
            ),
            rows=(
                Rows("pupil", {"place": "urn"}),
                Rows("identity", {"says": "=same", "basis": "=former_number", "on": "as_at"}, where=("other",)),
                Rows(
                    "characteristic",
                    {"place": "urn", "characteristic": "of_service", "value": "service", "since": "as_at",
                     "sensitivity": "=restricted"},
                    where=("of_service",),
                ),
                Rows(
                    "characteristic",
                    {"place": "urn", "characteristic": "=cla_now", "value": "=", "since": "as_at",
                     "sensitivity": "=restricted"},
                    where=("cared_for",),
                ),
            ),
        ),
        Records(
            id="language",
            inside="pupil",
            paths=either(("BasicDetails/Languages", "Languages"), "Type LanguageType Language"),
            fields=(
                Field("kind", ("LanguageType", "LanguageTy")),
                Field("given", ("Language", "LanguageCode"), Kind.LANGUAGE, unreadable=Severity.WARNING),
            ),
            made=(Made("first", first_language, ("within", "kind", "given")),),
            gathered=Gathered("language", of=("first",)),
        ),
        Records(
            id="provision",
            inside="pupil",
            paths=("SENhistory/SEN", "SEN", "BasicDetails/SENhistory/SEN"),
            fields=(
                Field("given", ("StartDate", "SENstartDate"), Kind.DATE),
                Field("ended", ("EndDate", "SENendDate"), Kind.DATE),
                Field(
                    "provision", ("SENprovision", "SENProvision"), Kind.CODE, codes=PROVISIONS, on="given",
                    unreadable=Severity.WARNING,
                ),
            ),
            made=(
                Made("since", first, ("given", "as_at")),
                Made("until", until_the_next, ("within", "given", "ended")),
                Made("characteristic", mapped(NARROWEST), ("provision",)),
            ),
            checks=(
                Check(
                    "sen.dates", "ended", before, ("ended", "given"), "The provision ends before it begins.",
                    "check both days in the pupil's record of special needs",
                ),
            ),
            rows=(
                Rows(
                    "characteristic",
                    {"place": "urn", "pupil": "^pupil", "value": "provision", "sensitivity": "=special"},
                    where=("characteristic",),
                ),
            ),
        ),
        Records(
            id="need",
            inside="pupil",
            paths=("SENhistory/SENneeds/SENneed", "SEN/SENneeds/SENneed", "SENneeds/SENneed"),
            fields=(
                Field("rank", ("SENtypeRank",), Kind.WHOLE, unreadable=Severity.WARNING),
                Field("given", ("NeedStartDate", "StartDate"), Kind.DATE),
                Field("until", ("NeedEndDate", "EndDate"), Kind.DATE),
                Field("kind", ("SENtype",), Kind.CODE, codes=NEEDS, on="given", unreadable=Severity.WARNING),
            ),
            made=(
                Made("since", first, ("given", "as_at")),
                Made("characteristic", ranked("sen_need"), ("rank", "within")),
            ),
            checks=(
                Check(
                    "sen.dates", "until", before, ("until", "given"), "The need ends before it begins.",
                    "check both days in the pupil's record of special needs",
                ),
            ),
            rows=(
                Rows(
                    "characteristic",
                    {"place": "urn", "pupil": "^pupil", "value": "kind", "sensitivity": "=special"}, where=("kind",),
                ),
            ),
        ),
        Records(
            id="spell",
            inside="pupil",
            paths=either(("FSMhistory", "BasicDetails/FSMhistory"), "FSMinstance FSMreview"),
            fields=(
                Field("since", ("FSMstartDate",), Kind.DATE, required=True),
                Field("until", ("FSMendDate",), Kind.DATE),
                Field("country", ("UKcountry", "UKCountry")),
            ),
            checks=MEALS_CHECKS,
            rows=(Rows("fsm_spell", {"pupil": "^pupil"}, where=("since",)),),
        ),
        Records(
            id="history",
            inside="pupil",
            paths=("SchoolHistory/School",),
            fields=(
                Field("school_lea", ("LEA",)),
                Field("school_estab", ("Estab",)),
                Field("school_urn", ("URN",)),
                Field("name", ("SchoolName",)),
                Field("entered", ("EntryDate",), Kind.DATE),
                Field("left", ("LeavingDate",), Kind.DATE),
                Field("reason", ("LeavingReason",)),
                Field("last", ("LastSchool",)),
            ),
            made=(
                Made("urn", school, ("school_urn", "school_lea", "school_estab")),
                Made("on_roll", whether_there, ("left",)),
            ),
            checks=(
                Check(
                    "history.dates", "left", before, ("left", "entered"),
                    "The pupil left an earlier school before they came to it.",
                    "check both days in the pupil's school history",
                ),
                Check(
                    "history.school", "school_estab", one_without_the_other, ("entered", "urn"),
                    "A school in the pupil's history has no number, so that time is not kept.",
                    "nothing needs doing where it is not a school in England; otherwise give its URN", Severity.WARNING,
                ),
            ),
            rows=(Rows("enrolment", {"pupil": "^pupil"}, where=("urn", "entered")),),
        ),
        Records(
            id="key_stage",
            inside="pupil",
            paths=("StageAssessments/KeyStage",),
            fields=(Field("stage", ("Stage",)),),
        ),
        Records(
            id="result",
            inside="key_stage",
            paths=("StageAssessment",),
            fields=(
                Field("locale", ("Locale",)),
                Field("ended", ("Year",), Kind.WHOLE, unreadable=Severity.WARNING),
                Field("subject_code", ("Subject",), Kind.SHORT_CODE, unreadable=Severity.WARNING),
                Field("component_code", ("Component",), Kind.SHORT_CODE, unreadable=Severity.WARNING),
                Field("method", ("Method",), Kind.SHORT_CODE, unreadable=Severity.WARNING),
                Field("status", ("ResultStatus",)),
                Field("qualifier", ("ResultQualifier",)),
                Field("result", ("Result",), Kind.SHORT_CODE, unreadable=Severity.WARNING),
                Field("on", ("ResultDate",)),
            ),
            made=(
                Made("stage", each(stage_of), ("^stage", "subject_code", "component_code")),
                Made("subject", each(subject_of), ("subject_code", "component_code")),
                Made("component", each(reached_by), ("method", "qualifier")),
                Made("outcome", outcome, ("result", "qualifier")),
                Made("mark", number_if(MARKS), ("result", "qualifier")),
                Made("score", number_if(SCORES), ("result", "qualifier")),
                Made("year", year_that_ends, ("ended",)),
            ),
            checks=(
                Check(
                    "result.stage", "subject_code", one_without_the_other, ("result", "stage"),
                    "This result is of a stage that is not read here, and is left out.",
                    "nothing needs doing: results of the early years and of key stages 1, 2 and 4 are kept",
                    Severity.WARNING,
                ),
                Check(
                    "result.year", "ended", one_without_the_other, ("result", "ended"),
                    "This result has no year, and is left out.", "give the year in which it was awarded, such as 2025",
                    Severity.WARNING,
                ),
                Check(
                    "result.number", "result", not_a_number, ("result", "qualifier"),
                    "This is said to be a mark or a score, and is no number.",
                    "check the result in the school's system", Severity.WARNING,
                ),
            ),
            rows=(
                Rows("result", {"pupil": "^^pupil"}, where=("stage", "subject", "ended", "outcome")),
                Rows("result", {"pupil": "^^pupil"}, where=("stage", "subject", "ended", "mark")),
                Rows("result", {"pupil": "^^pupil"}, where=("stage", "subject", "ended", "score")),
            ),
        ),
        Records(
            id="address",
            inside="pupil",
            paths=("Address", "Addresses/Address"),
            fields=home((".", "BS7666Address", "AddressLines", "AddressDetails")),
            gathered=Gathered(
                "addresses",
                of=(
                    "address_saon", "address_paon", "address_street", "address_locality", "address_town",
                    "address_area", "address_post_town", "address_line_1", "address_line_2", "address_line_3",
                    "address_line_4", "address_line_5", "postcode",
                ),
                between=" | ",
                personal=True,
            ),
        ),
        phones("phone", "pupil", "phones", " | "),
        Records(
            id="contact",
            inside="pupil",
            paths=("Contacts/Contact", "Contacts/ContactDetails"),
            fields=(
                Field("order", ("Order",)),
                Field("title", ("Title",), personal=True),
                Field("surname", ("Surname",), personal=True),
                Field("forename", ("Forename",), personal=True),
                Field("middle", ("MiddleNames",), personal=True),
                Field("letter", ("Sex", "Gender")),
                Field("relationship", ("Relationship", "RelationshipCode"), personal=True),
                Field("responsible", ("Responsibility", "ParentalResponsibility")),
                Field("email", ("Email",), personal=True),
                *home(("Address", "Addresses/Address", "AddressDetails", "Address/BS7666Address",
                       "Address/AddressLines")),
            ),
            gathered=Gathered(
                "contacts",
                of=("title", "forename", "surname", "relationship", "email", "contact_phones", "address_paon",
                    "address_street", "address_line_1", "postcode"),
                between=" | ",
                personal=True,
            ),
        ),
        phones("contact_phone", "contact", "contact_phones", ", "),
    ),
)  # fmt: skip
