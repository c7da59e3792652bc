"""What a reader should know of an article that was read all the same: what was cut, and what is odd."""

from __future__ import annotations

import re

from variorum.sources.items import Refusal

_WORD = re.compile(r"\w+")
# So many words in a row are hardly ever the same by chance.
_RUN = 5
# A summary for search engines is shorter, and may be in other words than the article.
_SHORTEST_BODY = 500
_SHARED = 0.5
# Letters of other scripts that look like Latin ones.
_LOOKALIKES = frozenset("АВЕЅІЈКМНОРСТУХЬаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοΡϲ")


def cut(text: str, most: int) -> tuple[str, tuple[Refusal, ...]]:
    r"""Cut a text that is too long, at the end of a line where there is one, and say so.

    >>> cut("It rained.\nIt snowed.", 15)[0]
    'It rained.'
    """
    if len(text) <= most:
        return text, ()
    end = text.rfind("\n", most // 2, most)
    remark = Refusal(
        "W_TRUNCATED",
        f"It has {len(text):,} characters; it was cut after {most:,}.",
        "Raise the limit with --limit characters=N.",
    )
    return text[: end if end > 0 else most], (remark,)


def other_encoding(declared: str) -> Refusal:
    """Say that a page is in another encoding than it says."""
    return Refusal(
        "W_ENCODING",
        f"It says that it is in {declared[:40]}, and is not, or is damaged.",
        "Look whether its letters are right.",
    )


def words_were_read(depth: int) -> Refusal:
    """Say that of a page only the words were read, and why."""
    return Refusal(
        "W_DEPTH",
        f"Its tags nest {depth:,} deep; its words were read, without what tells the story"
        " from the rest of the page.",
        "Save the article as plain text (.txt).",
    )


def hidden_text(shown: str, told_machines: str) -> tuple[Refusal, ...]:
    """Say whether a page tells machines another story than its readers."""
    runs = _runs(told_machines)
    if len(told_machines) < _SHORTEST_BODY or len(runs & _runs(shown)) >= _SHARED * len(runs):
        return ()
    return (
        Refusal(
            "W_HIDDEN_TEXT",
            "For search engines it holds a text that its readers do not see.",
            "What readers see was read.",
        ),
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return set(zip(*(words[n:] for n in range(_RUN)), strict=False))


def is_confusable(name: str) -> bool:
    """Say whether a name looks Latin and is not, or mixes scripts within a word.

    >>> is_confusable("ВВС News"), is_confusable("BBC News"), is_confusable("Новости")
    (True, False, False)
    """
    return any(_is_disguised(word) for word in _WORD.findall(name))


def _is_disguised(word: str) -> bool:
    letters = {c for c in word if c.isalpha()}
    alike = letters & _LOOKALIKES
    latin = {c for c in letters if c.isascii()}
    return bool(alike) and (bool(latin) or alike == letters)
