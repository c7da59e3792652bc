"""Tell the story from the page it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model import Article, Furniture, Paragraph


def find_furniture(article: Article) -> tuple[Furniture, ...]:
    """Yield the lines of the page that are not the story."""
    return ()


def split_paragraphs(article: Article, furniture: Sequence[Furniture]) -> tuple[Paragraph, ...]:
    """Yield the lines of the story: every line with a letter or digit in it that is not furniture."""
    return tuple(_paragraphs(article, furniture))


def _paragraphs(article: Article, furniture: Sequence[Furniture]) -> Iterator[Paragraph]:
    start = 0
    for line in article.text.split("\n"):
        end = start + len(line)
        lead = len(line) - len(line.lstrip())
        first, last = start + lead, start + len(line.rstrip())
        start = end + 1
        if first >= last or any(f.start < last and first < f.end for f in furniture):
            continue
        yield Paragraph(first, last)
