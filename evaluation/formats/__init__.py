"""Readers of question sets, one file a format."""
