"""How every catalogue folder is read: one module for each thing, named after its id, holding one constant."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Generic, TypeVar

from evenlode.errors import NotFound

Thing = TypeVar("Thing")

# So many names can be told in a message.
FEW = 8


class Catalogue(Generic[Thing]):
    """The things of one catalogue folder, each imported when first asked for.

    `package` is the folder's dotted name, `constant` the name each file assigns, `noun` what a message calls a thing.
    """

    def __init__(self, package: str, constant: str, noun: str) -> None:
        self.package, self.constant, self.noun = package, constant, noun
        self.found: dict[str, Thing] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every id, as the folder was when it was first asked for."""
        return tuple(sorted(module.name for module in iter_modules(import_module(self.package).__path__)))

    def ids(self) -> tuple[str, ...]:
        """Every id, in alphabetical order, without importing what it names."""
        return self.names

    def find(self, id: str) -> Thing:
        """The thing named `id`; raises `NotFound`, offering the nearest names."""
        if id in self.found:
            return self.found[id]
        if id not in self.ids():
            near = get_close_matches(id, self.ids(), n=3, cutoff=0.5)
            few = (
                f"there is {', '.join(self.ids())}"
                if len(self.ids()) <= FEW
                else f"`evenlode catalogue {self.noun}s` lists all"
            )
            remedy = f"did you mean {' or '.join(near)}?" if near else few
            raise NotFound(f"There is no {self.noun} called '{id}'.", remedy=remedy)
        thing: Thing = getattr(import_module(f"{self.package}.{id}"), self.constant)
        self.found[id] = thing
        return thing

    def documentation(self, id: str) -> str:
        """The docstring of the file that defines `id`: its public page."""
        return (import_module(f"{self.package}.{id}").__doc__ or "").strip()

    def __iter__(self) -> Iterator[Thing]:
        return (self.find(id) for id in self.ids())
