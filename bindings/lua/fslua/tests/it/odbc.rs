//! `odbc://`, by the sqlite driver of unixODBC: drivers and data sources are named in files of a folder that ODBCSYSINI names, so a process of its own
//! has it.

use std::path::PathBuf;
use std::process::Command;

use eslng_switch::Switch;

use crate::harness::Folder;

/// Where Debian's libsqliteodbc has it.
fn driver() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").unwrap();
    let mut known = folders.map(|entry| entry.unwrap().path().join("odbc/libsqlite3odbc.so"));
    known.find(|path| path.is_file()).expect("the package libsqliteodbc is installed")
}

#[test]
fn rows_come_by_odbc() {
    let (switch, folder) = (Switch::builder().start().unwrap(), Folder::new());
    let database = folder.0.join("odbc.db");
    folder.write("odbcinst.ini", &format!("[Lab]\nDriver={}\n", driver().display()));
    folder.write("odbc.ini", &format!("[my_db]\nDriver=Lab\nDatabase={}\n", database.display()));
    folder.write(
        "script.lua",
        "local dbh = freeswitch.Dbh('odbc://my_db:uname:passwd')
        assert(dbh:connected(), dbh:last_error())
        assert(dbh:test_reactive('SELECT * FROM t', 'DROP TABLE t', 'CREATE TABLE t (id INTEGER, name VARCHAR(20))'))
        assert(dbh:query(\"INSERT INTO t VALUES (1, 'foo')\"))
        assert(dbh:query(\"INSERT INTO t VALUES (2, NULL)\"))
        dbh:query('SELECT id, name FROM t ORDER BY id', function(row) stream:write(row.id .. row.name .. ';') end)
        dbh:query('SELECT id FROM t ORDER BY id', function(row) stream:write('only ' .. row.id .. ';') return 1 end)
        dbh:query(\"UPDATE t SET name = 'x'\")
        stream:write(dbh:affected_rows())
        assert(not dbh:query('SELECT nothing FROM nowhere'))
        assert(dbh:last_error())
        dbh:release()
        -- The form without a scheme, and names that there are not.
        local old = freeswitch.Dbh('my_db', 'uname', 'passwd')
        stream:write(old:query_rows('SELECT name FROM t')[1].name)
        local none = freeswitch.Dbh('odbc://no_such:uname:s3cret')
        assert(not none:connected() and not none:query('SELECT 1'))
        assert(not none:last_error():find('s3cret', 1, true))",
    );
    let mut command = Command::new(env!("CARGO_BIN_EXE_fslua"));
    command.current_dir(&folder.0).env("ODBCSYSINI", &folder.0).env_remove("ODBCINI");
    let output = command.args(["--switch", &switch.address().to_string(), "run", "script.lua"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1foo;2;only 1;2x");
}
