//! What the reports in HTML share.

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

/// A page that stands alone: no script, nothing from elsewhere.
pub fn frame(title: &str, style: &'static str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="nl" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    }
}

/// Pieces with the same words between them.
pub fn joined(pieces: impl IntoIterator<Item = impl Render>, between: &str) -> Markup {
    html! {
        @for (index, piece) in pieces.into_iter().enumerate() {
            @if index > 0 { (between) }
            (piece)
        }
    }
}
