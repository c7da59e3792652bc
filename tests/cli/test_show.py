"""`variorum show`: the evidence in the sentences where it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import Run
from variorum.cli.evidence import sentence_round
from variorum.model import Article


def test_a_statement_by_number_and_by_id(run: Run, edition_of_sample: Path) -> None:
    statements = json.loads(edition_of_sample.read_text())["statements"]
    by_number = run("show", edition_of_sample, "--statement", "2")
    by_id = run("show", edition_of_sample, "--statement", statements[1]["id"])
    assert by_number.code == 0
    assert by_number.out == by_id.out
    assert statements[1]["content"][0]["exact"].split()[0] in by_number.out


def test_a_point_with_the_words_of_each_reading_marked(run: Run, edition_of_sample: Path) -> None:
    points = json.loads(edition_of_sample.read_text())["stories"][0]["points"]
    if not points:
        pytest.skip("no point is found in the sample story")
    done = run("show", edition_of_sample, "--point", "1")
    assert done.code == 0
    shown = " ".join(done.out.split())
    assert points[0]["reason"] in shown
    for reading in points[0]["readings"]:
        assert " ".join(reading["label"].split()) in shown
        for span in reading["evidence"]:
            assert f"⟦{' '.join(span['exact'].split())}⟧" in shown


@pytest.mark.parametrize("wanted", ["0", "9999", "nonsense", "", "-1", "²"])
def test_what_is_not_in_it(run: Run, edition_of_sample: Path, wanted: str) -> None:
    for kind in ("--point", "--statement"):
        done = run("show", edition_of_sample, f"{kind}={wanted}")
        assert done.code == 2
        assert "E_DOCUMENT" in done.err


def test_the_points_are_listed_with_their_numbers(run: Run, edition_of_sample: Path) -> None:
    points = json.loads(edition_of_sample.read_text())["stories"][0]["points"]
    done = run("show", edition_of_sample)
    assert done.code == 0
    numbers = re.findall(r"^ *(\d+)  ", done.out, flags=re.MULTILINE)
    assert numbers == [str(n) for n in range(1, len(points) + 1)]


def test_one_thing_at_a_time(run: Run, edition_of_sample: Path) -> None:
    assert run("show", edition_of_sample, "--point", "1", "--statement", "1").code == 2


def test_without_its_source_the_words_alone_are_shown(run: Run, reports: Path) -> None:
    source = reports / "vbc-news.txt"
    source.write_text(source.read_text() + "\nThe town is silent, the mayor said.\n")
    run("read", source, "-o", "edition.json")
    source.unlink()
    done = run("show", "edition.json", "--statement", "1")
    assert done.code == 0
    assert "the source is not at hand" in done.out


@pytest.mark.parametrize(
    "expected",
    [
        "It rained. ⟦The pier fell at noon.⟧ It was over.",
        "“It rained.” ⟦She said the pier fell.⟧",
        "A headline\n⟦The pier fell\n⟧It was over.",
        "⟦The pier fell at No. ⟧",
    ],
)
def test_the_sentence_round_some_words(expected: str) -> None:
    text = expected.replace("⟦", "").replace("⟧", "")
    article = Article.of(text)
    at = text.index("pier fell")
    start, end = sentence_round(text, article.span(at, at + 9))
    assert text[start:end].strip() == expected.partition("⟦")[2].partition("⟧")[0].strip()
