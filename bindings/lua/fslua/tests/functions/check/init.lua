-- What the scripts of this folder check with.
local check = {}

function check.same(got, wanted, what)
    if got ~= wanted then
        error((what or "value") .. ": wanted " .. tostring(wanted) .. " (" .. type(wanted) .. "), got " .. tostring(got) .. " (" .. type(got) .. ")", 2)
    end
end

function check.has(text, part)
    if not string.find(tostring(text), part, 1, true) then error("wanted " .. part .. " in " .. tostring(text), 2) end
end

-- That a call of the function fails with an error that has this text.
function check.fails(part, fn, ...)
    local ok, message = pcall(fn, ...)
    if ok then error("no error, wanted " .. part, 2) end
    check.has(message, part)
end

-- The argument of the next run of an application on a session's channel.
function check.ran(con, session, application)
    local uuid = session:get_uuid()
    while true do
        local event = con:pop(1, 5000)
        if not event then error("no " .. application .. " on " .. tostring(uuid), 2) end
        if event:getHeader("Unique-ID") == uuid and event:getHeader("Application") == application then
            return event:getHeader("Application-Data")
        end
    end
end

-- A call to a party of the test switch.
function check.call(name)
    local session = freeswitch.Session("test/" .. name)
    if not session:ready() then error("no call to " .. name .. ": " .. session:hangupCause(), 2) end
    return session
end

return check
