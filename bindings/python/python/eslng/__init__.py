"""Control a FreeSWITCH over its Event Socket."""
