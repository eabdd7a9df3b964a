"""What ci/bench is made of: building, serving, measuring, judging."""
