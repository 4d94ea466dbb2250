"""QR codes, drawn by segno."""
