//! What in a kader rests on which norms: the one list behind "which norms are used" and "what became of this norm".

use voorcheck_rules::kader::model::{
    Action, Card, Criterion, DateCondition, DateFact, Fact, Gap, GlossaryEntry, InfoCard, Kader,
    LocalWording, Moment, Point, Route, Rule, Signal,
};

/// A part of a kader with the norms it names.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// The part.
    pub by: By<'a>,
    /// Ids of the norms it rests on, in the author's order; may be empty.
    pub norms: &'a [String],
}

/// A part of a kader that can rest on norms.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A question.
    Fact(&'a Fact),
    /// A question for a date.
    Date(&'a DateFact),
    /// A criterion as a whole.
    Criterion(&'a Criterion),
    /// A rule of a criterion.
    Rule(&'a Criterion, &'a Rule),
    /// A signal.
    Signal(&'a Signal),
    /// An action.
    Action(&'a Action),
    /// A point of a card on a route's page.
    Point(&'a Route, &'a Card, &'a Point),
    /// A point of one of the kader's own cards.
    Card(&'a InfoCard, &'a Point),
    /// A word of the glossary.
    GlossaryEntry(&'a GlossaryEntry),
    /// A moment of the planner.
    Moment(&'a Moment),
    /// A gap of the planner.
    Gap(&'a DateCondition, &'a Gap),
    /// A way to bridge a gap.
    Step(&'a DateCondition, &'a Point),
    /// A remark with a date.
    Remark(&'a DateCondition, &'a Point),
    /// Words of one municipality.
    Local(&'a LocalWording),
    /// That two people judge together.
    TwoJudges(&'a Point),
}

/// Every part of `kader` that can rest on norms, in the order of the kader.
pub fn uses(kader: &Kader) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    let mut add = |by, norms| uses.push(Use { by, norms });
    for fact in &kader.facts {
        add(By::Fact(fact), fact.norms.as_slice());
    }
    for date in &kader.dates {
        add(By::Date(date), &date.norms);
    }
    for criterion in &kader.criteria {
        add(By::Criterion(criterion), &criterion.norms);
        for rule in &criterion.rules {
            add(By::Rule(criterion, rule), &rule.norms);
        }
    }
    for signal in &kader.signals {
        add(By::Signal(signal), &signal.norms);
    }
    for action in &kader.actions {
        add(By::Action(action), &action.norms);
    }
    for route in &kader.routes {
        for card in &route.cards {
            for point in &card.points {
                add(By::Point(route, card, point), &point.norms);
            }
        }
    }
    for card in &kader.cards {
        for point in &card.points {
            add(By::Card(card, point), &point.norms);
        }
    }
    for word in &kader.glossary {
        add(By::GlossaryEntry(word), &word.norms);
    }
    for moment in &kader.moments {
        add(By::Moment(moment), &moment.norms);
    }
    for condition in &kader.date_conditions {
        if let Some(gap) = &condition.gap {
            add(By::Gap(condition, gap), &gap.norms);
            for step in &gap.steps {
                add(By::Step(condition, step), &step.norms);
            }
        }
        if let Some(remark) = &condition.remark {
            add(By::Remark(condition, remark), &remark.norms);
        }
    }
    for local in &kader.local_wordings {
        add(By::Local(local), std::slice::from_ref(&local.own));
    }
    if let Some(two) = &kader.meta.two_judges {
        add(By::TwoJudges(two), &two.norms);
    }
    uses
}
