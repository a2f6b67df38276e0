"""Pages to read: on knees, and on the rules that the coach follows."""
