//! Every example, run against the test switch.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use eslng_switch::{Event, Party, Switch};
use rcgen::CertifiedKey;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// A running example; it ends with the test.
struct Example(Child);

impl Example {
    fn start(name: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program(name));
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        Example(command.spawn().expect("it was built"))
    }

    /// Waits for the first line of what it says to people.
    fn is_ready(&mut self) {
        self.first_line();
    }

    fn first_line(&mut self) -> String {
        let mut line = String::new();
        let said = self.0.stderr.as_mut().expect("it is piped");
        BufReader::with_capacity(1, said).read_line(&mut line).expect("text");
        assert!(!line.is_empty(), "it has ended");
        line
    }

    /// What it printed; it must end well.
    fn output(mut self) -> String {
        let (mut output, mut errors) = (String::new(), String::new());
        self.0.stdout.take().expect("it is piped").read_to_string(&mut output).expect("text");
        self.0.stderr.take().expect("it is piped").read_to_string(&mut errors).expect("text");
        assert!(self.0.wait().expect("it was started").success(), "{output}{errors}");
        output
    }
}

impl Drop for Example {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An example, built as this test was.
fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let built = test.ancestors().nth(2).expect("tests lie in deps");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "--quiet", "-p", "eslng", "--example", name]);
    if built.file_name() == Some(OsStr::new("release")) {
        cargo.arg("--release");
    }
    assert!(cargo.status().expect("cargo runs").success());
    built.join("examples").join(name)
}

fn switch() -> (Switch, String) {
    let switch = Switch::builder().start().expect("a loopback port");
    let address = switch.address().to_string();
    (switch, address)
}

#[test]
fn status() {
    let (_switch, address) = switch();
    assert!(Example::start("status", &[&address]).output().starts_with("0 sessions now, 0 since start-up"));
}

#[test]
fn call() {
    let (_switch, address) = switch();
    let printed = Example::start("call", &[&address, "loopback/9196/default"]).output();
    assert!(printed.starts_with("UP ") && printed.ends_with(" ended: NORMAL_CLEARING\n"), "{printed}");
}

#[test]
fn watch() {
    let (switch, address) = switch();
    let mut example = Example::start("watch", &[&address, "2"]);
    example.is_ready();
    switch.emit(Event::new("CUSTOM").with_subclass("sofia::register")).expect("the switch runs");
    switch.emit(Event::new("CHANNEL_ANSWER").with_header("Unique-ID", "u-1")).expect("the switch runs");
    assert_eq!(example.output(), "sofia::register \nCHANNEL_ANSWER u-1\n");
}

#[test]
fn jobs() {
    let (_switch, address) = switch();
    assert_eq!(Example::start("jobs", &[&address, "120", "echo hello"]).output(), "120 of 120 jobs gave a result\n");
}

#[test]
fn application() {
    let (_switch, address) = switch();
    let output = Example::start("application", &[&address, "9196"]).output();
    assert!(output.starts_with("set has ended") && output.contains("sleep has ended"), "{output}");
}

#[test]
fn log() {
    let (_switch, address) = switch();
    let mut example = Example::start("log", &[&address, "1"]);
    example.is_ready();
    let mut client = TcpStream::connect(&address).expect("the switch listens");
    std::io::Write::write_all(&mut client, b"auth ClueCon\n\napi log WARNING to be seen\n\n").expect("it is open");
    assert!(example.output().contains("to be seen"));
}

#[test]
fn tls() {
    let (_switch, address) = switch();
    let CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(["switch.test".to_owned()]).expect("a certificate");
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("tls-{}.pem", std::process::id()));
    std::fs::write(&file, cert.pem()).expect("the target folder can be written");
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![cert.der().clone()], key);
    let acceptor = TlsAcceptor::from(Arc::new(config.expect("a key that fits")));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port");
    listener.set_nonblocking(true).expect("a socket");
    let front = listener.local_addr().expect("it is bound").to_string();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
        let (outside, _) = listener.accept().await.expect("the example connects");
        let mut outside = acceptor.accept(outside).await.expect("a handshake");
        let mut inside = tokio::net::TcpStream::connect(address).await.expect("the switch listens");
        // Either side may end it.
        let _ = tokio::io::copy_bidirectional(&mut outside, &mut inside).await;
    });
    let output = Example::start("tls", &[&front, "switch.test", file.to_str().expect("text")]).output();
    std::fs::remove_file(&file).expect("it was written");
    assert_eq!(output, "over TLS\n");
}

#[test]
fn ivr() {
    let (switch, _) = switch();
    let events = switch.events().expect("it runs");
    let mut example = Example::start("ivr", &["127.0.0.1:0"]);
    let line = example.first_line();
    let address = line.trim().strip_prefix("listening on ").expect("it says where");
    let uuid = switch.call(address, "async full", []).expect("it runs");
    events.wait(|event| event.name() == "PLAYBACK_START").expect("it asks");
    switch.press(&uuid, "4711#").expect("the call is up");
    let transfer = events.application("transfer").expect("it sends the caller on");
    assert_eq!(transfer.get("Application-Data").as_deref(), Some("9196"));
    assert_eq!(transfer.get("variable_account").as_deref(), Some("4711"));
}

#[test]
fn dial() {
    let answers = Party::new().rings().answers().waits(Duration::from_secs(60));
    let switch = Switch::builder().party("5551", answers).party("5552", Party::new().hangs_up("USER_BUSY")).start();
    let switch = switch.expect("a loopback port");
    let address = switch.address().to_string();
    let said = Example::start("dial", &[&address, "test/", "silence_stream://20", "5551", "5552"]).output();
    let mut lines: Vec<_> = said.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["5551: played", "5552: the call was not answered: USER_BUSY"]);
}

#[test]
fn fleet() {
    let ((one, first), (other, second)) = (switch(), switch());
    let (first, second) = (format!("fs1={first}"), format!("fs2={second}"));
    let mut example = Example::start("fleet", &["4", &first, &second]);
    example.is_ready();
    for switch in [&one, &other] {
        // A call of the switch is two channels; nobody takes this one.
        switch.call("127.0.0.1:1", "async full", []).expect("it runs");
    }
    let said = example.output();
    assert_eq!((said.matches("fs1: ").count(), said.matches("fs2: ").count()), (2, 2), "{said}");
}
