//! The command line without a process around it, so that a test sets the clock.

use voorcheck_tools::cli;

/// What the command line answers on a day: exit code, standard output, standard error.
pub fn kader(args: &[&str], today: &str, input: &str) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["kader"].iter().chain(args).map(Into::into);
    let code = cli::run(args, today, &mut input.as_bytes(), &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}
