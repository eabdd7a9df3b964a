//! What the functions of one run share.

use std::cell::RefCell;
use std::future::Future;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::Duration;

use eslng::{Call, Client, Error, Status};
use eslng_engine::vocabulary::ErrorKind;
use mlua::Result;
use tokio::task::JoinHandle;

use super::arguments::raise;
use super::session::SessionState;
use crate::host::Host;
use crate::limits::Stop;

/// How long a run's last words to the switch may take.
const FAREWELL: Duration = Duration::from_secs(5);

/// How long a connection that is not up is waited for.
const COMING: Duration = Duration::from_secs(5);

/// One run of a script.
pub(crate) struct Context {
    pub host: Arc<Host>,
    pub stop: Stop,
    /// The call that the switch has connected for.
    pub own: Option<Call>,
    /// What the script has written to `stream`.
    pub output: super::stream::Output,
    sessions: RefCell<Vec<Weak<SessionState>>>,
    farewells: RefCell<Vec<JoinHandle<()>>>,
}

impl Context {
    pub fn new(host: Arc<Host>, stop: Stop, own: Option<Call>) -> Rc<Self> {
        Rc::new(Context {
            host,
            stop,
            own,
            output: super::stream::Output::default(),
            sessions: RefCell::default(),
            farewells: RefCell::default(),
        })
    }

    /// Waits on the script's thread, which owns no socket, until this is done or the run is to end.
    pub fn wait<T>(&self, what: impl Future<Output = T>) -> Result<T> {
        self.host.runtime.block_on(self.stop.or(what)).map_err(mlua::Error::external)
    }

    /// Waits for something that belongs to the run's end, whatever is to end it.
    pub fn settle<T>(&self, what: impl Future<Output = T>) -> Option<T> {
        self.host.runtime.block_on(async { tokio::time::timeout(FAREWELL, what).await.ok() })
    }

    /// Whether the connection that scripts share is up.
    pub fn is_up(&self) -> bool {
        matches!(*self.host.switch.status().borrow(), Status::Up)
    }

    /// The connection that scripts share. One that is not up, or not up again, is waited for; what is asked of one that does not come fails.
    pub fn switch(&self) -> Result<Client> {
        let mut status = self.host.switch.status();
        let settled = status.wait_for(|status| matches!(status, Status::Up | Status::Ended(_)));
        // Who asks is told when it is down.
        let _ = self.wait(async { tokio::time::timeout(COMING, settled).await.is_ok() })?;
        Ok(self.host.switch.clone())
    }

    /// The connection for API commands: the shared one where it is up, else the call's own where that may.
    pub fn client(&self) -> Result<Client> {
        match self.own.as_ref().filter(|call| !self.is_up() && call.own().is_some_and(|own| own.full)) {
            Some(call) if !call.status().is_over => Ok(call.client().clone()),
            _ => self.switch(),
        }
    }

    /// What came of a request. What a script has asked for wrongly, or may not ask for, is raised; all else is logged and is a failure by its
    /// return value, as in FreeSWITCH.
    pub fn succeeded<T>(&self, outcome: std::result::Result<T, Error>) -> Result<Option<T>> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(error) => match error.kind() {
                ErrorKind::InvalidArgument | ErrorKind::PermissionDenied => Err(raise(error)),
                ErrorKind::HungUp => {
                    tracing::debug!(%error, "a call has ended");
                    Ok(None)
                }
                _ => {
                    tracing::warn!(%error, "a request has failed");
                    Ok(None)
                }
            },
        }
    }

    /// Notes a session, to be finished at the run's end.
    pub fn note(&self, session: &Rc<SessionState>) {
        self.sessions.borrow_mut().push(Rc::downgrade(session));
    }

    /// Notes something that the switch is still being told.
    pub fn note_farewell(&self, farewell: JoinHandle<()>) {
        self.farewells.borrow_mut().push(farewell);
    }

    /// The sessions that the script still holds.
    pub fn sessions(&self) -> Vec<Rc<SessionState>> {
        self.sessions.borrow().iter().filter_map(Weak::upgrade).collect()
    }

    /// Waits for what the switch is still being told.
    pub fn settle_farewells(&self) {
        for farewell in self.farewells.take() {
            self.settle(farewell);
        }
    }
}
