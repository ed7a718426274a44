"""The register: what organisations say they are bidding for, overlaps, introductions."""
