"""What people decided: append-only decisions and their algebra. Nothing here reads a text."""

from standoff.curation.standing import standing

__all__ = ["standing"]
