"""The errors Standoff raises, one small tree.

    StandoffError
    ├── InvalidValue        a value breaks a rule of the ontology
    ├── UnreadableSource    a file or a part of one could not be read as an article
    ├── RecordError         the record file is missing, locked, damaged, or from another version
    ├── ModelError          the language model is missing or is not the one that was shipped
    └── PageError           a page was asked for in a way that cannot be answered

Every error says what happened, where, and what to do about it. Each kind carries a short stable ``code``; the
codes are listed, with their meaning, in ``docs/errors.md`` (checked by ``tests/test_docs.py``).
"""

from __future__ import annotations

from typing import ClassVar


class StandoffError(Exception):
    """Base of every error that Standoff raises on purpose.

    ``what`` happened and ``todo`` are sentences without a final stop; ``where`` is a file, a field or an address.
    """

    codes: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, code: str, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        if code not in self.codes:
            raise AssertionError(f"{type(self).__name__} has no code {code!r}")
        super().__init__(code, what, where, todo)
        self.code = code
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.todo})" if self.todo else ""
        return f"{place}{self.what}{advice}"


class InvalidValue(StandoffError, ValueError):
    """A value that the ontology does not allow."""

    codes = frozenset({"bad-value", "bad-span", "bad-date", "unknown-type", "bad-list"})


class UnreadableSource(StandoffError):
    """A source, or one item of it, that could not be read as an article; the others are read all the same."""

    codes = frozenset(
        {
            "not-found",
            "not-allowed",
            "empty",
            "too-large",
            "not-text",
            "not-document",
            "bad-json",
            "no-article",
            "language",
            "no-match",
        }
    )


class RecordError(StandoffError):
    """The record could not be opened, read or written."""

    codes = frozenset(
        {
            "bad-export",
            "damaged",
            "locked",
            "newer-schema",
            "no-extra",
            "no-record",
            "no-such-id",
            "not-a-record",
            "not-empty",
            "not-together",
            "read-only",
        }
    )


class PageError(StandoffError):
    """A page, or a change made through one, that was asked for in a way that cannot be answered."""

    codes = frozenset(
        {"bad-query", "fault", "no-page", "not-yours", "port-taken", "too-much", "wrong-host", "wrong-method"}
    )


class ModelError(StandoffError):
    """The language model is missing or its digest is not the shipped one."""

    codes = frozenset({"no-model", "model-digest", "no-runtime", "bad-pipeline"})
