"""Who and what an account names: the borders of a name, its type, and which names go together."""

from __future__ import annotations

import time

import pytest

from tests.marks import marked, unmarked
from variorum.model import Article, Entity
from variorum.reading import skim
from variorum.reading.mentions import find_entities
from variorum.reading.sentences import parse


def entities(text: str) -> tuple[Entity, ...]:
    article = Article.of(text)
    return find_entities(article, parse(article, skim(article).paragraphs))[0]


def named(text: str, name: str) -> Entity:
    """Give the one entity that goes by a name."""
    (found,) = (e for e in entities(text) if name in (e.name, *e.aliases))
    return found


def types(text: str) -> dict[str, str]:
    return {e.name: e.type for e in entities(text) if e.named}


@pytest.mark.parametrize(
    "expected",
    [
        "Norwegian Prime Minister ⟦Ada Lind⟧ flew to ⟦Kelmouth⟧ on Monday.",
        "The ⟦Norwegian Ministry of Defence⟧ said nothing.",
        "⟦Elbe Steel⟧ Chief Executive ⟦Karl Berg⟧ met ⟦Norway⟧'s ambassador.",
        "Mr ⟦Berg⟧ left ⟦St Mary's Hospital⟧ in May.",
        "The map was drawn by the ⟦Office of Rail and Harbours⟧.",
        "Police in ⟦Lyon⟧ called ⟦Theresa May⟧.",
        "They fought in the ⟦Second World War⟧.",
        "A ⟦US⟧-made pump was found near ⟦Rostov-on-Don⟧.",
        "Mayor of ⟦Oslo⟧ is a hard job, she said.",
        "⟦Mayor of London⟧ ⟦Karl Lind⟧ left at noon.",
        # Capitals alone make no name.
        "DINER ATTACK: BOSS SPEAKS OUT ON TV\n\nA cook left ⟦Kelmouth⟧.",
        "SHOTS FIRED AT KELMOUTH PIER\n\nA cook left ⟦Kelmouth⟧.",
        "Colonel ⟦Ahmed al-Jabouri⟧ met ⟦Faisal el-Masri⟧.",
        "It cost US$ 400, CZK 300 and Kč412, ⟦Karl Lind⟧ said.",
        "The ⟦Elbe County Attorney's Office⟧ said so, and the ⟦Office of the Prosecutor General⟧ too.",
        "Readers of the ⟦Daily Reporter⟧ met Inspector-General ⟦Ada Lind⟧.",
        "The newspaper ⟦Black Heron⟧ said so.",
        # A word that may be a title is none before what nobody is called.
        "The cup of ⟦Major League Curling⟧ went to Major ⟦Ada Lind⟧.",
        "Governor ⟦Karl Berg⟧ met General ⟦Ada Lind⟧ of the ⟦Elbe Guard⟧.",
        "Brother ⟦Karl⟧ was ill. ⟦Karl Lind⟧ went home.",
        "HORROR at the pier\n\nA cook saw the horror in ⟦Kelmouth⟧.",
        "It was told to the ⟦E.H.A.⟧ There was no answer from the ⟦E.H.A.⟧ on Monday.",
    ],
)
def test_finds_the_borders_of_names(expected: str) -> None:
    text = unmarked(expected)
    spans = [m for e in entities(text) if e.named for m in e.mentions]
    assert marked(text, spans) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # The gazetteer.
        ("Troops left Kyiv at dawn.", "Kyiv", "LOC"),
        ("Ukraine asked for gas.", "Ukraine", "GPE"),
        ("The pilot told Reuters that he was safe.", "Reuters", "OUTLET"),
        ("He worked for the Kremlin.", "Kremlin", "ORG"),
        ("They met in Kelmouth, Mich., on Monday.", "Michigan", "LOC"),
        ("They asked the Office of Rail and Road.", "Office of Rail and Road", "ORG"),
        # What papers and agencies are called.
        ("An official told the Gazette that it was shut.", "Gazette", "OUTLET"),
        ("KELMOUTH (Brannok) - At least six were hurt when the pier fell.", "Brannok", "OUTLET"),
        ("Brannok Steel USA said it was glad.", "Brannok Steel USA", "ORG"),
        # Titles and appositions.
        ("Provost Helene Brannok left at noon.", "Provost Helene Brannok", "PERSON"),
        ("President Orm spoke at noon.", "Orm", "PERSON"),
        ("Brannok, the harbour master, was away.", "Brannok", "PERSON"),
        ("Brannok, 42, was away.", "Brannok", "PERSON"),
        ("Brannok said her husband was on board.", "Brannok", "PERSON"),
        ("It was sold to the chipmaker Velosti in June.", "Velosti", "ORG"),
        ("The road was shut, the news agency Brannok reported.", "Brannok", "OUTLET"),
        # The word that says what kind of thing it is.
        ("He was seen on Brannok Bridge.", "Brannok Bridge", "LOC"),
        ("The Brannok Harbour Authority is looking into it.", "Brannok Harbour Authority", "ORG"),
        ("Two trees fell when Storm Brannok came in.", "Storm Brannok", "EVENT"),
        # The company a name keeps.
        ("The villages of Orm, Velost and Brannok were cut off.", "Velost", "LOC"),
        ("They drove from Paris to Brannok.", "Brannok", "LOC"),
    ],
)
def test_tells_the_type_of_a_name(text: str, name: str, kind: str) -> None:
    assert named(text, name).type == kind


