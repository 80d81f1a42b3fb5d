"""Why an edge is as it is, and why a sentence has none, in words for the analyst who must sign it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from extractor.records import Evidence, Reasons, Relation, Silence, Time
from extractor.relations.clauses import Clause
from extractor.relations.draft import Draft
from extractor.relations.edges import trimmed
from extractor.relations.match import Matcher
from extractor.relations.rules import Rule
from extractor.words import Sentence, Word

_MOST = 3  # reasons for one sentence


def reasons(matcher: Matcher, relation: Relation, draft: Draft, published: date | None) -> Reasons:
    """Why an edge is as it is."""
    clause = draft.clause
    return Reasons(
        relation=relation.id,
        roles=tuple(_roles(matcher, clause)),
        polarity=tuple(matcher.doc[index].text for index in clause.polarity_cues),
        modality=tuple(matcher.doc[index].text for index in clause.modality_cues),
        time=_reckoning(relation.time, published) if relation.time else None,
    )


def _roles(matcher: Matcher, clause: Clause) -> Iterator[tuple[str, str]]:
    for role, heads in clause.roles.items():
        shared = " (shared)" if role in clause.borrowed else ""
        if words := ", ".join(_phrase(matcher, head) for head in heads if head != clause.head):
            yield role.replace("_", " ") + shared, words


def _phrase(matcher: Matcher, head: int) -> str:
    """A mention as it stands, else the noun with the words before it."""
    begin, end = matcher.index.span_of.get(head, (head, head + 1))
    if head not in matcher.index.span_of:
        while (
            begin > 0 and matcher.doc[begin - 1].head.i == head and matcher.doc[begin - 1].pos_ in ("ADJ", "NOUN", "PROPN", "NUM")
        ):
            begin -= 1
    return " ".join(matcher.doc.text_of(begin, end).split())


def _reckoning(time: Time, published: date | None) -> str:
    days = " to ".join(dict.fromkeys(filter(None, (time.start, time.end)))) or "open"
    read = f"{time.value} ({days})" if days != time.value else time.value
    if published is None or (time.start and time.start[:4] in time.text):
        return f"“{time.text}”, complete in itself: {read}"
    return f"“{time.text}”, reckoned from the day of publication, {published:%A} {published.isoformat()}: {read}"


# ---------------------------------------------------------------- sentences without an edge


def silences(matcher: Matcher, relations: Iterable[Relation]) -> Iterator[Silence]:
    """Sentences without an edge, and why they have none."""
    spoken = {relation.evidence.begin for relation in relations}
    text = matcher.article.text
    for sentence in dict.fromkeys(word.sent for word in matcher.doc):
        if not any(word.text.isalnum() for word in sentence):
            continue
        begin, end = trimmed(text, sentence.start_char, sentence.end_char)
        if begin not in spoken:
            yield Silence(Evidence(begin, end, text[begin:end]), tuple(_why_not(matcher, sentence)))


def _why_not(matcher: Matcher, sentence: Sentence) -> Iterator[str]:
    heads = [word.i for word in sentence if word.i in matcher.index.entity_at]
    names = list(dict.fromkeys(matcher.entities[matcher.index.entity_at[head]].name for head in heads))
    if len(names) < 2:
        yield f"only one entity, {names[0]}" if names else "no entity"
        return
    found = [reason for word in sentence if (reason := _near_miss(matcher, word)) is not None]
    yield from found[:_MOST] or [f"no predicate that a rule knows joins {' and '.join(names[:4])}"]


def _near_miss(matcher: Matcher, word: Word) -> str | None:
    """What the rules for a predicate lack here, or that there is no rule for one that joins entities."""
    clause = matcher.reader.clause(word.i) if word.i not in matcher.index.inside else None
    if clause is None:
        return None
    rules = [rule for lemma in clause.lemmas for rule in matcher.rules.triggered_by(clause.kind, lemma)]
    roles = "; ".join(f"{role}: {words}" for role, words in _roles(matcher, clause)) or "no argument"
    if rules:
        return f"“{word.text}” ({roles}): {_lack(matcher, rules, clause)}"
    joined = {
        matcher.index.entity_at[head] for heads in clause.roles.values() for head in heads if head in matcher.index.entity_at
    }
    if clause.kind == "verb" and len(joined) > 1 and clause.lemmas[-1] not in matcher.cues.reporting.verbs:
        return f"“{word.text}” ({roles}): no rule for “{clause.lemmas[0]}”"
    return None


def _lack(matcher: Matcher, rules: Sequence[Rule], clause: Clause) -> str:
    """What one of some rules asks for in vain, the one that asks for the fewest words."""
    rule = min(rules, key=lambda rule: (rule.asks_for_words, rule.negated))
    if clause.undone:
        return f"rule {rule.id} reads a deed, and this one is said to end, or only demanded or talked about"
    if missing := matcher.proposer.missing(rule, clause):
        return f"rule {rule.id} asks for {missing}"
    return f"rule {rule.id} found the same entity at both ends"
