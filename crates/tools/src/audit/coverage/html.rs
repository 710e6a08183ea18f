//! Coverage as HTML: a page that stands alone, and its body for a page that has its own looks.
//!
//! The body holds no ids, links, styles or scripts. Its hooks are the classes `vc-sources`, `vc-sources__section`,
//! `__row`, `__source`, `__made`, `__kind`, `__norm`, `__heading` and `__figures`. Nothing of any client is in it.

use super::{Choice, Coverage, Level, Row, Source, phrases};
use crate::audit::html::{Html, escape};

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
pub fn page(coverage: &Coverage) -> String {
    let title = escape(&format!("Verantwoording: {}", coverage.title));
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n{}</main>\n</body>\n</html>\n",
        part(coverage)
    )
}

/// The body of the page, in one element.
pub fn part(coverage: &Coverage) -> String {
    let mut html = Html::default();
    html.open("div", "vc-sources");
    html.text("h2", "", "Wat dit is");
    for line in phrases::intro(coverage) {
        html.text("p", "", &line);
    }
    html.list("vc-sources__figures", &phrases::figures(coverage));
    html.text("p", "", &phrases::identity(coverage));
    if !coverage.choices.is_empty() {
        html.text("h2", "", "Hoe wij de tekst lezen");
        html.text("p", "", phrases::CHOICES);
    }
    for choice in &coverage.choices {
        html.choice(choice);
    }
    if !coverage.open_points.is_empty() {
        html.text("h2", "", "Open punten");
        html.text("p", "", phrases::OPEN_POINTS);
        html.list("", &coverage.open_points);
    }
    for source in &coverage.sources {
        html.source(source);
    }
    html.close("div");
    html.0
}

impl Html {
    fn list(&mut self, class: &str, items: &[String]) {
        self.open("ul", class);
        for item in items {
            self.text("li", "", item);
        }
        self.close("ul");
    }

    fn choice(&mut self, choice: &Choice) {
        self.open("details", "vc-sources__section");
        self.text("summary", "", &choice.title);
        self.text("p", "", &choice.text);
        for (label, text) in [(phrases::READING, &choice.reading), (phrases::OTHERWISE, &choice.otherwise)] {
            self.0.push_str(&format!("<p><b>{label}</b> {}</p>\n", escape(text)));
        }
        if !choice.norms.is_empty() {
            self.0.push_str(&format!("<p><b>{}</b> {}</p>\n", phrases::NORMS, norms(&choice.norms)));
        }
        self.close("details");
    }

    fn source(&mut self, source: &Source) {
        self.text("h2", "", &source.title);
        for line in phrases::about(source) {
            self.text("p", "", &line);
        }
        for part in phrases::parts(source) {
            match part {
                phrases::Part::Chapter(title) => self.text("h3", "", title),
                phrases::Part::Paragraph(title, rows) => self.paragraph(title, rows),
            }
        }
        if !source.outside.is_empty() {
            self.text("h3", "", phrases::OUTSIDE);
            self.rows(&source.outside);
        }
    }

    fn paragraph(&mut self, title: &str, rows: &[Row]) {
        self.open("details", "vc-sources__section");
        self.0.push_str(&format!(
            "<summary>{} <span>({})</span></summary>\n",
            escape(title),
            phrases::sentences(phrases::count(rows))
        ));
        self.rows(rows);
        self.close("details");
    }

    fn rows(&mut self, rows: &[Row]) {
        self.open("ul", "");
        for row in rows {
            let heading = row.level != Level::Sentence;
            if heading && row.norms.is_empty() {
                if row.level == Level::Within {
                    self.text("li", "vc-sources__heading", row.sentences.first().map_or("", String::as_str));
                }
                continue;
            }
            self.open("li", "vc-sources__row");
            self.open("blockquote", "vc-sources__source");
            self.text("p", "", &row.sentences.join(" "));
            self.close("blockquote");
            self.open("div", "vc-sources__made");
            self.made(row);
            self.close("div");
            self.close("li");
        }
        self.close("ul");
    }

    fn made(&mut self, row: &Row) {
        self.open("ul", "");
        let kind = |kind: &str| format!("<b class=\"vc-sources__kind\">{}</b>", escape(kind));
        for made in phrases::listed(row) {
            let text = escape(&phrases::made(made));
            self.0.push_str(&format!("<li>{} {text} ({})</li>\n", kind(made.kind), norms(&made.norms)));
        }
        for nothing in &row.nothing {
            let (label, text) = phrases::nothing(nothing);
            let norm = nothing.norm.as_ref().map(|norm| norms(std::slice::from_ref(norm)));
            let norm = norm.map(|norm| format!(" ({norm})")).unwrap_or_default();
            self.0.push_str(&format!("<li>{} {}{norm}</li>\n", kind(label), escape(&text)));
        }
        for missing in phrases::missing(row) {
            self.0.push_str(&format!("<li>{} {}</li>\n", kind(phrases::MISSING), escape(&missing)));
        }
        self.close("ul");
    }
}

/// Ids of norms, each never broken.
fn norms(ids: &[String]) -> String {
    let norm = |id: &String| format!("<span class=\"vc-sources__norm\">{}</span>", escape(id));
    ids.iter().map(norm).collect::<Vec<_>>().join(", ")
}
