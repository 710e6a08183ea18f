//! What the form of two judges is made of, on the screen and on paper.

use voorcheck_rules::assessment::joint_judgement;
use voorcheck_rules::kader::model::{Criterion, Decision, Tone};
use voorcheck_rules::questionnaire::two_judges::Who;
use yew::Html;

use crate::strings;
use crate::view::el::{El, classed, el, group};
use crate::view::{View, paragraph, question, quotes, sign, source_line};

/// Why two people judge.
pub fn about(view: &View) -> Html {
    let Some(two) = &view.kader().meta.two_judges else { return Html::default() };
    paragraph("", view.say(&two.text)).child(source_line(view, &two.norms)).into()
}

/// What was answered to the questions of a criterion: claims, not facts.
pub fn claims(view: &View, criterion: &Criterion) -> El {
    let mut list = classed("dl", "vc-judges__list");
    for fact in &view.kader().facts {
        if joint_judgement::rests_on(criterion, fact) {
            let answer = question::answer(view, fact).unwrap_or(strings::NOT_ANSWERED);
            list = list.child(row(view.say(&fact.name), el("dd").text(answer)));
        }
    }
    classed("div", "vc-judges__claims").child(classed("p", "vc-quiet").text(strings::CLAIMS)).child(list)
}

/// The words of the source, and how firm they are.
pub fn source(view: &View, decision: &Decision, criterion: &Criterion) -> Html {
    let force =
        joint_judgement::force_of(view.kader(), decision, criterion).map(|force| view.say(&force.name));
    let firm = classed("p", "vc-places").text(strings::FORCE).text(force.unwrap_or_default());
    group(vec![quotes(view, &criterion.norms, ""), firm.into()])
}

pub fn row(name: &str, value: El) -> El {
    el("div").child(el("dt").text(name)).child(value)
}

pub fn signed(name: &'static str, sign: El, words: &str) -> El {
    classed(name, "vc-judges__verdict").child(sign).child(el("span").text(words))
}

/// "Nog open (2): Net afgekickt, Uren begeleiding."; nothing without criteria.
pub fn named(view: &View, label: &str, criteria: &[&Criterion]) -> Html {
    let mut text = strings::counted(label, criteria.len());
    let mut between = ": ";
    for criterion in criteria {
        text.push_str(between);
        text.push_str(view.say(&criterion.title));
        between = ", ";
    }
    if criteria.is_empty() { Html::default() } else { classed("p", "vc-quiet").text(&text).into() }
}

/// What they judged together comes down to, decision by decision; how, is the word of the rules room.
pub fn outcome(view: &View) -> El {
    let mut list = classed("dl", "vc-judges__list vc-judges__outcome");
    for decision in &view.kader().decisions {
        let Some(judged) = view.state.two_judges.of(Who::Together) else { continue };
        let joint = joint_judgement::outcome_of(view.kader(), decision, judged);
        let (mut tone, mut text) = (Tone::Open, String::new());
        for grade in joint.possible {
            text.push_str(if text.is_empty() { "" } else { " / " });
            text.push_str(view.say(&grade.short));
            tone = grade.tone;
        }
        if joint.possible.len() > 1 {
            tone = Tone::Open;
            text.insert_str(0, "nog niet te zeggen; kan nog: ");
        }
        let value = el("dd")
            .child(signed("p", sign(tone), &text))
            .child(named(view, "Weegt het zwaarst", &joint.heaviest))
            .child(named(view, "Nog open", &joint.open));
        list = list.child(row(view.say(&decision.title), value).attr("data-decision", &decision.id));
    }
    classed("section", "vc-part")
        .attr("data-part", "samen")
        .child(view.heading(2, strings::COMES_TO))
        .child(list)
        .child(classed("p", "vc-judges__open").child(el("strong").text(strings::NO_DECISION)))
        .child(about(view))
}
