"""One search over all portals: documents from pages, Vietnamese text, queries, engines, and the service."""
