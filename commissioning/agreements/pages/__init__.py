"""Pages that a floor above serves too, from inside a page of its own: it asks who may read."""
