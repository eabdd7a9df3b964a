//! One connection as its handles see it: where orders go, and where it stands.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use eslng_engine::engine::{ClientConfig, CloseReason, OutboundConfig, Outcome, OwnCall, Permissions};
use tokio::sync::{mpsc, oneshot, watch};
use tracing::Instrument;

use crate::builder::Builder;
use crate::driver::{Driver, Ends, Order, Request};
use crate::telemetry;
use crate::transport::Transport;
use crate::{Error, Status};

pub(crate) struct Lane {
    orders: mpsc::Sender<Box<Order>>,
    pub status: watch::Receiver<Status>,
    pub permissions: watch::Receiver<Permissions>,
    /// How many requests wait for their outcome.
    load: AtomicUsize,
}

impl Lane {
    /// Starts a connection's task on the current tokio runtime.
    pub fn start(builder: &Builder, config: ClientConfig, number: usize) -> Result<Self, Error> {
        let (lane, ends) = Lane::new();
        let driver = Driver::new(builder, config, ends)?;
        tokio::spawn(
            Box::new(driver).run().instrument(tracing::info_span!("eslng", switch = %builder.name, connection = number)),
        );
        Ok(lane)
    }

    /// Starts the task of a connection that the switch has opened for a call.
    pub fn outbound(config: OutboundConfig, transport: Box<dyn Transport>, connected: oneshot::Sender<OwnCall>) -> Self {
        let (lane, ends) = Lane::new();
        let driver = Driver::outbound(config, transport, ends, connected);
        tokio::spawn(Box::new(driver).run().instrument(tracing::info_span!("eslng", switch = telemetry::OUTBOUND)));
        lane
    }

    fn new() -> (Self, Ends) {
        // A full inbox makes callers wait, which is what they do anyway. Boxed, since an inbox keeps room for 32, and every call has one.
        let (orders, inbox) = mpsc::channel(1024);
        let (tell, status) = watch::channel(Status::Connecting);
        let (grant, granted) = watch::channel(Permissions::default());
        let lane = Lane { orders, status, permissions: granted, load: AtomicUsize::new(0) };
        (lane, Ends { inbox, status: tell, permissions: grant })
    }

    /// Makes a request, which ends after this time if it is given.
    pub async fn request(&self, request: Request, timeout: Option<Duration>) -> Result<Outcome, Error> {
        let _load = Load::on(&self.load);
        let (answer, answered) = oneshot::channel();
        self.order(Order::Request { request, timeout, answer }).await?;
        answered.await.unwrap_or_else(|_| Err(self.ended()))
    }

    pub async fn order(&self, order: Order) -> Result<(), Error> {
        self.orders.send(Box::new(order)).await.map_err(|_| self.ended())
    }

    pub async fn close(&self) {
        if self.order(Order::Close).await.is_ok() {
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
