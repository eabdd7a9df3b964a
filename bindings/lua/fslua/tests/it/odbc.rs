//! `odbc://`, by the sqlite driver of unixODBC: a data source is named by the file that ODBCINI names, so a process of its own has it.

use std::process::Command;

use eslng_switch::Switch;

use crate::harness::Folder;

#[test]
fn rows_come_by_odbc() {
    let (switch, folder) = (Switch::builder().start().unwrap(), Folder::new());
    let database = folder.0.join("odbc.db");
    let ini = folder.write("odbc.ini", &format!("[my_db]\nDriver=SQLite3\nDatabase={}\n", database.display()));
    folder.write(
        "script.lua",
        "local dbh = freeswitch.Dbh('odbc://my_db:uname:passwd')
        assert(dbh:connected(), dbh:last_error())
        assert(dbh:test_reactive('SELECT * FROM t', 'DROP TABLE t', 'CREATE TABLE t (id INTEGER, name VARCHAR(20))'))
        assert(dbh:query(\"INSERT INTO t VALUES (1, 'foo')\"))
        assert(dbh:query(\"INSERT INTO t VALUES (2, NULL)\"))
        dbh:query('SELECT id, name FROM t ORDER BY id', function(row) stream:write(row.id .. row.name .. ';') end)
        dbh:query(\"UPDATE t SET name = 'x'\")
        stream:write(dbh:affected_rows())
        assert(not dbh:query('SELECT nothing FROM nowhere'))
        assert(dbh:last_error())",
    );
    let mut command = Command::new(env!("CARGO_BIN_EXE_fslua"));
    command.current_dir(&folder.0).env("ODBCINI", ini).args(["--switch", &switch.address().to_string(), "run", "script.lua"]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1foo;2;2");
}
