//! The terminal while the table has it.

use std::io::{self, IsTerminal, Write};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, read};
use crossterm::style::Print;
use crossterm::{cursor, execute, queue, terminal};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

pub struct Screen {
    /// Gets one word: that a key was pressed which ends it.
    ended: UnboundedReceiver<()>,
    /// So that nothing comes, rather than the end, where there are no keys to read.
    _end: UnboundedSender<()>,
    keys: bool,
}

impl Screen {
    /// Takes the terminal until it is dropped.
    ///
    /// # Errors
    /// It is none, or has gone.
    pub fn open() -> io::Result<Screen> {
        let (end, ended) = unbounded_channel();
        let keys = io::stdin().is_terminal();
        if keys {
            // Otherwise what is typed would stand in the table.
            terminal::enable_raw_mode()?;
            let end = end.clone();
            std::thread::spawn(move || read_keys(&end));
        }
        let screen = Screen { ended, _end: end, keys };
        execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide)?;
        Ok(screen)
    }

    /// Its width in columns.
    pub fn width() -> u16 {
        terminal::size().map_or(80, |(width, _)| width)
    }

    /// Shows these lines from the top on, as many as there is place for.
    ///
    /// # Errors
    /// It has gone.
    pub fn show<'l>(&self, lines: impl Iterator<Item = &'l str>) -> io::Result<()> {
        let height = terminal::size().map_or(24, |(_, height)| height);
        let mut out = io::stdout().lock();
        let mut rows = 0..height;
        for (line, row) in lines.zip(rows.by_ref()) {
            queue!(out, cursor::MoveTo(0, row), terminal::Clear(terminal::ClearType::CurrentLine), Print(line))?;
        }
        if let Some(row) = rows.next() {
            queue!(out, cursor::MoveTo(0, row), terminal::Clear(terminal::ClearType::FromCursorDown))?;
        }
        out.flush()
    }

    /// Ends when its user wants it to: `q`, Escape, Ctrl-C.
    pub async fn ended(&mut self) {
        self.ended.recv().await;
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // The terminal may be gone.
        if self.keys {
            let _ = terminal::disable_raw_mode();
        }
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
    }
}

fn read_keys(end: &UnboundedSender<()>) {
    loop {
        match read() {
            Ok(Event::Key(key)) if ends(key) => break,
            Ok(_) => {}
            // The terminal has gone.
            Err(_) => break,
        }
    }
    // Who would hear it may have gone.
    let _ = end.send(());
}

fn ends(key: KeyEvent) -> bool {
    let keys = (key.code, key.modifiers);
    matches!(keys, (KeyCode::Char('q') | KeyCode::Esc, KeyModifiers::NONE) | (KeyCode::Char('c'), KeyModifiers::CONTROL))
}
