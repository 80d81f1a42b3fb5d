"""A rule that fired on a clause becomes an edge: label, polarity, modality, who vouches, when, where, how sure."""

from __future__ import annotations

from extractor.ontology import load_ontology
from extractor.records import Article, EntityId, Evidence, Relation
from extractor.records import Span as Characters
from extractor.relations.attribution import Vouching
from extractor.relations.clauses import Clause
from extractor.relations.commitments import commitment, recoded
from extractor.relations.confidence import confidence
from extractor.relations.cues import either
from extractor.relations.dating import Dating
from extractor.relations.draft import Draft
from extractor.relations.labels import Labels
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents

_LASTING = frozenset({"part_of", "national_of"})  # what the words of a name or phrase tell of it, whatever happens


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
        self._labels, self._dating = Labels(referents), Dating(referents, article.published)

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
        denied = self._has_own_no(clause) if presupposed or self._is_asked(draft) else draft.negated and not rule.negated
        denied &= not (rule.entities and rule.type in _LASTING)  # "no | Iranian soldiers | were killed"
        negative = denied ^ (rule.polarity == "negative") ^ self._has_no(draft)
        # what may yet happen is nowhere yet ("could lead to | famine in Chad |")
        certain = presupposed and self.entities[draft.source.entity].type != "EVENT"
        modality = rule.modality or ("asserted" if certain else clause.modality)
        if modality == "asserted" and (not state or rule.type == "participant_in") and self._is_suspected(draft.source):
            modality = "possible"
        kind, cameo, speakers = rule.type, rule.cameo or load_ontology().relations[rule.type].cameo, vouching.speakers
        if not {"speaker", "accuser"}.isdisjoint(rule.source):
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
        sentence = self.doc[clause.head].sent
        text = self.text
        begin, end = trimmed(text, sentence.start_char, sentence.end_char)
        trigger = self.doc[clause.head]
        return Relation(
            id="",
            source=draft.source.entity,
            target=draft.target.entity,
            type=kind,
            label=self._labels.of(draft),
            cameo=cameo,
            polarity="negative" if negative else "positive",
            modality=modality,
            attribution=speakers,
            anonymous=vouching.anonymous,
            time=None
            if descriptive and not self._is_event(draft)
            else self._dating.time_of(clause, "intended" in (modality, clause.modality)),
            place=None if state else self._place(draft),
            office=self._labels.office(draft) if rule.type == "holds_office" else None,
            evidence=Evidence(begin, end, text[begin:end]),
            trigger=Characters(trigger.idx, trigger.idx + len(trigger)),
            rule=rule.id,
            confidence=confidence(draft),
        )

    def _is_asked(self, draft: Draft) -> bool:
        """Whether a noun tells of a request that was made, whatever comes of it ("rejected Chad's | appeal |")."""
        clause = draft.clause
        verb = self.reader.clause(clause.governor) if clause.governor is not None else None
        unmade = verb is not None and verb.negated and verb.lemmas[-1] in self.reader.cues.light.verbs  # "did not make an appeal"
        return draft.rule.type == "request" and clause.kind == "noun" and not unmade

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
        return self.doc[above.head].lemma_ in either(light.making, light.installing, light.holding, light.endorsing)

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

    def _is_event(self, draft: Draft) -> bool:
        return "EVENT" in (self.entities[draft.source.entity].type, self.entities[draft.target.entity].type)

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


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """A range of characters without the white space at its ends."""
    while begin < end - 1 and text[begin].isspace():
        begin += 1
    while end > begin + 1 and text[end - 1].isspace():
        end -= 1
    return begin, end
