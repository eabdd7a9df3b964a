//! A nats-server of the test's own, with JetStream.
#![allow(dead_code)] // Each test uses a part of it.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use super::until;

pub struct Nats {
    folder: PathBuf,
    port: u16,
    child: Option<Child>,
}

impl Nats {
    /// `name` tells the tests' folders apart.
    pub fn start(name: &str) -> Nats {
        let folder = std::env::temp_dir().join(format!("eslng-nats-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut nats = Nats { folder, port: 0, child: None };
        nats.run();
        nats
    }

    /// The first time with a port that the system picks, then with the same.
    pub fn run(&mut self) {
        let port = if self.port == 0 { "-1".to_owned() } else { self.port.to_string() };
        let child = Command::new("nats-server")
            .args(["-a", "127.0.0.1", "-p", &port, "-js", "-sd"])
            .arg(self.folder.join("data"))
            .arg("--ports_file_dir")
            .arg(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("nats-server is needed: ci/install-packages nats-server");
        let file = self.folder.join(format!("nats-server_{}.ports", child.id()));
        self.child = Some(child);
        until("its port", || {
            let text = std::fs::read_to_string(&file).unwrap_or_default();
            let ports: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
            let port = ports["nats"][0].as_str().and_then(|url| url.rsplit(':').next()).and_then(|port| port.parse().ok());
            self.port = port.unwrap_or(self.port);
            port.is_some()
        });
    }

    /// It ends at once, whatever it is doing.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("it runs");
            child.wait().expect("it was started");
        }
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.as_ref().expect("it runs").id()
    }

    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.kill();
        // What is left lies in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
