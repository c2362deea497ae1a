"""The table of commands: names as text, so that only the chosen one is imported and help is quick."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One command: its name, the module that holds its function `command`, and what it does in one line."""

    name: str
    module: str
    summary: str


def table(*commands: Command) -> Mapping[str, Command]:
    """Commands by their names, in the order in which help lists them."""
    return {command.name: command for command in commands}


COMMANDS = table(
    Command(
        "demo",
        "evenlode.cli.demo",
        "Publish a report from published figures, and an invented county's from its pupils' files.",
    ),
    Command("load", "evenlode.cli.load", "Load files, or every file of a folder, with a receipt for each."),
    Command("loads", "evenlode.cli.loads", "List what was loaded, held and taken back, and when."),
    Command("problems", "evenlode.cli.problems", "List what was wrong in a loaded file, record by record."),
    Command(
        "changes", "evenlode.cli.changes", "Show which figures a load changed, or all that changed since a snapshot."
    ),
    Command("confirm", "evenlode.cli.confirm", "Let a held load go live."),
    Command("revert", "evenlode.cli.revert", "Take a load back, as if it had never been loaded."),
    Command("expire", "evenlode.cli.expire", "Destroy loaded files under a rule of retention."),
    Command("rebuild", "evenlode.cli.rebuild", "Read every loaded file again and build the lake anew."),
    Command("compact", "evenlode.cli.compact", "Write the lake's small files together; no answer changes."),
    Command("refresh", "evenlode.cli.refresh", "Work out the figures of every school and place from pupils' rows."),
    Command("doubts", "evenlode.cli.doubts", "List what the loaded files leave in doubt, and whom to ask."),
    Command("figures", "evenlode.cli.figures", "Show figures, with their source, edition and release."),
    Command("gaps", "evenlode.cli.gaps", "Show how far groups are behind, and how that changed."),
    Command("ranks", "evenlode.cli.ranks", "Show ranks among statistical neighbours and in England."),
    Command("explain", "evenlode.cli.explain", "Show where a figure or comparison comes from, worked out again."),
    Command("publish", "evenlode.cli.publish", "Write a report about a place."),
    Command("synthesise", "evenlode.cli.synthesise", "Write an invented county as files in the real formats."),
    Command("catalogue", "evenlode.cli.catalogue", "List measures, sources, tables, groups and places."),
    Command("doctor", "evenlode.cli.doctor", "Check this home and this machine, and say how to mend what is wrong."),
)
