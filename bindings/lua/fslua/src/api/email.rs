//! `freeswitch.email`: a mail with an attachment, by SMTP or sendmail.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Message, SendmailTransport, SmtpTransport, Transport};
use mlua::{Lua, MultiValue, Result, Table};

use super::arguments::{Arguments, raise};
use super::context::Context;
use super::process;

/// How long a mail server may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(30);

/// The arguments of a call.
struct Mail {
    to: String,
    from: String,
    headers: String,
    body: String,
    file: Option<PathBuf>,
    convert: Option<(String, String)>,
}

pub(crate) fn add(lua: &Lua, freeswitch: &Table, context: &Rc<Context>) -> Result<()> {
    let context = Rc::clone(context);
    let send = lua.create_function(move |_, values: MultiValue| {
        let arguments = Arguments::new("freeswitch.email", &values);
        let given = |at: usize| arguments.optional(at).map(|text| text.filter(|text| !text.is_empty()));
        let mail = Mail {
            to: arguments.text(0)?,
            from: arguments.text(1)?,
            headers: given(2)?.unwrap_or_default(),
            body: given(3)?.unwrap_or_default(),
            file: given(4)?.map(PathBuf::from),
            convert: given(5)?.zip(given(6)?),
        };
        let attachment = mail.file.as_deref().map(|file| mail.attachment(&context, file)).transpose()?;
        let message = mail.message(attachment).map_err(refused)?;
        match deliver(&context, message)? {
            Ok(()) => Ok(true),
            Err(error) => {
                tracing::error!(%error, "a mail could not be sent");
                Ok(false)
            }
        }
    })?;
    freeswitch.set("email", send)
}

impl Mail {
    fn message(&self, attachment: Option<(PathBuf, Vec<u8>)>) -> std::result::Result<Message, String> {
        let mailbox = |text: &str| text.trim().parse::<Mailbox>().map_err(|error| format!("{text:?}: {error}"));
        let mut builder = Message::builder().from(mailbox(&self.from)?);
        for to in self.to.split([',', ';']).filter(|to| !to.trim().is_empty()) {
            builder = builder.to(mailbox(to)?);
        }
        // What the script writes as headers, such as its subject.
        for line in self.headers.lines().filter(|line| !line.trim().is_empty()) {
            let (name, value) = line.split_once(':').ok_or_else(|| format!("{line:?} is no header"))?;
            let name = HeaderName::new_from_ascii(name.trim().to_owned()).map_err(|_| format!("{name:?} is no header's name"))?;
            if name.eq_ignore_ascii_case("Content-Type") {
                continue;
            }
            builder = builder.raw_header(HeaderValue::new(name, value.trim().to_owned()));
        }
        let text = SinglePart::plain(self.body.clone());
        let message = match attachment {
            None => builder.singlepart(text),
            Some((path, content)) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let octets = ContentType::parse("application/octet-stream").map_err(|error| error.to_string())?;
                builder.multipart(MultiPart::mixed().singlepart(text).singlepart(Attachment::new(name).body(content, octets)))
            }
        };
        message.map_err(|error| error.to_string())
    }

    /// The file, converted where that was asked for: `COMMAND FILE FILE.EXTENSION`. The converted one is taken away when it was read.
    fn attachment(&self, context: &Context, file: &Path) -> Result<(PathBuf, Vec<u8>)> {
        let read = |path: &Path| std::fs::read(path).map_err(|error| refused(format!("{}: {error}", path.display())));
        let Some((command, extension)) = &self.convert else { return Ok((file.to_owned(), read(file)?)) };
        let converted = file.with_extension(extension.trim_start_matches('.'));
        let mut words = command.split_whitespace();
        let program = words.next().ok_or_else(|| refused("the command to convert with is empty"))?;
        let child = Command::new(program).args(words).arg(file).arg(&converted).stdin(Stdio::null()).spawn();
        let status = process::wait(context, child.map_err(|error| refused(format!("{command}: {error}")))?)?;
        if !status.success() {
            return Err(refused(format!("{command}: {status}")));
        }
        let content = read(&converted)?;
        // One that stays is no reason not to send it.
        let _ = std::fs::remove_file(&converted);
        Ok((converted, content))
    }
}

fn refused(error: impl std::fmt::Display) -> mlua::Error {
    raise(format!("freeswitch.email: {error}"))
}

/// Hands the mail on, beside the script's thread, so that its run can end while a server does not answer.
fn deliver(context: &Context, message: Message) -> Result<std::result::Result<(), String>> {
    let host = Arc::clone(&context.host);
    let sending = context.host.runtime.spawn_blocking(move || match &host.options.smtp {
        Some(url) => {
            // Its error may show the URL, which may hold a password.
            let transport = SmtpTransport::from_url(url).map_err(|_| "the address of the mail server (smtp) can't be read")?;
            transport.timeout(Some(PATIENCE)).build().send(&message).map(drop).map_err(|error| error.to_string())
        }
        None => {
            let transport = match &host.options.sendmail {
                Some(program) => SendmailTransport::new_with_command(program),
                None => SendmailTransport::new(),
            };
            transport.send(&message).map_err(|error| error.to_string())
        }
    });
    Ok(context.wait(sending)?.unwrap_or_else(|error| Err(error.to_string())))
}
