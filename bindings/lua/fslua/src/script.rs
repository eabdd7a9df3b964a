//! One run of a script: a state and a thread of its own, limits, and an outcome.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eslng::Call;
use eslng_engine::event;
use mlua::{Lua, LuaOptions, StdLib, Table};
use tokio::sync::oneshot;

use crate::api::context::Context;
use crate::api::{self, Event, Session};
use crate::config::OnFailure;
use crate::host::Host;
use crate::limits::{Reason, Stop, reason_of};

/// How long a script that is to end may take until its thread is given up: it may be in C, where nothing stops it.
const PATIENCE: Duration = Duration::from_secs(3);
/// The stack of a script's thread.
const STACK: usize = 2 << 20;

/// What to run, and what with.
#[derive(Debug, Default)]
pub struct Job {
    /// The file.
    pub script: PathBuf,
    /// `argv[1]` and so on.
    pub arguments: Vec<String>,
    /// `session`, for a call that the switch has connected for.
    pub call: Option<CallOfJob>,
    /// `env`.
    pub env: Env,
    /// `event`.
    pub event: Option<event::Event>,
}

/// A call, in a form that shows no more than its id.
pub struct CallOfJob(pub Call);

impl std::fmt::Debug for CallOfJob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.uuid())
    }
}

/// What `env` holds.
#[derive(Debug, Default)]
pub enum Env {
    /// There is none.
    #[default]
    None,
    /// An event's headers.
    Event(event::Event),
    /// Names and values.
    Values(Vec<(String, String)>),
}

/// How a run ended.
#[derive(Debug)]
pub struct Outcome {
    /// What was written to `stream`.
    pub output: Vec<u8>,
    /// How it ended.
    pub end: End,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum End {
    /// By its own end.
    Ok,
    /// By an error of its own.
    Error(String),
    /// It was stopped.
    Stopped(Reason),
    /// It was to stop and did not: its thread is given up.
    Stuck(Reason),
    /// By a fault of fslua.
    Panic,
}

impl End {
    /// As metrics call it.
    pub fn label(&self) -> &'static str {
        match self {
            End::Ok => "ok",
            End::Error(text) if text.contains("not enough memory") => "memory",
            End::Error(_) => "error",
            End::Stopped(Reason::Time) => "time",
            End::Stopped(Reason::Cpu) => "cpu",
            End::Stopped(Reason::Shutdown) => "shutdown",
            End::Stopped(Reason::Exit) => "exit",
            End::Stuck(_) => "stuck",
            End::Panic => "panic",
        }
    }

    /// Whether the script did what it was to do.
    pub fn is_success(&self) -> bool {
        matches!(self, End::Ok | End::Stopped(Reason::Exit))
    }
}

/// Runs a script to its end, on a thread of its own. `shutdown` is asked whether the host ends.
pub async fn run(host: &Arc<Host>, job: Job, shutdown: impl Future<Output = ()>) -> Outcome {
    let limits = host.options.limits();
    let stop = Stop::new(&limits);
    let (tell, told) = oneshot::channel();
    let name = job.script.display().to_string();
    let call = job.call.as_ref().map(|call| call.0.clone());
    let span = tracing::info_span!(
        "script",
        script = name,
        call = call.as_ref().map(|call| tracing::field::display(call.uuid().to_owned()))
    );
    let begun = Instant::now();
    metrics::gauge!("fslua_scripts_running").increment(1);
    let thread = {
        let (host, stop, span) = (Arc::clone(host), stop.clone(), span.clone());
        std::thread::Builder::new().name("script".to_owned()).stack_size(STACK).spawn(move || {
            let _in_span = span.entered();
            let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| execute(&host, stop, job)));
            // Who waits may have given up.
            let _ = tell.send(ran.unwrap_or(Outcome { output: Vec::new(), end: End::Panic }));
        })
    };
    let outcome = match thread {
        Ok(_) => wait(told, &stop, shutdown).await,
        Err(error) => Outcome { output: Vec::new(), end: End::Error(format!("no thread for the script: {error}")) },
    };
    metrics::gauge!("fslua_scripts_running").decrement(1);
    metrics::counter!("fslua_scripts_total", "outcome" => outcome.end.label()).increment(1);
    metrics::histogram!("fslua_script_seconds").record(begun.elapsed().as_secs_f64());
    let _in_span = span.enter();
    match &outcome.end {
        End::Ok | End::Stopped(Reason::Exit) => tracing::debug!(seconds = begun.elapsed().as_secs_f64(), "the script has ended"),
        End::Error(error) => tracing::error!("the script has failed: {error}"),
        End::Stopped(reason) => tracing::error!("the script was stopped: {reason}"),
        End::Stuck(reason) => tracing::error!("the script does not stop, it is in C code; its thread is given up: {reason}"),
        End::Panic => tracing::error!("a fault of fslua has ended the script"),
    }
    outcome
}

