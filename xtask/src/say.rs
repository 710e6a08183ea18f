//! What the reader sees: numbered steps, how long they usually take, and how long they took.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Numbered steps, `[2/9] …`.
pub struct Steps {
    total: usize,
    done: usize,
}

impl Steps {
    /// Starts counting towards `total`.
    pub fn new(total: usize) -> Self {
        Self { total, done: 0 }
    }

    /// Announces the next step. `usual` says how long it mostly takes; empty for steps of a second.
    pub fn begin(&mut self, what: &str, usual: &str) -> Running {
        self.done += 1;
        let usual = if usual.is_empty() { String::new() } else { format!(" ({usual})") };
        line(&format!("[{}/{}] {what}{usual}", self.done, self.total));
        Running { since: Instant::now() }
    }

    /// A step that had nothing to do.
    pub fn already(&mut self, what: &str) {
        self.done += 1;
        line(&format!("[{}/{}] {what}: in orde", self.done, self.total));
    }
}

/// A step on its way.
pub struct Running {
    since: Instant,
}

impl Running {
    /// Says that the step is done, when it took long enough to be worth a line.
    pub fn end(self) {
        let took = self.since.elapsed();
        if took >= Duration::from_secs(1) {
            line(&format!("      klaar in {}", time(took)));
        }
    }
}

/// A duration in words: `0,4 s`, `12 s`, `6 m 21 s`.
pub fn time(took: Duration) -> String {
    let seconds = took.as_secs();
    match seconds {
        0..10 => format!("{},{} s", seconds, took.subsec_millis() / 100),
        10..60 => format!("{seconds} s"),
        _ => format!("{} m {:02} s", seconds / 60, seconds % 60),
    }
}

/// Whole bytes with a Dutch thousands separator: `131.674`.
pub fn bytes(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// One line to the reader. A closed pipe is no reason to stop working.
pub fn line(text: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// A heading above a part of the run.
pub fn heading(text: &str) {
    line(&format!("\n=== {text} ==="));
}

/// Says now and then that a long step is still going, without flooding a log file.
pub struct Ticker {
    since: Instant,
    next: Duration,
    live: bool,
}

impl Ticker {
    /// Starts the clock.
    pub fn start() -> Self {
        let live = io::stdout().is_terminal();
        let next = if live { Duration::from_secs(1) } else { Duration::from_secs(20) };
        Self { since: Instant::now(), next, live }
    }

    /// Called often; speaks seldom: every second on a terminal (one line, rewritten), else every 20 seconds.
    pub fn tick(&mut self, detail: impl FnOnce() -> String) {
        let passed = self.since.elapsed();
        if passed < self.next {
            return;
        }
        let text = format!("      bezig, {}{}", time(passed), detail());
        if self.live {
            let mut out = io::stdout().lock();
            let _ = write!(out, "\r{text}\x1b[K");
            let _ = out.flush();
            self.next = passed + Duration::from_secs(1);
        } else {
            line(&text);
            self.next = passed + Duration::from_secs(20);
        }
    }

    /// Wipes the rewritten line.
    pub fn stop(self) {
        if self.live && self.since.elapsed() >= Duration::from_secs(1) {
            let mut out = io::stdout().lock();
            let _ = write!(out, "\r\x1b[K");
            let _ = out.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_sizes_read_as_dutch() {
        assert_eq!(time(Duration::from_millis(420)), "0,4 s");
        assert_eq!(time(Duration::from_secs(12)), "12 s");
        assert_eq!(time(Duration::from_secs(381)), "6 m 21 s");
        assert_eq!(bytes(7), "7");
        assert_eq!(bytes(1_234), "1.234");
        assert_eq!(bytes(130_000), "130.000");
    }
}
