//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::{Action, Builder, Switch, User};

pub(crate) const USAGE: &str = "\
usage: eslng-switch [options]
       eslng-switch record --upstream HOST:PORT --file NAME.jsonl [--port N]
       eslng-switch replay --file NAME.jsonl [--port N]
  --port N                    loopback port; 0, the default, lets the kernel pick one
  --password P                password of auth (ClueCon)
  --user ID@DOMAIN:PASSWORD   one more user for userauth, who may do everything
  --deny ADDRESS              one more address to reject (127.0.0.66 is rejected)
  --auth-timeout MS           time for the first command, in milliseconds (25000)
  --hostname NAME             FreeSWITCH-Hostname (eslng)
  --extension 'N=APP ARG;...' an extension of the context default
  --media PATH=MS             a file that playback finds, and its length in milliseconds
  --global NAME=VALUE         a global variable
  --lua SCRIPT=OUTPUT         what lua and luarun print when they are called with exactly SCRIPT
  --heartbeat MS              time between two HEARTBEAT events, in milliseconds (20000)
  --virtual-time              time stands still until the control advance
The first line on standard output is {\"port\": N, \"core_uuid\": TEXT}. Controls are JSON lines on standard input, each answered by
{\"ok\": true, ...} or {\"ok\": false, \"error\": TEXT}; the end of input ends the program.
  {\"do\": \"emit\", \"name\": N, \"subclass\": S, \"headers\": {...} or [[N, V], ...], \"body\": B}   fire an event
  {\"do\": \"call\", \"address\": \"127.0.0.1:N\", \"mode\": \"async full\", \"variables\": {...}}     call a program; answers its uuid
  {\"do\": \"watch\"}                             begin to collect events for wait
  {\"do\": \"wait\", \"name\": N, \"uuid\": U, \"headers\": {...}, \"timeout_ms\": M}   answers the next such event, its headers and body
  {\"do\": \"party\", \"name\": N, \"steps\": [...]}   what the far end of a call to test/N does: \"ring\", \"early_media\", \"answer\",
                                               \"prompt\", {\"wait_ms\": M}, {\"press\": \"1\"}, {\"hang_up\": CAUSE}
  {\"do\": \"ring\", \"uuid\": U}                   the far end rings
  {\"do\": \"answer\", \"uuid\": U}                 the far end answers
  {\"do\": \"advance\", \"ms\": M}                  let virtual time pass, with all that is due in it
  {\"do\": \"press\", \"uuid\": U, \"digits\": \"12#\"}   the far end presses digits
  {\"do\": \"hangup\", \"uuid\": U, \"cause\": C}       hang a channel up
  {\"do\": \"raw\", \"text\": T} or {..., \"b64\": B}    send bytes on every connection
  {\"do\": \"drop\"}                              close every connection without a notice
  {\"do\": \"dribble\", \"bytes\": N, \"pause_ms\": M}   send in chunks of N bytes
  {\"do\": \"split_blank_line\", \"pause_ms\": M}      end segments between the two newlines
  {\"do\": \"cut_after\", \"bytes\": N}               close after N more bytes
  {\"do\": \"never_answer\"}                      reply to no command
  {\"do\": \"answer_late\", \"delay_ms\": M}        reply this much later
  {\"do\": \"answer_twice\"}                      send each reply twice
  {\"do\": \"stall_reading\"}                     read nothing more
  {\"do\": \"malformed\", \"kind\": K}              send garbage, oversized (with \"bytes\": N), wrong_length or invalid_utf8
  {\"do\": \"refuse\", \"ms\": M}                   refuse connections for so long
  {\"do\": \"restart\"}                           begin again with a new Core-UUID; answers core_uuid
  {\"do\": \"clear_faults\"}                      turn all of these off
  {\"do\": \"quit\"}
";

/// What the program is to be.
pub(crate) enum Role {
    Switch(Box<Builder>),
    Record { port: u16, upstream: SocketAddr, file: PathBuf },
    Replay { port: u16, file: PathBuf },
    Help,
}

/// What the arguments ask for.
pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Role, String> {
    let mut arguments = arguments.peekable();
    match arguments.next_if(|word| matches!(word.as_str(), "record" | "replay")) {
        Some(role) => parse_recording(role == "record", arguments),
        None => parse_switch(arguments),
    }
}

fn parse_recording(records: bool, mut arguments: impl Iterator<Item = String>) -> Result<Role, String> {
    let (mut port, mut upstream, mut file) = (0, None, None);
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{option} needs a value, or is no option"))?;
        match option.as_str() {
            "--port" => port = value.parse().map_err(|_| format!("--port {value}: not a port number"))?,
            "--file" => file = Some(PathBuf::from(value)),
            "--upstream" if records => {
                upstream = Some(value.parse().map_err(|_| format!("--upstream {value}: not ADDRESS:PORT"))?);
            }
            _ => return Err(format!("{option} is no option of this")),
        }
    }
    let file = file.ok_or("--file is missing")?;
    if !records {
        return Ok(Role::Replay { port, file });
    }
    Ok(Role::Record { port, upstream: upstream.ok_or("--upstream is missing")?, file })
}

fn parse_switch(mut arguments: impl Iterator<Item = String>) -> Result<Role, String> {
    let mut builder = Switch::builder();
    while let Some(option) = arguments.next() {
        if matches!(option.as_str(), "--help" | "-h") {
            return Ok(Role::Help);
        }
        if option == "--virtual-time" {
            builder = builder.virtual_time();
            continue;
        }
        let value = arguments.next().ok_or_else(|| format!("{option} needs a value, or is no option"))?;
        let bad = |what: &str| format!("{option} {value}: {what}");
        builder = match option.as_str() {
            "--port" => builder.port(value.parse().map_err(|_| bad("not a port number"))?),
            "--password" => builder.password(value),
            "--user" => builder.user(user(&value).ok_or_else(|| bad("not ID@DOMAIN:PASSWORD"))?),
            "--deny" => builder.deny(value.parse().map_err(|_| bad("not an address"))?),
            "--auth-timeout" => builder.auth_timeout(milliseconds(&value).ok_or_else(|| bad("not milliseconds"))?),
            "--hostname" => builder.hostname(value),
            "--heartbeat" => builder.heartbeat(milliseconds(&value).ok_or_else(|| bad("not milliseconds"))?),
            "--lua" => {
                let (script, output) = value.split_once('=').ok_or_else(|| bad("not SCRIPT=OUTPUT"))?;
                builder.lua(script, output)
            }
            "--extension" => {
                let (number, actions) = value.split_once('=').ok_or_else(|| bad("not N=APP ARG;..."))?;
                builder.extension(number, actions.split(';').map(action))
            }
            "--media" => {
                let (path, length) = value.rsplit_once('=').ok_or_else(|| bad("not PATH=MS"))?;
                builder.media(path, milliseconds(length).ok_or_else(|| bad("not milliseconds"))?)
            }
            "--global" => {
                let (name, value) = value.split_once('=').ok_or_else(|| bad("not NAME=VALUE"))?;
                builder.global(name, value)
            }
            _ => return Err(format!("{option} is no option")),
        };
    }
    Ok(Role::Switch(Box::new(builder)))
}

fn user(text: &str) -> Option<User> {
    let (id, rest) = text.split_once('@')?;
    let (domain, password) = rest.split_once(':')?;
    Some(User::new(id, domain, password))
}

fn milliseconds(text: &str) -> Option<Duration> {
    text.parse().ok().map(Duration::from_millis)
}

fn action(text: &str) -> Action {
    let (application, argument) = text.split_once(' ').unwrap_or((text, ""));
    Action::new(application, argument)
}
