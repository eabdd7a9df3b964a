//! A client's driver as its handles and its task share it.
//!
//! Whoever has the lock works on the driver, for a turn; nobody holds it across a wait. Users' code does run under it: what their readers want, their
//! transports, the wakers of those who are answered, their subscribers of `tracing` and `metrics`. So a handle never waits for the lock, which its
//! own thread may hold further down the stack: where it is taken, the order goes into the inbox, and whoever has the lock looks there after it has
//! let go. Nothing but a push or a take is done under the inbox's lock. Only the task waits for the driver's, holding nothing.
//!
//! What panics under the lock is the task, or who does its work, which ends the client, or a handle's write, which ends the connection
//! ([`Driver::let_go_out`]). So a poisoned lock says nothing new.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use eslng_engine::engine::{CloseReason, Outcome};
use tokio::sync::oneshot;
use tokio::task::coop;
use tracing::Span;

use crate::Error;
use crate::asking::Answered;
use crate::bell::Bell;
use crate::driver::Driver;

type Order = Box<dyn FnOnce(&mut Driver) + Send>;

/// The driver behind its lock, and the orders of those who found it taken.
pub(crate) struct Shared {
    driver: Mutex<Driver>,
    inbox: Mutex<VecDeque<Order>>,
    bell: Arc<Bell>,
    /// Rings the bell.
    waker: Waker,
    /// What the work is done in.
    span: Span,
}

impl Shared {
    pub fn new(driver: Driver, span: Span) -> Arc<Self> {
        let bell = Bell::new();
        let waker = Waker::from(Arc::clone(&bell));
        Arc::new(Shared { driver: Mutex::new(driver), inbox: Mutex::default(), bell, waker, span })
    }

    /// Asks something of the driver, and lets go out what comes of it. The error: the client has ended.
    pub async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Driver, Duration) -> T + Send + 'static,
    ) -> Result<T, Error> {
        let ask = match self.try_turn(|driver| driver.obey(ask)) {
            Ok(answer) => {
                self.settle();
                // Who tries again what failed at once would leave the task no turn on a runtime of one thread.
                coop::consume_budget().await;
                return answer;
            }
            Err(ask) => ask,
        };
        let (answer, answered) = oneshot::channel();
        // Who asked may have given up.
        self.leave(Box::new(move |driver| drop(answer.send(ask(driver)))));
        answered.await.unwrap_or(Err(Error::Ended(CloseReason::Local)))
    }

    /// Waits for the answer to a request; `is_alone`: no other was due when it was made. As long as none is, who waits works for the task, if they are
    /// on one thread; see [`Bell`].
    pub async fn answer(&self, mut answered: Answered, is_alone: bool) -> Option<Result<Outcome, Error>> {
        let mut works = is_alone && self.bell.is_of_this_thread();
        let mut was_woken = false;
        poll_fn(|cx| {
            if works && was_woken {
                works = self.work();
            }
            was_woken = true;
            let waker = if works {
                // Before the answer can come: what wakes an asker finds it there.
                self.bell.asker_is(cx.waker());
                self.bell.asker()
            } else {
                cx.waker()
            };
            Pin::new(&mut answered).poll(&mut Context::from_waker(waker))
        })
        .await
        .ok()
    }

    /// No handle is left: nobody can ask or be answered.
    pub fn abandon(&self) {
        self.leave(Box::new(|driver| drop(driver.obey(|driver, now| driver.machine.close(now)))));
    }

    /// The client's task.
    pub async fn run(self: Arc<Self>) {
        let shared = EndedWithTask(self);
        poll_fn(|cx| {
            shared.0.bell.task_is(cx.waker());
            // Who waits for an answer has done the work.
            if !shared.0.bell.has_rung() {
                return Poll::Pending;
            }
            let polled = shared.0.turn(&mut shared.0.driver.lock().unwrap_or_else(PoisonError::into_inner));
            shared.0.settle();
            polled
        })
        .await;
    }

    /// Does the task's work, if nobody else is about to; whether at most one answer is due then.
    fn work(&self) -> bool {
        let Ok(mut driver) = self.driver.try_lock() else { return false };
        // Users' code that panics in here is not that of who waits.
        let turn = catch_unwind(AssertUnwindSafe(|| self.turn(&mut driver)));
        let has_ended = turn.map_or(true, |polled| polled.is_ready());
        if has_ended {
            driver.finish(CloseReason::Local);
        }
        let is_alone = driver.waiting.len() <= 1;
        drop(driver);
        if has_ended {
            self.bell.wake_task();
        }
        self.settle();
        is_alone
    }

    /// One turn of the task's work.
    fn turn(&self, driver: &mut Driver) -> Poll<()> {
        let _within = self.span.enter();
        self.bell.was_heard();
        self.obey_inbox(driver);
        if driver.ended.is_some() {
            return Poll::Ready(());
        }
        driver.poll(&mut Context::from_waker(&self.waker))
    }

    fn leave(&self, order: Order) {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner).push_back(order);
        self.settle();
    }

    /// Carries out what is in the inbox, while nobody else is about to: who has the lock looks here when it has let go.
    fn settle(&self) {
        while !self.inbox.lock().unwrap_or_else(PoisonError::into_inner).is_empty() {
            if self.try_turn(|_| ()).is_err() {
                return;
            }
        }
    }

    /// Works on the driver, after those whose orders came before; gives the work back where somebody else does.
    fn try_turn<T, W: FnOnce(&mut Driver) -> T>(&self, work: W) -> Result<T, W> {
        let mut driver = match self.driver.try_lock() {
            Ok(driver) => driver,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(work),
        };
        self.obey_inbox(&mut driver);
        let done = work(&mut driver);
        let is_for_task = driver.let_go_out();
        drop(driver);
        if is_for_task {
            self.bell.wake_task();
        }
        Ok(done)
    }

    fn obey_inbox(&self, driver: &mut Driver) {
        while let Some(order) = self.next_order() {
            order(driver);
        }
    }

    /// A function, so that the inbox is free again while the order is carried out.
    fn next_order(&self) -> Option<Order> {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }
}

/// A task that is dropped, with its runtime or in a panic, ends the client: who waits would wait for ever.
struct EndedWithTask(Arc<Shared>);

impl Drop for EndedWithTask {
    fn drop(&mut self) {
        self.0.driver.lock().unwrap_or_else(PoisonError::into_inner).finish(CloseReason::Local);
        self.0.settle();
    }
}
