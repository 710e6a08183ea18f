//! Coverage as HTML: a page that stands alone, and its body for a page that has its own looks.
//!
//! The body holds no ids, links, styles or scripts. Its hooks are the classes `vc-sources`, `vc-sources__section`,
//! `__row`, `__source`, `__made`, `__kind`, `__norm`, `__heading` and `__figures`. Nothing of any client is in it.

use maud::{Markup, html};

use super::{Choice, Coverage, Level, Row, Source, phrases};
use crate::audit::html::{frame, joined};

/// The looks of the page that stands alone: readable, wide or narrow, and on paper.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;overflow-wrap:break-word;padding:1rem}\
h1{font-size:clamp(1.5rem,6vw,2rem)}\
h1,h2,h3{line-height:1.25;margin:1.5em 0 .5em}\
ul,ol{padding-left:1.25rem}\
summary{cursor:pointer;font-weight:600;padding:.5rem 0}\
summary span{font-weight:400}\
details{border-top:1px solid #767676}\
details>ul{list-style:none;margin:0;padding:0}\
.vc-sources__row{border-top:1px solid #76767666;display:grid;gap:0 1.5rem;padding:.75rem 0}\
.vc-sources__source,.vc-sources__made ul{margin:0}\
.vc-sources__source{border-left:.25rem solid #767676;padding-left:.75rem}\
.vc-sources__source p,.vc-sources__made p{margin:0 0 .5rem}\
.vc-sources__heading{font-weight:600;padding:.75rem 0 .25rem}\
.vc-sources__kind{font-weight:600}\
.vc-sources__norm{white-space:nowrap}\
@media(min-width:48rem){.vc-sources__row{grid-template-columns:2fr 3fr}}\
@media print{details::details-content{content-visibility:visible}}";

/// A complete page.
pub fn page(coverage: &Coverage) -> Markup {
    let title = format!("Verantwoording: {}", coverage.title);
    frame(&title, STYLE, &html! { main { h1 { (title) } (part(coverage)) } })
}

/// The body of the page, in one element.
pub fn part(coverage: &Coverage) -> Markup {
    html! {
        div.vc-sources {
            h2 { "Wat dit is" }
            @for line in phrases::intro(coverage) { p { (line) } }
            ul.vc-sources__figures { @for figure in phrases::figures(coverage) { li { (figure) } } }
            p { (phrases::identity(coverage)) }
            @if !coverage.choices.is_empty() {
                h2 { "Hoe wij de tekst lezen" }
                p { (phrases::CHOICES) }
            }
            @for one in &coverage.choices { (choice(one)) }
            @if !coverage.open_points.is_empty() {
                h2 { "Open punten" }
                p { (phrases::OPEN_POINTS) }
                ul { @for point in &coverage.open_points { li { (point) } } }
            }
            @for one in &coverage.sources { (source(one)) }
        }
    }
}

fn choice(choice: &Choice) -> Markup {
    html! {
        details.vc-sources__section {
            summary { (choice.title) }
            p { (choice.text) }
            p { b { (phrases::READING) } " " (choice.reading) }
            p { b { (phrases::OTHERWISE) } " " (choice.otherwise) }
            @if !choice.norms.is_empty() { p { b { (phrases::NORMS) } " " (norms(&choice.norms)) } }
        }
    }
}

fn source(source: &Source) -> Markup {
    html! {
        h2 { (source.title) }
        @for line in phrases::about(source) { p { (line) } }
        @for part in phrases::parts(source) {
            @match part {
                phrases::Part::Chapter(title) => { h3 { (title) } }
                phrases::Part::Paragraph(title, its) => {
                    details.vc-sources__section {
                        summary { (title) " " span { "(" (phrases::sentences(phrases::count(its))) ")" } }
                        (rows(its))
                    }
                }
            }
        }
        @if !source.outside.is_empty() {
            h3 { (phrases::OUTSIDE) }
            (rows(&source.outside))
        }
    }
}

fn rows(rows: &[Row]) -> Markup {
    html! {
        ul {
            @for row in rows {
                @if row.level == Level::Sentence || !row.norms.is_empty() {
                    li.vc-sources__row {
                        blockquote.vc-sources__source { p { (row.sentences.join(" ")) } }
                        div.vc-sources__made { (made(row)) }
                    }
                } @else if row.level == Level::Within {
                    li.vc-sources__heading { (row.sentences.first().map_or("", String::as_str)) }
                }
            }
        }
    }
}

fn made(row: &Row) -> Markup {
    html! {
        ul {
            @for made in phrases::listed(row) {
                li { (kind(made.kind)) " " (phrases::made(made)) " (" (norms(&made.norms)) ")" }
            }
            @for nothing in &row.nothing {
                @let (label, text) = phrases::nothing(nothing);
                li {
                    (kind(label)) " " (text)
                    @if let Some(norm) = &nothing.norm { " (" (norms(std::slice::from_ref(norm))) ")" }
                }
            }
            @for missing in phrases::missing(row) { li { (kind(phrases::MISSING)) " " (missing) } }
        }
    }
}

fn kind(kind: &str) -> Markup {
    html! { b.vc-sources__kind { (kind) } }
}

/// Ids of norms, each never broken.
fn norms(ids: &[String]) -> Markup {
    joined(ids.iter().map(|id| html! { span.vc-sources__norm { (id) } }), ", ")
}
