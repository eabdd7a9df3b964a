//! What a program that serves calls has used.

use std::fs;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A line of JSON: how many calls were served, the CPU time and the largest size so far.
///
/// # Errors
/// `/proc` does not say.
pub fn of_calls(count: usize) -> Result<String> {
    Ok(format!("{{\"calls\":{count},\"cpu_us\":{},\"peak_kib\":{}}}", cpu_us()?, peak_kib()?))
}

/// The time that this thread, which is the only one, has run: its nanoseconds stand first in schedstat (Linux,
/// Documentation/scheduler/sched-stats).
fn cpu_us() -> Result<u64> {
    let text = fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: u64 = text.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1000)
}

/// The most memory that was resident.
fn peak_kib() -> Result<u64> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
