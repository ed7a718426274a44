"""Rules about text that several capabilities use: words to search by, differences, money talk."""
