"""Closed word classes: which of their words other words may be forms of."""

from extractor.relations.cues import load_cues


def test_forms_and_codes_are_no_lemmas():
    """Else "dozens" would be a word of its own, and no more that of which "dozens of people" is a measure."""
    cues = load_cues()
    assert "dozens" in cues.forms.others
    assert "dozen" in cues.words
    assert not {"dozens", "others", "governing"} & cues.words
    assert not cues.states.premiers_of_provinces & cues.words
