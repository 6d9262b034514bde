"""The narrative: one column of editors over the report's texts."""
