//! `freeswitch.JSON`: text to tables and back, and the switch's `json` command.

use std::rc::Rc;

use mlua::{Lua, LuaString, MultiValue, Result, Table, UserData, UserDataMethods, Value};
use serde_json::{Map, Number, Value as Json};

use super::arguments::{Arguments, raise};
use super::context::Context;

/// How deep tables may stand in tables.
const DEPTH: usize = 100;

/// A converter.
pub(crate) struct JsonObject {
    context: Rc<Context>,
    empty_as_object: bool,
    unformatted: bool,
}

impl JsonObject {
    pub fn new(context: &Rc<Context>) -> Self {
        JsonObject { context: Rc::clone(context), empty_as_object: true, unformatted: false }
    }

    fn write(&self, json: &Json) -> String {
        if self.unformatted { json.to_string() } else { format!("{json:#}") }
    }

    /// Asks the switch's `json` command; what it answers.
    fn execute(&self, value: &Value) -> Result<Option<Json>> {
        let request = match value {
            Value::Table(table) => to_json(&Value::Table(table.clone()), self.empty_as_object, 0)?.to_string(),
            Value::String(text) => {
                let text = text.to_str()?;
                // In one line, which the text need not be.
                let json: Json = serde_json::from_str(&text).map_err(|error| raise(format!("JSON:execute: {error}")))?;
                json.to_string()
            }
            other => return Err(raise(format!("JSON:execute takes a table or a text, got {}", other.type_name()))),
        };
        let client = self.context.client()?;
        let answer = self.context.wait(client.api(format!("json {request}")))?;
        let Some(answer) = self.context.succeeded(answer)? else { return Ok(None) };
        Ok(serde_json::from_str(&answer.text()).ok())
    }
}

impl UserData for JsonObject {
    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("encode", |lua, this, value: Value| {
            lua.create_string(this.write(&to_json(&value, this.empty_as_object, 0)?))
        });
        methods.add_method("decode", |lua, _, text: LuaString| match serde_json::from_slice::<Json>(&text.as_bytes()) {
            Ok(json) => to_lua(lua, &json),
            Err(_) => Ok(Value::Nil),
        });
        methods.add_method("execute", |lua, this, value: Value| {
            this.execute(&value)?.map_or(Ok(Value::Nil), |json| to_lua(lua, &json))
        });
        methods.add_method("execute2", |lua, this, value: Value| {
            this.execute(&value)?.map(|json| lua.create_string(this.write(&json))).transpose()
        });
        methods.add_method_mut("encode_empty_table_as_object", |_, this, values: MultiValue| {
            this.empty_as_object = Arguments::new("encode_empty_table_as_object", &values).flag_or(0, true);
            Ok(())
        });
        methods.add_method_mut("return_unformatted_json", |_, this, values: MultiValue| {
            this.unformatted = Arguments::new("return_unformatted_json", &values).flag_or(0, true);
            Ok(())
        });
    }
}

/// A table whose keys are 1 to its length is an array.
fn to_json(value: &Value, empty_as_object: bool, depth: usize) -> Result<Json> {
    if depth > DEPTH {
        return Err(raise(format!("JSON: tables stand in tables more than {DEPTH} deep: one may hold itself")));
    }
    Ok(match value {
        Value::Nil => Json::Null,
        Value::Boolean(flag) => Json::Bool(*flag),
        Value::Integer(number) => Json::Number((*number).into()),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Json::Number((*number as i64).into()),
        Value::Number(number) => Number::from_f64(*number).map_or(Json::Null, Json::Number),
        Value::String(text) => Json::String(String::from_utf8_lossy(&text.as_bytes()).into_owned()),
        Value::Table(table) => {
            let length = table.raw_len();
            let pairs = table.pairs::<Value, Value>().collect::<Result<Vec<_>>>()?;
            if pairs.is_empty() {
                return Ok(if empty_as_object { Json::Object(Map::new()) } else { Json::Array(Vec::new()) });
            }
            if pairs.len() == length {
                let items = table.sequence_values::<Value>().map(|item| to_json(&item?, empty_as_object, depth + 1));
                return items.collect::<Result<Vec<_>>>().map(Json::Array);
            }
            let mut members = Map::new();
            for (key, item) in pairs {
                members.insert(key.to_string()?, to_json(&item, empty_as_object, depth + 1)?);
            }
            Json::Object(members)
        }
        other => return Err(raise(format!("JSON: a {} has no form in JSON", other.type_name()))),
    })
}

fn to_lua(lua: &Lua, json: &Json) -> Result<Value> {
    Ok(match json {
        Json::Null => Value::Nil,
        Json::Bool(flag) => Value::Boolean(*flag),
        Json::Number(number) => match number.as_i64() {
            Some(number) => Value::Integer(number),
            None => Value::Number(number.as_f64().unwrap_or_default()),
        },
        Json::String(text) => Value::String(lua.create_string(text)?),
        Json::Array(items) => {
            let table: Table = lua.create_table()?;
            for (at, item) in items.iter().enumerate() {
                table.raw_set(at + 1, to_lua(lua, item)?)?;
            }
            Value::Table(table)
        }
        Json::Object(members) => {
            let table: Table = lua.create_table()?;
            for (name, item) in members {
                table.raw_set(name.as_str(), to_lua(lua, item)?)?;
            }
            Value::Table(table)
        }
    })
}
