"""Closed word classes that colour a clause, read from `cues.toml`."""

from __future__ import annotations

from functools import cache, cached_property

from extractor.data import Strict, load_packaged
from extractor.records import Modality

Words = frozenset[str]


@cache
def either(*classes: Words) -> Words:
    """The words of any of some classes; joined once, for it is asked of nearly every word."""
    return frozenset().union(*classes)


class Modals(Strict):
    """Auxiliaries by the modality they give."""

    intended: Words
    possible: Words
    obliging: Words


class Governors(Strict):
    """Predicates by what they do to the event they govern."""

    intended: Words
    possible: Words
    negative: Words
    control_by_subject: Words
    control_by_object: Words
    striving: Words
    judging: Words
    settling: Words
    viewing: Words
    terming: Words
    weighed: Words
    commanded: Words
    dismantling: Words
    mandating: Words
    ways: Words
    imagined: Words
    offered: Words
    declining: Words
    commenting: Words
    demanding: Words
    asked: Words
    imposed: Words
    granting: Words
    spurning: Words
    decreeing: Words
    officiating: Words
    ensuing: Words
    letting: Words
    alone: Words
    uncovering: Words
    pleading: Words
    dying: Words
    addressing: Words
    employing: Words
    beating: Words
    winning: Words
    gathering: Words
    finding: Words
    taking_gerunds: Words
    charging: Words
    bringing_about: Words
    killing: Words
    harming: Words
    conveying: Words


class Light(Strict):
    """Verbs that lend their arguments to the noun they take."""

    verbs: Words
    entering: Words
    doing: Words
    undergoing: Words
    enacting: Words
    being: Words
    given: Words
    having: Words
    roused: Words
    striking: Words
    shared: Words
    talks: Words
    gifts: Words
    ditransitive: Words
    ending: Words
    withholding: Words
    delaying: Words
    ending_nouns: Words
    lapsing: Words
    dissolving: Words
    resisting: Words
    preventing: Words
    thwarting: Words
    making: Words
    becoming: Words
    succeeding: Words
    installing: Words
    endorsing: Words
    brokering: Words
    lodging: Words
    taking: Words
    holding: Words
    leaving: Words
    posts: Words
    permissions: Words
    allowing: Words
    permitting: Words
    requiring: Words
    announcing: Words
    apart: Words
    putting: Words
    planning: Words
    returning: Words
    journeys: Words
    keeping: Words
    captives: Words
    going_on: Words
    beginning: Words
    causing: Words
    foreseeing: Words
    suffering: Words
    handing: Words
    joining: Words


class Reporting(Strict):
    """Words that introduce who vouches for a clause."""

    verbs: Words
    accusing: Words
    writing: Words
    letters: Words
    channels: Words
    suspecting: Words
    ascribing: Words
    nouns: Words
    allegations: Words
    claims: Words
    refuting: Words
    checking: Words
    according: Words
    citing: Words
    anonymous_nouns: Words
    taking_blame: Words
    blame: Words
    admitting: Words
    denying: Words


class Adverbs(Strict):
    """Adverbs by what they do to their clause."""

    possible: Words
    reported: Words
    negative: Words
    approaching: Words
    restricting: Words


class Adjectives(Strict):
    """Modifiers by what they do to the event that their noun names."""

    possible: Words
    intended: Words
    negative: Words


class Marks(Strict):
    """Subordinating words by what they do to their clause."""

    conditional: Words
    awaiting: Words
    negative: Words


class Topics(Strict):
    """Words that tell what a sentence is about."""

    contests: Words
    triumphs: Words
    surveys: Words
    rankings: Words


