//! What ends a script's run before its own end.
//!
//! A run has three limits: time on the clock, processor time, and memory. Memory is Lua's own allocator's business ([`mlua::Lua::set_memory_limit`]);
//! the others are looked at every few thousand instructions by a hook, and while the script waits. A script that catches the error goes on
//! for one instruction: from then on the hook strikes at each, in every coroutine, until the last `pcall` has been left. What runs in C, or in a
//! finalizer, where Lua calls no hooks, is not stopped so: the host deals with the call and gives the thread up ([`crate::script`]).

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mlua::{Function, HookTriggers, Lua, Value, VmState};
use rustix::time::{ClockId, clock_gettime};
use tokio::sync::watch;

/// How many instructions pass between two looks at the limits.
const EVERY: u32 = 5_000;

/// What a script may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Seconds on the clock; `None`: no limit.
    pub time: Option<Duration>,
    /// Seconds of processor time; `None`: no limit.
    pub cpu: Option<Duration>,
    /// Bytes that Lua may hold; 0: no limit.
    pub memory: usize,
}

/// Why a run is ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Its time is over.
    Time,
    /// It has used its processor time.
    Cpu,
    /// The host ends.
    Shutdown,
    /// The script asked for it: `os.exit`, a hangup hook that returns "exit".
    Exit,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Time => "the script's time is over (time-limit)",
            Reason::Cpu => "the script has used its processor time (cpu-limit)",
            Reason::Shutdown => "fslua ends",
            Reason::Exit => "the script has ended itself",
        })
    }
}

/// The error by which a run is ended.
#[derive(Clone, Debug)]
pub struct Stopped(pub Reason);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Stopped {}

/// Ends a run from elsewhere. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Stop {
    reason: Arc<watch::Sender<Option<Reason>>>,
    deadline: Option<Instant>,
    cpu: Option<Duration>,
}

impl Stop {
    /// A run that begins now.
    pub fn new(limits: &Limits) -> Self {
        Stop {
            reason: Arc::new(watch::channel(None).0),
            deadline: limits.time.map(|time| Instant::now() + time),
            cpu: limits.cpu,
        }
    }

    /// Ends it; the first reason counts.
    pub fn stop(&self, reason: Reason) {
        self.reason.send_if_modified(|known| {
            let is_first = known.is_none();
            if is_first {
                *known = Some(reason);
            }
            is_first
        });
    }

    /// Why it is to end, if it is. On the script's own thread.
    pub fn check(&self) -> Option<Reason> {
        if let Some(reason) = self.reason() {
            return Some(reason);
        }
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            self.stop(Reason::Time);
        } else if self.cpu.is_some_and(|limit| used_cpu() >= limit) {
            self.stop(Reason::Cpu);
        }
        self.reason()
    }

    /// Why it is to end, if that was said.
    pub fn reason(&self) -> Option<Reason> {
        self.reason.borrow().clone()
    }

    /// Waits until it is to end. Processor time does not pass while a script waits.
    pub async fn stopped(&self) -> Reason {
        let mut reason = self.reason.subscribe();
        let told = async {
            let told = reason.wait_for(Option::is_some).await.ok().and_then(|reason| reason.clone());
            match told {
                Some(reason) => reason,
                // The sender is this one's own, so it is not gone.
                None => std::future::pending().await,
            }
        };
        match self.deadline {
            None => told.await,
            Some(deadline) => {
                tokio::select! {
                    reason = told => reason,
                    () = tokio::time::sleep_until(deadline.into()) => {
                        self.stop(Reason::Time);
                        Reason::Time
                    }
                }
            }
        }
    }

    /// Waits for `what`, or for the end.
    pub async fn or<T>(&self, what: impl Future<Output = T>) -> Result<T, Stopped> {
        tokio::select! {
            biased;
            reason = self.stopped() => Err(Stopped(reason)),
            value = what => Ok(value),
        }
    }

    /// Keeps a state to the limits.
    pub fn guard(&self, lua: &Lua, limits: &Limits) -> mlua::Result<()> {
        if limits.memory > 0 {
            lua.set_memory_limit(limits.memory)?;
        }
        spare_handlers(lua)?;
        let stop = self.clone();
        lua.set_global_hook(HookTriggers::new().every_nth_instruction(EVERY), move |lua, _| match stop.check() {
            None => Ok(VmState::Continue),
            Some(reason) => Err(strike(lua, Stopped(reason))),
        })
    }
}

