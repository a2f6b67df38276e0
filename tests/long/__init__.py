"""Runs that take long, each by one command; the default run has a small sample of each."""
