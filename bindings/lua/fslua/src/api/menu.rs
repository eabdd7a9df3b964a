//! `freeswitch.IVRMenu`: a menu that runs here, by the rules of switch_ivr_menu.c.

use std::cell::RefCell;
use std::rc::Rc;

use mlua::{Lua, MultiValue, Result, UserData, UserDataMethods, Value};

use super::arguments::{Arguments, raise};
use super::session::{self, Session};

/// How deep menus may call menus.
const DEPTH: usize = 12;

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Exit,
    Sub,
    ExecApp,
    SayPhrase,
    PlaySound,
    Back,
    Top,
}

struct Entry {
    action: Action,
    argument: String,
    bind: String,
}

/// One menu, as its 17 arguments say.
pub(crate) struct Menu {
    name: String,
    greeting: String,
    short_greeting: String,
    invalid: String,
    exit: String,
    transfer: String,
    confirm_macro: String,
    confirm_key: String,
    tts_engine: String,
    tts_voice: String,
    confirm_attempts: u64,
    inter_timeout: u64,
    digit_len: u64,
    timeout: u64,
    max_failures: u64,
    max_timeouts: u64,
    entries: RefCell<Vec<Entry>>,
    /// The menus of a top level, itself the first; a submenu is in its top level's.
    family: Rc<RefCell<Vec<Rc<Menu>>>>,
}

/// A menu in a script's hands.
pub(crate) struct IvrMenu(Rc<Menu>);

/// How a menu was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// The menu that called it goes on: the caller asked for that, or has failed too often.
    Back,
    /// The top level goes on.
    ToTop,
    /// All is over: the call, or an exit.
    Out,
}

impl IvrMenu {
    /// `IVRMenu(main, name, greeting, ...)`
    pub fn construct(values: &MultiValue) -> Result<IvrMenu> {
        let arguments = Arguments::new("freeswitch.IVRMenu", values);
        let text = |at: usize| arguments.optional(at).map(Option::unwrap_or_default);
        let or = |at: usize, default: u64| arguments.count_or(at, 0).map(|number| if number > 0 { number } else { default });
        let family = match arguments.value(0) {
            Value::Nil => Rc::default(),
            Value::UserData(main) => {
                let main = main.borrow::<IvrMenu>().map_err(|_| raise("freeswitch.IVRMenu: the first argument is no IVRMenu"))?;
                Rc::clone(&main.0.family)
            }
            _ => return Err(raise("freeswitch.IVRMenu: the first argument is an IVRMenu, or nil for a top level")),
        };
        let timeout = or(14, 10_000)?;
        let menu = Rc::new(Menu {
            name: text(1)?,
            greeting: text(2)?,
            short_greeting: text(3)?,
            invalid: text(4)?,
            exit: text(5)?,
            transfer: text(6)?,
            confirm_macro: text(7)?,
            confirm_key: text(8)?,
            tts_engine: text(9)?,
            tts_voice: text(10)?,
            confirm_attempts: or(11, 3)?,
            inter_timeout: or(12, timeout / 2)?,
            digit_len: or(13, 1)?,
            timeout,
            max_failures: or(15, 3)?,
            max_timeouts: or(16, 3)?,
            entries: RefCell::default(),
            family: Rc::clone(&family),
        });
        if menu.name.is_empty() {
            return Err(raise("freeswitch.IVRMenu: a menu needs a name"));
        }
        family.borrow_mut().push(Rc::clone(&menu));
        Ok(IvrMenu(menu))
    }

    fn bind(&self, values: &MultiValue) -> Result<()> {
        let arguments = Arguments::new("IVRMenu:bindAction", values);
        let word = arguments.text(0)?;
        let action = match word.as_str() {
            "menu-exit" => Action::Exit,
            "menu-sub" => Action::Sub,
            "menu-exec-app" => Action::ExecApp,
            "menu-say-phrase" => Action::SayPhrase,
            "menu-play-sound" => Action::PlaySound,
            "menu-back" => Action::Back,
            "menu-top" => Action::Top,
            other => {
                return Err(raise(format!(
                    "bindAction: {other:?} is none of menu-exit, menu-sub, menu-exec-app, menu-say-phrase, menu-play-sound, menu-back, menu-top"
                )));
            }
        };
        let bind = arguments.text(2)?;
        if let Some(pattern) = pattern(&bind) {
            fancy_regex::Regex::new(pattern).map_err(|error| raise(format!("bindAction: {bind}: {error}")))?;
        }
        let entry = Entry { action, argument: arguments.optional(1)?.unwrap_or_default(), bind };
        self.0.entries.borrow_mut().push(entry);
        Ok(())
    }
}

/// The regular expression of a binding that is one.
fn pattern(bind: &str) -> Option<&str> {
    let inner = bind.strip_prefix('/')?;
    Some(inner.strip_suffix('/').unwrap_or(inner))
}

impl Entry {
    /// The argument for these digits; `None`: they do not match. `$1` stands for what the pattern's first group took.
    fn matched(&self, digits: &str) -> Option<String> {
        let Some(pattern) = pattern(&self.bind) else {
            return (self.bind == digits).then(|| self.argument.clone());
        };
        let regex = fancy_regex::Regex::new(pattern).ok()?;
        let groups = regex.captures(digits).ok()??;
        let mut argument = String::new();
        let mut rest = self.argument.chars().peekable();
        while let Some(character) = rest.next() {
            let group = rest.peek().filter(|_| character == '$').and_then(|next| next.to_digit(10));
            match group {
                Some(number) => {
                    rest.next();
                    argument += groups.get(number as usize).map_or("", |group| group.as_str());
                }
                None => argument.push(character),
            }
        }
        Some(argument)
    }
}

