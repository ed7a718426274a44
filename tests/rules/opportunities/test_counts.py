import json

from commissioning.opportunities.rules.counts import Counts, Outcome, outcome_of


def test_read_is_the_sum_of_what_became_of_each() -> None:
    assert Counts(added=94, changed=6, unchanged=3, refused=2, warnings=9).read == 105


def test_counts_grow_one_by_one_and_add_up() -> None:
    counts = Counts().with_one(Outcome.ADDED, warnings=2).with_one(Outcome.REFUSED)
    assert counts == Counts(added=1, refused=1, warnings=2)
    assert counts + Counts(changed=1, warnings=1) == Counts(1, 1, 0, 1, 3)


def test_the_counts_are_one_line_for_people_and_one_for_programs() -> None:
    counts = Counts(added=1_094, changed=6)
    assert counts.in_words() == (
        "read 1,100: added 1,094, changed 6, unchanged 0, refused 0; warnings 0"
    )
    assert "\n" not in counts.as_json()
    assert json.loads(counts.as_json()) == {
        "read": 1_100,
        "added": 1_094,
        "changed": 6,
        "unchanged": 0,
        "refused": 0,
        "warnings": 0,
    }


def test_a_release_adds_changes_or_is_already_held() -> None:
    held, releases = {"a"}, {("a", "1")}
    assert outcome_of("a", "1", held, releases) is Outcome.UNCHANGED
    assert outcome_of("a", "2", held, releases) is Outcome.CHANGED
    assert outcome_of("b", "1", held, releases) is Outcome.ADDED
