"""One name in many accounts: what joins, what never does, and what the user decides."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from variorum.collation.entities import Joined, join_entities
from variorum.model import Article, Entity, Reading
from variorum.reading import read, skim


def accounts(*texts: str) -> list[Reading]:
    return [read(skim(Article.of(text))) for text in texts]


def joined(*texts: str) -> Joined:
    return join_entities(accounts(*texts))


def named(found: Joined, name: str) -> Entity:
    """Give the one entity of the story that goes by a name."""
    (entity,) = (e for e in found.entities if name in (e.name, *e.aliases))
    return entity


@pytest.mark.parametrize(
    ("here", "there", "one", "other"),
    [
        # Spelling and transliteration.
        (
            "Volodymyr Zelensky left.",
            "Volodymyr Zelenskyy left.",
            "Volodymyr Zelensky",
            "Volodymyr Zelenskyy",
        ),
        ("They met in Kyiv.", "They met in Kiev.", "Kyiv", "Kiev"),
        ("Sergei Brannov left.", "Sergey Brannov left.", "Sergei Brannov", "Sergey Brannov"),
        # Short and full.
        ("President Lind left.", "President Ada Lind left.", "Lind", "Ada Lind"),
        (
            "Karl Berg of Elbe Steel left.",
            "Karl Berg of Elbe Steel Ltd left.",
            "Elbe Steel",
            "Elbe Steel Ltd",
        ),
        ("The Elbe Bridge Agency (EBA) shut it.", "The EBA shut it.", "Elbe Bridge Agency", "EBA"),
        ("Brannok, 42, left.", "Ada met Brannok, 42, at noon.", "Brannok", "Brannok"),
        # Accents, and how agencies shorten a state.
        (
            "Hélène Brannok left.",
            "Prefect Helene Brannok left.",
            "Hélène Brannok",
            "Helene Brannok",
        ),
        ("They met in Dell, Mich., at noon.", "They met in Michigan.", "Mich.", "Michigan"),
        # The paper, by its short name.
        ("The Elbe Gazette said so.", "An official told the Gazette.", "Elbe Gazette", "Gazette"),
        # One body, two ways to say it.
        (
            "Norway's Defence Ministry denied it.",
            "The Norwegian Ministry of Defence denied it.",
            "Norway’s Defence Ministry",
            "Norwegian Ministry of Defence",
        ),
        (
            "The Norwegian Ministry of Defence denied it.",
            "The Norwegian Defense Ministry denied it.",
            "Norwegian Ministry of Defence",
            "Norwegian Defense Ministry",
        ),
        ("U.S. officials said so.", "US officials said so.", "U.S. officials", "US officials"),
        # A role and its holder.
        (
            "The Norwegian president said it would rain.",
            "Norwegian President Ada Lind left.",
            "Norwegian president",
            "Ada Lind",
        ),
        # Whom one account only calls by an office, a kind or a kinship, another names.
        (
            "The defence minister said it would rain.",
            "Defence Secretary Ada Lind left.",
            "defence minister",
            "Ada Lind",
        ),
        ("The mayor said it rained.", "Elbe's mayor, Ada Lind, left.", "mayor", "Ada Lind"),
        (
            "The union said it would strike.",
            "Karl Berg of Elbe Port Workers spoke.",
            "union",
            "Elbe Port Workers",
        ),
        (
            "Karl Berg fell. His wife said it was dark.",
            "Karl Berg fell. His wife, Ada Berg, said it was late.",
            "Karl Berg’s wife",
            "Ada Berg",
        ),
        ("The army said it fired.", "The military said it fired.", "army", "military"),
        (
            "The teaching hospital in Elbe said he died.",
            "The Elbe Teaching Hospital said he died.",
            "teaching hospital in Elbe",
            "Elbe Teaching Hospital",
        ),
        (
            "The Interior Ministry denied it.",
            "The Ministry of Internal Affairs denied it.",
            "Interior Ministry",
            "Ministry of Internal Affairs",
        ),
    ],
)
def test_joins_what_is_one(here: str, there: str, one: str, other: str) -> None:
    found = joined(here, there)
    assert named(found, one).id == named(found, other).id


@pytest.mark.parametrize(
    ("here", "there", "one", "other"),
    [
        ("Karl Lind left.", "Karl Lind Jr. left.", "Karl Lind", "Karl Lind Jr."),
        ("Karl Addo Lind left.", "Karl Ole Lind left.", "Karl Addo Lind", "Karl Ole Lind"),
        ("Mario Brannok left.", "Maria Brannok left.", "Mario Brannok", "Maria Brannok"),
        ("Karl Berg left.", "Karl Berger left.", "Karl Berg", "Karl Berger"),
        (
            "The Kremlin denied it.",
            "The Russian Foreign Ministry denied it.",
            "Kremlin",
            "Russian Foreign Ministry",
        ),
        (
            "Norwegian Foreign Minister Ada Lind left.",
            "The Norwegian Foreign Ministry denied it.",
            "Ada Lind",
            "Norwegian Foreign Ministry",
        ),
        (
            "The North Korean leader said it would rain.",
            "South Korean President Ann Moon left.",
            "North Korean leader",
            "Ann Moon",
        ),
        ("They met in North Elbe.", "They met in South Elbe.", "North Elbe", "South Elbe"),
        # Of two who hold such an office, or no longer hold it, nobody is meant for certain.
        (
            "The transport minister said it rained.",
            "Former transport minister Ada Lind left.",
            "transport minister",
            "Ada Lind",
        ),
        (
            "The governor said it rained.",
            "Governor Ada Lind met Governor Karl Berg.",
            "governor",
            "Ada Lind",
        ),
        (
            "Karl Berg fell. His lawyer said it was dark.",
            "Karl Berg fell. His lawyer, Ada Lind, said it was late.",
            "Karl Berg’s lawyer",
            "Ada Lind",
        ),
    ],
)
def test_keeps_apart_what_is_two(here: str, there: str, one: str, other: str) -> None:
    found = joined(here, there)
    assert named(found, one).id != named(found, other).id


def test_whoever_holds_an_office_abroad_makes_it_unsure_who_holds_it_here() -> None:
    found = joined(
        "The president said it rained. Norway's president said it did not.",
        "President Ada Lind left.",
    )
    assert named(found, "Ada Lind").aliases == ()


def test_whom_one_account_tells_apart_no_spelling_joins() -> None:
    found = joined("Karla Brannok met Karl Brannok.", "Karla Brannok left.")
    assert named(found, "Karla Brannok").id != named(found, "Karl Brannok").id


def test_mr_lind_of_one_account_is_not_ada_lind_of_another() -> None:
    found = joined("Mr Lind was furious.", "Ada Lind left.")
    assert named(found, "Ada Lind").aliases == ()


def test_his_office_of_one_account_is_not_that_of_another() -> None:
    found = joined("His office said so.", "It was cold. His office said so.")
    assert len([e for e in found.entities if not e.named]) == 2


def test_a_surname_that_fits_two_people_of_the_story_is_left_open() -> None:
    found = joined("Mr Berg left.", "Karl Berg met Ole Berg.")
    assert named(found, "Berg").mentions[0].exact == "Berg"
    assert [d.reason for d in found.doubts] == ["“Berg” fits Karl Berg and Ole Berg"]


def test_a_name_that_one_account_mistypes_takes_the_type_of_the_others() -> None:
    readings = accounts(
        "Velosti Brannok left.", "Ada met Velosti Brannok, 42, at noon. Velosti Brannok left."
    )
    assert named(join_entities(readings), "Velosti Brannok").type == "PERSON"


def test_every_mention_that_justifies_a_merge_is_kept() -> None:
    readings = accounts("Ada Lind left. Lind was ill.", "President Ada Lind left.")
    found = named(join_entities(readings), "Ada Lind")
    assert sorted(m.exact for m in found.mentions) == ["Ada Lind", "Ada Lind", "Lind"]
    assert found.roles == ("President",)


def test_of_two_of_one_surname_a_role_tells_which_is_meant() -> None:
    found = joined(
        "Union leader Karen Price left. The harbour master, Martin Price, stayed.",
        "Ms Price was angry. The harbour master, Dr Price, was not.",
    )
    assert len(named(found, "Karen Price").mentions) == 2
    assert {m.exact for m in named(found, "Martin Price").mentions} >= {"Martin Price", "Price"}


def test_a_surname_that_looked_like_a_body_is_its_bearer() -> None:
    readings = accounts("Karl Velosti left.", "He left.")
    body = Entity("x.e1", "Velosti", "ORG", mentions=(readings[1].article.span(0, 2),))
    found = join_entities([readings[0], replace(readings[1], entities=(body,))])
    assert named(found, "Velosti").name == "Karl Velosti"


def test_a_ministry_is_one_whichever_way_round_it_is_named() -> None:
    found = joined("The Ministry of Health denied it.", "The health ministry said nothing.")
    assert len([e for e in found.entities if "inistry" in e.name]) == 1


def test_the_user_may_keep_apart_and_join() -> None:
    readings = accounts(
        "Sergei Brannov left.", "Sergey Brannov left.", "The Elbe Courier wrote so."
    )
    apart = join_entities(readings, keep_apart=[("Sergei Brannov", "Sergey Brannov")])
    assert named(apart, "Sergei Brannov").id != named(apart, "Sergey Brannov").id
    together = join_entities(readings, join=[("Sergei Brannov", "Elbe Courier")])
    assert named(together, "Sergei Brannov").id == named(together, "Elbe Courier").id


def test_the_order_of_the_accounts_changes_nothing() -> None:
    readings = accounts(
        "Ada Lind left.", "President Lind left.", "Ada Lindt left. Ole Lind stayed."
    )
    outcomes: Sequence[Joined] = [join_entities(order) for order in permutations(readings)]
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_every_entity_of_every_account_becomes_one_of_the_story() -> None:
    readings = accounts("Ada Lind said a spokesman lied.", "A spokesman said Ada Lind lied.")
    found = join_entities(readings)
    known = {e.id for e in found.entities}
    assert {found.ids[e.id] for r in readings for e in r.entities} == known


def test_the_clusters_of_an_annotated_story_hold(shared: Path) -> None:
    """B³ F of at least .90 and types of at least .92 on the mentions of the story's own text."""
    readings = [read(skim(_article(path))) for path in sorted((shared / "seeds").glob("*.txt"))]
    found = join_entities(readings)
    stems = {r.article.id: r.article.path for r in readings}
    ours = [(stems[m.article], m.start, m.end, e) for e in found.entities for m in e.mentions]
    pairs = list(_matched(shared / "gold" / "seeds" / "entities.jsonl", ours))
    typed = sum(entity is not None and entity.type == kind for _, kind, entity in pairs)
    assert typed / len(pairs) >= 0.92
    keys = [
        (name, entity.id if entity else f"missed {n}") for n, (name, _, entity) in enumerate(pairs)
    ]
    assert _b_cubed(keys) >= 0.90


