"""Group articles into stories, by their words and names, without a parser.

An article becomes a bag of words, rare ones weighing more (TF-IDF); names and the words
of the headline weigh double. Groups whose articles are alike on average are joined, the
most alike first, until none are alike enough (average-linkage clustering; Sokal and
Michener 1958). Days lie between stories of one kind: the further apart, the more alike
two groups have to be.

How rare a word is comes from English at large as well as from the articles at hand:
three reports of one earthquake share *earthquake*, and it tells them apart from nothing.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.lexicon import commonness
from variorum.model import Skim

# Two groups are one story from this mean cosine on. Swept over 320 articles of 61 stories and
# over nine stories mixed: at .10 two blizzards of one week become one story (precision .93), at
# .12 precision is .95 and recall .90, at .14 .97 and .86.
ALIKE = 0.12
# One or two articles that no group is that near to join the group they are nearest to, if it
# is this near, and half as near again as the next. A column that never names the place of the
# quake comes home so: recall .92, precision as before (from .07 on, .94).
AKIN = 0.09
LEAD = 1.5
STRAYS = 2
# The articles at hand weigh against English at large as so many articles do.
BACKGROUND = 200
# A word that more articles hold than this proposes no pair but with the last so many.
CAP = 30
# So many of an article's heaviest words propose its pairs.
PROPOSING = 25
# Days between two groups count from this many on, and take off three tenths at most: a feed
# often gives the day it was fetched for the day of publication (a stricter window costs .05 recall).
NEAR = 4
FADING = 30
APART = 0.7
# A report tells its story in so many words; what follows is background.
READ = 300


def group(skims: Sequence[Skim]) -> tuple[tuple[str, ...], ...]:
    """Give the ids of the articles of each story; an article with no company is a story of one.

    The order of the articles changes nothing.

    >>> from variorum.model import Article
    >>> group([Skim(Article.of("The ferry sank."), (), ())])  # doctest: +ELLIPSIS
    (('...',),)
    """
    by_id = {skim.article.id: skim for skim in skims}
    ordered = [by_id[i] for i in sorted(by_id)]
    vectors = _weighed([_terms(skim) for skim in ordered])
    singles = [
        _single(n, v, s.article.published)
        for n, (v, s) in enumerate(zip(vectors, ordered, strict=True))
    ]
    clusters = _brought_home(_joined(singles))
    return tuple(sorted(tuple(ordered[n].article.id for n in c.members) for c in clusters))


# ── what an article is about ────────────────────────────────────────────────────

Vector = dict[str, float]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _terms(skim: Skim) -> Counter[str]:
    """Count the terms of an article's own text; names and headline double, the title of its own again."""
    text, found = skim.article.text, Counter[str]()
    read = 0
    for paragraph in skim.paragraphs:
        if read > READ:
            break
        words = _WORD.findall(text[paragraph.start : paragraph.end][: READ * 20])
        read += len(words)
        for number, word in enumerate(words):
            named = number > 0 and word[:1].isupper() and paragraph.role == "paragraph"
            found[_term(word)] += 2 if named or paragraph.role == "headline" else 1
    found.update(4 * [_term(w) for w in _WORD.findall(skim.article.title or "")])
    return found


def _term(word: str) -> str:
    """Bring a word to the form it is compared in: lower case, no possessive, no plural.

    >>> _term("Qualcomm’s"), _term("earthquakes"), _term("gas")
    ('qualcomm', 'earthquake', 'gas')
    """
    plain = re.sub(r"['’]s?$", "", word).lower()
    return (
        plain[:-1] if len(plain) > 4 and plain.endswith("s") and not plain.endswith("ss") else plain
    )


def _weighed(bags: Sequence[Counter[str]]) -> list[Vector]:
    """Weigh every term by how rare it is, and bring every article to length one."""
    held = Counter(term for bag in bags for term in bag)
    rarity = {
        term: -math.log((commonness.share(term) * BACKGROUND + n) / (BACKGROUND + len(bags)))
        for term, n in held.items()
    }
    return [_unit({t: math.log1p(n) * rarity[t] for t, n in bag.items()}) for bag in bags]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(math.fsum(w * w for w in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}


# ── which belong together ───────────────────────────────────────────────────────


@dataclass(slots=True)
class Cluster:
    """A growing story: its articles' numbers, the sum of their vectors, their days."""

    members: tuple[int, ...]
    total: Vector
    days: tuple[int, ...]

    def likeness(self, other: Cluster) -> float:
        """Give the mean cosine of the articles of two clusters, less for days between them."""
        small, large = sorted((self.total, other.total), key=len)
        shared = math.fsum(weight * large[t] for t, weight in small.items() if t in large)
        return shared / (len(self.members) * len(other.members)) * self._nearness(other)

    def _nearness(self, other: Cluster) -> float:
        if not self.days or not other.days:
            return 1.0
        apart = abs(sum(self.days) / len(self.days) - sum(other.days) / len(other.days))
        return max(APART, math.exp(-max(0.0, apart - NEAR) / FADING))

    def joined(self, other: Cluster) -> Cluster:
        """Give the two as one."""
        total = dict(self.total)
        for term, weight in other.total.items():
            total[term] = total.get(term, 0.0) + weight
        return Cluster(tuple(sorted(self.members + other.members)), total, self.days + other.days)


def _single(number: int, vector: Vector, published: date | None) -> Cluster:
    return Cluster((number,), vector, (published.toordinal(),) if published else ())


def _joined(singles: Sequence[Cluster]) -> list[Cluster]:
    """Join the most alike groups until none are alike enough."""
    live = dict(enumerate(singles))
    near: dict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []

    def propose(pairs: Iterable[tuple[int, int]]) -> None:
        # A mean lies between the means it is made of: pairs below the threshold never rise.
        for a, b in pairs:
            if (likeness := live[a].likeness(live[b])) >= ALIKE:
                near[a].add(b)
                near[b].add(a)
                heapq.heappush(heap, (-round(likeness, 9), a, b))

    propose(_candidates([single.total for single in singles]))
    following = len(live)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in live or b not in live:
            continue
        live[following] = live.pop(a).joined(live.pop(b))
        propose((other, following) for other in sorted((near.pop(a) | near.pop(b)) & live.keys()))
        following += 1
    return list(live.values())


def _brought_home(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Let strays join the one group they could belong to, if there is one."""
    homes = [c for c in clusters if len(c.members) > STRAYS]
    grown = dict(enumerate(homes))
    strays: list[Cluster] = []
    for stray in (c for c in clusters if len(c.members) <= STRAYS):
        likeness = [round(stray.likeness(home), 9) for home in homes]
        ranked = heapq.nsmallest(2, range(len(homes)), key=lambda n: (-likeness[n], n))
        nearest = likeness[ranked[0]] if ranked else 0.0
        next_one = likeness[ranked[1]] if len(ranked) > 1 else 0.0
        if nearest >= AKIN and nearest >= LEAD * next_one:
            grown[ranked[0]] = grown[ranked[0]].joined(stray)
        else:
            strays.append(stray)
    return [*grown.values(), *strays]


def _candidates(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Give the pairs of articles that share one of their heaviest words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term in heapq.nsmallest(PROPOSING, vector, key=lambda t: (-vector[t], t)):
            holders[term].append(number)
    yield from sorted(
        {
            (numbers[i], numbers[j])
            for numbers in holders.values()
            for j in range(len(numbers))
            for i in range(max(0, j - CAP), j)
        }
    )
