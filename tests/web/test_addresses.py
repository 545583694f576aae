"""Addresses on the server and on disk lead to the same pages."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from standoff.web.addresses import PATHS, OnDisk, Served, folder_of, path_of


def test_a_page_on_the_server_has_its_path_query_and_place() -> None:
    assert (
        Served().page("timeline", party="Guild & Co", since="", page=None, place="e1")
        == "/timeline?party=Guild+%26+Co#e1"
    )
    assert Served().page("party", "guild") == "/parties/guild"
    assert Served().file("standoff.css") == "/static/standoff.css"


def test_what_a_page_is_about_cannot_lead_out_of_its_folder() -> None:
    assert path_of("document", "../../etc") == "/documents/..%2F..%2Fetc"


@pytest.mark.parametrize("here", ["", "timeline", "parties/guild", "documents/d1"])
@pytest.mark.parametrize("name", [name for name in PATHS if "{id}" not in PATHS[name]])
def test_on_disk_a_page_is_a_file_seen_from_where_one_is(here: str, name: str) -> None:
    found = normpath(PurePosixPath("/site", here, OnDisk(here).page(name)))
    assert found == normpath(f"/site{PATHS[name]}/index.html")


def test_on_disk_only_the_number_of_a_page_is_kept_of_what_is_asked() -> None:
    here = OnDisk("statements")
    assert here.page("statements", page=2, party="x") == "../statements/page-2.html"
    assert here.page("statements", page=1, place="s1") == "../statements/index.html#s1"


@pytest.mark.parametrize("id", ["a" * 300, "ärzte", "../etc", "con.", "A", ""])
def test_on_disk_every_id_names_a_folder_of_its_own_that_every_file_system_takes(id: str) -> None:
    folder = folder_of("party", id)
    assert re.fullmatch(r"parties/[a-z0-9-]{1,80}", folder)
    assert folder != folder_of("party", f"{id}x")
    assert OnDisk("").page("party", id) == f"{folder}/index.html"


def test_what_is_asked_may_have_any_name() -> None:
    assert Served().page("parties", name="x", id="y") == "/parties?name=x&id=y"


def test_on_disk_our_files_lie_beside_the_pages() -> None:
    assert OnDisk("parties/guild").file("standoff.css") == "../../static/standoff.css"
    assert OnDisk("").file("standoff.css") == "static/standoff.css"
