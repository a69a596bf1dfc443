"""Spoils clean texts of any language with known artifacts, so that recall, precision and silence can be measured on them.

Written apart from the rules: nothing here imports textfix.  What an artifact is comes from what machine translation does to texts,
not from what textfix looks for; what a function word is comes from counting the words of the texts given.
"""
