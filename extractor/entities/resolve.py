"""Mentions become entities: one per real-world thing, with names, nominals and pronouns.

A cascade of sieves, most precise first (after Raghunathan et al. 2010, "A multi-pass sieve for coreference resolution"). Each reads and
adds to the same partition of the mentions, and none takes back what one before it did.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.definite import DefiniteSieve
from extractor.entities.found import Found
from extractor.entities.gazetteer import Gazetteer
from extractor.entities.names import AcronymSieve, NameSieve
from extractor.entities.nominals import DescribedSieve
from extractor.entities.organs import OrganSieve
from extractor.entities.pronouns import PronounSieve
from extractor.entities.words import WordLists

SIEVES = (NameSieve, OrganSieve, AcronymSieve, DescribedSieve, DefiniteSieve, PronounSieve)


class Resolver:
    """Resolves the mentions of one article.

    Args:
        doc: the parsed article.
        mentions: named and described mentions, in text order.
        gazetteer: known things.
        words: word lists.
        published: day of publication, by which a form shared by several office holders is decided.
    """

    def __init__(
        self, doc: Doc, mentions: Sequence[Found], gazetteer: Gazetteer, words: WordLists, published: date | None
    ) -> None:
        self.partition = Partition(doc, mentions, gazetteer, words, published)

    def resolve(self) -> list[Cluster]:
        """All clusters in order of first mention."""
        for sieve in SIEVES:
            sieve(self.partition).run()
        for cluster in self.partition.clusters:
            cluster.spans.sort()
        return sorted((c for c in self.partition.clusters if c.spans), key=lambda c: c.spans[0])
