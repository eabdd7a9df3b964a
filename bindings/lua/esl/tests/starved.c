/* Lua runs out of memory at each place where it asks for some: starved SCRIPT. Each time a script ends with that error
 * or, when it asks for less, by itself; never otherwise. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

/* How often Lua is still given memory. */
static long left;

static void *allocate(void *unused, void *block, size_t old_size, size_t new_size)
{
    (void)unused;
    if (new_size == 0) {
        free(block);
        return NULL;
    }
    /* What shrinks must not fail. */
    if (block == NULL || new_size > old_size) {
        if (left == 0)
            return NULL;
        left--;
    }
    return realloc(block, new_size);
}

int main(int argc, char **argv)
{
    long given = 0;
    int starved = 1;

    if (argc != 2)
        return 2;
    while (starved) {
        lua_State *state;
        int status;

        left = -1;
        state = lua_newstate(allocate, NULL);
        if (state == NULL)
            return 2;
        luaL_openlibs(state);
        if (luaL_loadfile(state, argv[1]) != 0) {
            fprintf(stderr, "%s\n", lua_tostring(state, -1));
            return 2;
        }
        left = given++;
        status = lua_pcall(state, 0, 0, 0);
        left = -1;
        /* The script may have caught the error and raised it again. */
        starved = status != 0 && strstr(lua_tostring(state, -1), "not enough memory") != NULL;
        if (status != 0 && !starved) {
            fprintf(stderr, "given memory %ld times: %s\n", given - 1, lua_tostring(state, -1));
            return 1;
        }
        lua_close(state);
    }
    printf("%ld\n", given);
    return 0;
}
