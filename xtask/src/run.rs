//! Starting other programs: quietly with a log, visibly, or for their answer. Every failure says what to do.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, ErrorKind, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use voorcheck_site::fail::{Fail, OrFail, Outcome};
use voorcheck_site::files::make_folder;

use crate::house::House;
use crate::say::{self, Ticker};

/// How many lines of a log are shown when a quiet program fails.
const TAIL: usize = 40;

/// A program with its arguments, run from the root of the project with the project's tools in the search path.
pub struct Program {
    command: Command,
    name: String,
    log: PathBuf,
    shown: String,
    root: String,
}

/// What a visible program did.
pub struct Seen {
    /// Whether it ended well.
    pub ok: bool,
    /// What it printed, without colours.
    pub text: String,
}

impl Program {
    /// A program by name, found through the search path, or by its place.
    pub fn new(house: &House, name: impl AsRef<Path>) -> Self {
        let name = name.as_ref();
        let real = if cfg!(windows) && name == Path::new("npm") { Path::new("npm.cmd") } else { name };
        let mut command = Command::new(real);
        command.current_dir(&house.root);
        Self {
            command,
            name: name.display().to_string(),
            log: log_of(house, name),
            shown: house.show(name),
            root: format!("{}/", house.root.display()),
        }
    }

    /// The cargo that started this tool.
    pub fn cargo(house: &House) -> Self {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Self { shown: "cargo".to_owned(), name: "cargo".to_owned(), ..Self::new(house, cargo) }
    }

    /// A JavaScript file, run by Node.
    pub fn node(house: &House, script: &str) -> Self {
        Self {
            log: log_of(house, Path::new(script)),
            ..Self::new(house, "node").arg(house.root.join(script))
        }
    }

    /// One argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.shown.push(' ');
        self.shown.push_str(&arg.as_ref().to_string_lossy().replace(&self.root, ""));
        self.command.arg(arg);
        self
    }

    /// Several arguments.
    pub fn args<S: AsRef<OsStr>>(self, args: impl IntoIterator<Item = S>) -> Self {
        args.into_iter().fold(self, |program, arg| program.arg(arg))
    }

    /// One environment variable.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// One environment variable less.
    pub fn without_env(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    /// Its standard output when it exists and ends well; for questions such as `--version`.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Its standard output, or a failure with what it said.
    pub fn read(mut self) -> Outcome<String> {
        let output = self.command.stdin(Stdio::null()).output().map_err(|error| self.absent(&error))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        say::line(String::from_utf8_lossy(&output.stderr).trim_end());
        Err(Fail::new(
            format!("een programma stopte met een fout ({})", code(output.status)),
            self.shown,
            "Lees de melding hierboven.",
        ))
    }

    /// Runs without output, except a sign of life on long runs; the log is shown when it fails.
    pub fn quietly(mut self, advice: &str) -> Outcome<()> {
        if let Some(folder) = self.log.parent() {
            make_folder(folder)?;
        }
        let advice_log = "Is er ruimte op de schijf, en mag u hier schrijven?";
        let log = File::create(&self.log).or_fail(
            "een logboek is niet te schrijven",
            self.log.display(),
            advice_log,
        )?;
        let both =
            log.try_clone().or_fail("een logboek is niet te schrijven", self.log.display(), advice_log)?;
        self.command.stdin(Stdio::null()).stdout(log).stderr(both);
        // How far cargo is, for the sign of life.
        self.command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "120");
        let mut child = self.command.spawn().map_err(|error| self.absent(&error))?;
        let mut ticker = Ticker::start();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) => thread::sleep(Duration::from_millis(50)),
                Err(error) => return Err(self.absent(&error)),
            }
            ticker.tick(|| progress_in(&String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default())));
        };
        ticker.stop();
        if status.success() {
            return Ok(());
        }
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().filter_map(|line| line.rsplit('\r').next()).collect();
        for line in lines.iter().skip(lines.len().saturating_sub(TAIL)) {
            say::line(&format!("      | {line}"));
        }
        Err(Fail::new(format!("een programma stopte met een fout ({})", code(status)), self.shown, advice))
    }

    /// Runs in full view and remembers what was printed.
    pub fn visibly(mut self) -> Outcome<Seen> {
        if std::io::stdout().is_terminal() {
            self.command.env("CARGO_TERM_COLOR", "always");
        }
        self.command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = self.command.spawn().map_err(|error| self.absent(&error))?;
        let mut text = String::new();
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                say::line(&line);
                text.push_str(&without_colours(&line));
                text.push('\n');
            }
        }
        let status = child.wait().map_err(|error| self.absent(&error))?;
        Ok(Seen { ok: status.success(), text })
    }

    /// Runs in full view until it ends or until we end: it may watch its input, which closes together with us, so that
    /// it never stays behind. Gives its exit code.
    pub fn hand_over(mut self) -> Outcome<Option<i32>> {
        let mut child = self.command.stdin(Stdio::piped()).spawn().map_err(|error| self.absent(&error))?;
        // Waiting would close the input at once if it were left in the child.
        let lifeline = child.stdin.take();
        let status = child.wait().map_err(|error| self.absent(&error))?;
        drop(lifeline);
        Ok(status.code())
    }

    /// The failure for a program that could not be started.
    fn absent(&self, error: &std::io::Error) -> Fail {
        if error.kind() != ErrorKind::NotFound {
            return Fail::new(
                format!("een programma kon niet starten ({error})"),
                self.shown.clone(),
                "Mag u dit programma uitvoeren?",
            );
        }
        let advice = match self.name.as_str() {
            "node" | "npm" => "Installeer Node.js 20 of nieuwer (daar hoort npm bij) en begin opnieuw.",
            "rustup" | "cargo" | "rustc" => "Installeer Rust met rustup, zie rustup.rs, en begin opnieuw.",
            "git" => "Installeer git en begin opnieuw.",
            _ => "Begin opnieuw met `cargo xtask setup`; dat installeert wat ontbreekt.",
        };
        Fail::new(format!("het programma `{}` ontbreekt", self.name), self.shown.clone(), advice)
    }
}

