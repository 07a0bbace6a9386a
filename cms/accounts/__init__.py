"""Who logs in. An app of its own, since migrations of Wagtail start from the user model."""
