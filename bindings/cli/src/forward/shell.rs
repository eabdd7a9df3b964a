//! Whether an API command could run a shell, or a script, on the switch's machine.
//!
//! The switch takes a line apart several times: quotes and backslashes fall away, variables are expanded, applications stand inside of arguments and commands
//! inside of applications, and JSON has escapes of its own. So nothing is parsed here. A line is refused where some reading of it names what
//! runs a shell, and where one can't say what it will name: that refuses more than it must.

/// Parts of the names of all commands, applications and file formats that run programs: `system`, `bg_system`, `bgsystem`, `spawn`, `bg_spawn`, `spawn_stream`,
/// `shell_stream`.
const PROGRAMS: [&str; 3] = ["system", "spawn", "shell"];

/// Commands and applications of the scripting modules. Some take a script in their argument, and every script can run a shell.
const SCRIPTS: [&str; 14] = [
    "lua",
    "luarun",
    "perl",
    "perlrun",
    "python",
    "python3",
    "pyrun",
    "javascript",
    "jsrun",
    "jsapi",
    "managed",
    "managedrun",
    "java",
    "basic",
];

/// Why this line could run one; `None`: it can't.
pub fn reason(line: &str) -> Option<String> {
    let line = line.to_ascii_lowercase();
    if line.contains("\\u") {
        return Some("an escape (\\u...) may name what runs a shell".into());
    }
    readings(&line).iter().find_map(|reading| {
        if reading.contains("${") {
            return Some("an expansion (${...}) may run a shell".into());
        }
        let words = reading.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
        let named = words.map(|word| (word, PROGRAMS.iter().any(|part| word.contains(part)), SCRIPTS.contains(&word)));
        named.into_iter().find_map(|(word, program, script)| match (program, script) {
            (true, _) => Some(format!("{word:?} runs a shell")),
            (_, true) => Some(format!("{word:?} runs a script")),
            _ => None,
        })
    })
}

/// The line as it stands, without quotes and backslashes, and with blanks for the escapes that are some (`\s`, `\n`, `\r`, `\t`).
fn readings(line: &str) -> [String; 3] {
    let unquoted: String = line.chars().filter(|character| !matches!(character, '\'' | '"')).collect();
    let plain = unquoted.replace('\\', "");
    let blanks = ["\\s", "\\n", "\\r", "\\t"].iter().fold(unquoted, |text, escape| text.replace(escape, " "));
    [line.to_owned(), plain, blanks.replace('\\', "")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_shell() {
        for line in [
            "status",
            "show channels as json",
            "originate {origination_uuid=a,ignore_early_media=true}user/1 &park",
            "originate user/1 'playback:ivr/it\\'s.wav,hangup' inline",
            "uuid_setvar u evaluated $5",
            "uuid_broadcast u javascripture.wav both",
            "json {\"command\":\"status\",\"data\":\"\"}",
        ] {
            assert_eq!(reason(line), None, "{line}");
        }
    }

    #[test]
    fn whatever_way_it_is_written() {
        for line in [
            "system ls",
            "bg_system ls",
            "bgapi system ls",
            "sched_api +1 none SYSTEM ls",
            "originate user/1 &system(ls)",
            "originate user/1 &bgsystem(ls)",
            "originate user/1 &sys''tem(ls)",
            "originate user/1 '&sys\\tem(ls)'",
            "originate user/1 '\\ssystem:ls' inline",
            "originate user/1 'm:^:system:ls' inline",
            "originate user/1 '\\slua:x' inline",
            "originate {api_on_answer='bg_spawn ls'}user/1 &park",
            "originate {execute_on_answer='lua ~os.execute(1)'}user/1 &park",
            "originate user/1 &set(a=${system(ls)})",
            "originate user/1 &set(a=${sys${b}})",
            "originate user/1 &set(a=$''{b})",
            "originate user/1 &set(a=$\\{b})",
            "originate user/1 &playback(shell_stream://ls)",
            "uuid_broadcast u system::ls",
            "uuid_broadcast u l''ua::x",
            "luarun x.lua",
            "json {\"command\":\"fsapi\",\"data\":{\"cmd\":\"sys\\u0074em\",\"arg\":\"ls\"}}",
        ] {
            assert!(reason(line).is_some(), "{line}");
        }
    }
}
