//! What the switch of the recordings has loaded: its API commands with their usage, its applications, other interfaces and
//! console completions, as files in `tables/`. A tab divides the columns, `\n` and `\t` stand for themselves in a column.

const API: &str = include_str!("tables/api.tsv");
const APPLICATION: &str = include_str!("tables/application.tsv");
const INTERFACE: &str = include_str!("tables/interface.tsv");
const COMPLETE: &str = include_str!("tables/complete.tsv");

/// One thing that a module brings.
pub(super) struct Interface {
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) syntax: String,
    pub(super) description: String,
    pub(super) module: String,
}

impl Interface {
    /// The file of the module; what the core brings itself has none, and shows a name of that form.
    pub(super) fn file(&self, modules: &str) -> String {
        let folder = if self.module.starts_with("CORE_") { "" } else { modules };
        format!("{folder}/{}.so", self.module)
    }
}

fn columns(table: &'static str) -> impl Iterator<Item = Vec<String>> {
    table.lines().map(|line| line.split('\t').map(|column| column.replace("\\n", "\n").replace("\\t", "\t")).collect())
}

/// The API commands, by name.
pub(super) fn api() -> impl Iterator<Item = Interface> {
    columns(API).filter_map(|row| {
        let [name, syntax, description, module] = row.try_into().ok()?;
        Some(Interface { kind: "api", name, syntax, description, module })
    })
}

/// The applications, by name.
pub(super) fn applications() -> impl Iterator<Item = Interface> {
    columns(APPLICATION).filter_map(|row| {
        let [name, described, module]: [String; 3] = row.try_into().ok()?;
        let (description, syntax) = described.split_once(',').unwrap_or((&described, ""));
        Some(Interface { kind: "application", name, syntax: syntax.to_owned(), description: description.to_owned(), module })
    })
}

/// Everything that modules bring, by type and name.
pub(super) fn interfaces() -> impl Iterator<Item = Interface> {
    let others = INTERFACE.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        let (kind, name, module) = (columns.next()?, columns.next()?.to_owned(), columns.next()?.to_owned());
        Some(Interface { kind, name, syntax: String::new(), description: String::new(), module })
    });
    api().chain(applications()).chain(others)
}

/// The words of each console completion.
pub(super) fn completions() -> impl Iterator<Item = Vec<&'static str>> {
    COMPLETE.lines().map(|line| line.split('\t').collect())
}

/// The reply to a command that was called wrongly.
pub(super) fn usage(name: &str) -> String {
    let syntax = api().find(|entry| entry.name == name).map(|entry| entry.syntax).unwrap_or_default();
    format!("-USAGE: {syntax}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns() {
        assert_eq!((api().count(), applications().count(), interfaces().count()), (194, 181, 481));
        assert_eq!(usage("uuid_kill"), "-USAGE: <uuid> [cause]\n");
        assert!(completions().any(|words| words == ["fsctl", "loglevel", "debug"] || words == ["alias", "add"]));
    }
}
