"""What stands round a time expression: the words before it, its verb and that verb's tense."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal, Self

from variorum.lexicon import table, words
from variorum.model import Sentence
from variorum.reading.names import words_for
from variorum.reading.timewords import Lexeme
from variorum.reading.units import unit_after

Tense = Literal["past", "future", "present"]

# "In early 1944 …", "During the 1944 …".
_HEAD_OF_SENTENCE = 3

# "It lasts until Monday" looks ahead.
_TO_COME = frozenset({"until", "till"})

# Verbs behind which the day of the telling stands at once.
_TELLING = frozenset({"said", "announced", "reported", "disclosed"})

# What leads to the end of a delay.
_ENDS = frozenset({"until", "till", "to"})

_YEAR_BEHIND = re.compile(r"[^.,;:\n\d]{0,60}?\b(?:in|of)\s([12]\d{3})\b")
# A noun takes up a verb that stands so far before it, in characters: "he fell … the fall".
_TOLD_WITHIN = 400
# So far into its line a day can stand before the dash that ends a dateline.
_DATELINE = 60
_LEADS_TO = re.compile(r"[^\n:;]{3,40}?\s(?:-|--|–|—)\s")
_NAMING = frozenset({"compound", "nmod", "amod", "poss"})


class Surroundings:
    """The sentences of an account, seen from one place after another."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._words: dict[int, list[int]] = {}
        self._at = 0

    def at(self, lexeme: Lexeme) -> Self:
        """Move to a word of the text."""
        self._at = lexeme.start
        return self

    def token(self, at: int) -> tuple[Sentence, int] | None:
        """Give the sentence a place lies in, and the token there."""
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return None
        sentence = self._sentences[place]
        if place not in self._words:
            self._words[place] = [t.start for t in sentence.tokens]
        index = bisect_right(self._words[place], at) - 1
        return (sentence, index) if index >= 0 else None

    def word_before(self, at: int) -> str:
        """Give the word before a place, in lower case."""
        match = re.search(r"([^\W\d_]+)[^\w\n]{0,2}$", self._text[max(0, at - 24) : at])
        return match[1].lower() if match else ""

    def stands_in(self, lexeme: Lexeme) -> bool:
        """Say whether a preposition of time stands before a word: "in spring", "during the night"."""
        return self.word_before(lexeme.start) in into()

    def lasts(self, phrase: Sequence[Lexeme]) -> bool:
        """Say whether a length of time is meant: "for months", "less than a year"."""
        return phrase[0].kind == "about" or self.stands_for(phrase[0])

    def stands_for(self, lexeme: Lexeme) -> bool:
        """Say whether the word before asks for a length of time: "for a year", "took a year"."""
        return self.word_before(lexeme.start) in words("times", "lasting", "words")

    def tense(self) -> Tense | None:
        """Give the tense of the verb that governs this place; None where that tells nothing."""
        found = self.token(self._at)
        if found is None:
            return None
        sentence, index = found
        before = self.word_before(self._at)
        if before == "since" or before in _TELLING:
            return "past"  # "said Oct. 19 it would close"
        if before in _ENDS and self._is_deferred(sentence, index):
            return "future"
        for verb in (index, *sentence.ancestors(index)):
            token = sentence.tokens[verb]
            if token.text.lower() in words("times", "told", "words"):
                return "past"
            # The month of May plans nothing.
            if token.text.lower() in _plans() and token.tag not in ("VBD", "NNP"):
                return "future"
            if token.pos not in ("VERB", "AUX"):
                continue
            helpers = [
                sentence.tokens[i]
                for i in sentence.children(verb)
                if sentence.tokens[i].dep in ("aux", "auxpass")
            ]
            said = {h.text.lower() for h in helpers}
            if any(sentence.tokens[i].lemma == "if" for i in sentence.children(verb)):
                return None
            if said & _plans():
                return "future"
            if token.tag == "VBD" or said & {"was", "were", "had", "did"}:
                return "past"
            if token.tag == "VB" and "to" in said and token.head != verb:
                if sentence.tokens[token.head].lemma == "be":
                    return "future"  # "is to reopen on Monday"
                # "Expected to meet on Friday"; but "forced to leave on Friday" may be either.
                planned = sentence.tokens[token.head].text.lower() in _plans()
                return "future" if planned else None
            if said & {"has", "have"}:
                # "Has agreed on Friday" is no English: the date belongs to something else.
                return None
            if token.tag == "VBN" and token.dep == "acl" and not said:
                return "past"  # "a ferry sunk on Monday"
            if token.tag in ("VBN", "VBG", "VB") and token.head != verb:
                continue
            if token.tag == "VB" or (token.tag == "VBN" and said & {"be", "being"}):
                return "future"
            if token.tag == "VBN":
                return "past"
            if any(sentence.tokens[i].text.lower() in _plans() for i in sentence.children(verb)):
                return "future"  # "are due by September"
            # "Runs until Monday", "opens on Monday": what has its hour is told as if it were there.
            timed = before in _TO_COME or token.lemma in words("times", "timetable", "words")
            opens = timed and sentence.child(verb, "dobj") is None
            return "future" if opens else "present"
        return None

    def _is_deferred(self, sentence: Sentence, index: int) -> bool:
        """Say whether this is the end of a delay: "was adjourned until Monday"."""
        link = sentence.tokens[index].head
        verb = sentence.tokens[sentence.tokens[link].head]
        return link < index and verb.lemma in words("times", "deferred", "words")

    def is_telling(self) -> bool:
        """Say whether a verb or a noun of telling governs this place: "said on Tuesday"."""
        found = self.token(self._at)
        if found is None:
            return False
        sentence, index = found
        for above in sentence.ancestors(index):
            token = sentence.tokens[above]
            if token.text.lower() in words("times", "told", "words"):
                return True
            if token.pos in ("VERB", "AUX"):
                return False
        return False

    def in_dateline(self) -> bool:
        """Say whether we stand in the line that leads to a story: "KELMOUTH, Oct 15 (Elbe Wire) -"."""
        start = self._text.rfind("\n", 0, self._at) + 1
        return self._at - start < _DATELINE and _LEADS_TO.match(self._text, self._at) is not None

    def paragraph(self) -> int:
        """Give the number of the paragraph we stand in; -1 before the first."""
        place = bisect_right(self._starts, self._at) - 1
        return self._sentences[place].paragraph if place >= 0 else -1

    def leads(self) -> bool:
        """Say whether we stand among the first words of a sentence."""
        found = self.token(self._at)
        return found is not None and found[1] <= _HEAD_OF_SENTENCE

    def goes_on(self, figure: Lexeme) -> bool:
        """Say whether more of a number follows a figure: "2002-10-09"."""
        return re.match(r"[-/.:]?\d", self._text[figure.end : figure.end + 2]) is not None

    def is_hour(self, number: Lexeme) -> bool:
        """Say whether a number behind "at" tells the hour: "at 6.10", "at 1353", not "at 2000 metres"."""
        followed = unit_after(self._text, number.end)
        return followed is None or followed[0].dimension == "duration"

    def stands_alone(self, number: Lexeme) -> bool:
        """Say whether nothing follows that a number counts: "on the 20th", not "the 20th army"."""
        found = self.token(number.end - 1)
        if found is None:
            return False
        sentence, index = found
        after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
        counts = after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")
        return not counts and (after is None or after.text not in ("of", "-", "and"))

    def is_when_held(self, part: Lexeme) -> bool:
        """Say whether a part of the day tells when something was held: "an *evening* address"."""
        found = self.token(part.start)
        if found is None or part.capital:
            return False
        sentence, index = found
        token, head = sentence.tokens[index], sentence.tokens[sentence.tokens[index].head]
        return token.dep in _NAMING and head.lemma in words("times", "held", "words")

    def is_in_title(self, word: Lexeme) -> bool:
        """Say whether the name of a newspaper goes on behind a word: "the Sunday Courier"."""
        found = self.token(word.end - 1)
        if found is None:
            return False
        tokens, index = found[0].tokens, found[1] + 1
        return index < len(tokens) and tokens[index].text in words_for("OUTLET")

    def is_called(self, weekday: Lexeme) -> bool:
        """Say whether a weekday has a name of its own: "Black Monday", "Bloody Sunday"."""
        found = self.token(weekday.start)
        if found is None or not found[1]:
            return False
        tokens, index = found[0].tokens, found[1]
        before = tokens[index - 1]
        named = before.text.istitle() and before.text.isalpha() and before.head == index
        return named and before.dep in ("amod", "compound") and before.tag in ("JJ", "NNP")

    def is_noun(self, word: Lexeme) -> bool:
        """Say whether a word is a noun here: "the fall", not "to fall"."""
        found = self.token(word.start)
        return found is None or found[0].tokens[found[1]].tag.startswith("N")

    def is_adjective(self, word: Lexeme) -> bool:
        """Say whether a word describes a noun, and is no part of a name: "the *current* owner"."""
        found = self.token(word.start)
        if found is None or self.is_in_a_name(word):
            return False
        token = found[0].tokens[found[1]]
        return token.dep == "amod" and token.head > found[1]

    def is_rate(self, unit: Lexeme) -> bool:
        """Say whether "a day" tells how often: "300 cars a day", and not "left a day early"."""
        found = self.token(unit.start)
        if found is None:
            return False
        sentence, index = found
        token = sentence.tokens[index]
        measured = sentence.tokens[token.head].pos in ("NOUN", "NUM", "SYM")
        return token.dep == "npadvmod" and token.head < index and measured

    def is_of_something(self, noun: Lexeme) -> bool:
        """Say whether an "of" behind a noun says whose it is: "the fall of the wall"."""
        return re.match(r"\sof\s", self._text[noun.end : noun.end + 4]) is not None

    def is_told_before(self, verb: str, noun: Lexeme) -> bool:
        """Say whether what a noun names was told by a verb, a pattern, just before: "fell … the fall"."""
        lead = self._text[max(0, noun.start - _TOLD_WITHIN) : noun.start]
        return re.search(rf"\b(?:{verb})\b", lead, re.IGNORECASE) is not None

    def describes_thing(self, word: Lexeme) -> bool:
        """Say whether a word of time only describes a thing: "the *Sunday* flight", "a *midnight* red"."""
        found = self.token(word.end - 1)
        if found is None:
            return False
        sentence, index = found
        token = sentence.tokens[index]
        head = sentence.tokens[token.head]
        return token.dep in _NAMING and token.head > index and head.pos in ("NOUN", "PROPN", "ADJ")

    def is_in_a_name(self, word: Lexeme) -> bool:
        """Say whether a word is part of a name: "the *Daily* Bugle", "Science *Daily*"."""
        found = self.token(word.start)
        if found is None:
            return False
        tokens, index = found[0].tokens, found[1]
        goes_on = index + 1 < len(tokens) and tokens[index + 1].tag == "NNP"
        return goes_on or (word.capital and index > 0 and tokens[index - 1].tag == "NNP")

    def year_behind(self, name: Lexeme) -> int | None:
        """Give the year behind what a feast is the name of: "the Boxing Day storm in 2004"."""
        found = self.token(name.end - 1)
        told = _YEAR_BEHIND.match(self._text, name.end)
        if found is None or told is None or found[0].tokens[found[1]].dep not in _NAMING:
            return None
        return int(told[1])


def into() -> frozenset[str]:
    """Give the words that stand before a point of time."""
    return words("times", "into", "words")


@cache
def _plans() -> frozenset[str]:
    return frozenset(word for entry in table("times")["plan"] for word in entry["words"])
