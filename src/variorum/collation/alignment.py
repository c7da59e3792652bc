"""Put side by side the facts that answer the same question.

Two thresholds: equal and distinctive values need little to stand together; unequal ones
need every field of the key known and equal. A field that is unknown is never a wildcard.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.allowances import allowances
from variorum.collation.attributions import on_whose_word
from variorum.collation.circumstances import circumstances
from variorum.collation.days import days, places
from variorum.collation.deeds import deeds
from variorum.collation.denials import denials
from variorum.collation.enactors import enactors
from variorum.collation.existence import existence
from variorum.collation.extent_questions import extents
from variorum.collation.figure_questions import figure_questions
from variorum.collation.firsts import firsts
from variorum.collation.given_reasons import given_reasons
from variorum.collation.grounds import grounds
from variorum.collation.hearsay import hearsay
from variorum.collation.holdings import holdings
from variorum.collation.identities import identities
from variorum.collation.ladders import ladders
from variorum.collation.locales import locales
from variorum.collation.manners import manners
from variorum.collation.matched_figures import figures_described_alike
from variorum.collation.moments import moments
from variorum.collation.named import named_alike
from variorum.collation.news import news
from variorum.collation.niche_questions import niches
from variorum.collation.offsets import offsets
from variorum.collation.personae import personae
from variorum.collation.plans import plans
from variorum.collation.provisos import provisos
from variorum.collation.purposes import purposes
from variorum.collation.quantifiers import quantified
from variorum.collation.rosters import rosters
from variorum.collation.said_when import said_when
from variorum.collation.same_acts import by_key
from variorum.collation.same_figures import same_figures
from variorum.collation.scene import survey
from variorum.collation.scopes import how_far, parts_and_wholes
from variorum.collation.sequences import sequences
from variorum.collation.setting import settings
from variorum.collation.sorts import sorts
from variorum.collation.stages import stages
from variorum.collation.stances import stances
from variorum.collation.states import whether
from variorum.collation.superlatives import superlatives
from variorum.collation.tallies import tallies
from variorum.collation.tellings import same_tellings
from variorum.collation.unanswered import unanswered
from variorum.collation.utterances import same_utterances
from variorum.collation.vetoes import sides_of
from variorum.collation.victims import victims
from variorum.model import Fact, Nearness, Reading


def align(
    facts: Sequence[Fact], readings: Sequence[Reading], *, near: Nearness | None = None
) -> tuple[tuple[Fact, ...], ...]:
    """Give the questions that two or more facts answer: each a tuple of facts with one typed key.

    `near` says how near two clauses are in meaning, where sentence vectors are at hand; it can
    only help clauses to be told as one, never to differ.
    """
    scene = survey(readings)
    settled = [scene.settle(fact) for fact in facts]
    acts = [f for f in settled if f.kind == "act"]
    facts = [f for f in settled if f.kind != "act"]
    events = [f for f in facts if f.kind == "event"]
    sides = sides_of(readings, scene)
    opening, who = [*settings(facts, len(readings))], [*identities(facts)]
    clauses = [f for f in facts if f.marks and f.key[0] != "exists"]
    alike = [
        *figure_questions(facts, scene),
        *figures_described_alike(facts, scene),
        *same_figures(facts),
        *news(events, readings, scene, sides),
    ]
    tellings = [*same_tellings(clauses, scene, sides, near)]
    doubted = [*hearsay(events, readings, scene)]
    asked = [*whether(events, scene), *existence(facts, scene)]
    found = [
        *asked,
        *denials(facts, readings, scene, asked),
        *unanswered(facts, scene),
        *manners(events, scene),
        *days(facts, scene),
        *moments(facts, scene),
        *plans(facts),
        *offsets(facts, scene),
        *sequences(facts, scene),
        *firsts(facts, scene),
        *stages(facts),
        *tallies(facts),
        *said_when(facts),
        *locales(facts, scene),
        *places(facts, scene),
        *opening,
        *who,
        *named_alike(readings, scene, {str(q[0].subject): len(q) for q in (*opening, *who)}),
        *same_utterances([f for f in facts if f.kind == "utterance"]),
        *how_far(events, scene),
        *parts_and_wholes([f for f in facts if f.kind == "measure"]),
        *deeds(events, scene),
        *circumstances(facts, scene),
        *superlatives(facts, scene),
        *quantified(facts, scene),
        *extents(facts, scene),
        *holdings(facts, scene),
        *stances(facts, scene),
        *allowances(facts, scene),
        *provisos(facts, scene),
        *purposes(facts, scene),
        *given_reasons(facts, scene),
        *grounds(facts, scene),
        *victims(facts, scene),
        *rosters(facts, scene),
        *ladders(facts, scene),
        *personae(facts, scene),
        *enactors(facts, scene),
        *sorts(facts, scene),
        *niches(facts, scene),
        *alike,
        *by_key(tellings, clauses, acts, scene, sides),
        *doubted,
        *on_whose_word([*alike, *tellings], doubted, facts, readings, scene, sides),
    ]
    return tuple(question for question in found if len(question) > 1)
