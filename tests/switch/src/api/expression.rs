//! `expr`: arithmetic as mod_expr does it.

use std::collections::HashMap;
use std::rc::Rc;

use crate::core::Core;

/// The value of an expression, or `!err!`.
pub(super) fn expr(_: &Rc<Core>, argument: &str) -> String {
    let mut parser = Parser { text: argument.as_bytes(), at: 0, depth: 0, variables: HashMap::new() };
    match parser.statements().filter(|value| value.is_finite() && parser.at == parser.text.len()) {
        Some(value) if value.fract() == 0.0 => format!("{value:.0}"),
        Some(value) => format!("{value:.2}"),
        None => "!err!".to_owned(),
    }
}

/// Deeper nesting than anybody writes; beyond it an expression is refused, since each level takes some of the stack.
const MAX_DEPTH: u32 = 100;

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    depth: u32,
    variables: HashMap<String, f64>,
}

impl Parser<'_> {
    /// Statements divided by `;`; the value is that of the last.
    fn statements(&mut self) -> Option<f64> {
        let mut value = self.statement()?;
        while self.take(b';') {
            if self.peek().is_none() {
                break;
            }
            value = self.statement()?;
        }
        Some(value)
    }

    /// `name=value` or an expression.
    fn statement(&mut self) -> Option<f64> {
        let start = self.at;
        if let Some(name) = self.name() {
            if self.take(b'=') {
                let value = self.sum()?;
                self.variables.insert(name, value);
                return Some(value);
            }
            self.at = start;
        }
        self.sum()
    }

    fn sum(&mut self) -> Option<f64> {
        let mut value = self.product()?;
        loop {
            if self.take(b'+') {
                value += self.product()?;
            } else if self.take(b'-') {
                value -= self.product()?;
            } else {
                return Some(value);
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut value = self.power()?;
        loop {
            if self.take(b'*') {
                value *= self.power()?;
            } else if self.take(b'/') {
                let divisor = self.power()?;
                if divisor == 0.0 {
                    return None;
                }
                value /= divisor;
            } else {
                return Some(value);
            }
        }
    }

    fn power(&mut self) -> Option<f64> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let base = self.factor()?;
        let value = if self.take(b'^') { base.powf(self.power()?) } else { base };
        self.depth -= 1;
        Some(value)
    }

    fn factor(&mut self) -> Option<f64> {
        if self.take(b'-') {
            return Some(-self.power()?);
        }
        if self.take(b'+') {
            return self.power();
        }
        if self.take(b'(') {
            let value = self.sum()?;
            return self.take(b')').then_some(value);
        }
        if let Some(name) = self.name() {
            if self.take(b'(') {
                let mut arguments = Vec::new();
                if !self.take(b')') {
                    arguments.push(self.sum()?);
                    while self.take(b',') {
                        arguments.push(self.sum()?);
                    }
                    if !self.take(b')') {
                        return None;
                    }
                }
                return function(&name, &arguments);
            }
            return self.variables.get(&name).copied();
        }
        let start = self.at;
        while self.text.get(self.at).is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.') {
            self.at += 1;
        }
        std::str::from_utf8(&self.text[start..self.at]).ok()?.parse().ok()
    }

    fn name(&mut self) -> Option<String> {
        self.peek().filter(|byte| byte.is_ascii_alphabetic() || *byte == b'_')?;
        let start = self.at;
        while self.text.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
            self.at += 1;
        }
        std::str::from_utf8(&self.text[start..self.at]).ok().map(str::to_owned)
    }

    /// The next byte behind blanks.
    fn peek(&mut self) -> Option<u8> {
        while self.text.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }
}

fn function(name: &str, arguments: &[f64]) -> Option<f64> {
    Some(match (name, arguments) {
        ("abs", [value]) => value.abs(),
        ("mod", [value, divisor]) if *divisor != 0.0 => value % divisor,
        ("ipart" | "trunc", [value]) => value.trunc(),
        ("fpart", [value]) => value.fract(),
        ("min", [first, rest @ ..]) => rest.iter().fold(*first, |least, value| least.min(*value)),
        ("max", [first, rest @ ..]) => rest.iter().fold(*first, |most, value| most.max(*value)),
        ("pow", [base, exponent]) => base.powf(*exponent),
        ("sqrt", [value]) if *value >= 0.0 => value.sqrt(),
        ("floor", [value]) => value.floor(),
        ("ceil", [value]) => value.ceil(),
        ("round", [value]) => value.round(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn arithmetic() {
        let core = &Core::new(Config::default());
        for (input, output) in [
            ("1+2*3", "7"),
            ("1/0", "!err!"),
            ("(1+2)*-3", "-9"),
            ("2^3^2", "512"),
            ("x=4;x*x;", "16"),
            ("max(1,7,3)+mod(7,4)", "10"),
            ("1/4", "0.25"),
            ("", "!err!"),
            ("2 2", "!err!"),
        ] {
            assert_eq!(expr(core, input), output, "{input}");
        }
        assert_eq!(expr(core, &"(".repeat(1_000_000)), "!err!");
    }
}
