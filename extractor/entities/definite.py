"""Sieve of definite nouns: "the newspaper", "the country", "the president"."""

from __future__ import annotations

from extractor.entities.agreement import is_other_branch
from extractor.entities.anaphors import definite_type, region_of
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.forms import DEPUTIES, fold, titles_of
from extractor.entities.functions import (
    clause_of,
    doer_of,
    is_acted_on,
    is_owner,
    is_subject,
    is_told,
    mover_of,
    qualified_by,
    wholes_of,
)
from extractor.entities.salience import is_moved_to, salience, tells, tells_place
from extractor.entities.suspects import is_suspected
from extractor.words import Word

_AGAIN = 0.25  # how much more a sentence is about a state for each time that it names it again


class DefiniteSieve:
    """Adds each definite noun to the latest thing that it may mean."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition, self.words = partition.doc, partition, partition.words

    def run(self) -> None:
        """Add the definite nouns that are in no mention yet."""
        taken = {index for cluster in self.partition.clusters for start, end, _ in cluster.spans for index in range(start, end)}
        for mention in self.partition.mentions:
            if not mention.anaphoric or mention.kind != "nominal" or mention.head in taken:
                continue
            noun = self.doc[mention.head]
            kind = definite_type(noun, self.words)
            cluster = self._meant_by(noun, kind) if kind is not None else None
            if cluster is not None:
                self.partition.put(mention, cluster)

    def _meant_by(self, noun: Word, kind: str) -> Cluster | None:
        fits = [
            c
            for c in self.partition.clusters
            if c.type == kind
            and c.last_before(noun.i) >= 0
            and (
                is_suspected(self.partition, c, noun)
                if noun.lower_ in self.words.suspects
                else self._may_mean(self._told(noun), c)
            )
            and not is_other_branch(noun, c, self.words)
        ]
        if noun.lower_ in self.words.suspects:
            return fits[0] if len(fits) == 1 else None
        if kind == "STATE":
            region = region_of(noun, self.words)
            fits = fits if region is None else [c for c in fits if c.iso in region]
            fits = [c for c in fits if is_subject(noun) or not self._acts_on(c, noun)]
            here = [c for c in fits if c.last_before(noun.i) >= noun.sent.start]
            if here:
                return max(here, key=lambda c: self._salience(c, noun))
            near = [c for c in fits if noun.i - c.last_before(noun.i) < 60]
            return max(
                near or fits,
                key=lambda c: (self._goes_on(c, noun), self._is_told_of(c, noun), self._before(c, noun.i), c.last_before(noun.i)),
                default=None,
            )
        here = [c for c in fits if kind == "ORG" and not c.described and c.last_before(noun.i) >= noun.sent.start]
        return max(
            here or fits, key=lambda c: (self._is_called(c, noun), self._goes_on(c, noun), c.last_before(noun.i)), default=None
        )

    def _salience(self, state: Cluster, noun: Word) -> tuple[float, int]:
        """How much of the noun's sentence is about a state before it, and where that is told last; of a subject the last is meant that
        is named for itself."""
        here = [(start, end) for start, end, _ in state.spans if noun.sent.start <= start < noun.i]
        told = [(salience(self.doc, start, end, noun), start) for start, end in here]
        best, position = max(told, default=(0.0, -1))
        if is_subject(noun):
            return float(best > 0), state.last_before(noun.i)
        return best + _AGAIN * max(sum(tells([weight]) for weight, _ in told) - 1, 0), position

    def _is_told_of(self, state: Cluster, noun: Word) -> bool:
        """Whether a state is told before the noun's sentence otherwise than in passing."""
        return tells(salience(self.doc, start, end, noun) for start, end, _ in state.spans if start < noun.i)

    def _is_called(self, cluster: Cluster, noun: Word) -> bool:
        """Whether the text calls a place by the noun before ("the | city | of Kobani ... the city"; not Raqqa province, told after it)."""
        doc, word = self.doc, noun.lower_
        return cluster.type == "PLACE" and any(
            start > 1 and (doc[start - 1].lower_ == word or (doc[start - 1].lower_ == "of" and doc[start - 2].lower_ == word))
            for start, _, _ in cluster.spans
            if start < noun.i
        )

    def _goes_on(self, cluster: Cluster, noun: Word) -> bool:
        """Whether a subject goes on with that of the sentence before ("Honduras cut ties with Taiwan. | The country | opened ...")."""
        last = cluster.last_before(noun.i)
        if not is_subject(noun) or noun.sent.start == 0 or not self.doc[noun.sent.start - 1].sent.start <= last < noun.sent.start:
            return False
        return any(
            is_subject(self.doc.root_of(start, end))
            for start, end, _ in cluster.spans
            if self.doc[noun.sent.start - 1].sent.start <= start < noun.sent.start
        )

    def _acts_on(self, state: Cluster, noun: Word) -> bool:
        """Whether the state qualifies what acts on the noun ("American troops plan to leave the country": not America)."""
        clause, mentions = clause_of(noun), self._heads(state, noun)
        doer = mover_of(noun) or (doer_of(clause) if clause is not None else None)
        told = doer is not None and clause is not None and is_told(doer, clause.head) and doer.i < clause.i < noun.i
        if (
            doer is not None
            and not is_owner(noun)
            and noun.head.pos_ != "NOUN"
            and (told or is_moved_to(noun) or is_acted_on(noun))
        ):
            # "Niger ordered | the US | to leave the country": who is asked leaves it, and who asks may be it
            return any(doer.i in (token.i, *(whole.i for whole in wholes_of(token))) for token in mentions)
        above = {noun.head.i}
        if noun.head.pos_ in ("NOUN", "PROPN") and not is_owner(noun):
            above.add(noun.head.head.i)
        if noun.head.lemma_ in self.words.staying:
            return False
        direct = (t for t in mentions if qualified_by(t) is not None or is_subject(t, passive=True))
        if any(t.head.i in above for t in direct):
            return True
        inside = (t.head for t in mentions if t.head.pos_ not in ("VERB", "AUX"))
        return any(whole.head.i in above and not tells_place(whole) for whole in inside)

    def _heads(self, state: Cluster, noun: Word) -> list[Word]:
        """The heads of what the sentence says of a state before a noun."""
        return [self.doc.root_of(start, end) for start, end, _ in state.spans if noun.sent.start <= start < noun.i]

    def _before(self, cluster: Cluster, position: int) -> int:
        return sum(start < position for start, _, _ in cluster.spans)

    def _told(self, noun: Word) -> str:
        """The noun with the words before it that make another office of it ("the | vice president |", "the | prime minister |")."""
        told = noun.lower_
        for token in reversed(self.doc[max(noun.i - 4, 0) : noun.i]):
            if token.lower_ in DEPUTIES or (token.lower_ == "prime" and told == "minister"):
                told = f"{token.lower_} {told}"
            elif token.text != "-":
                break
        return told

    def _is_league(self, cluster: Cluster) -> bool:
        """Whether a body of the world of sport is one that clubs are members of ("UEFA", "Serie A", "the Premier League")."""
        return any(name.isupper() or not self.words.leagues.isdisjoint(fold(name).split()) for name in cluster.names)

    def _is_told(self, cluster: Cluster, noun: str) -> bool:
        """Whether the text has said that a body is one ("the news | agency | Télam", "Velta, a | bank |, ...")."""
        return any(
            (kind == "name" and start > 0 and self.doc[start - 1].lower_ == noun)
            or (kind == "nominal" and self.doc.root_of(start, end).lower_ == noun)
            for start, end, kind in cluster.spans
        )

    def _may_mean(self, noun: str, cluster: Cluster) -> bool:
        if cluster.type == "PERSON":
            held = self.partition.linker.serving(cluster.entry) if cluster.entry is not None else ()
            offices = {title for term in held for title in titles_of(term.office.split())}
            return noun in cluster.titles or noun in offices
        if cluster.type == "ORG":
            if cluster.described:
                return cluster.head == noun
            if any(noun in fold(name).split() for name in {*cluster.names, *([cluster.entry.name] if cluster.entry else [])}):
                return True
            if noun in ("team", "club") and self._is_league(cluster):
                return False
            if noun in self.words.groups and any(
                not self.words.no_groups.isdisjoint(fold(name).split()) for name in cluster.names
            ):
                return False
            return cluster.subtype in self.words.definite_subtypes.get(noun, ()) or self._is_told(cluster, noun)
        if cluster.type == "PLACE":
            if any(noun in fold(name).split() for name in cluster.names):
                return True
            if noun in ("city", "town", "village"):
                return cluster.subtype in ("city", None)
            if noun == "island":
                return not self.words.islands.isdisjoint({*cluster.names, cluster.name})
            if noun == "state":
                return cluster.subtype == "admin" and cluster.iso in self.words.federations
            return noun not in self.words.subdivisions and cluster.subtype in ("region", "admin")
        if noun == "kingdom" and cluster.type == "STATE":
            return cluster.entry is not None and cluster.entry.iso in self.words.kingdoms
        return True
