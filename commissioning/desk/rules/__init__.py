"""Pure rules of the desk: words for what is going on."""
