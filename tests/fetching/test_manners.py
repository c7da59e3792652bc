"""Manners: what people write on the command line and in the environment, and what cannot be."""

from __future__ import annotations

from dataclasses import fields

import click
import pytest

from variorum.cli.manners import manners_of
from variorum.fetching import Manners

SAID = {
    "agent": ("Example Press (desk@press.example)", "Example Press (desk@press.example)"),
    "pause": ("2.5", 2.5),
    "deadline": ("60", 60.0),
    "patience": ("0", 0.0),
    "robots": ("No", False),
    "body_bytes": ("20000000", 20_000_000),
    "ratio": ("50", 50),
    "redirects": ("0", 0),
    "allow": ("10.1.0.0/16, intranet.example", ("10.1.0.0/16", "intranet.example")),
    "authority": ("ours.pem", "ours.pem"),
}


def test_each_is_set_by_its_own_variable() -> None:
    assert SAID.keys() == {field.name for field in fields(Manners)}
    for name, (said, meant) in SAID.items():
        manners = Manners.of_environment({f"VARIORUM_{name.upper()}": said})
        assert getattr(manners, name) == meant


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_PAUSE", "7")
    monkeypatch.setenv("VARIORUM_DEADLINE", "70")
    monkeypatch.setenv("VARIORUM_ALLOW", "10.0.0.1")
    monkeypatch.setenv("VARIORUM_AGENT", "Theirs")
    manners = manners_of("Ours", ["intranet.example"], ["pause=2"])
    assert (manners.agent, manners.pause, manners.deadline) == ("Ours", 2.0, 70.0)
    assert manners.allow == ("10.0.0.1", "intranet.example")


@pytest.mark.parametrize(
    "said",
    [
        "pause=-1", "pause=nan", "pause=inf", "pause=1e9", "pause=soon", "pause", "robots=perhaps",
        "redirects=-1", "body_bytes=1e6", "ratio=", "haste=1", "=", "agent=a\r\nHost: b",
    ],
)  # fmt: skip
def test_what_cannot_be_is_said(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(click.UsageError):
        manners_of(settings=[said])
    name, _, value = said.partition("=")
    if value and name != "haste":
        monkeypatch.setenv(f"VARIORUM_{name.upper()}", value)
        with pytest.raises(click.UsageError, match="environment"):
            manners_of()
