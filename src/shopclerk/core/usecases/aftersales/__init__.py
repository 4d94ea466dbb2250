"""After-sales: what customers ask for once the goods have left, and how staff answer it."""
