"""The grids: one sheet per official table, drawn from the form's own boxes."""
