"""Measures, one file each; `evaluation.measures.catalogue` lists them all."""
