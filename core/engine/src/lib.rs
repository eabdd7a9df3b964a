//! The sans-IO engine of eslng: FreeSWITCH's Event Socket without a socket
