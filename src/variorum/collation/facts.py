"""Reduce an account to comparable facts."""

from __future__ import annotations

from variorum.collation.acts import find_acts
from variorum.collation.ages import find_ages
from variorum.collation.allowances import find_allowances
from variorum.collation.amounts import find_amounts
from variorum.collation.assaults import find_assaults
from variorum.collation.attackers import find_alone, find_blasts, find_lone, find_others
from variorum.collation.blames import find_blames
from variorum.collation.causation import find_causes
from variorum.collation.claimants import find_claimants
from variorum.collation.claims import find_claims
from variorum.collation.clauses import find_light_clauses, with_all_words
from variorum.collation.contested import find_contested
from variorum.collation.days import find_days, find_places
from variorum.collation.described import find_described
from variorum.collation.enactors import find_enactors
from variorum.collation.existence import find_existence
from variorum.collation.extents import find_extents
from variorum.collation.figures import figures
from variorum.collation.fillers import find_fillers
from variorum.collation.firsts import find_firsts
from variorum.collation.frames import frame
from variorum.collation.given_reasons import find_given_reasons
from variorum.collation.grounds import find_grounds
from variorum.collation.happenings import find_happenings
from variorum.collation.holdings import find_holdings
from variorum.collation.hours import find_hours
from variorum.collation.identities import find_identities
from variorum.collation.ladders import find_rungs
from variorum.collation.locales import find_locales
from variorum.collation.measures import find_measures
from variorum.collation.moments import find_moments
from variorum.collation.money import find_money
from variorum.collation.motives import find_grievances, find_motives
from variorum.collation.niches import find_niches
from variorum.collation.numbers import find_numbers
from variorum.collation.offsets import find_offsets
from variorum.collation.personae import find_named, find_personae
from variorum.collation.plans import find_plans
from variorum.collation.provisos import find_provisos
from variorum.collation.purposes import find_purposes
from variorum.collation.quantifiers import find_quantified
from variorum.collation.reaches import find_reaches
from variorum.collation.revisions import with_revisions
from variorum.collation.rosters import find_rosters
from variorum.collation.said_when import find_sayings
from variorum.collation.same_figures import find_figures
from variorum.collation.sequences import find_sequences
from variorum.collation.setting import find_settings
from variorum.collation.sorts import find_sorts
from variorum.collation.spells import find_spells
from variorum.collation.stages import find_stages
from variorum.collation.stances import find_stances
from variorum.collation.superlatives import find_superlatives
from variorum.collation.tallies import find_tallies
from variorum.collation.terms import find_terms
from variorum.collation.tolls import find_tolls
from variorum.collation.unanswered import find_unanswered
from variorum.collation.utterances import find_utterances
from variorum.collation.votes import find_votes
from variorum.model import Fact, Reading


def find_facts(reading: Reading) -> tuple[Fact, ...]:
    """Give the comparable facts of one account, in text order.

    Each has a typed key that says which question it answers; where the key is not
    clear there is no fact.
    """
    framer = frame(reading)
    counted = tuple(figures(framer))
    told = [
        *find_tolls(counted),
        *find_numbers(counted),
        *find_measures(counted),
        *find_ages(counted),
        *find_terms(counted),
        *find_money(counted),
        *find_amounts(counted),
        *find_spells(counted),
        *find_votes(counted),
    ]
    clauses = [
        *(with_all_words(framer, fact) for fact in find_happenings(framer)),
        *find_light_clauses(framer),
    ]
    facts = [
        *with_revisions([*told, *find_described(counted, told)], counted),
        *find_lone(framer),
        *find_alone(framer),
        *find_others(framer),
        *find_blasts(framer),
        *clauses,
        *find_acts(framer, clauses),
        *find_days(framer),
        *find_places(framer),
        *find_hours(framer),
        *find_moments(framer),
        *find_plans(framer),
        *find_offsets(framer),
        *find_sequences(framer),
        *find_firsts(framer),
        *find_stages(framer),
        *find_tallies(framer),
        *find_sayings(framer),
        *find_locales(framer),
        *find_fillers(framer),
        *find_assaults(framer),
        *find_claimants(framer),
        *find_causes(framer),
        *find_motives(framer),
        *find_grievances(framer),
        *find_blames(framer),
        *find_existence(framer),
        *find_figures(framer),
        *find_settings(framer),
        *find_identities(framer),
        *find_superlatives(framer),
        *find_quantified(framer),
        *find_extents(framer),
        *find_reaches(framer),
        *find_holdings(framer),
        *find_allowances(framer),
        *find_provisos(framer),
        *find_purposes(framer),
        *find_given_reasons(framer),
        *find_grounds(framer),
        *find_stances(framer),
        *find_claims(framer),
        *find_contested(framer),
        *find_unanswered(framer),
        *find_rosters(framer),
        *find_rungs(framer),
        *find_personae(framer),
        *find_named(framer),
        *find_enactors(framer),
        *find_sorts(framer),
        *find_niches(framer),
        *find_utterances(framer),
    ]
    return tuple(
        sorted(facts, key=lambda f: (f.evidence[0].start, f.evidence[0].end, f.kind, str(f.key)))
    )
