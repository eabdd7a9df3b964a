//! A flood from another process, which writes as fast as the socket takes it: 200,000 events of 4.5 kB on average.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use eslng::{Client, Delivery, EventStream, Interest, Overflow};

const EVENTS: u64 = 200_000;

/// The load server; it ends with the test.
struct Server {
    process: Child,
    port: u64,
}

impl Server {
    fn start() -> Self {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--release", "-p", "eslng-bench", "--bin", "load-server"])
            .status();
        assert!(built.expect("cargo runs").success());
        let target = std::env::current_exe()
            .expect("a test has a path")
            .ancestors()
            .nth(3)
            .expect("tests lie in PROFILE/deps")
            .to_path_buf();
        let mut command = Command::new(target.join("release/load-server"));
        command.args(["--events", &EVENTS.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("it was built");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("it is piped")).read_line(&mut line).expect("it says its port");
        let port =
            line.split("\"port\":").nth(1).and_then(|rest| rest.split([',', '}']).next()).and_then(|port| port.parse().ok());
        Server { process, port: port.expect("a port") }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Counts until the event that ends the flood: received, and reported as lost.
async fn count(events: &mut EventStream, each: impl Fn()) -> (u64, u64) {
    let (mut received, mut lost) = (0, 0);
    while let Some(delivery) = events.next().await {
        match delivery {
            Delivery::Event(event) if event.peek("Event-Subclass").as_deref() == Some(b"bench::end") => break,
            Delivery::Event(_) => received += 1,
            Delivery::Dropped { count } => lost += count,
            other => panic!("the connection was lost: {other:?}"),
        }
        each();
    }
    (received, lost)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_takes_20_microseconds_an_event_loses_none() {
    let server = Server::start();
    let client = Client::builder(format!("127.0.0.1:{}", server.port)).silence(None).connect().await.unwrap();
    let mut events = client.subscribe(Interest::all()).await.unwrap();
    let work = || {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_micros(20) {
            std::hint::spin_loop();
        }
    };
    assert_eq!(count(&mut events, work).await, (EVENTS, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_stops_is_told_exactly_what_it_lost() {
    for overflow in [Overflow::DropOldest, Overflow::DropNewest] {
        let server = Server::start();
        let builder = Client::builder(format!("127.0.0.1:{}", server.port)).silence(None).queue(1 << 20, overflow);
        let client = builder.connect().await.unwrap();
        let mut stopped = client.subscribe(Interest::all()).await.unwrap();
        // Another reader sees the flood end; it waits for the first one's 5 s, and not for more.
        let mut end = client.listen(Interest::subclasses(["bench::end"])).await.unwrap();
        tokio::time::timeout(Duration::from_secs(120), end.next()).await.expect("one reader does not stop the others");
        client.close().await;
        let (received, lost) = count(&mut stopped, || {}).await;
        // The event that ends the flood may be among the lost.
        let sent = received + lost;
        assert!(sent == EVENTS || sent == EVENTS + 1, "{overflow:?}: received {received}, reported {lost}");
        assert!(lost > EVENTS / 2, "{overflow:?}: {lost}");
    }
}
