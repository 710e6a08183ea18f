//! Two people judge: each alone and blind, then side by side, then together.
//!
//! What the answers come down to is shown only beside what both judged already: before, it would judge for them.

use yew::Html;

mod paper;
mod parts;

use super::el::{El, classed, el, group};
use super::{View, back, button, code, fold, paragraph, question, sign, sources, title};
use crate::message::Msg;
use crate::strings;
use parts::{about, claims, named, outcome, row, signed, source};
use voorcheck_rules::assessment::joint_judgement;
use voorcheck_rules::kader::model::{Criterion, Decision, Grade, Tone};
use voorcheck_rules::questionnaire::state::{Event, Overlay, Place};
use voorcheck_rules::questionnaire::two_judges::{Act, Agreement, OPEN, Step, Who};

/// The part of the outcome that leads here.
pub fn offer(view: &View) -> El {
    let open = button(
        &view.judging(strings::JUDGES_TITLE),
        "secondary-action",
        view.event(Event::ShowOverlay(Some(Overlay::TwoJudges))),
    );
    let inside = el("div")
        .child(about(view))
        .child(classed("p", "vc-judges__open").child(open.attr("data-judges", "")));
    fold(view, "vier-ogen", &view.judging(strings::JUDGES_FOR), inside)
        .attr("class", "vc-details vc-fold vc-screen")
}

/// The step the two are at, and their form on paper.
pub fn two_judges(view: &View) -> El {
    let pair = &view.state.two_judges;
    let step = pair.step();
    // Nothing was answered yet: who has a code begins with that.
    let begins = view.state.place != Place::Result;
    let mut screen = classed("div", "vc-screen")
        .child(back(
            view,
            if begins { strings::BACK } else { strings::BACK_TO_RESULT },
            Event::ShowOverlay(None),
        ))
        .child(title(view, &view.judging(strings::judges_step(step)), strings::judges_part(step)));
    if begins {
        screen = screen.child(code::take_over(view));
    }
    if pair.outdated(&view.state.input.answers) {
        screen = screen.child(classed("p", "vc-confirm").text(strings::OUTDATED));
    }
    let screen = match step {
        Step::First | Step::Second => {
            criteria(view, screen.child(about(view)).child(paragraph("", strings::ALONE)))
        }
        Step::HandOver => {
            let [first, second] = strings::JUDGES_HAND_OVER.map(|words| view.judging(words));
            screen.child(paragraph("", &first).text(&second))
        }
        Step::Compare => compare(view, screen),
        Step::Together => together(view, screen),
    };
    // A key of its own per step: no button may keep what somebody else chose.
    classed(view.main(), "vc-judges")
        .key(strings::judges_part(step))
        .child(screen.child(buttons(view, step)))
        .child(paper::form(view))
}

fn buttons(view: &View, step: Step) -> El {
    let act = |label: &str, act: Act| view.link(label, "", Event::Judge(act));
    let mut all = classed("div", "utrecht-button-group vc-buttons");
    if step == Step::Together {
        all = all.child(act(strings::TO_COMPARISON, Act::Back));
    } else {
        all = all.child(button(
            &view.judging(strings::judges_next(step)),
            "primary-action",
            view.event(Event::Judge(Act::On)),
        ));
    }
    let print = match step {
        Step::First => strings::PRINT_EMPTY,
        Step::HandOver | Step::Second => "",
        Step::Compare | Step::Together => strings::PRINT_FORM,
    };
    if !print.is_empty() {
        all = all.child(super::link(print, "", view.click(Msg::Print(false))));
    }
    if !matches!(step, Step::First | Step::Second) {
        all = all.child(act(strings::RESTART, Act::Restart));
    }
    all
}

/// Every criterion to be judged, by decision, in the order of the kader; then the names of those that were not yet.
fn criteria(view: &View, mut page: El) -> El {
    for decision in &view.kader().decisions {
        let mut all = classed("div", "vc-questions");
        for one in joint_judgement::criteria(view.kader(), decision) {
            all = all.child(criterion(view, decision, one));
        }
        page = page.child(view.heading(2, view.say(&decision.title))).child(all);
    }
    page.child(named(view, "Nog niet beoordeeld", &not_judged(view)))
}

