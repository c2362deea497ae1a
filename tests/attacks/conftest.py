"""What every attack can ask for: the home that is attacked, whole, and an engine that all readings share."""

from collections.abc import Iterator

import pytest

from attacks.scene import Scene, build
from evenlode.lake.keys import PASSPHRASE
from ledger_model import one_engine


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The home that is attacked; each attack copies it."""
    with pytest.MonkeyPatch.context() as patch, one_engine(tmp_path_factory.getbasetemp()):
        patch.delenv(PASSPHRASE, raising=False)
        return build(tmp_path_factory.mktemp("scene"))


@pytest.fixture(autouse=True)
def quick_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One engine for all acts and readings of these tests."""
    with one_engine(tmp_path_factory.getbasetemp()):
        yield
