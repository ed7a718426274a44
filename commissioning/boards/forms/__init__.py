"""What the pages of boards ask: shape and wording only."""
