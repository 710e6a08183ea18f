//! What every HTML page of this room needs.

/// HTML that is being written.
#[derive(Default)]
pub struct Html(pub String);

impl Html {
    /// Opens an element; an empty class is left out.
    pub fn open(&mut self, tag: &str, class: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.0.push_str(&format!("<{tag}{class}>"));
    }

    /// Closes an element.
    pub fn close(&mut self, tag: &str) {
        self.0.push_str(&format!("</{tag}>\n"));
    }

    /// An element that holds a text, escaped.
    pub fn text(&mut self, tag: &str, class: &str, text: &str) {
        self.open(tag, class);
        self.0.push_str(&escape(text));
        self.close(tag);
    }
}

/// Text as HTML, also between quotes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
