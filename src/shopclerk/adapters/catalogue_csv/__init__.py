"""Reads product files as merchants have them: the CSV that Shopify exports, with columns for translations.

opening.py    a file as text, with the position a progress bar wants
records.py    CSV records, each with the physical line it begins at
columns.py    what the header says: languages, currencies, what is missing
variants.py   the cells of one variant, validated
options.py    a product's options, and a variant's values of them
pictures.py   the pictures that its rows name
bodies.py     HTML to plain text
products.py   the records of one product to a draft
reader.py     a stream of drafts and refusals
writer.py     the catalogue as such a file, and such a file as a chat brings it
"""
