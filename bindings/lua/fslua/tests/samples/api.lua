-- The page's freeswitch.API, its three samples.
api = freeswitch.API();
-- get current time in milliseconds
time = api:getTime()
reply = api:executeString("version");
sofia = api:executeString("sofia status");
