//! `fslua`: the program. What it does is in the library.
#![forbid(unsafe_code)]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use fslua::config::Options;
use fslua::host::Host;
use fslua::{hooks, run, serve, telemetry};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Runs the Lua scripts of FreeSWITCH's mod_lua outside of FreeSWITCH, over its Event Socket.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// A file with the same names as the flags, in TOML; flags outrank it
    #[arg(long, value_name = "FILE", env = "FSLUA_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs a script for each call that the switch connects: <action application="socket" data="HOST:PORT async full"/>
    Serve {
        /// Where the switch connects to
        #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8084")]
        listen: String,
        /// How many calls are handled at once; those above wait
        #[arg(long, default_value_t = 2000)]
        calls: usize,
        /// The script of calls that name none (socket(HOST:PORT/SCRIPT ...))
        script: Option<PathBuf>,
    },
    /// Runs a script once, without a call, and prints what it writes to `stream`
    Run {
        /// The script
        script: PathBuf,
        /// argv[1] and so on
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Runs scripts for events, and for the ends of calls
    Hooks {
        /// EVENT=SCRIPT or CUSTOM:SUBCLASS=SCRIPT; may be given more than once
        #[arg(long = "hook", value_name = "EVENT=SCRIPT")]
        hooks: Vec<hooks::Hook>,
        /// A script for the end of every call; calls name their own in the variable fslua_hangup_hook
        #[arg(long, value_name = "SCRIPT")]
        hangup: Option<PathBuf>,
        /// How many scripts run at once; events above wait
        #[arg(long, default_value_t = 100)]
        at_once: usize,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let options = match arguments.options.with_file(arguments.config.as_deref()) {
        Ok(options) => options,
        Err(error) => return complain(&error),
    };
    if let Err(error) = telemetry::log(&options) {
        return complain(&format!("log: {error}"));
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error),
    };
    let code = runtime.block_on(act(options, arguments.command));
    // A script that does not stop must not keep the process.
    runtime.shutdown_background();
    code
}

fn complain(error: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("fslua: {error}");
    ExitCode::FAILURE
}

async fn act(options: Options, command: Command) -> ExitCode {
    if let Err(error) = telemetry::metrics(&options) {
        return complain(&format!("metrics: {error}"));
    }
    let host = match Host::new(options) {
        Ok(host) => host,
        Err(error) => return complain(&error),
    };
    match command {
        Command::Serve { listen, calls, script } => {
            let settings = serve::Settings { listen: listen.clone(), script, calls };
            if let Some(script) = &settings.script
                && let Err(error) = host.script(script)
            {
                return complain(&error);
            }
            let serving = match serve::Serving::bind(host, settings).await {
                Ok(serving) => serving,
                Err(error) => return complain(&format!("{listen}: {error}")),
            };
            match serving.local_addr() {
                // For who started it with port 0.
                Ok(address) => println!("listening on {address}"),
                Err(error) => return complain(&error),
            }
            let stopper = serving.stopper();
            tokio::spawn(async move {
                told_to_end().await;
                tracing::info!("no more calls are taken; those that run have their grace");
                stopper.stop().await;
            });
            let open = serving.run().await;
            if open > 0 { complain(&format!("{open} calls were still open")) } else { ExitCode::SUCCESS }
        }
        Command::Run { script, arguments } => match run::run(&host, &script, arguments, told_to_end()).await {
            Ok(outcome) => {
                // A reader that has gone is no failure of the script.
                let _ = std::io::stdout().lock().write_all(&outcome.output);
                if outcome.end.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
            }
            Err(error) => complain(&error),
        },
        Command::Hooks { hooks, hangup, at_once } => {
            let (end, ends) = watch::channel(false);
            tokio::spawn(async move {
                told_to_end().await;
                end.send_replace(true);
            });
            match hooks::run(host, hooks::Settings { hooks, hangup, at_once }, ends).await {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => complain(&error),
            }
        }
    }
}

/// Waits for SIGINT or SIGTERM.
async fn told_to_end() {
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => drop(terminate.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
