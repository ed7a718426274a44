"""The verbs of the register, a module for each topic. They take (session, actor, …)."""
