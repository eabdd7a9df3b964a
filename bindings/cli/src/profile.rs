//! Profiles: sections of a file in fs_cli's form, so that its files are read as they are.
//!
//! ```text
//! [default]
//! host     => 10.0.0.5
//! port     => 8021
//! password => secret
//! ```
//!
//! `=` does as well as `=>`; `;` and `#` begin a comment. Keys that say nothing about the connection (`debug`, `key_f1`) are passed over.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::failure::Failure;

/// What a profile says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub host: Option<String>,
    pub port: Option<u16>,
    pub user: Option<String>,
    pub password: Option<String>,
}

/// What is taken where no profile is named.
const DEFAULT: &str = "default";

/// The profile of this name, of the first file that has it; without a name `default`, where there is one.
///
/// # Errors
/// A named profile that is nowhere, a file that can't be read, a port that is none.
pub fn find(name: Option<&str>, only: Option<&Path>) -> Result<Profile> {
    let files = only.map_or_else(usual_files, |only| vec![only.to_path_buf()]);
    for file in &files {
        let text = match std::fs::read_to_string(file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && only.is_none() => continue,
            read => read.with_context(|| file.display().to_string())?,
        };
        if let Some(profile) = section(&text, name.unwrap_or(DEFAULT)).with_context(|| file.display().to_string())? {
            return Ok(profile);
        }
    }
    match name {
        None => Ok(Profile::default()),
        Some(name) => {
            let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
            Err(Failure::argument(format!("no profile {name:?} in {}", files.join(", "))))
        }
    }
}

fn usual_files() -> Vec<PathBuf> {
    let home = std::env::home_dir();
    let config = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).or_else(|| Some(home.as_ref()?.join(".config")));
    let own = config.map(|config| config.join("eslng.conf"));
    let of_fs_cli = home.map(|home| home.join(".fs_cli_conf"));
    own.into_iter().chain(of_fs_cli).chain([PathBuf::from("/etc/fs_cli.conf")]).collect()
}

/// A section of a file's text; `None`: it has none of this name.
fn section(text: &str, name: &str) -> Result<Option<Profile>> {
    let mut found: Option<Profile> = None;
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            inside = section.trim().eq_ignore_ascii_case(name);
            if inside {
                found.get_or_insert_default();
            }
            continue;
        }
        let Some(profile) = found.as_mut().filter(|_| inside && !line.starts_with([';', '#'])) else { continue };
        let Some((key, value)) = line.split_once("=>").or_else(|| line.split_once('=')) else { continue };
        let (key, value) = (key.trim(), value.trim());
        if value.is_empty() {
            continue;
        }
        match key.to_ascii_lowercase().as_str() {
            "host" => profile.host = Some(value.to_owned()),
            "port" => {
                let port = value.parse().map_err(|_| Failure::argument(format!("[{name}]: {value:?} is no port")))?;
                profile.port = Some(port);
            }
            "user" => profile.user = Some(value.to_owned()),
            "password" => profile.password = Some(value.to_owned()),
            _ => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "; fs_cli's\n[default]\nhost => 10.0.0.5\npassword = a=>b\ndebug => 7\n\n[Two]\n#port => 1\nport=8022\nuser => 1000@lab.test\n[broken]\nport => many\n";

    #[test]
    fn sections_are_read_as_fs_cli_reads_them() {
        let of = |name| section(FILE, name).unwrap();
        let default = of("default").unwrap();
        assert_eq!((default.host.as_deref(), default.port), (Some("10.0.0.5"), None));
        let two = of("two").unwrap();
        assert_eq!((two.port, two.user.as_deref(), two.host), (Some(8022), Some("1000@lab.test"), None));
        assert_eq!(of("three"), None);
        assert!(section(FILE, "broken").unwrap_err().to_string().contains("\"many\" is no port"));
    }
}
