-- The page's "freeswitch.EventConsumer". Mended: the address, the sleep is shorter, and the `end`s.
con = freeswitch.EventConsumer("all");
session = freeswitch.Session(address);
while session:ready() do
    session:execute("sleep", "100");
    for e in (function() return con:pop() end) do
        print("event\n" .. e:serialize("xml"));
        seen = (seen or 0) + 1
    end
end
