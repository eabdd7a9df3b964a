//! Tables: delimited lines, JSON and XML. A delimited table whose values hold the delimiter can't be read, since the switch escapes
//! nothing; that is said, not guessed.

use serde_json::Value;

use super::{Element, ReplyError};

/// A table as `show` and others give it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    total: usize,
}

/// One row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'t> {
    columns: &'t [String],
    fields: &'t [String],
}

impl Table {
    /// Reads a table with a line of column names, rows, and after an empty line `N total.` or `+OK`. Without rows `show` writes no
    /// names either; `show channels count` writes the number alone.
    ///
    /// # Errors
    /// A row with another number of fields, or another number of rows than the table says.
    pub fn delimited(text: &str, delimiter: &str) -> Result<Table, ReplyError> {
        let mut lines: Vec<&str> = text.lines().collect();
        let mut said = None;
        while let Some(last) = lines.last() {
            match last.strip_suffix(" total.").and_then(|count| count.parse().ok()) {
                Some(count) if said.is_none() => said = Some(count),
                _ if last.is_empty() || *last == "+OK" => {}
                _ => break,
            }
            lines.pop();
        }
        let mut lines = lines.into_iter();
        let columns: Vec<String> = match lines.next() {
            Some(names) => names.split(delimiter).map(str::to_owned).collect(),
            None => Vec::new(),
        };
        let mut rows = Vec::new();
        for (at, line) in lines.enumerate() {
            let fields: Vec<String> = line.split(delimiter).map(str::to_owned).collect();
            if fields.len() != columns.len() {
                return Err(ReplyError::Fields { row: at + 1, found: fields.len(), columns: columns.len() });
            }
            rows.push(fields);
        }
        let total = said.unwrap_or(rows.len());
        if total != rows.len() && !columns.is_empty() {
            return Err(ReplyError::Rows { found: rows.len(), said: total });
        }
        Ok(Table { columns, rows, total })
    }

    /// Reads `{"row_count":N,"rows":[{...}]}`.
    ///
    /// # Errors
    /// No JSON, or no such object.
    pub fn json(text: &str) -> Result<Table, ReplyError> {
        let value: Value = serde_json::from_str(text).map_err(|error| ReplyError::Json(error.to_string()))?;
        let total = value.get("row_count").and_then(Value::as_u64).ok_or(ReplyError::Lacks("row_count"))?;
        let none = Vec::new();
        let rows = value.get("rows").map_or(Some(&none), Value::as_array).ok_or(ReplyError::Lacks("list of rows"))?;
        let mut table = Table { total: usize::try_from(total).unwrap_or(usize::MAX), ..Table::default() };
        for row in rows {
            let row = row.as_object().ok_or(ReplyError::Lacks("row that is an object"))?;
            let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            table.add(row.iter().map(|(name, value)| (name.clone(), text(value))));
        }
        Ok(table)
    }

    /// Reads `<result row_count="N"><row><name>value</name>...</row></result>`.
    ///
    /// # Errors
    /// No XML, or no such element.
    pub fn xml(text: &str) -> Result<Table, ReplyError> {
        let result = Element::parse(text)?;
        let total = result.attribute("row_count").and_then(|count| count.parse().ok()).ok_or(ReplyError::Lacks("row_count"))?;
        let mut table = Table { total, ..Table::default() };
        for row in result.children("row") {
            table.add(row.children.iter().map(|field| (field.name.clone(), field.text.clone())));
        }
        Ok(table)
    }

    /// Columns are those of all rows, in the order in which they first stood.
    fn add(&mut self, fields: impl Iterator<Item = (String, String)>) {
        let mut row = vec![String::new(); self.columns.len()];
        for (name, value) in fields {
            let at = self.columns.iter().position(|known| *known == name).unwrap_or_else(|| {
                self.columns.push(name);
                self.columns.len() - 1
            });
            row.resize(self.columns.len().max(at + 1), String::new());
            row[at] = value;
        }
        for earlier in &mut self.rows {
            earlier.resize(self.columns.len(), String::new());
        }
        self.rows.push(row);
    }

    /// The names of the columns, in order.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|fields| Row { columns: &self.columns, fields })
    }

    /// How many the switch says there are; `count` asks for this alone.
    pub fn total(&self) -> usize {
        self.total
    }
}

impl<'t> Row<'t> {
    /// A field by its column's name.
    pub fn get(&self, column: &str) -> Option<&'t str> {
        let at = self.columns.iter().position(|known| known == column)?;
        self.fields.get(at).map(String::as_str)
    }

    /// Columns and fields, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.columns.iter().map(String::as_str).zip(self.fields.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_forms_of_one_table() {
        let delimited = Table::delimited("uuid,name\na,b\nc,\n\n2 total.\n", ",").expect("it is a table");
        let json =
            Table::json(r#"{"row_count":2,"rows":[{"uuid":"a","name":"b"},{"uuid":"c","name":""}]}"#).expect("it is a table");
        let xml = Table::xml(
            r#"<result row_count="2"><row row_id="1"><uuid>a</uuid><name>b</name></row><row row_id="2"><uuid>c</uuid><name></name></row></result>"#,
        )
        .expect("it is a table");
        // JSON objects have no order here, so only the fields are compared.
        for table in [&delimited, &json, &xml] {
            assert_eq!(table.total(), 2);
            let names: Vec<_> = table.rows().map(|row| (row.get("uuid"), row.get("name"))).collect();
            assert_eq!(names, [(Some("a"), Some("b")), (Some("c"), Some(""))]);
        }
        assert_eq!(Table::json(r#"{"row_count": 0}"#).map(|table| table.total()), Ok(0));
        assert_eq!(Table::xml(r#"<result row_count="0"/>"#).map(|table| table.total()), Ok(0));
        assert_eq!(Table::delimited("\n2 total.\n", ",").map(|table| table.total()), Ok(2));
    }

    #[test]
    fn a_delimiter_in_a_value_is_said() {
        let comma = Table::delimited("uuid,name\na,b,c\n\n1 total.\n", ",");
        assert_eq!(comma, Err(ReplyError::Fields { row: 1, found: 3, columns: 2 }));
        let newline = Table::delimited("name\na\nb\n\n1 total.\n", ",");
        assert_eq!(newline, Err(ReplyError::Rows { found: 2, said: 1 }));
    }
}
