"""What the pages of partnerships ask: shape and wording only."""
