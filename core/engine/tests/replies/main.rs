//! Every recorded answer becomes its record; `replies.golden` has the fields. `ESLNG_WRITE_GOLDEN=1` writes it anew.

#[path = "../vocabulary/recorded.rs"]
mod recorded;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use eslng_engine::event::Event;
use eslng_engine::reply::{Answer, ChannelOutcome, Element, HangupAll, LimitUsage, Record, ReplyError, Scheduling};
use eslng_engine::reply::{SofiaFields, Table, channel_dump};
use eslng_engine::vocabulary::{EventName, HangupCause};

/// Tables that can't be read with a comma, since usages and descriptions have commas of their own.
const REFUSED: [&str; 2] = ["show api", "show application"];

#[test]
fn every_recorded_answer() {
    let mut shown = String::new();
    let mut seen = BTreeSet::new();
    let mut refused = BTreeSet::new();
    for exchange in recorded::exchanges() {
        match Record::read(&exchange.command, &exchange.answer) {
            Ok(record) => {
                let text = show(&record);
                // The same command with the same kind of answer is shown once, and once more as a job.
                let job = exchange.recording.ends_with(" job");
                if seen.insert((exchange.command.clone(), kind(&text).to_owned(), job)) && exchange.command.len() < 200 {
                    writeln!(shown, "{} | {}\n{text}", exchange.recording, exchange.command).expect("a String takes text");
                }
            }
            Err(ReplyError::Fields { .. } | ReplyError::Rows { .. }) if REFUSED.contains(&exchange.command.as_str()) => {
                refused.insert(exchange.command.as_str());
            }
            Err(error) => panic!("{} {}: {error}\n{}", exchange.recording, exchange.command, exchange.answer),
        }
    }
    println!("{} answers, {} shown; refused: {refused:?}", recorded::exchanges().len(), seen.len());
    assert!(recorded::exchanges().len() > 300, "only {} answers", recorded::exchanges().len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies/replies.golden");
    if std::env::var_os("ESLNG_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, &shown).expect("the source can be written");
    }
    let golden = std::fs::read_to_string(path).expect("the file is committed");
    for (line, golden) in shown.lines().zip(golden.lines()) {
        assert_eq!(line, golden);
    }
    assert_eq!(shown.lines().count(), golden.lines().count());
}

#[test]
fn every_recorded_job() {
    let ended = recorded::all_events().iter().filter(|event| event.name() == Some(EventName::BackgroundJob)).count();
    let jobs: Vec<_> = recorded::exchanges().iter().filter(|exchange| exchange.recording.ends_with(" job")).collect();
    assert_eq!(jobs.len(), ended);
    let originated = jobs.iter().filter(|job| job.command.starts_with("originate "));
    let records: Vec<_> = originated.map(|job| Record::read(&job.command, &job.answer)).collect();
    assert!(records.len() >= 3, "{records:?}");
    for record in records {
        assert!(matches!(record, Ok(Record::Outcome(ChannelOutcome::Channel(_)))), "{record:?}");
    }
}

fn kind(text: &str) -> &str {
    text.split(['(', ' ', '\n']).find(|word| !word.is_empty()).unwrap_or_default()
}

fn show(record: &Record) -> String {
    let mut out = String::new();
    let text = match record {
        Record::Table(table) => show_table(table),
        Record::Channel(event) => show_event(event),
        Record::Xml(element) => show_element(element),
        Record::Json(value) => format!("Json {value}"),
        Record::SofiaFields(fields) => show_fields(fields),
        other => format!("{other:?}"),
    };
    for line in text.lines().take(80) {
        writeln!(out, "    {}", line.chars().take(1200).map(|c| if c.is_control() { '.' } else { c }).collect::<String>())
            .expect("a String takes text");
    }
    out
}

fn show_table(table: &Table) -> String {
    let mut out = format!("Table of {}, columns {:?}\n", table.total(), table.columns());
    for row in table.rows().take(2) {
        let fields: Vec<String> =
            row.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
        out += &format!("{}\n", fields.join(" "));
    }
    out
}

fn show_event(event: &Event) -> String {
    let headers = event.headers().map(|header| format!("{}: {}\n", header.name(), header.value()));
    format!("Channel\n{}", headers.collect::<String>())
}

fn show_element(element: &Element) -> String {
    let children: Vec<String> = element.children.iter().map(show_element).collect();
    format!(
        "Xml <{} {:?} {:?}> [{}]",
        element.name,
        element.attributes,
        element.text.lines().next().unwrap_or_default(),
        children.join(", ")
    )
}

fn show_fields(fields: &SofiaFields) -> String {
    let lines = fields.iter().map(|(name, value)| format!("{name} = {value}\n"));
    format!("SofiaFields\n{}", lines.collect::<String>())
}

/// Recordings that are kept elsewhere, in the folders that `ESLNG_TRANSCRIPTS` names.
#[test]
fn further_recordings() {
    let folders = std::env::var_os("ESLNG_TRANSCRIPTS").map(|list| std::env::split_paths(&list).collect::<Vec<_>>());
    for exchange in folders.unwrap_or_default().iter().flat_map(|folder| recorded::load(folder)) {
        if let Err(error) = Record::read(&exchange.command, &exchange.answer) {
            let comma = matches!(error, ReplyError::Fields { .. } | ReplyError::Rows { .. });
            assert!(comma, "{} {}: {error}\n{}", exchange.recording, exchange.command, exchange.answer);
        }
    }
}

#[test]
fn a_dump_in_four_forms_is_one_event() {
    let uuid = "846cdf5d-98fd-444d-8c7c-74dabe6079c3";
    let dump = |format: &str| {
        let command = format!("uuid_dump {uuid} {format}");
        let answer = recorded::answer("in_uuid_apis", command.trim_end());
        channel_dump(format, answer).expect("it is a dump")
    };
    let events = ["", "plain", "json", "xml"].map(dump);
    for event in &events {
        assert_eq!(event.name(), Some(EventName::ChannelData));
        assert_eq!(event.get("Unique-ID").as_deref(), Some(uuid));
        assert_eq!(event.get("Event-Date-Local").as_deref(), Some("2026-11-22 19:31:42"));
        assert_eq!(event.headers().count(), events[0].headers().count());
    }
}

/// Answers of the documentation and of FreeSWITCH's source, which no recording has: each becomes the record of its command.
#[test]
fn answers_that_no_recording_has() {
    let read = |line: &str, answer: &str| Record::read(line, answer).unwrap_or_else(|error| panic!("{line}: {error}"));
    let fails = |line: &str, answer: &str| Record::read(line, answer).expect_err(line);

    let gateway = "===\nName    \ttrunk\nState   \tREGED\nStatus  \tUP\nNew     \tx\n===\n";
    let Record::Gateway(gateway) = read("sofia status gateway trunk", gateway) else { panic!("no gateway") };
    assert_eq!((gateway.name.as_str(), gateway.state.as_str(), gateway.up), ("trunk", "REGED", true));
    assert_eq!(gateway.other, [("New".to_owned(), "x".to_owned())]);
    assert_eq!(fails("sofia status gateway x", "Invalid Gateway!\n"), ReplyError::Failed("Invalid Gateway!".into()));

    let registrations = "\nRegistrations:\n===\nCall-ID:    \tc\nUser:       \t1000@lab.test\n\nTotal items returned: 1\n===\n";
    for line in ["sofia status profile internal reg", "sofia status profile internal user 1000@lab.test"] {
        let Record::Registrations(list) = read(line, registrations) else { panic!("no registrations") };
        assert_eq!(list.iter().map(|one| one.user.as_str()).collect::<Vec<_>>(), ["1000@lab.test"]);
    }

    assert_eq!(read("limit_usage hash realm id", "2"), Record::LimitUsage(LimitUsage { count: 2, rate: None }));
    let hangup = HangupAll { cause: HangupCause::NormalClearing, matching: vec![("foo".into(), "bar".into())] };
    let said = "+OK hangup all channels matching [foo]=[bar] with cause: NORMAL_CLEARING\n";
    assert_eq!(read("hupall normal_clearing foo bar", said), Record::HangupAll(hangup));
    let added = Record::Scheduling(Scheduling::Added(None));
    assert_eq!(read("sched_broadcast +60 u commercial.wav both", "+OK Message Scheduled\n"), added);
    assert_eq!(read("sched_transfer +1 u 9664", "+OK\n"), added);
    assert_eq!(read("sched_hangup +1 u", "-ERR No such channel!\n"), Record::Answer(Answer::Error("No such channel!".into())));

    let slept =
        "test 1 sleep 100 99\ntest 2 sleep 100 97\ntest 3 sleep 100 96\ntest 4 sleep 100 97\ntest 5 sleep 100 102\navg 98\n";
    let Record::TimeTest(slept) = read("time_test 100 5", slept) else { panic!("no time test") };
    assert_eq!((slept.sleeps.len(), slept.sleeps[4], slept.average), (5, (100, 102), 98));

    let bugs = "<media-bugs>\n <media-bug>\n  <function>session_record</function>\n  <target>/tmp/a&b.wav</target>\n\
        \x20 <thread-locked>0</thread-locked>\n </media-bug>\n</media-bugs>\n";
    let Record::MediaBugs(bugs) = read("uuid_buglist u", bugs) else { panic!("no bugs") };
    assert_eq!((bugs[0].function.as_str(), bugs[0].target.as_str()), ("session_record", "/tmp/a&b.wav"));

    let user = r#"<user id="1000"><params><param name="password" value="1234"/></params></user>"#;
    let Record::User(user) = read("find_user_xml id 1000 lab.test", user) else { panic!("no user") };
    assert_eq!((user.id.as_str(), user.param("password")), ("1000", Some("1234")));
    assert_eq!(read("find_user_xml id 9 lab.test", "-ERR no reply\n"), Record::Answer(Answer::Empty));

    for (line, answer, attempts) in [
        ("group_call sales@lab.test", "user/1000@lab.test,user/1001@lab.test", 1),
        ("group_call sales@lab.test+F", "user/1000@lab.test|user/1001@lab.test", 1),
        ("group_call sales@lab.test+E", "user/1000@lab.test:_:user/1001@lab.test", 2),
    ] {
        let Record::Dial(dial) = read(line, answer) else { panic!("no dial string") };
        assert_eq!(dial.attempts.len(), attempts, "{line}");
        assert_eq!(dial.build().as_deref(), Ok(answer));
    }

    let tiers = "queue|agent|state|level|position\nsupport@lab.test|1000@lab.test|Ready|1|2\n+OK\n";
    for line in ["callcenter_config tier list", "callcenter_config queue list tiers support@lab.test"] {
        let Record::CallcenterTiers(tiers) = read(line, tiers) else { panic!("no tiers") };
        assert_eq!((tiers[0].agent.as_str(), tiers[0].level, tiers[0].position), ("1000@lab.test", Some(1), Some(2)));
    }
    let members = "queue|session_uuid|cid_name|state|score|new\nsupport@lab.test|c-1|Al|Waiting|12|x\n+OK\n";
    let Record::CallcenterMembers(members) = read("callcenter_config queue list members support@lab.test", members) else {
        panic!("no members")
    };
    assert_eq!((members[0].session_uuid.as_str(), members[0].score), ("c-1", Some(12)));
    assert_eq!(members[0].other, [("new".to_owned(), "x".to_owned())]);
    let broken = "queue|cid_name\nsupport@lab.test|a|b\n+OK\n";
    let error = fails("callcenter_config queue list members support@lab.test", broken);
    assert_eq!(error, ReplyError::Fields { row: 1, found: 3, columns: 2 });

    assert_eq!(read("acl 127.0.0.1 lan", "true"), Record::Bool(true));
    assert_eq!(read("eval true", "true"), Record::Answer(Answer::Bool(true)));
}

#[test]
fn a_bracketed_value_may_have_newlines() {
    let event = channel_dump("plain", "Event-Name: [CHANNEL_DATA]\nvariable_sdp: [v=0\no=[x]\nm=audio: [1]\n]\nA: [b]\n\n")
        .expect("it is a dump");
    assert_eq!(event.get("variable_sdp").as_deref(), Some("v=0\no=[x]\nm=audio: [1]\n"));
    assert_eq!(event.get("A").as_deref(), Some("b"));
}

#[test]
fn nothing_panics() {
    let answers: Vec<_> = recorded::exchanges().iter().collect();
    for exchange in &answers {
        for cut in [1, 2, 3, 5, 8] {
            let end = exchange.answer.len() / cut;
            if let Some(answer) = exchange.answer.get(..end.saturating_sub(1)) {
                let _ = Record::read(&exchange.command, answer);
            }
        }
    }
    for exchange in answers.iter().take(150) {
        for other in answers.iter().skip(1).step_by(7).filter(|other| other.answer.len() < 5000) {
            let _ = Record::read(&exchange.command, &other.answer);
        }
    }
}
