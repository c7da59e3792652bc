"""Lineage: who copied whom, who cites whom, and how many sources stand behind a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks import marked, unmarked
from variorum import reading
from variorum.collation import collate, rename
from variorum.collation.entities import join_entities
from variorum.collation.independence import Backing, independent_sources
from variorum.collation.lineage import trace
from variorum.collation.publishers import agency_credits
from variorum.model import Article, Edge, Fact, Lineage, Reading

FERRY = """\
Ferry runs aground off Kelmouth
The ferry Heron ran aground off Kelmouth harbour on Monday morning with 83 people aboard, and lifeboats from Arne, Saltby and Thornwick took every one of them off before noon.
Captain Edda Lind told investigators that the steering failed as the ship turned into the Narrows, and that she dropped both anchors to keep the bow off the Admiralty wall.
Harbour master Tom Reid said the channel would stay closed until Thursday, when divers from Porthgarrow will look at the hull, which was mended in 2017 and again in 2019.
“I have never seen the sea as quiet as it was that morning, and I cannot tell you why she went where she went,” Reid said.
Four passengers were treated for cold at the Trinity school, where headmistress Ann Moe had the boilers lit and leek soup made for all who came ashore wet.
"""
OWN_WORDS = """\
What we know about the Heron
Eighty-three passengers and crew were brought to safety on Monday after their boat hit rocks near the mouth of Kelmouth's harbour.
Nobody died. The skipper blames her rudder, according to two people who have seen her statement; the firm that runs the line, Westferries, would not comment.
“I have never seen the sea as quiet as it was that morning, and I cannot tell you why she went where she went,” the harbour master said.
Repairs to the vessel cost Westferries £400,000 five years ago, its accounts show, and the union Nautica had asked for new steering gear since March.
"""


def read(
    text: str,
    *,
    outlet: str | None = None,
    url: str | None = None,
    day: int | None = None,
    name: str | None = None,
) -> Reading:
    published = date(2021, 3, day) if day else None
    article = Article.of(text, published=published, outlet=outlet)
    return reading.read(reading.skim(replace(article, url=url, id=name or article.id)))


def traced(*readings: Reading) -> tuple[tuple[Reading, ...], Lineage]:
    joined = join_entities(readings)
    accounts = tuple(rename(r, joined.ids) for r in readings)
    return accounts, trace(accounts)


def groups(*readings: Reading) -> list[set[str]]:
    _, lineage = traced(*readings)
    together: dict[str, set[str]] = {}
    for article, group in lineage.groups:
        together.setdefault(group, set()).add(article)
    return sorted(together.values(), key=sorted)


def told(edges: Sequence[Edge], lineage: Lineage) -> list[tuple[str, str]]:
    names = {origin.id: origin.name for origin in lineage.origins}
    return sorted((edge.kind, names[edge.to]) for edge in edges)


# ── copies ──────────────────────────────────────────────────────────────────────


def test_reprints_trimmed_retitled_and_retold_are_one_source() -> None:
    lines = FERRY.splitlines()
    first = read(FERRY, outlet="Kelmouth Courier", day=1, name="first")
    reprints = [read(FERRY, outlet=f"Paper {n}", day=2, name=f"reprint{n}") for n in range(40)]
    trimmed = [read("\n".join(text), name=f"trimmed{n}") for n, text in enumerate(_trimmed(lines))]
    retitled = [
        read("\n".join([f"Title number {n}", *lines[1:]]), name=f"retitled{n}") for n in range(5)
    ]
    retold = [
        read(text, name=f"retold{n}", outlet=f"Daily {n}", day=3)
        for n, text in enumerate(
            [
                "Eighty-three saved from stranded ferry\nAll 83 aboard the Heron were rescued by boats from Arne, Saltby and Thornwick after she struck near Kelmouth, the Kelmouth Courier reported. Her captain, Edda Lind, put it down to steering trouble in the Narrows and let go two anchors short of the Admiralty wall.",
                "Kelmouth channel shut\nTom Reid, who runs Kelmouth harbour, has shut its channel until Thursday so that Porthgarrow divers may see to the Heron's hull, already patched in 2017 and 2019, according to the Kelmouth Courier. Edda Lind was at the wheel in the Narrows.",
                "Soup for the shipwrecked\nAnn Moe fed leek soup to the wet passengers of the Heron at Trinity school, Kelmouth, and four were treated for cold there, the Kelmouth Courier says. Edda Lind had dropped both anchors off the Admiralty wall; boats from Arne, Saltby and Thornwick came.",
            ]
        )
    ]
    accounts = [first, *reprints, *trimmed, *retitled, *retold]
    assert len(groups(*accounts)) == 1
    readings = [variant for point in collate(accounts).points for variant in point.readings]
    assert max(len(variant.articles) for variant in readings) > 40
    assert {variant.independent for variant in readings} == {1}


def _trimmed(lines: Sequence[str]) -> list[Sequence[str]]:
    """Cut a text from its end, from its beginning, and in its middle."""
    return [lines[:3], lines[:4], lines[:5], lines[2:], [*lines[:2], *lines[4:]]]


def test_a_long_quotation_makes_no_copy() -> None:
    assert len(groups(read(FERRY), read(OWN_WORDS))) == 2


def test_a_post_that_both_show_makes_no_copy() -> None:
    post = (
        "\nWe are so very sorry for the cold night that all of you had aboard the Heron, and glad "
        "that everybody is safe and dry again tonight. Thank you all. Ask at the quay for soup. — "
        "Westferries (@westferries) March 2, 2021"
    )
    one = read("The Heron ran aground, and her owner wrote on Monday:" + post)
    two = read("Soup is served to those who were saved from a ferry. The firm says:" + post)
    assert len(groups(one, two)) == 2


def test_a_sentence_of_a_press_release_makes_no_copy() -> None:
    release = "Westferries regrets the distress of its passengers and will refund every ticket sold for the crossing of the Heron on Monday within fourteen working days of a claim."
    assert len(groups(read(FERRY + release), read(OWN_WORDS + release))) == 2


def test_a_copy_rests_on_the_paper_it_credits_and_shows_the_passage() -> None:
    paper = read(FERRY, outlet="Kelmouth Courier", day=2)
    lines = [*FERRY.splitlines()[1:4], "She lay there all night, the Kelmouth Courier reported."]
    copy = read("\n".join(lines), outlet="The Inland Post", day=1, name="copy")
    _, lineage = traced(paper, copy)
    (edge,) = [e for e in lineage.edges if e.kind == "copies"]
    assert (edge.from_, told([edge], lineage)) == ("copy", [("copies", "Kelmouth Courier")])
    assert len(edge.evidence[0].exact) > 100
    assert edge.evidence[0].exact in FERRY


def test_of_one_text_in_two_papers_nobody_is_said_to_have_copied() -> None:
    early = read(FERRY, outlet="Kelmouth Courier", day=1, name="early")
    late = read("\n".join(FERRY.splitlines()[1:4]), outlet="The Inland Post", day=2, name="late")
    _, lineage = traced(early, late)
    shared = {e.from_: e for e in lineage.edges if e.kind == "possibly_shared"}
    assert {a: told([e], lineage) for a, e in shared.items()} == {
        "early": [("possibly_shared", "The Inland Post")],
        "late": [("possibly_shared", "Kelmouth Courier")],
    }
    assert "copies" not in {e.kind for e in lineage.edges}
    assert shared["early"].evidence[0].exact == shared["late"].evidence[0].exact
    assert len({group for _, group in lineage.groups}) == 1


def test_a_copy_of_what_an_agency_signed_rests_on_the_agency() -> None:
    lines = FERRY.splitlines()
    signed = read("\n".join([*lines[:-1], lines[-1] + " (AP)"]), outlet="Inland Post", name="one")
    bare = read("\n".join(lines[:4]), outlet="Coast Herald", name="two")
    _, lineage = traced(signed, bare)
    copies = [e for e in lineage.edges if e.kind == "copies"]
    assert {(e.from_, *told([e], lineage)) for e in copies} == {
        (account, ("copies", "The Associated Press")) for account in ("one", "two")
    }


# ── agencies and houses ─────────────────────────────────────────────────────────


def test_texts_of_one_agency_are_one_source() -> None:
    one = read("KELMOUTH (AP) — The ferry Heron ran aground at dawn.", outlet="Inland Post")
    two = read("LONDON, March 2 (AP) - Divers began work on the Heron.", outlet="Coast Herald")
    accounts, lineage = traced(one, two)
    assert len({group for _, group in lineage.groups}) == 1
    assert {e.from_ for e in lineage.edges if e.kind == "copies"} == {
        a.article.id for a in accounts
    }


def test_an_agency_s_own_report_is_one_with_the_papers_that_print_it() -> None:
    one = read("KELMOUTH (AP) — The ferry Heron ran aground at dawn.", outlet="Inland Post")
    two = read("Divers began work on the Heron. She lay on her side.", outlet="AP")
    assert len(groups(one, two)) == 1


def test_an_agency_is_no_copy_of_itself() -> None:
    own = read("KELMOUTH (Reuters) - The ferry Heron ran aground at dawn.", outlet="reuters")
    _, lineage = traced(own)
    assert lineage.edges == ()


def test_an_agency_that_no_list_knows_is_known_by_how_it_signs() -> None:
    one = read("KELMOUTH (NSPA) - The ferry Heron ran aground at dawn.", outlet="Inland Post")
    two = read(
        "Divers began work on the Heron. She lay on her side.\n(NSPA)", outlet="Coast Herald"
    )
    assert len(groups(one, two)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kelmouth, March 3 ⟦(NSPA)⟧ - The ferry Heron ran aground at dawn.",
        "Ferry runs aground\nThe lifeboats of three villages were out all morning.\nKELMOUTH ⟦(NSPA)⟧ — The ferry Heron ran aground.",
        "⟦(NSPA)⟧ - KELMOUTH, March 3 - The ferry Heron ran aground at dawn.",
        "The ferry Heron ran aground at dawn off Kelmouth. ⟦(NSPA)⟧",
        "The lifeboats of three villages were out all morning.\nAll were saved.\nMarch 3 ⟦(Reuters)⟧ - The ferry Heron ran aground.",
    ],
)  # fmt: skip
def test_an_agency_signs_in_the_dateline_or_behind_the_last_sentence(text: str) -> None:
    plain = unmarked(text)
    found = [(plain[c.span.start - 1 : c.span.end + 1]) for c in agency_credits(read(plain))]
    assert found == [text[text.index("⟦") + 1 : text.index("⟧")]]


@pytest.mark.parametrize(
    "text",
    [
        "The Rail Safety Board (RSB) - which looked at the wreck - said no more.",
        "Rail Safety Board (RSB) - the men who looked at the wreck - said no more.",
        "The wreck is in the care of the Rail Safety Board (RSB).",
        "The ferry ran aground at dawn, said the coastguard (KCG).",
        "The ferry ran aground at dawn, said the Associated Press (AP). It lies there still.",
    ],
)
def test_what_is_short_for_a_body_is_no_agency(text: str) -> None:
    assert agency_credits(read(text)) == ()


def test_a_station_s_own_call_sign_is_no_agency() -> None:
    station = read("KELMOUTH (WKLM) - The ferry Heron ran aground at dawn.", outlet="Channel Nine")
    other = read("Divers began work on the Heron. She lay on her side.", outlet="Coast Herald")
    _, lineage = traced(station, other)
    assert lineage.edges == ()


def test_an_agency_that_helped_is_cited() -> None:
    one = read("The ferry Heron ran aground at dawn off Kelmouth harbour.\nkl/mn (AFP, dpa)")
    _, lineage = traced(one)
    assert ("cites", "Deutsche Presse-Agentur") in told(lineage.edges, lineage)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ({"outlet": "The New York Times"}, {"url": "https://www.nytimes.com/2021/b.html"}, True),
        ({"url": "https://news.bbc.co.uk/1"}, {"url": "https://www.bbc.com/2"}, True),
        ({"outlet": "wsj"}, {"outlet": "The Wall Street Journal"}, True),
        ({"outlet": "The Guardian"}, {"outlet": "The Observer"}, False),
        ({"outlet": "Daily Mail"}, {"outlet": "Daily Mirror"}, False),
        ({"outlet": "The Moscow Times"}, {"outlet": "The Manila Times"}, False),
        ({"outlet": "www.thetide.co.uk"}, {"outlet": "www.tribune.co.uk"}, False),
        ({"outlet": "www.thetide.com"}, {"outlet": "www.thegazette.com"}, False),
        ({"outlet": "edition.kbc.com"}, {"outlet": "money.kbc.com"}, True),
        ({"outlet": "www.thetide.co.uk"}, {"outlet": "The Tide"}, True),
        ({"url": "https://tide.blogspot.com/1"}, {"url": "https://reef.blogspot.com/1"}, False),
        ({}, {}, False),
    ],
)
def test_two_articles_of_one_house_are_one_source(
    one: dict[str, str], two: dict[str, str], *, same: bool
) -> None:
    assert len(groups(read(FERRY, **one), read(OWN_WORDS, **two))) == (1 if same else 2)  # type: ignore[arg-type]


def test_papers_of_one_owner_are_one_source_if_the_user_says_so() -> None:
    accounts = read(FERRY, outlet="The Guardian"), read(OWN_WORDS, outlet="The Observer")
    owners = {"The Guardian": "Guardian Media", "The Observer": "Guardian Media"}
    assert len({group for _, group in trace(accounts, owners=owners).groups}) == 1


def test_a_house_that_prints_two_agencies_makes_them_no_one_source() -> None:
    one = read("KELMOUTH (AP) — The ferry Heron ran aground at dawn.", outlet="Inland Post")
    two = read("LONDON (Reuters) - Divers began work on the Heron.", outlet="Inland Post")
    assert len(groups(one, two)) == 2


# ── who cites whom ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("“We ran,” a cook ⟦told the Associated Press⟧.", "cites", "Associated Press"),
        ("The fee was doubled in May, ⟦according to the Financial Times⟧.", "cites", "Financial Times"),
        ("She spoke ⟦in an interview with CNN⟧ on Monday.", "cites", "CNN"),
        ("⟦Reuters first reported⟧ on the sale on Sunday.", "first_reported", "Reuters"),
        ("The sale was ⟦first reported by the Financial Times⟧.", "first_reported", "Financial Times"),
    ],
)  # fmt: skip
def test_an_outlet_is_cited_by_what_stands_beside_its_name(text: str, kind: str, name: str) -> None:
    plain = unmarked(text)
    _, lineage = traced(read(plain))
    names = {origin.id: origin.name.removeprefix("The ") for origin in lineage.origins}
    spans = {s for e in lineage.edges if (e.kind, names[e.to]) == (kind, name) for s in e.evidence}
    shown = text.replace("⟦in an ", "in an ⟦").replace(
        "The sale was ⟦first ", "The sale was first ⟦"
    )
    assert {marked(plain, [span]) for span in spans} & {text, shown}


def test_two_that_reported_it_first_are_both_named() -> None:
    text = "The Financial Times and The Washington Post, which first reported the sale, said the port would close."
    _, lineage = traced(read(text))
    first = {
        n.removeprefix("The ") for k, n in told(lineage.edges, lineage) if k == "first_reported"
    }
    assert first == {"Financial Times", "Washington Post"}


def test_an_outlet_does_not_rest_on_itself() -> None:
    text = "“We ran,” a cook told Reuters. Reuters first reported on the sale on Sunday."
    _, lineage = traced(read(text, outlet="Reuters"))
    assert "Reuters" not in {name for _, name in told(lineage.edges, lineage)}


def test_a_paper_that_calls_itself_by_half_its_name_does_not_rest_on_itself() -> None:
    text = "“We ran,” a cook told the Gazette. The Morning Gazette reported a fire."
    _, lineage = traced(read(text, outlet="Kelmouth Gazette"))
    assert "Gazette" not in {name.removeprefix("The ") for _, name in told(lineage.edges, lineage)}


def test_nameless_sources_of_one_class_may_be_shared() -> None:
    one = read("U.S. officials said the port would be sold.", name="one")
    two = read("Two American officials said the port would close.", name="two")
    _, lineage = traced(one, two)
    assert [e.kind for e in lineage.edges] == ["possibly_shared", "possibly_shared"]
    assert len({e.to for e in lineage.edges}) == 1
    assert [o.kind for o in lineage.origins] == ["unnamed"]


def test_officials_of_two_houses_are_not_the_same_people() -> None:
    one = read("A union official said the port would be sold.", name="one")
    two = read("Harbour officials said the port would close.", name="two")
    _, lineage = traced(one, two)
    assert {(e.kind, e.to) for e in lineage.edges} == {
        ("cites", "unnamed:union-official"),
        ("cites", "unnamed:harbour-official"),
    }


def test_a_nameless_source_of_one_account_is_cited() -> None:
    _, lineage = traced(read("A source close to the owner said the port would be sold."))
    assert [e.kind for e in lineage.edges] == ["cites"]


def test_who_speaks_for_a_body_is_the_body() -> None:
    one = read("The Kelmouth Harbour Authority (KHA) said the port was safe.", name="one")
    two = read("A KHA spokesman said the port was safe.", name="two")
    _, lineage = traced(one, two)
    assert len({e.to for e in lineage.edges if e.from_ in ("one", "two")}) == 1


def test_hearsay_rests_on_reports_that_nobody_names() -> None:
    _, lineage = traced(read("The owner was reportedly persuaded to sell the port."))
    assert [(o.id, o.kind) for o in lineage.origins] == [("unnamed:media", "unnamed")]


def test_the_order_of_accounts_changes_nothing() -> None:
    accounts, lineage = traced(read(FERRY, day=1), read(OWN_WORDS), read(FERRY + ".", name="again"))
    assert trace(accounts[::-1]) == lineage


@pytest.mark.parametrize(
    "text", ["", "\x00", "“" * 300, "Reuters " * 200, "(AP) - " * 50, "\ud800"]
)
def test_calm_on_any_text(text: str) -> None:
    for edge in trace([read(text, name="a"), read(text, name="b")]).edges:
        for span in edge.evidence:
            assert span.exact == text[span.start : span.end]


# ── independent sources ─────────────────────────────────────────────────────────


def backing(claims: Sequence[tuple[str, str | None]]) -> Backing:
    """Give who stands behind a claim: each account's text, and words of the statement that holds it."""
    accounts, lineage = traced(*(read(text, name=str(n)) for n, (text, _) in enumerate(claims)))
    facts = [
        Fact("measure", account.article.id, (), "", (), statements=_holding(account, words))
        for account, (_, words) in zip(accounts, claims, strict=True)
    ]
    return independent_sources(facts, accounts, lineage)


