"""The weights of `bot/ranking.json`, fitted anew: `python -m evaluation.fitting --help`."""
