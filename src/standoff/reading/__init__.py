"""One document to its findings, each with its words. Nothing here looks at another document.

In the order data flows:

- ``page``: the running text laid out in paragraphs, sentences and quotations;
- ``syntax``: the sentences analysed by the language model, once for every finder that asks;
- ``mentions``, with ``persons`` and ``phrases``: where somebody is named, as capitals, titles and roles tell;
- ``tagged`` and ``fullforms``: what the model's names and acronyms in brackets mend of that; ``names``: who is who;
- ``bodies``, ``roles``, with ``successions`` and ``offices``: which body words stand for, and who holds which office;
- ``cues`` and ``nouncues``, with ``subjects`` and ``descriptions``: the words that report, and whose words they report;
- ``treecues``, with ``complements``: what the trees of the sentences add to them;
- ``clauses``, ``contents``, ``speakers``, with ``holders`` and ``documents``, ``statements``: which words are reported,
  by whom, put together;
- ``confidence``: how often a statement told in this way is right;
- ``dates`` and ``quantities``: a grammar of our own for the words that tell them;
- ``acts``: who did what to whom, when, and whether it happened;
- ``reader``: one document through all of them.

``lexicon`` holds the words they go by, ``places`` answers questions about many spans.
"""

from standoff.reading.reader import READER, read

__all__ = ["READER", "read"]
