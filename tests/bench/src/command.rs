//! Commands as a client writes them: a line, headers, a blank line, a body.

/// One complete command.
#[derive(Debug, PartialEq, Eq)]
pub struct Command {
    head: String,
}

impl Command {
    /// Takes the next command out of `input`, its body with it; `None` while it is
    /// incomplete. Newlines before a command are skipped, as the switch does.
    pub fn take(input: &mut Vec<u8>) -> Option<Self> {
        let start = input.iter().position(|byte| !b"\r\n".contains(byte))?;
        let (length, blank) = head_end(&input[start..])?;
        let head = String::from_utf8_lossy(&input[start..start + length]).replace('\r', "");
        let command = Self { head };
        let body = command.header("Content-Length").and_then(|value| value.parse().ok()).unwrap_or(0);
        let end = (start + length + blank).checked_add(body)?;
        if end > input.len() {
            return None;
        }
        input.drain(..end);
        Some(command)
    }

    /// The first word of the command and what follows it on its line.
    pub fn words(&self) -> (&str, &str) {
        let line = self.head.lines().next().unwrap_or_default();
        line.split_once(' ').unwrap_or((line, ""))
    }

    /// The value of the first header called `name`, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// The length of the head and of the blank line behind it.
fn head_end(bytes: &[u8]) -> Option<(usize, usize)> {
    [b"\n\n".as_slice(), b"\r\n\r\n".as_slice()]
        .into_iter()
        .filter_map(|blank| {
            let at = bytes.windows(blank.len()).position(|window| window == blank)?;
            Some((at, blank.len()))
        })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_one_command_after_the_other() {
        let mut input = b"\nbgapi status x\nJob-UUID: 7\n\nsendevent A\ncontent-length: 3\n\nab".to_vec();
        let first = Command::take(&mut input).expect("complete");
        assert_eq!(first.words(), ("bgapi", "status x"));
        assert_eq!(first.header("job-uuid"), Some("7"));
        assert_eq!(Command::take(&mut input), None);
        input.extend_from_slice(b"cexit\r\n\r\n");
        let second = Command::take(&mut input).expect("complete");
        assert_eq!(second.words(), ("sendevent", "A"));
        let third = Command::take(&mut input).expect("complete");
        assert_eq!(third.words(), ("exit", ""));
        assert!(input.is_empty());
    }
}
