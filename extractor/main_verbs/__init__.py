"""The verb of a sentence that tagger and parser took for a noun ("British police | arrest | six men."), put right in a parsed document.

Also the noun of a deed that they took for a verb ("killed in | shelling | by rebels").

News in the present tense is full of words that are verb and noun; the treebanks are not. Where the parser saw the verb, its tag alone is
mended. Else only sentences that lack a main verb are read again: they end in a full stop, so they are no headlines, and their root is none.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.main_verbs.deeds import is_deed, make_noun
from extractor.main_verbs.headlines import coordinate, headline, infinitive, read_dropped_auxiliary
from extractor.main_verbs.insertions import read_past_behind_insertion
from extractor.main_verbs.mishaps import leads_clause, make_clause, read_mishap
from extractor.main_verbs.misread import (
    is_verb_by_its_tree,
    misread_verb,
    present,
    read_anew,
    takes_deed_for_compound,
    takes_fire_for_verb,
    takes_military_for_adjective,
    takes_subject_for_compound,
)
from extractor.main_verbs.words import load_words


@Language.component("main_verbs", assigns=["token.pos", "token.tag", "token.dep", "token.head"])
def find_main_verbs(doc: Doc) -> Doc:
    """Make a verb of the word that must be one, and what stands before and behind it its subject and object."""
    for sentence in list(doc.sents):
        if is_verb_by_its_tree(sentence.root):
            sentence.root.pos_, sentence.root.tag_ = "VERB", present(sentence.root)
            for phrase in [child for child in sentence.root.rights if child.dep_ == "nmod"]:
                phrase.dep_ = "obl"
        read_dropped_auxiliary(sentence.root)
        read_past_behind_insertion(sentence)
        subjects, headline_verb = headline(sentence)
        verb = headline_verb if headline_verb != sentence.root else None
        verb = verb or infinitive(sentence) or misread_verb(sentence)
        if verb is None and takes_subject_for_compound(sentence.root):
            verb = sentence.root
            if takes_deed_for_compound(verb) and (deed := verb.nbor(-1)).tag_ == "VBG":
                deed.pos_, deed.tag_, deed.lemma_ = "NOUN", "NN", deed.lower_
        if verb is None and takes_military_for_adjective(sentence.root):
            verb = sentence.root
            verb.nbor(-1).pos_, verb.nbor(-1).tag_ = "NOUN", "NN"
        if verb is None and takes_fire_for_verb(sentence.root):
            verb = sentence.root.nbor(-1)
            sentence.root.pos_, sentence.root.tag_ = "NOUN", "NN"
        if verb is not None:
            read_anew(sentence, verb)
        if headline_verb is not None:
            coordinate(subjects, headline_verb)
    for token in doc:
        if is_deed(token):
            make_noun(token)
        elif leads_clause(token):
            make_clause(token)
        elif token.lower_ in load_words().of_mishaps:
            read_mishap(token)
    return doc
