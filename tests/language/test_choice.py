"""An analyser is chosen by name, loaded once, and a wrong choice is explained."""

import pytest

from standoff.errors import ModelError
from standoff.language import open_analyser


def test_our_own_is_the_default_and_loaded_once() -> None:
    assert open_analyser() is open_analyser("")


def test_an_unknown_analyser_is_refused() -> None:
    with pytest.raises(ModelError) as caught:
        open_analyser("stanza")
    assert caught.value.code == "bad-pipeline"


def test_a_pipeline_that_is_not_there_is_reported() -> None:
    with pytest.raises(ModelError) as caught:
        open_analyser("spacy:no_such_pipeline")
    assert caught.value.code in ("bad-pipeline", "no-runtime")
