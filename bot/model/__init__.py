"""The model's half: what it is given, how it is called, and what becomes of what it writes."""
