"""Frames of a text as a reader would note them: `source | cue | content`.

Parts of a content that its attribution splits are joined by ` … `, and a frame that goes on
without a cue names no one.
"""

from __future__ import annotations

from variorum.model import Article, Voice
from variorum.reading.furniture import split_paragraphs
from variorum.reading.quotes import find_quotes
from variorum.reading.sentences import parse
from variorum.reading.voices import find_voices


def voices(text: str) -> tuple[Voice, ...]:
    """Read who says what in a text, before anyone is identified."""
    article = Article.of(text)
    paragraphs = split_paragraphs(article, ())
    sentences = parse(article, paragraphs)
    return find_voices(article, sentences, find_quotes(article, paragraphs))


def noted(voice: Voice) -> str:
    """Write a frame down."""
    source = voice.source.exact if voice.source else ""
    cue = voice.cue.exact if voice.cue else ""
    return f"{source} | {cue} | {' … '.join(span.exact for span in voice.content)}"


def frames(text: str) -> list[str]:
    """Write all frames of a text down."""
    return [noted(voice) for voice in voices(text)]
