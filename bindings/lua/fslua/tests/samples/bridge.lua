-- The page's "freeswitch.bridge". Mended: the addresses.
session1 = freeswitch.Session(first);
session2 = freeswitch.Session(second);
freeswitch.bridge(session1, session2);
