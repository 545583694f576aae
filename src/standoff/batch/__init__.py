"""Reading over a whole corpus: find, read, keep; in this process or in several, always with the same result."""

from standoff.batch.corpus import run
from standoff.batch.report import Report
from standoff.batch.source import Failed, Studied, Unchanged, study

__all__ = ["Failed", "Report", "Studied", "Unchanged", "run", "study"]
