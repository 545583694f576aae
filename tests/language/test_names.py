"""Names are well formed in a sentence and agree across a document."""

import numpy as np

from standoff.language.names import NameFinder, Tagged

TAGS = ["B-LOC", "B-ORG", "B-PER", "I-LOC", "I-ORG", "I-PER", "O"]
FINDER = NameFinder(TAGS)


def tagged(text: str) -> Tagged:
    """A sentence of "word/TAG" or "word/TAG/chance"; words without a tag are "O"; capitals make PROPN."""
    forms, rows = [], []
    for part in text.split():
        form, tag, chance = ([*part.split("/"), "O", "0.9"])[:3] if part.count("/") < 2 else part.split("/")
        if part.count("/") == 1:
            chance = "0.9"
        if part.count("/") == 0:
            tag, chance = "O", "0.99"
        row = np.full(len(TAGS), (1 - float(chance)) / (len(TAGS) - 1), np.float32)
        row[TAGS.index(tag)] = float(chance)
        forms.append(form)
        rows.append(row)
    upos = ["PROPN" if form[:1].isupper() else "NOUN" for form in forms]
    return Tagged(forms, upos, np.array(rows, np.float32))


def names(*texts: str) -> list[list[tuple[str, str]]]:
    sentences = [tagged(text) for text in texts]
    return [
        [(" ".join(sentence.forms[name.first : name.past]), name.kind) for name in found]
        for sentence, found in zip(sentences, FINDER.find(sentences), strict=True)
    ]


def test_reads_names_off_the_tags() -> None:
    assert names("Dr Sidney/B-PER Hartnell/I-PER left Leeds/B-LOC") == [[("Sidney Hartnell", "PER"), ("Leeds", "LOC")]]


def test_a_name_cannot_start_in_its_middle() -> None:
    assert names("the Medical/I-ORG/0.6 Council/I-ORG/0.9") == [[("Medical Council", "ORG")]]


def test_one_form_has_one_kind() -> None:
    found = names("Unite/B-ORG/0.9 met", "then Unite/B-PER/0.5 left", "and Unite/B-ORG/0.8 came")
    assert found == [[("Unite", "ORG")]] * 3


def test_an_acronym_in_brackets_is_the_organisation_before_it() -> None:
    found = names("the British/B-ORG Medical/I-ORG Association/I-ORG ( BMA/O/0.7 ) met", "the BMA/B-LOC/0.6 left")
    assert found == [[("British Medical Association", "ORG"), ("BMA", "ORG")], [("BMA", "ORG")]]


def test_a_sure_name_is_found_where_the_sentence_does_not_show_it() -> None:
    assert names("Unison/B-ORG/0.95 met", "when Unison/O/0.6 left")[1] == [("Unison", "ORG")]


def test_but_not_where_it_is_surely_none() -> None:
    assert names("Will/B-PER/0.95 met", "Will/O/0.995 they")[1] == []


def test_a_surname_is_the_person_named_in_full() -> None:
    found = names("Sidney/B-PER Hartnell/I-PER spoke", "Hartnell/B-ORG/0.5 left", "and Hartnell/O/0.6 came")
    assert found[1:] == [[("Hartnell", "PER")], [("Hartnell", "PER")]]


def test_an_organisation_and_the_place_after_it_are_one() -> None:
    assert names("NHS/B-ORG England/B-LOC said") == [[("NHS England", "ORG")]]
    assert names("NHS/B-ORG England/B-ORG/0.6 said", "in England/B-LOC") == [
        [("NHS England", "ORG")],
        [("England", "LOC")],
    ]


def test_an_empty_document_has_no_names() -> None:
    assert names() == []


def test_a_place_and_the_word_for_a_body_after_it_are_one() -> None:
    assert names("Harlow/B-LOC Council met") == [[("Harlow Council", "ORG")]]
    assert names("Harlow/B-LOC council met") == [[("Harlow", "LOC")]]
    assert names("Sidney/B-PER Press/O met") == [[("Sidney", "PER")]]
    assert names("Harlow/B-LOC Council/B-ORG Ltd/I-ORG met") == [[("Harlow", "LOC"), ("Council Ltd", "ORG")]]


def test_initials_are_the_organisation_that_bears_them() -> None:
    found = names("the Royal/B-ORG College/I-ORG of/I-ORG Nursing/I-ORG met", "the RCN/B-LOC/0.6 left", "RCN/O/0.9 did")
    assert found[1:] == [[("RCN", "ORG")], [("RCN", "ORG")]]


def test_two_initials_are_too_few_to_tell() -> None:
    assert names("New/B-ORG York/I-ORG Herald/B-LOC met", "NY/B-LOC left")[1] == [("NY", "LOC")]
