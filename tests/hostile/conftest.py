"""The desk of the browser tests, for pages made of hostile papers."""

from browser.conftest import browser, desk

__all__ = ["browser", "desk"]
