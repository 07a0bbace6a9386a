"""The settings of the project; settings that depend on the machine come from `environment`."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from cms.settings.environment import read_environment
from content_models.languages import FIRST_LANGUAGE
from content_models.time_zone import TIME_ZONE

ENVIRONMENT = read_environment()
HERE = Path(__file__).parent.parent

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.public_url.rstrip("/")]
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DATABASES = ENVIRONMENT.databases()
EXPORT_DATABASE = "reader"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "modelcluster",
    "taggit",
    "rest_framework",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.typed_table_block",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail",
    # After Wagtail's apps, because an app that is ready later replaces the permission policies of earlier ones.
    "cms.accounts",
    "cms.agencies",
    "cms.portal",
    "cms.media",
    "cms.procedures",
    "cms.export",
    "cms.publishing",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.agencies.guard.AgencyGuard",
    # The last one, so that nothing else runs between the start of the transaction and the view.
    "cms.publishing.transactions.OneTransaction",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Users
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["cms.agencies.permissions.MembershipBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}}]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Languages of the screens; each needs a translation of the CMS
LANGUAGE_CODE = "vi"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
# Languages of the content; it is first written in the first one, and each portal chooses among them
WAGTAIL_CONTENT_LANGUAGES = [(FIRST_LANGUAGE, _("Vietnamese")), ("en", _("English"))]
# Wagtail requires every language of the content to be one of the screens too.
LANGUAGES = list(dict([*WAGTAILADMIN_PERMITTED_LANGUAGES, *WAGTAIL_CONTENT_LANGUAGES]).items())
# The second folder completes the Vietnamese of Wagtail. `python -m infra.tools.languages` updates both.
LOCALE_PATHS = [HERE / "locale", HERE / "locale" / "wagtail"]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True

# Files
STATIC_URL = "/cms/static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_URL = "/cms/media/"
MEDIA_ROOT = ENVIRONMENT.media
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail
WAGTAIL_SITE_NAME = "Một Cửa"
WAGTAILADMIN_BASE_URL = ENVIRONMENT.public_url.rstrip("/")
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # Ask the approvers of the agency, not those of the whole country.
WAGTAILADMIN_USER_LOGIN_FORM = "cms.accounts.forms.LoginForm"
WAGTAIL_AUTOSAVE_INTERVAL = 5_000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# A translation begins as a copy in the old language: it waits as a draft until its words are changed and approved.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
    *("csv", "txt", "zip", "jpg", "jpeg", "png"),
]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# Mail
if ENVIRONMENT.mail_url:
    _mail = urlsplit(ENVIRONMENT.mail_url)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.username or "", _mail.password or ""
    EMAIL_USE_TLS = _mail.scheme == "smtps"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = ENVIRONMENT.mail
DEFAULT_FROM_EMAIL = f"no-reply@{urlsplit(ENVIRONMENT.public_url).hostname}"

# Security
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/cms/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure
SECURE_SSL_REDIRECT = ENVIRONMENT.secure
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None
X_FRAME_OPTIONS = "SAMEORIGIN"
# Wagtail shows its preview in a frame of the same origin; W019 asks for DENY.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT.log_level},
    # Wagtail logs every page that is saved; the Change rows tell more.
    "loggers": {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "willow", "PIL")},
}