/// The error that ends a run. From here on it comes at each instruction, so that whoever catches it gets no further.
fn strike(lua: &Lua, stopped: Stopped) -> mlua::Error {
    let error = mlua::Error::external(stopped.clone());
    // Of a global hook, since that needs nothing of a stack that may have no room left; and again in each coroutine that gets here.
    let next = lua.set_global_hook(HookTriggers::new().every_nth_instruction(1), move |lua, _| Err(strike(lua, stopped.clone())));
    next.err().unwrap_or(error)
}

/// Keeps the handlers of `xpcall` from seeing how a run is ended: what the hook raises, Lua hands to them inside the hook, where no hook is called, so
/// that one which loops would never end.
fn spare_handlers(lua: &Lua) -> mlua::Result<()> {
    const XPCALL: &str = "local xpcall, ends = ...
        return function(f, handler, ...)
            return xpcall(f, function(e) if ends(e) then return e end return handler(e) end, ...)
        end";
    let globals = lua.globals();
    let ends = lua.create_function(|_, error: Value| Ok(matches!(error, Value::Error(error) if reason_of(&error).is_some())))?;
    let xpcall = lua.load(XPCALL).set_name("=xpcall").call::<Function>((globals.get::<Function>("xpcall")?, ends))?;
    globals.set("xpcall", xpcall)
}

/// The processor time of this thread, which runs one script.
fn used_cpu() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// The reason in an error that a run ended with, wherever in its causes it stands.
pub fn reason_of(error: &mlua::Error) -> Option<Reason> {
    match error {
        mlua::Error::ExternalError(inner) => inner.downcast_ref::<Stopped>().map(|stopped| stopped.0.clone()),
        mlua::Error::CallbackError { cause, .. } | mlua::Error::WithContext { cause, .. } => reason_of(cause),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a script under limits and gives why it ended.
    fn run(script: &str, limits: Limits) -> (mlua::Result<()>, Option<Reason>) {
        let lua = Lua::new();
        let stop = Stop::new(&limits);
        stop.guard(&lua, &limits).unwrap();
        let outcome = lua.load(script).exec();
        let reason = outcome.as_ref().err().and_then(reason_of).or_else(|| stop.reason());
        (outcome, reason)
    }

    const SHORT: Limits = Limits { time: Some(Duration::from_millis(50)), cpu: None, memory: 0 };

    #[test]
    fn loops_end_whatever_catches_errors() {
        for script in [
            "while true do end",
            "while true do pcall(function() while true do end end) end",
            "while true do xpcall(function() while true do end end, function() while true do end end) end",
            "local co = coroutine.wrap(function() while true do end end) co()",
            "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
            "while true do pcall(coroutine.wrap(function() while true do pcall(function() while true do end end) end end)) end",
            "local function again() pcall(again) again() end again()",
            "('x'):rep(100):gsub('x', function() while true do end end)",
        ] {
            let (outcome, reason) = run(script, SHORT);
            assert!(outcome.is_err(), "{script}");
            assert_eq!(reason, Some(Reason::Time), "{script}: {outcome:?}");
        }
    }

    #[test]
    fn handlers_of_errors_work_as_ever() {
        let script = "local ok, text, more = xpcall(function(a) error('x' .. a, 0) end, function(e) return e .. '!' end, 1)
            assert(ok == false and text == 'x1!' and more == nil)
            assert(select('#', xpcall(function(...) return ... end, print, 1, nil, 3)) == 4)";
        run(script, SHORT).0.unwrap();
    }

    #[test]
    fn processor_time_is_the_scripts_own() {
        let cpu = Limits { time: None, cpu: Some(used_cpu() + Duration::from_millis(50)), memory: 0 };
        assert_eq!(run("while true do end", cpu).1, Some(Reason::Cpu));
    }

    #[test]
    fn memory_ends_at_the_limit() {
        let limits = Limits { time: Some(Duration::from_secs(20)), cpu: None, memory: 4 << 20 };
        for script in
            ["local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end", "local s = 'x' while true do s = s .. s end"]
        {
            let (outcome, _) = run(script, limits);
            let error = outcome.unwrap_err().to_string();
            assert!(error.contains("memory"), "{script}: {error}");
        }
    }

    #[test]
    fn a_script_within_its_limits_runs() {
        assert!(run("local n = 0 for i = 1, 100000 do n = n + i end assert(n == 5000050000)", SHORT).0.is_ok());
    }
}
