"""Exports of an edition: W3C Web Annotations and CSL-JSON references."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.render.editions import HARBOUR, POST, edition_of
from variorum.render import render


def test_every_annotation_points_at_its_words_by_quotation_and_by_place() -> None:
    edition = edition_of(HARBOUR, POST)
    texts = {f"urn:sha256:{a.sha256}": a.text or "" for a in edition.articles}
    collection = json.loads(render(edition, "annotations"))
    notes = collection["first"]["items"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(notes) > 0
    assert len({note["id"] for note in notes}) == len(notes)
    for target in (target for note in notes for target in note["target"]):
        text = texts[target["source"]["canonical"]]
        quote, place = target["selector"]
        before, after = text[: place["start"]], text[place["end"] :]
        assert quote["type"] == "TextQuoteSelector"
        assert place["type"] == "TextPositionSelector"
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert before.endswith(quote["prefix"])
        assert after.startswith(quote["suffix"])


def test_a_reading_is_annotated_with_its_point_and_its_reason() -> None:
    notes = json.loads(render(edition_of(HARBOUR, POST, label="Hurt"), "annotations"))
    [note, *_] = [n for n in notes["first"]["items"] if ":point:" in n["id"]]
    assert {body["purpose"]: body["value"] for body in note["body"]} == {
        "tagging": "differ in value",
        "describing": "Hurt: Hurt (1 account, 1 independent)",
        "commenting": "Hurt",
    }


def test_a_reference_says_what_is_known_and_nothing_else() -> None:
    edition = edition_of(HARBOUR, label="Pier closed")
    [known] = json.loads(render(edition, "csl"))
    assert known["container-title"] == "The Post"
    assert known["issued"] == {"date-parts": [[2024, 5, 6]]}
    assert known["URL"] == "https://example.org/a?b=c&d"
    bare = tuple(replace(a, outlet=None, published=None, byline=None) for a in edition.articles)
    [unknown] = json.loads(render(replace(edition, articles=bare), "csl"))
    assert {"container-title", "issued", "author"}.isdisjoint(unknown)
