"""The shared register: open declarations, partnerships and agreements in place of tendering."""
