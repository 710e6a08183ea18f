//! Two people judge: each alone and blind, then side by side, then together.
//!
//! What the answers come down to is shown only beside what both judged already: before, it would judge for them.

use yew::Html;

mod paper;
mod parts;

use super::el::{El, el, group, of};
use super::{View, back, button, paragraph, question, sign, sources, title};
use crate::message::Msg;
use crate::words;
use parts::{about, claims, counted, named, outcome, row, signed, source};
use voorcheck_rules::assessment::joint;
use voorcheck_rules::kader::model::{Criterion, Decision, Tone};
use voorcheck_rules::questionnaire::state::{Event, Top};
use voorcheck_rules::questionnaire::two_judges::{Act, Agreement, OPEN, Step, Who};

/// The part of the outcome that leads here.
pub fn offer(view: &View) -> El {
    let open = button(words::PAIR, "secondary-action", view.tell(Event::Cover(Some(Top::Pair))));
    of("section", "vc-part vc-screen")
        .attr("data-part", "vier-ogen")
        .kid(view.heading(2, words::PAIR_FOR))
        .kid(about(view))
        .kid(of("p", "vc-pair__open").kid(open.attr("data-pair", "")))
}

/// The step the two are at, and their form on paper.
pub fn two_judges(view: &View) -> El {
    let pair = &view.state.pair;
    let step = pair.step();
    let mut screen = of("div", "vc-screen")
        .kid(back(view, words::BACK_TO_RESULT, Event::Cover(None)))
        .kid(title(view, words::pair_step(step), words::pair_part(step)));
    if pair.outdated(&view.state.input.answers) {
        screen = screen.kid(of("p", "vc-confirm").text(words::OUTDATED));
    }
    let screen = match step {
        Step::First | Step::Second => {
            criteria(view, screen.kid(about(view)).kid(paragraph("", words::ALONE)))
        }
        Step::HandOver => screen.kid(paragraph("", words::PAIR_HAND_OVER)),
        Step::Compare => compare(view, screen),
        Step::Together => together(view, screen),
    };
    // A key of its own per step: no button may keep what somebody else chose.
    of(view.main(), "vc-pair")
        .key(words::pair_part(step))
        .kid(screen.kid(buttons(view, step)))
        .kid(paper::form(view))
}

fn buttons(view: &View, step: Step) -> El {
    let act = |label: &str, act: Act| view.link(label, "", Event::Pair(act));
    let mut all = of("div", "utrecht-button-group vc-buttons");
    if step == Step::Together {
        all = all.kid(act(words::TO_COMPARISON, Act::Back));
    } else {
        all = all.kid(button(words::pair_next(step), "primary-action", view.tell(Event::Pair(Act::On))));
    }
    let print = match step {
        Step::First => words::PRINT_EMPTY,
        Step::HandOver | Step::Second => "",
        Step::Compare | Step::Together => words::PRINT_FORM,
    };
    if !print.is_empty() {
        all = all.kid(super::link(print, "", view.click(Msg::Print)));
    }
    if !matches!(step, Step::First | Step::Second) {
        all = all.kid(act(words::RESTART, Act::Restart));
    }
    all
}

/// Every criterion to be judged, by decision, in the order of the kader; then the names of those that were not yet.
fn criteria(view: &View, mut page: El) -> El {
    for decision in &view.kader().decisions {
        let mut all = of("div", "vc-questions");
        for one in joint::criteria(view.kader(), decision) {
            all = all.kid(criterion(view, decision, one));
        }
        page = page.kid(view.heading(2, view.say(&decision.title))).kid(all);
    }
    page.kid(named(view, "Nog niet beoordeeld", &not_judged(view)))
}

