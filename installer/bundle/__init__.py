"""Makes the program people double-click, and what is handed out around it."""
