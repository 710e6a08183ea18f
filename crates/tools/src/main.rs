//! The command line for policy people: the process around [`voorcheck_tools::cli`].

use std::io;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use time::{Date, Duration};
use voorcheck_rules::kader::date::format as format_date;
use voorcheck_tools::cli;

/// The date of today in UTC. A clock before 1970 or beyond the calendar gives an empty text, which is refused as a
/// date where it matters.
fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok());
    let epoch = Date::from_ordinal_date(1970, 1).ok();
    let today = epoch.zip(seconds).and_then(|(epoch, seconds)| epoch.checked_add(Duration::seconds(seconds)));
    today.map(format_date).unwrap_or_default()
}

fn main() -> ExitCode {
    let (mut stdin, mut stdout, mut stderr) = (io::stdin(), io::stdout(), io::stderr());
    cli::run(std::env::args_os(), &today(), &mut stdin, &mut stdout, &mut stderr).into()
}
