"""Papers as PDF files: drawn by fpdf2 in Noto Sans SC, which has Latin, Cyrillic and Chinese. Only the
characters that a paper uses go into its file.
"""
