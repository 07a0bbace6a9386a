"""Every kind of import issue as a plain sentence: what is wrong or unusual, and what was done with the value.

The sentences contain no values, so that a report can group equal ones. Each has a Vietnamese translation in the
catalogue.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_noop as _


class IssueCode(StrEnum):
    """A kind of issue that a record of the source can have."""

    # Lines that are not records.
    NO_JSON = _("is no JSON: cut off, or of another format; the line was refused")
    NO_UTF8 = _("is not encoded in UTF-8; the line was refused")
    NO_OBJECT = _("is JSON, but no object with fields; the line was refused")
    TOO_LONG_A_LINE = _("has more bytes than any record; the line was refused")
    TOO_DEEP = _("is nested deeper than any record; the line was refused")
    NO_RECORD = _("has no field of the national portal's format; the line was refused")
    NO_CODE = _("has no usable code, and a procedure is known by its code; the line was refused")
    NO_NAME = _("has no name, and a procedure cannot be shown without one; the line was refused")
    OUTSIDE_CONTRACT = _("cannot be made to keep the rules of a definition; the line was refused")
    OTHER_DUPLICATE = _("stands earlier in this file with other content; the first one was used, this line was refused")
    OTHER_CODE = _("would have the same address as another code; the line was refused")
    EQUAL_DUPLICATE = _("stands earlier in this file with the same content; once is enough")

    # Fields of an unexpected type or structure.
    UNKNOWN_FIELD = _("is a field that this importer does not know; kept as a remark")
    FIELD_TWICE = _("stands twice in its object; the last value was used, this one kept as a remark")
    UNFILLED_SO_FAR = _("was empty in all records so far, and nobody knows what it means; kept as a remark")
    ANOTHER_TYPE = _("has another type than this field; read as text")
    KEPT_ASIDE = _("has another type than this field; kept as a remark")
    LIST_EXPECTED = _("stands alone where a list is expected; read as a list of one")
    OBJECT_EXPECTED = _("is a plain value where an object is expected; read as its main text")
    EMPTY_ENTRY = _("is an entry without a name, a code or a text; left out")
    NAMELESS = _("has a code but no name; the code stands in for the name")
    UNKNOWN_WORD = _("is a word that this importer does not know; kept as a remark")
    MISSING_WORD = _("is missing; the most usual word was taken")
    NO_FLAG = _("is neither true nor false; kept as a remark")
    NO_COUNT = _("is no number of papers; kept as a remark")
    MORE_IDS = _("names more entries by number than are given in full; the others stay unknown")

    # Texts.
    CONTROL = _("holds a control character, which no page can show; removed")
    INVISIBLE = _("holds an invisible character; removed")
    BROKEN = _("holds half a character or a null character; replaced by the sign for a lost character")
    LOST = _("holds the sign for a lost character (U+FFFD); kept as it is")
    PRIVATE = _("holds a character that only one font knows; kept as it is")
    MARKUP = _("holds HTML, which is shown to readers as it stands; kept as it is")
    DISTRICT = _("names a district, a level that ended on 1 July 2025; kept as it is")
    TOO_LONG = _("is longer than this field can be; cut here, and kept whole as a remark")

    # Identity and owner of a definition.
    CODE_FORM = _("is no code of the form N.NNNNNN; kept, with an address that is safe")
    CODE_NOTATION = _("differs from the code; kept as a remark")
    DELETED_CODE = _("ends in a word for “deleted”, yet the procedure is listed; kept, please check")
    INTERNAL_FLAG = _("says that the procedure is internal, which its type does not; kept as a remark")
    NO_LEVEL = _("marks the level as undetermined; kept as a remark")
    MERGED_MINISTRY = _("names a ministry that was merged; kept as it is, and the ministry in force was looked up")
    NO_PROMULGATOR = _("does not say who announced the procedure; left unknown")
    NO_EXECUTING = _("does not say in any of three places who handles the procedure; left unknown")
    NAMELESS_BODIES = _("leaves agencies without a name; only the named ones were taken")
    BODIES_DIFFER = _("names other agencies than the list beside it; kept as a remark")
    NO_CODE_RELATED = _("is a related procedure without a code; kept as a remark")
    ADDRESSEE_EXTRA = _("names addressees beside the detailed list; taken in")
    DESCRIPTION_CLASH = _("differs between catalogue and details; the details were used")

    # Dates and decisions.
    NO_DAY = _("is a missing date; left unknown")
    NO_UPDATE = _("does not say when the procedure was last changed; the day it was registered was taken")
    NO_MOMENT = _("is no point in time; kept as a remark")
    MOMENT_AS_TEXT = _("is a date in words instead of a number; read as a date")
    FUTURE_DAY = _("is a date in the future; kept, please check")
    ANCIENT_DAY = _("is a date before 1990; kept, please check")
    PUBLISHED_BEFORE_DECIDED = _("is a date of publication before the decision; both kept, please check")
    UPDATED_BEFORE_CREATED = _("is a date of change before the creation; both kept, please check")
    PROPOSAL_TYPE = _("differs from the type of the procedure; kept as a remark")
    SECOND_NUMBER = _("is a second number of the decision; kept as a remark")
    NO_DECISION_NUMBER = _("gives no number of the decision; left empty")
    NO_LEGAL_NUMBER = _("is no recognisable number of a document; kept as it is")
    FUTURE_NUMBER = _("is a number from a year that has not come yet; kept, please check")
    TRIMMED_NUMBER = _("has spaces or dots that are no part of the number; trimmed")
    WORDY_NUMBER = _("has the kind of document before its number; the number was taken alone")
    NUMBER_TWICE = _("names the same document twice; both kept")
    BASIS_TWICE = _("repeats a document word for word; once is enough")

    # Fees.
    ZERO_WITH_RULE = _("is a fee of 0 beside a rule in words, so it is not free; only the words were taken")
    NULL_WITH_RULE = _("is an empty fee beside a rule in words; only the words were taken")
    NO_FEES = _("names no fee for this way to hand in; left unknown, which is not free")
    NO_AMOUNT = _("is a fee with neither an amount nor words; left unknown, which is not free")
    SMALL_AMOUNT = _("is a fee below 1,000 đ; kept, marked as doubtful")
    FREE_WITH_AMOUNT = _("is a fee beside words that say there is none; kept, marked as doubtful")
    OTHER_CURRENCY = _("is a fee in another currency than đồng; kept")
    CURRENCY_CLASH = _("names one currency by word and another by number; the word was used")
    NO_NUMBER = _("is no amount of a fee; kept as text")
    FREE_IN_WORDS = _("says in words instead of a number that there is no fee; kept, and read as free")
    FEE_CLASH = _("gives no fee for one way to hand in and one for the next; all kept, please check")
    NUMBER_AS_TEXT = _("is a number written as text; read as a number")
    FEE_FILE = _("is a table of fees without a public file; its name was kept as a remark")

    # Times and ways to apply.
    TIME_CLASH = _("gives one way to hand in another time than the next; all kept")
    CASE_CLASH = _("is a time of a service that no way to hand in has; both kept")
    TIME_IN_WORDS = _("is a time in words instead of a number; kept as text")
    TIME_AS_DESCRIBED = _("refers to the description instead of giving a time; kept as text")
    TIME_WITHOUT_UNIT = _("is a time in a unit that cannot be counted; kept as text")
    TIME_ZERO = _("is a time of 0, which nobody has to wait; left unknown")
    TIME_MISSING = _("is a time with a unit and no quantity; left unknown")
    UNKNOWN_CHANNEL = _("is a way to hand in that this importer does not know; kept as a remark")
    ONLINE_CLASH = _("says fully online, yet there is no way to hand in online; kept, please check")
    OFFLINE_CLASH = _("says only in person, yet there is a way to hand in online; both kept, please check")

    # Dossier.
    NO_PUBLIC_FILE = _("is a form without a public file; its name was kept, an own copy must be uploaded")
    NAMELESS_PAPER = _("is a paper without a name; what else is known of it stands in")
    REQUIRED_PAPER = _("is marked as required, which no record was so far; kept as a remark")
    RESULT_PAPER = _("is the result of another procedure, which no field can say; kept as a remark")

    # Conflicts with what is stored here.
    EDITED_HERE = _("was edited here, and changed at the source too; kept as edited")
