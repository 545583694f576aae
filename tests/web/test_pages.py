"""What single pages tell their readers, and what they take care not to tell."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient
from tests.small_record import BALLOT, record_of

from standoff.web import make_app

BASE = "http://127.0.0.1:8351"


def shown(record: Path, path: str) -> str:
    """Return the words of the page at ``path``, without its marks."""
    with TestClient(make_app(record, author="Ann Lee"), BASE) as client:
        page = client.get(path)
    assert page.status_code == 200, page.text
    return words(page.text)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


# The law


def test_what_follows_from_law_is_told_with_its_name_and_on_its_condition(tmp_path: Path) -> None:
    told = shown(record_of(tmp_path, BALLOT), "/mandates")
    assert "Where British law applies (Trade Union Act 2016): 50 % asked" in told
    assert "expired where British law applies (Trade Union Act 2016); nobody reports it" in told
    assert "Where British law applies (Trade Union Act 2016): it ends on 14 November 2024 at the latest" in told
    assert "Mandate to strike over night rosters" in told
    assert not re.search(r"[Ll]aw asks|by law", told)


def test_what_is_asked_of_important_public_services_is_told_as_asked_of_them_only(tmp_path: Path) -> None:
    told = shown(record_of(tmp_path, BALLOT), "/mandates")
    (only,) = re.findall(r"Where British law applies [^:;]*: 40 % asked", told)
    assert "in important public services only" in only
