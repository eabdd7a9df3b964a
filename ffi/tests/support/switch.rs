//! A test switch that runs as long as a test.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::{built, cargo_build};

/// A running test switch; it ends with the test.
pub struct Switch {
    process: Child,
    pub port: String,
    /// It reads controls here, and ends when this is closed.
    controls: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Switch {
    pub fn start() -> Self {
        cargo_build(&["eslng-switch"]);
        let mut command = Command::new(built().join("eslng-switch"));
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the switch was built");
        let mut line = String::new();
        let mut answers = BufReader::new(process.stdout.take().expect("it is piped"));
        answers.read_line(&mut line).expect("the switch says its port");
        let line: serde_json::Value = serde_json::from_str(&line).expect("a JSON line");
        let controls = process.stdin.take().expect("it is piped");
        Switch { process, port: line["port"].to_string(), controls, answers }
    }

    /// What the far end of a call to `test/NAME` does, as the switch's control `party` has it.
    pub fn party(&mut self, name: &str, steps: &serde_json::Value) {
        let control = serde_json::json!({"do": "party", "name": name, "steps": steps});
        writeln!(self.controls, "{control}").expect("the switch reads");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the switch answers");
        assert_eq!(answer.trim_end(), r#"{"ok":true}"#);
    }

    /// Has the switch place a call: what stands behind `originate`. It does not wait for the end.
    pub fn originate(&mut self, line: &str) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port.parse().expect("a port"))).expect("the switch listens");
        stream.write_all(format!("auth ClueCon\n\nbgapi originate {line}\n\n").as_bytes()).expect("the switch reads");
        let mut answers = BufReader::new(stream).lines().map_while(Result::ok);
        assert!(answers.any(|line| line.starts_with("Job-UUID:")), "the switch begins the job");
    }

    /// A program with the switch's address as its first arguments.
    pub fn command(&self, mut program: Command, arguments: &[&str]) -> Command {
        program.args(["127.0.0.1", &self.port, "ClueCon"]).args(arguments);
        program
    }
}

impl Drop for Switch {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