def _holding(account: Reading, words: str | None) -> tuple[str, ...]:
    if words is None:
        return ()
    holding = tuple(s.id for s in account.statements if any(words in c.exact for c in s.content))
    assert holding, f"no statement holds {words!r}"
    return holding


@pytest.mark.parametrize(
    ("claims", "count"),
    [
        # Nobody names a source: each account stands for itself.
        ([("Eleven died.", None), ("The fire killed 11.", None)], 2),
        # One speaker, two accounts.
        ([("Mayor Ann Moe said 11 died.", "11 died"), ("“It is 11,” Ann Moe said.", "11")], 1),
        # Two who can be asked.
        ([("Mayor Ann Moe said 11 died.", "11 died"), ("Reuters said 11 died.", "11 died")], 2),
        # Who names no source is taken to have it from where the other has it.
        ([("Mayor Ann Moe said 11 died.", "11 died"), ("Eleven died.", None)], 1),
        # Nameless officials may be the same, and may be the paper's.
        ([("Officials said 11 died.", "11 died"), ("Some officials said 11 died.", "11 died")], 1),
        ([("Officials said 11 died.", "11 died"), ("Reuters said 11 died.", "11 died")], 1),
        # They may be whom the other names; witnesses are not.
        ([("Officials said 11 died.", "11 died"), ("Mayor Ann Moe said 11 died.", "11 died")], 1),
        ([("Witnesses said 11 died.", "11 died"), ("Mayor Ann Moe said 11 died.", "11 died")], 2),
        # Each may have it from the mayor, but not from each other.
        (
            [
                ("Mayor Ann Moe said 11 died.", "11 died"),
                ("Eleven died.", None),
                ("The fire killed 11.", None),
                ("Deaths: 11.", None),
            ],
            3,
        ),
        # Two papers.
        ([("CNN said 11 died.", "11 died"), ("Reuters said 11 died.", "11 died")], 2),
    ],
)
def test_sources_are_counted_by_whose_word_it_is(
    claims: list[tuple[str, str | None]], count: int
) -> None:
    found = backing(claims)
    assert found.count == count == len(found.paths)


