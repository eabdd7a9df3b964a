//! The test switch: a stand-in for FreeSWITCH's event socket
