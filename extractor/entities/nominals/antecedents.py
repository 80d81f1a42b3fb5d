"""Which thing that was described before a phrase speaks of again ("Guatemalan police ... | Police | dispersed migrants")."""

from __future__ import annotations

from extractor.entities.agreement import is_other_branch, is_plural
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.described import is_implied
from extractor.entities.described.nouns import load_described
from extractor.entities.found import Found
from extractor.entities.nominals.owners import DETERMINERS, OWNERS, is_led

_INDEFINITE = frozenset({"a", "an", "another"})
_THIS, _THESE = frozenset({"this", "that"}), frozenset({"these", "those"})
_DEEDS = frozenset({"attack", "conflict", "protest"})


class Antecedents:
    """Finds it among the clusters of an article."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition, self.words = partition.doc, partition, partition.words

    def one_before(self, mention: Found, subtype: str | None, lemma: str) -> Cluster | None:
        """The only body of its kind that was described before ("Guatemalan police ... | Police | dispersed migrants")."""
        counted = mention.start > 0 and self.doc[mention.start - 1].like_num
        if (
            subtype not in self.words.same_body
            or counted
            or mention.start < mention.head
            or not is_implied(self.doc[mention.head])
            or is_led(self.doc[mention.head], self.words)
        ):
            return None
        before = [c for c in self.partition.clusters if c.type == mention.type and c.head and c.last_before(mention.start) >= 0]
        alike = [c for c in before if c.head == lemma or self._same_body(subtype, c, lemma)]
        alike = [c for c in alike if not is_other_branch(self.doc[mention.head], c, self.words)]
        return alike[0] if len(alike) == 1 else None

    def of(self, mention: Found, subtype: str | None, lemma: str, keys: frozenset[str]) -> Cluster | None:
        """The cluster described before that this phrase speaks of again."""
        kind = mention.type
        determiner = self.doc[mention.start - 1].lower_ if mention.start else ""
        definite = determiner in DETERMINERS
        another = determiner in _INDEFINITE and kind == "EVENT"
        best = None
        for cluster in self.partition.clusters:
            if cluster.type != kind or (not cluster.head and kind != "EVENT"):
                continue
            if (cluster.head and cluster.described is False) or self._differs_in_number(mention, cluster):
                continue
            same_head = cluster.head == lemma or self._same_body(subtype, cluster, lemma)
            same_head = same_head or (kind == "EVENT" and any({lemma, cluster.head} <= deeds for deeds in self.words.same_deed))
            if kind == "ORG" and is_other_branch(self.doc[mention.head], cluster, self.words):
                continue
            if kind in ("ORG", "BASE", "GROUP", "PERSON"):
                # "five people" are others than those before; "protesters" are the same
                again = kind == "GROUP" and bool(cluster.head) and "suffers" not in load_described()[lemma].needs
                fits = same_head and (keys == cluster.anchors if keys else definite or again)
            elif not cluster.head:  # a named event: "the war"
                fits = definite and not keys and (self._ends_with(cluster, subtype, lemma) or self._is_storm(cluster, mention))
            else:
                blows = lemma in self.words.blows and self.doc[mention.head].tag_ == "NNS"
                same_kind = (
                    same_head
                    or (kind == "AGREEMENT" and definite)
                    or (
                        cluster.subtype == subtype
                        and subtype in self.words.loosely_told
                        and definite
                        and determiner not in OWNERS
                    )
                )
                if blows and not same_head and is_plural(self.doc, cluster, self.words) is False:
                    continue  # "blamed him for the massacre and called the | strikes | an act of war"
                # a deed against others, elsewhere or by others is another one
                agree = subtype not in _DEEDS or keys <= cluster.anchors or cluster.anchors <= keys
                fits = same_kind and (
                    (bool(keys & cluster.anchors) and same_head and agree and not another)
                    or (not keys and definite)
                    or (not keys and same_head and not cluster.anchors and not self._is_new(mention, cluster))
                )
            if fits and (best is None or cluster.last_before(mention.start) > best.last_before(mention.start)):
                best = cluster
        if (
            best is not None
            and kind == "ORG"
            and not keys
            and self._is_named_since(best.last_before(mention.start), mention, lemma)
        ):
            return None
        return best

    def _is_new(self, mention: Found, cluster: Cluster) -> bool:
        """Whether an agreement is told of for the first time, as one before was, which a headline may not be ("Iran signs deal")."""
        starts = (mention.start, *(start for start, *_ in cluster.spans))
        first, *others = (start > 0 and self.doc[start - 1].lower_ in _INDEFINITE for start in starts)
        return mention.type == "AGREEMENT" and first and any(others)

    def _is_named_since(self, position: int, mention: Found, lemma: str) -> bool:
        """Whether a body is named by the noun between a position and a phrase ("the Liberal | Party | ... the party")."""
        named = (
            m for m in self.partition.mentions if m.kind == "name" and m.type == "ORG" and position < m.start < mention.start
        )
        return any(self.doc[m.end - 1].lemma_.lower() == lemma for m in named)

    def _differs_in_number(self, mention: Found, cluster: Cluster) -> bool:
        """Whether "these" speak of several and the cluster is one, or "this" the other way round."""
        told = self.doc[mention.start - 1].lower_ if mention.start else ""
        if told not in _THESE | _THIS or not cluster.described:
            return False
        return is_plural(self.doc, cluster, self.words) is (told in _THIS)

    def _same_body(self, subtype: str | None, cluster: Cluster, lemma: str) -> bool:
        return cluster.subtype == subtype and any(
            {lemma, cluster.head} <= same for same in self.words.same_body.get(subtype or "", ())
        )

    def _ends_with(self, cluster: Cluster, subtype: str | None, lemma: str) -> bool:
        return cluster.subtype == subtype and any(name.lower().rstrip("s").endswith(lemma) for name in cluster.names)

    def _is_storm(self, cluster: Cluster, mention: Found) -> bool:
        """Whether one storm is spoken of that has a name ("Cyclone Velta ... the storm")."""
        storms, noun = self.words.storms, self.doc[mention.head]
        return noun.lower_ in storms and any(not storms.isdisjoint(name.lower().split()) for name in cluster.names)
