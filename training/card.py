"""The model card: what the model is, what it was made from, under which licences, how well it does and where it
fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from training import manifest

_TITLES = {
    "ewt-dev": "EWT dev (web)",
    "ewt-test": "EWT test (web)",
    "gum-devtest-news": "GUM dev+test (news)",
    "pud-news": "PUD (news)",
    "pud-wiki": "PUD (Wikipedia)",
}
_COLUMNS = (
    "words", "sentences", "UPOS", "lemmas", "UAS", "LAS", "UAS by guidelines", "LAS by guidelines",
    "UAS without marks", "LAS without marks", "names", "names PER", "names ORG", "names LOC",
    "subjects of speech", "clauses of speech",
)  # fmt: skip

_HEAD = """# Model card: {name}

What it does: for each sentence of an English text, parts of speech (Universal Dependencies and Penn tags), lemmas,
morphological features, a dependency tree, and the names of persons, organisations and places. It is read by
`standoff.language`; nothing else is needed but numpy and onnxruntime. It runs on a processor, offline.

How it is built: a six-layer encoder of 384 dimensions that reads lower-case word pieces and the shape of each word,
with linear heads for tags, a two-layer head for names and biaffine arcs; eight-bit weights. Lemmas come from a
table of edits learned from the treebanks, features from rules (`features.py`), sentences and words from rules. How
it was made: `training/README.md`.

## Licence

The weights (`network.onnx`, `labels.onnx`, `lemmas.json`, `vocabulary.txt`) are licensed **CC BY-SA 4.0**
(https://creativecommons.org/licenses/by-sa/4.0/), because part of what they learned from is. Standoff's code is not.

The encoder started from **all-MiniLM-L6-v2** (sentence-transformers), Apache-2.0, after MiniLM (Wang et al. 2020,
Microsoft, MIT) and BERT's vocabulary (Devlin et al. 2019, Google, Apache-2.0). The training data:

| set | use | source | licence |
|---|---|---|---|
"""

_NOTICES = """
Notices. UD English EWT: Silveira, Dozat, de Marneffe, Bowman, Connor, Bauer and Manning (2014), *A Gold Standard
Dependency Corpus for English*, and the UD contributors. Names on EWT and PUD: Mayhew et al. (2024), *Universal
NER*. GUM: Zeldes (2017), *The GUM Corpus*, *Language Resources and Evaluation* 51(3); the texts' own licences and
authors are listed with the corpus; only genres under licences that allow changes and any use were taken. Re-DocRED:
Tan et al. (2022), after DocRED: Yao et al. (2019), texts from Wikipedia. Wikigold: Balasuriya et al. (2009), texts
from Wikipedia. All were changed: joined in one form, names mapped to three kinds, adjectives of nationality
dropped, sentences varied (`training/augment.py`).

## Scores

F1 in per cent of the eight-bit model as shipped, printed by `python -m training evaluate`. Relations are compared
without subtypes; names by exact place and kind, made to agree over each document. *Gold*: words and sentences
given. *Raw*: from the text alone. "Speech": arcs of 37 verbs of speech to their subjects and to the clauses that
hold what is said. PUD was never trained or tuned on; EWT dev and GUM dev were watched while training.
*Without marks*: punctuation left out. *By guidelines*: against the set's trees with their marks hung where the
guidelines of Universal Dependencies say (`training/marks.py`), which leave little open. The treebanks the model learned
from keep to them; PUD, which is older, does not. So many in a hundred of each set's own marks hang as they say:
{marks}.
A parser that keeps to the guidelines is marked down for it on PUD; what is said does not hang on commas.

| set | | {columns} |
|---|---|{rules}|
"""

_LIMITS = """
## Limits

- News, encyclopaedia and web English of the years 1990 to 2020, mostly American. Verse, chat, speech with its repairs,
  lists, tables, captions and text in capitals are analysed worse, and not every such place is told from prose.
- Organisations are the weakest names. A name of a kind the sets hold none of (a product, an event, a law) is mostly
  left out, now and then taken for an organisation. Nationalities ("German") are no names here.
- Names agree within a text by form: two bearers of one surname in one text are not told apart.
- Features are derived by rule from tags and trees; no treebank scored them.
- Sentences and words found wrongly make everything after them worse; the *raw* rows tell by how much.
- A sentence of more than 20,000 characters or 1,500 words, or made mostly of marks and figures, is not analysed; it is
  kept and marked `parsed = False`. Longer sentences than the network reads at once (254 pieces) are analysed in
  stretches.
- The same sentence always gets the same tags and tree on one kind of processor. On another kind, rounding may
  differ, and with it a choice between two readings that score nearly alike.
"""


def write(path: Path, name: str, scores: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Write the card of the model called `name` with its scores by set and by kind (gold, raw; marks: of the set)."""
    used = [
        f"| {title} | {about['use']} | {about['source']} | {about['licence']} |"
        for title, about in manifest.sets().items()
    ]
    table = [
        f"| {_TITLES.get(title, title)} | {kind} | " + " | ".join(f"{values[c]:.1f}" for c in _COLUMNS) + " |"
        for title, kinds in scores.items()
        for kind, values in kinds.items()
        if kind != "marks"
    ]
    marks = ", ".join(f"{_TITLES.get(title, title)} {kinds['marks']['agree']:.0f}" for title, kinds in scores.items())
    text = _HEAD.format(name=name) + "\n".join(used) + "\n"
    text += _NOTICES.format(marks=marks, columns=" | ".join(_COLUMNS), rules="---|" * (len(_COLUMNS) - 1) + "---")
    path.write_text(text + "\n".join(table) + "\n" + _LIMITS, encoding="utf-8", newline="\n")