CLAIMS = [
    *(("Eleven died.", None), ("The fire killed 11.", None), ("Deaths: 11.", None)),
    *[
        (text, "11 died")
        for text in (
            "Mayor Ann Moe said 11 died.",
            "Ann Moe says that 11 died.",
            "Officials said 11 died.",
            "Witnesses said 11 died.",
            "Reuters said 11 died.",
            "CNN said 11 died.",
            "The fire brigade said 11 died.",
            "Residents told Reuters that 11 died.",
        )
    ],
]


@given(chosen=st.sets(st.sampled_from(range(len(CLAIMS))), min_size=1), one_more=st.data())
def test_an_account_more_is_never_a_source_less(chosen: set[int], one_more: st.DataObject) -> None:
    added = one_more.draw(st.sampled_from(range(len(CLAIMS))))

    def count(numbers: set[int]) -> int:
        return independent_sources([_claims()[2][n] for n in sorted(numbers)], *_claims()[:2]).count

    assert 1 <= count(chosen) <= count(chosen | {added}) <= count(chosen) + 1


@cache
def _claims() -> tuple[tuple[Reading, ...], Lineage, list[Fact]]:
    accounts, lineage = traced(*(read(text, name=str(n)) for n, (text, _) in enumerate(CLAIMS)))
    held = (_holding(account, words) for account, (_, words) in zip(accounts, CLAIMS, strict=True))
    facts = [
        Fact("measure", account.article.id, (), "", (), statements=statements)
        for account, statements in zip(accounts, held, strict=True)
    ]
    return accounts, lineage, facts


