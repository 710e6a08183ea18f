//! The one writer of reports in Markdown. A text of a kader goes through [`escape`], an id or the name of a file through
//! [`code`]; what is written is Markdown.

use std::fmt::Display;

use voorcheck_takehome::lines;

/// A text as Markdown that shows the same words, on one line, also within a table.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    lines::markdown(&text.replace('\n', " "), &mut escaped);
    escaped
}

/// A text as code; as words when it holds a sign that would end the code or, in a table, its cell.
pub(super) fn code(text: &str) -> String {
    if text.contains(['`', '|', '\n']) { escape(text) } else { format!("`{text}`") }
}

/// A report that is being written, in blocks with an empty line between them.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// The report.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A heading; the title has level 1.
    pub fn heading(&mut self, level: usize, heading: &str) {
        self.block([format!("{} {heading}", "#".repeat(level))]);
    }

    /// A paragraph of its own.
    pub fn paragraph(&mut self, text: &str) {
        self.block([text]);
    }

    /// A list; nothing when it has no items.
    pub fn list(&mut self, items: impl IntoIterator<Item = impl Display>) {
        self.block(items.into_iter().map(|item| format!("- {item}")));
    }

    /// A table. Its head is the line of headings with the rule below it, which says to which side each column keeps.
    pub fn table(&mut self, head: &str, rows: impl IntoIterator<Item = impl AsRef<[String]>>) {
        let rows = rows.into_iter().map(|row| format!("| {} |", row.as_ref().join(" | ")));
        self.block([head.to_owned()].into_iter().chain(rows));
    }

    fn block(&mut self, lines: impl IntoIterator<Item = impl Display>) {
        let mut between = if self.text.is_empty() { "" } else { "\n" };
        for line in lines {
            self.text.push_str(&format!("{between}{line}\n"));
            between = "";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_and_an_empty_list_is_none() {
        let mut page = Page::default();
        page.heading(1, "Kop");
        page.list(["een", "twee"]);
        page.list(Vec::<String>::new());
        page.table("| A | B |\n|---|--:|", [["a".to_owned(), "1".to_owned()]]);
        page.paragraph("Slot.");
        assert_eq!(page.into_text(), "# Kop\n\n- een\n- twee\n\n| A | B |\n|---|--:|\n| a | 1 |\n\nSlot.\n");
    }

    #[test]
    fn code_never_ends_early() {
        assert_eq!([code("schuur"), code("a|b"), code("a`b")], ["`schuur`", "a\\|b", "a\\`b"]);
    }
}
