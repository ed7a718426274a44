"""What boards do, by topic: each act asks the policy, writes the trail, never commits."""
