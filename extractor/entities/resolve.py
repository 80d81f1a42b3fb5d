"""Mentions become entities: one per real-world thing, with names, nominals and pronouns.

A cascade of sieves, most precise first (after Raghunathan et al. 2010, "A multi-pass sieve for coreference resolution"):
known things, full names, parts of names and acronyms, described phrases, definite nouns, pronouns.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc, Token

from extractor.entities.clusters import Cluster
from extractor.entities.described import described_noun, is_implied, load_described
from extractor.entities.found import Found
from extractor.entities.gazetteer import Candidate, Entry, Gazetteer
from extractor.entities.linking import Linker
from extractor.entities.pronouns import resolve_pronouns
from extractor.entities.words import WordLists

_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "both"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_INDEFINITE = frozenset({"a", "an", "another"})
_DEEDS = frozenset({"attack", "conflict", "protest"})
_MAIN_SHARE = 0.6  # of all mentions of states and places, that one state's must be for the article to be about it
# several described phrases of one state's forces or government speak of the same body
_SAME_BODY = {
    "military": (
        frozenset({"force", "troop", "soldier", "military", "army", "personnel", "serviceman", "contingent", "service member"}),
    ),
    "government": (
        frozenset({"government", "administration", "regime", "authority", "junta", "cabinet"}),
        frozenset({"police", "police officer", "policeman", "police force", "police chief", "law enforcement"}),
    ),
}
# those that are the body of one of these kinds that they are of
_MEMBERS = {
    **dict.fromkeys(("soldier", "peacekeeper", "service member", "serviceman"), ("military", "igo")),
    **dict.fromkeys(("force", "troop", "personnel"), ("military", "armed_group")),
    "party": ("party",),
    **dict.fromkeys(("police officer", "policeman", "officer"), ("government",)),
}
_BESIDES = frozenset({"in", "at", "near", "on"})  # a place behind these does not tell whose a body is


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
        self.doc = doc
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.words = words
        self.linker = Linker(doc, mentions, gazetteer, words, published)
        self.clusters: list[Cluster] = []
        self._by_key: dict[str, Cluster] = {}
        self._of: dict[int, Cluster] = {}  # id(Found) -> cluster
        homes = [m for m in mentions if m.kind == "name" and m.candidates and m.type in ("STATE", "PLACE")]
        self._home_from = {m.start: m for m in homes}
        self._home_until = {m.end: m for m in homes}
        self._person_from = {m.start: m for m in mentions if m.kind == "name" and m.type == "PERSON"}
        self._person_until = {m.end: m for m in mentions if m.kind == "name" and m.type == "PERSON"}

    def resolve(self) -> list[Cluster]:
        """All clusters in order of first mention."""
        named = [m for m in self.mentions if m.kind == "name"]
        # full names before their parts, wherever they stand: a headline may use the surname alone
        organs = {id(m): self._home_of_organ(m) for m in named if not m.candidates and self._organ(m)}
        for mention in sorted(named, key=lambda m: (not m.candidates or self._is_surname(m), -_words(self._text(m)), m.start)):
            if id(mention) not in organs:
                self._resolve_name(mention)
        for mention in sorted((m for m in named if id(m) in organs), key=lambda m: (organs[id(m)] is None, m.start)):
            self._resolve_organ(mention, organs[id(mention)])
        self._join_acronyms(named)
        for mention in self.mentions:
            if mention.kind == "nominal" and mention.candidates:
                self._resolve_holder(mention, mention.candidates[0].entry)
            elif mention.kind == "nominal":
                self._resolve_described(mention)
        self._resolve_definite()
        resolve_pronouns(self.doc, self.clusters, self.words.pronouns)
        for cluster in self.clusters:
            cluster.spans.sort()
        return sorted((c for c in self.clusters if c.spans), key=lambda c: c.spans[0])

    # ------------------------------------------------------------------ names

    def _text(self, mention: Found) -> str:
        return re.sub(r"\s+", " ", self.doc[mention.start : mention.end].text)

    def _resolve_name(self, mention: Found) -> None:
        text = self._text(mention)
        choice = self.linker.choose(mention)
        candidate = choice.candidate
        if self._is_bare_dateline(mention, candidate):
            return
        home = self._other_state(mention, candidate.entry) if candidate is not None else None
        candidate = candidate if home is None else None
        if candidate is not None:
            entry = candidate.entry
            longer = None if entry.type != "PERSON" or _words(text) > 1 else self._fuller(text, "PERSON", mention.start)
            cluster = longer or self._cluster(entry.key, entry.type, entry)
            if longer is None:
                cluster.subtype = cluster.subtype or entry.subtype
                cluster.iso = cluster.iso or entry.iso or self.linker.iso_of_office(entry)
        else:
            cluster = self._fuller(text, mention.type, mention.start) or self._cluster(
                f"{mention.type}:{_fold(text)}", mention.type
            )
            cluster.subtype = cluster.subtype or self._subtype(text, mention.type)
            if cluster.subtype in ("other", "government") and self._opens_with_igo(text):  # "U.N. war crimes court"
                cluster.subtype = "igo"
            telling = [home] if home is not None else mention.parts
            if telling and cluster.iso is None:
                cluster.iso = next((p.candidates[0].entry.iso for p in telling if p.candidates), None)
        known = candidate.entry if candidate is not None else None
        if (
            home is None
            and not cluster.considered
            and cluster.entry is known
            and (known is not None or len(text) >= len(cluster.name))
        ):
            cluster.considered, cluster.confidence = choice.considered, choice.confidence
        cluster.names[text] += 1
        cluster.spans.append((mention.start, mention.end, "name"))
        if cluster.type == "PERSON":
            cluster.titles |= set(self._titles_before(mention.start))
        self._of[id(mention)] = cluster

    def _is_surname(self, mention: Found) -> bool:
        """Whether a known form is one that a fuller name of somebody unknown would outweigh ("Assad" beside "Omar Assad")."""
        return mention.type == "PERSON" and mention.end - mention.start == 1

    def _other_state(self, mention: Found, entry: Entry) -> Found | None:
        """The state before the name of a body, if not that of the known one ("the | Philippine | Department of Justice")."""
        home = self._home_until.get(mention.start - (mention.start > 0 and self.doc[mention.start - 1].text in _POSSESSIVE))
        if (
            home is None
            or home.type != "STATE"
            or entry.type != "ORG"
            or entry.subtype not in ("government", "military", "party")
        ):
            return None
        return home if entry.iso is not None and entry.iso not in {c.entry.iso for c in home.candidates} else None

    def _organ(self, mention: Found) -> str | None:
        """The name of a body that many states have, without the state that opens it ("Pakistan | Army"), or None."""
        start = next((part.end for part in mention.parts if part.start == mention.start), mention.start)
        name = re.sub(r"\s+", " ", self.doc[start : mention.end].text)
        return name if mention.type == "ORG" and self.words.is_organ(name.lower()) else None

    def _home_of_organ(self, mention: Found) -> Found | None:
        """The state or place beside the name of an organ ("Kenya's | Supreme Court", "Senate | of Chile"), if any."""
        before, end = mention.start, mention.end
        inside = next((part for part in mention.parts if part.start == mention.start), None)
        if inside is not None:
            return inside
        if before and self.doc[before - 1].text in _POSSESSIVE:
            before -= 1
        if before in self._home_until:
            return self._home_until[before]
        if end + 1 < len(self.doc) and self.doc[end].lower_ == "of":
            return self._home_from.get(end + 1) or self._home_from.get(end + 2 if self.doc[end + 1].lower_ == "the" else -1)
        return None

    def _resolve_organ(self, mention: Found, home: Found | None) -> None:
        """A body whose name many states share: of the state beside it, else the one spoken of before, else of the article's state."""
        name = self._organ(mention) or self._text(mention)
        prefix = f"ORG:{_fold(name)}:"
        owner = self._of.get(id(home)) if home is not None else None
        cluster = None
        if owner is None:
            same = [c for c in self.clusters if c.key.startswith(prefix) or self._has_organs_name(c, name)]
            cluster = max(same, key=lambda c: c.last_before(mention.start), default=None)
            state = self._state_of_body() if cluster is None else None
            owner = state if state is not None and state.type == "STATE" else None
        if cluster is None and owner is not None:
            entry = self._known_organ(name, owner)
            cluster = self._cluster(entry.key if entry else prefix + owner.key, "ORG", entry)
            cluster.iso = cluster.iso or owner.iso
        if cluster is None:
            cluster = self._cluster(prefix, "ORG")
        cluster.subtype = cluster.subtype or (cluster.entry.subtype if cluster.entry else self._subtype(name, "ORG"))
        if owner is not None:
            adjacent = home is not None and mention.start in (home.start, home.end)
            cluster.names[f"{self._text(home)} {name}" if home is not None and adjacent else f"{name} of {owner.name}"] += 1
        else:
            cluster.names[name] += 1
        cluster.spans.append((mention.start, mention.end, "name"))
        self._of[id(mention)] = cluster

    def _has_organs_name(self, cluster: Cluster, name: str) -> bool:
        """Whether a known body has the name of an organ and its state's ("Senate of Chile", "Indian Army")."""
        known = cluster.type == "ORG" and cluster.entry is not None and cluster.iso is not None and name != "House"
        return known and any(full.startswith(f"{name} of ") or full.endswith(f" {name}") for full in cluster.names)

    def _known_organ(self, name: str, owner: Cluster) -> Entry | None:
        """The gazetteer's entry for a state's organ, if it has one."""
        adjectives = self.gazetteer.adjectives.get(owner.key, ())
        for form in (f"{name} of {owner.name}", *(f"{other} {name}" for other in (owner.name, *owner.names, *adjectives))):
            for candidate in self.gazetteer.forms.get(form, ()):
                if candidate.entry.type == "ORG" and candidate.entry.iso == owner.iso:
                    return candidate.entry
        return None

    def _cluster(self, key: str, kind: str, entry: Entry | None = None) -> Cluster:
        if key not in self._by_key:
            self._by_key[key] = Cluster(key, kind, entry=entry)
            self.clusters.append(self._by_key[key])
        return self._by_key[key]

    def _fuller(self, text: str, kind: str, position: int) -> Cluster | None:
        """The cluster whose name contains this one: surname, short form, other case; the latest before it wins."""
        if kind not in ("PERSON", "ORG", "EVENT", "AGREEMENT", "BASE", "PLACE"):
            return None
        short = _fold(text).split()
        fits = []
        for cluster in self.clusters:
            if cluster.type != kind:
                continue
            names = (*cluster.names, cluster.entry.name) if cluster.entry else cluster.names
            if any(_is_part(short, _fold(name).split(), kind) for name in names):
                fits.append(cluster)
        if not fits:
            return None
        return max(fits, key=lambda c: (c.last_before(position), -c.spans[0][0] if c.spans else 0))

    def _is_bare_dateline(self, mention: Found, candidate: Candidate | None) -> bool:
        """ "MOSCOW: " or "KABUL (AP)": where the story was filed, which is no part of it."""
        begins = mention.start == 0 or "\n" in self.doc[mention.start - 1].text
        text = self.doc[mention.start : mention.end].text
        if not begins or not text.isupper() or len(text) < 4 or mention.end >= len(self.doc):
            return False
        readings = (candidate,) if candidate is not None else self.gazetteer.forms.get(text.title(), ())
        kinds = {reading.entry.type for reading in readings} or {mention.type}
        return bool(kinds & {"PLACE", "STATE"}) and self.doc[mention.end].text in (":", "(", "—", "–", "-", ",", "/")

    def _subtype(self, text: str, kind: str) -> str | None:
        lists = self.words.subtypes.get(kind, {})
        for word in reversed(re.findall(r"\w+", text.lower())):
            if word in lists:
                return lists[word]
        return "other" if kind in ("ORG", "EVENT") else None

    def _opens_with_igo(self, text: str) -> bool:
        """Whether a name begins with that of an intergovernmental body."""
        found = next(self.gazetteer.find(text), None)
        return found is not None and found[0] == 0 and found[2][0].entry.subtype == "igo"

    def _titles_before(self, start: int) -> Iterator[str]:
        position = start - 1
        while position >= 0 and start - position <= 4 and self.doc[position].lower_.rstrip(".") in self.words.titles:
            yield self.doc[position].lower_.rstrip(".")
            position -= 1

    def _join_acronyms(self, named: Sequence[Found]) -> None:
        """Join "Organisation of Islamic Cooperation (OIC)" and other names with their initials."""
        by_end = {mention.end: mention for mention in named}
        by_initials: dict[str, list[Found]] = defaultdict(list)
        for mention in named:
            if mention.end - mention.start > 1:
                for initials in _initials(self._text(mention)):
                    by_initials[initials].append(mention)
        for mention in named:
            acronym = self._text(mention).replace(".", "")
            cluster = self._of.get(id(mention))
            if cluster is None or cluster.type == "STATE" or not acronym.isupper() or not 2 <= len(acronym) <= 8:
                continue
            before = by_end.get(mention.start - 1) if mention.start > 1 and self.doc[mention.start - 1].text == "(" else None
            for other in ([before] if before is not None and before.end - before.start > 1 else []) + by_initials.get(
                acronym, []
            ):
                full = self._of.get(id(other))
                if full is not None and full is not cluster and full.type == cluster.type:
                    self._merge(full, cluster)
                    break

    def _merge(self, kept: Cluster, gone: Cluster) -> None:
        kept.spans += gone.spans
        kept.names += gone.names
        kept.titles |= gone.titles
        if kept.entry is None and gone.entry is not None:
            kept.entry, kept.key = gone.entry, gone.key
        kept.subtype = (kept.subtype if kept.subtype != "other" else None) or gone.subtype
        kept.iso = kept.iso or gone.iso
        self.clusters.remove(gone)
        self._by_key[gone.key] = kept
        for key, cluster in self._of.items():
            if cluster is gone:
                self._of[key] = kept

    def _resolve_holder(self, mention: Found, entry: Entry) -> None:
        """The one who holds the office that a phrase tells ("the US president")."""
        cluster = self._cluster(entry.key, entry.type, entry)
        if not cluster.considered:
            cluster.considered, cluster.confidence = self.linker.holder(entry, self._text(mention))
        cluster.iso = cluster.iso or entry.iso or self.linker.iso_of_office(entry)
        cluster.spans.append((mention.start, mention.end, "nominal"))
        self._of[id(mention)] = cluster

    # ------------------------------------------------------------------ described phrases

    def _resolve_described(self, mention: Found) -> None:
        parts = [part for part in mention.parts if id(part) in self._of]
        anchors = [self._of[id(part)] for part in parts]
        owners, homes = self._owners(mention, parts)
        keys = frozenset(cluster.key for cluster in owners or anchors)
        head = self.doc[mention.head]
        lemma = described_noun(head) or head.lemma_.lower()
        described = load_described()[lemma]
        subtype = described.subtype if mention.subtype == "?" else mention.subtype
        state = self._state_of_body() if lemma in described.implied or is_implied(head) else None
        body = self._own_members(owners, lemma) or self._named_organ(mention, owners) or self._said_to_be(mention)
        cluster = body or self._antecedent(mention, mention.type, subtype, lemma, keys)
        if mention.subtype == "?" and (cluster is None or self._is_far_and_foreign(cluster, state, mention)):
            if state is not None and is_implied(head):
                homes, keys = [state], frozenset({state.key})
                cluster = self._antecedent(mention, mention.type, subtype, lemma, keys)
            elif cluster is None:
                return  # "the attack" of which nothing was said before
        if cluster is None:
            cluster = Cluster(f"{mention.type}:{mention.start}:{mention.end}", mention.type, subtype, head=lemma, anchors=keys)
            if mention.subtype == "?" and state is not None:
                cluster.implied = state.name
            if mention.type in ("ORG", "BASE", "GROUP", "PERSON"):
                cluster.iso = self._iso_of(owners or homes, None if anchors else state)
            if subtype == "government" and any(owner.subtype == "igo" for owner in owners):
                cluster.subtype = "igo"  # "a U.N. war crimes court"
            self.clusters.append(cluster)
        if body is None:
            cluster.anchors |= keys
        # where some members are says nothing of where a body is
        end = max(mention.head + 1, *(p.end for p in parts if self._of[id(p)] is body), 0) if body in owners else mention.end
        cluster.spans.append((mention.start, end, "nominal"))
        self._of[id(mention)] = cluster

    def _owners(self, mention: Found, parts: Sequence[Found]) -> tuple[list[Cluster], list[Cluster]]:
        """Whose a described body is, and where it is at home if nothing tells whose ("Turkish forces | in Iraq": Turkey's, not Iraq's)."""
        telling = [part for part in parts if not self._only_backs(part)]
        owners = []
        if mention.type in ("ORG", "GROUP", "PERSON"):
            for part in telling:
                links = {self.doc[i].lower_ for i in range(mention.head, part.start) if self.doc[i].pos_ == "ADP"}
                if part.start < mention.head or (links and not links & _BESIDES):
                    owners.append(self._of[id(part)])
        return owners, [self._of[id(part)] for part in telling]

    def _only_backs(self, part: Found) -> bool:
        """Whether a name is part of an adjective that tells no nationality ("Iran-backed", "pro-Russian"; "US-led" does)."""
        before, after = self.doc[max(part.start - 2, 0) : part.start].text.lower(), self.doc[part.end : part.end + 2].text.lower()
        return before.endswith(("pro-", "anti-")) or (
            after.startswith("-") and not after.startswith(("-led", "-run", "-controlled"))
        )

    def _iso_of(self, anchors: Sequence[Cluster], state: Cluster | None) -> str | None:
        """Country code of a described body: of what it is of, of "protesters" the state that the article is about."""
        if any(cluster.subtype == "igo" for cluster in anchors):
            return None  # "UN peacekeepers"
        states = {cluster.iso for cluster in anchors if cluster.type in ("STATE", "PLACE", "ORG") and cluster.iso}
        if len(states) == 1:
            return states.pop()
        return state.iso if state is not None and not anchors else None

    def _is_far_and_foreign(self, cluster: Cluster, state: Cluster | None, mention: Found) -> bool:
        """Whether a body is of another state than the article's and was not spoken of in this sentence or the one before."""
        if cluster.type != "ORG" or state is None or cluster.iso is None or cluster.iso == state.iso:
            return False
        begin = self.doc[mention.start].sent.start
        return cluster.last_before(mention.start) < (self.doc[begin - 1].sent.start if begin else 0)

    def _state_of_body(self) -> Cluster | None:
        """The state whose police, government or army an unqualified noun means: the one that the article is mostly about."""
        by_iso: Counter[str] = Counter()
        for cluster in self.clusters:
            if cluster.type in ("STATE", "PLACE") and cluster.iso:
                # "a Chinese-backed project" may lie anywhere
                by_iso[cluster.iso] += sum(end >= len(self.doc) or self.doc[end].text != "-" for _, end, _ in cluster.spans)
        if not by_iso:
            return None
        iso, count = by_iso.most_common(1)[0]
        if count < _MAIN_SHARE * sum(by_iso.values()):
            return None
        fits = [c for c in self.clusters if c.iso == iso and c.type in ("STATE", "PLACE")]
        return max(fits, key=lambda c: (c.type == "STATE", len(c.spans)))

    def _own_members(self, owners: Sequence[Cluster], lemma: str) -> Cluster | None:
        """ "Houthi rebels", "UN peacekeepers", "officers of the Israel Police": the body itself."""
        if len(owners) != 1 or owners[0].type != "ORG" or owners[0].described:
            return None
        kinds = ("armed_group",) if load_described()[lemma].subtype == "armed_group" else _MEMBERS.get(lemma, ())
        return owners[0] if owners[0].subtype in kinds else None

    def _said_to_be(self, mention: Found) -> Cluster | None:
        """The person of whom a description is said ("| Ana Diaz | is a Spanish national", "the Spanish activist, | Ana Diaz |, left")."""
        doc, verb, end = self.doc, mention.start - 2, mention.end
        if mention.type != "PERSON":
            return None
        predicated = verb > 0 and doc[verb + 1].lower_ in ("a", "an", "the") and doc[verb].lemma_ == "be"
        person = self._person_until.get(verb) if predicated else None
        if person is None and end + 1 < len(doc) and doc[end].text == ",":
            named = self._person_from.get(end + 1)
            person = named if named is not None and named.end < len(doc) and doc[named.end].text == "," else None
        return self._of.get(id(person)) if person is not None else None

    def _named_organ(self, mention: Found, owners: Sequence[Cluster]) -> Cluster | None:
        """The body that the article also calls by a name that many states' have ("Parliament ... the parliament")."""
        head = self.doc[mention.head]
        names = {head.lemma_.lower(), f"{self.doc[head.i - 1].lower_} {head.lemma_.lower()}" if head.i else ""}
        if mention.type != "ORG" or head.tag_ == "NNS" or len(owners) > 1 or not any(self.words.is_organ(name) for name in names):
            return None
        prefixes = tuple(f"ORG:{name}:{owners[0].key if owners else ''}" for name in names)
        fits = [cluster for cluster in self.clusters if cluster.key.startswith(prefixes)]
        return max(fits, key=lambda c: c.last_before(mention.start), default=None)

    def _antecedent(self, mention: Found, kind: str, subtype: str | None, lemma: str, keys: frozenset[str]) -> Cluster | None:
        """The cluster described before that this phrase speaks of again."""
        determiner = self.doc[mention.start - 1].lower_ if mention.start else ""
        definite = determiner in _DETERMINERS
        another = determiner in _INDEFINITE and kind == "EVENT"
        best = None
        for cluster in self.clusters:
            if cluster.type != kind or (not cluster.head and kind != "EVENT"):
                continue
            if cluster.head and cluster.described is False:
                continue
            same_head = cluster.head == lemma or self._same_body(subtype, cluster, lemma)
            if kind in ("ORG", "BASE", "GROUP", "PERSON"):
                fits = same_head and (keys == cluster.anchors if keys else definite or (kind == "GROUP" and bool(cluster.head)))
            elif not cluster.head:  # a named event: "the war"
                fits = definite and not keys and cluster.subtype == subtype and self._ends_with(cluster, lemma)
            else:
                same_kind = (
                    same_head
                    or (kind == "AGREEMENT" and definite)
                    or (cluster.subtype == subtype and subtype in ("attack", "conflict", "talks") and definite)
                )
                # a deed against others, elsewhere or by others is another one
                agree = subtype not in _DEEDS or keys <= cluster.anchors or cluster.anchors <= keys
                fits = same_kind and (
                    (bool(keys & cluster.anchors) and same_head and agree and not another)
                    or (not keys and definite)
                    or (not keys and same_head and not cluster.anchors)
                )
            if fits and (best is None or cluster.last_before(mention.start) > best.last_before(mention.start)):
                best = cluster
        return best

    def _same_body(self, subtype: str | None, cluster: Cluster, lemma: str) -> bool:
        return cluster.subtype == subtype and any({lemma, cluster.head} <= same for same in _SAME_BODY.get(subtype or "", ()))

    def _ends_with(self, cluster: Cluster, lemma: str) -> bool:
        return any(name.lower().rstrip("s").endswith(lemma) for name in cluster.names)

    # ------------------------------------------------------------------ definite nouns and pronouns

    def _resolve_definite(self) -> None:
        """ "the newspaper", "the country", "the president": the latest thing that the noun may mean."""
        taken = {index for cluster in self.clusters for start, end, _ in cluster.spans for index in range(start, end)}
        for token in self.doc:
            if token.i in taken or token.i == 0 or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if not self._is_definite(token):
                continue
            if token.i + 1 < len(self.doc) and self.doc[token.i + 1].pos_ in ("NOUN", "PROPN"):
                continue
            for kind, definite in self.words.definite.items():
                if token.lower_ in definite.nouns:
                    cluster = self._meant_by(token, kind)
                    if cluster is not None:
                        cluster.spans.append((token.i, token.i + 1, "nominal"))

    def _is_definite(self, noun: Token) -> bool:
        """Whether "the", "this" or "that" opens the noun's phrase, with at most three adjectives between ("the Middle Eastern nation")."""
        position = noun.i - 1
        while position > noun.i - 5 and position > 0 and self.doc[position].pos_ in ("ADJ", "PROPN"):
            position -= 1
        return self.doc[position].lower_ in ("the", "this", "that")

    def _meant_by(self, noun: Token, kind: str) -> Cluster | None:
        fits = [c for c in self.clusters if c.type == kind and c.last_before(noun.i) >= 0 and self._may_mean(noun.lower_, c)]
        if kind == "STATE":
            fits = [c for c in fits if not self._acts_on(c, noun)]
            here = [c for c in fits if c.last_before(noun.i) >= noun.sent.start]
            if here:
                return max(here, key=lambda c: c.last_before(noun.i))
            near = [c for c in fits if noun.i - c.last_before(noun.i) < 60]
            return max(near or fits, key=lambda c: (self._before(c, noun.i), c.last_before(noun.i)), default=None)
        return max(fits, key=lambda c: c.last_before(noun.i), default=None)

    def _acts_on(self, state: Cluster, noun: Token) -> bool:
        """Whether the state qualifies what acts on the noun ("American troops plan to leave the country": not America)."""
        above = {noun.head.i, noun.head.head.i} if noun.head.pos_ in ("NOUN", "PROPN") else {noun.head.i}
        verbs = {token.i for token in noun.ancestors if token.pos_ == "VERB"}
        mentions = [self.doc[start:end].root for start, end, _ in state.spans if noun.sent.start <= start < noun.i]
        acting = (t for t in mentions if t.head.i < t.head.head.i and t.head.head.i in verbs)  # subjects stand before their verb
        return any(acting) or any(t.head.i in above or t.head.head.i in above for t in mentions)

    def _before(self, cluster: Cluster, position: int) -> int:
        return sum(start < position for start, _, _ in cluster.spans)

    def _may_mean(self, noun: str, cluster: Cluster) -> bool:
        if cluster.type == "PERSON":
            offices = {word for term in (cluster.entry.terms if cluster.entry else ()) for word in term.office.split()}
            return noun in cluster.titles or noun in offices
        if cluster.type == "ORG":
            if cluster.described:
                return cluster.head == noun
            if any(noun in _fold(name).split() for name in {*cluster.names, *([cluster.entry.name] if cluster.entry else [])}):
                return True
            return cluster.subtype in self.words.definite_subtypes.get(noun, ())
        if cluster.type == "PLACE":
            if noun in ("city", "town", "village"):
                return cluster.subtype in ("city", None)
            return any(noun in _fold(name).split() for name in cluster.names) or cluster.subtype in ("region", "admin")
        return True


