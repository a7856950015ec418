"""Making rewrites from rules (`make`, `transforms`) and applying them to drafts (`apply`)."""
