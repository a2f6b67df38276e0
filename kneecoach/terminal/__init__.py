"""The terminal: taken over and given back in order, and written to in what it has and can carry."""
