"""A rule that fired on a clause becomes an edge: label, polarity, modality, who vouches, when, where, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from extractor.ontology import load_ontology
from extractor.records import Article, EntityId, Evidence, Relation, Time
from extractor.records import Span as Characters
from extractor.relations.attribution import Vouching
from extractor.relations.clauses import Clause
from extractor.relations.commitments import commitment, recoded
from extractor.relations.confidence import confidence
from extractor.relations.draft import Draft
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents
from extractor.relations.times import Tense, find_times
from extractor.relations.titles import POSSESSIVE, behind_suffix
from extractor.words import Word, run_up_to

# roles that a label does not name
_UNREAD = frozenset({"agent", "complement"})  # roles that no preposition opens
_SILENT = frozenset({
    "addressee", "agent", "as", "attack_before", "bearer", "befallen", "beside", "border", "bound", "captor", "comma",
    "committed", "complement", "conditioned", "contested", "demanded", "doer", "explained", "forbidden", "forum", "genus",
    "headline", "heeding", "home", "land", "larger_place", "modifier", "moving", "nominee", "occupant", "office",
    "own_state", "owner", "party", "patient", "possessor", "recipient", "replaced", "run_by", "scene", "seat", "self",
    "whose", "wronged",
})  # fmt: skip
_LINKS = frozenset({"to", "for", "at"})  # between an office and what it is of ("ambassador | to | Iran")
_NEWS = timedelta(days=62)  # what is told in the present is no older
_LASTING = frozenset({"part_of", "national_of"})  # what the words of a name or phrase tell of it, whatever happens
_LAND = 5  # tokens from "of" to the end of a state's name at the most
_PAST = frozenset({"former", "ex", "late", "then", "acting", "incoming", "outgoing"})


class EdgeWriter:
    """Writes the edges of one document.

    Args:
        referents: whom its noun phrases stand for.
        article: its text and its day of publication, the anchor of relative dates.
    """

    def __init__(self, referents: Referents, article: Article) -> None:
        self.referents = referents
        self.doc = referents.doc
        self.index = referents.index
        self.entities = referents.entities
        self.reader = referents.reader
        self.speakers = referents.speakers
        self.text = article.text
        self.published = article.published

    def finish(self, draft: Draft) -> Relation:
        """The edge, not yet numbered."""
        rule, clause = draft.rule, draft.clause
        state = load_ontology().relations[rule.type].kind == "state"
        descriptive = state and clause.kind == "noun"
        # what a noun phrase says in passing holds whatever is said of it ("denied that the president of Iran had left"), but that
        # somebody takes part in what may not take place ("cancelled the talks between Iran and Iraq")
        installed = rule.type == "holds_office" and self._is_installed(clause)
        in_passing = (
            clause.link not in (None, "content", "open", "condition") and "agent" not in clause.borrowed and not installed
        )
        places = all(self.entities[end.entity].type in ("PLACE", "STATE") for end in (draft.source, draft.target))
        presupposed = (
            descriptive and (in_passing or (places and clause.link not in (None, "open"))) and rule.type != "participant_in"
        )
        told = not descriptive or (self._is_said(clause) and rule.type != "participant_in")
        vouching = self.speakers.of(clause.head) if told else Vouching((), False)
        denied = self._has_own_no(clause) if presupposed else draft.negated and not rule.negated
        denied &= not (rule.entities and rule.type in _LASTING)  # "no | Iranian soldiers | were killed"
        negative = denied ^ (rule.polarity == "negative") ^ self._has_no(draft)
        # what may yet happen is nowhere yet ("could lead to | famine in Chad |")
        certain = presupposed and self.entities[draft.source.entity].type != "EVENT"
        modality = rule.modality or ("asserted" if certain else clause.modality)
        if modality == "asserted" and (not state or rule.type == "participant_in") and self._is_suspected(draft.source):
            modality = "possible"
        kind, cameo, speakers = rule.type, rule.cameo or load_ontology().relations[rule.type].cameo, vouching.speakers
        if "speaker" in rule.source:
            speakers = speakers[:-1]  # who accuses by what he says does so as the article tells it
        deed = self._lending(clause)
        if not state and deed is not None and modality in ("asserted", "intended"):
            inner = tuple(s for s in speakers if s.cue == speakers[-1].cue)
            decreed = clause.passive and "agent" in clause.borrowed  # "announced that it will be banned" is more than a word
            by_speaker = not decreed and any(speaker.entity == draft.source.entity for speaker in inner)
            made = commitment(deed, self.reader, by_speaker)
            coding = recoded(kind, cameo, made, negative) if made is not None else None
            if coding is not None:
                kind, cameo, negative, modality = coding.type, coding.cameo, False, "asserted"
                speakers = tuple(s for s in speakers if s not in inner) if by_speaker else speakers
        words = sorted({*clause.words, *self._object_words(draft)})
        sentence = self.doc[clause.head].sent
        text = self.text
        begin, end = trimmed(text, sentence.start_char, sentence.end_char)
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
            time=None
            if descriptive and not self._is_event(draft)
            else self._time(clause, "intended" in (modality, clause.modality)),
            place=None if state else self._place(draft),
            office=self._office(draft) if rule.type == "holds_office" else None,
            evidence=Evidence(begin, end, text[begin:end]),
            trigger=Characters(trigger.idx, trigger.idx + len(trigger)),
            rule=rule.id,
            confidence=confidence(draft),
        )

    def _is_said(self, noun: Clause) -> bool:
        """Whether a noun is what a clause says of somebody ("Putin insists that Crimea is | a part of Russia |"), not said in passing
        ("says that Ana Diaz, | a member of it |, left")."""
        return any(child.lemma_ == "be" for child in self.doc[noun.head].children)

    def _is_suspected(self, doer: Referent) -> bool:
        """Whether it is only suspected who did it ("kidnapped by | suspected | Taliban militants")."""
        begin, _ = self.index.span_of.get(doer.token, (doer.token, doer.token + 1))
        return any(word.lower_ in self.referents.cues.adjectives.possible for word in self.doc[max(begin - 1, 0) : begin + 1])

    def _is_installed(self, office: Clause) -> bool:
        """Whether the verb above an office tells if somebody gets it ("will serve | as president |", "nominated her | as judge |")."""
        above = self.reader.clause(office.governor) if office.link == "noun" and office.governor is not None else None
        if above is None or office.head not in above.roles.get("as", ()):
            return False
        light = self.reader.cues.light
        return self.doc[above.head].lemma_ in light.making | light.installing | light.holding | light.endorsing

    def _lending(self, clause: Clause) -> Clause | None:
        """The clause of the verb that does the deed: its own, or the light verb's of a noun ("would | tighten | the blockade")."""
        if clause.kind == "verb":
            return clause
        above = self.reader.clause(clause.governor) if clause.link == "noun" and clause.governor is not None else None
        lends = above is not None and above.kind == "verb" and clause.head in above.roles.get("patient", ())
        return above if lends and self.doc[clause.governor or 0].lemma_ in self.reader.cues.light.verbs else None

    def _has_no(self, draft: Draft) -> bool:
        """Whether the target is a noun with "no" before it ("has no base in Kenya")."""
        target = (
            self.reader.clause(draft.target.token) if draft.target.token != draft.clause.head and not draft.rule.object else None
        )
        words = (
            target.words if target is not None and target.kind == "noun" and draft.target.token not in self.index.inside else ()
        )
        return any(self.doc[index].lower_ == "no" and index not in draft.clause.polarity_cues for index in words)

    def _has_own_no(self, clause: Clause) -> bool:
        return any(self.doc[index].lower_ == "no" for index in clause.words)

    def _is_ahead(self, clause: Clause) -> bool:
        """Whether the verb above a noun tells of what is to come ("is scheduled to continue with | elections | on March 17")."""
        verb = next((word for word in self.doc[clause.head].ancestors if word.pos_ == "VERB"), None)
        above = self.reader.clause(verb.i) if verb is not None and clause.kind == "noun" else None
        return above is not None and above.modality == "intended"

    def _is_event(self, draft: Draft) -> bool:
        return "EVENT" in (self.entities[draft.source.entity].type, self.entities[draft.target.entity].type)

    def _object_words(self, draft: Draft) -> list[int]:
        """The object noun, where the target is not the object itself: "offered bases to"."""
        heads = draft.clause.roles.get("patient", ()) if draft.clause.kind == "verb" else ()
        if draft.role == "patient" or draft.target.token in heads:
            return []
        things = [head for head in heads if head > draft.clause.head and head != draft.source.token]
        return [head for head in things if self.referents.titles.name_of(head) != draft.target.token][:1]

    def _label(self, draft: Draft, words: Sequence[int]) -> str:
        if draft.rule.type == "holds_office" and draft.clause.kind == "noun":
            link = draft.role if draft.role in _LINKS else "of"
            return f"{self._office(draft)} {link}".lower()
        if draft.clause.kind == "noun" and draft.rule.entities:
            return _readable(draft.role, draft.rule.type)
        parts = [self.doc[index].text for index in words]
        if (
            draft.clause.negated
            and draft.clause.kind == "verb"
            and not any(self.doc[i].lower_ in ("not", "n't", "never") for i in words)
        ):
            parts.insert(0, "not")
        parts += self._phrases(draft)
        office = self._office(draft) if draft.rule.type == "holds_office" else self.doc[draft.clause.head].text
        if office != self.doc[draft.clause.head].text:
            parts += ["as", office] if draft.role == "as" else [office]  # "serve as speaker", "become president"
        elif draft.role == "obliged":
            asks = self.doc[draft.clause.head].lemma_ in self.reader.cues.governors.intended
            parts += [] if asks else ["must"]  # "demanded", but "said must"
        elif draft.role == "permitted":
            parts.append("may")  # "ruled may"
        elif draft.role == "forbidden":
            parts.append("may not")
        elif draft.role == "judged":
            said = draft.clause.roles.get("as", ())[:1]
            parts += ["is", *(word.text for head in said for word in run_up_to(self.doc, head))]
        elif draft.role not in _SILENT and draft.role not in draft.rule.phrases:
            parts.append(draft.role.replace("_", " "))
        elif draft.role == "recipient" and draft.clause.kind == "verb" and len(words) > 1:
            parts.append("to")
        elif draft.role in ("patient", "modifier") and draft.clause.kind != "verb":
            parts.append("of")
        return " ".join(parts).lower()

    def _phrases(self, draft: Draft) -> list[str]:
        """The phrases that the rule asks for ("put | on trial |"), where they are no names and stand behind a preposition."""
        heads = (
            (role, draft.clause.roles.get(role, ()), lemmas) for role, lemmas in draft.rule.phrases.items() if role not in _UNREAD
        )
        return [
            f"{role.replace('_', ' ')} {self.doc[head].text}"
            for role, found, lemmas in heads
            for head in [head for head in found if self.doc[head].lemma_.lower() in lemmas][:1]
        ]

    def _office(self, draft: Draft) -> str:
        """The words of the office, without its state ("foreign minister", "Secretary-General"), or the verb that tells of it ("led")."""
        head = draft.clause.head
        if draft.clause.kind == "verb":
            told = (
                draft.role == "as" or self.doc[head].lemma_ in self.reader.cues.light.making
            )  # "to serve as | speaker | of the House"
            offices = [office for office in draft.clause.roles.get(draft.role, ()) if office != draft.target.token]
            if not told or not offices:
                return self.doc[head].text
            head = offices[0]
        start = head
        while start > 0:
            before = self.doc[start - 1]
            joined = before.text == "-" and not before.whitespace_ and start > 1
            if joined:
                start -= 2
            elif before.is_space or before.i in self.index.inside or before.ent_type_ == "DATE":
                break  # "on | Sunday | Presidents Buhari and Talon"
            elif before.pos_ in ("ADJ", "NOUN", "PROPN"):
                start -= 1
            else:
                break
        end = behind_suffix(self.doc, head + 1)
        if end + 1 < len(self.doc) and self.doc[end].lower_ == "of" and not self._opens_name(end + 1):
            behind = end + 2  # "Secretary of State", "minister of the Interior"
            while behind < len(self.doc) and self.doc[behind].pos_ in ("NOUN", "PROPN", "ADJ") and not self._opens_name(behind):
                behind += 1
            # "founder of | news website | Alt News", "founder of the | fact- | checking site"
            describes = self.index.mention_from.get(behind) == draft.target.token or self._is_hyphen(behind)
            end = end if describes else behind
        words = self.doc.text_of(start, end)
        if (body := self._body_of(draft, end)) is not None:
            words = f"{words} of {self.doc.text_of(body[0], body[1])}"
        past = self._past_before(start)
        return f"{past} {words}" if past else words  # "former | British | prime minister"

    def _body_of(self, draft: Draft, of: int) -> tuple[int, int] | None:
        """The tokens of what somebody heads of a state that owns it ("head of Iran's | nuclear agency |")."""
        begin = self.index.span_of.get(draft.target.token, (0, 0))[1]
        owned = of < begin < len(self.doc) and self.doc[of].lower_ == "of" and self.doc[begin].text in POSSESSIVE
        if not owned or begin - of > _LAND:
            return None
        end = begin + 1
        while end < len(self.doc) and self.doc[end].pos_ in ("NOUN", "PROPN", "ADJ") and end not in self.index.inside:
            end += 1
        return (begin + 1, end) if end > begin + 1 and self.doc[end - 1].pos_ != "ADJ" else None

    def _is_hyphen(self, position: int) -> bool:
        return position < len(self.doc) and self.doc[position].text in ("-", "–", "‑")

    def _opens_name(self, position: int) -> bool:
        """Whether a phrase names something ("of | the European Union", "of | Kenya")."""
        begin = position + (self.doc[position].pos_ == "DET")
        return begin in self.index.mention_from or position in self.index.mention_from or begin >= len(self.doc)

    def _past_before(self, start: int) -> str:
        """What tells that an office is no longer or not yet held, before it or before whose it is."""
        while start > 0 and (start - 1 in self.index.inside or self.doc[start - 1].lower_ in ("'s", "’s")):
            start -= 1
        word = self.doc[start - 1].lower_ if start > 0 else ""
        return word if word in _PAST else ""

    def _time(self, clause: Clause, future: bool) -> Time | None:
        """The time expression attached to the predicate or to the noun or light verb that shares its event."""
        sentence = self.doc[clause.head].sent
        tense: Tense = "future" if future or self._is_ahead(clause) else "past"
        shared = {clause.head, *clause.roles.get("patient", ())} if clause.kind == "verb" else {clause.head}
        if clause.kind == "noun" and clause.link == "noun" and clause.governor is not None:
            shared.add(clause.governor)
        for begin, end, time in find_times(sentence.text, self.published, tense):
            words = [
                w for w in sentence if w.idx < sentence.start_char + end and w.idx + len(w.text) > sentence.start_char + begin
            ]
            if not words or words[0].i in self.index.inside:  # "Theresa | May | left"
                continue
            first, last = words[0].i, words[-1].i
            anchor = self._anchor(next(word for word in words if word.head is word or not first <= word.head.i <= last))
            after_subject = anchor in clause.roles.get("agent", ()) and anchor < first < clause.head  # "Putin in June offered"
            told = (anchor in shared or after_subject) and not self._is_long_past(clause, time)
            if told and not self._dates_another(first, anchor, time):
                done = tense == "future" and anchor == clause.governor and self.doc[anchor].tag_ == "VBD"
                done &= clause.link == "noun"  # "agreed to a ceasefire | on Saturday |": that is when they agreed
                opener = self.doc[first - 1].lower_ if first > sentence.start else ""
                ahead = opener == "effective"  # "resigns | effective May 22 |"
                delayed = self.doc[anchor].lemma_ in self.reader.cues.light.delaying
                ahead |= opener in ("to", "until", "till") and delayed  # "postponed | to July 14 |"
                if not (done or ahead):
                    return time
                other = find_times(sentence.text, self.published, "future" if ahead else "past")
                return next((found for start, _, found in other if start == begin), time)
        return None

    def _dates_another(self, first: int, anchor: int, time: Time) -> bool:
        """Whether a date tells when something else was: the year of a pact ("quit | the 1955 | treaty"), the last such deed before
        ("the first executions since | 2017 |")."""
        of_pact = time.value.isdigit() and first < anchor and self.index.type_at(anchor) == "AGREEMENT"
        before = [word.lower_ for word in self.doc[self.doc[first].sent.start : first]]
        of_pact |= time.value.isdigit() and before[-1:] == ["of"]  # "the Hatch Act of | 1939 |"
        of_pact |= time.value.isdigit() and self.index.type_at(first - 1) == "AGREEMENT"  # "the Gender Recognition Act | 2004 |"
        return of_pact or (before[-1:] == ["since"] and "first" in before)

    def _is_long_past(self, clause: Clause, time: Time) -> bool:
        """Whether a date is too old for what is told in the present, as headlines are ("hang him for a murder | in 2011 |")."""
        present = self.doc[clause.head].tag_ in ("VBZ", "VBP")
        return present and self.published is not None and time.end is not None and time.end < (self.published - _NEWS).isoformat()

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
            found = [referent.entity for referent in self.referents.of_all(draft.clause.roles.get(role, ()))]
            listed = draft.role == role and draft.target.entity in found
            for entity in found:
                kind = self.entities[entity].type
                if listed and kind == self.entities[draft.target.entity].type:
                    continue  # "recalls its envoys in | Mali and Chad |": what is done to one is not done in the other
                if kind in ("PLACE", "STATE", "BASE") and entity not in (draft.source.entity, draft.target.entity):
                    return entity
        return None


def _readable(role: str, relation: str) -> str:
    if role in ("comma", "genus") and relation != "national_of":
        return "in"
    if role == "border":
        return "on border of"
    if role in _SILENT:
        return relation.replace("_", " ")
    return role.replace("_", " ")


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """A range of characters without the white space at its ends."""
    while begin < end - 1 and text[begin].isspace():
        begin += 1
    while end > begin + 1 and text[end - 1].isspace():
        end -= 1
    return begin, end
