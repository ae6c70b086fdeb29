"""Clean, deduplicated, explained articles from scraped news."""
