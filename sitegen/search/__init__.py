"""One search over all portals: documents from pages, Vietnamese text, engines, and the service that answers."""
