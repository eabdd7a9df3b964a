//! Writes what the recordings' connections received into a folder, a file each, for a fuzzer to begin with.
//!
//!     cargo run -p eslng-fuzz --bin seeds -- FOLDER

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let folder: PathBuf = env::args_os().nth(1).expect("seeds FOLDER").into();
    fs::create_dir_all(&folder)?;
    for (number, piece) in eslng_fuzz::recorded().into_iter().enumerate().filter(|(_, piece)| piece.len() <= 16384) {
        // The first byte is a target's own choice.
        fs::write(folder.join(format!("{number:05}")), [&[number as u8], &piece[..]].concat())?;
    }
    Ok(())
}
