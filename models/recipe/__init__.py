"""Conversion, assembly and evaluation code of the training recipe (see ``models/project.yml``)."""
