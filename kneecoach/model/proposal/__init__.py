"""What the coach proposes for a day, what it leaves out, and why."""
