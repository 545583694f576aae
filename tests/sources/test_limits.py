from __future__ import annotations

import pytest

from standoff.errors import UnreadableSource
from standoff.sources.limits import LIMITS, check_size


def test_the_limits_are_those_that_are_documented() -> None:
    assert (LIMITS.input_bytes, LIMITS.text_characters) == (50_000_000, 10_000_000)


def test_more_than_the_limit_is_refused_and_the_limit_itself_is_not() -> None:
    check_size(10, 10, "bytes", "a.txt")
    with pytest.raises(UnreadableSource, match="11 bytes, more than the 10") as caught:
        check_size(11, 10, "bytes", "a.txt")
    assert caught.value.code == "too-large"
