"""Mentions become entities: one per real-world thing, with names, nominals and pronouns.

A cascade of sieves, most precise first (after Raghunathan et al. 2010, "A multi-pass sieve for coreference resolution"). Each reads and
adds to the same partition of the mentions, and none takes back what one before it did.
"""

from __future__ import annotations

from extractor.entities.aliases import AcronymSieve, AliasSieve, SpellingSieve, StormSieve
from extractor.entities.clusters import Partition
from extractor.entities.counterparts import CounterpartSieve
from extractor.entities.definite import DefiniteSieve
from extractor.entities.epithets import EpithetSieve
from extractor.entities.heads import HeadSieve, PredicateSieve
from extractor.entities.names import NameSieve
from extractor.entities.nominals import DescribedSieve
from extractor.entities.organs import OrganSieve
from extractor.entities.pronouns import Chooser, PronounSieve, choose_first
from extractor.entities.speakers import SpeakerSieve

SIEVES = (
    NameSieve,
    StormSieve,
    OrganSieve,
    AliasSieve,
    AcronymSieve,
    SpellingSieve,
    DescribedSieve,
    DefiniteSieve,
    HeadSieve,
    EpithetSieve,
    SpeakerSieve,
)


def resolve(partition: Partition, choose: Chooser = choose_first) -> Partition:
    """Put the mentions of an article into clusters; `choose` tells what a pronoun means."""
    for sieve in SIEVES:
        sieve(partition).run()
    PronounSieve(partition, choose).run()
    CounterpartSieve(partition).run()
    PredicateSieve(partition).run()
    return partition
