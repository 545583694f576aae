"""The shipped analyser, loaded once for all tests of the room."""

import pytest

from standoff.language import Analyser, open_analyser


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return open_analyser()
