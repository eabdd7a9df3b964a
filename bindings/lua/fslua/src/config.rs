//! What `fslua` is told: by flags, and by a file for those that were not given.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use serde::Deserialize;

use crate::limits::Limits;

/// What all ways to run scripts take. In the file the same names stand for the same things.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Options {
    /// The switch's event socket: for API commands, calls that scripts place, and events (127.0.0.1:8021)
    #[arg(long, value_name = "HOST:PORT", global = true)]
    pub switch: Option<String>,
    /// The event socket's password (ClueCon); better in the file or in FSLUA_PASSWORD than on the command line
    #[arg(long, env = "FSLUA_PASSWORD", hide_env_values = true, global = true)]
    pub password: Option<Password>,
    /// A user of the directory to log in as, user@domain, with its esl-password as the password
    #[arg(long, global = true)]
    pub user: Option<String>,
    /// The folder that names of scripts are looked up in, and that `require` looks into (the current one)
    #[arg(long, value_name = "FOLDER", global = true)]
    pub scripts: Option<PathBuf>,
    /// The folder of sqlite:// and core: databases (db)
    #[arg(long, value_name = "FOLDER", global = true)]
    pub databases: Option<PathBuf>,
    /// How many seconds a script may run; 0: without limit (14400)
    #[arg(long, value_name = "SECONDS", global = true)]
    pub time_limit: Option<f64>,
    /// How many seconds of processor time a script may use; 0: without limit (60)
    #[arg(long, value_name = "SECONDS", global = true)]
    pub cpu_limit: Option<f64>,
    /// How many MiB a script may hold; 0: without limit (64)
    #[arg(long, value_name = "MIB", global = true)]
    pub memory_limit: Option<usize>,
    /// What becomes of the call of a script that fails or is stopped
    #[arg(long, value_enum, global = true)]
    pub on_failure: Option<OnFailure>,
    /// How many seconds running scripts have when fslua is told to end (30)
    #[arg(long, value_name = "SECONDS", global = true)]
    pub grace: Option<f64>,
    /// Where Prometheus finds metrics: http://HOST:PORT/metrics
    #[arg(long, value_name = "HOST:PORT", global = true)]
    pub metrics: Option<SocketAddr>,
    /// What is logged on standard error, in the words of tracing's filters (info)
    #[arg(long, value_name = "FILTER", global = true)]
    pub log: Option<String>,
    /// How it is logged
    #[arg(long, value_enum, global = true)]
    pub log_format: Option<LogFormat>,
    /// The mail server of freeswitch.email: smtp://, smtps:// or smtp://...?tls=required; without it sendmail is called
    #[arg(long, value_name = "URL", global = true)]
    pub smtp: Option<String>,
    /// The program that takes a mail on standard input (sendmail)
    #[arg(long, value_name = "PROGRAM", global = true)]
    pub sendmail: Option<PathBuf>,
}

/// A password: it shows itself to nobody.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// For the login.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl std::str::FromStr for Password {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Password(text.to_owned()))
    }
}

/// What becomes of the call of a script that raised an error or was stopped.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum OnFailure {
    /// What the script said with setAutoHangup: hung up unless it said false
    #[default]
    Auto,
    /// It is hung up
    Hangup,
    /// It goes on with the next action of the dialplan
    Continue,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// A line of text each
    #[default]
    Text,
    /// A JSON object each
    Json,
}

/// A configuration that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there, or may not be read.
    #[error("{path}: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// It is no TOML, or says what fslua does not know.
    #[error("{path}: {error}")]
    Wrong {
        /// The file.
        path: PathBuf,
        /// Where and why. The line itself is not shown: it may hold the password.
        error: String,
    },
}

macro_rules! fill {
    ($to:ident from $from:ident: $($field:ident),*) => { $(if $to.$field.is_none() { $to.$field = $from.$field; })* };
}

impl Options {
    /// These, and for what they do not say the file.
    ///
    /// # Errors
    /// The file can't be read, or says what fslua does not know.
    pub fn with_file(mut self, path: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = path else { return Ok(self) };
        let text = std::fs::read_to_string(path).map_err(|error| ConfigError::Unreadable { path: path.to_owned(), error })?;
        let file: Options = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            ConfigError::Wrong { path: path.to_owned(), error: format!("line {line}: {}", error.message()) }
        })?;
        let to = &mut self;
        fill!(to from file: switch, password, user, scripts, databases, time_limit, cpu_limit, memory_limit, on_failure, grace, metrics, log,
            log_format, smtp, sendmail);
        Ok(self)
    }

    /// The limits of each script.
    pub fn limits(&self) -> Limits {
        let seconds = |given: Option<f64>, or: f64| {
            let seconds = given.unwrap_or(or);
            Duration::try_from_secs_f64(seconds).ok().filter(|limit| !limit.is_zero())
        };
        Limits {
            time: seconds(self.time_limit, 14_400.0),
            cpu: seconds(self.cpu_limit, 60.0),
            memory: self.memory_limit.unwrap_or(64).saturating_mul(1 << 20),
        }
    }

    /// How long running scripts have when fslua is told to end.
    pub fn grace(&self) -> Duration {
        Duration::try_from_secs_f64(self.grace.unwrap_or(30.0)).unwrap_or(Duration::ZERO)
    }

    /// Where scripts are looked up.
    pub fn scripts(&self) -> &Path {
        self.scripts.as_deref().unwrap_or(Path::new("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("fslua-{}-{name}.toml", std::process::id()));
        std::fs::write(&path, text).unwrap();
        path
    }

    #[test]
    fn flags_outrank_the_file() {
        let path = file("rank", "switch = \"one:8021\"\npassword = \"secret\"\ntime-limit = 5\non-failure = \"continue\"\n");
        let flags = Options { switch: Some("two:8021".into()), ..Options::default() };
        let options = flags.with_file(Some(&path)).unwrap();
        std::fs::remove_file(path).unwrap();
        assert_eq!(options.switch.as_deref(), Some("two:8021"));
        assert_eq!(options.on_failure, Some(OnFailure::Continue));
        assert_eq!(options.limits().time, Some(Duration::from_secs(5)));
        assert_eq!(options.limits().cpu, Some(Duration::from_secs(60)));
        assert_eq!(options.password.as_ref().unwrap().reveal(), "secret");
        assert!(!format!("{options:?}").contains("secret"));
    }

    #[test]
    fn a_wrong_file_is_told_by_its_line_without_its_text() {
        let path = file("wrong", "switch = \"one:8021\"\npasword = \"secret\"\n");
        let error = Options::default().with_file(Some(&path)).unwrap_err().to_string();
        std::fs::remove_file(path).unwrap();
        assert!(error.contains("line 2: unknown field `pasword`") && !error.contains("secret"), "{error}");
        assert!(
            Options::default().with_file(Some(Path::new("/nowhere/fslua.toml"))).unwrap_err().to_string().contains("/nowhere")
        );
    }
}
