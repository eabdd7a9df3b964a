//! Events for one reader.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use eslng_engine::delivery::Delivery;
use futures_core::Stream;

use crate::queue::Queue;

/// The events that a reader wanted, in order. A `futures` `Stream` too. Dropping it ends the interest; the switch goes on sending what it
/// was asked for.
pub struct EventStream {
    queue: Arc<Queue>,
    /// A wait that is under way, for the `Stream` face.
    waiting: Option<Pin<Box<dyn Future<Output = Option<Delivery>> + Send>>>,
}

impl EventStream {
    pub(crate) fn new(queue: Arc<Queue>) -> Self {
        EventStream { queue, waiting: None }
    }

    /// The next delivery; `None`: the client has ended. Cancel-safe: what was not given out stays.
    pub async fn next(&mut self) -> Option<Delivery> {
        match self.waiting.take() {
            // A poll through `Stream` may have begun this wait and hold what it took.
            Some(waiting) => waiting.await,
            None => self.queue.next().await,
        }
    }
}

impl Stream for EventStream {
    type Item = Delivery;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Delivery>> {
        let queue = Arc::clone(&self.queue);
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(async move { queue.next().await }));
        let polled = waiting.as_mut().poll(cx);
        if polled.is_ready() {
            self.waiting = None;
        }
        polled
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.queue.abandon();
    }
}
