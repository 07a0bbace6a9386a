"""How much the words of a question contribute to the score."""

from sitegen.search.clauses import AnyOf, BestOf, Boost, Term
from sitegen.search.components.relevance import (
    score_codes,
    score_exact,
    score_folded,
    score_mentions,
    score_names,
    score_relevance,
)
from sitegen.search.index_fields import text_fields
from sitegen.search.weights import CODE, FOLDED, MENTION, NAME, PAIRS, TIE, WORDS
from tests.sitegen.search.components.plans import plan


def test_a_word_counts_in_its_best_field() -> None:
    [clause] = score_folded(plan("phở"), 1.0)
    fields = tuple(Boost(AnyOf((Term(field, "pho"),)), weight) for field, weight in WORDS.items())
    assert clause == BestOf(fields, TIE)


def test_neighbours_count_besides() -> None:
    *words, pair = score_folded(plan("hộ chiếu"), 0.5)
    assert len(words) == 2
    fields = tuple(Boost(AnyOf((Term(f"{field}_pairs", "ho_chieu"),)), weight / 2) for field, weight in PAIRS.items())
    assert pair == BestOf(fields, TIE)


def test_exact_words_count_in_both_spellings() -> None:
    *_, pair = score_exact(plan("đăng ký"))
    assert isinstance(pair, BestOf)
    assert pair.clauses[0] == Boost(
        AnyOf((Term("title_exact_pairs", "đăng_ký"), Term("title_exact_pairs", "đăng_kí"))), PAIRS["title"]
    )


def test_with_accents_typed_folded_words_count_by_their_share() -> None:
    typed, bare = plan("hộ chiếu"), plan("ho chieu")
    whole = score_relevance(typed)
    assert whole == AnyOf((*score_folded(typed, FOLDED), *score_exact(typed), *score_names(typed)))
    assert score_relevance(bare) == AnyOf((*score_folded(bare, 1.0), *score_names(bare)))


def test_codes_names_and_places_have_their_own_weights() -> None:
    asked = plan("1.004222 kỳ lừa")
    assert score_codes(asked) == [Boost(Term("code", code), CODE) for code in ("1.004222", "1004222")]
    assert score_names(plan("hộ chiếu")) == [Boost(Term("name", "ho_chieu"), NAME)]
    [mention] = score_mentions(asked)
    assert isinstance(mention, BestOf)
    assert mention.clauses[0] == Boost(AnyOf((Term("title_pairs", "ki_lua"),)), PAIRS["title"] * MENTION)
    assert score_mentions(plan("hộ chiếu")) == []


def test_every_field_that_is_asked_for_is_one_that_documents_have() -> None:
    asked = plan("đăng ký khai sinh kỳ lừa")
    best = [*score_folded(asked, 1.0), *score_exact(asked), *score_mentions(asked)]
    named = {
        term.field
        for clause in best
        if isinstance(clause, BestOf)
        for boost in clause.clauses
        if isinstance(boost, Boost) and isinstance(boost.clause, AnyOf)
        for term in boost.clause.clauses
        if isinstance(term, Term)
    }
    assert named == set(text_fields())
