//! One connection as its handles see it: where they ask, and where it stands.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use eslng_engine::engine::{ClientConfig, CloseReason, OutboundConfig, Outcome, OwnCall, Permissions};
use tokio::sync::{oneshot, watch};

use crate::asking::Request;
use crate::builder::Builder;
use crate::driver::{Driver, Ends};
use crate::shared::Shared;
use crate::telemetry;
use crate::transport::Transport;
use crate::{Error, Status};

pub(crate) struct Lane {
    shared: Arc<Shared>,
    pub status: watch::Receiver<Status>,
    pub permissions: watch::Receiver<Permissions>,
    /// How many requests wait for their outcome.
    load: AtomicUsize,
}

impl Lane {
    /// Starts a connection's task on the current tokio runtime.
    pub fn start(builder: &Builder, config: ClientConfig, number: usize) -> Result<Self, Error> {
        let (ends, status, permissions) = ends();
        let driver = Driver::new(builder, config, ends)?;
        let span = tracing::info_span!("eslng", switch = %builder.name, connection = number);
        Ok(Lane::of(driver, status, permissions, span))
    }

    /// Starts the task of a connection that the switch has opened for a call.
    pub fn outbound(config: OutboundConfig, transport: Box<dyn Transport>, connected: oneshot::Sender<OwnCall>) -> Self {
        let (ends, status, permissions) = ends();
        let driver = Driver::outbound(config, transport, ends, connected);
        Lane::of(driver, status, permissions, tracing::info_span!("eslng", switch = telemetry::OUTBOUND))
    }

    fn of(
        driver: Driver,
        status: watch::Receiver<Status>,
        permissions: watch::Receiver<Permissions>,
        span: tracing::Span,
    ) -> Self {
        let shared = Shared::new(driver, span);
        tokio::spawn(Arc::clone(&shared).run());
        Lane { shared, status, permissions, load: AtomicUsize::new(0) }
    }

    /// Makes a request, which ends after this time if it is given.
    pub async fn request(&self, request: Request, timeout: Option<Duration>) -> Result<Outcome, Error> {
        let _load = Load::on(&self.load);
        let asked = self.ask(move |driver, now| {
            let answered = driver.request(request, timeout, now);
            answered.map(|answered| (answered, driver.waiting.len() == 1))
        });
        let (answered, is_alone) = asked.await??;
        self.shared.answer(answered, is_alone).await.unwrap_or_else(|| Err(self.ended()))
    }

    /// Asks something of the connection's driver.
    pub async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Driver, Duration) -> T + Send + 'static,
    ) -> Result<T, Error> {
        self.shared.ask(ask).await
    }

    pub async fn close(&self) {
        let closed = self.ask(|driver, now| driver.machine.close(now));
        if closed.await.is_ok() {
            let mut status = self.status.clone();
            // The task has gone if the sender has.
            let _ = status.wait_for(|status| matches!(status, Status::Ended(_))).await;
        }
    }

    pub fn is_up(&self) -> bool {
        matches!(*self.status.borrow(), Status::Up)
    }

    pub fn load(&self) -> usize {
        self.load.load(Ordering::Relaxed)
    }

    pub fn ended(&self) -> Error {
        match &*self.status.borrow() {
            Status::Ended(reason) => Error::Ended(reason.clone()),
            _ => Error::Ended(CloseReason::Local),
        }
    }
}

fn ends() -> (Ends, watch::Receiver<Status>, watch::Receiver<Permissions>) {
    let (tell, status) = watch::channel(Status::Connecting);
    let (grant, permissions) = watch::channel(Permissions::default());
    (Ends { status: tell, permissions: grant }, status, permissions)
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.shared.abandon();
    }
}

/// Counts a request for as long as its future lives.
struct Load<'l>(&'l AtomicUsize);

impl<'l> Load<'l> {
    fn on(load: &'l AtomicUsize) -> Self {
        load.fetch_add(1, Ordering::Relaxed);
        Load(load)
    }
}

impl Drop for Load<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
