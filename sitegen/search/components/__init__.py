"""The components of a search. Each makes or wraps a clause and is independent of the engine."""
