-- The page's "freeswitch.Session", both samples, and session:originate with what to use instead. Mended: the addresses, and the colon of
-- new_session:originate, for which the page has a dot; `first` and `second` are named so that the test can look.
do
    local session = freeswitch.Session(address);
    session:transfer("3000", "XML", "default");
    first = session
end
do
    local session = freeswitch.Session("[execute_on_answer=info notice]" .. address);
    second = session
end
new_session = freeswitch.Session(address, second);
-- this usage of originate is deprecated, use freeswitch.Session(dest, session)
old_session = freeswitch.Session();
originated = old_session:originate(second, address, 10);
