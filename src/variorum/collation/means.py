"""By what means: the weapon, what a bomb was in, what drove into a crowd, who shot whom, and where."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.attackers import is_attacker
from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.kinds import Fill, Slot, family, kind_of
from variorum.collation.participants import canon
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words

# Deeds done with a weapon, and verbs that say who has one.
_VIOLENT = frozenset({"attack", "shoot", "stab", "kill", "injure", "blow"})
_ARMED = frozenset(
    {
        "use",
        "carry",
        "arm",
        "wield",
        "pull",
        "brandish",
        "hold",
        "fire",
        "draw",
        "lunge",
        "threaten",
        "swing",
        "produce",
        "have",
        "be",
        "buy",
    }
)
# Where a bomb is put: "in a bag", "under a bench", "attached to a motorcycle".
_INTO = frozenset({"in", "inside", "under", "into", "beneath", "underneath", "within"})
_ONTO = frozenset({"to", "on", "onto", "behind", "beside"})
_FASTENING = frozenset(
    {
        "attach",
        "strap",
        "fix",
        "fasten",
        "tape",
        "mount",
        "stick",
        "wire",
        "place",
        "plant",
        "hide",
        "conceal",
        "leave",
    }
)
# Deeds of which it matters who did them.
_DONE_BY = frozenset({"shoot", "kill", "stab", "rescue", "attack", "abduct", "injure"})
# Who saves people together with others of these.
_SERVICES = frozenset({"police", "soldier", "navy", "firefighter", "paramedic", "lifeguard"})
# Whose weapons are no part of the deed.
_FORCES = frozenset({"police", "officer", "soldier", "guard", "troops", "trooper", "deputy"})


def _weapon(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = kind_of("weapon", tree, index)
    verb = tree.verb_of(index)
    if kind is None or verb is None:
        return
    told = _told_of_the_deed(tree, index)
    if told is not None:
        yield "weapon", kind, told, None
        return
    many = tree.tokens[index].tag == "NNS"
    if many and not any(
        is_attacker(framer, tree, i) for i in (tree.subject(verb), tree.object(verb))
    ):
        # "Police with rifles", "men armed with knives"
        return
    sense = sense_at(tree, verb)
    violent = sense is not None and sense.name in _VIOLENT
    # "The guards were hurt by a man with a knife": it is not the guards who have it.
    passive = tree.child(verb, "auxpass") is not None
    doer = tree.subject(verb) if not passive else None
    if (violent or tree.tokens[verb].lemma in _ARMED) and not (
        doer is not None and tree.tokens[doer].lemma in _FORCES
    ):
        yield "weapon", kind, "shoot" if not violent else str(sense and sense.name), None


def _told_of_the_deed(tree: Tree, index: int) -> str | None:
    """Give the deed of which a clause tells with what it was done: "the rifle used in the attack"."""
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    used = token.head if token.dep == "nsubjpass" else tree.child(index, "relcl", "acl")
    if used is not None and tree.tokens[used].lemma == "use":
        deeds = [tree.tokens[k].lemma for k in tree.below(used, 3)]
        counted = any(tree.tokens[k].dep == "nummod" for k in tree.kids[index])
        attack = words("motives", "deed", "words") & set(deeds)
        # "Two pistols were used"
        return "shoot" if attack or (counted and token.dep == "nsubjpass") else None
    if token.tag != "NN":
        return None
    if token.dep == "appos":
        # "The weapon, an AK-47"
        return "shoot" if over.lemma in ("weapon", "gun", "firearm") and over.tag == "NN" else None
    if token.dep != "pobj":
        return None
    above = tree.tokens[over.head]
    subject = tree.subject(over.head) if above.pos == "VERB" else None
    named = tree.tokens[subject].lemma if subject is not None else ""
    if over.text.lower() == "from" and above.lemma in ("come", "fire"):
        return "shoot" if named in ("shot", "bullet", "gunfire", "round", "fire") else None
    if over.text.lower() == "with" and above.tag == "NN" and above.lemma in people():
        # "A man with a handgun walked in and opened fire"
        verb = above.head if above.dep == "nsubj" else None
        doing = [*tree.conjuncts(verb)] if verb is not None else []
        senses = [sense_at(tree, k) for k in doing]
        return next((s.name for s in senses if s is not None and s.name in _VIOLENT), None)
    return None


def _carrier(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = kind_of("carrier", tree, index)
    verb = tree.verb_of(index)
    if kind is None or verb is None or tree.tokens[index].tag == "NNS":
        return
    token = tree.tokens[index]
    sense = sense_at(tree, verb)
    bombs = words("kinds", "explosive", "words")
    if _is_of_a_bomb(tree, index):
        yield "carrier", kind, "explode", None
        return
    near = {tree.tokens[k].lemma for i in (verb, index) for k in tree.below(i, 2)}
    if tree.tokens[verb].dep in ("acl", "relcl"):
        # "A bomb planted in a motorbike"
        near.add(tree.tokens[tree.tokens[verb].head].lemma)
    before = tree.tokens[token.head].text.lower()
    inside = token.dep == "pobj" and (
        before in _INTO
        or (before in _ONTO and (tree.tokens[verb].lemma in _FASTENING or _is_a_bomb(tree, verb)))
    )
    if any(t.text.lower() in ("second", "another") for t in tree.tokens) and bombs & near:
        # "A second bomb was found in a bag"
        return
    worn = kind == "vest" and bool(bombs & near | {"suicide", "explosive"} & near)
    blown = sense is not None and sense.name == "explode" and token.dep in ("nsubj", "attr")
    loaded = token.lemma in ("car", "truck", "lorry", "van") and any(
        tree.tokens[k].tag == "VBN" and bombs & {tree.tokens[g].lemma for g in tree.below(k, 3)}
        for k in tree.kids[index]
    )
    at_roadside = kind == "roadside" and bool(bombs & near | {"bury", "hide", "plant"} & near)
    if (
        worn
        or blown
        or loaded
        or at_roadside
        or (
            inside and bombs & near and tree.tokens[verb].lemma in words("kinds", "hiding", "words")
        )
    ):
        yield "carrier", kind, "explode", None


def _is_a_bomb(tree: Tree, verb: int) -> bool:
    """Say whether it is a bomb of which a verb tells only where it was: "was on a motorcycle"."""
    subject = tree.child(verb, "nsubj")
    bomb = subject is not None and tree.tokens[subject].lemma in words(
        "kinds", "explosive", "words"
    )
    return bomb and tree.tokens[verb].lemma == "be"


def _is_of_a_bomb(tree: Tree, index: int) -> bool:
    """Say whether a noun tells what a bomb was in by itself: "a car bomb", "the bomb in a suitcase"."""
    token = tree.tokens[index]
    over = tree.tokens[token.head]
    bombs = words("kinds", "explosive", "words") - {"charge", "device"}
    if token.dep == "compound":
        return over.lemma in bombs | {"bombing"} and over.tag == "NN"
    inside = token.dep == "pobj" and over.text.lower() in _INTO
    held = tree.tokens[over.head]
    return inside and held.pos == "NOUN" and held.lemma in bombs and held.tag == "NN"


def _ram(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = kind_of("ram", tree, index)
    token = tree.tokens[index]
    if kind is None or token.tag != "NN":
        return
    verb = token.head if token.dep == "nsubj" else tree.child(index, "acl", "relcl")
    if verb is None:
        return
    into = any(tree.tokens[k].text.lower() == "into" for k in tree.kids[verb])
    among = {tree.tokens[k].lemma for k in tree.below(verb, 3)}
    if into and among & words("kinds", "crowd", "words"):
        yield "ram", kind, None, "crowd"


def _part(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    kind = kind_of("part", tree, index)
    verb = tree.verb_of(index)
    token = tree.tokens[index]
    if kind is None or verb is None or token.dep != "pobj":
        return
    sense = sense_at(tree, verb)
    undergoer = tree.object(verb)
    hit = sense is not None and sense.name in ("shoot", "stab", "injure", "kill", "blow", "strike")
    if hit and undergoer is not None and tree.tokens[undergoer].tag in ("NN", "NNP"):
        whose = canon(framer, tree, undergoer)
        if whose is not None:
            yield "part", kind, None, whose


def _aim(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield at what shots were aimed: into the air, or at people."""
    kind = kind_of("aim", tree, index)
    token = tree.tokens[index]
    at = tree.tokens[token.head]
    if (
        kind is None
        or token.dep != "pobj"
        or at.text.lower() not in ("into", "at", "in", "on", "towards")
    ):
        return
    verb = tree.verb_of(index)
    doer = tree.subject(verb) if verb is not None else None
    whose = canon(framer, tree, doer)
    fired = verb is not None and tree.tokens[verb].lemma in ("fire", "shoot", "open", "discharge")
    if fired and whose is not None and (kind != "air" or at.text.lower() != "at"):
        yield "aim", kind, None, whose


