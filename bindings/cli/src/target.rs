//! The switch that is meant, and connections to it.

use std::time::Duration;

use anyhow::{Context, Result};
use eslng::vocabulary::ErrorKind;
use eslng::{Builder, Client, Error};

use crate::arguments::Connect;
use crate::failure::Failure;
use crate::profile;

/// A switch and how to log in.
pub struct Target {
    pub host: String,
    pub port: u16,
    /// A user of the directory; `None`: the event socket's own password.
    pub user: Option<String>,
    password: String,
    timeout: Option<Duration>,
}

/// What FreeSWITCH is delivered with.
pub const DEFAULT_PASSWORD: &str = "ClueCon";

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

impl Target {
    /// What flags, environment and profile say.
    ///
    /// # Errors
    /// A profile that is not there, a file that can't be read.
    pub fn of(connect: &Connect) -> Result<Target> {
        let profile = profile::find(connect.profile.as_deref(), connect.config.as_deref())?;
        let from_file = match (&connect.password, &connect.password_file) {
            (None, Some(file)) => {
                let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
                Some(text.lines().next().unwrap_or_default().to_owned())
            }
            _ => None,
        };
        let password = connect.password.clone().or(from_file).or(profile.password);
        Ok(Target {
            host: connect.host.clone().or(profile.host).unwrap_or_else(|| "127.0.0.1".into()),
            port: connect.port.or(profile.port).unwrap_or(8021),
            user: connect.user.clone().or(profile.user),
            password: password.unwrap_or_else(|| DEFAULT_PASSWORD.into()),
            timeout: connect.timeout,
        })
    }

    /// `host:port`.
    pub fn address(&self) -> String {
        match self.host.contains(':') {
            true => format!("[{}]:{}", self.host, self.port),
            false => format!("{}:{}", self.host, self.port),
        }
    }

    /// Whether the login is the one that FreeSWITCH is delivered with.
    pub fn has_default_password(&self) -> bool {
        self.user.is_none() && self.password == DEFAULT_PASSWORD
    }

    /// The login of a client that is to be made.
    pub fn builder(&self) -> Builder {
        let builder = Client::builder(self.address());
        let builder = match &self.user {
            Some(user) => builder.user(user.as_str(), self.password.as_str()),
            None => builder.password(self.password.as_str()),
        };
        match self.timeout {
            Some(timeout) => builder.timeout(timeout),
            None => builder,
        }
    }

    /// Connects once.
    ///
    /// # Errors
    /// No connection in time, a refused login.
    pub async fn connect_with(&self, builder: Builder) -> Result<Client> {
        let limit = self.timeout.unwrap_or(CONNECT_TIMEOUT);
        match tokio::time::timeout(limit, builder.connect()).await {
            Ok(Ok(client)) => Ok(client),
            Ok(Err(Error::Ended(reason))) => Err(Failure::of_kind(reason.kind(), format!("{}: {reason}", self.address()))),
            Ok(Err(error)) => Err(error.into()),
            Err(_) => {
                let text = format!("{}: no connection within {limit:?}", self.address());
                Err(Failure::of_kind(ErrorKind::ConnectFailed, text))
            }
        }
    }

    /// A client that ends with its first connection.
    ///
    /// # Errors
    /// As [`connect_with`](Self::connect_with).
    pub async fn connect(&self) -> Result<Client> {
        self.connect_with(self.builder().backoff(None)).await
    }
}
