"""The exercises that the coach knows, and how much of each is done."""
