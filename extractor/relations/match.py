"""Rules over clauses: every pair of entities that a rule's roles join becomes an edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractor.ontology import ACTORS, load_ontology
from extractor.records import Article, EntityId, Evidence, Relation, Time
from extractor.records import Span as Characters
from extractor.relations.attribution import Speakers, Vouching
from extractor.relations.clauses import Clause, ClauseReader
from extractor.relations.commitments import commitment, recoded
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.rules import Rule, RuleSet
from extractor.relations.times import Tense, find_times
from extractor.relations.words import Word, text_of

# what these say of somebody's deed or thing they say of him ("condemned Turkey's decision", "froze the assets of X")
_AIMED_AT_DEEDS = frozenset(
    {"accuse", "support", "reject", "request", "sanction", "coerce", "concede", "threaten", "protest", "assault"}
)
# deeds that fall on a place where they name nobody (ontology, section 2.2)
_FALLS_ON_PLACE = frozenset({"assault", "coerce", "mobilize", "protest", "aid", "sanction", "concede"})
_LOCATIVE = frozenset({"in", "at", "near", "into", "inside", "across"})
_CLAUSE_OPENERS = frozenset({"who", "which", "that", "when", "where", "while", "after", "before", "and", "but", "as"})
_INCLUDING = ("such_as", "including")


@dataclass(frozen=True, slots=True)
class Referent:
    """An entity that an argument stands for; `direct` if the argument's own head names it, `pronoun` if by a pronoun."""

    entity: EntityId
    token: int
    direct: bool
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An edge before its attributes are read off the clause."""

    rule: Rule
    clause: Clause
    source: Referent
    target: Referent
    role: str


class Matcher:
    """Matches rules against one document.

    Args:
        words: of a parsed document.
        index: where its entities are mentioned.
        rules: indexed rules.
        cues: closed word classes.
        article: its text and its day of publication, the anchor of relative dates.
    """

    def __init__(self, words: list[Word], index: MentionIndex, rules: RuleSet, cues: Cues, article: Article) -> None:
        self.doc = words
        self.text = article.text
        self.rules = rules
        self.cues = cues
        self.published = article.published
        self.index = index
        self.entities = self.index.entities
        self.reader = ClauseReader(self.doc, cues, self.index)
        self.speakers = Speakers(self.doc, self.reader, cues, lambda head: [r.entity for r in self._referents(head, depth=1)])

    # ------------------------------------------------------------------ arguments to entities

    def _referents(self, head: int, descend: bool = False, depth: int = 0) -> list[Referent]:
        """Entities that an argument stands for.

        Args:
            head: token index of the argument's head.
            descend: also look for whose thing it is ("condemned Turkey's decision" -> Turkey).
            depth: how many nouns were passed on the way down.
        """
        head = self._titled(head)
        entity = self.index.entity_at.get(head) or self.index.inside.get(head)
        if entity is not None:
            named = self._examples(head) if head not in self.index.inside and depth == 0 else []
            return named or [Referent(entity, head, depth == 0, head in self.index.pronouns)]
        token = self.doc[head]
        lemma = token.lemma_.lower()
        if token.lower_ in self.cues.arguments.first_person and depth == 0:
            speakers = self.speakers.of(token.head.i).speakers
            return [Referent(speakers[-1].entity, head, True, True)] if speakers and speakers[-1].quote else []
        if depth > 3 or token.pos_ not in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ"):
            return []
        clause = self.reader.clause(head)
        if clause is None:
            return []
        for role in _INCLUDING:  # "allies such as Germany"
            if named := [r for inner in clause.roles.get(role, ()) for r in self._referents(inner, descend, depth + 1)]:
                return named
        if (
            clause.bearers
            and depth == 0
            and (named := [r for b in clause.bearers for r in self._referents(b, depth=1) if b != head])
        ):
            return named  # "X is a Turkish national living in London": X lives there
        roles: Iterable[str] = ()
        if lemma in self.cues.arguments.officials:
            roles = ("agent", "patient", "of", "from")
        elif lemma in self.cues.arguments.transparent or token.pos_ in ("NUM", "DET", "PRON", "ADJ"):
            roles = ("of", "agent", "from", "in", "with")
        elif descend:
            roles = ("agent", "of", "by", "from", "for")
        for role in roles:
            heads = () if role in clause.borrowed else clause.roles.get(role, ())
            found = [r for inner in heads if inner != head for r in self._referents(inner, descend, depth + 1)]
            if found:
                return found
        return []

    def _examples(self, head: int) -> list[Referent]:
        """Names that a described group is said to include ("German firms | including Siemens")."""
        clause = self.reader.clause(head) if self.doc[head].pos_ == "NOUN" else None
        heads = [inner for role in _INCLUDING for inner in clause.roles.get(role, ())] if clause is not None else []
        return [r for inner in heads if inner in self.index.inside for r in self._referents(inner, depth=1)]

    def _titled(self, head: int) -> int:
        """Head of the name that ends the phrase which starts here ("Hong Kong Chief Executive | Carrie Lam"), else the head itself."""
        if head in self.index.entity_at and self.entities[self.index.entity_at[head]].type == "PERSON":
            return head
        common = self.doc[head].pos_ == "NOUN"
        if common or (self.doc[head].pos_ == "PROPN" and head not in self.index.entity_at):
            named = self.reader.named_after(self.doc[head])
            if named is not None:
                return named.i
        for position in range(head + 1, min(head + 8, self.doc[head].right_edge.i + 1)):
            if position in self.index.name_from and (
                common or self.entities[self.index.entity_at[self.index.name_from[position]]].type == "PERSON"
            ):
                return self.index.name_from[position]
            if self.doc[position].pos_ not in ("NOUN", "PROPN", "ADJ"):
                break
        return head

    def _named_with_title(self, position: int) -> int | None:
        """Head of the person's name behind a title that starts here ("national security adviser | Jake Sullivan")."""
        for index in range(position, min(position + 4, len(self.doc))):
            token = self.doc[index]
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") or index in self.index.inside:
                return None
            named = self.reader.named_after(token) if token.lemma_.lower() in self.cues.arguments.officials else None
            if named is not None:
                return named.i if self.index.type_at(named.i) == "PERSON" else None
        return None

    def _role(self, clause: Clause, role: str, rule: Rule) -> Iterator[Referent]:
        if role == "self":
            yield Referent(self.index.entity_at[clause.head], clause.head, True, False)
            return
        if role == "comma":
            yield from self._after_comma(clause.head)
            return
        if role == "genus":
            yield from self._genus(clause.head)
            return
        if role == "home":
            yield from self._home(clause)
            return
        if clause.head in self.index.inside and role in clause.borrowed:
            return  # "the Democratic Party held elections in Arizona": a name has no part in what its verb tells
        descend = (rule.type in _AIMED_AT_DEEDS and role != "agent") or (rule.type == "agree" and role == "to")
        descend |= bool(rule.object) and role == "patient"  # "accepted Kenya's mediation": the rule asks for the noun itself
        heads = clause.roles.get(role, ())
        if rule.entities:
            heads = tuple(dict.fromkeys((*heads, *self._in_phrase(clause.head, role))))
        if role == "recipient" and not heads:  # "offered Biden", with or without the thing offered
            heads = tuple(
                h
                for h in clause.roles.get("patient", ())
                if h in self.index.entity_at and self.entities[self.index.entity_at[h]].type in ACTORS
            )
        for head in heads:
            if clause.kind == "verb" and head in self.index.inside and (person := self._named_with_title(head + 1)) is not None:
                head = (
                    person  # "offered US | counterpart | Joe Biden": the state belongs to the title, wherever the parser hangs it
                )
            if head != clause.head:
                yield from self._referents(head, descend)

    def _in_phrase(self, head: int, role: str) -> Iterator[int]:
        """Names under a preposition inside a description ("talks with Biden | in Geneva") or behind a name ("Guards | of Iran").

        Read off the order of words, since parsers often hang the later phrases of a long noun phrase elsewhere.
        """
        end = self.index.span_of[head][1]
        described = head not in self.index.inside
        position, preposition = (head + 1, "") if described else (end, "")
        limit = end if described else min(end + 5, len(self.doc))
        while position < limit:
            token = self.doc[position]
            if token.pos_ == "ADP" or token.lower_ == "between":
                if preposition and not described:
                    return
                preposition = token.lower_
            elif position in self.index.name_from and preposition:
                if preposition == role and self.index.name_from[position] != head:
                    yield self.index.name_from[position]
                position = self.index.span_of[self.index.name_from[position]][1] - 1
            elif token.pos_ not in ("DET", "ADJ", "CCONJ", "PUNCT", "NOUN", "NUM", "PROPN", "PART") or (
                not described and token.pos_ != "DET"
            ):
                return
            position += 1

    def _after_comma(self, head: int) -> Iterator[Referent]:
        """The place that follows a place after a comma ("Mindanao, Philippines"), unless the commas part a list ("Rome, Paris and")."""
        chain = [head]
        end = self.index.span_of[head][1]
        while end + 1 < len(self.doc) and self.doc[end].text == "," and end + 1 in self.index.name_from:
            chain.append(self.index.name_from[end + 1])
            end = self.index.span_of[chain[-1]][1]
        listed = any(token.lower_ in ("and", "or", "&") for token in self.doc[end : end + 2])
        if len(chain) > 1 and not listed and self.index.entity_at[chain[1]] != self.index.entity_at[head]:
            yield Referent(self.index.entity_at[chain[1]], chain[1], True, False)

    def _genus(self, head: int) -> Iterator[Referent]:
        """Whose the noun is that classifies a name ("the Turkish city of Izmir" -> Turkish)."""
        begin = self.index.span_of[head][0]
        if (
            begin > 2
            and self.doc[begin - 1].lower_ == "of"
            and self.doc[begin - 2].lemma_.lower() in self.cues.arguments.transparent
        ):
            clause = self.reader.clause(begin - 2)
            for inner in (*clause.roles.get("agent", ()), *clause.roles.get("patient", ())) if clause else ():
                if inner < begin - 2:
                    yield from self._referents(inner)
        elif (
            begin > 1
            and self.index.inside.get(begin - 2) is not None
            and self.doc[begin - 1].lemma_.lower() in self.cues.arguments.transparent
        ):
            yield Referent(self.index.inside[begin - 2], begin - 2, True, False)

    def _home(self, clause: Clause) -> Iterator[Referent]:
        """The state of an office that is named without it: where its holder is known to serve, else the state the article is about."""
        for head in clause.roles.get("agent", ()):
            for person in self._referents(head):
                iso = self.entities[person.entity].iso
                state = next(
                    (e.id for e in self.entities.values() if e.type == "STATE" and iso is not None and e.iso == iso), None
                )
                if state is not None or (iso is None and (state := self._main_state) is not None):
                    yield Referent(state, clause.head, False, False)

    @cached_property
    def _main_state(self) -> EntityId | None:
        """The state with most of the article's mentions of states, if it has more than half of them."""
        mentions = {e.id: sum(m.kind == "name" for m in e.mentions) for e in self.entities.values() if e.type == "STATE"}
        state = max(mentions, key=lambda e: mentions[e], default=None)
        return state if state is not None and mentions[state] * 2 > sum(mentions.values()) else None

    # ------------------------------------------------------------------ matching

    def relations(self) -> list[Relation]:
        """All edges in order of their triggers, numbered r1, r2, …"""
        drafts = []
        for token in self.doc:
            drafts += self._match_token(token)
        result: dict[tuple[object, ...], Relation] = {}
        for draft in drafts:
            relation = self._finish(draft)
            key = (
                relation.source,
                relation.target,
                relation.type,
                relation.polarity,
                relation.modality,
                relation.attribution[:1],
                relation.time,
            )
            weaker = result.get(key)
            if weaker is None or weaker.confidence < relation.confidence:
                result[key] = relation
        ordered = sorted(_without_restatements(result.values()), key=lambda r: (r.trigger, r.source, r.target, r.type))
        return [_numbered(relation, number) for number, relation in enumerate(ordered, 1)]

    def _match_token(self, token: Word) -> list[Draft]:
        drafts: list[Draft] = []
        claimed: set[tuple[EntityId, EntityId, bool]] = set()
        entity = self.index.entity_at.get(token.i) if token.i not in self.index.pronouns else None
        lemma = token.lemma_.lower()
        if entity is None and not self.rules.has_word(lemma) and lemma not in self.cues.arguments.carriers:
            return drafts
        clause = self.reader.clause(token.i)
        if clause is None:
            return drafts
        triggers: list[tuple[str, str]] = [(clause.kind, lemma) for lemma in clause.lemmas]
        if entity is not None:
            triggers.append(("entity", self.entities[entity].type))
        rules = [rule for kind, word in triggers for rule in self.rules.triggered_by(kind, word)]
        rules = [rule for rule in rules if not (clause.ended and self._is_interaction(rule))]
        subtype = self.entities[entity].subtype if entity is not None else None
        rules = [rule for rule in rules if not rule.subtypes or subtype in rule.subtypes]
        rules = [rule for rule in rules if not rule.named or token.i in self.index.inside]
        for rule in rules:
            self._apply(rule, clause, drafts, claimed)
        if not any(self._is_interaction(draft.rule) for draft in drafts):
            for rule in rules:
                if rule.type in _FALLS_ON_PLACE:
                    self._apply(rule, clause, drafts, claimed, on_place=True)
        return drafts

    def _apply(
        self,
        rule: Rule,
        clause: Clause,
        drafts: list[Draft],
        claimed: set[tuple[EntityId, EntityId, bool]],
        on_place: bool = False,
    ) -> None:
        if rule.negated and not self._negated(rule, clause):
            return
        if rule.object and not any(self._is_thing(head, rule.object) for head in clause.roles.get("patient", ())):
            return
        if rule.predicates and not any(self._is_thing(head, rule.predicates) for head in clause.roles.get("as", ())):
            return
        sources = self._fill(clause, rule, rule.source, rule.source_types)[1]
        role, targets = self._fill(clause, rule, rule.target, rule.target_types, {s.entity for s in sources})
        if not targets and len(sources) > 1 and any(self._is_reciprocal(h) for r in rule.target for h in clause.roles.get(r, ())):
            role, targets = rule.target[0], sources  # "accuse each other"
        if not targets and on_place:
            role, targets = self._where(clause, {s.entity for s in sources})
        if not targets and rule.symmetric and len({s.entity for s in sources}) > 1:
            role, targets = "agent", sources  # "Putin and Biden met": each with the other
        for source in sources:
            for target in targets:
                pair = (source.entity, target.entity, self._is_interaction(rule))
                if source.entity == target.entity or pair in claimed:
                    continue
                if not load_ontology().allows(rule.type, self.entities[source.entity].type, self.entities[target.entity].type):
                    continue
                claimed.add(pair)
                drafts.append(Draft(rule, clause, source, target, role))

    def _is_thing(self, head: int, lemmas: tuple[str, ...]) -> bool:
        """Whether a noun, or what there is a measure of ("a shipment of | weapons"), is one of those that a rule asks for."""
        lemma = self.doc[head].lemma_.lower()
        if lemma in lemmas:
            return True
        clause = self.reader.clause(head) if lemma in self.cues.arguments.measures else None
        return clause is not None and any(self.doc[inner].lemma_.lower() in lemmas for inner in clause.roles.get("of", ()))

    @staticmethod
    def _is_interaction(rule: Rule) -> bool:
        return load_ontology().relations[rule.type].kind == "interaction"

    def _negated(self, rule: Rule, clause: Clause) -> bool:
        """Whether the clause is negated, by its own words or, for a light verb, by those of its object ("held no talks")."""
        if not rule.object:
            return clause.negated
        objects = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
        words = [self.doc[index].lower_ for inner in objects if inner is not None for index in inner.words]
        return clause.negated ^ any(word in self.cues.adjectives.negative for word in words)

    def _fill(
        self, clause: Clause, rule: Rule, roles: Sequence[str], types: frozenset[str], taken: set[EntityId] | None = None
    ) -> tuple[str, list[Referent]]:
        """The first role that holds entities of the allowed types, with these entities."""
        for role in roles:
            found = [r for r in self._role(clause, role, rule) if role == "self" or self._is_one_of(r, types)]
            if not found and self._is_interaction(rule):  # "U.N. helicopters evacuated": their owner acts
                owners = (o for r in self._role(clause, role, rule) for o in self._owners(r))
                found = [owner for owner in owners if self.entities[owner.entity].type in types]
            found = [r for r in found if r.entity not in (taken or ())]
            if found:
                return role, list({r.entity: r for r in found}.values())
        return "", []

    def _is_one_of(self, referent: Referent, types: frozenset[str]) -> bool:
        """Whether a rule that asks for these types takes the entity; a state that stands for its official counts as a person."""
        kind = self.entities[referent.entity].type
        return kind in types or (kind == "STATE" and not referent.direct and "PERSON" in types)

    def _is_reciprocal(self, head: int) -> bool:
        return head > 0 and (self.doc[head - 1].lower_, self.doc[head].lower_) in (("each", "other"), ("one", "another"))

    def _where(self, clause: Clause, taken: set[EntityId]) -> tuple[str, list[Referent]]:
        """The place on which an act falls that names no other target ("fired at targets in Jericho").

        The first place under a locative preposition behind the predicate, before another clause begins; phrases of place are often
        misattached, so the order of words decides.
        """
        role = ""
        for token in self.doc[clause.head + 1 : self.doc[clause.head].sent.end]:
            ends = token.pos_ in ("VERB", "SCONJ", "PUNCT") and token.text != "," and token.tag_ != "VBG"
            if ends or token.lower_ in _CLAUSE_OPENERS:
                break
            if token.pos_ == "ADP" or token.text == ",":
                role = token.lower_ if token.lower_ in _LOCATIVE else ""
            head = self.index.name_from.get(token.i)
            if head is not None and role and self.index.type_at(head) in ("PLACE", "STATE", "BASE"):
                entity = self.index.entity_at[head]
                return (role, [Referent(entity, head, False, False)]) if entity not in taken else ("", [])
        return "", []

    def _owners(self, thing: Referent) -> Iterator[Referent]:
        clause = self.reader.clause(thing.token)
        for head in clause.roles.get("agent", ()) if clause is not None and self.doc[thing.token].pos_ == "NOUN" else ():
            if head != thing.token:
                yield from self._referents(head, depth=1)

    # ------------------------------------------------------------------ attributes

    def _finish(self, draft: Draft) -> Relation:
        rule, clause = draft.rule, draft.clause
        state = load_ontology().relations[rule.type].kind == "state"
        descriptive = state and clause.kind == "noun"
        # what a noun phrase says in passing holds whatever is said of it ("denied that the president of Iran had left")
        presupposed = descriptive and clause.link not in (None, "content", "open") and "agent" not in clause.borrowed
        vouching = Vouching((), False) if descriptive else self.speakers.of(clause.head)
        denied = self._has_own_no(clause) if presupposed else self._negated(rule, clause) and not rule.negated
        negative = denied ^ (rule.polarity == "negative") ^ self._has_no(draft)
        modality = rule.modality or ("asserted" if presupposed else clause.modality)
        kind, cameo, speakers = rule.type, rule.cameo or load_ontology().relations[rule.type].cameo, vouching.speakers
        if not state and clause.kind == "verb" and modality in ("asserted", "intended"):
            inner = tuple(s for s in speakers if s.cue == speakers[-1].cue)
            by_speaker = any(speaker.entity == draft.source.entity for speaker in inner)
            made = commitment(clause, self.reader, by_speaker)
            coding = recoded(kind, cameo, made, negative) if made is not None else None
            if coding is not None:
                kind, cameo, negative, modality = coding.type, coding.cameo, False, "asserted"
                speakers = tuple(s for s in speakers if s not in inner) if by_speaker else speakers
        words = sorted({*clause.words, *self._object_words(draft)})
        sentence = self.doc[clause.head].sent
        text = self.text
        begin, end = _trimmed(text, sentence.start_char, sentence.end_char)
        trigger = self.doc[clause.head]
        return Relation(
            id="",
            source=draft.source.entity,
            target=draft.target.entity,
            type=kind,
            label=self._label(draft, words),
            cameo=cameo,
            polarity="negative" if negative else "positive",
            modality=modality,
            attribution=speakers,
            anonymous=vouching.anonymous,
            time=None if descriptive and not self._is_event(draft) else self._time(clause, modality == "intended"),
            place=None if state else self._place(draft),
            office=self._office(draft) if rule.type == "holds_office" else None,
            evidence=Evidence(begin, end, text[begin:end]),
            trigger=Characters(trigger.idx, trigger.idx + len(trigger)),
            rule=rule.id,
            confidence=self._confidence(draft),
        )

    def _has_no(self, draft: Draft) -> bool:
        """Whether the target is a noun with "no" before it ("has no base in Kenya")."""
        target = (
            self.reader.clause(draft.target.token) if draft.target.token != draft.clause.head and not draft.rule.object else None
        )
        words = (
            target.words if target is not None and target.kind == "noun" and draft.target.token not in self.index.inside else ()
        )
        return any(self.doc[index].lower_ == "no" for index in words)

    def _has_own_no(self, clause: Clause) -> bool:
        return any(self.doc[index].lower_ == "no" for index in clause.words)

    def _is_event(self, draft: Draft) -> bool:
        return "EVENT" in (self.entities[draft.source.entity].type, self.entities[draft.target.entity].type)

    def _object_words(self, draft: Draft) -> list[int]:
        """The object noun, where the target is not the object itself: "offered bases to"."""
        heads = draft.clause.roles.get("patient", ()) if draft.clause.kind == "verb" else ()
        if draft.role == "patient" or draft.target.token in heads:
            return []
        things = [head for head in heads if head > draft.clause.head and head != draft.source.token]
        return [head for head in things if self._titled(head) != draft.target.token][:1]

    def _label(self, draft: Draft, words: Sequence[int]) -> str:
        if draft.rule.type == "holds_office" and draft.clause.kind == "noun":
            return f"{self._office(draft)} of".lower()
        if draft.clause.kind == "noun" and draft.rule.entities:
            return _readable(draft.role, draft.rule.type)
        parts = [self.doc[index].text for index in words]
        if (
            draft.clause.negated
            and draft.clause.kind == "verb"
            and not any(self.doc[i].lower_ in ("not", "n't", "never") for i in words)
        ):
            parts.insert(0, "not")
        if draft.role not in (
            "agent",
            "bearer",
            "patient",
            "modifier",
            "recipient",
            "complement",
            "self",
            "comma",
            "genus",
            "home",
            "as",
        ):
            parts.append(draft.role.replace("_", " "))
        elif draft.role in ("recipient",) and draft.clause.kind == "verb" and len(words) > 1:
            parts.append("to")
        elif draft.role in ("patient", "modifier") and draft.clause.kind != "verb":
            parts.append("of")
        return " ".join(parts).lower()

    def _office(self, draft: Draft) -> str:
        """The words of the office, without its state ("foreign minister", "Secretary-General")."""
        start = draft.clause.head
        while start > 0:
            before = self.doc[start - 1]
            joined = before.text == "-" and not before.whitespace_ and start > 1
            if joined:
                start -= 2
            elif before.pos_ in ("ADJ", "NOUN", "PROPN") and before.i not in self.index.inside and not before.is_space:
                start -= 1
            else:
                break
        return text_of(self.doc[start : draft.clause.head + 1])

    def _time(self, clause: Clause, future: bool) -> Time | None:
        """The time expression attached to the predicate or to the noun or light verb that shares its event."""
        sentence = self.doc[clause.head].sent
        tense: Tense = "future" if future else "past"
        shared = {clause.head, *clause.roles.get("patient", ())} if clause.kind == "verb" else {clause.head}
        if clause.kind == "noun" and clause.link == "noun" and clause.governor is not None:
            shared.add(clause.governor)
        for begin, end, time in find_times(text_of(sentence.words), self.published, tense):
            words = [
                w for w in sentence if w.idx < sentence.start_char + end and w.idx + len(w.text) > sentence.start_char + begin
            ]
            if not words:
                continue
            first, last = words[0].i, words[-1].i
            anchor = self._anchor(next(word for word in words if word.head is word or not first <= word.head.i <= last))
            after_subject = anchor in clause.roles.get("agent", ()) and anchor < first < clause.head  # "Putin in June offered"
            if anchor in shared or after_subject:
                return time
        return None

    def _anchor(self, token: Word) -> int:
        """The nearest verb or event noun above a time expression."""
        node = token.head
        while (node.head.i != node.i and node.pos_ not in ("VERB", "NOUN", "PROPN")) or (
            node.ent_type_ == "DATE" and node.head.i != node.i
        ):
            node = node.head
        return node.i

    def _place(self, draft: Draft) -> EntityId | None:
        for role in ("in", "at", "near"):
            for head in draft.clause.roles.get(role, ()):
                for referent in self._referents(head):
                    kind = self.entities[referent.entity].type
                    if kind in ("PLACE", "STATE", "BASE") and referent.entity not in (draft.source.entity, draft.target.entity):
                        return referent.entity
        return None

    def _confidence(self, draft: Draft) -> float:
        """How often edges of this construction are right; the weights were set by eye and are not yet calibrated."""
        score = 0.85
        if draft.role in draft.clause.borrowed or "agent" in draft.clause.borrowed:
            score -= 0.1
        for end in (draft.source, draft.target):
            score -= 0.1 * (not end.direct) + 0.1 * end.pronoun
        if draft.clause.kind == "noun" and load_ontology().relations[draft.rule.type].kind == "interaction":
            score -= 0.05
        if draft.role == "complement":
            score -= 0.1
        return round(max(score, 0.3), 2)


def _readable(role: str, relation: str) -> str:
    if role in ("comma", "genus"):
        return "in"
    if role in ("agent", "bearer", "patient", "modifier", "self"):
        return relation.replace("_", " ")
    return role.replace("_", " ")


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end - 1 and text[begin].isspace():
        begin += 1
    while end > begin + 1 and text[end - 1].isspace():
        end -= 1
    return begin, end


def _without_restatements(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Of edges of one type on one pair in one sentence, the surest; who holds an office of a body is not also said to be its member."""
    best: dict[tuple[object, ...], Relation] = {}
    for relation in relations:
        key = (relation.source, relation.target, relation.type, relation.evidence.begin)
        other = best.get(key)
        if other is None or (relation.confidence, -relation.trigger.begin) > (other.confidence, -other.trigger.begin):
            best[key] = relation
    offices = {(relation.source, relation.target) for relation in best.values() if relation.type == "holds_office"}
    yield from (r for r in best.values() if r.type != "member_of" or (r.source, r.target) not in offices)


def _numbered(relation: Relation, number: int) -> Relation:
    return replace(relation, id=f"r{number}")
