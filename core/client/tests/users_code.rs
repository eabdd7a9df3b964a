//! Users' code that runs in the midst of the client's: it may ask the client, and where it panics or dawdles nobody waits for ever.

use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

use eslng::vocabulary::{ErrorKind, EventName};
use eslng::{Client, Delivery, Error, Interest, Overflow, Status};
use eslng_switch::{Event, Switch};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a test on a thread of its own: one that hangs can't tell so itself.
fn in_time<T: Future<Output = ()>>(test: impl FnOnce() -> T + Send + 'static) {
    let (done, is_done) = channel();
    let thread = thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(test());
        // Who waited has given up.
        let _ = done.send(());
    });
    match is_done.recv_timeout(PATIENCE) {
        Err(RecvTimeoutError::Timeout) => panic!("the client's thread hangs"),
        _ => thread.join().expect("the test fails"),
    }
}

fn switch() -> Switch {
    Switch::builder().start().expect("a loopback port")
}

async fn connect(switch: &Switch) -> Client {
    Client::builder(format!("127.0.0.1:{}", switch.port())).connect().await.expect("the switch is there")
}

fn dtmf() -> Event {
    Event::new("DTMF").with_header("DTMF-Digit", "1")
}

fn poll_once<T>(asked: impl Future<Output = T>) -> Poll<T> {
    pin!(asked).poll(&mut Context::from_waker(Waker::noop()))
}

#[test]
fn trying_again_at_once_leaves_the_client_its_turns() {
    in_time(async || {
        let switch = switch();
        let client = connect(&switch).await;
        switch.drop_connections().expect("the switch runs");
        client.status().wait_for(|status| !matches!(status, Status::Up)).await.expect("the client has not ended");
        let begun = Instant::now();
        while client.api("status").await.is_err() {
            assert!(begun.elapsed() < PATIENCE / 2, "the client does not come back");
        }
    });
}

#[test]
fn a_predicate_may_ask_the_client() {
    in_time(async || {
        let switch = switch();
        let client = connect(&switch).await;
        let asking = client.clone();
        let digits = Interest::names([EventName::Dtmf]).matching(move |_| {
            assert!(poll_once(asking.api("global_setvar asked=yes")).is_pending());
            assert!(poll_once(asking.listen(Interest::all())).is_pending());
            true
        });
        let mut digits = client.subscribe(digits).await.unwrap();
        switch.emit(dtmf()).unwrap();
        assert!(matches!(digits.next().await, Some(Delivery::Event(_))));
        assert_eq!(client.api("global_getvar asked").await.unwrap().text(), "yes");
    });
}

#[test]
fn a_predicate_that_panics_ends_the_client() {
    in_time(async || {
        let switch = switch();
        let client = connect(&switch).await;
        let mut digits = client.subscribe(Interest::names([EventName::Dtmf]).matching(|_| panic!("as it must"))).await.unwrap();
        let job = tokio::spawn({
            let client = client.clone();
            async move { client.bgapi("msleep 600000").await }
        });
        assert_eq!(client.api("echo 1").await.unwrap().text(), "1");
        switch.emit(dtmf()).unwrap();
        assert!(digits.next().await.is_none());
        assert!(matches!(job.await.unwrap(), Err(Error::Ended(_))));
        assert!(matches!(client.api("status").await, Err(Error::Ended(_))));
    });
}

#[test]
fn a_predicate_that_panics_is_not_who_waits() {
    in_time(async || {
        let switch = switch();
        let client = connect(&switch).await;
        let mut digits = client.subscribe(Interest::names([EventName::Dtmf]).matching(|_| panic!("as it must"))).await.unwrap();
        switch.emit(dtmf()).unwrap();
        let begun = Instant::now();
        // Alone, so it reads the event itself.
        let error = loop {
            match client.api("echo 1").await {
                Ok(_) => assert!(begun.elapsed() < PATIENCE / 2, "the event does not come"),
                Err(error) => break error,
            }
        };
        assert!(matches!(error, Error::Ended(_)), "{error}");
        assert!(digits.next().await.is_none());
        client.close().await;
    });
}

#[test]
fn nobody_needs_one_who_waits_to_be_polled() {
    in_time(async || {
        let switch = switch();
        let client = connect(&switch).await;
        let mut digits = client.subscribe(Interest::names([EventName::Dtmf])).await.unwrap();
        let mut left_lying = Box::pin(client.api("echo 1"));
        std::future::poll_fn(|cx| {
            assert!(left_lying.as_mut().poll(cx).is_pending());
            Poll::Ready(())
        })
        .await;
        switch.emit(dtmf()).unwrap();
        assert!(matches!(digits.next().await, Some(Delivery::Event(_))));
        assert_eq!(client.api("echo 2").await.unwrap().text(), "2");
        assert_eq!(left_lying.await.unwrap().text(), "1");
        let mut dropped = Box::pin(client.api("echo 3"));
        std::future::poll_fn(|cx| Poll::Ready(dropped.as_mut().poll(cx).is_pending())).await;
        drop(dropped);
        assert_eq!(client.api("echo 4").await.unwrap().text(), "4");
    });
}

/// A transport that panics once.
struct Panics {
    stream: TcpStream,
    armed: Arc<AtomicBool>,
}

impl AsyncRead for Panics {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Panics {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        assert!(!self.armed.swap(false, Ordering::Relaxed), "as it must");
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[test]
fn a_transport_that_panics_is_lost() {
    in_time(async || {
        let switch = switch();
        let (port, armed) = (switch.port(), Arc::new(AtomicBool::new(false)));
        let open = {
            let armed = Arc::clone(&armed);
            move || {
                let armed = Arc::clone(&armed);
                async move { Ok(Panics { stream: TcpStream::connect(("127.0.0.1", port)).await?, armed }) }
            }
        };
        // No HEARTBEAT wakes the task.
        let client = Client::builder_through(open).silence(None).connect().await.unwrap();
        armed.store(true, Ordering::Relaxed);
        let asked = tokio::spawn({
            let client = client.clone();
            async move { client.api("status").await }
        });
        assert!(asked.await.unwrap_err().is_panic());
        let mut status = client.status();
        status.wait_for(|status| !matches!(status, Status::Up)).await.unwrap();
        status.wait_for(|status| matches!(status, Status::Up)).await.unwrap();
        assert_eq!(client.api("echo 1").await.unwrap().text(), "1");
    });
}

#[test]
fn what_is_due_while_a_reader_has_no_room_waits_for_it() {
    in_time(async || {
        let switch = switch();
        let builder = Client::builder(format!("127.0.0.1:{}", switch.port())).queue(1, Overflow::DropOldest);
        let client = builder.connect().await.unwrap();
        let mut digits = client.subscribe(Interest::names([EventName::Dtmf])).await.unwrap();
        let asked = tokio::spawn({
            let client = client.within(Duration::from_millis(200));
            async move { client.bgapi("msleep 600000").await }
        });
        assert_eq!(client.api("echo 1").await.unwrap().text(), "1");
        (0..2).for_each(|_| switch.emit(dtmf()).unwrap());
        // Nothing is given out until the reader is given up.
        assert_eq!(asked.await.unwrap().unwrap_err().kind(), ErrorKind::Timeout);
        assert!(digits.next().await.is_some());
    });
}
