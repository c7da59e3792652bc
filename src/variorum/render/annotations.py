"""An edition as W3C Web Annotations, for readers and archives that show notes beside a text.

One annotation for each line of the brief, each reading of a point and each statement; its
targets are spans, each given by its words (`TextQuoteSelector`) and by its place
(`TextPositionSelector`), in code points. https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from variorum.model import Account, Edition, Span, StoryEdition
from variorum.render.heads import head
from variorum.render.legend import Legend, draw_legend, plural

__all__ = ["to_annotations"]

# So many characters before and after the words tell two places with equal words apart.
AROUND = 32

_Json = dict[str, Any]


def to_annotations(edition: Edition) -> str:
    """Write the edition as one JSON-LD collection of annotations.

    >>> from variorum.model import Generator
    >>> empty = Edition(Generator("variorum", "0", {}), (), (), (), (), (), (), ())
    >>> json.loads(to_annotations(empty))["total"]
    0
    """
    notes = [
        note for story in edition.stories for note in _of_story(story, draw_legend(edition, story))
    ]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:variorum:{'+'.join(story.id for story in edition.stories) or 'empty'}",
        "type": "AnnotationCollection",
        "label": "; ".join(story.title for story in edition.stories),
        "generator": {
            "type": "Software",
            "name": f"{edition.generator.name} {edition.generator.version}",
        },
        "total": len(notes),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": notes},
    }
    return json.dumps(collection, indent=1, ensure_ascii=True)


def _of_story(story: StoryEdition, legend: Legend) -> Iterator[_Json]:
    def note(name: str, motivation: str, bodies: Sequence[_Json], spans: Sequence[Span]) -> _Json:
        return {
            "id": f"urn:variorum:{story.id}:{name}",
            "type": "Annotation",
            "motivation": motivation,
            "body": list(bodies),
            "target": [
                _target(span, legend.accounts[span.article])
                for span in spans
                if span.article in legend.accounts
            ],
        }

    lines = [(section.heading, line) for section in story.brief.sections for line in section.lines]
    for n, (heading, line) in enumerate(lines, start=1):
        yield note(f"line:{n}", "highlighting", [_body(heading, "tagging")], line.evidence)
    for number, point in enumerate(story.points, start=1):
        relation = f"{point.relation}{f' in {point.aspect}' if point.aspect else ''}"
        for n, reading in enumerate(point.readings, start=1):
            weight = (
                f"{plural(len(reading.articles), 'account')}, {reading.independent} independent"
            )
            bodies = [
                _body(relation, "tagging"),
                _body(f"{head(point)}: {reading.label} ({weight})", "describing"),
                _body(point.reason, "commenting"),
            ]
            yield note(f"point:{number}:{n}", "describing", bodies, reading.evidence)
    for statement in legend.statements.values():
        speaker = legend.name(statement.speaker) or (
            statement.chain[-1].name if statement.chain else "speaker unknown"
        )
        stance = f"{statement.manner}, {statement.factuality}, {statement.polarity}"
        bodies = [_body(speaker, "identifying"), _body(stance, "classifying")]
        yield note(f"statement:{statement.id}", "identifying", bodies, statement.content)


def _body(value: str, purpose: str) -> _Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(span: Span, account: Account) -> _Json:
    """Point at a span: in the file by its hash, which is what the offsets hold for."""
    text = account.text or ""
    quote = {"type": "TextQuoteSelector", "exact": span.exact}
    if text:
        quote["prefix"] = text[max(span.start - AROUND, 0) : span.start]
        quote["suffix"] = text[span.end : span.end + AROUND]
    return {
        "source": {
            "id": account.url or f"urn:sha256:{account.sha256}",
            "type": "Text",
            "canonical": f"urn:sha256:{account.sha256}",
            "dcterms:identifier": account.path,
        },
        "selector": [
            quote,
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
