"""Last year's report beside the open one: which it is, and what stands in it."""
