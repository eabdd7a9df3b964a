//! The command line.

use std::time::Duration;

use eslng_switch::{Action, Builder, Switch, User};

pub(crate) const USAGE: &str = "\
usage: eslng-switch [options]
  --port N                    loopback port; 0, the default, lets the kernel pick one
  --password P                password of auth (ClueCon)
  --user ID@DOMAIN:PASSWORD   one more user for userauth, who may do everything
  --deny ADDRESS              one more address to reject (127.0.0.66 is rejected)
  --auth-timeout MS           time for the first command, in milliseconds (25000)
  --hostname NAME             FreeSWITCH-Hostname (eslng)
  --extension 'N=APP ARG;...' an extension of the context default
  --media PATH=MS             a file that playback finds, and its length in milliseconds
  --global NAME=VALUE         a global variable
The first line on standard output is {\"port\": N, \"core_uuid\": TEXT}. Controls are JSON lines on standard input, each answered by
{\"ok\": true, ...} or {\"ok\": false, \"error\": TEXT}; the end of input ends the program.
  {\"do\": \"emit\", \"name\": N, \"subclass\": S, \"headers\": {...} or [[N, V], ...], \"body\": B}   fire an event
  {\"do\": \"call\", \"address\": \"127.0.0.1:N\", \"mode\": \"async full\", \"variables\": {...}}     call a program; answers its uuid
  {\"do\": \"press\", \"uuid\": U, \"digits\": \"12#\"}   the far end presses digits
  {\"do\": \"hangup\", \"uuid\": U, \"cause\": C}       hang a channel up
  {\"do\": \"raw\", \"text\": T} or {..., \"b64\": B}    send bytes on every connection
  {\"do\": \"drop\"}                              close every connection without a notice
  {\"do\": \"dribble\", \"bytes\": N, \"pause_ms\": M}   send in chunks of N bytes
  {\"do\": \"split_blank_line\", \"pause_ms\": M}      end segments between the two newlines
  {\"do\": \"cut_after\", \"bytes\": N}               close after N more bytes
  {\"do\": \"never_answer\"}                      reply to no command
  {\"do\": \"clear_faults\"}                      turn all of these off
  {\"do\": \"quit\"}
";

/// The switch that the arguments ask for; `None` for `--help`.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Option<Builder>, String> {
    let mut builder = Switch::builder();
    while let Some(option) = arguments.next() {
        if matches!(option.as_str(), "--help" | "-h") {
            return Ok(None);
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
    Ok(Some(builder))
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
