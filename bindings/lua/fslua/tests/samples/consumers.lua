-- The page's ways to subscribe of "freeswitch.EventConsumer". Mended: <event_name> and <subclass type>; the test takes the events.
single = freeswitch.EventConsumer("CUSTOM","conference::maintenance");
multiple = freeswitch.EventConsumer();
multiple:bind("MESSAGE_WAITING");
multiple:bind("CUSTOM", "multicast::event");
-- pop() returns an event or nil if no events
nothing = single:pop()
-- pop(1,500) blocks for max half a second until there is an event
later = single:pop(1,500)
