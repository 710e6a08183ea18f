//! Decisions and criteria over all cases both kaders can express.

use voorcheck_rules::decision::count::{cases, counts};
use voorcheck_rules::decision::{Partial, Ref};
use voorcheck_rules::kader::Condition;
use voorcheck_rules::kader::model::{Criterion, Decision, Grade, Kader, Rule};

use super::implicant::shortest;
use super::model::{
    Cause, CriterionDifference, DecisionDifference, Example, Named, NormRef, OutcomeGroup, RuleChange,
    RulePair, RuleRef, StatusGroup, Which,
};
use super::shared_space::{End, SharedSpace, VOICE};

/// Each decision, those of the first kader first.
pub fn decisions(space: &mut SharedSpace<'_>) -> Vec<DecisionDifference> {
    let ids = |kader: &Kader| kader.decisions.iter().map(|decision| decision.id.clone()).collect();
    let ids = union(ids(&space.from.kader), ids(&space.to.kader));
    ids.iter().map(|id| decision(space, id)).collect()
}

/// Each criterion, those of the first kader first.
pub fn criteria(space: &mut SharedSpace<'_>) -> Vec<CriterionDifference> {
    let ids = |kader: &Kader| kader.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    let ids = union(ids(&space.from.kader), ids(&space.to.kader));
    ids.iter().map(|id| criterion(space, id)).collect()
}

fn union(mut ids: Vec<String>, more: Vec<String>) -> Vec<String> {
    let new: Vec<String> = more.into_iter().filter(|id| !ids.contains(id)).collect();
    ids.extend(new);
    ids
}

fn known_to<T>(from: Option<T>, to: Option<T>) -> Which {
    match (from.is_some(), to.is_some()) {
        (true, false) => Which::From,
        (false, true) => Which::To,
        _ => Which::Both,
    }
}

/// A count as a share of all.
pub fn share(count: u128, cases: u128) -> f64 {
    if cases == 0 { 0.0 } else { count as f64 / cases as f64 }
}

/// How many cases over these questions a condition holds in.
pub fn holding(space: &SharedSpace<'_>, condition: Ref, questions: &[usize]) -> u128 {
    let counts = counts(&space.diagrams, condition, &space.all(), questions);
    counts.into_iter().find(|(value, _)| *value == 1).map_or(0, |(_, count)| count)
}

/// Two names that readers can tell apart.
fn named(from: (&str, &str), to: (&str, &str)) -> (Named, Named) {
    let same = from.1 == to.1;
    let name = |(id, name): (&str, &str)| Named {
        id: id.to_owned(),
        name: if same { format!("{name} [{id}]") } else { name.to_owned() },
    };
    (name(from), name(to))
}

