//! A child process that answers JSON lines with JSON lines.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use serde_json::Value;

/// A running program. It is killed, by its id, when this is dropped.
pub(crate) struct Program {
    name: String,
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Program {
    pub(crate) fn start(name: &str, command: &mut Command) -> Result<Program, String> {
        let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|error| format!("{name}: {command:?} cannot be run: {error}"))?;
        let input = child.stdin.take();
        let output = child.stdout.take();
        let (tell, lines) = channel();
        // It ends with the program's output.
        std::thread::spawn(move || {
            for line in output.into_iter().flat_map(|output| BufReader::new(output).lines()) {
                if line.ok().and_then(|line| tell.send(line).ok()).is_none() {
                    return;
                }
            }
        });
        Ok(Program { name: name.to_owned(), child, input, lines })
    }

    /// The process's id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Writes a line and reads its answer.
    pub(crate) fn ask(&mut self, question: &Value, limit: Duration) -> Result<Value, String> {
        let name = &self.name;
        let input = self.input.as_mut().ok_or_else(|| format!("{name} has been told to end"))?;
        writeln!(input, "{question}").map_err(|error| format!("{name} takes no line: {error}"))?;
        self.line(limit)
    }

    /// Reads a line.
    pub(crate) fn line(&mut self, limit: Duration) -> Result<Value, String> {
        let line = self.lines.recv_timeout(limit).map_err(|error| match error {
            RecvTimeoutError::Timeout => format!("{} did not answer within {limit:?}", self.name),
            RecvTimeoutError::Disconnected => format!("{} ended instead of answering", self.name),
        })?;
        serde_json::from_str(&line).map_err(|error| format!("{} answered {line:?}, which is no JSON: {error}", self.name))
    }

    /// Closes its input, or tells it to end by `order`, and waits for its end, which must be a good one.
    pub(crate) fn end(&mut self, order: Option<&Value>, limit: Duration) -> Result<(), String> {
        if let (Some(order), Some(input)) = (order, self.input.as_mut()) {
            writeln!(input, "{order}").map_err(|error| format!("{} takes no line: {error}", self.name))?;
        }
        self.input = None;
        match self.lines.recv_timeout(limit) {
            Err(RecvTimeoutError::Disconnected) => {}
            Err(RecvTimeoutError::Timeout) => return Err(format!("{} did not end within {limit:?}", self.name)),
            Ok(line) => return Err(format!("{} said {line:?} instead of ending", self.name)),
        }
        let status = self.child.wait().map_err(|error| format!("{}: {error}", self.name))?;
        if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", self.name)) }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
