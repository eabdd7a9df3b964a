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

/// The moment that `2020-01-01 00:00:00` or `2020-01-01` names, in microseconds since 1970.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00:00"));
    let numbers = |text: &str, separator| -> Option<Vec<i64>> { text.split(separator).map(|part| part.parse().ok()).collect() };
    let [year, month, day] = numbers(date, '-')?.try_into().ok()?;
    let time = numbers(time.split('.').next()?, ':')?;
    let [hour, minute, second] = [0, 1, 2].map(|at| time.get(at).copied().unwrap_or(0));
    if !((1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)) {
        return None;
    }
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    u64::try_from(seconds).ok()?.checked_mul(1_000_000)
}

/// Days from 1970 to a date of the proleptic Gregorian calendar (Hinnant's algorithm).
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Zones that are known: hours from UTC in winter, and whose rule of summer time they follow.
const ZONES: [(&str, i64, Summer); 22] = [
    ("UTC", 0, Summer::Never),
    ("GMT", 0, Summer::Never),
    ("Etc/UTC", 0, Summer::Never),
    ("US/Eastern", -5, Summer::America),
    ("US/Central", -6, Summer::America),
    ("US/Mountain", -7, Summer::America),
    ("US/Pacific", -8, Summer::America),
    ("America/New_York", -5, Summer::America),
    ("America/Chicago", -6, Summer::America),
    ("America/Denver", -7, Summer::America),
    ("America/Los_Angeles", -8, Summer::America),
    ("America/Sao_Paulo", -3, Summer::Never),
    ("Europe/London", 0, Summer::Europe),
    ("Europe/Lisbon", 0, Summer::Europe),
    ("Europe/Berlin", 1, Summer::Europe),
    ("Europe/Paris", 1, Summer::Europe),
    ("Europe/Madrid", 1, Summer::Europe),
    ("Europe/Rome", 1, Summer::Europe),
    ("Europe/Athens", 2, Summer::Europe),
    ("Europe/Moscow", 3, Summer::Never),
    ("Asia/Tokyo", 9, Summer::Never),
    ("Asia/Shanghai", 8, Summer::Never),
];

/// When a zone has summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Summer {
    Never,
    /// From the second Sunday of March, 2:00, to the first of November, 2:00, by local time.
    America,
    /// From the last Sunday of March to that of October, 1:00 UTC.
    Europe,
}

/// A moment as the clocks of a zone show it; `None` for a zone that is not known.
pub(crate) fn in_zone(micros: u64, zone: &str) -> Option<u64> {
    let (_, hours, summer) = ZONES.into_iter().find(|(name, _, _)| name.eq_ignore_ascii_case(zone))?;
    let civil = Civil::of(micros);
    let now = i64::try_from(micros / 1_000_000).ok()?;
    let sunday = |month: i64, first_day: i64| {
        let days = days_since_1970(civil.year, month, first_day);
        (days + (7 - (days + 4).rem_euclid(7)).rem_euclid(7)) * 86_400
    };
    let is_summer = match summer {
        Summer::Never => false,
        Summer::America => {
            let begin = sunday(3, 8) + (2 - hours) * 3600;
            let end = sunday(11, 1) + (1 - hours) * 3600;
            (begin..end).contains(&now)
        }
        Summer::Europe => (sunday(3, 25) + 3600..sunday(10, 25) + 3600).contains(&now),
    };
    let offset = (hours + i64::from(is_summer)) * 3_600_000_000;
    micros.checked_add_signed(offset)
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
        assert_eq!(parse("2026-11-22 19:30:43"), Some(1_795_375_843_000_000));
        assert_eq!(parse("2000-02-29"), Some(951_782_400_000_000));
        assert_eq!(parse("yesterday"), None);
    }

    #[test]
    fn summer_time() {
        let shown = |text: &str, zone: &str| in_zone(parse(text).expect("a date"), zone).map(local);
        let as_text = |text: &str| Some(text.to_owned());
        assert_eq!(shown("2026-03-08 06:59:59", "US/Eastern"), as_text("2026-03-08 01:59:59"));
        assert_eq!(shown("2026-03-08 07:00:00", "US/Eastern"), as_text("2026-03-08 03:00:00"));
        assert_eq!(shown("2026-11-01 06:00:00", "US/Eastern"), as_text("2026-11-01 01:00:00"));
        assert_eq!(shown("2026-07-01 12:00:00", "Europe/Berlin"), as_text("2026-07-01 14:00:00"));
        assert_eq!(shown("2026-10-25 01:00:00", "Europe/London"), as_text("2026-10-25 01:00:00"));
        assert_eq!(shown("2026-01-01", "Mars/Base"), None);
    }
}
