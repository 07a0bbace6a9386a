"""Which of two pages with the same words ranks higher."""

from datetime import UTC, datetime, timedelta

from sitegen.search.clauses import AnyOf, Preference, Preferring, Since, Term
from sitegen.search.components.preferences import prefer, prefer_language, prefer_offered, prefer_recent
from sitegen.search.weights import LANGUAGE, NEWS, OFFERED, RECENT
from tests.sitegen.search.components.plans import plan

NOW = datetime(2026, 11, 29, tzinfo=UTC)
SCORE = Term("title", "chieu")


def test_each_preference_is_a_share_of_the_score() -> None:
    assert prefer_recent(NOW) == Preference(Since("date", NOW - NEWS), RECENT)
    assert prefer_language("en") == Preference(Term("lang", "en"), LANGUAGE)
    own = AnyOf((Term("agency", "a"), Term("agency", "b"), Term("group", "procedure:1:vi")))
    assert prefer_offered(["b", "a"], ["procedure:1:vi"]) == Preference(own, OFFERED)


def test_preferences_wrap_a_score() -> None:
    always = prefer_recent(NOW), prefer_language("vi")
    assert prefer(SCORE, plan("hộ chiếu"), "vi", NOW, ["g"]) == Preferring(SCORE, always)
    offered = prefer_offered(["ky-lua"], ["g"])
    assert prefer(SCORE, plan("hộ chiếu kỳ lừa"), "vi", NOW, ["g"]) == Preferring(SCORE, (*always, offered))


def test_no_preference_without_an_agency_outweighs_a_field() -> None:
    assert RECENT + LANGUAGE < OFFERED
    assert timedelta(days=30) < NEWS
