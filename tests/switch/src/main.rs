//! The program `eslng-switch`: the test switch for every language.

#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    eslng_switch::program::run(std::env::args().skip(1))
}
