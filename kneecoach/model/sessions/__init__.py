"""What was done: sessions, as each is kept, corrected and summed up."""