def _article(path: Path) -> Article:
    made = Article.of(path.read_bytes().decode())
    return Article(made.id, path.stem, made.text, made.sha256)


def _matched(
    gold: Path, ours: list[tuple[str, int, int, Entity]]
) -> list[tuple[str, str, Entity | None]]:
    """Pair each annotated mention with the shortest of ours that overlaps it, names first."""
    pairs = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind = "PRODUCT" if row["type"] == "WEAPON" else row["type"]
        for m in row["mentions"]:
            if m.get("in_furniture"):
                continue
            over = [
                (not e.named, end - start, e.id, e)
                for doc, start, end, e in ours
                if doc == m["doc"] and start < m["end"] and m["start"] < end
            ]
            pairs.append((row["id"], kind, min(over, key=lambda x: x[:3])[3] if over else None))
    return pairs


def _b_cubed(keys: list[tuple[str, str]]) -> float:
    gold: dict[str, set[int]] = defaultdict(set)
    ours: dict[str, set[int]] = defaultdict(set)
    for n, (a, b) in enumerate(keys):
        gold[a].add(n)
        ours[b].add(n)
    both = [(len(gold[a] & ours[b]), len(gold[a]), len(ours[b])) for a, b in keys]
    precision = sum(x / o for x, _, o in both) / len(both)
    recall = sum(x / g for x, g, _ in both) / len(both)
    return 2 * precision * recall / (precision + recall)