fn decision(space: &mut SharedSpace<'_>, id: &str) -> DecisionDifference {
    let find = |kader: &'_ Kader| kader.decisions.iter().position(|decision| decision.id == *id);
    let (from, to) = (find(&space.from.kader), find(&space.to.kader));
    let of = |end, index: Option<usize>| space.version(end).kader.decisions.get(index?);
    let (decision_from, decision_to) = (of(End::From, from), of(End::To, to));
    let title = decision_from.or(decision_to).map(|decision| decision.title.get(VOICE)).unwrap_or_default();
    let criteria = criteria_of(space, id);
    let questions = space.questions(criteria.iter().flat_map(CriterionPair::conditions));
    let total = cases(&space.all(), &questions);
    let mut difference = DecisionDifference {
        decision: Named { id: id.to_owned(), name: title.to_owned() },
        known_to: known_to(from, to),
        compared: false,
        questions: questions.iter().filter_map(|&q| Some(space.fact(q)?.id.clone())).collect(),
        cases: total,
        left_out_from: space.own_cases(End::From, &questions).saturating_sub(total),
        left_out_to: space.own_cases(End::To, &questions).saturating_sub(total),
        differing: 0,
        share: 0.0,
        groups: Vec::new(),
    };
    let (Some(decision_from), Some(decision_to)) = (decision_from, decision_to) else { return difference };
    if total == 0 {
        return difference;
    }
    difference.compared = true;
    let root = |version: &super::Version, index: Option<usize>| {
        index.and_then(|index| version.compiled.decisions.get(index).copied()).unwrap_or(Ref::FALSE)
    };
    let (root_from, root_to) = (root(space.from, from), root(space.to, to));
    let (root_from, root_to) = (space.translate(End::From, root_from), space.translate(End::To, root_to));
    let firsts: Vec<FirstMatches> = criteria.iter().map(|pair| pair.firsts(space)).collect();
    for (grade_from, from) in (0..).zip(&decision_from.grades) {
        for (grade_to, to) in (0..).zip(&decision_to.grades).filter(|(_, to)| to.outcome != from.outcome) {
            let is_from = space.diagrams.equals(root_from, grade_from);
            let is_to = space.diagrams.equals(root_to, grade_to);
            let group = space.diagrams.and(is_from, is_to);
            let count = holding(space, group, &questions);
            if count == 0 {
                continue;
            }
            let (example, case) = example(space, group, &questions);
            let (from, to) =
                named((&from.outcome, from.short.get(VOICE)), (&to.outcome, to.short.get(VOICE)));
            difference.groups.push(OutcomeGroup {
                from,
                to,
                count,
                share: share(count, total),
                example,
                responsible: criteria
                    .iter()
                    .zip(&firsts)
                    .filter_map(|(p, f)| p.in_case(space, f, &case))
                    .collect(),
                causes: causes(space, group, &questions, &criteria, &firsts),
            });
        }
    }
    difference.differing = difference.groups.iter().map(|group| group.count).sum();
    difference.share = share(difference.differing, total);
    difference.groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    difference
}

/// Every pair of rules that gives some of these cases different statuses.
fn causes(
    space: &mut SharedSpace<'_>,
    group: Ref,
    questions: &[usize],
    criteria: &[CriterionPair<'_>],
    firsts: &[FirstMatches],
) -> Vec<Cause> {
    let mut causes = Vec::new();
    for (pair, firsts) in criteria.iter().zip(firsts) {
        for (rule_from, first_from, rule_to, first_to) in pair.differing_rules(firsts) {
            let both = space.diagrams.and(first_from, first_to);
            let in_group = space.diagrams.and(group, both);
            let count = holding(space, in_group, questions);
            if count > 0 {
                causes.push(Cause { rules: pair.rules(rule_from, rule_to), count });
            }
        }
    }
    causes.sort_by_key(|cause| std::cmp::Reverse(cause.count));
    causes
}

fn criterion(space: &mut SharedSpace<'_>, id: &str) -> CriterionDifference {
    let pair = CriterionPair::new(space, |criterion| criterion.id == id, id);
    let questions = space.questions(pair.conditions());
    let total = cases(&space.all(), &questions);
    let mut difference = CriterionDifference {
        criterion: pair.name(),
        known_to: known_to(pair.from, pair.to),
        compared: false,
        cases: total,
        differing: 0,
        share: 0.0,
        groups: Vec::new(),
    };
    if total == 0 || difference.known_to != Which::Both {
        return difference;
    }
    difference.compared = true;
    let firsts = pair.firsts(space);
    for (rule_from, first_from, rule_to, first_to) in pair.differing_rules(&firsts) {
        let both = space.diagrams.and(first_from, first_to);
        let count = holding(space, both, &questions);
        if count == 0 {
            continue;
        }
        let rules = pair.rules(rule_from, rule_to);
        let (Some(from), Some(to)) = (&rules.from, &rules.to) else { continue };
        let (from, to) = named((&from.status.id, &from.status.name), (&to.status.id, &to.status.name));
        let change = RuleChange { rules, count, example: example(space, both, &questions).0 };
        match difference.groups.iter_mut().find(|group| (&group.from, &group.to) == (&from, &to)) {
            Some(group) => {
                group.count += count;
                group.rules.push(change);
            }
            None => difference.groups.push(StatusGroup { from, to, count, share: 0.0, rules: vec![change] }),
        }
    }
    for group in &mut difference.groups {
        group.share = share(group.count, total);
        group.rules.sort_by_key(|change| std::cmp::Reverse(change.count));
    }
    difference.groups.sort_by_key(|group| std::cmp::Reverse(group.count));
    difference.differing = difference.groups.iter().map(|group| group.count).sum();
    difference.share = share(difference.differing, total);
    difference
}

/// A smallest example of a condition, and the complete case it stands for: open questions get their first answer.
pub fn example(space: &mut SharedSpace<'_>, condition: Ref, questions: &[usize]) -> (Example, Partial) {
    let answers = shortest(&mut space.diagrams, condition).unwrap_or_default();
    let mut case = space.all();
    let open: Vec<(usize, usize)> = questions
        .iter()
        .filter(|question| answers.iter().all(|(variable, _)| variable != *question))
        .map(|&question| (question, 0))
        .collect();
    for &(variable, value) in answers.iter().chain(&open) {
        case.set(variable, 1 << value);
    }
    let words = |values: &[(usize, usize)]| {
        values.iter().filter_map(|&(variable, value)| space.answer(variable, value)).collect()
    };
    (Example { answers: words(&answers), rest: words(&open) }, case)
}

/// A criterion in both kaders, as far as they have it.
struct CriterionPair<'a> {
    from: Option<Half<'a>>,
    to: Option<Half<'a>>,
}

