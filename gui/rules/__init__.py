"""The settings page of the rules, and the files that hand such settings out."""
