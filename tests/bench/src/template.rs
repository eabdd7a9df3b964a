//! Events from the header files in `mix/`: one `Name: value` per line, `\r` and
//! `\n` written as escapes, `{placeholder}` filled anew for each event.

use crate::event::Event;

/// The caller names of the mix: plain, accented, quoted, dialled, absent, Chinese.
const CALLERS: [&str; 6] =
    ["Maria Kowalski", "Zoë Brühl", "\"Front desk\" <support>", "+44 (20) 7946-0018", "anonymous", "王小明"];

/// What fills the placeholders of one event.
pub struct Values {
    fixed: Vec<(&'static str, String)>,
}

impl Values {
    /// Draws the values of the next event from `numbers`. All placeholders of one
    /// event see the same values, so its headers agree about the call they describe.
    pub fn draw(numbers: &mut Numbers) -> Self {
        let second = numbers.below(60);
        let caller = usize::try_from(numbers.below(6)).expect("below six fits any usize");
        let fixed = vec![
            ("uuid", numbers.uuid()),
            ("other-uuid", numbers.uuid()),
            ("extension", (1000 + numbers.below(500)).to_string()),
            ("caller", CALLERS[caller].to_owned()),
            ("octet", (10 + numbers.below(90)).to_string()),
            ("digits4", (1000 + numbers.below(9000)).to_string()),
            ("hex8", format!("{:08x}", numbers.next() >> 32)),
            ("hex16", format!("{:016x}", numbers.next())),
            ("second", format!("{second:02}")),
            ("micros", format!("{:06}", numbers.below(1_000_000))),
            ("sequence", numbers.sequence().to_string()),
        ];
        Self { fixed }
    }

    /// Sets a placeholder that belongs to the kind of event.
    pub fn set(&mut self, name: &'static str, value: &str) {
        self.fixed.push((name, value.to_owned()));
    }

    fn fill(&self, text: &str) -> String {
        let mut filled = text.replace("\\r", "\r").replace("\\n", "\n");
        for (name, value) in &self.fixed {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        filled
    }
}

/// Adds the headers of one file of `mix/` to `event`.
pub fn add_headers(event: &mut Event, file: &str, values: &Values) {
    for line in file.lines() {
        let (name, value) = line.split_once(": ").expect("each line of a header file is `Name: value`");
        event.push(name, values.fill(value));
    }
}

/// Numbers that look random and are the same in every run (splitmix64), so that
/// two runs flood the same bytes.
pub struct Numbers {
    state: u64,
    sequence: u64,
}

impl Numbers {
    /// The start of the one series there is.
    pub fn new() -> Self {
        Self { state: 0x2026_1122, sequence: 1000 }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn sequence(&mut self) -> u64 {
        self.sequence += 1;
        self.sequence
    }

    /// A version 4 UUID in the switch's spelling.
    pub fn uuid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            0x8000 | (low >> 48 & 0x3fff),
            low & 0xffff_ffff_ffff
        )
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self::new()
    }
}
