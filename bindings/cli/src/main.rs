//! `eslng`: a FreeSWITCH from the command line, and its events on to a broker.
//!
//! Data goes to standard output, all else to standard error. [`failure`] has the exit codes.
#![forbid(unsafe_code)]

mod api;
mod arguments;
mod calls;
mod console;
mod doctor;
mod events;
mod failure;
mod forward;
mod interrupt;
mod lines;
mod originate;
mod output;
mod profile;
mod record;
mod target;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Verb};
use failure::Exit;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors, and go to standard output.
            let exit = if error.use_stderr() { Exit::of_kind(eslng::vocabulary::ErrorKind::InvalidArgument) } else { Exit::DONE };
            return match error.print() {
                Ok(()) => exit.into(),
                Err(_) => Exit::LOCAL.into(),
            };
        }
    };
    let ended = tokio::runtime::Runtime::new().map_err(anyhow::Error::from).and_then(|runtime| {
        let ended = runtime.block_on(run(arguments));
        // A read of the terminal that is under way can't be taken back.
        runtime.shutdown_background();
        ended
    });
    match ended {
        Ok(exit) => exit.into(),
        Err(error) => failure::report(&error).into(),
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<Exit> {
    let target = || target::Target::of(&arguments.connect);
    match &arguments.verb {
        Verb::Api(verb) => api::run(target()?, verb).await,
        Verb::Events(verb) => events::run(target()?, verb).await,
        Verb::Forward(verb) => forward::run(target()?, verb).await,
        Verb::Calls(verb) => calls::run(target()?, verb).await,
        Verb::Originate(verb) => originate::run(target()?, verb).await,
        Verb::Record(verb) => record::record(&target()?, verb).await,
        Verb::Replay(verb) => record::replay(verb).await,
        Verb::Doctor(verb) => doctor::run(target()?, verb).await,
        Verb::Console(verb) => console::run(target()?, verb).await,
    }
}
