"""A reader at the page: lines lead to the very words, and back; what is looked for is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.browser.pages import Show, is_on_screen, lights, lit, until
from tests.render.editions import HARBOUR, POST, edition_of
from variorum.model import Edition
from variorum.render import render

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.mark.parametrize("story", ["kelmouth", "seeds"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_line_leads_to_its_very_words_and_back(
    story: str, viewport: dict[str, int], show: Show, request: pytest.FixtureRequest
) -> None:
    page = show(request.getfixturevalue(story), viewport=viewport)
    link = page.locator(".brief .words").first
    words, address = link.inner_text(), link.get_attribute("href") or ""
    link.click()
    account = address.rpartition("-")[0].rpartition("-")[0]
    assert lights(page, words)
    assert page.locator(f"{account} mark:target").count() == 1
    assert is_on_screen(page, "mark:target")
    page.go_back()
    assert lights(page, "")
    assert link.evaluate("link => link === document.activeElement")
    assert link.is_visible()


@pytest.mark.parametrize("story", ["kelmouth", "seeds"])
def test_every_link_leads_to_the_words_it_prints(
    story: str, show: Show, request: pytest.FixtureRequest
) -> None:
    page = show(request.getfixturevalue(story))
    wrong = page.evaluate(
        "all('.words').filter(a => wordsOf(readAddress(a.hash)) !== a.textContent).map(String)"
    )
    assert wrong == []


def test_unseen_characters_are_counted_as_one(show: Show) -> None:
    text = "The pier\x1b[2J closed\u202e on Sunday.\nIt was 🌊 the wind."
    page = show(edition_of(text, HARBOUR))
    assert page.evaluate(f"wordsOf(readAddress('s1-A-0-{len(text)}'))") == text
    assert page.evaluate("wordsOf(readAddress('s1-A-8-9'))") == "\x1b"


@pytest.mark.parametrize("address", ["#s1-B-4-15", "#s1-point-2", "#s1-line-3"])
def test_any_point_line_or_span_can_be_linked_to(
    address: str, kelmouth: Edition, show: Show
) -> None:
    page = show(kelmouth, address)
    if address.startswith("#s1-B"):
        text = next(a.text for a in kelmouth.articles if a.siglum == "B") or ""
        assert lights(page, text[4:15])
    else:
        assert is_on_screen(page, address)
        assert lights(page, "")


def test_a_link_into_folded_furniture_unfolds_it(show: Show) -> None:
    start = POST.index("Sign up")
    page = show(edition_of(HARBOUR, POST), f"#s1-B-{start}-{len(POST)}")
    assert lights(page, "Sign up for our letter.")
    assert page.locator("#s1-B details").evaluate("fold => fold.open")


def test_it_is_a_document_without_its_script(kelmouth: Edition, show: Show) -> None:
    page = show(kelmouth, java_script_enabled=False, viewport=WIDE)
    assert page.locator(".tools").is_hidden()
    link = page.locator(".brief .words").first
    words = link.inner_text()
    link.click()
    target = page.locator("mark:target")
    assert target.inner_text() == words
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= WIDE["height"]


@pytest.mark.parametrize(
    ("field", "option", "shown"),
    [
        ("accounts", "F", "item => item.dataset.accounts.split(' ').includes('F')"),
        ("relation", "differ", "item => item.dataset.relation === 'differ'"),
        ("severity", "high", "item => item.dataset.severity === 'high'"),
        ("speakers", "1", "item => item.dataset.speakers.split(' ').includes('1')"),
    ],
)
def test_what_is_shown_is_what_is_asked_for(
    field: str, option: str, shown: str, kelmouth: Edition, show: Show
) -> None:
    page = show(kelmouth)
    everything = page.locator(".item:visible").count()
    page.locator(f".tools [name={field}]").select_option(option)
    until(page, "document.querySelector('.tools output').textContent")
    left = page.locator(".item:visible")
    assert 0 < left.count() < everything
    assert left.evaluate_all(f"items => items.every({shown})")
    page.get_by_role("button", name="Show all").click()
    assert page.locator(".item:visible").count() == everything


def test_what_is_looked_for_is_lit_everywhere_and_gone_to(kelmouth: Edition, show: Show) -> None:
    page = show(kelmouth)
    find = page.get_by_role("searchbox", name="Find")
    find.fill("Coastguard")
    until(page, "CSS.highlights.has('found')")
    found = page.evaluate("[...CSS.highlights.get('found')].map(r => r.toString().toLowerCase())")
    assert set(found) == {"coastguard"}
    assert page.locator(".item:visible").count() < page.locator(".item").count()
    find.press("Enter")
    until(page, "CSS.highlights.get('lit')?.size")
    assert lit(page).lower() == "coastguard"
    find.fill("nobody wrote this")
    until(page, "!CSS.highlights.has('found')")
    assert page.locator(".item:visible").count() == 0


def test_a_link_shows_what_a_filter_had_hidden(kelmouth: Edition, show: Show) -> None:
    page = show(kelmouth)
    page.locator(".tools [name=relation]").select_option("agree")
    until(page, "document.querySelector('.tools output').textContent")
    page.evaluate("location.hash = '#s1-point-1'")
    page.locator("#s1-point-1").wait_for(state="visible")


def test_a_table_sorts_by_any_column(kelmouth: Edition, show: Show) -> None:
    page = show(kelmouth)
    rows = page.locator(".survey tbody").first.locator("tr.item th")
    before = rows.all_inner_texts()
    head = page.locator(".survey thead th").first
    head.get_by_role("button").click()
    assert rows.all_inner_texts() == sorted(before)
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert rows.all_inner_texts() == sorted(before, reverse=True)


def test_each_story_of_a_page_has_tools_of_its_own(kelmouth: Edition, show: Show) -> None:
    page = show(replace(kelmouth, stories=kelmouth.stories * 2))
    first, second = (page.locator(f"#s{n}") for n in (1, 2))
    everything = second.locator(".item:visible").count()
    first.locator("[name=relation]").select_option("agree")
    first.locator("output", has_text="shown").wait_for()
    assert first.locator(".item:visible").count() < everything
    assert second.locator(".item:visible").count() == everything
    second.locator(".words").first.click()
    assert page.locator("mark:target").get_attribute("id", timeout=1000).startswith("s2-")  # type: ignore[union-attr]


def test_all_of_it_goes_by_keyboard(kelmouth: Edition, show: Show) -> None:
    page = show(kelmouth, permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first == "s1-line-1"
    page.keyboard.press("o")
    assert lights(page, page.locator("#s1-line-1 .words").first.inner_text())
    page.keyboard.press("Escape")
    until(page, "location.hash === ''")
    page.keyboard.press("c")
    until(page, "document.querySelector('.said-aloud').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    words = page.locator("#s1-line-1 .words").first.inner_text()
    assert copied.startswith(words)
    assert ", characters " in copied
    page.keyboard.press("l")
    until(page, "document.querySelector('.said-aloud').textContent === 'Link copied'")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#s1-line-1")
    page.keyboard.press("/")
    assert page.locator(".tools input").evaluate("field => field === document.activeElement")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()


def test_single_keys_can_be_turned_off(kelmouth: Edition, show: Show) -> None:
    page = show(kelmouth)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("single keys do this").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert page.evaluate("!document.activeElement.classList.contains('item')")


def test_what_is_selected_in_an_account_is_copied_with_its_citation(
    kelmouth: Edition, show: Show
) -> None:
    page = show(kelmouth, "#s1-B-4-15", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("getSelection().addRange([...CSS.highlights.get('lit')][0])")
    page.keyboard.press("c")
    until(page, "document.querySelector('.said-aloud').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    text = next(a.text for a in kelmouth.articles if a.siglum == "B") or ""
    assert copied.startswith(f"“{text[4:15]}”\nB: Kelmouth Gazette, 2025-03-09, ")
    assert copied.endswith("characters 4–15")


def test_words_lead_to_the_live_page_where_there_is_one(show: Show) -> None:
    page = show(edition_of(HARBOUR, POST))
    page.locator(".brief .words").last.hover()
    live = page.get_by_role("link", name="Live page").get_attribute("href")
    half = POST[: (len(POST) + 1) // 2]
    assert live is not None
    assert live.startswith("https://example.org/a?b=c&d#:~:text=")
    assert page.evaluate("text => decodeURIComponent(text)", live.partition("text=")[2]) in (
        half.strip(),
        HARBOUR[: (len(HARBOUR) + 1) // 2].strip(),
    )


def test_it_prints_whole_and_without_its_tools(kelmouth: Edition, show: Show) -> None:
    page = show(kelmouth)
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert page.locator(".tools, nav, .back").filter(visible=True).count() == 0
    assert page.locator(".account").last.is_visible()
    assert page.locator(".plot").first.is_visible()


@pytest.mark.parametrize("story", ["kelmouth", "aceh", "fifty"])
def test_nothing_is_wider_than_a_phone(
    story: str, show: Show, request: pytest.FixtureRequest
) -> None:
    page = show(request.getfixturevalue(story), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("story", ["aceh", "fifty"])
def test_a_story_of_many_accounts_opens_in_a_second(
    story: str, show: Show, request: pytest.FixtureRequest
) -> None:
    page = show("<!doctype html><title>Before</title>", viewport=WIDE)
    file = request.getfixturevalue("tmp_path") / "many.html"
    file.write_text(render(request.getfixturevalue(story), "html"), encoding="utf-8")
    session = page.context.new_cdp_session(page)
    # The page's own time: what else the machine does meanwhile is not counted.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    page.screenshot()
    metrics = session.send("Performance.getMetrics")["metrics"]
    [seconds] = [m["value"] for m in metrics if m["name"] == "TaskDuration"]
    assert seconds < 1


def test_a_page_of_many_accounts_is_no_larger_than_a_picture(aceh: Edition) -> None:
    """Fourteen accounts, where 1.5 MB are granted to ten."""
    assert len(render(aceh, "html").encode()) < 1_500_000
