"""Reports: what was done to articles, for people. They read articles only."""
