-- The module ESL as a rock, for the Lua that luarocks installs for; cargo builds it. From the folder of eslng:
--     luarocks make bindings/lua/eslng-esl-0.1.0-1.rockspec
rockspec_format = "3.0"
package = "eslng-esl"
version = "0.1.0-1"
source = { url = "git+file://." }
description = {
    summary = "FreeSWITCH's Event Socket: libesl's classes ESLconnection and ESLevent, over eslng",
    license = "MIT OR Apache-2.0",
}
dependencies = { "lua >= 5.1, < 5.5" }
build = {
    type = "command",
    build_command = [[ci/lua-modules build/lua --release `$(LUA) -e "io.write(_VERSION:sub(5))"`]],
    install_command = [[install -D -m 644 build/lua/`$(LUA) -e "io.write(_VERSION:sub(5))"`/ESL.so $(LIBDIR)/ESL.so]],
}
