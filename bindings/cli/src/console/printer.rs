//! What is printed above the prompt.

use std::io::{IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};

use eslng::{Delivery, EventStream};
use rustyline::history::History;
use rustyline::{Editor, ExternalPrinter, Helper};

use crate::events::show;
use crate::lines::Missing;
use crate::output;

/// Prints lines above the prompt where there is one, to standard output otherwise.
pub struct Printer {
    above: Mutex<Option<Box<dyn ExternalPrinter + Send>>>,
    colours: bool,
}

impl Printer {
    pub fn of<H: Helper, I: History>(editor: &mut Editor<H, I>) -> Printer {
        // There is no prompt to print above where the input is no terminal.
        let above = std::io::stdin().is_terminal().then(|| editor.create_external_printer().ok()).flatten();
        let above = above.map(|printer| Box::new(printer) as Box<dyn ExternalPrinter + Send>);
        Printer { above: Mutex::new(above), colours: output::colours() }
    }

    pub fn print(&self, mut text: String) {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let mut above = self.above.lock().unwrap_or_else(PoisonError::into_inner);
        // When the terminal has gone, so does the prompt, which ends the program.
        let _ = match &mut *above {
            Some(printer) => printer.print(text).map_err(std::io::Error::other),
            None => std::io::stdout().lock().write_all(text.as_bytes()),
        };
    }
}

/// Prints what comes, until it ends.
pub async fn show(mut stream: EventStream, printer: Arc<Printer>) {
    while let Some(delivery) = stream.next().await {
        printer.print(match delivery {
            Delivery::Event(event) => show::line(&event),
            Delivery::Log(line) => {
                let mut text = Vec::new();
                if show::log(&line, printer.colours, &mut text).is_err() {
                    continue;
                }
                String::from_utf8_lossy(&text).into_owned()
            }
            // The status says it.
            Delivery::Gap(_) => continue,
            Delivery::Dropped { count } => format!("eslng: {}", Missing::Dropped(count).text()),
            _ => continue,
        });
    }
}
