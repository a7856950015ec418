"""What looks for faults: one module for each kind of rule, and the shared parts (`hit`, `guards`)."""