fn criterion(view: &View, decision: &Decision, criterion: &Criterion) -> El {
    let pair = &view.state.pair;
    let chosen = pair.judge().and_then(|who| pair.of(who)).and_then(|judged| judged.get(&criterion.id));
    let id = ["oordeel-", &criterion.id].concat();
    let option = |status: &str, label: &str| {
        let event = Event::Pair(Act::Judge(criterion.id.clone(), status.to_owned()));
        question::radio(view, &id, status, chosen, label, None, event)
    };
    let mut options = of("div", "vc-options");
    for grade in &decision.grades {
        options = options.kid(option(&grade.status, view.say(&grade.status_name)));
    }
    let basis = if pair.step() == Step::Together {
        both(view, decision, criterion)
    } else {
        source(view, decision, criterion)
    };
    let strange = chosen.is_some_and(|status| status != OPEN && joint::rule_for(criterion, status).is_none());
    let legend = el("legend").kid(view.heading(3, view.say(&criterion.title)));
    judged(view, criterion, el("fieldset").attr("role", "radiogroup").kid(legend), basis)
        .kid(options.kid(option(OPEN, words::NOT_YET)))
        .kid(question::status(strange.then(|| of("p", "vc-confirm").text(words::NEVER))))
}

/// A criterion: below its title what was answered, then what it is judged on.
fn judged(view: &View, criterion: &Criterion, block: El, basis: Html) -> El {
    block
        .attr("class", "vc-pair__judged")
        .attr("data-criterion", &criterion.id)
        .kid(claims(view, criterion))
        .kid(basis)
}

/// What each of the two judged, and whether that is the same; where they compare, beside what the answers come down to.
fn both(view: &View, decision: &Decision, criterion: &Criterion) -> Html {
    let pair = &view.state.pair;
    let [first, second, _] = words::JUDGES;
    let verdict = |name: &str, who: Who| {
        let status = pair.of(who).and_then(|judged| judged.get(&criterion.id));
        let grade = decision.grades.iter().find(|grade| Some(&grade.status) == status);
        let (tone, words) = match (grade, status) {
            (Some(grade), _) => (grade.tone, view.say(&grade.status_name)),
            (None, Some(_)) => (Tone::Open, words::NOT_YET),
            (None, None) => (Tone::Open, words::NOT_JUDGED),
        };
        row(name, signed("dd", sign(tone), words))
    };
    let mut list = of("dl", "vc-pair__list vc-pair__both")
        .kid(verdict(first, Who::First))
        .kid(verdict(second, Who::Second));
    if pair.step() == Step::Compare {
        for result in &view.state.assessment.decisions {
            for result in result.criteria.iter().filter(|result| result.id == criterion.id) {
                let estimate = signed("dd", sign(result.tone), &result.status_name);
                list = list.kid(row(words::ESTIMATE, estimate));
            }
        }
    }
    let (mark, words) = words::agreement(pair.agreement(&criterion.id));
    let mark = of("span", "vc-sign").attr("aria-hidden", "true").text(mark);
    let same = signed("p", mark, words);
    group(vec![list.into(), same.into(), sources(view, "Bron", &criterion.norms)])
}

/// The criteria nobody judged at this step.
fn not_judged<'a>(view: &View<'a>) -> Vec<&'a Criterion> {
    let pair = &view.state.pair;
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
        let (mut list, mut count) = (of("ul", "vc-questions"), 0);
        for decision in &view.kader().decisions {
            for one in joint::criteria(view.kader(), decision) {
                if view.state.pair.agreement(&one.id) == agreement {
                    count += 1;
                    let block = el("li").kid(view.heading(3, view.say(&one.title)));
                    list = list.kid(judged(view, one, block, both(view, decision, one)));
                }
            }
        }
        if count > 0 {
            let (_, label) = words::agreement(agreement);
            page = page.kid(view.heading(2, &counted(label, count))).kid(list);
        }
    }
    page
}

fn together(view: &View, page: El) -> El {
    let take = button(words::TAKE_AGREED, "secondary-action", view.tell(Event::Pair(Act::TakeAgreed)));
    let left = counted("Nog te kiezen", not_judged(view).len());
    let page = page.kid(paragraph("", words::TOGETHER)).kid(
        of("div", "utrecht-button-group vc-buttons vc-pair__open")
            .kid(take)
            .kid(el("p").attr("role", "status").text(&left)),
    );
    criteria(view, page).kid(outcome(view))
}
