//! The lines that were entered, in a file that several consoles may share.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rustyline::history::FileHistory;
use rustyline::{Editor, Helper};

/// The file; `None`: nothing is kept.
pub struct History(Option<PathBuf>);

impl History {
    /// This file, or the usual one. What is no file of its own (`/dev/null`) keeps nothing: the editor would change its permissions.
    pub fn in_file(named: Option<PathBuf>) -> History {
        let file = named.or_else(usual);
        History(file.filter(|file| file.is_file() || !file.exists()))
    }

    /// Gives the editor what earlier consoles kept.
    pub fn load<H: Helper>(&self, editor: &mut Editor<H, FileHistory>) {
        if let Some(file) = &self.0 {
            // There is none the first time.
            let _ = editor.load_history(file);
        }
    }

    /// Keeps what is new, line by line: a terminal may be closed at any time. Where that fails nothing more is kept.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn keep<H: Helper>(&mut self, editor: &mut Editor<H, FileHistory>) -> Result<()> {
        match self.0.take() {
            None => Ok(()),
            Some(file) => {
                write(editor, &file).with_context(|| file.display().to_string())?;
                self.0 = Some(file);
                Ok(())
            }
        }
    }
}

fn usual() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from);
    state.or_else(|| Some(std::env::home_dir()?.join(".local/state"))).map(|state| state.join("eslng/history"))
}

fn write<H: Helper>(editor: &mut Editor<H, FileHistory>, file: &Path) -> Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(editor.append_history(file)?)
}
