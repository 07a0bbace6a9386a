"""Rules that the decoder of a snapshot enforces: types and forms of values, and the position of each line.

The decoder checks them by the types of the fields; `decoding_error` finds the rule that was broken.
"""

from content_models.rule import rule

MISSING = rule(
    "invalid-record",
    case="missing",
    hides_value=True,
    en=("{value} is missing", "Add the field"),
    vi=("Thiếu một mục bắt buộc", "Hãy thêm mục đó"),
)
UNKNOWN = rule(
    "invalid-record",
    case="unknown-field",
    hides_value=True,
    en=("{value} stands in a field that the format does not know", "Remove the field, or correct its name"),
    vi=("Có mục mà định dạng không có", "Hãy bỏ mục đó hoặc sửa tên"),
)
WORD = rule(
    "invalid-record",
    case="word",
    en=("{value} is not one of the words allowed here", "Use one of: {words}"),
    vi=("{value} không nằm trong các từ được dùng ở đây", "Hãy dùng một trong các từ: {words}"),
)
PATTERN = rule(
    "invalid-record",
    case="pattern",
    en=("{value} does not have the form needed here", "Write {form:term}"),
    vi=("{value} không đúng dạng cần có", "Hãy viết {form:term}"),
)
EMPTY = rule(
    "invalid-record",
    case="empty",
    hides_value=True,
    en=("{value} is empty", "Fill it in"),
    vi=("Có mục bắt buộc đang để trống", "Hãy điền vào"),
)
TOO_LONG = rule(
    "invalid-record",
    case="too-long",
    en=("{value} has {length} characters; at most {limit} are allowed", "Shorten it"),
    vi=("{value} dài {length} ký tự; tối đa {limit} ký tự", "Hãy rút ngắn"),
)
TOO_MANY = rule(
    "invalid-record",
    case="too-many",
    hides_value=True,
    en=("{value} has {length} entries; at most {limit} are allowed", "Remove the ones that matter least"),
    vi=("Có {length} mục; tối đa {limit} mục", "Hãy bỏ bớt những mục ít quan trọng nhất"),
)
TOO_SMALL = rule(
    "invalid-record",
    case="too-small",
    en=("{value} is too small", "Write {limit} or more"),
    vi=("{value} quá nhỏ", "Hãy viết số từ {limit} trở lên"),
)
TOO_LARGE = rule(
    "invalid-record",
    case="too-large",
    en=("{value} is too large", "Write {limit} or less"),
    vi=("{value} quá lớn", "Hãy viết số không quá {limit}"),
)
NO_INSTANT = rule(
    "invalid-record",
    case="instant",
    en=("{value} is no point in time with its offset from UTC", "Write it like 2026-07-01T09:00:00+07:00"),
    vi=("{value} không phải thời điểm có múi giờ", "Hãy viết như 2026-07-01T09:00:00+07:00"),
)
NO_DATE = rule(
    "invalid-record",
    case="date",
    en=("{value} is no date", "Write it like 2026-07-01"),
    vi=("{value} không phải ngày", "Hãy viết như 2026-07-01"),
)
WRONG_TYPE = rule(
    "invalid-record",
    case="type",
    hides_value=True,
    en=("{value} is of the wrong type: expected `{expected}`, got `{got}`", "Write a value of the expected type"),
    vi=("Có phần không đúng kiểu: cần `{expected}`, nhưng là `{got}`", "Hãy viết lại đúng kiểu"),
)
REFUSED = rule(
    "invalid-record",
    hides_value=True,
    en=("{value} is refused: {reason}", "Compare it with docs/records.schema.json"),
    vi=("Có phần không xuất bản được: {reason}", "Hãy so với docs/records.schema.json"),
)
CONTROL_CHARACTER = rule(
    "control-character",
    en=(
        "{value} is a control character, which no page can show",
        "Delete it; such characters often come along with text copied from a PDF",
    ),
    vi=(
        "Nội dung có ký tự điều khiển {value} mà không trang nào hiển thị được",
        "Hãy xóa ký tự đó; ký tự như vậy thường lẫn vào khi chép văn bản từ tệp PDF",
    ),
)
DUPLICATE = rule(
    "duplicate-record",
    en=("{value} already stands in line {line}", "Keep one of them"),
    vi=("{value} đã có ở dòng {line}", "Hãy giữ lại một"),
)
MISPLACED = rule(
    "misplaced-record",
    en=(
        "{value} does not belong in the file of {file:term}",
        "Export the portal and the shared records into two files",
    ),
    vi=(
        "{value} không thuộc tệp của {file:term}",
        "Hãy xuất cổng thông tin và dữ liệu dùng chung thành hai tệp",
    ),
)

RULES = (
    MISSING,
    UNKNOWN,
    WORD,
    PATTERN,
    EMPTY,
    TOO_LONG,
    TOO_MANY,
    TOO_SMALL,
    TOO_LARGE,
    NO_INSTANT,
    NO_DATE,
    WRONG_TYPE,
    REFUSED,
    CONTROL_CHARACTER,
    DUPLICATE,
    MISPLACED,
)
