use eslng_engine::command::Command;
use eslng_engine::reply::{Element, Record, SofiaFields, Table};

/// The lines that choose how an answer is read.
const LINES: [&str; 40] = [
    "status",
    "json {}",
    "version",
    "show channels as json",
    "show channels as xml",
    "show channels as delim |",
    "show channels",
    "list_users",
    "callcenter_config queue list",
    "callcenter_config queue list agents",
    "callcenter_config tier list",
    "callcenter_config queue list members",
    "uuid_dump a",
    "uuid_dump a json",
    "uuid_dump a xml",
    "uuid_dump a plain",
    "originate a &park",
    "group_call 1",
    "sofia status",
    "sofia status profile a reg",
    "sofia status profile a",
    "sofia status gateway a",
    "conference json_list",
    "conference list",
    "conference a list",
    "time_test 1",
    "limit_usage a b",
    "uuid_buglist a",
    "find_user_xml a b",
    "global_getvar",
    "xml_locate",
    "sofia xmlstatus",
    "fifo list",
    "hupall a",
    "sched_api 1",
    "uuid_exists a",
    "uuid_getvar a b",
    "create_uuid",
    "callcenter_config agent list",
    "conference xml_list",
];

/// An answer to a command: it is read, or refused with an error. As a line of `api` the same bytes are sent as one command or not at all.
///
/// The first byte is which command; the rest is the answer.
pub fn reply(data: &[u8]) {
    let Some((&line, answer)) = data.split_first() else { return };
    let answer = String::from_utf8_lossy(answer);
    let _ = Record::read(LINES[usize::from(line) % LINES.len()], &answer);
    let _ = (Element::parse(&answer), Table::delimited(&answer, "|"), SofiaFields::blocks(&answer));
    for command in [Command::api(&*answer), Command::bgapi(&*answer, &*answer), Command::auth(&*answer)] {
        if let Ok(packet) = command.encode() {
            let text = packet.strip_suffix(b"\n\n").expect("a command ends with a blank line");
            assert!(!text.contains(&b'\r') && !text.contains(&0) && !text.windows(2).any(|pair| pair == b"\n\n"));
        }
    }
}
