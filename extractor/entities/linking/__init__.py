"""Linking: which known thing a name means, if any ("Georgia", "Tripoli", "Kim", "the Liberal Party").

Candidates are the readings of the form in the knowledge base, and what a surname, a short form or a division may stand for. What speaks
for each adds up in log-odds against "none of them": how well known it is, what stands beside the name, other names of the article (its
neighbours vote for their state), titles, and terms of office on the day of publication. A form has one sense in an article unless what
stands beside it says otherwise (Gale, Church & Yarowsky 1992, "One sense per discourse").
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

from extractor.entities.found import Found
from extractor.entities.gazetteer import Entry, Gazetteer, Term
from extractor.entities.linking.candidates import CandidateGenerator
from extractor.entities.linking.coherence import Coherence
from extractor.entities.linking.context import LocalContext
from extractor.entities.linking.names import ArticleNames
from extractor.entities.linking.records import NOTHING, Choice, Evidence, Option
from extractor.entities.linking.terms import serves
from extractor.entities.linking_data import load_linking
from extractor.entities.words import WordLists
from extractor.records import Known
from extractor.words import Document

_MOST = 5  # candidates that are kept for the analyst
_MOST_ELSEWHERE = 100  # mentions of a form that are searched for what stands beside them; few articles have half as many
_HOLDER = 0.95  # that the terms of the knowledge base are right and complete
_LEAST_RATIO = 10  # of two cities of one name, how many times as many people the one must have to be meant


class Linker:
    """Chooses what the mentions of one article mean.

    Args:
        doc: the parsed article.
        mentions: all its named and described mentions; those with one reading vote for the state of the others.
        gazetteer: the knowledge base.
        words: word lists.
        published: day of publication, by which office holders are told apart.
    """

    def __init__(
        self, doc: Document, mentions: Sequence[Found], gazetteer: Gazetteer, words: WordLists, published: date | None
    ) -> None:
        self.published = published.isoformat() if published else None
        self._names = names = ArticleNames(doc, mentions)
        self._coherence = Coherence(names, gazetteer, words, self.published)
        self._context = LocalContext(names, words, self.published)
        self._candidates = CandidateGenerator(names, self._context, self._coherence, gazetteer, words)

    def choose(self, mention: Found) -> Choice:
        """The known thing that the context supports, if any."""
        options = self._candidates.of(mention) if not self._candidates.is_surname_here(mention) else []
        if not options:
            return NOTHING
        local = [self._context.beside(mention, option.candidate, len(options) > 1) for option in options]
        if not any(local):
            local = self._elsewhere_in_article(mention, options) or local
        shared = len(options) > 1 or options[0].origin == "surname" or " " not in self._names.text(mention)
        evidence = [
            [
                (option.start, option.origin),
                *beside,
                *self._coherence.around(mention, option, shared, bool(beside)),
                *self._coherence.against_dwarfed(mention, option, options),
            ]
            for option, beside in zip(options, local, strict=True)
        ]
        scores = [sum(weight for weight, _ in each) for each in evidence]
        total = 1 + sum(math.exp(score) for score in scores)
        ranked = sorted(zip(scores, options, evidence, strict=True), key=lambda found: -found[0])  # stable: table order
        considered = tuple(
            _known(option.candidate.entry, math.exp(score) / total, each) for score, option, each in ranked[:_MOST]
        )
        best, option = considered[0], ranked[0][1]
        if option.origin == "city" and self._is_undecided([found[1] for found in ranked], evidence):
            return Choice(None, 1 - best.confidence, considered)
        if best.confidence < 0.5 and (max(scores) <= 0 or option.origin == "surname"):
            return Choice(None, round(1 / total, 3) if max(scores) <= 0 else round(1 - best.confidence, 3), considered)
        return Choice(option.candidate, best.confidence, considered)

    def _elsewhere_in_article(self, mention: Found, options: Sequence[Option]) -> list[list[Evidence]] | None:
        """What stands beside the same form at another place of the article."""
        for other in self._names.same_form[self._names.text(mention)][:_MOST_ELSEWHERE]:
            if other is mention:
                continue
            local = [self._context.beside(other, option.candidate, len(options) > 1) for option in options]
            if any(local):
                return [[(weight, f"{reason}, elsewhere in the article") for weight, reason in each] for each in local]
        return None

    def _is_undecided(self, options: Sequence[Option], evidence: Sequence[Sequence[Evidence]]) -> bool:
        """Whether nothing tells which of several cities of one name is meant, and none is far larger than the next."""
        cities = [option.candidate.entry for option in options if option.origin == "city"]
        told = any(weight > 0 for each in evidence for weight, _ in each[1:])
        sizes = sorted((city.population or 0 for city in cities), reverse=True)
        return len(cities) > 1 and not told and sizes[0] < _LEAST_RATIO * sizes[1]

    def serving(self, entry: Entry) -> Sequence[Term]:
        """The offices that somebody holds on the day of publication, all that he ever held if the day is not known."""
        return [term for term in entry.terms if self.published is None or serves(term, self.published)]

    def leads(self, entry: Entry) -> bool:
        """Whether somebody leads a state on the day of publication."""
        heads = load_linking().offices.heads
        return any(term.office in heads and term.iso for term in self.serving(entry))

    def names_state_of(self, leader: Entry, *forms: str) -> bool:
        """Whether the article names the state of a leader, or what is of it, by something else than some forms."""
        iso = self.iso_of_office(leader)
        return iso is not None and self._coherence.speaks_of(iso, *forms)

    def holder(self, entry: Entry, phrase: str) -> tuple[tuple[Known, ...], float]:
        """What is told of the one whom the knowledge base has in an office on the day of publication, and how sure that is."""
        reason = f"the one who held the office of “{phrase}” on {self.published}"
        return (Known(entry.key, entry.name, entry.iso, entry.wikidata, _HOLDER, (reason,)),), _HOLDER

    def text(self, mention: Found) -> str:
        """The words of a mention, one space between them."""
        return self._names.text(mention)

    def is_surname_here(self, mention: Found) -> bool:
        """Whether a capital's name, or a people's, is that of somebody in the article, and it is not used as such."""
        return self._candidates.is_surname_here(mention)

    def iso_of_office(self, entry: Entry) -> str | None:
        """The state that one who served several, or a state and then the UN, serves on the day of publication."""
        return self._coherence.iso_of_office(entry)

    def only_state(self, mention: Found) -> str | None:
        """The state of a body whose name many have and none of which is known to be of it: the only one that the article names."""
        return self._coherence.only_state(mention)


def _known(entry: Entry, confidence: float, evidence: Iterable[Evidence]) -> Known:
    reasons = tuple(f"{weight:+.1f} {reason}" for weight, reason in evidence)
    return Known(entry.key, entry.name, entry.iso, entry.wikidata, round(confidence, 3), reasons)
