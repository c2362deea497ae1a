"""Writes the reference pages from the catalogues; with `--check` it says which pages are out of date, and fails.

The catalogues are the record. A page is never edited by hand: change what it describes, then run `make docs`.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import typer
from markdown_parts import cell, code, page, paragraphs, prose, table
from worked_examples import examples_of, worked_examples_page

from evenlode import errors
from evenlode.cli.commands import COMMANDS
from evenlode.cli.main import app
from evenlode.errors import EvenlodeError, Exit, Severity
from evenlode.measures.kinds import Measure
from evenlode.measures.registry import MEASURES
from evenlode.sources.kinds import Filter, Indicator, LongFigures, PlaceColumns, Source, WideFigures, YearFrom, YearRule
from evenlode.sources.readers.record_values import first_words
from evenlode.sources.record_kinds import Field as RecordField
from evenlode.sources.record_kinds import Kind, RecordFile
from evenlode.sources.registry import SOURCES
from evenlode.sources.school_kinds import SchoolLinks, SchoolRegister
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.codes import kinds as code_kinds
from evenlode.vocabulary.codes.goals import FIRST_GOALS, FIRST_PROFILE, SECOND_GOALS, SECOND_PROFILE
from evenlode.vocabulary.codes.kinds import Code, Dated
from evenlode.vocabulary.codes.register_kinds import Field, Register
from evenlode.vocabulary.codes.registers import REGISTERS
from evenlode.vocabulary.codes.results import (
    KS1_TEACHER,
    KS2_TEACHER,
    KS2_TEST,
    KS4_GRADES,
    PHONICS,
    VOCATIONAL_GRADES,
    Outcome,
)
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.places import Place, all_places
from evenlode.vocabulary.reasons import REASONS, CodeSet
from evenlode.vocabulary.states import State

FOLDER = Path(__file__).parent / "reference"
WRITTEN_BY_HAND = ("glossary.md",)

EXITS_WITHOUT_AN_ERROR = {
    Exit.DONE: "Done: every record was accepted, or the file had been loaded before. An empty answer is done, too.",
    Exit.FAULT: "A fault of ours, with a traceback. Please report it.",
    Exit.QUARANTINED: "Loaded, but some records were quarantined: `evenlode problems` lists them.",
    Exit.HELD: "Something is held until somebody confirms it: `evenlode confirm`.",
}


# Measures


def measures_page() -> str:
    """Every measure, by theme."""
    ordered = sorted(MEASURES, key=lambda one: (one.theme.order, one.id))
    parts: list[list[str]] = []
    for theme, members in groupby(ordered, key=lambda one: one.theme):
        parts.append([f"## {theme.label}", ""])
        parts.extend(measure_part(one) for one in members)
    opening = (
        "What is counted, by whose definition, since when. A chart breaks where a definition begins, and no change is "
        "worked out across the break."
    )
    return page("Measures", "src/evenlode/measures/catalogue", opening, *parts)


def measure_part(one: Measure) -> list[str]:
    """One measure."""
    facts = [
        ("id", code(one.id)),
        ("in a sentence", cell(one.noun)),
        ("unit", cell(f"{one.unit.label}, shown to {one.decimals} decimal place{'' if one.decimals == 1 else 's'}")),
        ("direction", cell(one.direction.label)),
        ("interval", cell(one.chance.label)),
        ("kind of year", cell(one.years)),
        ("published in, in order of preference", ", ".join(code(source) for source in one.published_in)),
        ("years affected by the pandemic", cell(", ".join(one.covid)) or "none marked"),
        ("source of the definition", cell(one.citation)),
        ("author", cell(one.author)),
        ("review", cell(f"{one.reviewer}; {one.reviewed}, again by {one.review_next}")),
        *worked_fact(one),
    ]
    return [
        f"### {one.title} {{: #{one.id} }}",
        "",
        *paragraphs(*MEASURES.documentation(one.id).split("\n\n")),
        *table(("", ""), facts),
        *table(("since", "definition"), [(cell(since(year)), cell(year.text)) for year in one.definitions]),
        *marker_table(one),
        *differs_table(one),
    ]


def worked_fact(one: Measure) -> list[tuple[str, str]]:
    """Where rows are shown with what the measure comes to of them; nothing where it is not counted."""
    links = [f"[{cell(told.title)}](worked-examples.md#{told.anchor(one.id)})" for told in examples_of(one.id)]
    return [("worked examples", ", ".join(links))] if links else []


def since(definition: Any) -> str:
    """The years of a definition."""
    return f"{definition.year} to {definition.last}" if definition.last else f"{definition.year}"


def marker_table(one: Measure) -> list[str]:
    """What a reader must know from a year on; nothing where there is nothing."""
    rows = [(cell(marker.year), cell(marker.text)) for marker in one.markers]
    return table(("from", "to be known"), rows) if rows else []


def differs_table(one: Measure) -> list[str]:
    """Why a source says something else than the others; nothing where nothing is known."""
    rows = [
        (", ".join(code(source) for source in said.sources), cell(", ".join(said.years)), code(said.kind),
         cell(f"{said.text} ({said.citation})"))
        for said in one.differs
    ]  # fmt: skip
    return table(("source that differs", "years", "kind", "because"), rows) if rows else []


# Sources


def sources_page() -> str:
    """Every file that Evenlode reads."""
    opening = (
        "Each file or feed that Evenlode accepts, how it is recognised, and which of its indicators are measures of "
        "ours. What nothing claims is kept all the same, under its publisher's own name for it."
    )
    return page("Sources", "src/evenlode/sources/catalogue", opening, *(source_part(one) for one in SOURCES))


def source_part(one: Source) -> list[str]:
    """One source."""
    facts = [
        ("format (`--as`)", code(one.id)),
        ("publisher", cell(one.publisher)),
        ("licence", cell(one.licence)),
        ("source", cell(one.citation)),
        ("written from", cell(one.rests_on) + (" (unconfirmed)" if one.unconfirmed else "")),
        ("what a file says", cell(str(one.extent).replace("_", " "))),
        ("recognised by its columns", ", ".join(code(column) for column in one.needed())),
    ]
    return [
        f"## {one.title} {{: #{one.id} }}",
        "",
        *paragraphs(*SOURCES.documentation(one.id).split("\n\n")),
        *table(("", ""), facts),
        *what_it_becomes(one),
    ]


def what_it_becomes(one: Source) -> list[str]:
    """What the columns of one source become, for the kinds that say it."""
    match one:
        case LongFigures():
            return symbol_and_claim_tables(one)
        case WideFigures():
            return wide_tables(one)
        case SchoolRegister() | SchoolLinks():
            return register_table(one)
        case RecordFile() if not one.recognised_by:
            return field_table(one)
    return []


HOLDS = {
    Kind.TEXT: "text", Kind.DATE: "a day", Kind.MOMENT: "a day, or a day and time", Kind.YEAR: "a school year",
    Kind.FINANCIAL_YEAR: "a financial year", Kind.WHOLE: "a whole number", Kind.DECIMAL: "a number", Kind.UPN: "a UPN",
    Kind.ULN: "a ULN", Kind.URN: "a school's URN, or its authority and number", Kind.LAESTAB: "a LAESTAB",
    Kind.SCHOOL_OR_AUTHORITY: "a school's URN, or an authority", Kind.AUTHORITY: "an authority",
    Kind.ESTABLISHMENT: "a school, setting or provider, by number or short name", Kind.SETTING: "a number of Ofsted's",
    Kind.OWN_NUMBER: "a number of the sender's own", Kind.OFSTED: "a number of Ofsted's",
    Kind.WORDS: "words of roles, teams, subjects or scales, and codes", Kind.LANGUAGE: "a code of a language",
    Kind.DISCOUNT: "a discount code", Kind.SHORT_CODE: "a code of six signs at most",
    Kind.UPN_OR_REASON: "a UPN, or a code that says why there is none",
}  # fmt: skip


def field_table(one: RecordFile) -> list[str]:
    """The columns of a table of records; of one whose lines are of several kinds, those that every kind has."""
    shared = [field for field in one.main.fields if all(field in kind.fields for kind in one.records)]
    first = [one.kind_in] if one.kind_in else []
    headings = ("column", "or", "holds", "empty cells")
    return table(headings, [field_row(field) for field in (*first, *shared)])


def field_row(one: RecordField) -> tuple[str, ...]:
    """One column: its names, what it holds, and what an empty cell does."""
    others = ", ".join(map(code, one.columns[1:]))
    return (code(one.columns[0]), others, field_holds(one), "hold the record" if one.required else "")


def field_holds(one: RecordField) -> str:
    """What a column holds."""
    if one.codes:
        return cell(f"a code of: {one.codes.title}")
    if one.kind is Kind.MEANING:
        return ", ".join(map(code, first_words(one.meanings)))
    return cell(HOLDS.get(one.kind, str(one.kind).replace("_", " ")))


def symbol_and_claim_tables(one: LongFigures) -> list[str]:
    """What stands where there is no number, and the claims of a long file."""
    ordered = sorted(one.claims, key=lambda claim: (claim.measure, claim.group, claim.phase, claim.indicator))
    claims = [
        (f"[{cell(claim.measure)}](measures.md#{claim.measure})", code(claim.group), code(claim.phase),
         code(claim.indicator), cell(claim.years))
        for claim in ordered
    ]  # fmt: skip
    return [
        *symbol_table(one),
        *table(("measure", "group", "phase", "the publisher's indicator", "its years are"), claims),
    ]


def symbol_table(one: LongFigures | WideFigures) -> list[str]:
    """What stands where there is no number."""
    symbols = [(code(symbol) or "(blank)", cell(state), cell(state.meaning)) for symbol, state in one.symbols.items()]
    headings = ("in place of a number", "state", "meaning")
    return [*table(headings, symbols), *paragraphs(f"Symbols: {one.symbols_citation}.")] if symbols else []


def wide_tables(one: WideFigures) -> list[str]:
    """How a wide file tells place, year and part; its symbols; its claims; and what it says of schools."""
    told = [
        ("place", place_text(one.places)),
        ("year", year_text(one.year)),
        *((cell(part.part), filter_text(part)) for part in one.filters),
        *([("release", cell(one.release))] if one.release else []),
    ]
    ordered = sorted(one.indicators, key=lambda each: (each.measure, each.group, each.phase, each.reason, each.column))
    described = [(code(theirs), code(ours)) for theirs, ours in one.attributes.items()]
    return [
        *table(("each record tells", "by"), told),
        *symbol_table(one),
        *(
            table(("measure", "restricted to", "column", "counts (upper / lower)"), map(indicator_row, ordered))
            if ordered
            else []
        ),
        *(table(("describes the school: column", "of table `school`"), described) if described else []),
    ]


def place_text(one: PlaceColumns) -> str:
    """How a wide file names its places."""
    levels = [f"{code(text)} {kind}" for text, kind in one.levels.items()]
    codes = [f"{kind} by {', '.join(map(code, columns))}" for kind, columns in one.codes.items()]
    level = f"column {code(one.level)}: {', '.join(levels)}; otherwise {one.always}" if one.level else f"{one.always}"
    return f"{level}; {'; '.join(codes)}"


def year_text(one: YearRule) -> str:
    """How a wide file tells its year."""
    how = {
        YearFrom.PERIOD: f"column {code(one.column)}",
        YearFrom.COLUMN: f"column {code(one.column)}, the year in which the academic year ends",
        YearFrom.HISTORY: "the newest earlier year in the names of its columns, and one more",
        YearFrom.NEWEST_SCHOOL: "the academic year in which its newest school opened",
    }
    return how[one.by] + (f", less {one.lag}" if one.lag else "")


def filter_text(one: Filter) -> str:
    """What a column says of the part that a record is restricted to."""
    of = f", in records of {', '.join(one.of)}" if one.of else ""
    return f"column {code(one.column)}{of}: {', '.join(f'{code(text)} {part}' for text, part in one.values.items())}"


def indicator_row(one: Indicator) -> tuple[str, ...]:
    """One claimed column of a wide file."""
    counts = " / ".join(code(column) for column in (one.numerator, one.denominator) if column)
    measure = f"[{cell(one.measure)}](measures.md#{one.measure})"
    part = ", ".join(code(text) for text in (one.group, one.phase, one.period, one.reason) if text)
    return (measure, part, code(one.column), counts)


def register_table(one: SchoolRegister | SchoolLinks) -> list[str]:
    """Which column of a register fills which of ours."""
    if isinstance(one, SchoolLinks):
        columns = {one.urn: "urn", one.other: "other", one.kind: "kind"}
    else:
        columns = {**one.columns, **one.optional, one.authority: "authority"}
    return table(("column", "becomes"), [(code(theirs), code(ours)) for theirs, ours in columns.items()])


# Tables


def tables_page() -> str:
    """Every canonical table."""
    opening = "The shapes that every source is read into. Sources may change; these change only by a recorded decision."
    return page("Tables", "src/evenlode/tables/catalogue", opening, *(table_part(one) for one in TABLES))


def table_part(one: Table) -> list[str]:
    """One canonical table."""
    facts = [
        ("one row is one", cell(one.one_row_is)),
        ("told apart by", ", ".join(code(name) for name in one.key)),
        ("stored by", ", ".join(code(name) for name in one.partition) or "all together"),
        ("a whole file covers", ", ".join(code(name) for name in one.scope) or "files only add"),
        ("how far to trust it", cell(one.trust)),
    ]
    columns = [(code(column.name), cell(column.type), cell(column.meaning)) for column in one.columns]
    return [
        f"## {one.id} {{: #{one.id} }}",
        "",
        *paragraphs(*TABLES.documentation(one.id).split("\n\n")),
        *table(("", ""), facts),
        *table(("column", "type", "meaning"), columns),
    ]


# Commands


def commands_page() -> str:
    """Every command with its arguments and options, as the command line itself declares them."""
    group: Any = typer.main.get_command(app)
    everywhere = ["## Before any command", "", *parameter_table(group.params)]
    parts = [command_part(name, group.get_command(None, name)) for name in COMMANDS]
    opening = "`evenlode [options] COMMAND [options]`. All commands share their [exit codes and errors](errors.md)."
    return page("Commands", "src/evenlode/cli", opening, everywhere, *parts)


def command_part(name: str, command: Any) -> list[str]:
    """One command: how it is written, what it does, what it takes."""
    arguments = [written_argument(one) for one in command.params if one.param_type_name == "argument"]
    usage = " ".join(["evenlode", name, "[options]", *arguments])
    joined = [" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n")]
    heading = f"## evenlode {name} {{: #{name} }}"
    return [heading, "", "```", usage, "```", "", *paragraphs(*joined), *parameter_table(command.params)]


def written_argument(one: Any) -> str:
    """An argument as it stands in a line of usage."""
    name = (one.metavar or one.name).upper() + ("..." if one.nargs == -1 else "")
    return name if one.required else f"[{name}]"


def parameter_table(parameters: Sequence[Any]) -> list[str]:
    """Arguments and options; nothing where there are none."""
    rows = [parameter_row(one) for one in parameters if not one.hidden]
    return table(("argument or option", "meaning", "unless said"), rows) if rows else []


def parameter_row(one: Any) -> tuple[str, str, str]:
    """One argument or option: how it is written, what it means, what holds without it."""
    is_argument = one.param_type_name == "argument"
    takes = "" if is_argument or one.is_flag else f" {(one.metavar or one.name).upper()}"
    names = [written_argument(one)] if is_argument else [*one.opts, *one.secondary_opts]
    variable = f" Or {one.envvar} in the environment." if isinstance(one.envvar, str) else ""
    return ", ".join(code(name + takes) for name in names), cell((one.help or "") + variable), default_of(one)


def default_of(one: Any) -> str:
    """What holds where an option is not given; empty where nothing does."""
    if one.required:
        return "required"
    has_value = isinstance(one.default, str | int | Path) and not isinstance(one.default, bool) and str(one.default)
    return code(one.default) if has_value else ""


# Errors


def errors_page() -> str:
    """Every exit code, every kind of error, every severity."""
    classes = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, EvenlodeError)]
    raised = {code: [one for one in classes[1:] if one.exit_code is code] for code in Exit}
    rows = [exit_row(code, raised[code]) for code in Exit]
    severities = [(code(severity), words) for severity, words in zip(Severity, SEVERITIES, strict=True)]
    opening = (
        "What went wrong is one of three things, never mixed: a problem in the data, which is collected and listed; a "
        "request that cannot be met, which ends the command with its own exit code and says what to do; or a fault of "
        "ours, which shows a traceback."
    )
    return page(
        "Errors and exit codes", "src/evenlode/errors.py", opening,
        ["## Exit codes", "", *table(("code", "error", "meaning"), rows)],
        ["Of 3, 4 and 11 the gravest wins.", ""],
        ["## Problems in the data", "", PROBLEMS, ""],
        table(("severity", "what follows"), severities),
    )  # fmt: skip


PROBLEMS = (
    "`evenlode problems LOAD` lists each with its record, column, rule, what is wrong and how to mend it. It never "
    "shows the value itself; of codes that no code set knows it names what looks like a code, and asks what it means."
)
SEVERITIES = (
    "the record is accepted, and the receipt says what was odd",
    "the record is quarantined; the rest of its file goes in without it",
    "the whole file is refused, and nothing of it is kept",
)


def exit_row(exit_code: Exit, raised: Sequence[type[EvenlodeError]]) -> tuple[str, str, str]:
    """An exit code with its errors and what they mean, or with our words where no error has it."""
    names = ", ".join(code(one.__name__) for one in raised)
    words = " ".join((one.__doc__ or "").strip() for one in raised) or EXITS_WITHOUT_AN_ERROR[exit_code]
    return str(int(exit_code)), names, prose(words)


# Groups and places


def groups_page() -> str:
    """Every pupil group, by axis, the reasons by code set, and the states that a figure may have instead of a value."""
    rows = [
        (code(one.id), cell(one.title), cell(one.axis), code(one.other or ""), cell(one.note))
        for one in ALL_GROUPS.values()
    ]
    reasons = [
        (code(one.id), cell(one.title), code(one.code), cell(one.first), cell(one.last)) for one in REASONS.values()
    ]
    states = [(code(state), cell(state.meaning)) for state in State]
    opening = "The groups of pupils whose figures are set beside one another. Their ids never change."
    return page(
        "Pupil groups, reasons and states", "src/evenlode/vocabulary", opening,
        ["## Groups", "", *table(("group", "in words", "axis", "set beside", "to be known"), rows)],
        ["## Reasons", "", *paragraphs(*(f"{one.value.capitalize()}: {one.citation}." for one in CodeSet))],
        table(("reason", "in words", "code", "national figures from", "last used"), reasons),
        ["## States", "", "A figure has a value, or says why it has none. Missing is never nought.", ""],
        table(("state", "meaning"), states),
    )  # fmt: skip


def places_page() -> str:
    """England, its regions and every authority."""
    opening = (
        "Any of these codes, numbers and names is accepted wherever a place is asked for. Where an authority's area "
        "changed, the old and the new are two places."
    )
    headings = ("place", "name", "kind", "DfE number", "region", "also accepted", "closed", "succeeded by")
    return page("Places", "src/evenlode/vocabulary/places.py", opening, table(headings, map(place_row, all_places())))


def place_row(one: Place) -> tuple[str, ...]:
    """One place."""
    others = ", ".join((*one.old_codes, *one.aliases))
    facts = (one.name, one.kind, one.dfe_number, one.region, others, one.closed or "", ", ".join(one.successors))
    return (code(one.code), *(cell(fact) for fact in facts))


# Registers


def registers_page() -> str:
    """Every register of children, with what an entry of it says."""
    opening = (
        "The registers that an authority keeps of children, by the ids under which lists of entries name them: see "
        "[the source](sources.md#register_entry). What is required is asked for by law or statutory guidance of "
        "entries that begin in the days given; an entry without it is accepted, and said to be incomplete."
    )
    return page(
        "Registers", "src/evenlode/vocabulary/codes/registers.py", opening, *map(register_part, REGISTERS.values())
    )


def register_part(one: Register) -> list[str]:
    """One register."""
    facts = [
        ("register", code(one.id)),
        ("also called", ", ".join(code(name) for name in one.known_as)),
        ("kinds of entry", ", ".join(map(dated_kind, one.kinds)) or "one"),
        ("source", cell(one.citation) + (" (unconfirmed)" if one.unconfirmed else "")),
    ]
    headings = ("column", "or", "holds", "required", "of entries that begin")
    return [
        f"## {one.title[0].upper()}{one.title[1:]} {{: #{one.id} }}",
        "",
        *table(("", ""), facts),
        *table(headings, map(own_field_row, one.fields)),
    ]


def dated_kind(one: Code) -> str:
    """A kind of entry, with the days in which it may be used."""
    dates = days_of(one)
    return code(one.code) + (f" ({dates})" if dates else "")


def own_field_row(one: Field) -> tuple[str, ...]:
    """One field of a register."""
    holds = ", ".join(map(code, one.choices)) or cell(one.kind.label)
    required = ("once it has ended" if one.at_end else "yes") if one.required else ""
    return (code(one.id), cell(one.title), holds, required, days_of(one))


def days_of(one: Dated) -> str:
    """The days in which something holds; empty where there is no end to them."""
    ends = (("from", one.since), ("to", one.until))
    return " ".join(f"{word} {day.isoformat()}" for word, day in ends if day)


# Outcomes of assessments

OUTCOME_SETS = (
    FIRST_PROFILE,
    SECOND_PROFILE,
    PHONICS,
    KS1_TEACHER,
    KS2_TEACHER,
    KS2_TEST,
    KS4_GRADES,
    VOCATIONAL_GRADES,
)
COUNTED = {True: "yes", False: "no", None: "not settled"}


def outcomes_page() -> str:
    """Every outcome that an assessment may have, by stage, and the early learning goals."""
    opening = (
        "The outcomes that files of results may hold, each in the years in which it was awarded: any other holds its "
        "record. An outcome is kept as it was awarded. Those not counted leave the denominator of a measure; all "
        "others, such as absence, stay in it. What is unconfirmed has not been read in the source that is cited."
    )
    parts = (*map(outcomes_part, OUTCOME_SETS), goals_part())
    return page("Outcomes of assessments", "src/evenlode/vocabulary/codes/results.py", opening, *parts)


def outcomes_part(codes: code_kinds.CodeSet[Outcome]) -> list[str]:
    """The outcomes of one set."""
    return [
        f"## {codes.title[0].upper()}{codes.title[1:]} {{: #{codes.id} }}",
        "",
        f"{codes.citation}.",
        "",
        *table(("outcome", "means", "awarded", "counted", ""), map(outcome_row, codes.codes)),
    ]


def outcome_row(one: Outcome) -> tuple[str, ...]:
    """One outcome."""
    doubt = "unconfirmed" if one.unconfirmed else ""
    return (code(one.code), cell(one.meaning), days_of(one), COUNTED[one.counted], doubt)


def goals_part() -> list[str]:
    """The early learning goals of both frameworks."""
    goals = [(code(one.id), cell(one.name), cell(one.area), days_of(one)) for one in (*FIRST_GOALS, *SECOND_GOALS)]
    return ["## Early learning goals by name {: #goals }", "", *table(("goal", "name", "area", "assessed"), goals)]


# The pages together

PAGES: Mapping[str, Callable[[], str]] = {
    "measures.md": measures_page,
    "sources.md": sources_page,
    "tables.md": tables_page,
    "commands.md": commands_page,
    "errors.md": errors_page,
    "groups.md": groups_page,
    "places.md": places_page,
    "registers.md": registers_page,
    "outcomes.md": outcomes_page,
    "worked-examples.md": worked_examples_page,
}


def out_of_date() -> list[str]:
    """The pages that do not say what the catalogues say, and those that nothing writes any more."""
    changed = [name for name, write in PAGES.items() if read(FOLDER / name) != write()]
    known = {*PAGES, *WRITTEN_BY_HAND}
    return changed + sorted(path.name for path in FOLDER.glob("*.md") if path.name not in known)


def read(path: Path) -> str:
    """A page as it stands; empty where there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Write every page, or check them all."""
    if "--check" in sys.argv[1:]:
        found = out_of_date()
        for name in found:
            print(f"docs/reference/{name} is out of date: run `make docs`.")
        return 1 if found else 0
    FOLDER.mkdir(exist_ok=True)
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
