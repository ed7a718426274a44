"""Pure rules for opportunities: reading published notices, stages, changes, closing counts."""
