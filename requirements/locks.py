"""Compiles the requirement locks from pyproject.toml with uv, or with `--check` says whether they are stale.

Each lock begins with a digest of the requirements it was compiled from, so that a stale one is found without a network.
The locks name every library with its hashes and no host: whoever installs from them chooses where to fetch.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent
PROJECT = FOLDER.parent / "pyproject.toml"
LOCKS = {
    "base": ("--group", "build"),
    "web": ("--group", "build", "--extra", "web"),
    "dev": ("--group", "build", "--group", "dev", "--extra", "web", "--extra", "spark"),
}
OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header",
    "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--quiet",
)  # fmt: skip


def digest() -> str:
    """The digest of everything in pyproject.toml that decides what is installed."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    asked = {
        "requires-python": project["project"]["requires-python"],
        "dependencies": project["project"]["dependencies"],
        "extras": project["project"]["optional-dependencies"],
        "groups": project["dependency-groups"],
        "locks": LOCKS,
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]


def header() -> str:
    """A lock's first line."""
    return f"# Compiled by `make locks` from the requirements {digest()} of pyproject.toml.\n"


def compile_lock(name: str) -> None:
    """Compile one lock; what it pinned before stays, where it still fits."""
    path = FOLDER / f"{name}.txt"
    constraint = () if name == "base" else ("--constraint", str(FOLDER / "base.txt"))
    command = ["uv", "pip", "compile", PROJECT.name, *LOCKS[name], *constraint, *OPTIONS, "--output-file", str(path)]
    subprocess.run(command, check=True, cwd=PROJECT.parent, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words
    body = path.read_text(encoding="utf-8")
    path.write_text(header() + body, encoding="utf-8")


def stale() -> list[str]:
    """The names of the locks that were not compiled from the present requirements."""
    paths = {name: FOLDER / f"{name}.txt" for name in LOCKS}
    return [name for name, path in paths.items() if not path.exists() or not begins(path)]


def begins(path: Path) -> bool:
    """Whether a lock begins with the header of the present requirements."""
    return path.read_text(encoding="utf-8").startswith(header())


def main() -> int:
    """Compile every lock, or check them all."""
    if "--check" in sys.argv[1:]:
        found = stale()
        for name in found:
            print(f"requirements/{name}.txt is stale: pyproject.toml asks for something else. Run `make locks`.")
        return 1 if found else 0
    for name in LOCKS:
        compile_lock(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