def _by_force(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield who shot, killed or saved the one it was done to: the police, her husband, or they themselves."""
    sense = sense_at(tree, index)
    if sense is None or sense.noun or sense.name not in _DONE_BY or sense.on_subject:
        return
    target = tree.object(index)
    doer = next(
        (tree.child(k, "pobj") for k in tree.kids[index] if tree.tokens[k].dep == "agent"), None
    )
    if doer is None and tree.child(index, "auxpass") is None and tree.tokens[index].dep != "acl":
        doer = tree.subject(index)
    if target is None or doer is None or doer == target:
        return
    if tree.tokens[target].text.lower() in ("himself", "herself"):
        whose = canon(framer, tree, doer)
        if whose is not None:
            yield "force", "self", None, whose
        return
    kind = kind_of("force", tree, doer) or _with_a_hyphen(tree, doer)
    whose = canon(framer, tree, target) or (
        "man" if tree.tokens[target].lemma in ("man", "woman") else None
    )
    if kind is not None and whose is not None and tree.tokens[target].tag in ("NN", "NNP", "PRP"):
        saved = sense.name == "rescue"
        if not (saved and kind in _SERVICES):
            yield "saved by" if saved else "force", kind, None, whose


def _with_a_hyphen(tree: Tree, index: int) -> str | None:
    """Give the kind of one whose name the parser cuts in pieces: "a passer-by", "her ex-boyfriend"."""
    text = tree.article.text
    start, end = tree.tokens[index].start, tree.tokens[index].end
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and (text[end].isalpha() or text[end] == "-"):
        end += 1
    return family("force").get(text[start:end].lower())


def _by_exchange(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield that somebody was killed by those who shot back: "killed in an exchange of fire"."""
    verb = tree.verb_of(index)
    sense = sense_at(tree, verb) if verb is not None else None
    if verb is None or sense is None or sense.name not in ("kill", "shoot"):
        return
    undergoer = tree.subject(verb) if sense.on_subject else tree.object(verb)
    whose = canon(framer, tree, undergoer)
    if tree.tokens[index].dep == "pobj" and whose in words("roles", "one", "word"):
        yield "force", "police", None, whose


def _by_own_hand(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield that somebody took their own life: "turned the gun on himself", "self-inflicted"."""
    token = tree.tokens[index]
    verb = tree.verb_of(index)
    own = token.text.lower() in ("self-inflicted", "inflicted") and _is_of_self(tree, index)
    if verb is not None and token.text.lower() in ("himself", "herself") and token.dep == "pobj":
        own = tree.tokens[verb].lemma in ("turn", "train", "use")
    if verb is not None and token.lemma == "life" and token.dep == "dobj":
        beside = {tree.tokens[k].lemma for k in tree.kids[index]}
        own = tree.tokens[verb].lemma in ("take", "end") and "own" in beside
    if own:
        doer = tree.subject(verb) if verb is not None else None
        named = framer.entity(tree.tokens[doer].start) if doer is not None else None
        # A date line stands where the subject would: it is no place that takes its own life.
        known = named is None or named.type == "PERSON"
        whose = (canon(framer, tree, doer) if known else None) or "suspect"
        yield "force", "self", None, whose
        yield "end", "dead", None, whose


def _is_of_self(tree: Tree, index: int) -> bool:
    """Say whether a wound is told as one's own, in one token or in three."""
    near = {t.text.lower() for t in tree.tokens[max(0, index - 2) : index + 1]}
    return "self-inflicted" in near or {"self", "inflicted"} <= near


MEANS: tuple[tuple[frozenset[str], Fill], ...] = (
    (frozenset(family("weapon")), _weapon),
    (frozenset(family("carrier")), _carrier),
    (frozenset(family("ram")), _ram),
    (frozenset(family("part")), _part),
    (frozenset(family("aim")), _aim),
    (frozenset({"VERB"}), _by_force),
    (words("kinds", "exchange", "words"), _by_exchange),
    (frozenset({"himself", "herself", "life", "self-inflicted", "inflicted"}), _by_own_hand),
)
