"""Stories → Edition: what is printed, in which order, with which evidence. Knows no mark-up.

The stages are parameters, so a user replaces one and keeps the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version

from variorum.edition.brief import write_brief
from variorum.edition.centre import find_centre
from variorum.edition.coverage import survey
from variorum.edition.fact_sheets import draw_up
from variorum.edition.headline import choose_title
from variorum.edition.positions import list_positions
from variorum.edition.sigla import list_accounts
from variorum.edition.timeline import date_events
from variorum.model import (
    Brief,
    Coverage,
    Edition,
    FactSheet,
    Generator,
    Position,
    Sources,
    Story,
    StoryEdition,
    TimelineEntry,
)

__all__ = ["edit"]


def edit(
    stories: Sequence[Story],
    *,
    models: dict[str, str] | None = None,
    choose_title: Callable[[Story], str] = choose_title,
    write_brief: Callable[[Story], Brief] = write_brief,
    date_events: Callable[[Story], Sequence[TimelineEntry]] = date_events,
    draw_up: Callable[[Story], Sequence[FactSheet]] = draw_up,
    list_positions: Callable[[Story], Sequence[Position]] = list_positions,
    survey: Callable[[Story], Sequence[Coverage]] = survey,
) -> Edition:
    """Make the `variorum/1` document of the stories, the one with most accounts first.

    Every line printed is exact spans of the accounts and words of one published list;
    spans count code points. Never raises. `models` names the models that read the accounts;
    those that collated them are named by the stories.

    >>> edit([]).format
    'variorum/1'
    """
    ordered = sorted(stories, key=lambda s: (-len(s.readings), s.id))
    readings = [reading for story in ordered for reading in story.readings]
    return Edition(
        generator=Generator(
            "variorum",
            version("variorum"),
            {**(models or {}), **{use: name for story in ordered for use, name in story.models}},
        ),
        articles=tuple(account for story in ordered for account in list_accounts(story)),
        entities=tuple(entity for story in ordered for entity in story.entities),
        statements=tuple(s for r in readings for s in r.statements),
        quantities=tuple(q for r in readings for q in r.quantities),
        dates=tuple(d for r in readings for d in r.dates),
        stories=tuple(
            StoryEdition(
                id=story.id,
                title=choose_title(story),
                articles=tuple(r.article.id for r in story.readings),
                points=story.points,
                sources=Sources(story.sources.origins, story.sources.edges),
                brief=brief,
                timeline=tuple(date_events(story)),
                fact_sheets=tuple(draw_up(story)),
                positions=tuple(list_positions(story)),
                coverage=tuple(survey(story)),
                centre=find_centre(story, brief),
            )
            for story, brief in zip(ordered, map(write_brief, ordered), strict=True)
        ),
        doubts=tuple(
            doubt
            for story in ordered
            for doubt in (*story.doubts, *(d for r in story.readings for d in r.doubts))
        ),
    )