def test_an_acronym_takes_the_type_and_the_name_of_what_it_stands_for() -> None:
    authority = named(
        "The Brannok Harbour Authority (BHA) shut the pier. BHA divers went down.",
        "BHA",
    )
    assert (authority.name, authority.type) == ("Brannok Harbour Authority", "ORG")
    assert len(authority.mentions) == 3


def test_a_surname_goes_with_its_full_name_and_keeps_the_title_as_a_role() -> None:
    lind = named("Prime Minister Ada Lind resigned. Lind had been ill.", "Ada Lind")
    assert [m.exact for m in lind.mentions] == ["Ada Lind", "Lind"]
    assert lind.roles == ("Prime Minister",)


def test_father_and_son_stay_apart() -> None:
    text = "Karl Lind built the yard. His son, Karl Lind Jr., sold it. Lind was furious."
    father, son = named(text, "Karl Lind"), named(text, "Karl Lind Jr.")
    assert father.id != son.id
    assert [m.start for m in father.mentions] == [0, text.rindex("Lind")]


@pytest.mark.parametrize(
    "text",
    [
        "Karl Addo Lind left. Karl Ole Lind stayed.",
        "Karl Ole Lind, a son of the mayor, met Karl Lind in Oslo.",
    ],
)
def test_two_that_share_a_given_name_and_a_surname_stay_apart(text: str) -> None:
    people = {e.name for e in entities(text) if e.type == "PERSON" and e.named}
    assert len(people) == 2


def test_middle_names_may_be_left_out_and_told_by_an_initial() -> None:
    text = "Karl Ole Lind left. Karl O. Lind came back, and Karl Lind stayed."
    assert [e.name for e in entities(text) if e.named] == ["Karl Ole Lind"]


def test_a_name_behind_somebody_of_somebody_is_not_the_latters() -> None:
    text = "A gunman fled. The brother of the gunman, Karl Lind, from Oslo, wept."
    lind = named(text, "Karl Lind")
    assert {"gunman", "the gunman"}.isdisjoint([*lind.aliases, *lind.roles])


def test_a_soft_hyphen_parts_no_name() -> None:
    text = "Ada Lind\u00adqvist left. Ada Lindqvist came back."
    assert len(named(text, "Ada Lindqvist").mentions) == 2


def test_a_surname_that_fits_two_goes_with_neither() -> None:
    article = Article.of("Karl Berg and Ada Berg were on board. Berg was hurt.")
    found, doubts = find_entities(article, parse(article, skim(article).paragraphs))
    assert [len(e.mentions) for e in found if e.name in ("Karl Berg", "Ada Berg")] == [1, 1]
    assert [d.reason for d in doubts] == ["“Berg” fits Ada Berg and Karl Berg"]


