"""Tables drawn in text, as specifications hold them, and worked examples, which the reference pages show too."""

from dataclasses import dataclass

MEASURE = "measure"
WHY = "why"


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table drawn in text, without its heading."""
    return lines(table)[1:]


def lines(table: str) -> list[tuple[str, ...]]:
    """The rows of a table drawn in text, the first of them its heading."""
    drawn = [line for line in table.strip().splitlines() if not line.startswith("|--")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in drawn]


def words(cell: str) -> tuple[str, ...]:
    """What one cell lists."""
    return tuple(cell.split())


@dataclass(frozen=True)
class Examples:
    """Worked examples: a table whose rows a test checks, in a sentence what they say, and of which measures they are.

    Where the table has a column `measure` each row names its own. A row that has words under `why` alone goes on with
    those of the row above.
    """

    id: str
    title: str
    says: str
    table: str
    of_measures: tuple[str, ...] = ()

    @property
    def by_measure(self) -> bool:
        """Whether each row names its measure."""
        return MEASURE in lines(self.table)[0]

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that the rows are of, each once."""
        if not self.by_measure:
            return self.of_measures
        place = lines(self.table)[0].index(MEASURE)
        return tuple(dict.fromkeys(row[place] for row in rows(self.table)))

    def anchor(self, measure: str) -> str:
        """Where the rows of a measure are on the page of examples."""
        return f"{self.id}-{measure}" if self.by_measure else self.id

    def of(self, measure: str = "") -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """The headings and the rows; of one measure, where it is named, without its column."""
        headings, *told = lines(self.table)
        whole = joined(headings, told)
        if not measure:
            return headings, whole
        place = headings.index(MEASURE)
        return without(headings, place), [without(row, place) for row in whole if row[place] == measure]


def joined(headings: tuple[str, ...], told: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows of which none only goes on with the words of the one above."""
    found: list[tuple[str, ...]] = []
    for row in told:
        if found and WHY in headings and not any(row[: headings.index(WHY)]):
            found[-1] = tuple(f"{one} {more}".strip() for one, more in zip(found[-1], row, strict=True))
        else:
            found.append(row)
    return found


def without(row: tuple[str, ...], place: int) -> tuple[str, ...]:
    """A row without one of its cells."""
    return (*row[:place], *row[place + 1 :])
