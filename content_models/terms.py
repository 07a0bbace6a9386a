"""Phrases for the placeholders `{noun:term}` in the messages of rules, in each language."""

from collections.abc import Mapping
from typing import Final

TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "page": {"en": "a page", "vi": "một trang"},
    "file": {"en": "a file", "vi": "một tệp"},
    "image": {"en": "an image", "vi": "một ảnh"},
    "agency": {"en": "an agency", "vi": "một cơ quan"},
    "procedure": {"en": "a procedure", "vi": "một thủ tục"},
    "portal": {"en": "a portal", "vi": "một cổng thông tin"},
    "shared-records": {"en": "shared records", "vi": "dữ liệu dùng chung"},
    "id": {
        "en": "an id of 1 to 80 characters: a-z, 0-9, dots, hyphens and underscores, such as tin-tuc",
        "vi": "mã dài 1 đến 80 ký tự gồm a-z, 0-9, dấu chấm, gạch nối và gạch dưới, chẳng hạn tin-tuc",
    },
    "locale": {
        "en": "a language tag in lower case, such as vi, en or km",
        "vi": "mã ngôn ngữ bằng chữ thường, chẳng hạn vi, en hoặc km",
    },
    "sha256": {
        "en": "the SHA-256 of the bytes as 64 lower-case hexadecimal digits",
        "vi": "mã SHA-256 của tệp gồm 64 chữ số thập lục phân viết thường",
    },
    "slug": {
        "en": "one path segment of a-z, 0-9 and single hyphens, such as lien-he",
        "vi": "một đoạn đường dẫn gồm a-z, 0-9 và các gạch nối đơn, chẳng hạn lien-he",
    },
    "visible-text": {
        "en": "a text with at least one visible character",
        "vi": "nội dung có ít nhất một ký tự nhìn thấy được",
    },
    "statistical-code": {
        "en": "two digits for a province or five for a commune, such as 20 or 06184",
        "vi": "hai chữ số cho tỉnh hoặc năm chữ số cho xã, chẳng hạn 20 hoặc 06184",
    },
    "electronic-code": {
        "en": "G or H, two digits, and further groups of digits after dots, such as G15 or H37.1",
        "vi": "G hoặc H, hai chữ số, rồi các nhóm chữ số sau dấu chấm, chẳng hạn G15 hoặc H37.1",
    },
    "file-name": {
        "en": "a file name of a-z, 0-9 and hyphens with an ending, such as mau-don.pdf",
        "vi": "tên tệp gồm a-z, 0-9 và gạch nối, có phần mở rộng, chẳng hạn mau-don.pdf",
    },
    "media-type": {
        "en": "a media type in lower case, such as application/pdf",
        "vi": "kiểu tệp bằng chữ thường, chẳng hạn application/pdf",
    },
    "file-language": {
        "en": "the language of the text as a tag, such as vi, or nothing where there is none",
        "vi": "mã ngôn ngữ của văn bản, chẳng hạn vi, hoặc để trống nếu không có",
    },
    "fragment": {
        "en": "the id of a heading without the sign #, such as le-phi",
        "vi": "mã của đề mục, không có dấu #, chẳng hạn le-phi",
    },
    "path": {
        "en": "a path that starts with a slash",
        "vi": "đường dẫn bắt đầu bằng dấu gạch chéo",
    },
    "schema": {
        "en": "it as docs/records.schema.json says",
        "vi": "theo docs/records.schema.json",
    },
}

SUBJECTS: Final[Mapping[str, str]] = {"en": "This", "vi": "Mục này"}
"""The subject of a sentence if the value itself would mean nothing to an editor."""


def form(name: str) -> str:
    """Return the required form of a text in English, for the description in the schema."""
    return TERMS[name]["en"]
