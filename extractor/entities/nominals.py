"""Sieve of described phrases: bodies, events and people told by a noun of `described.toml` ("US forces", "the talks in Geneva")."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities.agreement import is_other_branch, is_plural
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.described import is_implied
from extractor.entities.described.needs import what_befalls
from extractor.entities.described.nouns import described_noun, load_described
from extractor.entities.found import Found
from extractor.entities.functions import clauses_about, is_acted_on, is_apposed, is_compound, is_subject, prepositions
from extractor.entities.gazetteer import Entry
from extractor.entities.organs import organ_key
from extractor.words import Word

_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "both"})
_OWNERS = frozenset({"its", "his", "her", "their"})
_INDEFINITE = frozenset({"a", "an", "another"})
_THIS, _THESE = frozenset({"this", "that"}), frozenset({"these", "those"})
_DEEDS = frozenset({"attack", "conflict", "protest"})
_EXPLAINING = frozenset(
    {"company", "party", "armed_group", "government", "other"}
)  # kinds of bodies that explain a name beside them
_BESIDES = frozenset({"in", "at", "near", "on"})  # a place behind these does not tell whose a body is


class DescribedSieve:
    """Puts described phrases into clusters, in text order."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition, self.words = partition.doc, partition, partition.words
        self._person_from = {m.start: m for m in partition.mentions if m.kind == "name" and m.type == "PERSON"}
        self._person_until = {m.end: m for m in partition.mentions if m.kind == "name" and m.type == "PERSON"}
        self._body_from = {m.start: m for m in partition.mentions if m.kind == "name" and m.type == "ORG"}
        self._body_until = {m.end: m for m in partition.mentions if m.kind == "name" and m.type == "ORG"}

    def run(self) -> None:
        """Resolve all described phrases."""
        for mention in self.partition.mentions:
            if mention.kind == "nominal" and mention.candidates:
                self._resolve_holder(mention, mention.candidates[0].entry)
            elif mention.kind == "nominal" and not mention.anaphoric:
                self._resolve_described(mention)

    def _resolve_holder(self, mention: Found, entry: Entry) -> None:
        """The one who holds the office that a phrase tells ("the US president")."""
        cluster, linker = self.partition.open(entry.key, entry.type, entry), self.partition.linker
        if not cluster.considered:
            cluster.considered, cluster.confidence = linker.holder(entry, self.partition.text(mention))
        cluster.iso = cluster.iso or entry.iso or linker.iso_of_office(entry)
        self.partition.put(mention, cluster)

    def _resolve_described(self, mention: Found) -> None:
        if self._is_sent(mention):
            return
        parts = [(part, cluster) for part in mention.parts if (cluster := self.partition.of(part)) is not None]
        anchors = [cluster for _, cluster in parts]
        owners, homes = self._owners(mention, parts)
        keys = frozenset(cluster.key for cluster in owners or anchors)
        head = self.doc[mention.head]
        lemma = described_noun(head) or head.lemma_.lower()
        described = load_described()[lemma]
        befalls = what_befalls(head) if "befalls" in described.needs else None
        lemma = befalls or lemma
        subtype = described.subtype if mention.subtype == "?" else mention.subtype
        state = self._state_of(mention, lemma) if described.implies(lemma) or is_implied(head) else None
        body = self._own_members(owners, lemma) or self._named_organ(mention, owners, state) or self._said_to_be(mention)
        body = body or self._only_group(mention, owners, state, lemma) or self._called(mention, described.subtype)
        body = body or self._told_by_kind(mention, parts, subtype)
        cluster = body or self._antecedent(mention, mention.type, subtype, lemma, keys)
        if mention.subtype == "?" and (cluster is None or self._is_far_and_foreign(cluster, state, mention)):
            if state is not None and is_implied(head):
                homes, keys = [state], frozenset({state.key})
                cluster = self._antecedent(mention, mention.type, subtype, lemma, keys)
            elif (
                cluster is None
                and (cluster := self._one_before(mention, subtype, lemma)) is None
                and not self._acts(mention, head)
            ):
                return  # "the attack" of which nothing was said before
        if cluster is None:
            cluster = Cluster(f"{mention.type}:{mention.start}:{mention.end}", mention.type, subtype, head=lemma, anchors=keys)
            if mention.subtype == "?" and state is not None:
                cluster.implied = self._realm(state, lemma)
            cluster.befallen = befalls is not None
            cluster.bystander = "suffers" in described.needs and not anchors
            if mention.type in ("ORG", "BASE", "GROUP", "PERSON"):
                cluster.iso = self._iso_of(owners or homes, None if anchors else state)
            if subtype == "government" and any(owner.subtype == "igo" for owner in owners):
                cluster.subtype = "igo"  # "a U.N. war crimes court"
            self.partition.clusters.append(cluster)
        if body is None:
            cluster.anchors |= keys
        # where some members are says nothing of where a body is
        end = (
            max(mention.head + 1, *(part.end for part, cluster in parts if cluster is body), 0) if body in owners else mention.end
        )
        self.partition.put(mention, cluster, end)

    def _realm(self, home: Cluster, lemma: str) -> str:
        """Whose a body is by its name: of the state where only a town of it is named ("rallied in Tbilisi against the | government |")."""
        state = self.partition.gazetteer.states.get(home.iso or "") if home.subtype == "city" else None
        return state.name if state is not None and lemma in self.words.of_states else home.name

    def _acts(self, mention: Found, head: Word) -> bool:
        """Whether it is a body, though nothing tells whose ("shot by | police |"); "the militants" are those that something named."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        fighters = load_described()[described_noun(head) or ""].subtype == "armed_group"
        own = before in _OWNERS or (fighters and before in _DETERMINERS)
        after = self.doc[head.i + 1] if head.i + 1 < len(self.doc) else None
        title = is_compound(head) or (after is not None and after.pos_ in ("PROPN", "ADJ") and not after.is_sent_start)
        return is_implied(head) and not own and not title

    def _one_before(self, mention: Found, subtype: str | None, lemma: str) -> Cluster | None:
        """The only body of its kind that was described before ("Guatemalan police ... | Police | dispersed migrants")."""
        counted = mention.start > 0 and self.doc[mention.start - 1].like_num
        if (
            subtype not in self.words.same_body
            or counted
            or mention.start < mention.head
            or not is_implied(self.doc[mention.head])
            or self._is_led(mention)
        ):
            return None
        before = [c for c in self.partition.clusters if c.type == mention.type and c.head and c.last_before(mention.start) >= 0]
        alike = [c for c in before if c.head == lemma or self._same_body(subtype, c, lemma)]
        alike = [c for c in alike if not is_other_branch(self.doc[mention.head], c, self.words)]
        return alike[0] if len(alike) == 1 else None

    def _state_of(self, mention: Found, lemma: str) -> Cluster | None:
        """The state whose body an unqualified noun means; "gunmen" and "two policemen" may be of where they act."""
        described = load_described()[lemma]
        if any(token.lower_ in self.words.joint for token in self.doc[mention.start : mention.head + 1]):
            return None  # "| foreign troops | on Philippine soil"
        if self._is_led(mention):
            return None
        before = self.doc[mention.start - 1] if mention.start else None
        definite = before is not None and before.lower_ in _DETERMINERS and before.tag_ != "IN"  # "said that | troops | left"
        local = not definite and (lemma in described.counted or described.type == "GROUP")
        if local and described.subtype == "military" and self._is_posted(self.doc[mention.head]):
            return self.partition.state_elsewhere(mention)
        if local:
            return self.partition.state_at(mention)
        own = mention.start > 0 and self.doc[mention.start - 1].lower_ in _OWNERS
        one = described.type == "ORG" and self.doc[mention.head].tag_ == "NN" and not own  # "the parliament", not "riot police"
        return self.partition.main_state(mention if one else None)

    def _is_led(self, mention: Found) -> bool:
        """Whether it is told at once whose they are ("| soldiers | led by General Diaz": not those told before, nor a state's)."""
        return any(clause.lemma_ in self.words.leading for clause in clauses_about(self.doc[mention.head]))

    def _is_sent(self, mention: Found) -> bool:
        """Whether soldiers of whom nothing is told are only what somebody sends or has ("mobilised | troops | in its invasion")."""
        noun = self.doc[mention.head]
        soldiers = mention.subtype == "?" and load_described()[described_noun(noun) or ""].subtype == "military"
        sent = is_acted_on(noun) and not is_subject(noun, passive=True) and noun.head.lemma_ in self.words.sending
        sent |= not {"of", "to"}.isdisjoint(prepositions(noun)) and noun.head.lemma_ in self.words.sendings
        return soldiers and noun.tag_ == "NNS" and sent

    def _is_posted(self, soldiers: Word) -> bool:
        """Whether soldiers are said to be where they are sent ("102 | soldiers | serving in Iraq")."""
        deeds = [*clauses_about(soldiers), *([soldiers.head] if is_subject(soldiers, passive=True) else [])]
        return any(deed.lemma_ in self.words.posted for deed in deeds)

    def _owners(self, mention: Found, parts: Sequence[tuple[Found, Cluster]]) -> tuple[list[Cluster], list[Cluster]]:
        """Whose a described body is, and where it is at home if nothing tells whose ("Turkish forces | in Iraq": Turkey's, not Iraq's)."""
        telling = [(part, cluster) for part, cluster in parts if not self._only_backs(part)]
        owners = []
        if mention.type in ("ORG", "GROUP", "PERSON"):
            for part, cluster in telling:
                links = {self.doc[i].lower_ for i in range(mention.head, part.start) if self.doc[i].pos_ == "ADP"}
                if (part.start < mention.head or (links and not links & _BESIDES)) and cluster not in owners:
                    owners.append(cluster)
        return owners, [cluster for _, cluster in telling]

    def _only_backs(self, part: Found) -> bool:
        """Whether a name is part of an adjective that tells no nationality ("Iran-backed", "pro-Russian"; "US-led" does)."""
        before, after = (
            self.doc.text_of(max(part.start - 2, 0), part.start).lower(),
            self.doc.text_of(part.end, part.end + 2).lower(),
        )
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

    def _own_members(self, owners: Sequence[Cluster], lemma: str) -> Cluster | None:
        """ "Houthi rebels", "UN peacekeepers", "officers of the Israel Police": the body itself."""
        if len(owners) != 1 or owners[0].type != "ORG" or owners[0].described:
            return None
        armed = load_described()[lemma].subtype == "armed_group" and owners[0].subtype == "armed_group"
        return owners[0] if armed or owners[0].subtype in self.words.members.get(lemma, ()) else None

    def _told_by_kind(self, mention: Found, parts: Sequence[tuple[Found, Cluster]], subtype: str | None) -> Cluster | None:
        """What the head noun only tells the kind of ("| S-400 | missiles", "the Polish | Jutro | party")."""
        named = next((c for part, c in parts if c.type == mention.type and part.end == mention.head), None)
        one = self.doc[mention.head].tag_ == "NN" and named is not None and not named.described
        if named is None or (
            mention.type != "WEAPON" and not (mention.type == "ORG" and one and named.subtype in (subtype, "other"))
        ):
            return None
        return named

    def _only_group(self, mention: Found, owners: Sequence[Cluster], state: Cluster | None, lemma: str) -> Cluster | None:
        """The one armed group of its state that the article names before "the rebels"."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        if mention.subtype != "?" or owners or before != "the" or lemma not in self.words.fighters or state is None:
            return None
        named = [c for c in self.partition.clusters if c.type == "ORG" and c.subtype == "armed_group" and not c.described]
        one = named[0] if len(named) == 1 and named[0].iso == state.iso else None
        return one if one is not None and one.last_before(mention.start) >= 0 else None

    def _said_to_be(self, mention: Found) -> Cluster | None:
        """The person of whom a description is said ("| Ana Diaz | is a Spanish national", "| Ana Diaz |, a Spanish national, left",
        "the Spanish activist, | Ana Diaz |, left")."""
        doc, verb, end = self.doc, mention.start - 2, mention.end
        if mention.type != "PERSON":
            return None
        predicated = verb > 0 and doc[verb + 1].lower_ in ("a", "an", "the") and doc[verb].lemma_ == "be"
        apposed = (
            verb > 0 and doc[verb + 1].lower_ in ("a", "an", "the") and doc[verb].text == "," and is_apposed(doc[mention.head])
        )
        person = self._person_until.get(verb) if predicated or apposed else None
        if person is None and end + 1 < len(doc) and doc[end].text == ",":
            named = self._person_from.get(end + 1)
            person = named if named is not None and named.end < len(doc) and doc[named.end].text == "," else None
        return self.partition.of(person) if person is not None else None

    def _called(self, mention: Found, subtype: str | None) -> Cluster | None:
        """The body of which a description between commas is said ("| the Velta Front |, a rebel group backed by Turkey")."""
        doc, head = self.doc, self.doc[mention.head]
        if mention.type != "ORG" or subtype not in _EXPLAINING or head.tag_ != "NN":
            return None
        article = mention.start > 1 and doc[mention.start - 1].lower_ in ("a", "an", "the") and doc[mention.start - 2].text == ","
        name = self._body_until.get(mention.start - 2) if article else None
        if name is not None and is_apposed(head) and name.start <= head.head.i < name.end:
            return self.partition.of(name)
        begin = mention.end + 1
        begin += begin < len(doc) and doc[begin].lower_ == "the"  # "the main rebel group, the | Velta Front |"
        name = self._body_from.get(begin) if mention.end < len(doc) and doc[mention.end].text == "," else None
        if name is not None and any(is_apposed(child) and name.start <= child.i < name.end for child in head.children):
            return self.partition.of(name)
        return None

    def _named_organ(self, mention: Found, owners: Sequence[Cluster], state: Cluster | None) -> Cluster | None:
        """The body that the article also calls by a name that many states' have ("Parliament ... the parliament")."""
        head = self.doc[mention.head]
        names = {head.lemma_.lower(), f"{self.doc[head.i - 1].lower_} {head.lemma_.lower()}" if head.i else ""}
        if mention.type != "ORG" or head.tag_ == "NNS" or len(owners) > 1 or not any(self.words.is_organ(name) for name in names):
            return None
        prefixes = tuple(organ_key(name) + (owners[0].key if owners else "") for name in names if name)
        home = owners[0] if owners else state
        forms = (
            {f"{name} of {article}{home.name.lower()}" for name in names for article in ("", "the ")} if home is not None else ()
        )
        known = [c for c in self.partition.clusters if c.type == "ORG" and c.entry is not None and c.name.lower() in forms]
        fits = known or [cluster for cluster in self.partition.clusters if cluster.key.startswith(prefixes)]
        return max(fits, key=lambda c: c.last_before(mention.start), default=None)

    def _antecedent(self, mention: Found, kind: str, subtype: str | None, lemma: str, keys: frozenset[str]) -> Cluster | None:
        """The cluster described before that this phrase speaks of again."""
        determiner = self.doc[mention.start - 1].lower_ if mention.start else ""
        definite = determiner in _DETERMINERS
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
                        and determiner not in _OWNERS
                    )
                )
                if blows and not same_head and is_plural(self.doc, cluster, self.words) is False:
                    continue  # "blamed him for the massacre and called the | strikes | an act of war"
                # a deed against others, elsewhere or by others is another one
                agree = subtype not in _DEEDS or keys <= cluster.anchors or cluster.anchors <= keys
                fits = same_kind and (
                    (bool(keys & cluster.anchors) and same_head and agree and not another)
                    or (not keys and definite)
                    or (not keys and same_head and not cluster.anchors)
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
