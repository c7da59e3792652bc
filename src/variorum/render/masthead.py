"""The line under a story's title: how many accounts, from when, and how they stand."""

from __future__ import annotations

from variorum.model import StoryEdition
from variorum.render.legend import Legend, days, plural

__all__ = ["masthead"]


def masthead(story: StoryEdition, legend: Legend) -> str:
    """Say how much was read, and how much of it agrees, differs, and is left to check."""
    accounts = list(legend.accounts.values())
    groups = len({account.group for account in accounts})
    outlets = len({account.outlet for account in accounts if account.outlet})
    facts = [plural(len(accounts), "account")]
    if groups < len(accounts):
        facts.append(f"{groups} independent")
    if outlets:
        facts.append(plural(outlets, "named outlet"))
    facts.append(days([a.published for a in accounts if a.published]) or "days unknown")
    facts += _points(story)
    return " · ".join(facts)


def _points(story: StoryEdition) -> list[str]:
    told = [point for point in story.points if not point.slight]
    firm = [point.relation for point in told if point.status == "firm"]
    counts = [
        (firm.count("differ"), "difference"),
        (firm.count("update"), "update"),
        (firm.count("agree"), "agreement"),
        (len(told) - len(firm), "point to check"),
    ]
    return [
        plural(count, noun, "points to check" if "check" in noun else None)
        for count, noun in counts
        if count
    ]
