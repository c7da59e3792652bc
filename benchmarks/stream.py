"""A stream of articles made up of words that mean nothing, as news comes: day by day, story by story."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, count
from math import log
from random import Random

from variorum.collation.gists import ONE
from variorum.lexicon.commonness import UNLISTED
from variorum.model import Article, Gist

# Articles of a day, and of a story on average; a story lives for some days.
A_DAY, A_STORY, LIFE = 500, 8, 4


def gists(random: Random) -> Iterator[Gist]:
    """Yield what articles of a made-up stream are about, day by day, as news comes: story by story."""
    vocabulary = [f"w{n}" for n in range(UNLISTED)]
    zipf = list(accumulate(1 / (n + 10) for n in range(len(vocabulary))))
    numbers = count()
    live: list[tuple[int, list[str]]] = []
    for day in count(1):
        live = [(end, topic) for end, topic in live if end >= day]
        while len(live) < A_DAY * LIFE // A_STORY:
            topic = random.choices(vocabulary, cum_weights=zipf, k=25)
            name = f"n{next(numbers)}"
            live.append((day + random.randrange(LIFE), [*topic, name, f"{name}b"]))
        for _ in range(A_DAY):
            _, topic = live[int(len(live) * random.random() ** 2)]
            told = random.sample(topic, 18)
            words = {*told, *random.choices(vocabulary, cum_weights=zipf, k=90)}
            yield gist(f"{next(numbers):08}", day, sorted(words), set(told))


def gist(name: str, day: int, words: list[str], told: set[str]) -> Gist:
    """Give the gist of words: those told more than once weigh more, the commoner ones less."""
    weights = {word: (2.0 if word in told else 1.0) * rarity(word) for word in words}
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    whole = {word: round(ONE**0.5 * weight / length) for word, weight in weights.items()}
    heaviest = sorted(filter(whole.get, whole), key=lambda word: (-whole[word], word))
    return Gist(name, day, tuple(heaviest), tuple(whole[word] for word in heaviest))


def rarity(word: str) -> float:
    """Give the weight of a made-up word, as English has it at that rank; names are not on the list."""
    return log(UNLISTED / 25) if word[0] == "n" else max(0.0, log(int(word[1:]) / 25 + 0.01))


def article(gist: Gist) -> Article:
    """Give an article that is about something made up; in no language, so that it is not read."""
    text = f"{' '.join(gist.words[:8])}\n\n{' '.join(gist.words)}."
    return Article(gist.article, f"https://wire.example/{gist.article}", text, "", language="xx")
