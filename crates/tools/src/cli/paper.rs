//! A page of text: headings, paragraphs and lists, wrapped.

use voorcheck_takehome::dossier::lines::{columns, wrapped};
use voorcheck_takehome::wording::JOINED;

/// Columns of a line.
const WIDTH: usize = 92;

/// A page that is being written.
#[derive(Default)]
pub struct Paper {
    text: String,
}

impl Paper {
    /// The page.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A title, underlined.
    pub fn title(&mut self, title: &str) {
        self.heading_with(title, '=');
    }

    /// A heading, underlined.
    pub fn heading(&mut self, heading: &str) {
        self.heading_with(heading, '-');
    }

    fn heading_with(&mut self, heading: &str, line: char) {
        self.gap();
        let lines = wrapped(heading, WIDTH);
        let longest = lines.iter().map(|line| columns(line)).max().unwrap_or_default();
        for text in lines {
            self.line(&text);
        }
        self.line(&line.to_string().repeat(longest));
    }

    /// An empty line, unless there is one already.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph, behind `lead` (such as `- `) and in line with its end.
    pub fn paragraph(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(columns(lead));
        for part in text.trim().lines() {
            for (i, line) in wrapped(part, WIDTH.saturating_sub(columns(lead))).into_iter().enumerate() {
                let start = if i == 0 { lead } else { &indent };
                self.line(&format!("{start}{line}"));
            }
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(&line.trim_end().replace(JOINED, " "));
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stay_in_line_and_keep_every_word() {
        let mut paper = Paper::default();
        paper.paragraph("- ", &"woord ".repeat(40));
        let text = paper.into_text();
        assert!(text.lines().all(|line| columns(line) <= WIDTH));
        assert!(text.lines().skip(1).all(|line| line.starts_with("  woord")));
        assert_eq!(text.split_whitespace().filter(|word| *word == "woord").count(), 40);
    }
}
