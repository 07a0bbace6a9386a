"""Settings of the test suite: a fresh data folder that goes with the run, fast passwords, mail in memory."""

import atexit
import os
import shutil
import tempfile

os.environ["MOTCUA_DATA"] = tempfile.mkdtemp(prefix="motcua test ế ")
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")
os.environ.pop("PUBLIC_URL", None)

from cms.settings.project import *  # noqa: F403
from cms.settings.project import DATABASES, ENVIRONMENT

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Within a test's transaction another connection sees nothing; `test_reader` tests the second one.
EXPORT_DATABASE = "default"
# A file, as the worker tests open it from another process.
if not ENVIRONMENT.database_url:
    DATABASES["default"]["TEST"] = {"NAME": str(ENVIRONMENT.data / "test.sqlite3")}

atexit.register(shutil.rmtree, ENVIRONMENT.data, ignore_errors=True)
