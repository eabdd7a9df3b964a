"""What ci/generate writes."""