/// A criterion in one kader.
#[derive(Clone, Copy)]
struct Half<'a> {
    kader: &'a Kader,
    index: usize,
    criterion: &'a Criterion,
    decision: &'a Decision,
}

/// For each rule of a criterion the condition under which it is the first that matches.
struct FirstMatches {
    from: Vec<Ref>,
    to: Vec<Ref>,
}

/// The criteria of a decision in either kader.
fn criteria_of<'a>(space: &SharedSpace<'a>, decision: &str) -> Vec<CriterionPair<'a>> {
    let ids = |kader: &Kader| {
        let of_decision = kader.criteria.iter().filter(|criterion| criterion.decision == decision);
        of_decision.map(|criterion| criterion.id.clone()).collect()
    };
    let ids = union(ids(&space.from.kader), ids(&space.to.kader));
    // A criterion that went to another decision is absent from this one.
    ids.iter().map(|id| CriterionPair::new(space, |criterion| criterion.decision == decision, id)).collect()
}

impl<'a> Half<'a> {
    fn new(kader: &'a Kader, wanted: impl Fn(&Criterion) -> bool, id: &str) -> Option<Half<'a>> {
        let mut criteria = kader.criteria.iter().enumerate();
        let (index, criterion) = criteria.find(|(_, criterion)| criterion.id == id && wanted(criterion))?;
        let decision = kader.decisions.iter().find(|decision| decision.id == criterion.decision)?;
        Some(Half { kader, index, criterion, decision })
    }

    fn grade(&self, rule: &Rule) -> Option<(usize, &'a Grade)> {
        self.decision.grades.iter().enumerate().find(|(_, grade)| grade.status == rule.status)
    }

    fn rule(&self, rule: usize) -> Option<RuleRef> {
        let rule = self.criterion.rules.get(rule)?;
        let name = self.grade(rule).map_or(rule.status.as_str(), |(_, grade)| grade.status_name.get(VOICE));
        let norms = rule.norms.iter().filter_map(|id| self.kader.norms.iter().find(|norm| norm.id == *id));
        Some(RuleRef {
            rule: rule.id.clone(),
            status: Named { id: rule.status.clone(), name: name.to_owned() },
            reason: rule.reason.get(VOICE).to_owned(),
            norms: norms
                .map(|norm| NormRef {
                    id: norm.id.clone(),
                    place: norm.place.clone(),
                    quote: norm.quote.clone(),
                })
                .collect(),
        })
    }

    fn firsts(&self, space: &mut SharedSpace<'a>, end: End) -> Vec<Ref> {
        let rules =
            space.version(end).compiled.criteria.get(self.index).map(|compiled| compiled.rules.clone());
        let mut open = Ref::TRUE;
        let mut firsts = Vec::new();
        for rule in rules.unwrap_or_default() {
            let rule = space.translate(end, rule);
            firsts.push(space.diagrams.and(open, rule));
            let not = space.diagrams.not(rule);
            open = space.diagrams.and(open, not);
        }
        firsts
    }
}

impl<'a> CriterionPair<'a> {
    fn new(space: &SharedSpace<'a>, wanted: impl Fn(&Criterion) -> bool, id: &str) -> CriterionPair<'a> {
        CriterionPair {
            from: Half::new(&space.from.kader, &wanted, id),
            to: Half::new(&space.to.kader, &wanted, id),
        }
    }

    fn name(&self) -> Named {
        let criterion = self.from.or(self.to).map(|half| half.criterion);
        let named = |criterion: &Criterion| Named {
            id: criterion.id.clone(),
            name: criterion.title.get(VOICE).to_owned(),
        };
        criterion.map_or_else(|| Named { id: String::new(), name: String::new() }, named)
    }

    fn conditions(&self) -> impl Iterator<Item = &'a Condition> + use<'a> {
        let rules = [self.from, self.to].into_iter().flatten().flat_map(|half| &half.criterion.rules);
        rules.map(|rule| &rule.when)
    }

    fn firsts(&self, space: &mut SharedSpace<'a>) -> FirstMatches {
        FirstMatches {
            from: self.from.map(|half| half.firsts(space, End::From)).unwrap_or_default(),
            to: self.to.map(|half| half.firsts(space, End::To)).unwrap_or_default(),
        }
    }

    /// Pairs of rules with another status, with the condition under which each is the first that matches. A kader without
    /// this criterion weighs nothing here, which is what the lightest status does.
    fn differing_rules(&self, firsts: &FirstMatches) -> Vec<(Option<usize>, Ref, Option<usize>, Ref)> {
        let numbered =
            |firsts: &[Ref]| firsts.iter().enumerate().map(|(i, f)| (Some(i), *f)).collect::<Vec<_>>();
        let side = |half: Option<Half<'_>>, firsts: &[Ref]| match half {
            Some(_) => numbered(firsts),
            None => vec![(None, Ref::TRUE)],
        };
        let (from, to) = (side(self.from, &firsts.from), side(self.to, &firsts.to));
        let pairs = from.iter().flat_map(|from| to.iter().map(move |to| (from.0, from.1, to.0, to.1)));
        pairs.filter(|(from, _, to, _)| self.differs(*from, *to)).collect()
    }

    fn differs(&self, from: Option<usize>, to: Option<usize>) -> bool {
        let grade =
            |half: Option<Half<'a>>, rule: Option<usize>| half?.grade(half?.criterion.rules.get(rule?)?);
        match (grade(self.from, from), grade(self.to, to)) {
            (Some((_, from)), Some((_, to))) => from.status != to.status,
            (Some((grade, _)), None) | (None, Some((grade, _))) => grade != 0,
            (None, None) => false,
        }
    }

    fn rules(&self, from: Option<usize>, to: Option<usize>) -> RulePair {
        let rule = |half: Option<Half<'_>>, rule: Option<usize>| half?.rule(rule?);
        RulePair { criterion: self.name(), from: rule(self.from, from), to: rule(self.to, to) }
    }

    /// The rules of this criterion in a complete case, when their status differs.
    fn in_case(&self, space: &SharedSpace<'_>, firsts: &FirstMatches, case: &Partial) -> Option<RulePair> {
        let first = |firsts: &[Ref]| firsts.iter().position(|&first| case.certain(&space.diagrams, first));
        let (from, to) = (first(&firsts.from), first(&firsts.to));
        self.differs(from, to).then(|| self.rules(from, to))
    }
}
