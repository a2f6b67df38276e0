"""How an exercise goes on: what was seen of it, the rules, and the decision with its reason."""