def test_a_paper_and_who_cites_it_are_one_source() -> None:
    accounts, lineage = traced(
        read("Eleven died.", url="https://www.nytimes.com/2021/a.html", name="paper"),
        read("The New York Times said 11 died.", name="citing"),
    )
    (held,) = _holding(accounts[1], "11 died")
    facts = [
        Fact("measure", "paper", (), "", ()),
        Fact("measure", "citing", (), "", (), statements=(held,)),
    ]
    assert independent_sources(facts, accounts, lineage).count == 1


FIRST = """\
Port of Kelmouth sold
The port of Kelmouth has been sold for £40m.
The Financial Times, which first reported the news, said divers had looked at its walls.
The harbour was built in 1911.
Its school has 83 pupils.
Its walls are of granite, and 310 metres long.
"""
LETTER = FIRST.replace("which first reported the news", "which first reported on a letter")


@pytest.mark.parametrize(
    ("text", "words", "path"),
    [
        (FIRST, "sold", ("paper", "outlet:financialtimes")),
        (FIRST, "310 metres", ("paper",)),
        (LETTER, "sold", ("paper",)),
    ],
)
def test_the_news_rests_on_who_first_reported_it(
    text: str, words: str, path: tuple[str, ...]
) -> None:
    accounts, lineage = traced(read(text, name="paper"))
    at = text.index(words)
    span = accounts[0].article.span(at, at + len(words))
    fact = Fact("event", "paper", (), "", (span,))
    assert independent_sources([fact], accounts, lineage).paths == (path,)