fn criterion(view: &View, decision: &Decision, criterion: &Criterion) -> El {
    let pair = &view.state.two_judges;
    let chosen = pair.judge().and_then(|who| pair.of(who)).and_then(|judged| judged.get(&criterion.id));
    let id = ["oordeel-", &criterion.id].concat();
    let option = |status: &str, label: &str| {
        let event = Event::Judge(Act::Judge(criterion.id.clone(), status.to_owned()));
        question::radio(view, &id, status, chosen, label, None, event)
    };
    let mut options = classed("div", "vc-options");
    for grade in &decision.grades {
        options = options.child(option(&grade.status, judgement(view, grade)));
    }
    let basis = if pair.step() == Step::Together {
        both(view, decision, criterion)
    } else {
        source(view, decision, criterion)
    };
    let strange =
        chosen.is_some_and(|status| status != OPEN && joint_judgement::rule_for(criterion, status).is_none());
    let legend = el("legend").child(view.heading(3, view.say(&criterion.title)));
    judged(view, criterion, el("fieldset").attr("role", "radiogroup").child(legend), basis)
        .child(options.child(option(OPEN, strings::NOT_YET)))
        .child(question::status(strange.then(|| classed("p", "vc-confirm").text(strings::NEVER))))
}

/// A status as somebody judges it.
fn judgement<'a>(view: &View<'a>, grade: &'a Grade) -> &'a str {
    view.say(grade.judgement.as_ref().unwrap_or(&grade.status_name))
}

/// A criterion: below its title what was answered, then what it is judged on.
fn judged(view: &View, criterion: &Criterion, block: El, basis: Html) -> El {
    block
        .attr("class", "vc-judges__judged")
        .attr("data-criterion", &criterion.id)
        .child(claims(view, criterion))
        .child(basis)
}

/// What each of the two judged, and whether that is the same; where they compare, beside what the answers come down to.
fn both(view: &View, decision: &Decision, criterion: &Criterion) -> Html {
    let pair = &view.state.two_judges;
    let [first, second, _] = strings::JUDGES;
    let verdict = |name: &str, who: Who| {
        let status = pair.of(who).and_then(|judged| judged.get(&criterion.id));
        let grade = decision.grades.iter().find(|grade| Some(&grade.status) == status);
        let (tone, words) = match (grade, status) {
            (Some(grade), _) => (grade.tone, judgement(view, grade)),
            (None, Some(_)) => (Tone::Open, strings::NOT_YET),
            (None, None) => (Tone::Open, strings::NOT_JUDGED),
        };
        row(&view.judging(name), signed("dd", sign(tone), words))
    };
    let mut list = classed("dl", "vc-judges__list vc-judges__both")
        .child(verdict(first, Who::First))
        .child(verdict(second, Who::Second));
    if pair.step() == Step::Compare {
        for result in &view.state.assessment.decisions {
            for result in result.criteria.iter().filter(|result| result.id == criterion.id) {
                let estimate = signed("dd", sign(result.tone), &result.status_name);
                list = list.child(row(strings::ESTIMATE, estimate));
            }
        }
    }
    let (mark, words) = strings::agreement(pair.agreement(&criterion.id));
    let mark = classed("span", "vc-sign").attr("aria-hidden", "true").text(mark);
    let same = signed("p", mark, words);
    group(vec![list.into(), same.into(), sources(view, view.say(&criterion.title), &criterion.norms)])
}

/// The criteria nobody judged at this step.
fn not_judged<'a>(view: &View<'a>) -> Vec<&'a Criterion> {
    let pair = &view.state.two_judges;
    let mut open = Vec::new();
    if let Some(judged) = pair.judge().and_then(|who| pair.of(who)) {
        for criterion in &view.kader().criteria {
            if !judged.contains_key(&criterion.id) {
                open.push(criterion);
            }
        }
    }
    open
}

fn compare(view: &View, mut page: El) -> El {
    for agreement in [Agreement::Different, Agreement::Missing, Agreement::Same] {
        let (mut list, mut count) = (classed("ul", "vc-questions"), 0);
        for decision in &view.kader().decisions {
            for one in joint_judgement::criteria(view.kader(), decision) {
                if view.state.two_judges.agreement(&one.id) == agreement {
                    count += 1;
                    let block = el("li").child(view.heading(3, view.say(&one.title)));
                    list = list.child(judged(view, one, block, both(view, decision, one)));
                }
            }
        }
        if count > 0 {
            let (_, label) = strings::agreement(agreement);
            page = page.child(view.heading(2, &strings::counted(label, count))).child(list);
        }
    }
    page
}

fn together(view: &View, page: El) -> El {
    let take = button(strings::TAKE_AGREED, "secondary-action", view.event(Event::Judge(Act::TakeAgreed)));
    let left = strings::counted("Nog te kiezen", not_judged(view).len());
    let page = page.child(paragraph("", strings::TOGETHER)).child(
        classed("div", "utrecht-button-group vc-buttons vc-judges__open")
            .child(take)
            .child(el("p").attr("role", "status").text(&left)),
    );
    criteria(view, page).child(outcome(view))
}