def test_a_form_of_address_tells_two_of_one_surname_apart() -> None:
    text = "Karl Lind and Ada Lind left. Mrs Lind was ill. Mr Lind was not. Lind slept."
    assert [m.exact for m in named(text, "Ada Lind").mentions] == ["Ada Lind", "Lind"]
    assert [m.start for m in named(text, "Karl Lind").mentions] == [0, text.index("Mr ") + 3]


def test_a_newspaper_goes_by_the_last_word_of_its_name() -> None:
    paper = named("The New York Times had it first. The Times said so.", "New York Times")
    assert [m.exact for m in paper.mentions] == ["New York Times", "The Times"]


def test_mr_lind_is_not_ada_lind() -> None:
    text = "Mr Lind built the yard. His wife, Ada Lind, sold it. Mr Lind was furious."
    assert [m.exact for m in named(text, "Ada Lind").mentions if "Lind" in m.exact] == ["Ada Lind"]


def test_an_administration_is_not_whom_it_is_named_after() -> None:
    text = "President Ole Berg left. The Berg administration said the pact would hold."
    (body,) = (e for e in entities(text) if not e.named)
    assert (body.name, body.type) == ("Berg administration", "ORG")


def test_minister_and_ministry_stay_apart() -> None:
    kinds = types("The Norwegian Foreign Ministry denied it. Foreign Minister Ada Lind did not.")
    assert kinds == {"Norwegian Foreign Ministry": "ORG", "Ada Lind": "PERSON"}


def test_a_role_goes_with_its_one_holder() -> None:
    text = "Norwegian President Ada Lind met Danish President Ole Berg. The Danish president left."
    assert "Danish president" in named(text, "Ole Berg").roles
    assert "The Danish president" in [m.exact for m in named(text, "Ole Berg").mentions]


def test_a_role_that_two_hold_goes_with_neither() -> None:
    text = "President Ada Lind met President Ole Berg. The president said he was glad."
    assert all("The president" not in [m.exact for m in e.mentions] for e in entities(text))


@pytest.mark.parametrize(
    "text",
    [
        "Former president Ada Lind was there. The president signed it.",
        "Candidate Ada Lind was there. The candidates left.",
        "Vice President Ada Lind was there. The president left.",
        "Deputy Mayor Ada Lind was there. The mayor left.",
        "Her son Karl was there. Ada Lind met the son-in-law.",
        "Like Ada Lind, the Danish president “was late”. The Danish president left.",
        "Ada Lind was there. It hurt the candidate, Lind said.",
    ],
)
def test_a_role_is_not_given_to_who_does_not_hold_it(text: str) -> None:
    assert all(m.exact in ("Ada Lind", "Lind") for m in named(text, "Ada Lind").mentions)


def test_her_lawyer_is_who_was_called_so_before() -> None:
    text = "Her lawyer, Ann Berg, was there. Ole Lind wept. His lawyer left. Her lawyer left."
    called = [m.exact for m in named(text, "Ann Berg").mentions]
    assert "Her lawyer" in called
    assert "His lawyer" not in called


def test_a_capital_is_its_government_where_only_governments_act() -> None:
    text = "Ukraine waited. Kyiv accused nobody. A street in Kyiv was flooded."
    assert [m.exact for m in named(text, "Ukraine").mentions] == ["Ukraine", "Kyiv"]
    cities = (e for e in entities(text) if e.type == "LOC")
    assert [m.start for city in cities for m in city.mentions] == [text.rindex("Kyiv")]


def test_sources_without_a_name_are_kept_as_such() -> None:
    text = "U.S. officials said the dam was safe. The officials said it twice."
    (officials,) = (e for e in entities(text) if not e.named)
    assert (officials.name, officials.type, len(officials.mentions)) == (
        "U.S. officials",
        "OTHER",
        2,
    )


def test_what_belongs_to_a_pronoun_is_named_after_whom_it_means() -> None:
    text = "Prime Minister Karl Lind met the unions. His office said the talks went well."
    assert [e.name for e in entities(text) if not e.named] == ["Karl Lind’s office"]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the road was shut.",
        "OK, he said.",
        "The company said it would pay. It did not.",
        "She is a Norwegian pilot.",
        "Harbour Bridge Opens After Long Delay",
    ],
)
def test_names_nothing_where_nothing_is_named(text: str) -> None:
    assert entities(text) == ()


