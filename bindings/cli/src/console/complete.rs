//! Completion, by the switch's own `console_complete`.

use std::time::Duration;

use eslng::Client;
use rustyline::completion::{Completer, Pair};
use rustyline::{Context, Highlighter, Hinter, Validator};
use tokio::runtime::Handle;

/// How long one waits for a completion at most: the prompt stands still meanwhile.
const PATIENCE: Duration = Duration::from_secs(2);

const OWN: [&str; 8] = ["/bye", "/event", "/exit", "/help", "/log", "/noevents", "/nolog", "/quit"];

/// Asks the switch what a line could become.
#[derive(Highlighter, Hinter, Validator)]
pub struct Helper {
    client: Client,
    handle: Handle,
}

impl rustyline::Helper for Helper {}

impl Helper {
    pub fn new(client: Client, handle: Handle) -> Helper {
        Helper { client: client.within(PATIENCE), handle }
    }
}

impl Completer for Helper {
    type Candidate = Pair;

    fn complete(&self, line: &str, position: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let line = &line[..position];
        if line.starts_with('/') {
            let found = OWN.iter().filter(|own| own.starts_with(line));
            return Ok((0, found.map(|own| pair(own)).collect()));
        }
        // Who may not ask, or has no connection, gets no completion.
        match self.handle.block_on(self.client.api(format!("console_complete {line}"))) {
            Ok(answer) => Ok(read(line, &answer.text())),
            Err(_) => Ok((position, Vec::new())),
        }
    }
}

fn pair(text: &str) -> Pair {
    Pair { display: text.to_owned(), replacement: text.to_owned() }
}

/// Reads what `console_complete` prints: the words that fit in brackets, and as `write=N:TEXT` what they have in common, where that is more than
/// the N bytes that stand there (`in_api_many`). Where in the line the words begin, and the words.
fn read(line: &str, answer: &str) -> (usize, Vec<Pair>) {
    let (list, common) = answer.rsplit_once("write=").unwrap_or((answer, ""));
    let start = line.rfind(' ').map_or(0, |blank| blank + 1);
    let words: Vec<Pair> = list
        .split('[')
        .skip(1)
        .filter_map(|piece| Some(piece.split_once(']')?.0.trim()))
        // Some of the switch's lists explain themselves in brackets too.
        .filter(|word| word.starts_with(&line[start..]))
        .map(pair)
        .collect();
    match common.split_once(':') {
        Some((count, text)) if words.is_empty() => {
            let kept = count.parse().ok().and_then(|count: usize| line.len().checked_sub(count)).unwrap_or(start);
            let start = if line.is_char_boundary(kept) { kept } else { start };
            (start, vec![pair(text.trim_end_matches('\n'))])
        }
        _ => (start, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str, answer: &str) -> (usize, Vec<String>) {
        let (start, pairs) = read(line, answer);
        (start, pairs.into_iter().map(|pair| pair.replacement).collect())
    }

    #[test]
    fn what_the_recorded_switch_printed() {
        let answer = "\n\n[               sofia]\t[       sofia_contact]\t[     sofia_count_reg]\t[           sofia_dig]\t\n\
                      [  sofia_gateway_data]\t[ sofia_presence_data]\t[   sofia_username_of]\t\n\nwrite=3:sofia";
        let (start, words) = words("sof", answer);
        assert_eq!((start, words.len()), (0, 7));
        assert_eq!(&words[..2], ["sofia", "sofia_contact"]);
    }

    #[test]
    fn later_words_and_a_single_one() {
        assert_eq!(words("show ch", "\n\n[            channels]\t\n\n"), (5, vec!["channels".into()]));
        assert_eq!(words("show cha", "\n\n\n\nwrite=3:channels "), (5, vec!["channels ".into()]));
        assert_eq!(words("nothing", "\n\n\n\n"), (0, vec![]));
        assert_eq!(words("é", "write=1:x"), (0, vec!["x".into()]));
    }
}
