"""What a sum of money is for: bail, a fine, a ransom, what was found, what each family gets.

Sums of money stand in every report, and two unlike ones are rarely two answers. They are asked
for only by the word that says what they are for, in one currency, and of one owner where it
matters whose they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.populations import is_part
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# How far above a sum the word may stand that says what it is for.
_STEPS = 5
# How far before a sum "worth" may stand: "jewels worth, police said, about $4 million".
WORTH = 9
# A bare number of at least so much may be money ("21 million in banknotes").
LARGE = 1_000


@dataclass(frozen=True, slots=True)
class _Role:
    """What a sum is for, the token that says it, and whether it must be known whose it is."""

    name: str
    at: int
    owned: bool


def find_amounts(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each sum of money of which a word says what it is for."""
    usual = Counter(currency_of(f) for f in figures if f.quantity.dimension == "money")
    currency = min(usual, key=lambda name: (-usual[name], name)) if usual else None
    for figure in figures:
        if figure.quantity.dimension == "money":
            fact = _amount(figure, currency_of(figure))
        elif currency is not None and _in_cash(figure):
            # "Five million in bail": in the money the account counts in.
            fact = _amount(figure, currency)
        else:
            fact = None
        if fact is not None:
            yield fact


def of_one_ransom(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, what is demanded as the ransom that another account tells of.

    Only of accounts that have no word for a ransom, and of a sum near to it.
    """
    ransoms = [f for f in facts if f.key[:2] == ("measure", "ransom")]
    told = {f.article for f in ransoms}
    for fact in facts:
        demanded = fact.key[:2] == ("measure", "demand") and fact.article not in told
        near = any(f.key[2:] == fact.key[2:] and _are_near(f, fact) for f in ransoms)
        asked = ("measure", "ransom", *fact.key[2:])
        yield replace(fact, key=asked, subject="ransom") if demanded and near else fact


# A demand so many times as high as a ransom is for something else.
NEAR = 5


def _are_near(one: Fact, other: Fact) -> bool:
    if not isinstance(one.value, float | int) or not isinstance(other.value, float | int):
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    return high <= NEAR * low


def _in_cash(figure: Figure) -> bool:
    """Say whether a bare number is money for what follows: "21 million in banknotes"."""
    after = [t.lemma for t in figure.tree.tokens[figure.inside[-1] + 1 : figure.inside[-1] + 4]]
    cash = words("amounts", "cash", "words")
    large = (figure.quantity.value or 0) >= LARGE and figure.quantity.dimension == "count"
    return large and after[:1] == ["in"] and bool(cash.intersection(after))


def _amount(figure: Figure, currency: str) -> Fact | None:
    tree = figure.tree
    role = _to_each(figure) or _stolen(figure) or _price(figure) or _role(figure)
    if role is None:
        return None
    verb = tree.verb_of(role.at)
    owner = _owner(figure, verb, role) if role.owned else role.name
    if role.name == "price":
        owner = canon(figure.framer, tree, role.at)
        verb = tree.verb_of(figure.number)
    bounded = any(tree.tokens[i].text.lower() == "no" for i in figure.inside)
    if owner is None or (verb is not None and not bounded and _unsaid(tree, verb)):
        # "No more than $5 million" was taken all the same.
        return None
    if verb is not None and _is_threatened(tree, verb):
        # What may be imposed at the most is no sum that was.
        role = replace(role, name=f"possible {role.name}")
        owner = role.name
    fact = figure.fact(
        ("measure", role.name, currency, _per(figure)),
        figure.evidence(role.at),
        figure.number if verb is None else verb,
        value=figure.quantity.value,
        part=is_part(tree, figure.number, figure.noun),
        subject=owner,
    )
    # He was set free in January; the bail is that of the case, whenever it was put up.
    return replace(fact, when=None) if role.name in words("amounts", "case", "roles") else fact


def _unsaid(tree: Tree, verb: int) -> bool:
    """Say whether a sum is neither so nor foreseen: what will be paid, or may be, is a figure too."""
    claim = claim_at(tree, verb)
    return claim.sign < 0 or claim.mood in ("conditional", "unclear")


def _is_threatened(tree: Tree, verb: int) -> bool:
    """Say whether a sum may be imposed, or is asked for: "faces a fine of $250,000"."""
    asked = tree.tokens[verb].lemma in words("amounts", "threat", "words")
    return asked or claim_at(tree, verb).mood == "possible"


def _to_each(figure: Figure) -> _Role | None:
    """Read what each of many gets: "promised 5 million to each bereaved family"."""
    tree = figure.tree
    verb = tree.verb_of(figure.number)
    if verb is None or tree.tokens[verb].lemma not in words("amounts", "give", "words"):
        return None
    subject = tree.subject(verb)
    told = {*tree.below(verb, 4), *(tree.phrase(subject) if subject is not None else ())}
    near = {tree.tokens[k].lemma for k in told}
    each = bool(near & {"each", "per", "every", "apiece"})
    whom = sorted(near & words("amounts", "each", "words"))
    if not whom or not each:
        return None
    return _Role("sum for each", verb, owned=False)


def _stolen(figure: Figure) -> _Role | None:
    """Read what the loot is worth: "the gang got away with jewels worth $4 million"."""
    tree, first = figure.tree, figure.inside[0]
    verb = tree.verb_of(figure.number)
    if verb is not None and _makes_off(tree, verb, figure):
        return _Role("sum stolen", verb, owned=False)
    worth = next(
        (i for i in range(max(0, first - WORTH), first) if tree.tokens[i].lemma == "worth"), None
    )
    if worth is None:
        return None
    taken = {"take", "with"} <= {t.lemma for t in tree.tokens[:worth]}
    if not taken and not words("amounts", "theft", "words") & {t.lemma for t in tree.tokens}:
        return None
    return _Role("sum stolen", worth, owned=False)


def _makes_off(tree: Tree, verb: int, figure: Figure) -> bool:
    """Say whether somebody took a sum and went: "made off with 10 million francs", "helped himself to £4,000"."""
    before = {t.text.lower() for t in tree.tokens[verb + 1 : figure.inside[0] + 1]}
    off = tree.tokens[verb].lemma in words("amounts", "off", "verbs")
    return off and bool(before & _AWAY) and bool(before & {"with", "to"})


_AWAY = frozenset({"off", "away", "himself", "herself", "themselves"})


def _price(figure: Figure) -> _Role | None:
    """Read for how much something changed hands: "bought the watch for £25,000", "paid $9 million for the painting"."""
    tree = figure.tree
    verb = next((h for h in figure.chain(_STEPS) if tree.tokens[h].pos == "VERB"), None)
    if verb is None:
        return None
    trades = tree.tokens[verb].lemma in words("amounts", "trade", "words")
    thing: int | None = None
    if trades and _stands_after(figure, verb, "for", "at"):
        thing = tree.object(verb)
        if thing is None and tree.child(verb, "auxpass") is None:
            # "The painting sold for $12 million."
            thing = tree.subject(verb)
    elif tree.tokens[verb].lemma in ("pay", "spend") and _is_object(figure, verb):
        thing = next(iter(_objects(tree, verb, "for", "on")), None)
        if thing is None:
            # "paid 40,000 pounds for the watch": the parser hangs "for" on the pounds
            behind = (i for h in figure.chain(2) for i in _objects(tree, h, "for"))
            thing = next(behind, None)
    elif tree.tokens[verb].lemma == "cost" and _is_object(figure, verb):
        # "Tickets cost 40 euros": of one thing it may be told what it cost to whom.
        subject = tree.subject(verb)
        several = subject is not None and tree.tokens[subject].tag == "NNS"
        thing = subject if several else None
    if thing is None or thing in figure.inside or tree.tokens[thing].pos not in ("NOUN", "PROPN"):
        return None
    return _Role("price", thing, owned=False) if _may_be_bought(tree, thing) else None


def _may_be_bought(tree: Tree, thing: int) -> bool:
    """Say whether a thing is one that changes hands, and no deed or trouble that costs something."""
    costly = words("amounts", "no ware", "words")
    return tree.tokens[thing].lemma not in costly and sense_at(tree, thing) is None


def _stands_after(figure: Figure, verb: int, *prepositions: str) -> bool:
    tree = figure.tree
    for h in figure.chain(_STEPS):
        token = tree.tokens[h]
        if token.dep == "pobj" and tree.tokens[token.head].text.lower() in prepositions:
            return tree.verb_of(token.head) == verb
        if h == verb:
            return False
    return False


def _role(figure: Figure) -> _Role | None:
    """Climb from the sum to the noun or verb that says what it is for."""
    tree = figure.tree
    if (gauged := _gauged(figure)) is not None:
        return gauged
    for h in figure.chain(_STEPS):
        if h in figure.inside and h != figure.number:
            continue
        beside = [h, *(k for k in tree.kids[h] if tree.tokens[k].dep in _NAMES)]
        if h in (figure.number, figure.noun):
            beside += _objects(tree, h, "in", "of", "for")
        for i in beside:
            if i not in figure.inside and (role := _by_noun(tree, i)) is not None:
                return role
        if tree.tokens[h].pos == "VERB":
            return _by_verb(figure, h)
    return None


def _gauged(figure: Figure) -> _Role | None:
    """Read what a sum is put at: "the damage was estimated at 25 million", "put the loss at 40 million"."""
    tree = figure.tree
    verb = next((h for h in figure.chain(_STEPS) if tree.tokens[h].pos == "VERB"), None)
    if verb is None or tree.tokens[verb].lemma not in words("grammar", "gauge", "words"):
        return None
    measured = (tree.object(verb), tree.subject(verb))
    roles = (_by_noun(tree, i) for i in measured if i is not None and i not in figure.inside)
    return next((role for role in roles if role is not None), None)


def _by_noun(tree: Tree, index: int) -> _Role | None:
    token = tree.tokens[index]
    nouns, _ = _roles()
    # "damages" are no damage: the word as it stands comes before its lemma.
    found = nouns.get(token.text.lower()) or nouns.get(token.lemma)
    if found is None or token.pos not in ("NOUN", "PROPN"):
        return None
    return _Role(found[0], index, found[1])


def _by_verb(figure: Figure, verb: int) -> _Role | None:
    """Give the role of a verb's object: by what it is given in ("paid in bribes"), else by the verb."""
    tree = figure.tree
    if not _is_object(figure, verb):
        return None
    for i in _objects(tree, verb, "in"):
        if (role := _by_noun(tree, i)) is not None:
            return role
    _, verbs = _roles()
    lemma = tree.tokens[verb].lemma
    subject = tree.subject(verb)
    if subject is not None and tree.tokens[subject].lemma in words("amounts", "captor", "words"):
        # What kidnappers demand is a ransom, whatever it is called.
        return _Role("ransom", verb, owned=False)
    if lemma in words("amounts", "graft", "verbs") and _tells_of_graft(tree):
        return _Role("bribes", verb, owned=False)
    found = verbs.get(lemma)
    return _Role(found[0], verb, found[1]) if found is not None else None


def _tells_of_graft(tree: Tree) -> bool:
    """Say whether a sentence tells of bribery: what is paid in it are bribes."""
    return any(t.lemma in words("amounts", "graft", "words") for t in tree.tokens)


def _objects(tree: Tree, index: int, *prepositions: str) -> Iterator[int]:
    """Yield what hangs on a token by one of some prepositions."""
    for k in tree.kids[index]:
        if tree.tokens[k].text.lower() in prepositions:
            yield from (g for g in tree.kids[k] if tree.tokens[g].dep == "pobj")


_NAMES = ("nsubj", "nsubjpass", "dobj", "compound", "nmod", "attr", "appos")


def _is_object(figure: Figure, verb: int) -> bool:
    """Say whether the sum itself is what a verb is done to, not a price or a part beside it."""
    tree = figure.tree
    top = figure.number
    for h in figure.chain(_STEPS):
        if tree.tokens[h].lemma == "worth":
            # "Took jewels worth $4 million" takes no money.
            return False
        if tree.tokens[h].head == verb:
            top = h
            break
    return tree.tokens[top].dep in (
        "dobj",
        "nsubjpass",
        "nsubj",
        "attr",
        "oprd",
        "npadvmod",
        "dative",
    )


def _owner(figure: Figure, verb: int | None, role: _Role) -> str | None:
    """Name whose a sum is: "the company's profit", or whoever earned it."""
    own = figure.tree.child(role.at, "poss")
    if own is not None:
        return canon(figure.framer, figure.tree, own)
    subject = figure.tree.subject(verb) if verb is not None else None
    if subject is None or subject in figure.inside:
        return None
    return canon(figure.framer, figure.tree, subject)


def currency_of(figure: Figure) -> str:
    """Name the currency of a sum: dollars of one country for whoever writes no other."""
    unit = (figure.quantity.unit or "").partition("/")[0]
    if figure.quantity.span.exact.startswith("a $"):
        # "a $90 million fine" is no fine in Australian dollars.
        unit = "USD"
    return _currencies().get(unit, unit)


def _per(figure: Figure) -> str:
    """Give the time or thing a sum is for each of: "a day", "per share"."""
    tree, last = figure.tree, figure.inside[-1]
    after = [t.text.lower() for t in tree.tokens[last + 1 : last + 3]]
    own = (figure.quantity.unit or "").partition("/")[2]
    rated = len(after) == 2 and after[0] in ("a", "an", "per", "every") and after[1].isalpha()
    return own or (after[1] if rated else "")


@cache
def _roles() -> tuple[dict[str, tuple[str, bool]], dict[str, tuple[str, bool]]]:
    nouns, verbs = dict[str, tuple[str, bool]](), dict[str, tuple[str, bool]]()
    for row in entries("amounts"):
        entry = (str(row["role"]), bool(row.get("owner")))
        nouns.update(dict.fromkeys(row.get("nouns", ()), entry))
        verbs.update(dict.fromkeys(row.get("verbs", ()), entry))
    return nouns, verbs


@cache
def _currencies() -> dict[str, str]:
    return {code: row["name"] for row in entries("amounts", "currency") for code in row["codes"]}
