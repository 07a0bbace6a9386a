"""In which language a question is answered."""

from sitegen.search.clauses import AllOf, Clause, Filter, Term
from sitegen.search.index_fields import ID
from sitegen.search.index_reader import IndexReader, Ranked
from sitegen.search.weights import FAR


def choose_language(reader: IndexReader, matching: Clause, score: Clause, preferred: str) -> str:
    """The preferred language, unless the words are of another.

    They are if the best page of all exists in the preferred language too, but answers far worse there.
    """
    translated = AllOf((matching, Filter(Term("versions", preferred))))
    if not reader.best(Ranked(translated), 1):
        return preferred
    best_translated = reader.best(Ranked(translated, score), 1)
    best_of_all = reader.best(Ranked(matching, score), 1)
    if not best_translated or best_of_all[0].document.id != best_translated[0].document.id:
        return preferred
    grade, page = best_translated[0]
    version = AllOf((matching, Filter(Term(ID, page.version(preferred)))))
    found = reader.best(Ranked(version, score), 1)
    return page.lang if FAR * (found[0].score if found else 0.0) < grade else preferred
