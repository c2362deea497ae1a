"""What files of results say alike: whose a result is, where and when, and results that stand in columns of their own.

DfE's own files may put the stage before a column's name, as `KS2_UPN`. A file that does not say of which year it is has
its sender asked; a result belongs to the academic year that ends after its summer. In a file with a line a pupil, each
subject's columns are an `Award`, and become a row where they hold anything. Results come provisional, revised and
final, and the newest file wins, so that none of them rests its date on a guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.readers.checking import nothing
from evenlode.sources.readers.checking_of_results import Limit, contradicting, in_years, of_another_year, outside
from evenlode.sources.readers.making import always, last_day_of_school_year, there
from evenlode.sources.readers.making_of_results import scaled_or_points
from evenlode.sources.record_kinds import Check, Field, Identity, Kind, Made, Records, Rows
from evenlode.vocabulary.codes.kinds import CodeSet
from evenlode.vocabulary.codes.results import NOT_HELD, Marks, Outcome

LICENCE = "personal data: see the data-sharing protocol"
DOWNLOADS = "DfE, Get information about pupils: the columns of its downloads, read in the program that writes them"
KNOWN_BY = Identity(ways=((IdentifierKind.UPN, ("upn",)),))
SCOPE = {"source": "source", "urn": "urn", "year": "year", "stage": "stage"}
ROLL = ("urn", "as_at", "")

OF_THE_YEAR = Made("as_at", last_day_of_school_year, ("year",))
OF_NO_YEAR = Check(
    "year.empty", "year", nothing, ("year",), "Nothing says of which school year this is.",
    "fill the column in; or take it out, and put the year into the file's name, such as 2023-24", alone=True,
)  # fmt: skip
IN_NO_YEAR = Check(
    "result.not_held", "year", in_years(NOT_HELD), ("year",),
    "No national assessments were held in this school year: what was recorded is taken for a school's own.",
    "check the year", Severity.WARNING, once=True,
)  # fmt: skip

GRADED_EVERY_YEAR = "ks4"
"""The stage whose pupils had grades of their schools and teachers where no examinations were held."""


@dataclass(frozen=True)
class Standard:
    """The outcomes that say that a standard was met and that it was missed, and the least number that meets it."""

    met: str
    missed: str
    limit: Limit


@dataclass(frozen=True, eq=False)
class Award:
    """The result of one subject in columns of its own, each of which may be missing or empty.

    `component` says how it was reached (`=test`), or which field does. `outcome`, `mark`, `score` and `points` are the
    names of columns; marks and scores are whole numbers within bounds, and `points` stand beside scores for the years
    of levels. An outcome that its number denies by the `standard` is warned of. Where it `tells`, a file is recognised
    by the column of its outcome.
    """

    subject: str
    component: str
    codes: CodeSet[Outcome]
    outcome: tuple[str, ...]
    mark: tuple[str, ...] = ()
    score: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    marks: Marks | None = None
    scores: Marks | None = None
    standard: Standard | None = None
    tells: bool = False

    @property
    def id(self) -> str:
        """The id of its fields, which begins all others."""
        return "_".join(filter(None, (self.subject, self.component.removeprefix("="))))

    def fields(self) -> Iterator[Field]:
        """A field for each of its columns; a mark that cannot be read is left out, a score holds the record."""
        yield Field(self.id, self.outcome, Kind.CODE, codes=self.codes, on="year", tells=self.tells)
        if self.mark:
            yield Field(f"{self.id}_mark", self.mark, Kind.DECIMAL, unreadable=Severity.WARNING)
        if self.score:
            yield Field(f"{self.id}_scaled", self.score, Kind.DECIMAL)
            yield Field(f"{self.id}_points", self.points, Kind.DECIMAL, unreadable=Severity.WARNING)

    def numbers(self) -> dict[str, str]:
        """Its numbers as the table has them, each with the field that holds it."""
        known = {"mark": self.mark, "score": self.score}
        return {name: f"{self.id}_{name}" for name, columns in known.items() if columns}

    def made(self) -> Iterator[Made]:
        """Its score, to 2015 the points of its level; and whether there is a result at all."""
        if self.score:
            of = (f"{self.id}_scaled", f"{self.id}_points", "year")
            yield Made(f"{self.id}_score", scaled_or_points, of)
        yield Made(f"{self.id}_there", there, (self.id, *self.numbers().values()))

    def checks(self) -> Iterator[Check]:
        """Its numbers must be within their bounds and of their years, and should not deny its outcome."""
        if self.mark and self.marks:
            yield out_of_bounds("mark", f"{self.id}_mark", self.marks)
        if self.score and self.scores:
            yield out_of_bounds("scaled score", f"{self.id}_scaled", self.scores)
        if self.standard and self.score:
            yield too_early(f"{self.id}_scaled", self.standard)
        if self.standard:
            yield denied(self.id, f"{self.id}_score" if self.score else f"{self.id}_mark", self.standard)

    def rows(self) -> Rows:
        """Its row, where it has any of outcome, mark and score."""
        columns = {"subject": f"={self.subject}", "component": self.component, "outcome": self.id}
        return Rows("result", {**columns, **self.numbers()}, where=(f"{self.id}_there",))


@dataclass(frozen=True)
class Summary:
    """A number that a file gives of a pupil beside the results, such as a score that DfE worked out of them.

    `subject` is what it is, and stands as the subject of a row of component `summary`.
    """

    subject: str
    columns: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of its field."""
        return f"{self.subject}_summary"

    def field(self) -> Field:
        """Its field; what cannot be read is left out."""
        return Field(self.id, self.columns, Kind.DECIMAL, unreadable=Severity.WARNING)

    def rows(self) -> Rows:
        """Its row, where it is there."""
        columns = {"subject": f"={self.subject}", "component": "=summary", "score": self.id}
        return Rows("result", columns, where=(self.id,))


