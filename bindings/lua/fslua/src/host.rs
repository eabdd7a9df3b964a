//! What all scripts of a process share.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use eslng::Client;
use tokio::runtime::Handle;

use crate::config::Options;
use crate::db::Pools;

/// The address of an event socket as FreeSWITCH ships it.
const SWITCH: &str = "127.0.0.1:8021";

/// The runtime that owns the sockets, the switch, the settings and the pools of databases.
pub struct Host {
    /// Where futures of scripts run.
    pub(crate) runtime: Handle,
    /// The inbound connection, which scripts share. It comes back by itself.
    pub(crate) switch: Client,
    pub(crate) options: Options,
    pub(crate) databases: Pools,
}

/// A script that can't be run because of its name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoScript {
    /// It leads out of the folder of scripts.
    #[error("{0:?} leads out of the folder of scripts: what the switch names must lie in it")]
    Outside(String),
    /// It is not there.
    #[error("there is no script {0:?}")]
    Missing(PathBuf),
}

impl Host {
    /// A host on the runtime that this is called on. The connection to the switch is opened beside.
    ///
    /// # Errors
    /// A user or a password that no login can carry.
    pub fn new(options: Options) -> Result<Arc<Self>, eslng::Error> {
        let mut builder = Client::builder(options.switch.as_deref().unwrap_or(SWITCH));
        let password = options.password.as_ref().map_or("ClueCon", |password| password.reveal());
        builder = match &options.user {
            Some(user) => builder.user(user.as_str(), password),
            None => builder.password(password),
        };
        let databases = Pools::new(options.databases.clone().unwrap_or_else(|| "db".into()));
        Ok(Arc::new(Host { runtime: Handle::current(), switch: builder.start()?, options, databases }))
    }

    /// The connection to the switch.
    pub fn switch(&self) -> &Client {
        &self.switch
    }

    /// The file of a script that the operator names: relative to the folder of scripts where it is not there as it stands.
    ///
    /// # Errors
    /// It is not there.
    pub fn script(&self, name: &Path) -> Result<PathBuf, NoScript> {
        let known = [name.to_owned(), self.options.scripts().join(name)];
        known.into_iter().find(|path| path.is_file()).ok_or_else(|| NoScript::Missing(name.to_owned()))
    }

    /// The file of a script that the switch names (`socket(host:port/NAME)`, a channel variable): in the folder of scripts and nowhere else.
    ///
    /// # Errors
    /// It leads out of the folder, or is not there.
    pub fn script_of_switch(&self, name: &str) -> Result<PathBuf, NoScript> {
        let relative = Path::new(name.trim_start_matches('/'));
        if name.contains('\0') || relative.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(NoScript::Outside(name.to_owned()));
        }
        let path = self.options.scripts().join(relative);
        if path.is_file() { Ok(path) } else { Err(NoScript::Missing(path)) }
    }
}