@lru_cache(maxsize=10_000)  # the same names are compared with each other all through an article
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    return " ".join(re.findall(r"[\w'&]+", plain.lower().replace("'s", "").replace("-", " ")))


def _words(text: str) -> int:
    return len(text.split())


def _is_part(short: Sequence[str], long: Sequence[str], kind: str) -> bool:
    """Whether a name may be a shorter form of another of the same type."""
    if not short or len(short) > len(long):
        return False
    if list(short) == list(long):
        return True
    if kind == "PERSON":
        if len(short) == 1:
            return short[0] == long[-1] or short[0] == long[0] or list(short) == list(long[-1:])
        return (
            short[0] == long[0] and short[-1] == long[-1] and _follow(short[1:-1], long[1:-1])
        ) or f" {' '.join(short)} " in f" {' '.join(long)} "
    if kind == "ORG" and len(short) == 1:
        return short[0] == long[0] and len(short[0]) > 3
    if kind in ("ORG", "BASE", "AGREEMENT", "EVENT") and len(short) >= (1 if kind == "BASE" else 2):
        joined = f" {' '.join(long)} "
        return joined.startswith(f" {' '.join(short)} ") or joined.endswith(f" {' '.join(short)} ")
    return False


def _follow(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether middle names or initials occur among others in their order ("W" in "H W", not "A" in "B")."""
    rest = iter(many)
    return all(any(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for b in rest) for a in few)


def _initials(name: str) -> set[str]:
    words = re.findall(r"\w+", name)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return {capitals, "".join(word[0].upper() for word in words)}
