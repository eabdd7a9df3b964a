-- The page's "session:setHangupHook". Mended: the `end`.
function myHangupHook(s, status, arg)
    freeswitch.consoleLog("NOTICE", "myHangupHook: " .. status .. "\n")
    -- close db_conn and terminate
    seen = status
end

session:setHangupHook("myHangupHook", "blah")
