"""What the desk asks across capabilities, always within the policy of the thing asked for."""
