//! `pgsql://`, against PostgreSQL's server. Debian's package `postgresql` has it; `ci/test-lua` installs that and runs these.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::harness::{Folder, host, run, succeeded, switch, tests};

/// How long the server may take to begin.
const BEGIN: Duration = Duration::from_secs(60);

/// A server with the user `lab`, whose password is `se@cret=1`, on loopback.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(folder: &Folder) -> Server {
        // The server runs as a user of its own where this is root.
        std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o777)).unwrap();
        let password = folder.write("password", "se@cret=1\n");
        let data = folder.0.join("data");
        let made = program("initdb")
            .args(["--username=lab", "--auth=scram-sha-256", "--no-sync", "--locale=C", "--encoding=UTF8", "-D"])
            .arg(&data)
            .arg(format!("--pwfile={}", password.display()))
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        // Another program may take the port in between.
        let begun = (0..5).find_map(|_| Server::begin(&data));
        begun.expect("the server begins on one of five free ports")
    }

    fn begin(data: &Path) -> Option<Server> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut child = program("postgres")
            .args(["-h", "127.0.0.1", "-k", "", "-F", "-p", &port.to_string(), "-D"])
            .arg(data)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (tell, told) = mpsc::channel();
        // Until the server closes its standard error; who listens may have gone by then.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(tell.send(line))));
        let mut server = Server { child, port };
        loop {
            match told.recv_timeout(BEGIN) {
                Ok(line) if line.contains("ready to accept connections") => return Some(server),
                Ok(line) if line.contains("could not bind") || line.contains("could not create any TCP/IP sockets") => {
                    return None;
                }
                Ok(_) => {}
                Err(error) => panic!("the server does not begin: {error}, {:?}", server.child.try_wait()),
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // At once, and its processes with it; it may have ended.
        let id = rustix::process::Pid::from_child(&self.child);
        let _ = rustix::process::kill_process(id, rustix::process::Signal::QUIT);
        let _ = self.child.wait();
    }
}

/// One of the server's programs, which do not run as root.
fn program(name: &str) -> Command {
    let folders = std::fs::read_dir("/usr/lib/postgresql").expect("the package postgresql is installed");
    let mut versions: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path().join("bin").join(name)).collect();
    versions.retain(|path| path.is_file());
    let path = versions.into_iter().max().expect("the package postgresql is installed");
    let mut command = if rustix::process::geteuid().is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(path);
        command
    } else {
        Command::new(path)
    };
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL's server: ci/test-lua has it"]
async fn scripts_query_a_server() {
    let (switch, folder) = (switch(), Folder::new());
    let server = Server::start(&folder);
    let outcome = run(&host(&switch, &folder), &tests().join("databases/pgsql.lua"), &[&server.port.to_string()]).await;
    succeeded("pgsql.lua", &outcome).unwrap();
}
