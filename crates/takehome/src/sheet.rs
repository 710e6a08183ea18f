//! A page of text that is being written: headings, paragraphs and lists, in the form somebody takes home or reads in a terminal.

use crate::lines::{columns, markdown, plain, wrapped};
use crate::wording::JOINED;

/// In what form a text is taken home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a terminal or a print: wrapped, only the title underlined.
    Report,
    /// For a letter, a mail or a field of a record: unwrapped, no mark-up, only letters that every text box keeps.
    Letter,
}

/// Columns of a line of a report.
pub const WIDTH: usize = 92;

/// A text in the making; in Markdown, or in a form of its own. Which of the two is known when a program is compiled: the page
/// writes no Markdown, and does not carry it.
pub struct Sheet<const MARKDOWN: bool = false> {
    format: Format,
    text: String,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(format: Format) -> Sheet {
        Sheet { format, text: String::new() }
    }
}

impl<const MARKDOWN: bool> Sheet<MARKDOWN> {
    /// An empty sheet for who reads it in full: a report, or the same in Markdown.
    pub fn full() -> Sheet<MARKDOWN> {
        Sheet { format: Format::Report, text: String::new() }
    }

    /// Columns of a line; as wide as it comes where the reader's program wraps.
    fn width(&self) -> usize {
        if !MARKDOWN && self.format == Format::Report { WIDTH } else { usize::MAX }
    }

    /// The text, ending in a newline.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A heading with an empty line before it; the first one is the title.
    pub fn heading(&mut self, title: bool, parts: &[&str]) {
        self.gap();
        if MARKDOWN {
            self.add(if title { "# " } else { "## " }, "", parts);
            return self.gap();
        }
        self.add("", "", parts);
        if title && self.format == Format::Report {
            self.lines(&"=".repeat(columns(&parts.concat()).min(self.width())));
        }
    }

    /// An empty line, unless there is one already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph of its own.
    pub fn paragraph(&mut self, text: &str) {
        self.gap();
        self.lines(text);
    }

    /// Lines below what stands there.
    pub fn lines(&mut self, text: &str) {
        for line in text.split('\n') {
            self.add("", "", &[line]);
        }
    }

    /// What follows stands on the last line.
    pub fn join(&mut self) {
        if self.text.ends_with('\n') {
            self.text.pop();
            self.text.push(' ');
        }
    }

    /// A point of a list.
    pub fn point(&mut self, parts: &[&str]) {
        self.add("- ", "  ", parts);
    }

    /// Every line of a text behind `lead`, such as a sign, and in line with its end where it is broken.
    pub fn behind(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(columns(lead));
        for line in text.trim().lines() {
            self.add(lead, &indent, &[line]);
        }
    }

    /// More about the point above it.
    pub fn below(&mut self, parts: &[&str]) {
        if MARKDOWN {
            self.text.push('\n');
        }
        self.add("  ", "  ", parts);
    }

    /// Words of the source, with their place, below the point above.
    pub fn quote(&mut self, words: &str, place: &str) {
        let lead = if MARKDOWN { "  > " } else { "    " };
        if MARKDOWN {
            self.text.push('\n');
        }
        self.add(lead, lead, &["“", words, "” (", place, ")"]);
    }

    /// A text in parts behind `lead`, its further lines behind `indent`.
    #[inline(never)]
    fn add(&mut self, lead: &str, indent: &str, parts: &[&str]) {
        let mut start = lead;
        let mut text = parts.concat();
        if self.format == Format::Letter {
            text = plain(&text);
        }
        for line in wrapped(&text, self.width().saturating_sub(columns(lead))) {
            self.text.push_str(start);
            if MARKDOWN {
                markdown(&line, &mut self.text);
            } else {
                spaced(&line, &mut self.text);
            }
            self.text.push('\n');
            start = indent;
        }
    }
}

/// A space at which no line is broken is a plain one once the lines are there.
fn spaced(line: &str, into: &mut String) {
    for letter in line.chars() {
        into.push(if letter == JOINED { ' ' } else { letter });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<const MARKDOWN: bool>(mut sheet: Sheet<MARKDOWN>) -> String {
        sheet.heading(true, &["Kop"]);
        sheet.paragraph("Eerst.\nDaarna [naam].");
        sheet.heading(false, &["Li", "jst"]);
        sheet.point(&["woord "; 30]);
        sheet.below(&["‘Meer’"]);
        sheet.quote("Zo staat het er", "§\u{a0}2");
        sheet.into_text()
    }

    #[test]
    fn a_letter_is_whole_lines_in_plain_letters() {
        let text = written(Sheet::new(Format::Letter));
        assert!(text.starts_with("Kop\n\nEerst.\nDaarna [naam].\n\nLijst\n- woord"), "{text}");
        assert_eq!(text.lines().map(columns).max(), Some(2 + 30 * 6 - 1), "{text}");
        assert!(text.contains("\n  'Meer'\n"), "{text}");
    }

    #[test]
    fn a_line_goes_on_or_another_follows() {
        let mut sheet = Sheet::new(Format::Letter);
        sheet.join();
        sheet.lines("Eerst.");
        sheet.join();
        sheet.lines("Daarna.");
        sheet.lines("Dan.");
        assert_eq!(sheet.into_text(), "Eerst. Daarna.\nDan.\n");
    }

    #[test]
    fn lines_stay_in_line_with_their_lead_and_keep_every_word() {
        let mut sheet = Sheet::new(Format::Report);
        sheet.behind("  ✕ ", &format!("{}\nslot", "woord ".repeat(40)));
        let text = sheet.into_text();
        assert!(text.lines().all(|line| columns(line) <= 92));
        let (last, others) =
            text.lines().collect::<Vec<_>>().split_last().map(|(a, b)| (*a, b.to_vec())).unwrap();
        assert_eq!(last, "  ✕ slot");
        assert!(
            others[0].starts_with("  ✕ woord")
                && others[1..].iter().all(|line| line.starts_with("    woord"))
        );
        assert_eq!(text.split_whitespace().filter(|word| *word == "woord").count(), 40);
    }

    #[test]
    fn a_report_underlines_its_title_and_markdown_marks_up() {
        assert!(written(Sheet::<false>::full()).starts_with("Kop\n===\n"));
        let text = written(Sheet::<true>::full());
        assert!(text.starts_with("# Kop\n\nEerst.\nDaarna \\[naam\\].\n\n## Lijst\n\n- woord"), "{text}");
        assert!(text.ends_with("\n\n  ‘Meer’\n\n  > “Zo staat het er” (§\u{a0}2)\n"), "{text}");
    }
}
