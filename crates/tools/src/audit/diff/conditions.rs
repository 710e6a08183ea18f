//! What appears beside the outcome, and the pages of their own: in which cases they differ.

use voorcheck_rules::decision::Ref;
use voorcheck_rules::decision::count::cases;
use voorcheck_rules::kader::Condition;
use voorcheck_rules::kader::model::Route;

use super::behaviour::{example, holding, share};
use super::implicant::{NO_CASE, shortest};
use super::model::{Answer, ConditionDifference, Named, RouteDifference, RouteGroup};
use super::shared_space::{End, SharedSpace, VOICE};
use super::{Kader, Version};
use crate::audit::beside::beside;

/// A condition of one kader.
struct Known<'a> {
    kind: &'static str,
    id: String,
    text: &'a str,
    when: &'a Condition,
    root: Ref,
}

/// Every condition both kaders have under one id that holds in other cases.
///
/// A case here is an answer to each question, the option chosen for it, and whether each condition on dates holds; the
/// option and the answer go together in both kaders. Conditions on dates are taken as independent.
pub fn conditions(space: &mut SharedSpace<'_>) -> Vec<ConditionDifference> {
    let (from, to) = (known(space.from), known(space.to));
    let mut found = Vec::new();
    for known in from {
        let Some(other) = to.iter().find(|other| (other.kind, &other.id) == (known.kind, &known.id)) else {
            continue;
        };
        let (from, to) = (space.translate(End::From, known.root), space.translate(End::To, other.root));
        if from == to {
            continue;
        }
        let only_in_from = only(space, from, to);
        let only_in_to = only(space, to, from);
        if only_in_from.is_some() || only_in_to.is_some() {
            let (kind, id, text) = (known.kind, known.id, known.text.to_owned());
            let follows = known.when == other.when;
            found.push(ConditionDifference { kind, id, text, follows, only_in_from, only_in_to });
        }
    }
    found
}

/// Smallest answers with which the one holds and the other does not.
fn only(space: &mut SharedSpace<'_>, one: Ref, other: Ref) -> Option<Vec<Answer>> {
    let consistent = space.consistent(&[one, other]);
    let not = space.diagrams.not(other);
    let difference = space.diagrams.and(one, not);
    let difference = space.diagrams.apply(
        consistent,
        difference,
        |occurs, holds| if occurs == 1 { holds } else { NO_CASE },
    );
    let answers = shortest(&mut space.diagrams, difference)?;
    Some(answers.into_iter().filter_map(|(variable, value)| space.answer(variable, value)).collect())
}

/// A condition that is left out.
static ALWAYS: Condition = Condition(Vec::new());

fn known(version: &Version) -> Vec<Known<'_>> {
    let (kader, compiled) = (&version.kader, &version.compiled);
    let beside = beside(kader, compiled).into_iter().map(|one| Known {
        kind: one.kind,
        id: one.id.to_owned(),
        text: one.text.get(VOICE),
        when: one.when.unwrap_or(&ALWAYS),
        root: one.presence.due,
    });
    let mut found: Vec<Known<'_>> = beside.collect();
    for (decision, grades) in kader.decisions.iter().zip(&compiled.variants) {
        for (grade, roots) in decision.grades.iter().zip(grades) {
            for (number, (variant, &root)) in grade.variants.iter().zip(roots).enumerate() {
                let id = format!("{}/{}/{}", decision.id, grade.status, number + 1);
                let (text, when) = (variant.headline.get(VOICE), variant.when.as_ref().unwrap_or(&ALWAYS));
                found.push(Known { kind: "kop", id, text, when, root });
            }
        }
    }
    found
}

/// Where cases go that get a page of their own; `None` when no route has a condition.
pub fn routes(space: &mut SharedSpace<'_>) -> Option<RouteDifference> {
    let conditions = |kader: &'_ Kader| kader.routes.iter().any(|route| route.when.is_some());
    if !conditions(&space.from.kader) && !conditions(&space.to.kader) {
        return None;
    }
    let (kader_from, kader_to) = (&space.from.kader, &space.to.kader);
    let questions = space
        .questions(kader_from.routes.iter().chain(&kader_to.routes).filter_map(|route| route.when.as_ref()));
    let total = cases(&space.all(), &questions);
    let (from, to) = (destinations(space, End::From), destinations(space, End::To));
    let mut groups = Vec::new();
    for &(route_from, is_from) in &from {
        for &(route_to, is_to) in &to {
            if route_from.map(|route| &route.id) == route_to.map(|route| &route.id) {
                continue;
            }
            let group = space.diagrams.and(is_from, is_to);
            let count = holding(space, group, &questions);
            if count > 0 {
                let example = example(space, group, &questions).0;
                groups.push(RouteGroup {
                    from: route_from.map(named),
                    to: route_to.map(named),
                    count,
                    example,
                });
            }
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    let differing = groups.iter().map(|group| group.count).sum();
    Some(RouteDifference { cases: total, differing, share: share(differing, total), groups })
}

fn named(route: &Route) -> Named {
    Named { id: route.id.clone(), name: route.headline.get(VOICE).to_owned() }
}

/// Each route with the condition under which it is the first, and what is left for the assessment.
fn destinations<'a>(space: &mut SharedSpace<'a>, end: End) -> Vec<(Option<&'a Route>, Ref)> {
    let version = space.version(end);
    let mut open = Ref::TRUE;
    let mut found = Vec::new();
    for (route, condition) in version.kader.routes.iter().zip(&version.compiled.routes) {
        let Some(condition) = condition else { continue };
        let condition = space.translate(end, *condition);
        found.push((Some(route), space.diagrams.and(open, condition)));
        let not = space.diagrams.not(condition);
        open = space.diagrams.and(open, not);
    }
    found.push((None, open));
    found
}