def test_a_long_list_of_names_takes_time_in_proportion() -> None:
    def seconds(lines: int) -> float:
        names = (f"Ada{chr(97 + n % 26)} Berg{chr(97 + n // 26 % 26)}son" for n in range(lines))
        article = Article.of("\n\n".join(f"{name} said she was the minister." for name in names))
        sentences = parse(article, skim(article).paragraphs)
        begin = time.process_time()
        find_entities(article, sentences)
        return time.process_time() - begin

    seconds(50)
    # The best of three: late in a long run, clearing up takes longer than the work.
    assert min(seconds(800) for _ in range(3)) < 8 * seconds(200) + 0.1


def test_a_ministry_is_that_of_its_country() -> None:
    text = "Norway's Defence Ministry denied it. Denmark's Defence Ministry did not."
    assert {n for n, kind in types(text).items() if kind == "ORG"} == {
        "Norway’s Defence Ministry",
        "Denmark’s Defence Ministry",
    }
    found = named(
        "Norway's Defence Ministry denied it. The Defence Ministry left.",
        "Norway’s Defence Ministry",
    )
    assert len(found.mentions) == 2


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They fired Brannok missiles at dawn.", "Brannok", "PRODUCT"),
        ("They asked for Brannok. The Brannok, a small rocket, is dear.", "Brannok", "PRODUCT"),
        ("Norwegian-made Brannoks were sent.", "Brannoks", "PRODUCT"),
        ("They sent Brannok and VELOST cruise missiles.", "VELOST", "PRODUCT"),
        ("The Brannok has a range of 40 miles.", "Brannok", "PRODUCT"),
        ("A Boeing jet was hit.", "Boeing", "ORG"),
        ("The President's friend Ada Lind rockets to fame.", "Ada Lind", "PERSON"),
        ("The Chicago Herons lost to Envoy Air.", "Chicago Herons", "ORG"),
        ("Chicago Herons lost to Envoy Air.", "Envoy Air", "ORG"),
        ("They read the Panama Papers.", "Panama Papers", "OTHER"),
        ("The Consortium of Elbe Journalists met.", "Consortium of Elbe Journalists", "ORG"),
        ("Its owner, Velost Harbour Partners, said so.", "Velost Harbour Partners", "ORG"),
        ("OSLO\n\nThe bus left SYDNEY at noon.", "Sydney", "LOC"),
        ("They bid for Dutch-based VLX, a major provider of chips.", "VLX", "ORG"),
        ("The island and its neighbour, St. Brannok, were hit.", "St. Brannok", "LOC"),
        ("The Tax Justice Network wrote a letter.", "Tax Justice Network", "ORG"),
        ("The Brannoker Zeitung wrote of it.", "Brannoker Zeitung", "OUTLET"),
    ],
)
def test_the_text_tells_what_no_list_knows(text: str, name: str, kind: str) -> None:
    assert named(text, name).type == kind


def test_an_account_knows_its_own_outlet_by_its_short_name() -> None:
    article = Article.of(
        "“It fell,” Ada Lind told Velost. The Kelch wrote so.", outlet="Velost Kelch"
    )
    found = find_entities(article, parse(article, skim(article).paragraphs))[0]
    assert {e.name.removeprefix("The "): e.type for e in found if "Lind" not in e.name} == {
        "Velost": "OUTLET",
        "Kelch": "OUTLET",
    }


def test_two_of_one_surname_are_told_apart_by_how_they_are_addressed() -> None:
    found = entities("Ms Price left the room. The harbour master, Dr Price, stayed. Price was ill.")
    assert [[m.exact.split()[-1] for m in e.mentions if "Price" in m.exact] for e in found] == [
        ["Price"],
        ["Price", "Price"],
    ]


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("A law firm, Velost Abbott, said it would sue.", "Velost Abbott", "A law firm"),
        ("Its owner, Velost Harbour Partners, said so.", "Velost Harbour Partners", "Its owner"),
        ("A group calling itself Velost Front said so.", "Velost Front", "A group"),
    ],
)
def test_a_description_that_names_its_bearer_is_no_second_one(
    text: str, name: str, called: str
) -> None:
    assert any(m.exact.lower().startswith(called.lower()) for m in named(text, name).mentions)
