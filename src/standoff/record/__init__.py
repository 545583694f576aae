"""The fold: what many documents tell, made one account. Pure functions; nothing here reads, writes or remembers."""

from standoff.record.offices import Tenure, TenureReport, Told, offices

__all__ = ["Tenure", "TenureReport", "Told", "offices"]
