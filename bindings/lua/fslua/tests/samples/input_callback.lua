-- The page's "session:setInputCallback". Mended: the `end`s and `else`s, and blah, which the page does not set.
function my_cb(s, type, obj, arg)
    if (arg) then
        io.write("type: " .. type .. "\n" .. "arg: " .. arg .. "\n");
    else
        io.write("type: " .. type .. "\n");
    end
    if (type == "dtmf") then
        io.write("digit: [" .. obj['digit'] .. "]\nduration: [" .. obj['duration'] .. "]\n");
    else
        e = freeswitch.Event("message");
        e:add_body("you said " .. obj:get_body());
        e:fire();
    end
    seen = { type = type, arg = arg }
end

blah = "args";
session:setInputCallback("my_cb", "blah");
session:streamFile("/prompt.wav");
