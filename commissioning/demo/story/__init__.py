"""What is in the demo place, as words: who is there, what money may follow, who bids for what."""
