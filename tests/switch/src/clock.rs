//! The switch's time: wall-clock microseconds that advance with tokio's clock, so that paused time pauses the switch too.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Reads the time of the switch.
pub(crate) struct Clock {
    wall: Duration,
    start: Instant,
}

impl Clock {
    pub(crate) fn start() -> Self {
        // A system clock before 1970 gives 1970: the switch needs some time, not the right one.
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Clock { wall, start: Instant::now() }
    }

    /// Microseconds since 1970.
    pub(crate) fn now(&self) -> u64 {
        micros(self.wall + self.start.elapsed())
    }

    /// How long the switch runs.
    pub(crate) fn uptime(&self) -> Duration {
        self.start.elapsed()
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

/// A moment taken apart, in UTC: the switch of the recordings ran in it.
struct Civil {
    year: i64,
    month: usize,
    day: i64,
    weekday: usize,
    hour: u64,
    minute: u64,
    second: u64,
}

impl Civil {
    /// The proleptic Gregorian calendar from days since 1970 (Hinnant's algorithm).
    fn of(micros: u64) -> Self {
        let seconds = micros / 1_000_000;
        let days = i64::try_from(seconds / 86_400).unwrap_or_default();
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Civil {
            year,
            month: usize::try_from(month).unwrap_or(1),
            day,
            weekday: usize::try_from((days + 4).rem_euclid(7)).unwrap_or_default(),
            hour: seconds / 3600 % 24,
            minute: seconds / 60 % 60,
            second: seconds % 60,
        }
    }
}

/// `2026-11-22 19:30:43`.
pub(crate) fn local(micros: u64) -> String {
    format(micros, "%Y-%m-%d %H:%M:%S")
}

/// `Sun, 22 Nov 2026 19:30:43 GMT`.
pub(crate) fn gmt(micros: u64) -> String {
    format(micros, "%a, %d %b %Y %H:%M:%S GMT")
}

/// `strftime` for the conversions that dialplans use; another one stays as it is written.
pub(crate) fn format(micros: u64, pattern: &str) -> String {
    let civil = Civil::of(micros);
    let day = DAYS[civil.weekday];
    let month = MONTHS[civil.month - 1];
    let mut out = String::new();
    let mut rest = pattern.chars();
    while let Some(character) = rest.next() {
        if character != '%' {
            out.push(character);
            continue;
        }
        match rest.next() {
            Some('Y') => out.push_str(&civil.year.to_string()),
            Some('y') => out.push_str(&format!("{:02}", civil.year % 100)),
            Some('m') => out.push_str(&format!("{:02}", civil.month)),
            Some('d') => out.push_str(&format!("{:02}", civil.day)),
            Some('e') => out.push_str(&format!("{:2}", civil.day)),
            Some('H') => out.push_str(&format!("{:02}", civil.hour)),
            Some('M') => out.push_str(&format!("{:02}", civil.minute)),
            Some('S') => out.push_str(&format!("{:02}", civil.second)),
            Some('F') => out.push_str(&format!("{}-{:02}-{:02}", civil.year, civil.month, civil.day)),
            Some('T') => out.push_str(&format!("{:02}:{:02}:{:02}", civil.hour, civil.minute, civil.second)),
            Some('a') => out.push_str(&day[..3]),
            Some('A') => out.push_str(day),
            Some('b' | 'h') => out.push_str(&month[..3]),
            Some('B') => out.push_str(month),
            Some('s') => out.push_str(&(micros / 1_000_000).to_string()),
            Some('u') => out.push_str(&(if civil.weekday == 0 { 7 } else { civil.weekday }).to_string()),
            Some('w') => out.push_str(&civil.weekday.to_string()),
            Some('Z') => out.push_str("UTC"),
            Some('z') => out.push_str("+0000"),
            Some('%') => out.push('%'),
            Some(other) => out.extend(['%', other]),
            None => out.push('%'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_recorded() {
        let micros = 1_795_375_843_778_333;
        assert_eq!(local(micros), "2026-11-22 19:30:43");
        assert_eq!(gmt(micros), "Sun, 22 Nov 2026 19:30:43 GMT");
        assert_eq!(format(951_782_400_000_000, "%F %A %e%%"), "2000-02-29 Tuesday 29%");
    }
}
