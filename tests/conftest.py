"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("standoff", deadline=None)  # how long an example takes depends on what else the machine does
settings.load_profile("standoff")
