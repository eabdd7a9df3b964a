-- The page's "session:ready" and "session:bridged". Mended: the `end`s and what stands in the loop.
while (session:ready() == true) do
    -- do something here
    if (session:bridged() == true) then
        bridged = true
    end
    session:sleep(20)
    times = (times or 0) + 1
end
