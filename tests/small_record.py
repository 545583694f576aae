"""A record of a few articles that a test writes itself, put together."""

from __future__ import annotations

from pathlib import Path

from standoff.batch.corpus import run
from standoff.query import Record
from standoff.sources import find, within

#: A carried ballot with its numbers, and an article of the time after its mandate, so that by law it has ended.
BALLOT = {
    "ballot": """Tug crews vote to strike

By Joan Marle
Published: 14 May 2024

The Tug Crews' Union said on Tuesday that its members had voted to strike over night rosters at Ravensey Harbour Board in an industrial action ballot that closed on 13 May 2024.

Of 1,000 members entitled to vote, 620 returned a paper: 540 voted yes and 75 voted no, with five papers spoiled.
""",  # noqa: E501
    "later": """Harbour board meets

By Joan Marle
Published: 20 December 2024

Ravensey Harbour Board met on Thursday. The Tug Crews' Union criticised the board.
""",
}


def record_of(folder: Path, texts: dict[str, str]) -> Path:
    """Return the record of ``texts``, each a file of ``folder`` by its name."""
    articles = folder / "articles"
    articles.mkdir()
    for name, text in texts.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    with Record.open(folder / "record.db", create=True) as record:
        paths = [str(articles)]
        run(find(paths, folder), record.store, within=within(paths, folder))
        record.refresh()
    return folder / "record.db"
