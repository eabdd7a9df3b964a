//! `eslng calls`.

mod screen;

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use clap::Args;
use comfy_table::{ColumnConstraint, ContentArrangement, Table as Drawn, Width, presets};
use eslng::reply::{Row, Table};
use eslng::vocabulary::{ErrorKind, EventName};
use eslng::{Client, Delivery, Interest};

use crate::failure::{Exit, Failure};
use crate::interrupt;
use crate::target::Target;
use screen::Screen;

#[derive(Args, Debug)]
#[command(after_help = "\
On a terminal the table follows the calls until q, Ctrl-C or SIGTERM; elsewhere, and with --once or --json, it is printed once. A call is one channel: a \
bridge shows as two.

Examples:
  eslng calls
  eslng calls --json | jq -r .uuid")]
pub struct Calls {
    /// Print the table once
    #[arg(long)]
    once: bool,
    /// Print the channels once, one line of JSON each, with all that `show channels` tells
    #[arg(short, long)]
    json: bool,
}

/// What changes a line of the table.
const EVENTS: [EventName; 9] = [
    EventName::ChannelCreate,
    EventName::ChannelDestroy,
    EventName::ChannelCallstate,
    EventName::ChannelAnswer,
    EventName::ChannelHangupComplete,
    EventName::ChannelExecute,
    EventName::ChannelBridge,
    EventName::ChannelUnbridge,
    EventName::CallUpdate,
];

/// Times tick, and `show channels` lags a little behind the events.
const TICK: Duration = Duration::from_secs(1);
/// How often it is drawn at most.
const PACE: Duration = Duration::from_millis(200);

pub async fn run(target: Target, calls: &Calls) -> Result<Exit> {
    let follows = !calls.once && !calls.json && io::stdout().is_terminal();
    if follows {
        return follow(&target).await;
    }
    let table = ask(&target.connect().await?).await?;
    let mut out = io::stdout().lock();
    if calls.json {
        for row in table.rows() {
            let row: serde_json::Map<_, _> = row.iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
            writeln!(out, "{}", serde_json::Value::Object(row))?;
        }
    } else {
        writeln!(out, "{}", draw(&table, SystemTime::now(), None))?;
    }
    out.flush()?;
    Ok(Exit::DONE)
}

async fn ask(client: &Client) -> Result<Table> {
    let answer = client.api("show channels as json").await?;
    Table::json(&answer.text()).map_err(|error| Failure::of_kind(ErrorKind::Malformed, format!("show channels: {error}")))
}

async fn follow(target: &Target) -> Result<Exit> {
    let interrupted = interrupt::listen()?;
    tokio::pin!(interrupted);
    let client = target.connect_with(target.builder()).await?;
    let mut events = client.subscribe(Interest::names(EVENTS)).await?;
    let mut status = client.status();
    let mut screen = Screen::open()?;
    let mut table = Table::default();
    loop {
        let up = matches!(&*status.borrow_and_update(), eslng::Status::Up);
        if up {
            let asked = tokio::select! {
                asked = ask(&client) => asked,
                () = &mut interrupted => return Ok(Exit::DONE),
                () = screen.ended() => return Ok(Exit::DONE),
            };
            match asked {
                Ok(now) => table = now,
                // Lost in between: the status will say so.
                Err(error) if error.downcast_ref::<eslng::Error>().is_some_and(|error| error.kind().can_retry()) => {}
                Err(error) => return Err(error),
            }
        }
        let count = table.rows().len();
        let state = if up { "" } else { "; the connection is lost, what is shown is old" };
        let head = format!("{}: {count} channels{state}", target.address());
        let drawn = draw(&table, SystemTime::now(), Some(Screen::width()));
        screen.show([&*head].into_iter().chain(drawn.lines()))?;
        let shown = tokio::time::Instant::now();
        tokio::select! {
            () = &mut interrupted => return Ok(Exit::DONE),
            () = screen.ended() => return Ok(Exit::DONE),
            () = tokio::time::sleep(TICK) => {}
            _ = status.changed() => {}
            delivery = events.next() => match delivery {
                None => break,
                Some(_) => gather(&mut events, shown + PACE).await,
            }
        }
    }
    let ended = status.borrow().clone();
    match ended {
        eslng::Status::Ended(reason) => Err(eslng::Error::Ended(reason).into()),
        _ => Ok(Exit::DONE),
    }
}

