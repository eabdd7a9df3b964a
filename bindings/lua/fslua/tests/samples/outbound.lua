-- The page's "session:hangupCause". Mended: the address behind sofia/, and the two `end`s.
-- Initiate an outbound call
obSession = freeswitch.Session(address)

-- Check to see if the call was answered
if obSession:ready() then
    -- Do something good here
    done = "answered"
else -- This means the call was not answered ... Check for the reason
    local obCause = obSession:hangupCause()
    freeswitch.consoleLog("info", "obSession:hangupCause() = " .. obCause )
    if ( obCause == "USER_BUSY" ) then -- SIP 486
        -- For BUSY you may reschedule the call for later
        done = "busy"
    elseif ( obCause == "NO_ANSWER" ) then
        -- Call them back in an hour
        done = "no answer"
    elseif ( obCause == "ORIGINATOR_CANCEL" ) then -- SIP 487
        -- May need to check for network congestion or problems
        done = "cancelled"
    else
        -- Log these issues
        done = obCause
    end
end