def too_early(scaled: str, standard: Standard) -> Check:
    """The check that a scaled score is of a year in which there were any."""
    return Check(
        "result.too_early", scaled, of_another_year(standard.limit), (scaled, "year"),
        "There were no scaled scores in this school year.", "check the year of the file, and the column",
    )  # fmt: skip


def denied(outcome: str, number: str, standard: Standard) -> Check:
    """The warning for an outcome that says of a standard what its number denies."""
    return Check(
        "result.standard", outcome, contradicting(standard.met, standard.missed, standard.limit),
        (outcome, number, "year"), "The outcome says of the standard what the number beside it denies.",
        "check both; both are kept as they are", Severity.WARNING,
    )  # fmt: skip


def out_of_bounds(what: str, field: str, bounds: Marks) -> Check:
    """The check that a number is within its bounds."""
    return Check(
        f"result.{what.replace(' ', '_')}", field, outside(bounds), (field,),
        f"A {what} is a whole number from {bounds.lowest} to {bounds.highest}, and this is none.",
        "give it as it was awarded; a code belongs in the column of outcomes",
    )  # fmt: skip


def column_names(stage: str, *names: str, plain: tuple[str, ...] = ()) -> tuple[str, ...]:
    """DfE's names of a column, as they are and with the stage before them, then the `plain` ones of others."""
    return (*names, *(f"{stage}_{name}" for name in names), *plain)


def whose(stage: str, upn: Field) -> tuple[Field, ...]:
    """Whose a result is, at which school, of which year."""
    return (
        upn,
        Field("urn", column_names(stage, "URN", "LAESTAB", plain=("school urn",)), Kind.URN, required=True),
        Field("year", column_names(stage, "ACADYR", plain=("academic year",)), Kind.YEAR),
        Field("surname", column_names(stage, "SURNAME", plain=("family name",)), personal=True),
        Field("forenames", column_names(stage, "FORENAMES", "FORENAME", plain=("given name",)), personal=True),
        Field("birth", column_names(stage, "DOB", plain=("date of birth",)), personal=True),
    )


def line_a_pupil(
    prefix: str,
    stage: str,
    awards: Sequence[Award],
    summaries: Sequence[Summary] = (),
    fields: Sequence[Field] = (),
    made: Sequence[Made] = (),
) -> Records:
    """The records of a file with a line a pupil; `fields` and `made` are those that it has besides its awards."""
    upn = Field("upn", column_names(prefix, "UPN", plain=("unique pupil number",)), Kind.UPN, required=True)
    of_the_year = (OF_NO_YEAR,) if stage == GRADED_EVERY_YEAR else (OF_NO_YEAR, IN_NO_YEAR)
    results = tuple(field for one in awards for field in one.fields())
    return Records(
        fields=(*whose(prefix, upn), *fields, *results, *(one.field() for one in summaries)),
        made=(OF_THE_YEAR, Made("stage", always(stage), ("urn",)), *made,
              *(each for one in awards for each in one.made())),
        checks=(*of_the_year, without_result(awards), *(each for one in awards for each in one.checks())),
        rows=(*(one.rows() for one in awards), *(one.rows() for one in summaries)),
    )  # fmt: skip


def without_result(awards: Sequence[Award]) -> Check:
    """The warning for pupils who are named and have no result in any subject."""
    return Check(
        "result.none", "upn", nothing, tuple(id for one in awards for id in (one.id, *one.numbers().values())),
        "Some pupils have no result in any subject: they have no row, and are not counted as not reaching a standard.",
        "nothing needs doing if their results are to come; otherwise give the code that says why there is none",
        Severity.WARNING, once=True,
    )  # fmt: skip
