"""Pictures from public addresses or from bytes at hand, decoded before they are believed.

addresses.py   which IP addresses may be spoken to, checked where the connection is made
source.py      the `PictureSource` port over HTTP
decoding.py    bytes to a small, clean picture
"""
