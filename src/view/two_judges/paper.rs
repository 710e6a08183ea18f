//! The form of two people who judge, on paper: empty while one of them judges alone, filled in once both may see both.

use voorcheck_rules::assessment::joint_judgement;
use voorcheck_rules::kader::model::{Criterion, Decision};
use voorcheck_rules::questionnaire::two_judges::{OPEN, Step, Who};

use super::judgement;
use super::parts::{claims, outcome, source};
use crate::strings;
use crate::view::View;
use crate::view::el::{El, classed, el};

/// The judgements, in the order of the columns.
const WHO: [Who; 3] = [Who::First, Who::Second, Who::Together];

/// The form.
pub fn form(view: &View) -> El {
    let title = view.judging(strings::JUDGES_TITLE);
    let mut table = classed("table", "vc-form").child(el("caption").text(&title)).child(head(view));
    for decision in &view.kader().decisions {
        let title = cell("th", view.say(&decision.title)).attr("scope", "colgroup");
        table = table.child(el("tbody").child(el("tr").child(title)));
        for criterion in joint_judgement::criteria(view.kader(), decision) {
            table = table.child(rows(view, decision, criterion));
        }
    }
    let done = (view.state.two_judges.step() == Step::Together).then(|| outcome(view));
    classed("div", "vc-print").child(table).child_if(done)
}

/// A cell as wide as the table.
fn cell(name: &'static str, text: &str) -> El {
    el(name).attr("colspan", "4").text(text)
}

/// What stands on every page: on which rules this rests, of which day it is, and what it is not.
fn head(view: &View) -> El {
    let line = [&*view.rules(), " ", &strings::today(&view.state.today), " ", strings::NO_DECISION];
    let mut names = el("tr").child(el("th").attr("scope", "col").text("Criterium"));
    for judge in strings::JUDGES {
        names = names.child(el("th").attr("scope", "col").text(&view.judging(judge)));
    }
    el("thead").child(el("tr").child(cell("td", &line.concat()))).child(names)
}

fn rows(view: &View, decision: &Decision, criterion: &Criterion) -> El {
    let about = el("th")
        .attr("scope", "rowgroup")
        .attr("rowspan", "2")
        .child(view.heading(3, view.say(&criterion.title)))
        .child(claims(view, criterion))
        .child(source(view, decision, criterion));
    let mut row = el("tr").child(about);
    for who in WHO {
        row = row.child(boxes(view, decision, criterion, who));
    }
    let evidence =
        el("td").attr("colspan", "3").text(strings::EVIDENCE).child(classed("div", "vc-form__lines"));
    el("tbody").child(row).child(el("tr").child(evidence))
}

/// A box for every judgement, ticked where it was made.
fn boxes(view: &View, decision: &Decision, criterion: &Criterion, who: Who) -> El {
    // While somebody judges alone the form is an empty one: paper would tell the other.
    let seen = view.state.two_judges.of(Who::Together).is_some();
    let judged = view.state.two_judges.of(who).filter(|_| seen).and_then(|judged| judged.get(&criterion.id));
    let option = |status: &str, name: &str| {
        let mark = if judged.is_some_and(|judged| judged == status) { "☒ " } else { "☐ " };
        el("div").text(mark).text(name)
    };
    let mut cell = el("td");
    for grade in &decision.grades {
        cell = cell.child(option(&grade.status, judgement(view, grade)));
    }
    cell.child(option(OPEN, strings::NOT_YET))
}
