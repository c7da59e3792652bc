"""Furniture: what belongs to the page is marked, what belongs to the story is not."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.marks import marked, unmarked
from variorum.lexicon import entries
from variorum.model import Article, Furniture
from variorum.reading.furniture import find_furniture, split_paragraphs

STORY = (
    "The ferry Heron ran aground off Kelmouth harbour on Monday morning with eighty people aboard, and the lifeboats of three villages took every one of them off before noon.",
    "The captain told police that the steering had failed as the ship turned into the narrow channel, and that he had dropped both anchors at once to keep her off the wall.",
    "The harbour master said the channel would stay closed until divers had looked at the hull, which had been repaired twice in the last four years after smaller accidents.",
    "Nobody was hurt, but four passengers were treated for cold at the school, where the headmistress had the boilers lit and soup made for all who had come ashore wet.",
)


def page(*lines: str) -> str:
    return "\n".join(lines)


def found(text: str) -> tuple[Furniture, ...]:
    return find_furniture(Article.of(text))


def assert_marks(text: str) -> None:
    """Say which furniture a page has by writing it into the page."""
    plain = unmarked(text)
    assert marked(plain, found(plain)) == text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Divers leave the harbour (Image: Getty)", "caption"),
        ("The Heron on the rocks on Monday. REUTERS/Ann Lee", "caption"),
        ("Ann Moe, the harbour master Photographer: Tom Reid/Bloomberg", "caption"),
        ("The Heron is towed in by the tug Sprat. (Photo: Tom Reid, AP)", "caption"),
        ("FILE - In this March 3, 2021 file photo, the Heron leaves Kelmouth.", "caption"),
        ("Image copyright PA Image caption The ferry was refloated at high tide", "caption"),
        ("SWNS Passengers wait on the quay after their rescue", "caption"),
        ("Invalid email", "error_message"),
        ("We use your sign-up to send you what you agreed to. Read our privacy policy", "privacy_notice"),
        ("The best of the harbour, delivered straight to your inbox, every Friday.", "newsletter"),
        ("Sign up for the Gazette's free newsletters", "newsletter"),
        ("Subscribe to The Harbour Gazette", "promo"),
        ("Watch more on Harbour TV:", "promo"),
        ("Read more: Five lighthouses worth the climb", "related_links"),
        ("More: Harbour fees to rise again", "related_links"),
        ("[Five lighthouses worth the climb]", "related_links"),
        ("The keeper's last winter Read more", "related_links"),
        ("Advertisement Continue reading the main story", "advertisement"),
        ("Read or share this story: example.org/ferry", "share"),
        ("Follow reporter Ann Lee on Twitter: @harbourdesk", "share"),
        ("Comments", "comments"),
        ("Copyright 2021 The Harbour Gazette. All rights reserved.", "copyright"),
        ("Tags: ferry, harbour, weather", "tags"),
        ("The Associated Press contributed to this report.", "credit"),
        ("(Reporting by Ann Lee in Kelmouth; Editing by Tom Reid)", "credit"),
        ("kl/mn (AFP, dpa)", "credit"),
        ("kl/rs (Coastwire, BV)", "credit"),
        ("Divers search the harbour at Kelmouth on Thursday. CNN", "caption"),
        ("Divers search the harbour at Kelmouth on Thursday. QX", "caption"),
        ("More to follow", "notice"),
        ("...", "truncation"),
    ],
)  # fmt: skip
def test_a_line_of_the_page_is_marked_with_its_kind(line: str, kind: str) -> None:
    text = page("Ferry runs aground off Kelmouth", *STORY, line)
    (furniture,) = found(text)
    assert (text[furniture.start : furniture.end], furniture.kind) == (line, kind)
    assert furniture.reason


@pytest.mark.parametrize(
    "entry",
    [e for section in ("line", "start", "finish", "hold") for e in entries("furniture", section)],
    ids=lambda entry: entry["seen"],
)
def test_the_lexicon_s_own_examples_are_marked(entry: dict[str, str]) -> None:
    text = page(*STORY[:2], entry["seen"], *STORY[2:])
    assert [(text[f.start : f.end], f.kind) for f in found(text)] == [
        (entry["seen"], entry["kind"])
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Villagers were told to sign up for tents at the school, and most had done so by dusk.",
        "“Read our privacy policy before you sue us,” the company's lawyer told the court on Friday.",
        "The mayor asked everyone to share this photograph of the missing boy with their neighbours.",
        "The New York paper first reported the sale, which the bank, Reuters and two unions confirmed.",
        "More than eighty people were aboard, the coast guard said, and all of them were saved.",
        "Related charges against the owner were dropped in May for want of evidence, the court said.",
        "The minister said: “We shall not pay.”",
        "By Monday evening, Captain Lind had been questioned for the third time in as many days.",
        "Picture the scene: eighty people on a deck that leans like a roof, and no lights at all.",
        "About 3/4 of the hull lay under water when the tugs came in from the north.",
        "Ann Moe, who joined the coast guard in 1999 and lives in Kelmouth, said she was proud.",
        "The video, which is two minutes long, shows the ship turning towards the wall of the pier.",
        "[The owner of the ferry had not answered the paper by Friday evening.]",
    ],
)
def test_a_paragraph_that_sounds_like_the_page_is_kept(paragraph: str) -> None:
    assert found(page("Ferry runs aground", *STORY[:2], paragraph, *STORY[2:])) == ()


def test_a_list_of_other_stories_is_marked_whole() -> None:
    teasers = [
        line
        for number in range(4)
        for line in (
            "-",
            f"Council votes on bridge number {number}",
            f"Quick Read The vote may decide who builds the bridge number {number}",
        )
    ]
    text = page(*STORY, *teasers)
    assert {f.kind for f in found(text)} == {"related_links"}
    assert len(found(text)) == len(teasers)


def test_a_list_of_the_story_s_own_is_kept() -> None:
    points = [
        line for n in range(4) for line in ("-", f"Passenger number {n} came ashore at once.")
    ]
    assert {f.kind for f in found(page(STORY[0], *points, *STORY[1:]))} == {"rule"}


def test_teasers_under_one_rubric_are_marked_with_their_headlines() -> None:
    pairs = [
        ("Council votes on bridge", "Quick Read The vote decides who builds the town's new bridge"),
        ("School roof mended", "Quick Read Pupils return on Monday after a long and wet winter"),
        ("Storm ahead", "Quick Read Forecasters expect the worst gales for some thirty years"),
    ]
    text = page(*STORY, *(f"⟦{line}⟧" for pair in pairs for line in pair))
    assert_marks(text)


def test_short_pieces_at_the_end_that_share_nothing_with_the_story_are_marked() -> None:
    pieces = [
        ("Chess champion retires", "The grandmaster from Tbilisi leaves after forty tournaments."),
        ("Why bees sleep", "Entomologists have watched hives through infrared cameras."),
        ("Opera on the moon", "A soprano sang Puccini to astronauts by laser."),
    ]
    assert_marks(page(*STORY, *(f"⟦{line}⟧" for piece in pieces for line in piece)))


def test_short_sections_of_the_story_are_kept() -> None:
    sections = [
        ("The captain", "Edda Lind has sailed the Heron for nine years."),
        ("The hull", "Divers from Porthgarrow will look at the Heron on Thursday."),
        ("The harbour", "Kelmouth harbour takes four ferries a day in summer."),
    ]
    assert found(page(*STORY, *(line for section in sections for line in section))) == ()


def test_the_frames_of_a_picture_show_are_marked() -> None:
    frames = ["Harbours of the north Stone and rope The wall was built by", "Harbours of the north Winter ice In some years the",
              "Harbours of the north The last ferry It sailed until"]  # fmt: skip
    assert_marks(page(*STORY[:2], *(f"⟦{frame}⟧" for frame in frames), *STORY[2:]))
    counted = [f"{n}/3 A boat in the bay number {n} Ann Lee" for n in (1, 2, 3)]
    assert_marks(page(*STORY[:2], *(f"⟦{frame}⟧" for frame in counted), *STORY[2:]))


def test_speech_that_repeats_its_beginning_is_kept() -> None:
    speech = [
        f"We shall go on with the search until we have found {who}."
        for who in ("her", "him", "all")
    ]
    assert found(page(*STORY, *speech)) == ()


def test_captions_without_a_full_stop_stand_out_among_paragraphs_that_have_one() -> None:
    assert_marks(
        page(
            "Ferry runs aground off Kelmouth",
            *STORY[:2],
            "⟦Passengers wrapped in blankets wait for news of their friends⟧",
            "⟦The tug Sprat arrives at the scene of the accident on Monday⟧",
            *STORY[2:],
        )
    )


def test_a_line_that_says_who_speaks_in_a_video_is_a_caption() -> None:
    assert_marks(
        page(
            "Ferry runs aground off Kelmouth",
            *STORY[:2],
            "⟦Edda Lind on Kelmouth ferry accident⟧",
            STORY[2],
            "⟦Tom Reid, Harbour Master, on the Heron⟧",
            "A night on the wall",
            STORY[3],
        )
    )


def test_a_line_that_ends_with_an_agency_and_no_stop_is_a_caption() -> None:
    assert_marks(
        page(
            *STORY[:2],
            "⟦Divers have been at work since the ferry was towed in (Reuters)⟧",
            "The pictures were bought by two papers and the Press Association (PA)",
            *STORY[2:],
        )
    )


def test_captions_in_a_row_at_the_end_are_marked_with_their_full_stops() -> None:
    assert_marks(
        page(
            *STORY,
            "⟦Lifeboats at the scene of the accident off Kelmouth harbour, where eighty were saved.⟧",
            "⟦The Heron after she ran aground off Kelmouth harbour, putting eighty people in danger.⟧",
            "⟦The tug Sprat leaves for the wall⟧",
            "⟦Women with soup for the passengers⟧",
            "⟦Edda Lind at the scene of the accident off Kelmouth harbour after she ran aground off Kelmouth harbour.⟧",
        )
    )


def test_sentences_alike_at_the_end_of_a_story_are_kept() -> None:
    verdicts = [
        f"{name} was found guilty of putting a ship in danger."
        for name in ("Lind", "Moe", "Reid", "Lee")
    ]
    assert found(page(*STORY, *verdicts)) == ()


@pytest.mark.parametrize("clock", ["10.42am", "14:05 GMT", "6 pm"])
def test_the_heading_of_an_entry_of_a_live_page_is_kept(clock: str) -> None:
    heading = "Harbour master says the channel stays closed until Thursday"
    assert found(page(*STORY[:2], clock, heading, *STORY[2:])) == ()
    assert found(page(*STORY[:2], f"{clock} {heading}", *STORY[2:])) == ()


def test_a_question_under_a_rubric_is_another_story() -> None:
    rubric = ("⟦More on this story⟧", "⟦Trains stand still in the south⟧", "⟦What is a keel?⟧")
    assert_marks(page(*STORY, *rubric))


@pytest.mark.parametrize(
    "note",
    [
        "This article was amended on 3 March to correct the length of the wall.",
        "Download the Channel Nine app for breaking news alerts.",
        "Most read in Harbour News",
    ],
)
def test_what_the_desk_says_under_a_story_is_marked(note: str) -> None:
    assert_marks(page("Ferry runs aground", *STORY, f"⟦{note}⟧"))


def test_the_author_of_a_story_is_told_from_an_author_in_it() -> None:
    note = "The author is a reporter on three islands and lives in Kelmouth with two dogs."
    assert_marks(page(*STORY, f"⟦{note}⟧"))
    told = f"{STORY[0]} One of them was an author from Arne."
    assert found(page(told, *STORY[1:], note)) == ()
    assert found(page(*STORY, "The author is in hospital, where doctors call him well.")) == ()


def test_a_list_that_a_colon_announces_is_kept() -> None:
    points = ["Eighty people were aboard when she struck the rocks", "Four were treated for cold at the school on the hill"]  # fmt: skip
    assert found(page(*STORY[:3], "What is known so far:", *points, STORY[3])) == ()


def test_a_list_with_bullets_between_paragraphs_is_kept() -> None:
    points = ["• Eighty people were aboard when she struck the rocks", "• Four were treated for cold at the school on the hill"]  # fmt: skip
    assert found(page(*STORY[:3], *points, STORY[3])) == ()


def test_a_page_without_full_stops_loses_nothing() -> None:
    bare = [line.rstrip(".") for line in STORY]
    assert found(page(*bare, "She lay there all night with her lights on and nobody aboard")) == ()


def test_the_date_line_and_the_byline_are_marked_and_a_dateline_stays() -> None:
    assert_marks(
        page(
            "Ferry runs aground off Kelmouth",
            "⟦2021-03-01⟧",
            "⟦By Ann Lee⟧",
            "⟦Ann Lee, Security Correspondent⟧",
            "⟦Last updated at 13:38 GMT, Monday 1 March 2021⟧",
            f"KELMOUTH, March 1 (AP) - {STORY[0]}",
            *STORY[1:],
        )
    )


def test_the_desk_that_names_itself_at_the_end_of_a_paragraph_is_cut_off_alone() -> None:
    assert_marks(page(*STORY[:3], f"{STORY[3]} ⟦(Reporting by Ann Lee; Editing by Tom Reid)⟧"))


def test_the_author_s_life_is_marked_and_the_life_of_someone_in_the_story_is_not() -> None:
    life = "Edda has worked as a reporter on three islands. She covers the sea, and her work has appeared in Tide."
    assert_marks(page(*STORY, f"⟦{life}⟧"))
    assert found(page(f"{STORY[0]} Edda Lind was aboard.", *STORY[1:], life)) == ()


def test_a_line_printed_twice_is_marked_once() -> None:
    assert_marks(page(*STORY[:2], STORY[2], f"⟦{STORY[2]}⟧", STORY[3]))


def test_roles() -> None:
    text = page(
        "Ferry runs aground off Kelmouth",
        "Lifeboats of three villages save eighty people on a cold morning",
        "What happened",
        STORY[0],
        "What next?",
        STORY[1],
    )
    article = Article.of(text)
    assert [p.role for p in split_paragraphs(article, find_furniture(article))] == [
        "headline", "standfirst", "subhead", "paragraph", "subhead", "paragraph",
    ]  # fmt: skip


def test_a_story_that_begins_at_once_has_no_headline() -> None:
    article = Article.of(page(*STORY))
    assert {p.role for p in split_paragraphs(article, ())} == {"paragraph"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_line_ends_as_any_machine_ends_it(ending: str) -> None:
    lines = ["Ferry runs aground off Kelmouth", *STORY, "Sign up for the Gazette's newsletter"]
    article = Article.of(ending.join(lines))
    furniture = find_furniture(article)
    paragraphs = split_paragraphs(article, furniture)
    assert [article.text[p.start : p.end] for p in paragraphs] == lines[:-1]
    assert [article.text[f.start : f.end] for f in furniture] == lines[-1:]


def test_a_paragraph_wrapped_by_hand_is_one() -> None:
    wrapped = "\n\n".join(
        "The ferry ran aground off\nKelmouth on Monday with\neighty people aboard, and\nall of them were saved."
        for _ in range(2)
    )
    article = Article.of(wrapped)
    assert len(split_paragraphs(article, ())) == 2


@given(st.text(max_size=300))
def test_calm_and_complete_on_any_text(text: str) -> None:
    article = Article.of(text)
    furniture = find_furniture(article)
    pieces = [(p.start, p.end) for p in furniture]
    pieces += [(p.start, p.end) for p in split_paragraphs(article, furniture)]
    covered = {i for start, end in pieces for i in range(start, end)}
    lost = {i for i, c in enumerate(text) if c.isalnum()} - covered
    assert not lost
    assert all(a.end <= b.start for a, b in pairwise(furniture))


@pytest.mark.parametrize(
    "unit", ["A short line\n", "1/3 a\n", "word ", "“", "-\nx\n", "(", "a/", "\x00\n"]
)
def test_a_page_ten_times_as_long_takes_about_ten_times_as_long(unit: str) -> None:
    def seconds(times: int) -> float:
        article = Article.of(unit * times)
        start = time.process_time()
        split_paragraphs(article, find_furniture(article))
        return time.process_time() - start

    assert seconds(20_000) < 30 * max(seconds(2_000), 0.02)


def test_on_the_shared_stories_little_of_the_body_is_lost(shared: Path) -> None:
    for story, least_f, most_lost in SHARED:
        hit = told = true = body = lost = 0
        folder = shared / ("seeds" if story == "seeds" else f"stories/{story}")
        rows = (shared / "gold" / story / "furniture.jsonl").read_text("utf-8").splitlines()
        for path in sorted(folder.glob("*.txt")):
            text = path.read_text("utf-8")
            mine = {i for f in found(text) for i in range(f.start, f.end)}
            gold = {
                i
                for r in map(json.loads, rows)
                if r["doc"] == path.stem
                for i in range(r["start"], r["end"])
            }
            hit, told, true = hit + len(mine & gold), told + len(mine), true + len(gold)
            lost, body = lost + len(mine - gold), body + len(text) - len(gold)
        assert 2 * hit / (told + true) >= least_f, story
        assert lost / body <= most_lost, story


# Date lines at the head are ours and not the annotators': that is the most of what is "lost".
SHARED = [
    ("seeds", 0.99, 0.0),
    ("broadcom-qualcomm-bid-2018", 0.97, 0.005),
    ("hebei-boy-in-well-2016", 0.95, 0.01),
    ("qeshm-earthquake-2005", 0.3, 0.02),
    ("rhine-ship-bridge-2017", 0.98, 0.015),
    ("tamimi-indictment-2018", 0.95, 0.01),
]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee, Harbour Correspondent | Published 09:14 15 March 2021",
        "Ann Lee in Kelmouth",
        "ANN LEE and TOM ORR, Kelmouth",
        "Coast Wire, Kelmouth, 3 May 2021. Updated 15:40",
        "Coast World Service, 3 May 2021",
        "22/01/2021 - 13:10, KNN - Kelmouth",
        "Zdenka Vrablova, Kelmouth, and agencies | January 24, 2021",
        "Kelmouth24 team | 4.2.2021, 06:30",
        "By: Ann Lee – Reporter / @annleeCoast",
        "By Ann Lee, Coast Bureau health correspondent, Monday 9 February 2021, 13:05",
        "Coast News, Kelmouth",
    ],
)
def test_a_line_of_names_posts_places_and_times_is_a_byline(line: str) -> None:
    assert_marks(page("Ferry runs aground off Kelmouth", f"⟦{line}⟧", *STORY))


@pytest.mark.parametrize(
    "line",
    [
        "Heavy Rain and Strong Winds",
        "Lifeboats of three villages save eighty people",
        "Ann Lee, who lives above the harbour, saw the ferry turn",
    ],
)
def test_a_subhead_is_no_byline(line: str) -> None:
    assert found(page("Ferry runs aground off Kelmouth", line, *STORY)) == ()
