//! `fslua serve`: a script for each outbound call.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eslng::vocabulary::HangupCause;
use eslng::{Call, Server, ServerHandle, operations};
use tokio::sync::watch;

use crate::config::OnFailure;
use crate::host::Host;
use crate::script::{self, CallOfJob, End, Env, Job};

/// What `serve` is told.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the switch connects to.
    pub listen: String,
    /// The script of calls that name none; `None`: they must.
    pub script: Option<PathBuf>,
    /// How many calls are handled at once.
    pub calls: usize,
}

/// A server that listens.
pub struct Serving {
    server: Server,
    host: Arc<Host>,
    settings: Settings,
    end: watch::Sender<bool>,
}

/// Stops a server. Cheap to clone.
#[derive(Clone)]
pub struct Stopper {
    handle: ServerHandle,
    end: watch::Sender<bool>,
    grace: Duration,
}

impl Stopper {
    /// Takes no more calls; scripts have the grace to end, then they are stopped.
    pub async fn stop(&self) {
        // What a stopped script still tells the switch has its time too.
        self.handle.drain(self.grace + Duration::from_secs(10));
        tokio::time::sleep(self.grace).await;
        self.end.send_replace(true);
    }
}

impl Serving {
    /// Listens.
    ///
    /// # Errors
    /// The address is taken, or none.
    pub async fn bind(host: Arc<Host>, settings: Settings) -> std::io::Result<Self> {
        let server = Server::builder().calls(settings.calls).bind(&settings.listen).await?;
        Ok(Serving { server, host, settings, end: watch::channel(false).0 })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The kernel does not say.
    pub fn local_addr(&self) -> std::io::Result<std::net::SocketAddr> {
        self.server.local_addr()
    }

    /// To stop it.
    pub fn stopper(&self) -> Stopper {
        Stopper { handle: self.server.handle(), end: self.end.clone(), grace: self.host.options.grace() }
    }

    /// Runs scripts until it is stopped. How many calls were still open then.
    pub async fn run(self) -> usize {
        let Serving { server, host, settings, end } = self;
        let settings = Arc::new(settings);
        server
            .serve(move |call| {
                let (host, settings, ends) = (Arc::clone(&host), Arc::clone(&settings), end.subscribe());
                async move { handle(&host, &settings, call, ends).await }
            })
            .await
    }
}

async fn handle(host: &Arc<Host>, settings: &Settings, call: Call, mut ends: watch::Receiver<bool>) {
    let Some(job) = job(host, settings, &call) else {
        // The dialplan goes on, where its next action may help.
        return;
    };
    let shutdown = async {
        if ends.wait_for(|ends| *ends).await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let outcome = script::run(host, job, shutdown).await;
    if matches!(outcome.end, End::Stuck(_) | End::Panic) && host.options.on_failure.unwrap_or_default() != OnFailure::Continue {
        // The script's thread can't do it.
        let hangup = call.run(operations::hangup(Some(HangupCause::NormalTemporaryFailure)));
        if tokio::time::timeout(Duration::from_secs(5), hangup).await.is_err() {
            tracing::error!(uuid = call.uuid(), "the call of a stuck script could not be hung up");
        }
    }
}

/// Which script, from `socket(host:port/SCRIPT ARGUMENT... async full)`.
fn job(host: &Host, settings: &Settings, call: &Call) -> Option<Job> {
    let own = call.own()?;
    let text = |name: &str| own.data.get(name).map(|value| value.into_owned()).unwrap_or_default();
    let (path, arguments) = words(&text("variable_socket_path"), &text("variable_current_application_data"));
    let found = match (path.is_empty(), &settings.script) {
        (true, Some(script)) => host.script(script),
        (true, None) => {
            tracing::error!(
                uuid = call.uuid(),
                "the call names no script, and fslua was given none: socket(host:port/script.lua async full)"
            );
            return None;
        }
        (false, _) => host.script_of_switch(&path),
    };
    match found {
        Ok(script) => {
            Some(Job { script, arguments, env: Env::Event(own.data.clone()), call: Some(CallOfJob(call.clone())), event: None })
        }
        Err(error) => {
            tracing::error!(uuid = call.uuid(), %error, "the call's script");
            None
        }
    }
}

/// The script that the socket action's path names, and the words behind it that are arguments.
fn words(path: &str, data: &str) -> (String, Vec<String>) {
    let path = path.trim_start_matches('/').to_owned();
    let behind = data.split_whitespace().skip(1);
    (path, behind.filter(|word| !matches!(*word, "async" | "full")).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_and_its_arguments() {
        for (path, data, script, arguments) in [
            ("", "127.0.0.1:8084 async full", "", vec![]),
            ("hello.lua", "127.0.0.1:8084/hello.lua async full", "hello.lua", vec![]),
            ("/a/b.lua", "127.0.0.1:8084/a/b.lua one two async full", "a/b.lua", vec!["one", "two"]),
        ] {
            assert_eq!(words(path, data), (script.to_owned(), arguments.iter().map(|word| (*word).to_owned()).collect()));
        }
    }
}
