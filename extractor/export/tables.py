"""An extraction on the screen: its entities, its relations, and the sentence behind each relation.

Relations are one table where there is room for it; on a narrow screen each takes a row and, below it, its source and evidence.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from pathlib import Path
from typing import Any, Protocol

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from extractor.graph import trigger_text
from extractor.records import Entity, EntityId, Explanation, Extraction, Finding, Reasons, Relation, Span, Time

WIDE = 130  # columns from which a relation fits into one row

_STYLES = {"source": "bold cyan", "trigger": "bold yellow", "target": "bold magenta"}
_MAX_FORMS = 6  # of an entity's mentions; the rest is counted

# Whatever moves the cursor or commands the terminal; article text must not.
_NOT_PRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def entity_table(extraction: Extraction) -> Table:
    """Type, name, identity (ISO code, Wikidata id, coordinates) and mentions of every entity, in order of first mention."""
    table = _table(_count(extraction.entities, "entity", "entities"))
    table.add_column("type", no_wrap=True)
    table.add_column("name", style=_STYLES["source"], ratio=3)
    table.add_column("identity", width=17, overflow="fold")  # a code and coordinates side by side
    table.add_column("mentions", ratio=4)
    for entity in extraction.entities:
        kind = f"{entity.type} {entity.subtype}" if entity.subtype else entity.type
        table.add_row(*map(_text, (kind, entity.name, _identity(entity), _mentions(entity))))
    return table


def relation_table(extraction: Extraction, width: int) -> RenderableType:
    """Source, label, target, type, when, according to whom, how certain and evidence of every relation.

    Args:
        extraction: the graph of one article.
        width: columns of the screen; from `WIDE` on all is one table.
    """
    names = {entity.id: entity.name for entity in extraction.entities}
    sentences = [relation.evidence for relation in extraction.relations]
    rows = [
        _Row(relation, names, repeated=relation.evidence == before)
        for relation, before in zip(extraction.relations, [None, *sentences], strict=False)
    ]
    title = _count(rows, "relation", "relations")
    return _wide_table(rows, title) if width >= WIDE else _narrow_table(rows, title)


def report_table(reports: Sequence[Finding]) -> Table:
    """Reports of edges over many articles: when, who did what to whom, according to whom, and the sentence."""
    table = _table(_count(reports, "report", "reports"))
    table.add_column("day, type", no_wrap=True)
    table.add_column("edge", ratio=4)
    table.add_column("evidence", ratio=7)
    for r in reports:
        doubt = [word for word, usual in ((r.polarity, "positive"), (r.modality, "asserted")) if word != usual]
        parts = zip((r.source, r.label, r.target), ("source", "trigger", "target"), strict=True)
        edge = Text(" ").join(Text(one_line(words), style=_STYLES[role]) for words, role in parts)
        edge.append(f"\naccording to {one_line(r.attributed_to)}" if r.attributed_to else "")
        where = f"“{one_line(r.evidence)}” {r.outlet or ''} [{r.article}]"
        table.add_row(Text("\n".join((r.day or "no day", r.type, *doubt))), edge, _text(where))
    return table


class _Different(Protocol):
    """What differs between two runs."""

    @property
    def change(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, tuple[Any, Any]]: ...
    @property
    def evidence(self) -> str: ...


def difference_table(differences: Sequence[_Different]) -> Table:
    """What is new, gone or changed from one run to another."""
    table = _table(_count(differences, "difference", "differences"))
    table.add_column("change", no_wrap=True)
    table.add_column("article", ratio=2)
    table.add_column("type", no_wrap=True)
    table.add_column("what", style=_STYLES["source"], ratio=4)
    table.add_column("before → after", ratio=4)
    table.add_column("evidence", ratio=6)
    for each in differences:
        fields = "; ".join(f"{name}: {before} → {after}" for name, (before, after) in each.fields.items())
        table.add_row(*map(_text, (each.change, each.article, each.type, each.name, fields, each.evidence)))
    return table


def correction_hint(extraction: Extraction, file: Path) -> RenderableType:
    """The lines to add to a file of corrections for the entity that is most likely wrong: unlinked and seldom mentioned."""
    unsure = [entity for entity in extraction.entities if entity.wikidata is None]
    if not unsure:
        return Text()
    entity = one_line(json.dumps(min(unsure, key=lambda found: len(found.mentions)).name, ensure_ascii=False))
    lines = f'[[drop]]  # or [[rename]] name = "…", [[type]] type = "…", [[same]] or [[different]] entities = [{entity}, "…"]'
    text = f'A wrong node? Say so for this run and all to come in {file}:\n{lines}\nentity = {entity}\nreason = "…"\n'
    return Text(text, style="dim")


def identity_table(explanation: Explanation) -> Table:
    """For every entity that may be a known thing: the entry chosen, how sure that is, the other candidates, and what told."""
    names = {entity.id: entity.name for entity in explanation.extraction.entities}
    table = _table("identity")
    table.add_column("name", style=_STYLES["source"], ratio=2)
    table.add_column("taken for", ratio=3)
    table.add_column("sure", justify="right", no_wrap=True)
    table.add_column("other candidates", ratio=3)
    table.add_column("reasons (log-odds)", ratio=4)
    for identity in explanation.identities:
        chosen = next((known for known in identity.candidates if known.key == identity.chosen), None)
        others = [known for known in identity.candidates if known is not chosen]
        told = chosen or next(iter(others), None)
        table.add_row(
            *map(
                _text,
                (
                    names[identity.entity],
                    identity.chosen or "nothing known",
                    f"{identity.confidence:.2f}",
                    "; ".join(f"{known.key} {known.confidence:.2f}" for known in others),
                    "; ".join(told.reasons) if told is not None else "",
                ),
            )
        )
    return table


def explanations(explanation: Explanation, *, colour: bool) -> Iterator[RenderableType]:
    """In text order, for every relation the edge, its sentence with the matched words marked, and how it was found; for every
    sentence without relations, why it has none.

    Args:
        explanation: of one article.
        colour: mark source, predicate and target in the colours of the edge; otherwise in [brackets].
    """
    extraction = explanation.extraction
    names = {entity.id: entity.name for entity in extraction.entities}
    spans = {entity.id: entity.mentions for entity in extraction.entities}
    reasons = {each.relation: each for each in explanation.reasons}
    parts: list[tuple[int, RenderableType]] = []
    for relation in extraction.relations:
        row = _Row(relation, names)
        marks = [("trigger", relation.trigger)]
        marks += [("source", mention) for mention in spans.get(relation.source, ())]
        marks += [("target", mention) for mention in spans.get(relation.target, ())]
        lines = [_how(relation, row, names), *(_why(reasons[relation.id]) if relation.id in reasons else [])]
        edge = Group(
            Text.assemble(
                f"{relation.id}  ",
                (row.source, _STYLES["source"]),
                " — ",
                (row.label, _STYLES["trigger"]),
                " → ",
                (row.target, _STYLES["target"]),
                f"  {relation.type}{f' {relation.cameo}' if relation.cameo else ''}",
            ),
            Padding(_marked(relation, marks, colour=colour), (0, 0, 0, 4)),
            Padding(Text("\n".join(lines), style="dim"), (0, 0, 1, 4)),
        )
        parts.append((relation.evidence.begin, edge))
    for silence in explanation.silences:
        why = "\n".join(one_line(reason) for reason in silence.reasons)
        text = Padding(Text(one_line(silence.sentence.text)), (0, 0, 0, 4))
        parts.append((silence.sentence.begin, Group("no edge", text, Padding(Text(why, style="dim"), (0, 0, 1, 4)))))
    yield from (part for _, part in sorted(parts, key=lambda part: part[0]))


def _why(reasons: Reasons) -> Iterator[str]:
    """Clause roles, the words for polarity and modality, and how the date was reckoned, a line each."""
    if reasons.roles:
        yield one_line("roles: " + " · ".join(f"{role}: {words}" for role, words in reasons.roles))
    if reasons.polarity:
        yield one_line("denied by: " + ", ".join(reasons.polarity))
    if reasons.modality:
        yield one_line("less than asserted by: " + ", ".join(reasons.modality))
    if reasons.time:
        yield one_line("date: " + reasons.time)


class _Row:
    """The cells of one relation as texts, each empty where the article tells nothing; a sentence is printed once in a row."""

    def __init__(self, relation: Relation, names: dict[EntityId, str], *, repeated: bool = False) -> None:
        voices = dict.fromkeys(names.get(voice.entity, voice.entity) for voice in relation.attribution)
        unnamed = ["unnamed sources"] if relation.anonymous else []
        self.source = one_line(names.get(relation.source, relation.source))
        self.label = one_line(relation.label)
        self.target = one_line(names.get(relation.target, relation.target))
        self.type = relation.type
        self.when = one_line(relation.time.value.replace("/", "/ ")) if relation.time else ""  # a space to break a period at
        self.according_to = one_line(", ".join([*voices, *unnamed]))
        self.certain = f"{'negative, ' if relation.polarity == 'negative' else ''}{relation.modality} {relation.confidence:.2f}"
        self.evidence = "same sentence" if repeated else f"“{one_line(relation.evidence.text)}”"


def _wide_table(rows: Iterable[_Row], title: str) -> Table:
    table = _table(title)
    table.add_column("source", style=_STYLES["source"], ratio=4)
    table.add_column("label", style=_STYLES["trigger"], ratio=4)
    table.add_column("target", style=_STYLES["target"], ratio=4)
    table.add_column("type", no_wrap=True)
    table.add_column("when", max_width=10, overflow="fold")
    table.add_column("according to", ratio=3)
    table.add_column("how certain", max_width=11)
    table.add_column("evidence", ratio=9)
    for row in rows:
        cells = (row.source, row.label, row.target, row.type, row.when, row.according_to, row.certain, row.evidence)
        table.add_row(*map(Text, cells))
    return table


def _narrow_table(rows: Iterable[_Row], title: str) -> Group:
    """A table per relation, all with the same fixed widths, so that a line below each can use the whole width."""
    head = _narrow_row("source", "label", "target", "type", "when", styles=["bold"] * 5)
    parts: list[RenderableType] = [Text(title, style="table.title"), head]
    parts += [Text("  according to · how certain · evidence", style="dim"), Rule(style="dim")]
    for row in rows:
        voice = f"according to {row.according_to} · " if row.according_to else ""
        parts.append(_narrow_row(row.source, row.label, row.target, row.type, row.when, styles=[*_STYLES_IN_ORDER, "", ""]))
        parts.append(Padding(Text(f"{voice}{row.certain} · {row.evidence}", style="dim"), (0, 0, 1, 2)))
    return Group(*parts)


_STYLES_IN_ORDER = (_STYLES["source"], _STYLES["trigger"], _STYLES["target"])


def _narrow_row(*cells: str, styles: list[str]) -> Table:
    row = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio, style in zip((5, 6, 5), styles, strict=False):
        row.add_column(ratio=ratio, style=style, overflow="fold")
    row.add_column(width=14)  # "participant_in", the longest type
    row.add_column(width=10, overflow="fold")  # a day
    row.add_row(*map(Text, cells))
    return row


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))


def _count(items: Sized, one: str, more: str) -> str:
    return f"{len(items)} {one if len(items) == 1 else more}"


def _identity(entity: Entity) -> str:
    """Code, Wikidata id and coordinates; the middle of a state says nothing that its code does not."""
    place = None
    if entity.latitude is not None and entity.longitude is not None and entity.type != "STATE":
        place = f"{entity.latitude:.2f},{entity.longitude:.2f}"  # no space, so that a narrow column keeps it whole
    return " · ".join(filter(None, (entity.iso, entity.wikidata, place)))


def _mentions(entity: Entity) -> str:
    """How many, and in which words: `4: Vladimir Putin, Putin ×2, he`."""
    forms = Counter(one_line(mention.text) for mention in entity.mentions)
    shown = [form if count == 1 else f"{form} ×{count}" for form, count in list(forms.items())[:_MAX_FORMS]]
    more = [f"{len(forms) - _MAX_FORMS} more"] if len(forms) > _MAX_FORMS else []
    return f"{len(entity.mentions)}: {', '.join(shown + more)}"


def _how(relation: Relation, row: _Row, names: dict[EntityId, str]) -> str:
    """Rule, polarity, modality, speakers, time, place and confidence of an edge on one line."""
    cues = [f"{names.get(v.entity, v.entity)} ({v.cue}{', quoted' if v.quote else ''})" for v in relation.attribution]
    voices = [*cues, *(["unnamed sources"] if relation.anonymous else [])]
    parts = [
        f"rule {relation.rule}",
        f"matched “{trigger_text(relation)}”",
        relation.polarity,
        relation.modality,
        f"according to {', '.join(voices)}" if voices else "the article's own voice",
        _when(relation.time) if relation.time else "",
        f"in {names.get(relation.place, relation.place)}" if relation.place else "",
        f"office “{relation.office}”" if relation.office else "",
        f"confidence {relation.confidence:.2f}",
    ]
    return one_line(" · ".join(filter(None, parts)))


def _when(time: Time) -> str:
    days = " to ".join(dict.fromkeys(filter(None, (time.start, time.end))))
    return f"when {time.value} (“{time.text}”{', ' + days if days and days != time.value else ''})"


def _marked(relation: Relation, marks: Iterable[tuple[str, Span]], *, colour: bool) -> Text:
    """The evidence with the marked spans that lie in it, which may nest."""
    sentence = relation.evidence
    inside = [(role, s.begin, s.end) for role, s in marks if sentence.begin <= s.begin and s.end <= sentence.end]
    characters = _NOT_PRINTABLE.sub(" ", sentence.text)  # one for one, so that the offsets hold
    if colour:
        text = Text(characters)
        for role, begin, end in reversed(inside):  # the trigger last, so that it shows inside a mention
            text.stylize(_STYLES[role], begin - sentence.begin, end - sentence.begin)
        return text
    opened = Counter(begin for begin, _ in {(b, e) for _, b, e in inside})
    closed = Counter(end for _, end in {(b, e) for _, b, e in inside})
    pieces: list[str] = []
    for offset, character in enumerate(characters, start=sentence.begin):
        pieces += ["[" * opened[offset], character, "]" * closed[offset + 1]]
    return Text(re.sub(" +", " ", "".join(pieces)))


def one_line(text: str) -> str:
    """`text` on one line, without what would command a terminal."""
    return re.sub(" +", " ", _NOT_PRINTABLE.sub(" ", text)).strip()


def _text(text: str) -> Text:
    """A cell that is not read as markup."""
    return Text(one_line(text))
