"""The invented place: Saltmere, a port city, built through the same actions as anyone's.

`story/` says what happens, in words; the other modules make it happen, day by day, as the people
of the story. Every name, number and address in it is invented.
"""
