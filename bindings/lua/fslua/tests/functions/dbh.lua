local check = require "check"
local same = check.same
local folder = argv[1]

for number, dsn in ipairs { "sqlite://my_db", "core:my_db", "sqlite://" .. folder .. "/other.db" } do
    local dbh = freeswitch.Dbh(dsn)
    assert(dbh:connected())
    -- The first finds no table and makes it, the second has it.
    same(dbh:test_reactive("SELECT * FROM my_table", "DROP TABLE my_table", "CREATE TABLE my_table (id INTEGER(8), name VARCHAR(255))"), true)
    dbh:query("DELETE FROM my_table")
    same(dbh:query("INSERT INTO my_table VALUES(1, 'foo')"), true)
    same(dbh:query("INSERT INTO my_table VALUES(2, 'bar')"), true)
    local rows = {}
    same(dbh:query("SELECT id, name FROM my_table ORDER BY id", function(row) rows[#rows + 1] = row.id .. row.name end), true)
    same(table.concat(rows, " "), "1foo 2bar")
    same(type(dbh:query_rows("SELECT id FROM my_table")[1].id), "string", "values are text")
    same(#dbh:query_rows("SELECT * FROM my_table WHERE id > 5"), 0)
    -- A number that is not 0 ends the rows.
    local seen = 0
    dbh:query("SELECT id FROM my_table", function() seen = seen + 1 return 1 end)
    same(seen, 1)
    dbh:query("UPDATE my_table SET name = 'changed'")
    same(dbh:affected_rows(), 2)
    same(dbh:query("SELECT nothing FROM nowhere"), false)
    check.has(dbh:last_error(), "nowhere")
    dbh:clear_error()
    same(dbh:last_error(), nil)
    same(dbh:load_extension("/no/such/extension"), 1)
    same(dbh:query("SELECT NULL AS n, 2.0 AS r", function(row) same(row.n, "") same(row.r, "2.0") end), true)
    same(dbh:release(), true)
    same(dbh:release(), false)
    same(dbh:connected(), false)
    same(dbh:query("SELECT 1"), false)
end

-- A second handle at once is another one; what is given back is used again.
local one, two = freeswitch.Dbh("sqlite://my_db"), freeswitch.Dbh("sqlite://my_db")
same(one:connected() and two:connected(), true)
same(freeswitch.Dbh("mongo://x"):connected(), false)
same(freeswitch.Dbh("pgsql://host=127.0.0.1 port=1 dbname=x user=y"):connected(), false)
same(freeswitch.Dbh("no_such_dsn", "user", "secret"):connected(), false)
