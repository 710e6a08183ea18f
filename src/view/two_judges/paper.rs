//! The form of two people who judge, on paper: empty while one of them judges alone, filled in once both may see both.

use super::parts::{claims, outcome, source};
use crate::view::View;
use crate::view::el::{El, el, of};
use crate::words;
use voorcheck_rules::assessment::joint;
use voorcheck_rules::kader::model::{Criterion, Decision};
use voorcheck_rules::questionnaire::two_judges::{OPEN, Step, Who};

/// The judgements, in the order of the columns.
const WHO: [Who; 3] = [Who::First, Who::Second, Who::Together];

/// The form.
pub fn form(view: &View) -> El {
    let mut table = of("table", "vc-form").kid(el("caption").text(words::PAIR)).kid(head(view));
    for decision in &view.kader().decisions {
        let title = cell("th", view.say(&decision.title)).attr("scope", "colgroup");
        table = table.kid(el("tbody").kid(el("tr").kid(title)));
        for criterion in joint::criteria(view.kader(), decision) {
            table = table.kid(rows(view, decision, criterion));
        }
    }
    let done = (view.state.pair.step() == Step::Together).then(|| outcome(view));
    of("div", "vc-print").kid(table).kid_if(done)
}

/// A cell as wide as the table.
fn cell(name: &'static str, text: &str) -> El {
    el(name).attr("colspan", "4").text(text)
}

/// What stands on every page: on which rules this rests, of which day it is, and what it is not.
fn head(view: &View) -> El {
    let line = [&*view.rules(), " ", &words::today(&view.state.today), " ", words::NO_DECISION];
    let mut names = el("tr").kid(el("th").attr("scope", "col").text("Criterium"));
    for judge in words::JUDGES {
        names = names.kid(el("th").attr("scope", "col").text(judge));
    }
    el("thead").kid(el("tr").kid(cell("td", &line.concat()))).kid(names)
}

fn rows(view: &View, decision: &Decision, criterion: &Criterion) -> El {
    let about = el("th")
        .attr("scope", "rowgroup")
        .attr("rowspan", "2")
        .kid(view.heading(3, view.say(&criterion.title)))
        .kid(claims(view, criterion))
        .kid(source(view, decision, criterion));
    let mut row = el("tr").kid(about);
    for who in WHO {
        row = row.kid(boxes(view, decision, criterion, who));
    }
    let evidence = el("td").attr("colspan", "3").text(words::EVIDENCE).kid(of("div", "vc-form__lines"));
    el("tbody").kid(row).kid(el("tr").kid(evidence))
}

/// A box for every judgement, ticked where it was made.
fn boxes(view: &View, decision: &Decision, criterion: &Criterion, who: Who) -> El {
    // While somebody judges alone the form is an empty one: paper would tell the other.
    let seen = view.state.pair.of(Who::Together).is_some();
    let judged = view.state.pair.of(who).filter(|_| seen).and_then(|judged| judged.get(&criterion.id));
    let option = |status: &str, name: &str| {
        let mark = if judged.is_some_and(|judged| judged == status) { "☒ " } else { "☐ " };
        el("div").text(mark).text(name)
    };
    let mut cell = el("td");
    for grade in &decision.grades {
        cell = cell.kid(option(&grade.status, view.say(&grade.status_name)));
    }
    cell.kid(option(OPEN, words::NOT_YET))
}
