"""Rules whose check needs the whole portal, its media or its theme; the generator checks them."""

from content_models.rule import rule
from content_models.rules.slug import RESERVED_WORD

RULES = (
    rule(
        "locale",
        en=("{value} is not a language of this portal", "Add the language to the portal, or remove the page"),
        vi=("Cổng thông tin chưa có ngôn ngữ {value}", "Hãy thêm ngôn ngữ vào cổng hoặc xóa trang"),
    ),
    rule(
        "no-home",
        hides_value=True,
        en=("{value} has no front page in this language", "Publish the front page of that language first"),
        vi=("Trang chủ của ngôn ngữ này chưa xuất bản", "Hãy xuất bản trang chủ trước"),
    ),
    rule(
        "dangling-parent",
        hides_value=True,
        en=(
            "{value} names a parent page that is not published",
            "Publish the parent page, or move this page below another one",
        ),
        vi=(
            "Trang nằm dưới một trang chưa xuất bản",
            "Hãy xuất bản trang đó trước, hoặc chuyển trang này xuống dưới một trang khác",
        ),
    ),
    rule(
        "article-parent",
        hides_value=True,
        en=(
            "{value} names an article as its parent, and articles have no pages below them",
            "Move the page below a section",
        ),
        vi=(
            "Trang nằm dưới một bài viết, mà bài viết không có trang con",
            "Hãy chuyển trang vào một chuyên mục",
        ),
    ),
    rule(
        "list-parent",
        hides_value=True,
        en=(
            "{value} names a list of procedures as its parent, and only procedures have their pages below it",
            "Move the page below a section",
        ),
        vi=(
            "Trang nằm dưới danh mục thủ tục, nơi chỉ chứa thủ tục",
            "Hãy chuyển trang xuống dưới một chuyên mục",
        ),
    ),
    rule(
        "cycle",
        hides_value=True,
        en=("{value} lies below itself", "Move the page below another one"),
        vi=("Trang nằm dưới chính nó", "Hãy chuyển trang xuống dưới một trang khác"),
    ),
    rule(
        "second-home",
        hides_value=True,
        en=("{value} is a second front page in the same language", "Keep one front page for each language"),
        vi=("Cổng thông tin có hai trang chủ cùng một ngôn ngữ", "Hãy giữ lại một trang"),
    ),
    rule(
        "second-list",
        hides_value=True,
        en=(
            "{value} is a second list of procedures in the same language",
            "Keep one list of procedures for each language",
        ),
        vi=("Cổng thông tin có hai danh mục thủ tục trong cùng một ngôn ngữ", "Hãy giữ lại một"),
    ),
    rule(
        "parent-without-pages",
        hides_value=True,
        en=("{value} names a parent page of a kind that has no pages below it", "Move the page below a section"),
        vi=("Trang nằm dưới một trang không chứa trang con", "Hãy chuyển trang vào một chuyên mục"),
    ),
    rule(
        "second-of-kind",
        hides_value=True,
        en=("{value} is a second page of a kind that a language has only once", "Keep one of them for each language"),
        vi=("Cổng có hai trang loại này trong cùng một ngôn ngữ", "Hãy giữ lại một trang"),
    ),
    rule(
        "no-procedure-list",
        en=(
            "{value} is a language without a list of procedures, so nobody sees the procedures that this agency offers",
            "Publish a list of procedures in this language",
        ),
        vi=(
            "Cổng thông tin chưa có danh mục thủ tục bằng ngôn ngữ {value} nên không ai xem được thủ tục của cơ quan",
            "Hãy xuất bản một danh mục",
        ),
    ),
    rule(
        "no-procedure-text",
        en=(
            "{value} has no text in a language in which this portal lists procedures",
            "Translate the procedure, or publish a list of procedures in its language",
        ),
        vi=(
            "Thủ tục {value} chưa có nội dung bằng ngôn ngữ của danh mục trên cổng",
            "Hãy cho dịch thủ tục, hoặc xuất bản danh mục bằng ngôn ngữ của thủ tục",
        ),
    ),
    rule(
        "national-listing",
        en=(
            "{value} is shown by this portal as it is, like every other procedure",
            "Change the procedure itself, or list it in the portal of the agency that handles it",
        ),
        vi=(
            "Cổng quốc gia hiển thị nguyên văn thủ tục {value}",
            "Hãy sửa chính thủ tục, hoặc ghi ở cổng của cơ quan thực hiện",
        ),
    ),
    rule(
        "reserved-id",
        en=("{value} starts like the ids of pages that the platform makes itself", "Publish the page under another id"),
        vi=("{value} là tên mà hệ thống tự đặt cho trang", "Hãy báo quản trị viên"),
    ),
    rule(
        "reserved-slug",
        en=(RESERVED_WORD["en"], "Choose another slug"),
        vi=(RESERVED_WORD["vi"], "Hãy chọn địa chỉ khác"),
    ),
    rule(
        "portal-address",
        en=("{value} is the address of another portal", "Choose another slug"),
        vi=("{value} là địa chỉ của một cổng thông tin khác", "Hãy chọn địa chỉ khác"),
    ),
    rule(
        "too-long",
        en=("{value} is too long for an address", "Shorten it, or move the page further up"),
        vi=("Địa chỉ {value} quá dài", "Hãy rút ngắn hoặc chuyển trang lên cấp cao hơn"),
    ),
    rule(
        "duplicate-path",
        en=("{value} is the address of another page already", "Change the slug of one of the two"),
        vi=("Một trang khác đã có địa chỉ này: {value}", "Hãy chọn địa chỉ khác"),
    ),
    rule(
        "case-collision",
        en=(
            "{value} differs only by upper and lower case from another address",
            "Change one of the two, since some disks cannot keep both",
        ),
        vi=("{value} chỉ khác một địa chỉ khác ở chữ hoa, chữ thường", "Hãy đổi một trong hai"),
    ),
    rule(
        "redirect-on-page",
        en=("{value} is the address of a published page", "Remove the redirect, or move the page"),
        vi=(
            "{value} là địa chỉ của một trang đã xuất bản",
            "Hãy bỏ chuyển hướng hoặc chuyển trang đi nơi khác",
        ),
    ),
    rule(
        "redirect-loop",
        en=("{value} leads back to itself", "Let the redirect lead to another page"),
        vi=("Chuyển hướng {value} dẫn về chính nó", "Hãy dẫn tới một trang khác"),
    ),
    rule(
        "dangling",
        en=(
            "{value} names {noun:term} that is not published",
            "Publish it, or take it out here; until then this part is left out",
        ),
        vi=(
            "Trang dẫn tới {noun:term} chưa xuất bản ({value}); phần này tạm thời không hiển thị",
            "Hãy xuất bản hoặc bỏ khỏi trang",
        ),
    ),
    rule(
        "missing-media",
        en=("{value} is not in the media folder", "Put the file there under its hash, or upload it again"),
        vi=("Thiếu một tệp: {value}", "Hãy tải lên lại"),
    ),
    rule(
        "wrong-hash",
        en=("{value} has other bytes than its name says", "Upload the file again"),
        vi=("Tệp {value} bị hỏng", "Hãy tải lên lại"),
    ),
    rule(
        "no-image",
        en=("{value} is no image of the announced type", "Upload a PNG, JPEG, WebP or AVIF picture"),
        vi=("{value} không phải ảnh đúng loại đã khai", "Hãy tải lên ảnh PNG, JPEG, WebP hoặc AVIF"),
    ),
    rule(
        "other-size",
        en=("{value} is not the width and height of the picture", "Upload the picture again"),
        vi=("Kích thước ảnh khác với kích thước đã khai báo: {value}", "Hãy tải ảnh lên lại"),
    ),
    rule(
        "other-length",
        en=("{value} is not the number of its bytes", "Upload the file again"),
        vi=("Dung lượng tệp khác với dung lượng đã khai báo: {value}", "Hãy tải tệp lên lại"),
    ),
    rule(
        "other-type",
        en=("{value} is no file of the announced type", "Upload the file again, or correct its type"),
        vi=("{value} không phải là tệp thuộc loại đã khai báo", "Hãy tải tệp lên lại hoặc sửa loại tệp"),
    ),
    rule(
        "low-contrast",
        en=(
            "{value} cannot be read well on the background it is used with",
            "Choose a colour with a contrast of at least 4.5 to 1",
        ),
        vi=("Màu {value} khó đọc trên nền của nó", "Hãy chọn màu có độ tương phản từ 4,5:1 trở lên"),
    ),
    rule(
        "unknown-token",
        en=("{value} is no colour that this theme offers", "Remove it, or choose one of the theme's colours"),
        vi=("{value} không phải màu của giao diện này", "Hãy bỏ đi hoặc chọn một màu của giao diện"),
    ),
    rule(
        "template",
        hides_value=True,
        en=(
            "{value} made a template fail",
            "Mend the template, or what it shows of this page; until then its last good version stays, "
            "if there was one",
        ),
        vi=(
            "Giao diện không hiển thị được trang này; cổng thông tin giữ phiên bản tốt gần nhất",
            "Hãy báo quản trị viên",
        ),
    ),
)
