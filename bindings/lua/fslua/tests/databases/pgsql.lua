-- argv[1]: the port of a server with the user lab, whose password is se@cret=1.
package.path = argv[0]:match("^(.*)/") .. "/../functions/?/init.lua;" .. package.path
local check = require "check"
local same = check.same
local dsn = "pgsql://hostaddr=127.0.0.1 port=" .. argv[1] .. " dbname=postgres user=lab password='se@cret=1' options='-c client_min_messages=WARNING'"
local url = "pgsql://lab:se%40cret%3D1@127.0.0.1:" .. argv[1] .. "/postgres"

for number, form in ipairs { dsn, url, (url:gsub("^pgsql", "postgresql")) } do
    local dbh = freeswitch.Dbh(form)
    assert(dbh:connected(), dbh:last_error())
    -- The first finds no table and makes it, the others have it.
    same(dbh:test_reactive("SELECT * FROM my_table", "DROP TABLE my_table", "CREATE TABLE my_table (id INTEGER, name VARCHAR(255), at TIMESTAMP)"), true)
    dbh:query("DELETE FROM my_table")
    same(dbh:query("INSERT INTO my_table VALUES(1, 'foo', '2026-01-02 03:04:05')"), true)
    same(dbh:affected_rows(), 1)
    same(dbh:query("INSERT INTO my_table VALUES(2, 'b\195\164r', NULL)"), true)
    local rows = {}
    same(dbh:query("SELECT id, name, at FROM my_table ORDER BY id", function(row) rows[#rows + 1] = row.id .. row.name .. row.at end), true)
    same(table.concat(rows, " "), "1foo2026-01-02 03:04:05 2b\195\164r")
    rows = dbh:query_rows("SELECT id, true AS t, 2.50 AS n, '\\x6869'::bytea AS b FROM my_table ORDER BY id")
    same(#rows, 2)
    same(type(rows[1].id) .. rows[1].id .. rows[1].t .. rows[1].n .. rows[1].b, "string1t2.50\\x6869", "values are text")
    same(#dbh:query_rows("SELECT * FROM my_table WHERE id > 5"), 0)
    -- A number that is not 0 ends the rows, and the handle is good for more.
    local seen = 0
    dbh:query("SELECT id FROM my_table", function() seen = seen + 1 return 1 end)
    same(seen, 1)
    dbh:query("UPDATE my_table SET name = 'changed'")
    same(dbh:affected_rows(), 2)
    dbh:query("UPDATE my_table SET name = 'one' WHERE id = 1; SELECT * FROM my_table")
    same(dbh:affected_rows(), 1, "rows that a SELECT counts are not affected")
    same(dbh:query("SELECT nothing FROM nowhere"), false)
    check.has(dbh:last_error(), "nowhere")
    same(dbh:query("SELECT 1"), true, "after an error")
    same(dbh:last_error(), nil)
    same(dbh:query("SELECT '" .. ("x"):rep(100000) .. "' AS long", function(row) same(#row.long, 100000) end), true)
    same(dbh:load_extension("/no/such"), 1)
    same(dbh:release(), true)
    same(dbh:connected(), false)
end

-- One pool for each DSN: what is given back is used again, two at once are two.
local function backend(dbh) return dbh:query_rows("SELECT pg_backend_pid() AS pid")[1].pid end
local one, two = freeswitch.Dbh(dsn), freeswitch.Dbh(dsn)
local first = backend(one)
same(first ~= backend(two), true)
one:release()
one = freeswitch.Dbh(dsn)
same(backend(one), first)
local other = freeswitch.Dbh(url)
same(backend(other) ~= first, true, "another DSN has a pool of its own")

-- One that the server has ended is told so, and no other script gets it.
-- The second argument waits for its end (ms; PostgreSQL 14).
same(two:query_rows("SELECT pg_terminate_backend(" .. first .. ", 30000) AS ended")[1].ended, "t")
same(one:query("SELECT 1"), false)
same(#one:last_error() > 0, true)
same(one:connected(), false)
one:release()
one = freeswitch.Dbh(dsn)
same(backend(one) ~= first, true)

-- What can't be used is not connected, and says no password.
for _, wrong in ipairs { dsn:gsub("se@cret", "wrong"), dsn:gsub("dbname=postgres", "dbname=none"), "pgsql://lab:se@cret@127.0.0.1:x/postgres", "pgsql://" } do
    local dbh = freeswitch.Dbh(wrong)
    same(dbh:connected(), false, wrong)
    same(dbh:query("SELECT 1"), false)
    same(tostring(dbh:last_error()):find("cret", 1, true), nil)
end