class Arguments(Strict):
    """Nouns that stand for an entity beside them."""

    circumstances: Words
    transparent: Words
    mishaps: Words
    prizes: Words
    first_person: Words
    first_plural: Words
    carriers: Words
    measures: Words
    means: Words
    undergoers: Words
    anybody: Words
    expulsions: Words
    fates: Words
    decreed: Words
    inflicted: Words
    plotted: Words
    suffered: Words
    internal: Words
    gatherings: Words
    disasters: Words
    vehicles: Words
    possessed: Words
    violent: Words
    fights: Words
    attacking: Words
    unaligned: Words
    tried_elsewhere: Words
    light_attacking: Words
    penalties: Words
    issued: Words
    descent: Words
    kin: Words
    outsiders: Words
    residents: Words
    ills: Words
    public_offices: Words
    harmless: Words
    traps: Words
    blasts: Words
    coming_to_hands: Words
    expecting: Words
    compounds: Words
    documents: Words
    deciding: Words
    laws: Words
    named_laws: Words
    parts: Words
    traffic: Words
    moved: Words
    traded: Words
    made: Words
    released: Words
    laid_down: Words
    answers: Words
    naming: Words
    stands: Words
    retold: Words
    judged: Words
    representing: Words
    platforms: Words
    asserted: Words
    crafted: Words
    works: Words
    belonging: Words
    owned: Words
    led: Words
    officials: Words
    ranks: Words
    instruments: Words
    people: Words
    advocates: Words
    realms: Words
    custody: Words
    courts: Words
    holding: Words
    abducting: Words
    convicting: Words
    charging: Words
    verdicts: Words
    undergone: Words
    accusations: Words
    suits: Words
    errands: Words
    occasions: Words
    shares: Words
    crossing: Words
    measured: Words
    places: Words
    polled: Words
    flagged: Words
    aiming: Words
    targeting: Words
    wordy: Words
    slayings: Words
    waged: Words
    borne: Words
    sided: Words
    languishing: Words
    sites: Words
    leads: Words
    owners: Words
    armed: Words
    clubs: Words
    rites: Words
    prices: Words
    seats: Words
    award_terms: Words
    abroad: Words
    barriers: Words
    managing: Words
    partial: Words
    opposite: Words
    edges: Words
    borders: Words
    border_posts: Words
    two_sided: Words
    running: Words
    nominations: Words
    nominated: Words


class Places(Strict):
    """Words around the name of a place that tell in which larger one it is."""

    named_behind: Words
    parts: Words
    telling: Words


class Forms(Strict):
    """Words as they stand in the text, whose lemmas may be other words."""

    focusing: Words
    of_day: Words
    others: Words
    pointing: Words
    apart: Words
    attendance: Words


class States(Strict):
    """Codes of states."""

    premiers_of_provinces: Words


class Plurals(Strict):
    """Nouns of plural descriptions by the kind of those whom they mean, and what tells whom "they" means."""

    states: Words
    people: Words
    bodies: Words
    sides: Words
    couples: Words
    mutual: Words
    crowds: Words
    twins: dict[str, tuple[str, ...]]


class Cues(Strict):
    """All word classes of `cues.toml`."""

    modals: Modals
    governors: Governors
    light: Light
    reporting: Reporting
    adverbs: Adverbs
    adjectives: Adjectives
    marks: Marks
    topics: Topics
    arguments: Arguments
    places: Places
    forms: Forms
    states: States
    plurals: Plurals

    @cached_property
    def words(self) -> Words:
        """Every lemma of every class."""
        classes = (getattr(self, name) for name in type(self).model_fields if name not in ("forms", "states"))
        return Words(word for group in classes for name in type(group).model_fields for word in getattr(group, name))

    def modality_of_auxiliary(self, lemma: str) -> Modality | None:
        """Modality that an auxiliary gives its clause, if any."""
        if lemma in self.modals.intended:
            return "intended"
        return "possible" if lemma in self.modals.possible else None

    def modality_under(self, lemma: str) -> Modality | None:
        """Modality of an event governed by a predicate with this lemma, if it changes."""
        if lemma in self.governors.intended:
            return "intended"
        return "possible" if lemma in self.governors.possible else None


@cache
def load_cues() -> Cues:
    """The word classes that ship with the package."""
    return load_packaged("extractor.relations", "cues.toml", Cues)
