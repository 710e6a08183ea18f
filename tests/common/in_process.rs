//! The command line without a process around it, so that a test sets the clock.

use voorcheck_tools::cli;

/// How the command line ended and what it said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// `kader assess` on the made-up kader, with the answers on standard input.
pub fn assess(input: &str, more: &[&str]) -> Said {
    let mini = super::mini::original();
    let args = [&["assess", "--kader", mini.to_str().unwrap(), "--answers", "-"], more].concat();
    let (code, out, err) = kader(&args, "2026-11-22", input);
    Said { code: code.into(), out, err }
}

/// What the command line answers on a day: exit code, standard output, standard error.
pub fn kader(args: &[&str], today: &str, input: &str) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["kader"].iter().chain(args).map(Into::into);
    let code = cli::run(args, today, &mut input.as_bytes(), &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}
