"""A workout under way: it is asked for its moment, told what happens, and keeps its log."""
