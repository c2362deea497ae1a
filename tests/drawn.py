"""Tables drawn in text, as specifications hold them."""


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table drawn in text, without its heading."""
    lines = [line for line in table.strip().splitlines() if not line.startswith("|--")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[1:]]


def words(cell: str) -> tuple[str, ...]:
    """What one cell lists."""
    return tuple(cell.split())