def test_who_credits_somebody_once_does_not_tell_it_on_its_own_word() -> None:
    texts = [f"Eleven died in {town}. Mayor Ann Moe said 11 died." for town in ("Lind", "Arne")]
    accounts, lineage = traced(*(read(text, name=text) for text in texts))
    own = [Fact("measure", a.article.id, (), "", ()) for a in accounts]
    said = [replace(f, statements=_holding(a, "11")) for f, a in zip(own, accounts, strict=True)]
    assert independent_sources([*own, *said], accounts, lineage).count == 1


def test_nobody_tells_the_news_before_the_first() -> None:
    others = (read(f"Port sold for £40m by {name}.", name=name) for name in ("Lind", "Moe", "Reid"))
    accounts, lineage = traced(read(FIRST, name="paper"), *others)
    facts = [
        Fact("event", a.article.id, (), "", (a.article.span(at, at + 4),))
        for a in accounts
        for at in [a.article.text.index("sold")]
    ]
    assert independent_sources(facts[1:], accounts, lineage).count == 3
    assert independent_sources(facts, accounts, lineage).count == 1


def test_a_paper_called_by_half_its_name_is_that_paper() -> None:
    accounts, lineage = traced(
        read("Eleven died.", outlet="Kelmouth Gazette", name="paper"),
        read("The Gazette said 11 died.", outlet="Coast Herald", name="citing"),
    )
    (held,) = _holding(accounts[1], "11 died")
    facts = [
        Fact("measure", "paper", (), "", ()),
        Fact("measure", "citing", (), "", (), statements=(held,)),
    ]
    assert independent_sources(facts, accounts, lineage).count == 1


def test_one_account_is_no_two_sources_whoever_was_first() -> None:
    text = FIRST.replace("Times, which", "Times and The Wall Street Journal, which")
    accounts, lineage = traced(read(text, name="paper"))
    at = text.index("sold")
    fact = Fact("event", "paper", (), "", (accounts[0].article.span(at, at + 4),))
    assert independent_sources([fact], accounts, lineage).count == 1


def test_a_path_leads_from_the_article_to_the_source() -> None:
    (path,) = backing([("Reuters said 11 died.", "11 died")]).paths
    assert path == ("0", "outlet:reuters")
