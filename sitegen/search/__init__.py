"""One search over all portals: documents made from pages, analysis of Vietnamese text, engines, and the service."""