/// Takes what comes until then, so that a flood of events is drawn once.
async fn gather(events: &mut eslng::EventStream, until: tokio::time::Instant) {
    let mut next = Some(());
    while next.is_some() {
        next = match tokio::time::timeout_at(until, events.next()).await {
            Ok(Some(Delivery::Event(_))) => Some(()),
            Ok(Some(_) | None) | Err(_) => None,
        };
    }
}

const HEAD: [&str; 8] = ["UNIQUE-ID", "", "STATE", "FOR", "FROM", "TO", "APPLICATION", "CODEC"];

/// A Unique-ID and what stands between it and the next column.
const UUID: u16 = 36 + 2;
/// A terminal's usual width: from here on there is place for whole Unique-IDs.
const USUAL: u16 = 80;

/// The table; with the terminal's `width` each channel is one line that fits.
fn draw(table: &Table, now: SystemTime, width: Option<u16>) -> String {
    let now = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let mut drawn = Drawn::new();
    let mut head = comfy_table::Row::from(HEAD);
    head.max_height(1);
    drawn.load_style(presets::NOTHING).set_header(head);
    if let Some(width) = width {
        drawn.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        if width >= USUAL
            && let Some(uuid) = drawn.column_mut(0)
        {
            uuid.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(UUID)));
        }
    }
    for row in table.rows() {
        let mut row = comfy_table::Row::from(line(row, now));
        if width.is_some() {
            row.max_height(1);
        }
        drawn.add_row(row);
    }
    drawn.column_iter_mut().for_each(|column| {
        column.set_padding((0, 2));
    });
    // Blanks at the ends of lines would come along when one copies them.
    drawn.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn line(row: Row<'_>, now: u64) -> [String; 8] {
    let get = |column: &str| printable(row.get(column).unwrap_or_default());
    let direction = match row.get("direction") {
        Some("inbound") => "in",
        Some("outbound") => "out",
        other => other.unwrap_or_default(),
    };
    let age = row.get("created_epoch").and_then(|epoch| epoch.parse::<u64>().ok()).map(|epoch| clock(now.saturating_sub(epoch)));
    let from = match (get("cid_num"), get("cid_name")) {
        (number, name) if name.is_empty() || name == number => number,
        (number, name) => format!("{number} {name}"),
    };
    let application = format!("{} {}", get("application"), get("application_data"));
    let codec = get("read_codec");
    [
        get("uuid"),
        direction.to_owned(),
        get("callstate"),
        age.unwrap_or_default(),
        from,
        get("dest"),
        application.trim_end().to_owned(),
        codec,
    ]
}

/// A caller's name is not to move the cursor.
fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}

fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_two() {
        let table = Table::json(
            r#"{"row_count":2,"rows":[
            {"uuid":"u-1","direction":"inbound","created_epoch":"100","callstate":"ACTIVE","cid_name":"Al\u001b[2J","cid_num":"1000","dest":"9196","application":"echo","application_data":"","read_codec":"PCMU"},
            {"uuid":"u-22","direction":"outbound","created_epoch":"3000","callstate":"RINGING","cid_name":"5551","cid_num":"5551","dest":"1001","application":"","application_data":"","read_codec":""}]}"#,
        )
        .unwrap();
        let drawn = draw(&table, UNIX_EPOCH + Duration::from_secs(3765), None);
        let words: Vec<Vec<&str>> = drawn.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(words[1], ["u-1", "in", "ACTIVE", "1:01:05", "1000", "Al\u{fffd}[2J", "9196", "echo", "PCMU"]);
        assert_eq!(words[2], ["u-22", "out", "RINGING", "12:45", "5551", "1001"]);
        assert_eq!(words.len(), 3);
    }

    #[test]
    fn a_channel_is_a_line_however_narrow_the_terminal() {
        let uuid = "702668fa-adf6-4b9f-a5ef-3869df7bc42e";
        let row = format!(
            r#"{{"uuid":"{uuid}","direction":"inbound","created_epoch":"100","callstate":"ACTIVE","cid_name":"A long name of many words","cid_num":"1000","dest":"9196","application":"playback","application_data":"ivr/ivr-welcome_to_freeswitch.wav","read_codec":"PCMU"}}"#
        );
        let table = Table::json(&format!(r#"{{"row_count":2,"rows":[{row},{row}]}}"#)).unwrap();
        for width in [40, 60, 80, 100, 200] {
            let drawn = draw(&table, UNIX_EPOCH + Duration::from_secs(3765), Some(width));
            assert_eq!(drawn.lines().count(), 3, "{drawn}");
            assert!(drawn.lines().all(|line| line.chars().count() <= usize::from(width)), "{drawn}");
            assert_eq!(drawn.contains(uuid), width >= 80, "{drawn}");
        }
    }
}