/// Waits for a run's end, and gives its thread up when it was to end and does not.
async fn wait(mut told: oneshot::Receiver<Outcome>, stop: &Stop, shutdown: impl Future<Output = ()>) -> Outcome {
    let lost = |_| Outcome { output: Vec::new(), end: End::Panic };
    let reason = tokio::select! {
        outcome = &mut told => return outcome.unwrap_or_else(lost),
        reason = stop.stopped() => reason,
        () = shutdown => {
            stop.stop(Reason::Shutdown);
            Reason::Shutdown
        }
    };
    // Its last words to the switch take their time too.
    match tokio::time::timeout(PATIENCE + Duration::from_secs(5), told).await {
        Ok(outcome) => outcome.unwrap_or_else(lost),
        Err(_) => Outcome { output: Vec::new(), end: End::Stuck(reason) },
    }
}

/// On the script's thread.
fn execute(host: &Arc<Host>, stop: Stop, job: Job) -> Outcome {
    let limits = host.options.limits();
    let context = Context::new(Arc::clone(host), stop.clone(), job.call.as_ref().map(|call| call.0.clone()));
    let lua = new_state();
    let ran = prepare(&lua, &context, &job).and_then(|()| {
        stop.guard(&lua, &limits)?;
        let source = std::fs::read(&job.script).map_err(mlua::Error::external)?;
        lua.load(without_shebang(&source)).set_name(format!("@{}", job.script.display())).exec()
    });
    let end = match &ran {
        Ok(()) => End::Ok,
        Err(error) => match reason_of(error).or_else(|| stop.reason()) {
            Some(reason) => End::Stopped(reason),
            None => End::Error(error.to_string()),
        },
    };
    // Nothing of the script's runs any more, but what it leaves is to be told to the switch.
    lua.remove_global_hook();
    let sessions = context.sessions();
    if !end.is_success() {
        match host.options.on_failure.unwrap_or_default() {
            OnFailure::Auto => {}
            OnFailure::Hangup => sessions.iter().for_each(|session| session.auto_hangup.set(true)),
            OnFailure::Continue => sessions.iter().for_each(|session| {
                let is_own = context.own.as_ref().zip(session.call()).is_some_and(|(own, call)| own.uuid() == call.uuid());
                if is_own {
                    session.auto_hangup.set(false);
                }
            }),
        }
    }
    sessions.iter().for_each(|session| session.finish());
    let output = context.output.take();
    drop((sessions, ran, lua));
    context.settle_farewells();
    Outcome { output, end }
}

/// A state with all of Lua's libraries, C modules too: scripts of mod_lua have them.
#[allow(unsafe_code, reason = "Lua's whole library can load C code")]
fn new_state() -> Lua {
    // SAFETY: what the operator's scripts `require` is theirs to choose, as inside FreeSWITCH; nothing else of this process is handed to Lua.
    unsafe { Lua::unsafe_new_with(StdLib::ALL, LuaOptions::default()) }
}

/// The globals of a run.
fn prepare(lua: &Lua, context: &Rc<Context>, job: &Job) -> mlua::Result<()> {
    api::install(lua, context)?;
    let globals = lua.globals();
    let argv = lua.create_table()?;
    argv.raw_set(0, job.script.display().to_string())?;
    for (at, argument) in job.arguments.iter().enumerate() {
        argv.raw_set(at + 1, argument.as_str())?;
    }
    globals.set("argv", argv)?;
    match &job.env {
        Env::None => {}
        Env::Event(event) => globals.set("env", Event::of(context, event))?,
        Env::Values(values) => {
            let values = values.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            globals.set("env", Event::of_values(context, values))?;
        }
    }
    if let Some(event) = &job.event {
        globals.set("event", Event::of(context, event))?;
    }
    if let Some(call) = &context.own {
        globals.set("session", Session::of_call(context, call.clone(), true)?)?;
    }
    // Modules are found beside the scripts.
    let package: Table = globals.get("package")?;
    let folder = job.script.parent().unwrap_or(Path::new("."));
    let mut path: String = package.get("path")?;
    for folder in [folder, context.host.options.scripts()] {
        path = format!("{0}/?.lua;{0}/?/init.lua;{path}", folder.display());
    }
    package.set("path", path)
}

/// A first line for the shell is none of Lua's.
fn without_shebang(source: &[u8]) -> &[u8] {
    match source.strip_prefix(b"#") {
        Some(_) => source.iter().position(|byte| *byte == b'\n').map_or(&[], |end| &source[end..]),
        None => source,
    }
}
