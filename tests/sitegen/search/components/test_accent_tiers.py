"""If accents are typed, pages with other accents come later."""

from collections.abc import Collection

from sitegen.search.clauses import AllOf, AnyOf, Clause, Everything, Except, Filter, Term
from sitegen.search.components.accent_tiers import in_accent_tiers, with_typed_accents
from tests.sitegen.search.components.plans import plan

MATCHING = Filter(Term("everything", "ho"))
FOLDED = Term("everything_pairs", "ho_chieu")
EXACT = Term("everything_exact_pairs", "hộ_chiếu")


class Counts:
    """Returns given frequencies, or zero for other terms, and counts its calls."""

    def __init__(self, **frequencies: int) -> None:
        self.frequencies = frequencies
        self.asked = 0

    def __call__(self, terms: Collection[Term]) -> dict[Term, int]:
        self.asked += 1
        return {term: self.frequencies.get(term.value, 0) for term in terms}


def clean(text: str, **frequencies: int) -> Clause | None:
    return with_typed_accents(plan(text), Counts(**frequencies))


def test_without_accents_there_is_one_tier_and_nothing_is_counted() -> None:
    count = Counts(ho_chieu=5)
    assert in_accent_tiers(MATCHING, plan("ho chieu"), count) == [MATCHING]
    assert count.asked == 0


def test_accents_that_no_document_has_make_no_tier() -> None:
    assert in_accent_tiers(MATCHING, plan("hộ chiếu"), Counts(ho_chieu=5)) == [MATCHING]


def test_two_tiers_hold_all_documents_and_none_twice() -> None:
    count = Counts(hộ_chiếu=3, ho_chieu=5)
    found = with_typed_accents(plan("hộ chiếu"), count)
    assert found is not None
    first, second = in_accent_tiers(MATCHING, plan("hộ chiếu"), count)
    assert first == AllOf((MATCHING, Filter(found)))
    assert second == Except(MATCHING, found)


def test_what_lacks_the_pair_is_as_good_as_what_has_its_accents() -> None:
    either = AnyOf((AnyOf((EXACT,)), Except(Everything(), FOLDED)))
    assert clean("hộ chiếu", hộ_chiếu=3, ho_chieu=5) == AllOf((either, AnyOf((AnyOf((EXACT,)),))))


def test_accents_that_may_be_a_slip_are_demanded_in_the_first_tier() -> None:
    typed = AnyOf((EXACT,))
    assert clean("hộ chiếu", hộ_chiếu=1, ho_chieu=11) == AllOf((typed, AnyOf((typed,))))
    assert clean("hộ chiếu", hộ_chiếu=1, ho_chieu=10) != AllOf((typed, AnyOf((typed,))))


def test_a_single_word_is_judged_by_itself_in_both_spellings() -> None:
    typed = AnyOf((Term("everything_exact", "ký"), Term("everything_exact", "kí")))
    either = AnyOf((typed, Except(Everything(), Term("everything", "ki"))))
    assert clean("ký", ký=3, kí=2, ki=6) == AllOf((either, AnyOf((typed,))))


def test_all_is_counted_at_once() -> None:
    count = Counts(hộ_chiếu=3, ho_chieu=5)
    with_typed_accents(plan("cấp lại hộ chiếu phổ thông"), count)
    assert count.asked == 1
