//! A hostile text as every argument of every command and application, sent to the test switch, which expands `${command()}` as the
//! switch does: nothing runs, and nothing is taken for another command.

mod client;
mod operations;

use client::Client;
use eslng_engine::command::api;
use eslng_engine::command::app;
use eslng_engine::command::syntax::{ArgumentType, Syntax, Value};
use eslng_engine::command::{Application, Argument, Command, Execute};
use eslng_engine::dial::{DialString, Endpoint, Leg, Originate};
use eslng_switch::Switch;

/// If one of these is expanded or taken for a command, the global variable `pwned` is set.
const HOSTILE: [&str; 4] = [
    "${global_setvar(pwned=expanded)}",
    "$${global_setvar(pwned=expanded)} \\${global_setvar(pwned=escaped)} '",
    "x ${system(touch pwned)}${global_setvar(pwned=expanded)}",
    "x\n\napi global_setvar pwned=injected",
];
/// What would end the test, or its connection.
const LEFT_OUT: [&str; 6] = ["shutdown", "...", "reload", "unload", "fsctl", "msleep"];

fn value(kind: &ArgumentType, name: &str) -> Value {
    let text = match kind {
        ArgumentType::Integer(range) => (*range.start()).max(1).min(*range.end()).to_string(),
        ArgumentType::Number => "1".to_owned(),
        ArgumentType::Choice(choices) => choices[0].clone(),
        ArgumentType::Cause => "USER_BUSY".to_owned(),
        ArgumentType::Time => "+600".to_owned(),
        ArgumentType::Pairs | ArgumentType::Settings => "a=1".to_owned(),
        ArgumentType::Dial => "error/USER_BUSY".to_owned(),
        ArgumentType::Target => "9196".to_owned(),
        ArgumentType::Action => "say::en number 1".to_owned(),
        _ => name.to_owned(),
    };
    Value::Text(text)
}

/// The values of a syntax with one of them hostile, for each of them and each text; where a form stands around a text, inside it.
fn hostile_values(syntax: &Syntax) -> Vec<Vec<Option<Value>>> {
    let mut all = Vec::new();
    for (at, argument) in syntax.arguments().iter().enumerate() {
        for text in HOSTILE {
            let text = match argument.kind {
                ArgumentType::Pairs | ArgumentType::Settings => format!("a={text}"),
                ArgumentType::Action => format!("set::a={text}"),
                ArgumentType::Target => format!("&set(a={text})"),
                ArgumentType::Dial => format!("{{a='{text}'}}loopback/9196/default"),
                _ => text.to_owned(),
            };
            let mut values: Vec<_> =
                syntax.arguments().iter().map(|argument| Some(value(&argument.kind, &argument.name))).collect();
            values[at] = Some(Value::Text(text));
            all.push(values);
        }
    }
    all
}

fn pwned(client: &mut Client) -> String {
    client.api("global_getvar pwned")
}

#[test]
fn every_api_command() {
    let switch = Switch::builder().start().expect("a switch starts");
    let mut client = Client::connect(switch.address());
    let (mut sent, mut refused) = (0, 0);
    for entry in api::Entry::all().iter().filter(|entry| !LEFT_OUT.contains(&entry.command())) {
        for values in hostile_values(&entry.grammar()) {
            let Ok(line) = entry.line(&values) else {
                refused += 1;
                continue;
            };
            client.api(&line);
            assert_eq!(pwned(&mut client), "-ERR no reply\n", "{line}");
            sent += 1;
        }
    }
    // What the test would see, if it happened.
    client.api("eval ${global_setvar(pwned=expanded)}");
    assert_eq!(pwned(&mut client), "expanded");
    println!("{sent} lines sent, {refused} refused");
    assert!(sent > 800, "only {sent}");
}

#[test]
fn every_application() {
    let switch = Switch::builder().start().expect("a switch starts");
    let mut client = Client::connect(switch.address());
    client.command(b"event plain CHANNEL_EXECUTE CHANNEL_HANGUP\n\n");
    let (mut sent, mut refused) = (0, 0);
    for entry in app::Entry::all() {
        let syntax = entry.grammar();
        for values in hostile_values(&syntax) {
            let Ok(argument) = syntax.write_argument(entry.name, &values) else {
                refused += 1;
                continue;
            };
            client.run(Application { name: entry.name.to_owned(), argument });
            assert_eq!(pwned(&mut client), "-ERR no reply\n", "{} {values:?}", entry.name);
            sent += 1;
        }
    }
    client.run(Application::new("set").with(Argument::expression("a=${global_setvar(pwned=expanded)}")));
    assert_eq!(pwned(&mut client), "expanded");
    println!("{sent} applications run, {refused} refused");
    assert!(sent > 300, "only {sent}");
}

#[test]
fn dial_strings_and_originate() {
    let switch = Switch::builder().start().expect("a switch starts");
    let mut client = Client::connect(switch.address());
    let loopback = || Endpoint::Loopback { extension: "9196".into(), context: Some("default".into()), dialplan: None };
    for text in HOSTILE {
        let park = || Application::new("park");
        let lines = [
            Originate::application(DialString::from(loopback()).with("a", text), park()).line(),
            Originate::application(DialString::from(Leg::from(loopback()).with("a", text)), park()).line(),
            Originate::application(Endpoint::user(text), park()).line(),
            Originate::extension(loopback(), text).line(),
            Originate::application(loopback(), Application::new("set").with(format!("a={text}"))).line(),
            Originate { caller_id_name: Some(text.into()), ..Originate::application(loopback(), park()) }.line(),
        ];
        for line in lines.into_iter().flatten() {
            client.api(&line);
            assert_eq!(pwned(&mut client), "-ERR no reply\n", "{line}");
        }
    }
}

/// What is sent for an application.
fn packet(uuid: &str, application: Application) -> Vec<u8> {
    Command::execute(Some(uuid), Execute::from(application)).encode().expect("its argument was checked").to_vec()
}
