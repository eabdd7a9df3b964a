//! `docs/haproxy.cfg`: calls through HAProxy to two servers, of which one is drained and replaced.

mod support;

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eslng::{Server, ServerHandle};
use eslng_switch::Switch;
use support::{PATIENCE, until};

struct Proxy(Child);

impl Drop for Proxy {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Three ports that were free a moment ago: HAProxy does not say which one it got.
fn free() -> [SocketAddr; 3] {
    let listeners = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port"));
    listeners.each_ref().map(|listener| listener.local_addr().expect("it is bound"))
}

async fn serve(address: SocketAddr, ended: &Arc<AtomicU64>) -> (ServerHandle, tokio::task::JoinHandle<usize>) {
    let server = Server::bind(&address.to_string()).await.expect("the port is free");
    let (handle, ended) = (server.handle(), Arc::clone(ended));
    let serving = tokio::spawn(server.serve(move |call| {
        let ended = Arc::clone(&ended);
        async move {
            // It may be hung up before that.
            let _ = call.answer().await;
            call.ended().await.expect("it is told");
            ended.fetch_add(1, Ordering::Relaxed);
        }
    }));
    (handle, serving)
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_spread_and_a_server_is_replaced_without_losing_one() {
    let ([calls, one, two], ended) = (free(), Arc::new(AtomicU64::new(0)));
    let (first, serving) = serve(one, &ended).await;
    let (second, _serving) = serve(two, &ended).await;
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/haproxy.cfg");
    let started = Command::new("haproxy")
        .args(["-db", "-f", file])
        .envs([("CALLS", calls), ("SERVER_ONE", one), ("SERVER_TWO", two)].map(|(name, address)| (name, address.to_string())))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let _proxy = Proxy(started.expect("haproxy is needed: ci/install-packages haproxy"));
    let switch = Switch::builder().start().expect("a port");
    let call = |count: usize| -> Vec<String> {
        (0..count).map(|_| switch.call(&calls.to_string(), "async full", []).expect("it calls")).collect()
    };
    // HAProxy does not say when it listens.
    until("the proxy", || std::net::TcpStream::connect(calls).is_ok());
    let mut uuids = call(10);
    until("ten calls", || first.stats().open + second.stats().open == 10);
    let kept = first.stats().open;
    assert!((4..=6).contains(&kept), "{kept} of 10");

    // It gets no more, and keeps what it has. It drains in a task of its own: until that has closed the port, we get in too.
    first.drain(PATIENCE);
    let mut ours = 1;
    until("the end of its port", || {
        let is_open = std::net::TcpStream::connect(one).is_ok();
        ours += u64::from(is_open);
        !is_open
    });
    // HAProxy may not know it yet.
    uuids.extend(call(5));
    until("five more", || second.stats().open == 15 - kept);
    assert_eq!(first.stats().open, kept);

    // Its successor gets calls while it still has its own.
    let (third, _serving_again) = serve(one, &ended).await;
    let mut known = uuids.len() as u64;
    while third.stats().calls == 0 {
        assert!(known < 1000, "the new server gets no call");
        uuids.extend(call(1));
        known += 1;
        until("one more", || first.stats().calls + second.stats().calls + third.stats().calls == known);
    }
    for uuid in &uuids {
        switch.hang_up(uuid, "NORMAL_CLEARING").expect("it is there");
    }
    assert_eq!(tokio::time::timeout(PATIENCE, serving).await.expect("its calls end").expect("no panic"), 0);
    until("the end of all calls", || ended.load(Ordering::Relaxed) == uuids.len() as u64);
    let mut probes = 0;
    for handle in [&first, &second, &third] {
        let stats = handle.stats();
        assert_eq!((stats.accepted, stats.failed, stats.panicked), (stats.calls + stats.probes, 0, 0));
        probes += stats.probes;
    }
    // Ours alone: HAProxy's probes end before they are connections.
    assert!(probes <= ours, "{probes} probes reached a server, of which {ours} are ours");
}