/// Where a program is logged: under its own name, or that of its script.
fn log_of(house: &House, program: &Path) -> PathBuf {
    let stem = program.file_stem().unwrap_or_default().to_string_lossy();
    house.work().join("log").join(format!("{stem}.log"))
}

/// How far a quiet cargo is, read from the bar in its log: `Building [==>  ] 12/95: yew, serde`.
fn progress_in(log: &str) -> String {
    let last = log.rsplit('\r').find_map(|bar| bar.trim_start().strip_prefix("Building [")?.split_once("] "));
    let counts = last.and_then(|(_, rest)| rest.split_once(": "));
    counts.and_then(|(counts, names)| Some((counts.split_once('/')?, names))).map_or_else(
        String::new,
        |((done, all), names)| {
            format!(", {done} van {all} onderdelen; nu {}", names.lines().next().unwrap_or_default().trim())
        },
    )
}

fn code(status: ExitStatus) -> String {
    status.code().map_or_else(|| "afgebroken".to_owned(), |code| format!("code {code}"))
}

/// Text without terminal colours (`ESC [ … letter`).
fn without_colours(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(next) = chars.next() {
        if next == '\u{1b}' {
            chars.by_ref().find(|c| c.is_ascii_alphabetic());
        } else {
            out.push(next);
        }
    }
    out
}

/// Compiler flags that keep the folders of this machine out of what is shipped, added to the flags already there.
pub fn flags_without_machine_paths(house: &House) -> OsString {
    let mut flags: Vec<String> = match (env::var("CARGO_ENCODED_RUSTFLAGS"), env::var("RUSTFLAGS")) {
        (Ok(encoded), _) if !encoded.is_empty() => encoded.split('\u{1f}').map(str::to_owned).collect(),
        (_, Ok(plain)) => plain.split_whitespace().map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    for (from, to) in machine_folders(house) {
        flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    }
    OsString::from(flags.join("\u{1f}"))
}

/// The folders of this machine that could end up in what is shipped, and the neutral names they get.
pub fn machine_folders(house: &House) -> Vec<(PathBuf, &'static str)> {
    let home = env::home_dir();
    let own = |key: &str, folder: &str| {
        env::var_os(key).map(PathBuf::from).or_else(|| home.as_ref().map(|home| home.join(folder)))
    };
    let mut folders = Vec::new();
    if let Some(cargo) = own("CARGO_HOME", ".cargo") {
        // One name for the crates, whichever registry or mirror they came from.
        let sources = fs::read_dir(cargo.join("registry").join("src")).into_iter().flatten().flatten();
        folders.push((cargo, "cargo"));
        folders.extend(sources.map(|source| (source.path(), "crates")));
    }
    folders.extend(own("RUSTUP_HOME", ".rustup").map(|folder| (folder, "rustup")));
    // The last one that fits wins in rustc, so the project comes after the homes it may lie under.
    folders.push((house.root.clone(), "voorcheck"));
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out() {
        assert_eq!(without_colours("\u{1b}[1m\u{1b}[32mok\u{1b}[0m. 3 passed"), "ok. 3 passed");
        assert_eq!(without_colours("gewoon"), "gewoon");
    }

    #[test]
    fn the_bar_of_cargo_says_how_far_it_is() {
        let log = "   Compiling a v1\n\r    Building [>   ] 0/9: a\r    Building [=>  ] 3/9: b, c(bin)\r";
        assert_eq!(progress_in(log), ", 3 van 9 onderdelen; nu b, c(bin)");
        assert_eq!(progress_in("    Blocking waiting for file lock"), "");
    }
}
