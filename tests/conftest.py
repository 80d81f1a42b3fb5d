"""What several tests need; its place also puts this folder on the import path, for the helpers that they share."""

from pathlib import Path

import pytest
from hypothesis import settings
from places import shared_folder

# The same examples every time, and no clock: a busy machine is no fault of ours.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip("needs the folder of shared gold data; name it in EXTRACTOR_SHARED")
    return folder


@pytest.fixture(scope="session")
def pipeline():
    """The default pipeline, loaded once."""
    import extractor

    return extractor.load()
