"""The fold: what many documents tell, made one account. Pure functions; nothing here reads, writes or remembers."""

from standoff.record.canonical import canonical
from standoff.record.offices import Tenure, TenureReport, Told, offices
from standoff.record.parties import parties

__all__ = ["Tenure", "TenureReport", "Told", "canonical", "offices", "parties"]
