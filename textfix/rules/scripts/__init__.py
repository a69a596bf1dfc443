"""Characters of the wrong script or encoding."""
