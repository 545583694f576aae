"""House forms: how outlets dress an article up, told from the article by general rules, one form a file."""

from standoff.sources.house.marks import House, mark

__all__ = ["House", "mark"]
