-- The page's session:getVariable, session:setVariable and freeswitch.getGlobalVariable, each whole; without `local`, for the test.
moh = session:getVariable("hold_music")
session:setVariable("varname", "varval")
my_globalvar = freeswitch.getGlobalVariable("varname")
