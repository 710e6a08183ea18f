//! A comparison as a page of its own: no script, nothing from elsewhere, readable on paper.

use std::fmt::Write;

use super::say;
use crate::audit::diff::model::{
    Change, ChangeKind, Difference, Example, FieldChange, OutcomeGroup, Piece, RuleRef, StatusGroup, Which,
};
use crate::audit::html::escape;

/// Colours have a contrast of 7:1 at least; what goes is struck through and what comes is underlined as well.
const STYLE: &str = "
:root { color-scheme: light dark; --line: #767676; --soft: #f3f3f3; --gone: #8a1c1c; --come: #0b4f24; }
@media (prefers-color-scheme: dark) { :root { --soft: #242424; --gone: #ffb3ab; --come: #9be3b0; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 68rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line); }
h3 { margin: 1.75rem 0 .25rem; } h4 { margin: 1rem 0 .25rem; } p { max-width: 45rem; }
code { font-size: .95em; } dt { font-weight: 700; } dd { margin: 0 0 .5rem; }
.note { border: 1px solid var(--line); padding: .25rem 1rem; max-width: 45rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: .5rem; margin: .25rem 0 1rem; }
.pair > div { background: var(--soft); padding: .5rem .75rem; } .pair p { margin: .25rem 0; }
.side { font-weight: 700; } blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
del { color: var(--gone); text-decoration: line-through; } ins { color: var(--come); text-decoration: underline; }
section section { break-inside: avoid-page; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } .pair { grid-template-columns: 1fr 1fr; } h2, h3, h4 { break-after: avoid; } .pair, li { break-inside: avoid; } }
";

/// The comparison as HTML.
pub fn page(difference: &Difference) -> String {
    let mut page = Page::default();
    page.head(difference);
    if !(difference.same_words && difference.same_outcomes) {
        page.decisions(difference);
        page.criteria(difference);
        page.routes(difference);
        page.conditions(difference, false);
        page.one_sided(difference);
        page.changes(difference);
        page.conditions(difference, true);
    }
    page.foot(difference);
    page.html
}

/// A page that is being written.
#[derive(Default)]
struct Page {
    html: String,
}

impl Page {
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// An element with text; words between backticks are code.
    fn line(&mut self, element: &str, text: &str) {
        let name = element.split(' ').next().unwrap_or(element);
        // Writing to a string cannot fail.
        let _ = writeln!(self.html, "<{element}>{}</{name}>", coded(text));
    }

    fn head(&mut self, difference: &Difference) {
        self.raw("<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n");
        self.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        let (from, to) = (&difference.from, &difference.to);
        self.line(
            "title",
            &format!("Verschil tussen {} {} en {} {}", from.id, from.version, to.id, to.version),
        );
        self.raw("<style>");
        self.raw(STYLE);
        self.raw("</style>\n</head>\n<body>\n<main>\n<h1>Verschil tussen twee kaders</h1>\n<dl>\n");
        for (letter, side) in [("A", from), ("B", to)] {
            self.line("dt", letter);
            self.line("dd", &say::side(side));
        }
        self.raw("</dl>\n<section>\n<h2>In het kort</h2>\n<ul>\n");
        for line in say::in_short(difference) {
            self.line("li", &line);
        }
        self.raw("</ul>\n");
        if !(difference.same_words && difference.same_outcomes) {
            self.line("p class=\"note\"", say::ABOUT_NUMBERS);
        }
        self.raw("</section>\n");
    }

    fn decisions(&mut self, difference: &Difference) {
        for decision in &difference.decisions {
            let left_out = say::left_out(decision);
            if decision.groups.is_empty() && left_out.is_none() {
                continue;
            }
            self.raw("<section>\n");
            self.line("h2", &format!("Besluit {}", decision.decision.name));
            self.line("p", &say::decision(decision));
            if let Some(left_out) = left_out {
                self.line("p", &left_out);
            }
            for group in &decision.groups {
                self.outcome_group(group);
            }
            self.raw("</section>\n");
        }
    }

    fn outcome_group(&mut self, group: &OutcomeGroup) {
        self.line("h3", &say::from_to(&group.from, &group.to));
        self.line("p", &format!("{} ({}).", say::combinations(group.count), say::share(group.share)));
        self.example(&group.example);
        if group.responsible.is_empty() {
            self.line("p", "De criteria geven in dit voorbeeld dezelfde status; het besluit zelf is anders.");
        } else {
            self.line("h4", "Dit komt in het voorbeeld door");
        }
        for rules in &group.responsible {
            self.line("p", &format!("{}:", rules.criterion.name));
            self.rules(rules.from.as_ref(), rules.to.as_ref());
        }
        if group.causes.is_empty() {
            return;
        }
        self.line("h4", "Regels die in deze groep een andere status geven, soms meer dan een tegelijk");
        self.raw("<ul>\n");
        for cause in &group.causes {
            let rules = say::rule_pair(cause.rules.from.as_ref(), cause.rules.to.as_ref());
            let name = &cause.rules.criterion.name;
            self.line("li", &format!("{name}: {rules}: {}.", say::combinations(cause.count)));
        }
        self.raw("</ul>\n");
    }

    fn example(&mut self, example: &Example) {
        self.line("p", say::ABOUT_EXAMPLE);
        self.raw("<ul>\n");
        if example.answers.is_empty() {
            self.line("li", "bij elk antwoord");
        }
        for answer in &example.answers {
            self.line("li", &say::answer(answer));
        }
        self.raw("</ul>\n");
        if !example.rest.is_empty() {
            self.line("p", &format!("Voor een volledig geval: {}.", say::answers(&example.rest)));
        }
    }

    /// Two rules side by side, with the words of their norms.
    fn rules(&mut self, from: Option<&RuleRef>, to: Option<&RuleRef>) {
        self.raw("<div class=\"pair\">\n");
        for (letter, rule) in [("A", from), ("B", to)] {
            self.raw("<div>\n");
            let Some(rule) = rule else {
                self.line("p", &format!("{letter}: dit criterium bestaat hier niet."));
                self.raw("</div>\n");
                continue;
            };
            self.line("p class=\"side\"", &format!("{letter}: {} (regel `{}`)", rule.status.name, rule.rule));
            self.line("p", &rule.reason);
            for norm in &rule.norms {
                self.line("blockquote", &format!("“{}” ({}, {})", norm.quote, norm.place, norm.id));
            }
            self.raw("</div>\n");
        }
        self.raw("</div>\n");
    }

    fn criteria(&mut self, difference: &Difference) {
        let differing: Vec<_> =
            difference.criteria.iter().filter(|c| c.differing > 0 || !c.compared).collect();
        if differing.is_empty() {
            return;
        }
        self.raw("<section>\n<h2>Criteria met een andere status</h2>\n");
        for criterion in differing {
            self.line("h3", &criterion.criterion.name);
            self.line("p", &say::criterion(criterion));
            for group in &criterion.groups {
                self.status_group(group);
            }
        }
        self.raw("</section>\n");
    }

    fn status_group(&mut self, group: &StatusGroup) {
        let count = say::combinations(group.count);
        self.line("h4", &format!("{}: {count}", say::from_to(&group.from, &group.to)));
        for change in &group.rules {
            self.line("p", &format!("Als {}:", say::answers(&change.example.answers)));
            self.rules(change.rules.from.as_ref(), change.rules.to.as_ref());
        }
    }

    fn routes(&mut self, difference: &Difference) {
        let Some(routes) = difference.routes.as_ref().filter(|routes| routes.differing > 0) else { return };
        self.raw("<section>\n<h2>Eigen pagina’s</h2>\n");
        self.line("p", &say::routes(routes));
        self.raw("<ul>\n");
        for group in &routes.groups {
            let (from, to) = (say::route(group.from.as_ref()), say::route(group.to.as_ref()));
            let (count, when) = (say::combinations(group.count), say::answers(&group.example.answers));
            self.line("li", &format!("{from} → {to}: {count}. Bijvoorbeeld als {when}."));
        }
        self.raw("</ul>\n</section>\n");
    }

    /// Conditions that changed themselves, or those that follow what else changed.
    fn conditions(&mut self, difference: &Difference, follows: bool) {
        let conditions: Vec<_> = difference.conditions.iter().filter(|one| one.follows == follows).collect();
        if conditions.is_empty() {
            return;
        }
        self.raw("<section>\n");
        self.line("h2", say::conditions(follows));
        if follows {
            self.line("p", say::ABOUT_FOLLOWING);
        }
        self.raw("<dl>\n");
        for condition in conditions {
            self.line("dt", &say::condition(condition));
            self.line("dd", &condition.text);
            for (letter, answers) in [("A", &condition.only_in_from), ("B", &condition.only_in_to)] {
                if let Some(answers) = answers {
                    self.line("dd", &format!("Alleen in {letter} {}.", say::only_when(difference, answers)));
                }
            }
        }
        self.raw("</dl>\n</section>\n");
    }

    fn one_sided(&mut self, difference: &Difference) {
        if difference.one_sided.is_empty() {
            return;
        }
        self.raw("<section>\n<h2>Wat maar een van beide kent</h2>\n<ul>\n");
        for question in &difference.one_sided.questions {
            self.line("li", &say::one_sided_question(question));
        }
        for answer in &difference.one_sided.answers {
            self.line("li", &say::one_sided_answer(answer));
        }
        self.raw("</ul>\n</section>\n");
    }

    fn changes(&mut self, difference: &Difference) {
        for group in &difference.changes {
            self.raw("<section>\n");
            self.line("h2", group.title);
            for change in &group.changes {
                self.raw("<section>\n");
                self.line("h3", &say::change(change));
                self.fields(change);
                self.raw("</section>\n");
            }
            self.raw("</section>\n");
        }
    }

    fn fields(&mut self, change: &Change) {
        if matches!(change.kind, ChangeKind::Added | ChangeKind::Gone) {
            self.raw("<dl>\n");
            for field in &change.fields {
                self.line("dt", &say::field(&field.field));
                self.line("dd", field.to.as_deref().or(field.from.as_deref()).unwrap_or_default());
            }
            self.raw("</dl>\n");
            return;
        }
        for field in &change.fields {
            self.line("h4", &say::field(&field.field));
            self.raw("<div class=\"pair\">\n");
            self.side("A", field, Which::From);
            self.side("B", field, Which::To);
            self.raw("</div>\n");
        }
    }

    /// One of two texts, with its own words marked unless they are most of it.
    fn side(&mut self, letter: &str, field: &FieldChange, own: Which) {
        let text = if own == Which::From { &field.from } else { &field.to };
        let said = match text {
            None => "<em>staat er niet</em>".to_owned(),
            Some(text) if say::mostly_other_words(&field.pieces) => escape(text),
            Some(_) => field.pieces.iter().map(|piece| marked(piece, own)).collect(),
        };
        let _ = writeln!(self.html, "<div><p><span class=\"side\">{letter}:</span> {said}</p></div>");
    }

    fn foot(&mut self, difference: &Difference) {
        self.raw("</main>\n<footer>\n<h2>Wat vergeleken is</h2>\n");
        if !difference.whole_register {
            self.line("p", say::ABOUT_PACKS);
        }
        self.raw("<dl>\n");
        for (letter, side) in [("A", &difference.from), ("B", &difference.to)] {
            self.line("dt", &format!("Controleersom {letter}"));
            self.line("dd", &format!("`{}`", side.sha256));
        }
        self.raw("</dl>\n</footer>\n</body>\n</html>\n");
    }
}

/// A piece of a text, when it belongs to this side.
fn marked(piece: &Piece, own: Which) -> String {
    let text = escape(&piece.text);
    match piece.of {
        Which::Both => text,
        of if of != own => String::new(),
        Which::From => format!("<del>{text}</del>"),
        Which::To => format!("<ins>{text}</ins>"),
    }
}

/// A text whose ids between backticks are code; a kader may have backticks of its own.
fn coded(text: &str) -> String {
    let escaped = escape(text);
    let mut parts = escaped.split('`');
    let mut html = parts.next().unwrap_or_default().to_owned();
    while let Some(code) = parts.next() {
        match parts.next() {
            Some(after) if code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
                html.extend(["<code>", code, "</code>", after]);
            }
            Some(after) => html.extend(["`", code, "`", after]),
            None => html.extend(["`", code]),
        }
    }
    html
}
