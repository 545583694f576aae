from __future__ import annotations

import subprocess
import sys

import pytest

from standoff.errors import UnreadableSource
from standoff.sources.language import check_language, other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Minister hat gestern gesagt, dass die Gespräche mit der Gewerkschaft im Mai wieder beginnen werden.",
            "de",
        ),
        (
            "Le ministre a déclaré hier que les négociations avec le syndicat reprendraient à Paris au mois de mai.",
            "fr",
        ),
        ("El ministro dijo ayer que las negociaciones con el sindicato se reanudarían en Madrid el mes de mayo.", "es"),
        ("部长昨天说,与工会的谈判将于五月重新开始,双方都希望能够尽快达成协议。", "zh"),
    ],
)
def test_another_language_is_named_and_not_read(text: str, language: str) -> None:
    with pytest.raises(UnreadableSource, match=f"not read: language {language}") as caught:
        check_language(text, "a.txt")
    assert caught.value.code == "language"


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the talks would begin again in May, and the guild was glad of it.",
        "Guten Tag!",
        "Talks off",
        "Present: Smith, Jones, Brown, Taylor, Davies, Evans, Thomas, Johnson, Roberts, Walker, Wright, Green",
        "He said ‘Ich bin ein Pilot’ and then, to the surprise of all who had come, he sat down and was quiet.",
        "12.5 13.5 14.5",
        "",
    ],
)
def test_english_short_and_mixed_texts_are_read(text: str) -> None:
    assert other_language(text) is None


def test_clearly_english_text_loads_no_language_model() -> None:
    code = (
        "import sys; from standoff.sources import read_text;"
        "read_text('The guild said that it would be glad to meet the agency and to talk of the terms of it.', 'a');"
        "heavy = {'py3langid', 'numpy', 'lxml', 'trafilatura', 'charset_normalizer'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
