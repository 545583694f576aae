"""Pictures of every page of the demo record, for docs/pages.md.

    python docs/screenshots.py [--record FILE] [--to docs/screenshots]

Reads the demo corpus (or shows the record FILE), serves it, and takes a picture of every page in Chromium: 1,280 wide
in the light, and of some pages also in the dark and on a narrow screen; three quarters of its size, so that each file
stays small.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # the tests' browser and server

from playwright.sync_api import Browser
from tests.web.browser import browser, served

from standoff import demo
from standoff.batch.corpus import run
from standoff.ontology import Kind
from standoff.query import Record, View
from standoff.sources import find, within
from standoff.web.addresses import PATHS, path_of

#: Further pictures: page, width, scheme.
MORE = (("overview", 1280, "dark"), ("document", 1280, "dark"), ("timeline", 390, "light"), ("document", 390, "light"))
#: How much of a long page is shown.
TALL = {1280: 840, 390: 844}


def paths(path: Path) -> dict[str, str]:
    """Return an address of every page: the longest article, the party with most to tell, the first act."""
    with Record.open(path, readonly=True) as record:
        heads = record.documents().items
        about = {
            "document": max(heads, key=lambda head: (head.statements, head.id)).id,
            "party": record.party(record.concerned(View.EVENT, limit=1)[0][0]).id,
            "fact": record.facts(Kind.ACT, limit=1).items[0].id,
        }
    return {name: path_of(name, about.get(name)) for name in PATHS}


@contextlib.contextmanager
def demo_record() -> Iterator[Path]:
    """Read the demo corpus into a record of its own."""
    with tempfile.TemporaryDirectory(prefix="standoff-screenshots-") as name:
        folder = Path(name)
        articles, path = demo.copy_to(folder), folder / "harbour-pilots.db"
        with Record.open(path, create=True) as record:
            run(find([str(articles)], folder), record.store, within=within([str(articles)], folder))
            record.refresh()
        yield path


def take(started: Browser, address: str, to: Path, width: int, scheme: str) -> None:
    """Take one picture."""
    context = started.new_context(
        viewport={"width": width, "height": TALL[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=0.75 if width > 1000 else 1,
    )
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=to)
    context.close()


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--record", type=Path)
    parser.add_argument("--to", type=Path, default=Path(__file__).parent / "screenshots")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.to, ignore_errors=True)
    arguments.to.mkdir(parents=True)
    given = contextlib.nullcontext(arguments.record) if arguments.record else demo_record()
    with given as path, served(path) as site, browser() as started:
        addresses = paths(path)
        wanted = [(name, 1280, "light") for name in addresses]
        for name, width, scheme in (*wanted, *MORE):
            file = arguments.to / f"{name}{'-narrow' if width < 1280 else ''}{'-dark' if scheme == 'dark' else ''}.png"
            take(started, site + addresses[name], file, width, scheme)


if __name__ == "__main__":
    main()
