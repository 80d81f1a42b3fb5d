"""Parties to what is said: who says so, and of whom something is demanded, promised, allowed or threatened."""

from __future__ import annotations

from collections.abc import Iterator, Set

from extractor.records import EntityId
from extractor.relations.clauses import Clause, is_bare
from extractor.relations.clauses.syntax import preposition
from extractor.relations.cues import either
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents

_OF_WHOM = ("from", "of", "by", "against", "on", "to", "patient", "for")
_PRESENT = frozenset({"VBZ", "VBP"})
_HEEDED = frozenset({"after", "following", "during", "under", "despite", "at", "upon", "because_of", "due_to"})


class SpeechActRoles:
    """Reads them in one document.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.doc, self.cues, self.reader = referents.doc, referents.cues, referents.reader

    def speaker(self, clause: Clause) -> Iterator[Referent]:
        """Who says so ("| Kyiv | said Russia had committed war crimes"; not who demands that it do so)."""
        above = self.reader.clause(clause.governor) if clause.governor is not None and clause.link == "content" else None
        if above is not None and above.lemmas[-1] in self.cues.governors.mandating:
            return
        for voice in self.referents.speakers.of(clause.head).speakers[-1:]:
            # who denies a deed accuses nobody of not doing it, and who admits one accuses nobody
            denies = clause.negated and voice.cue in self.cues.reporting.denying
            if not denies and voice.cue not in self.cues.reporting.admitting:
                yield Referent(voice.entity, clause.head, True, False)

    def accuser(self, clause: Clause) -> Iterator[Referent]:
        """Who says so of somebody of the other side: a ministry tells of its own army's attacks, too."""
        entities = self.referents.entities
        doers = [entities[r.entity] for r in self.referents.of_all(clause.roles.get("agent", ()))]
        for voice in self.speaker(clause):
            said = entities[voice.entity]
            own = (doer for doer in doers if doer.iso is not None and doer.iso == said.iso)
            if all("armed_group" in (doer.subtype, said.subtype) and doer.subtype != said.subtype for doer in own):
                yield voice

    def doer(self, clause: Clause) -> Iterator[Referent]:
        """Who, as a finite clause says, did something to somebody ("alleges | Iran | shelled it", "probes claims that | Iran | did so")."""
        alleging = self.doc[clause.head].tag_ == "VBG" and not clause.auxiliaries  # a lawsuit that is "alleging"
        for content, doers in [] if alleging else self._told(clause):
            if content.kind == "verb" and content.roles.get("patient") and not content.negated:
                yield from doers
        for claimed in self._claimed(clause):
            if not (claimed.negated or claimed.passive):
                yield from self.referents.of_all(claimed.roles.get("agent", ()))

    def resented(self, clause: Clause) -> Iterator[Referent]:
        """Who does, or fails to do, what somebody regrets ("is angry that | Sweden | has not extradited him")."""
        for content, doers in self._told(clause):
            if content.kind == "verb" and content.link == "content" and not content.passive:
                yield from doers
        for claimed in self._claimed(clause):
            if not claimed.passive:
                yield from self.referents.of_all(claimed.roles.get("agent", ()))

    def _claimed(self, clause: Clause) -> Iterator[Clause]:
        """What the object of a verb says in a clause of its own ("probes claims | that Iran did so |")."""
        claims = [self.doc[head] for role in ("patient", "into") for head in clause.roles.get(role, ())]
        for claimed in (self.reader.clause(child.i) for claim in claims for child in claim.children):
            if claimed is not None and claimed.link == "relative" and self.reader.opens_with(claimed, ("that",)):
                yield claimed

    def obliged(self, clause: Clause) -> Iterator[Referent]:
        """Who, as the clause says, must do something ("said | Iran | must go", "demanded that | Iran | go", "told | Iran | to go")."""
        for content, doers in self._told(clause) if clause.kind == "verb" else self._asked(clause):
            present = self.doc[content.head].tag_ in _PRESENT and clause.lemmas[-1] in self.cues.governors.mandating
            bare = (present or is_bare(self.doc[content.head])) and not content.auxiliaries  # "demands that Iran | admits | it"
            past = content.passive or "have" in content.auxiliaries  # "must have known"
            ending = either(self.cues.light.ending, self.cues.governors.dismantling)
            if content.passive and "agent" not in content.roles and not content.negated and not ending.isdisjoint(content.lemmas):
                past = "have" in content.auxiliaries  # "said that | American | sanctions must be lifted"
                doers = self.referents.of_all((h for h in content.roles.get("patient", ()) if self.doc[h].pos_ == "NOUN"), "doer")
            if (bare or self.cues.modals.obliging & set(content.auxiliaries)) and not past:
                pronoun = all(self.doc[head].pos_ == "PRON" for head in content.roles.get("agent", ()))
                told = clause.roles.get("recipient", ()) if pronoun else ()  # "told | Israel | that it must go"
                yield from self.referents.of_all(told) if told else doers

    def _asked(self, clause: Clause) -> Iterator[tuple[Clause, list[Referent]]]:
        """What the clause beside a noun says somebody is to do ("his demand | that Iran leave |")."""
        for child in self.doc[clause.head].children:
            content = self.reader.clause(child.i) if child.i > clause.head else None
            if content is not None and self.reader.opens_with(content, ("that",)):
                yield content, self.referents.of_all(content.roles.get("agent", ()))

    def permitted(self, clause: Clause) -> Iterator[Referent]:
        """Who, as is decided, can do something ("ruled that | Sony | may buy it")."""
        light = self.cues.light
        for content, doers in self._told(clause):
            if {"can", "may"} & set(content.auxiliaries) and not (content.passive or content.negated):
                yield from doers
            elif content.passive and content.lemmas[-1] in (light.requiring if content.negated else light.permitting):
                # "ruled that | Sony | is allowed to buy it", "is not required to sell it"
                yield from self.referents.of_all(content.roles.get("patient", ()))

    def forbidden(self, clause: Clause) -> Iterator[Referent]:
        """Who, as is decided, cannot do something ("ruled that | Sony | cannot buy it")."""
        for content, doers in self._told(clause):
            if {"can", "may"} & set(content.auxiliaries) and content.negated and not content.passive:
                yield from doers

    def committed(self, clause: Clause) -> Iterator[Referent]:
        """The subject of the clause, if he says what he himself will do."""
        subjects = self.referents.of_all(clause.roles.get("agent", ()))
        for content, doers in self._told(clause):
            if self.cues.modals.intended & set(content.auxiliaries) and "have" not in content.auxiliaries:
                yield from (s for s in subjects if any(s.entity == doer.entity for doer in doers))

    def conditioned(self, clause: Clause) -> Iterator[Referent]:
        """On whose doing something a threat hangs ("threatened to test a bomb if | Japan | met the Dalai Lama")."""
        subjects = {r.entity for r in self.referents.of_all(clause.roles.get("agent", ()))}
        threatened = [clause.head, *(c.i for c in self.doc[clause.head].children if self._is_own_deed(c.i, subjects))]
        for condition in (self.reader.clause(child.i) for head in threatened for child in self.doc[head].children):
            if condition is None or not self.reader.opens_with(condition, ("if", "unless")):
                continue
            yield from self.referents.of_all(condition.roles.get("agent", ()))
            if condition.passive and "agent" not in condition.roles:  # "unless a decision by | Japan | is reversed"
                deeds = (head for head in condition.roles.get("patient", ()) if self.doc[head].pos_ == "NOUN")
                yield from self.referents.of_all(deeds, "doer", depth=1)

    def _is_own_deed(self, head: int, subjects: Set[EntityId]) -> bool:
        """Whether a clause tells what the subject of the one above says he himself will do."""
        told = self.reader.clause(head)
        if told is None or told.kind != "verb" or told.link not in ("open", "content"):
            return False
        doers = {r.entity for r in self.referents.of_all(told.roles.get("agent", ()))}
        return told.link == "open" or (bool(doers) and doers <= subjects)

    def _told(self, clause: Clause) -> Iterator[tuple[Clause, list[Referent]]]:
        """Clauses that say what a verb reports or asks, and who does it there."""
        for child in self.doc[clause.head].children:
            content = self.reader.clause(child.i)
            if content is not None and content.link in ("content", "open"):
                yield content, self.referents.of_all(content.roles.get("agent", ()))

    def demanded(self, clause: Clause) -> Iterator[Referent]:
        """Of whom a protest demands something or what it says is its end ("marched to demand the resignation of | Nicolas Maduro |")."""
        told = [clause.head, *([clause.governor] if clause.kind == "noun" and clause.governor is not None else [])]
        for aim in (aim for head in told for aim in self._aims(head)):
            for role in _OF_WHOM:
                heads = aim.roles.get(role, ())
                found = [r for head in heads for r in (*self.referents.of(head, "doer"), *self._sufferers(head))]
                if found:
                    yield from found
                    break

    def befallen(self, clause: Clause) -> Iterator[Referent]:
        """Whom what is called for would befall ("called for | Nicolas Maduro |'s removal")."""
        for head in clause.roles.get("for", ()):
            yield from self._sufferers(head)

    def addressee(self, clause: Clause) -> Iterator[Referent]:
        """To whom is written what a clause asks ("wrote to | Iran | asking for it", "urged it in a letter to | Iran |")."""
        above = self.reader.clause(clause.governor) if clause.governor is not None and clause.link != "content" else None
        writes = above is not None and above.lemmas[-1] in self.cues.reporting.writing
        told = [above] if above is not None and writes else []
        heads = [*clause.roles.get("in", ()), *(above.roles.get("patient", ()) if above is not None else ())]
        heads += [above.head] if above is not None else []
        letters = [self.reader.clause(head) for head in heads if self.doc[head].lemma_.lower() in self.cues.reporting.letters]
        told += [letter for letter in letters if letter is not None]
        told += [above] if above is not None and letters and above.kind == "verb" else []  # "sent a letter to | Iran |"
        for written in told:
            found = self.referents.of_all(written.roles.get("to", ()))
            if found:
                yield from found
                return

    def _sufferers(self, fate: int) -> Iterator[Referent]:
        """Whose removal, arrest or death a noun names."""
        told = self.reader.clause(fate) if self.doc[fate].lemma_.lower() in self.cues.arguments.fates else None
        heads = told.roles.get("of") or told.roles.get("patient") or told.roles.get("agent", ()) if told is not None else ()
        yield from self.referents.of_all(heads)

    def _aims(self, head: int, further: bool = True) -> Iterator[Clause]:
        """Clauses below a verb or noun that tell what is demanded ("rioted, | joining students in | demanding")."""
        for child in self.doc[head].children:
            aim = self.reader.clause(child.i) if child.pos_ == "VERB" else None
            if aim is None or aim.link not in ("purpose", "adverbial", "relative") or aim.passive:
                continue
            if child.lemma_ in self.cues.governors.demanding:
                yield aim
            elif further:
                yield from self._aims(child.i, further=False)

    def heeding(self, clause: Clause) -> Iterator[Referent]:
        """Who acts after, under or despite what another asks or says ("under pressure from Iran, | Oman | closed the port")."""
        noun, name = self.doc[clause.head], preposition(self.doc[clause.head])
        above = noun.head
        if above.pos_ == "NOUN" and (above.lower_ in ("accordance", "response") or name == "despite"):
            above = above.head  # "in response to a request", "began the work | despite criticism |"
        told = self.reader.clause(above.i) if above.pos_ == "VERB" and name in _HEEDED | {"to", "with"} else None
        if told is None or (above is noun.head and name not in _HEEDED):
            return
        if any(role in clause.roles for role in ("against", "on", "to", "for", *(("of",) if name != "at" else ()))):
            return  # "despite criticism | of Iran |"
        if (
            told.passive and "agent" not in told.roles
        ):  # "troops were sent at Iran's request", but "he was arrested at its request"
            sent = self.referents.of_all(told.roles.get("patient", ()))
            yield from (r for r in sent if self.referents.entities[r.entity].subtype == "military")
        else:
            yield from self.referents.of_all(told.roles.get("agent", ()))
