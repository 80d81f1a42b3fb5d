"""Puts right in the trees what parsers get wrong in news again and again, before anything is read from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set

from extractor.relations.clauses.mending.coordination import (
    mend_bare_parties,
    mend_coordinated_posts,
    mend_coordinated_verbs,
    mend_coordination,
    mend_finite_verbs,
    mend_joined_objects,
    mend_joined_passives,
    mend_listed_nouns,
    mend_lists,
    mend_parties,
    mend_people_of_parties,
    mend_shared_compounds,
    mend_shared_names,
)
from extractor.relations.clauses.mending.governors import (
    mend_agreed_deeds,
    mend_captured_objects,
    mend_clefts,
    mend_contact_relatives,
    mend_ensuing,
    mend_gerunds,
    mend_headlines,
    mend_infinitives,
    mend_occasions,
    mend_perfect_gerunds,
    mend_reduced_relatives,
    mend_relative_objects,
    mend_whose_clauses,
)
from extractor.relations.clauses.mending.main_verbs import mend_cut_off_verbs, mend_later_deeds, mend_loose_verbs, mend_topics
from extractor.relations.clauses.mending.nouns import (
    mend_absences,
    mend_adverbs_doers,
    mend_apposed_places,
    mend_bearings,
    mend_bounds,
    mend_claimed_deeds,
    mend_compound_objects,
    mend_compounds,
    mend_dated_phrases,
    mend_held,
    mend_helpers,
    mend_larger_places,
    mend_measures,
    mend_names,
    mend_nouns_complements,
    mend_participles,
    mend_parties_behind_places,
    mend_phrases_read_as_clauses,
    mend_places_of_fates,
    mend_possessors,
    mend_prepositions,
    mend_relatives,
    mend_repeated,
    mend_verdicts,
    mend_votes_of_no_confidence,
    mend_ways_home,
)
from extractor.relations.clauses.mending.objects import (
    mend_actives,
    mend_addressees,
    mend_apposed_objects,
    mend_called_objects,
    mend_distant_objects,
    mend_gifts,
    mend_given_things,
    mend_judged_objects,
    mend_objects,
    mend_paired_verbs,
    mend_participial_objects,
    mend_particles,
    mend_pleas,
    mend_plurals_behind_to,
    mend_receivers,
    mend_stolen_objects,
    mend_titled_objects,
    mend_unwelcome,
    mend_verbal_objects,
    mend_votes,
)
from extractor.relations.clauses.mending.offices import (
    mend_given_offices,
    mend_holders,
    mend_named_posts,
    mend_oaths,
    mend_terms,
)
from extractor.relations.clauses.mending.reports import (
    mend_accusations,
    mend_comments,
    mend_cut_off_reports,
    mend_further_reports,
    mend_mandatives,
    mend_reports_before_reports,
    mend_reports_in_documents,
    mend_rulings,
    mend_split_reports,
    mend_summaries,
)
from extractor.relations.clauses.mending.subjects import (
    mend_causes,
    mend_compound_subjects,
    mend_days_taken_for_subjects,
    mend_doers,
    mend_doers_of_findings,
    mend_inserted_participles,
    mend_second_clauses,
    mend_subjects,
    mend_unlabelled_subjects,
    mend_verbal_subjects,
)
from extractor.relations.cues import Cues, either
from extractor.words import Word

__all__ = ["mend"]


def mend(
    words: list[Word], names: Mapping[int, tuple[int, int]], cues: Cues, people: Collection[int] = frozenset(),
    lands: Set[int] = frozenset(),
) -> None:  # fmt: skip
    """Change heads and labels in place.

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
        cues: closed classes of words.
        people: heads of the mentions of persons and groups.
        lands: heads of the names of states and places.
    """
    mend_names(words, names)
    mend_bounds(words)
    mend_topics(words)
    mend_days_taken_for_subjects(words)
    mend_relatives(words)
    mend_perfect_gerunds(words)
    mend_verbal_subjects(words, cues.arguments.violent)
    mend_verbal_objects(words)
    mend_plurals_behind_to(words)
    mend_verdicts(words)
    mend_compound_objects(words, cues.arguments.compounds)
    mend_compound_subjects(words)
    mend_cut_off_reports(words, cues.reporting.verbs)
    mend_cut_off_verbs(words, either(cues.light.ditransitive, cues.light.making))
    mend_second_clauses(words)
    mend_unlabelled_subjects(words)
    mend_inserted_participles(words)
    mend_subjects(words)
    mend_loose_verbs(words)
    mend_later_deeds(words)
    mend_participial_objects(words)
    mend_larger_places(words, names, lands, cues.arguments.places)
    mend_helpers(words)
    mend_shared_compounds(words, cues.arguments.violent)
    mend_actives(words, cues.light.ditransitive)
    mend_objects(words)
    mend_unwelcome(words)
    mend_gifts(words, cues.arguments.measured)
    mend_addressees(words, cues.governors.addressing)
    mend_causes(words)
    mend_apposed_objects(words)
    mend_stolen_objects(words)
    mend_paired_verbs(words)
    mend_compounds(words)
    mend_ways_home(words)
    mend_judged_objects(words, cues.governors.judging)
    mend_called_objects(words, either(cues.light.making, cues.governors.judging))
    mend_doers_of_findings(words)
    mend_particles(words)
    mend_given_things(words, cues.light.ditransitive - cues.light.making)
    mend_titled_objects(words)
    mend_participles(words)
    mend_phrases_read_as_clauses(words)
    mend_adverbs_doers(words)
    mend_parties_behind_places(words, lands, cues.light.talks)
    mend_possessors(words)
    mend_repeated(words)
    mend_prepositions(words)
    mend_claimed_deeds(words, cues.reporting.taking_blame, cues.reporting.blame)
    mend_dated_phrases(words)
    mend_doers(words, either(cues.arguments.violent, cues.arguments.inflicted))
    mend_holders(words, names, cues.arguments.officials)
    mend_shared_names(words, names)
    mend_coordination(words, names)
    mend_lists(words, names)
    joined = either(cues.light.verbs, cues.light.ditransitive, cues.governors.commenting)
    mend_joined_objects(words, joined)
    mend_coordinated_posts(words, names, cues.arguments.officials)
    mend_split_reports(words, cues.reporting.verbs)
    mend_receivers(words, names, cues.light.ditransitive, cues.light.gifts)
    mend_gerunds(words, cues.governors.taking_gerunds)
    mend_bearings(words)
    spoken = either(cues.governors.control_by_object, cues.reporting.verbs)
    acting = either(cues.arguments.officials, cues.arguments.people, cues.arguments.transparent)
    mend_reports_before_reports(words, cues.reporting.verbs, spoken, cues.governors.commenting, acting, {*names, *people})
    mend_reports_in_documents(words, cues.reporting.verbs, cues.reporting.channels)
    mend_further_reports(words, cues.reporting.verbs, spoken)
    mend_mandatives(words, cues.governors.mandating)
    mend_infinitives(words, either(cues.governors.asked, cues.governors.intended))
    mend_occasions(words)
    mend_ensuing(words, cues.governors.ensuing)
    mend_agreed_deeds(words, cues.governors.control_by_subject)
    mend_contact_relatives(words, cues.reporting.verbs)
    mend_distant_objects(words, cues.governors.striving)
    mend_apposed_places(words, lands)
    mend_absences(words)
    mend_places_of_fates(words, people, either(cues.arguments.fates, cues.arguments.slayings))
    mend_nouns_complements(words, cues.arguments.expecting)
    mend_measures(words)
    mend_votes_of_no_confidence(words)
    mend_whose_clauses(words, names, people)
    mend_clefts(words)
    mend_relative_objects(words)
    mend_headlines(words)
    mend_rulings(words, cues.governors.decreeing)
    mend_votes(words)
    mend_pleas(words)
    mend_coordinated_verbs(words)
    mend_finite_verbs(words, joined)
    mend_oaths(words)
    mend_given_offices(words, names, people, cues.light.making - cues.light.becoming, cues.arguments.officials)
    mend_named_posts(words, cues.light.posts, cues.arguments.officials, either(cues.light.holding, cues.light.leaving))
    mend_terms(words, cues.light.posts)
    mend_listed_nouns(words)
    mend_held(words, cues.light.keeping, cues.light.captives)
    mend_parties(words, names)
    mend_bare_parties(words)
    mend_people_of_parties(words)
    mend_joined_passives(words)
    mend_reduced_relatives(words)
    mend_captured_objects(words)
    mend_accusations(words, names, cues.governors.charging)
    mend_summaries(words, cues.arguments.retold)
    mend_comments(words, either(cues.governors.control_by_object, cues.governors.judging, cues.governors.commenting))