impl Menu {
    /// The most digits that a caller may enter: a literal binding may be longer than was said.
    fn length(&self) -> u64 {
        let entries = self.entries.borrow();
        let literal = entries.iter().filter(|entry| pattern(&entry.bind).is_none()).map(|entry| entry.bind.len() as u64);
        literal.max().unwrap_or(0).max(self.digit_len)
    }

    fn named(&self, name: &str) -> Option<Rc<Menu>> {
        self.family.borrow().iter().find(|menu| menu.name == name).cloned()
    }

    fn is_top(&self) -> bool {
        self.family.borrow().first().is_some_and(|top| std::ptr::eq(&**top, self))
    }

    /// Runs it until it is left.
    fn run(&self, lua: &Lua, session: &Session, depth: usize) -> Result<Left> {
        if depth > DEPTH {
            tracing::error!(target: "script", menu = self.name, "menus call each other more than {DEPTH} deep");
            return Ok(Left::Out);
        }
        if !self.tts_engine.is_empty() && !self.tts_voice.is_empty() {
            session.set_variable("tts_engine", &self.tts_engine)?;
            session.set_variable("tts_voice", &self.tts_voice)?;
        }
        session.set_variable("ivr_menu_status", "success")?;
        let (mut failures, mut timeouts, mut is_first) = (0, 0, true);
        while session.is_ready() {
            let given_up = if failures >= self.max_failures {
                Some("failure")
            } else {
                (timeouts >= self.max_timeouts).then_some("timeout")
            };
            if let Some(status) = given_up {
                session.set_variable("ivr_menu_status", status)?;
                return Ok(Left::Back);
            }
            let greeting = if is_first || self.short_greeting.is_empty() { &self.greeting } else { &self.short_greeting };
            is_first = false;
            let Some(digits) = self.ask(lua, session, greeting)? else {
                timeouts += 1;
                continue;
            };
            let matches: Vec<(Action, String)> = {
                let entries = self.entries.borrow();
                entries.iter().filter_map(|entry| Some((entry.action, entry.matched(&digits)?))).collect()
            };
            if matches.is_empty() {
                if !digits.is_empty() {
                    session.play(lua, &self.invalid)?;
                }
                failures += 1;
                continue;
            }
            failures = 0;
            for (action, argument) in matches {
                let left = match action {
                    Action::Exit => Some(Left::Out),
                    Action::Back => Some(Left::Back),
                    Action::Top if self.is_top() => None,
                    Action::Top => Some(Left::ToTop),
                    Action::PlaySound => session.play(lua, &argument).map(|()| None)?,
                    Action::SayPhrase => {
                        let (name, data) = argument.split_once([',', ' ']).unwrap_or((&argument, ""));
                        session.phrase(lua, name, data)?;
                        None
                    }
                    Action::ExecApp => {
                        let (name, data) = argument.split_once(' ').unwrap_or((&argument, ""));
                        if name == "transfer" {
                            session.play(lua, &self.transfer)?;
                        }
                        session.run_application(lua, name, data)?;
                        None
                    }
                    Action::Sub if argument == self.name => None,
                    Action::Sub => match self.named(&argument) {
                        None => {
                            tracing::error!(target: "script", menu = argument, "there is no such menu");
                            Some(Left::Out)
                        }
                        Some(menu) => match menu.run(lua, session, depth + 1)? {
                            Left::Out => Some(Left::Out),
                            Left::ToTop if !self.is_top() => Some(Left::ToTop),
                            Left::Back | Left::ToTop => {
                                is_first = true;
                                None
                            }
                        },
                    },
                };
                if let Some(left) = left {
                    return Ok(left);
                }
            }
        }
        Ok(Left::Out)
    }

    /// Plays the greeting and takes digits, which the caller may have to confirm. `None`: none came; empty: they were not confirmed.
    fn ask(&self, lua: &Lua, session: &Session, greeting: &str) -> Result<Option<String>> {
        let digits = session.ask_digits(lua, greeting, self.length(), self.timeout, self.inter_timeout)?;
        if digits.is_empty() {
            return Ok(None);
        }
        if self.confirm_macro.is_empty() {
            return Ok(Some(digits));
        }
        for _ in 0..self.confirm_attempts {
            session.phrase(lua, &self.confirm_macro, &digits)?;
            if self.confirm_key.is_empty() {
                return Ok(Some(digits));
            }
            let key = session.one_digit(lua, self.timeout)?;
            if !key.is_empty() {
                return Ok(Some(if self.confirm_key.starts_with(&key) { digits } else { String::new() }));
            }
        }
        Ok(Some(String::new()))
    }
}

impl UserData for IvrMenu {
    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("bindAction", |_, this, values: MultiValue| this.bind(&values));
        methods.add_method("execute", |lua, this, values: MultiValue| {
            let arguments = Arguments::new("IVRMenu:execute", &values);
            let session = session::of(arguments.value(0), "IVRMenu:execute")?;
            let name = arguments.optional(1)?.unwrap_or_else(|| this.0.name.clone());
            let Some(menu) = this.0.named(&name) else {
                return Err(raise(format!("IVRMenu:execute: there is no menu {name:?}")));
            };
            menu.run(lua, &session, 1)?;
            // However it was left, and whichever was the last.
            if session.is_ready() { session.play(lua, &menu.exit) } else { Ok(()) }
        });
    }
}
