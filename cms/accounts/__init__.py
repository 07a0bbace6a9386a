"""Users. They are an app of their own because Wagtail's migrations depend on the user model."""
