"""The rules by which a sentence is held against what an article says."""
