"""The ground floor: what every capability stands on and that knows none of them."""
