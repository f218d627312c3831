"""litreview: literature reviews from the papers themselves."""
