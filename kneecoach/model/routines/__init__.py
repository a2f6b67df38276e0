"""What is planned: exercises in a row, and the timeline that they unroll into."""
