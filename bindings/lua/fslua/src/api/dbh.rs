//! `freeswitch.Dbh`.

use std::rc::Rc;

use mlua::{Function, Lua, MultiValue, Result, Table, UserData, UserDataMethods, Value};

use super::arguments::Arguments;
use super::context::Context;
use crate::db::{Lease, Pools, Row};
use crate::limits::reason_of;

/// A database handle in a script's hands.
pub(crate) struct Dbh {
    lease: Option<Lease>,
    affected: u64,
    last_error: Option<String>,
}

impl Dbh {
    /// `Dbh(dsn[, user, password])`: there in any case, and connected or not.
    pub fn construct(context: &Rc<Context>, values: &MultiValue) -> Result<Dbh> {
        let arguments = Arguments::new("freeswitch.Dbh", values);
        let [user, password] = [arguments.optional(1)?, arguments.optional(2)?];
        let opened = Pools::lease(&context.host, &arguments.text(0)?, user.as_deref(), password.as_deref());
        let (lease, last_error) = match opened {
            Ok(lease) => (Some(lease), None),
            Err(error) => {
                tracing::error!(%error, "the database could not be opened");
                (None, Some(error))
            }
        };
        Ok(Dbh { lease, affected: 0, last_error })
    }

    /// Runs SQL; whether it succeeded. What a callback raises goes on to the script.
    fn query(&mut self, sql: &str, mut on_row: Option<&mut dyn FnMut(Row) -> Result<bool>>) -> Result<bool> {
        self.last_error = None;
        let Some(database) = self.lease.as_mut().and_then(Lease::get) else {
            self.last_error = Some("not connected".to_owned());
            return Ok(false);
        };
        let mut raised = None;
        let mut give = |row: Row| match on_row.as_mut().map(|on_row| on_row(row)) {
            Some(Ok(goes_on)) => goes_on,
            Some(Err(error)) => {
                raised = Some(error);
                false
            }
            None => true,
        };
        let outcome = database.run(sql, Some(&mut give));
        if let Some(error) = raised {
            return Err(error);
        }
        match outcome {
            Ok(affected) => {
                self.affected = affected;
                Ok(true)
            }
            Err(error) => {
                tracing::error!(%error, "a query has failed");
                self.last_error = Some(error);
                Ok(false)
            }
        }
    }
}

fn table(lua: &Lua, row: Row) -> Result<Table> {
    let table = lua.create_table()?;
    for (name, value) in row {
        table.raw_set(name, lua.create_string(value)?)?;
    }
    Ok(table)
}

/// Calls a row's callback: a number that is not 0 ends the rows. One that fails is logged and the rows go on, as in mod_lua.
fn call(lua: &Lua, function: &Function, row: Row) -> Result<bool> {
    match function.call::<Value>(table(lua, row)?) {
        Ok(Value::Integer(number)) => Ok(number == 0),
        Ok(Value::Number(number)) => Ok(number == 0.0),
        Ok(Value::String(text)) => {
            Ok(text.to_str().ok().and_then(|text| text.trim().parse::<f64>().ok()).is_none_or(|it| it == 0.0))
        }
        Ok(_) => Ok(true),
        Err(error) if reason_of(&error).is_some() => Err(error),
        Err(error) => {
            tracing::error!(target: "script", %error, "a row's callback has failed");
            Ok(true)
        }
    }
}

impl UserData for Dbh {
    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method_mut("connected", |_, this, ()| {
            Ok(this.lease.as_mut().and_then(Lease::get).is_some_and(|database| database.is_alive()))
        });
        methods.add_method_mut("release", |_, this, ()| Ok(this.lease.take().is_some()));
        methods.add_method_mut("query", |lua, this, values: MultiValue| {
            let arguments = Arguments::new("Dbh:query", &values);
            let sql = arguments.text(0)?;
            match arguments.value(1) {
                Value::Function(function) => this.query(&sql, Some(&mut |row| call(lua, function, row))),
                _ => this.query(&sql, None),
            }
        });
        methods.add_method_mut("query_rows", |lua, this, values: MultiValue| {
            let sql = Arguments::new("Dbh:query_rows", &values).text(0)?;
            let rows = lua.create_table()?;
            let succeeded = this.query(
                &sql,
                Some(&mut |row| {
                    rows.raw_push(table(lua, row)?)?;
                    Ok(true)
                }),
            )?;
            Ok(succeeded.then_some(rows))
        });
        methods.add_method_mut("test_reactive", |_, this, values: MultiValue| {
            let arguments = Arguments::new("Dbh:test_reactive", &values);
            let (test, drop, reactive) = (arguments.text(0)?, arguments.optional(1)?, arguments.optional(2)?);
            if this.query(&test, None)? {
                return Ok(true);
            }
            if let Some(drop) = drop.filter(|drop| !drop.is_empty()) {
                // There may be nothing to drop.
                this.query(&drop, None)?;
            }
            match reactive.filter(|reactive| !reactive.is_empty()) {
                Some(reactive) => this.query(&reactive, None),
                None => Ok(false),
            }
        });
        methods.add_method("affected_rows", |_, this, ()| Ok(this.affected));
        methods.add_method("last_error", |_, this, ()| Ok(this.last_error.clone()));
        methods.add_method_mut("clear_error", |_, this, ()| {
            this.last_error = None;
            Ok(())
        });
        methods.add_method_mut("load_extension", |_, this, values: MultiValue| {
            let path = Arguments::new("Dbh:load_extension", &values).text(0)?;
            let loaded = match this.lease.as_mut().and_then(Lease::get) {
                Some(database) => database.load_extension(&path),
                None => Err("not connected".to_owned()),
            };
            this.last_error = loaded.err();
            Ok(i32::from(this.last_error.is_some()))
        });
    }
}
