//! An assessment held against what is expected of it.

use std::collections::BTreeSet;

use voorcheck_rules::assessment::Assessment;
use voorcheck_rules::assessment::model::{CriterionResult, DecisionResult, Reason};
use voorcheck_rules::kader::model::{Basis, DecisionRole, Points};
use voorcheck_rules::kader::{Table, Voice};

use super::expected::{Expectation, Expected};

/// Stands for the absence of a route, question or date.
const NONE: &str = "geen";
/// Stands for the date of what is on the timeline without one.
const UNDATED: &str = "zonder-datum";

impl Expected {
    /// What an assessment in this voice has otherwise, in Dutch, each starting with the key it is about.
    pub(super) fn complaints(&self, assessment: &Assessment, voice: Voice) -> Vec<String> {
        let mut complaints = Complaints::default();
        if let Some(route) = &self.route {
            complaints.same("route", route.as_str(), assessment.route.as_deref().unwrap_or(NONE));
        }
        self.decisions(assessment, voice, &mut complaints);
        self.reasons(assessment, &mut complaints);
        self.around(assessment, &mut complaints);
        self.questions(assessment, &mut complaints);
        self.timeline(assessment, &mut complaints);
        complaints.0
    }

    fn decisions(&self, assessment: &Assessment, voice: Voice, complaints: &mut Complaints) {
        let decision = |id: Option<&str>| {
            id.map_or(assessment.main(), |id| assessment.decisions.iter().find(|decision| decision.id == id))
        };
        let those = |which: fn(&DecisionResult) -> bool| -> BTreeSet<&str> {
            assessment.decisions.iter().filter(|one| which(one)).map(|one| one.id.as_str()).collect()
        };
        complaints.exactly(
            "hoofdbesluiten",
            self.main.as_ref(),
            &those(|one| one.role == DecisionRole::Main),
        );
        complaints.exactly(
            "niet-aan-de-orde",
            self.not_applicable.as_ref(),
            &those(|one| one.not_applicable),
        );
        for (id, expected) in self.outcome.iter().flat_map(|one| one.each()) {
            let found = decision(id).map(|one| found(one.outcome.as_deref(), &one.possible_outcomes));
            let by = by(decision(id).into_iter().flat_map(|one| &one.criteria));
            let what = format!("uitkomst {}", id.unwrap_or_default());
            complaints.same_by(&what, Some(expected), found.as_ref(), &by);
        }
        for (id, expected) in self.best.iter().flat_map(|one| one.each()) {
            let found = decision(id).map_or(NONE, |one| one.best_still_possible.as_str());
            complaints.same(&format!("beste {}", id.unwrap_or_default()), expected.as_str(), found);
        }
        for (id, expected) in self.changes.iter().flat_map(|one| one.each()) {
            let found: Vec<Table<String>> = decision(id)
                .into_iter()
                .flat_map(|one| &one.changes)
                .map(|change| change.facts.clone())
                .collect();
            complaints.same(&format!("veranderingen {}", id.unwrap_or_default()), expected, &found);
        }
        for (id, expected) in &self.status {
            let mut criteria = assessment.decisions.iter().flat_map(|decision| &decision.criteria);
            let criterion = criteria.find(|criterion| criterion.id == *id);
            let found = criterion.map(|one| found(one.status.as_deref(), &one.possible_statuses));
            complaints.same_by(&format!("status {id}"), Some(expected), found.as_ref(), &by(criterion));
        }
        // Words are those of one voice.
        if voice == Voice::Behandelaar {
            for (id, expected) in self.says.iter().flat_map(|one| one.each()) {
                let said =
                    |one: &DecisionResult| one.headline.contains(expected) || one.summary.contains(expected);
                if !decision(id).is_some_and(said) {
                    let found = decision(id).map(|one| format!("{} | {}", one.headline, one.summary));
                    let what = format!("zegt {}", id.unwrap_or_default());
                    complaints.0.push(unsaid(what.trim_end(), expected, found.as_ref()));
                }
            }
            if let Some(expected) = &self.guide {
                let found =
                    assessment.guide.as_ref().map(|one| format!("{} | {}", one.headline, one.summary));
                if !found.as_ref().is_some_and(|said| said.contains(expected)) {
                    complaints.0.push(unsaid("gids", expected, found.as_ref()));
                }
            }
            if let Some(expected) = &self.provisos {
                let found: Vec<&String> = assessment.decisions.iter().flat_map(|one| &one.provisos).collect();
                complaints.same("mits", expected.iter().collect(), found);
            }
        }
    }

    fn reasons(&self, assessment: &Assessment, complaints: &mut Complaints) {
        let given: Vec<(&str, &Reason)> = reasons(assessment).collect();
        if !self.reasons.is_empty() {
            let named: BTreeSet<&str> = self
                .reasons
                .iter()
                .filter_map(|one| one.split_once('/'))
                .map(|(criterion, _)| criterion)
                .collect();
            let of_named = given.iter().filter(|(criterion, _)| named.contains(criterion));
            let found: Vec<String> =
                of_named.map(|(criterion, reason)| format!("{criterion}/{}", reason.id)).collect();
            complaints.same("redenen", &self.reasons, &found);
        }
        let of_rule = |id: &str| {
            let (of, rule) = id.split_once('/')?;
            given.iter().find(|(criterion, reason)| of == *criterion && rule == reason.id)
        };
        for (id, points) in &self.directions {
            let found = of_rule(id).and_then(|(_, reason)| reason.direction.as_ref());
            complaints.same(&format!("richting {id}"), Some(*points), found.map(|one| one.points));
        }
        for (id, ground) in &self.grounds {
            let Some((_, reason)) = of_rule(id) else {
                complaints.0.push(format!("onderbouwing {id}: die reden is er niet"));
                continue;
            };
            let what = |part: &str| format!("onderbouwing {id}, {part}");
            complaints.same(&what("kracht"), Some(ground.force.as_str()), reason.force.as_deref());
            complaints.same(&what("basis"), Some(ground.basis.as_str()), reason.basis.map(Basis::id));
            complaints.same(&what("normen"), &ground.norms, &reason.norms);
        }
    }

    fn around(&self, assessment: &Assessment, complaints: &mut Complaints) {
        if !self.norms.is_empty() {
            let page =
                assessment.route_page.iter().flat_map(|page| &page.cards).flat_map(|card| &card.points);
            let norms: BTreeSet<&str> = (assessment.signals.iter().map(|signal| &signal.norms))
                .chain(assessment.incomplete.iter().map(|one| &one.norms))
                .chain(assessment.source_conflicts.iter().map(|one| &one.norms))
                .chain(assessment.open_steps.iter().map(|one| &one.norms))
                .chain(assessment.actions.iter().map(|action| &action.norms))
                .chain(reasons(assessment).map(|(_, reason)| &reason.norms))
                .chain(page.map(|point| &point.norms))
                .flatten()
                .chain(assessment.local_wordings.iter().map(|local| &local.own))
                .map(String::as_str)
                .collect();
            complaints.has("normen", &self.norms, &norms);
        }
        let signals: BTreeSet<&str> = assessment.signals.iter().map(|signal| signal.id.as_str()).collect();
        complaints.has("signalen", &self.signals, &signals);
        complaints.has_not("niet-signalen", &self.not_signals, &signals);
        complaints.exactly("signalen-precies", self.signals_exactly.as_ref(), &signals);
        let conflicts = assessment.source_conflicts.iter().map(|one| one.id.as_str()).collect();
        complaints.exactly("bronconflicten", self.source_conflicts.as_ref(), &conflicts);
        let steps = assessment.open_steps.iter().map(|one| one.id.as_str()).collect();
        complaints.exactly("open-stappen", self.open_steps.as_ref(), &steps);
        if let Some(expected) = &self.hand_overs {
            let found = assessment.hand_overs.iter().map(|one| one.id.as_str()).collect();
            complaints.exactly("overdrachten", Some(&expected.keys().cloned().collect()), &found);
            for one in &assessment.hand_overs {
                let taken = one.answers.iter().map(|(fact, option)| format!("{fact} = {option}"));
                let taken: Vec<String> = taken.collect();
                let taken = taken.iter().map(String::as_str).collect();
                complaints.exactly(&format!("overdrachten {}", one.id), expected.get(&one.id), &taken);
            }
        }
        let in_headline = assessment.signals.iter().filter(|signal| signal.in_headline);
        let in_headline = in_headline.map(|signal| signal.id.as_str()).collect();
        complaints.exactly("in-kop", self.in_headline.as_ref(), &in_headline);
        let contradictions = assessment.contradictions.iter().map(|one| one.id.as_str()).collect();
        complaints.exactly("tegenspraken", self.contradictions.as_ref(), &contradictions);
        let actions: BTreeSet<&str> = assessment.actions.iter().map(|action| action.id.as_str()).collect();
        complaints.has("acties", &self.actions, &actions);
        complaints.has_not("niet-acties", &self.not_actions, &actions);
        complaints.exactly("acties-precies", self.actions_exactly.as_ref(), &actions);
        if let Some(expected) = &self.cards {
            let page = assessment.route_page.iter().flat_map(|page| &page.cards);
            let found: Vec<&String> =
                assessment.cards.iter().chain(page).filter_map(|card| card.id.as_ref()).collect();
            complaints.same("infokaarten", expected.iter().collect(), found);
        }
    }

    fn questions(&self, assessment: &Assessment, complaints: &mut Complaints) {
        if let Some(next) = &self.next {
            let found = assessment.next_question.as_deref().unwrap_or(NONE);
            complaints.same("volgende-vraag", next.as_str(), found);
        }
        if let Some(relevant) = &self.relevant {
            complaints.same("relevant", relevant, &assessment.relevant_questions);
        }
        if let Some(offered) = &self.offered {
            complaints.same("aangeboden", offered, &assessment.offered_questions);
        }
        if let Some(open) = &self.to_find_out {
            let found = assessment.to_find_out.iter().map(|one| one.fact.clone()).collect();
            complaints.same("uitzoeken", open, &found);
        }
    }

    fn timeline(&self, assessment: &Assessment, complaints: &mut Complaints) {
        let entry = |id: &str| assessment.timeline.iter().find(|entry| entry.id == id);
        for (id, days) in &self.days {
            let found = entry(id).and_then(|entry| entry.days).unwrap_or_default();
            complaints.same(&format!("dagen {id}"), *days, found);
        }
        for (id, date) in &self.moments {
            let found = entry(id).map_or(NONE, |entry| match entry.date.as_str() {
                "" => UNDATED,
                date => date,
            });
            complaints.same(&format!("momenten {id}"), date.as_str(), found);
        }
        if let Some(expected) = &self.timeline {
            let found: Vec<&String> = assessment.timeline.iter().map(|entry| &entry.id).collect();
            complaints.same("tijdlijn", expected.iter().collect(), found);
        }
    }
}

/// What was found, in the form it is expected in.
fn found(decided: Option<&str>, possible: &[String]) -> Expectation {
    match decided {
        Some(one) => Expectation::Decided(one.to_owned()),
        None => Expectation::Undecided(possible.to_vec()),
    }
}

/// Every reason with the id of its criterion, in order.
fn reasons(assessment: &Assessment) -> impl Iterator<Item = (&str, &Reason)> {
    let criteria = assessment.decisions.iter().flat_map(|decision| &decision.criteria);
    criteria.flat_map(|criterion| criterion.reasons.iter().map(|reason| (criterion.id.as_str(), reason)))
}

/// Which rules give the statuses of criteria.
fn by<'a>(criteria: impl IntoIterator<Item = &'a CriterionResult>) -> String {
    let rules = criteria.into_iter().flat_map(|criterion| {
        criterion.reasons.iter().map(|reason| format!("{}/{}", criterion.id, reason.id))
    });
    let rules: Vec<String> = rules.collect();
    if rules.is_empty() { String::new() } else { format!(", door {}", rules.said()) }
}

/// Words that are not said.
fn unsaid(what: &str, expected: &str, found: Option<&String>) -> String {
    match found {
        Some(found) => format!("{what}: “{expected}” staat niet in “{found}”"),
        None => format!("{what}: “{expected}” staat er niet, want dit is er niet"),
    }
}

#[derive(Default)]
struct Complaints(Vec<String>);

impl Complaints {
    fn same<T: Said + PartialEq>(&mut self, what: &str, expected: T, found: T) {
        self.same_by(what, expected, found, "");
    }

    /// `by` says what the found value rests on.
    fn same_by<T: Said + PartialEq>(&mut self, what: &str, expected: T, found: T, by: &str) {
        if expected != found {
            let what = what.trim_end();
            self.0.push(format!(
                "{what}: u verwachtte {}; het kader geeft {}{by}",
                expected.said(),
                found.said()
            ));
        }
    }

    fn has(&mut self, what: &str, expected: &[String], found: &BTreeSet<&str>) {
        for one in expected.iter().filter(|one| !found.contains(one.as_str())) {
            let others: Vec<&str> = found.iter().copied().collect();
            self.0.push(format!("{what}: `{one}` is er niet; het kader geeft {}", others.said()));
        }
    }

    fn has_not(&mut self, what: &str, unwanted: &[String], found: &BTreeSet<&str>) {
        for one in unwanted.iter().filter(|one| found.contains(one.as_str())) {
            self.0.push(format!("{what}: `{one}` is er wel"));
        }
    }

    fn exactly(&mut self, what: &str, expected: Option<&Vec<String>>, found: &BTreeSet<&str>) {
        let Some(expected) = expected else { return };
        let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
        let listed =
            |word: &str, some: Vec<&str>| (!some.is_empty()).then(|| format!("{word} {}", some.said()));
        let missing = listed("ontbreekt", expected.difference(found).copied().collect());
        let extra = listed("te veel", found.difference(&expected).copied().collect());
        let told: Vec<String> = missing.into_iter().chain(extra).collect();
        if !told.is_empty() {
            self.0.push(format!("{what}: {}", told.join(", ")));
        }
    }
}

/// A value as an author writes it.
trait Said {
    fn said(&self) -> String;
}

impl Said for str {
    fn said(&self) -> String {
        format!("`{self}`")
    }
}

impl Said for String {
    fn said(&self) -> String {
        self.as_str().said()
    }
}

impl Said for i32 {
    fn said(&self) -> String {
        format!("`{self}`")
    }
}

impl Said for Points {
    fn said(&self) -> String {
        self.id().said()
    }
}

impl Said for Expectation {
    fn said(&self) -> String {
        match self {
            Expectation::Decided(one) => one.said(),
            Expectation::Undecided(open) => format!("nog open: {}", open.said()),
        }
    }
}

impl Said for Table<String> {
    fn said(&self) -> String {
        let fields: Vec<String> = self.iter().map(|(name, value)| format!("{name} = \"{value}\"")).collect();
        format!("`{{ {} }}`", fields.join(", "))
    }
}

impl<T: Said> Said for Vec<T> {
    fn said(&self) -> String {
        match self.is_empty() {
            true => "niets".to_owned(),
            false => self.iter().map(Said::said).collect::<Vec<_>>().join(", "),
        }
    }
}

impl<T: Said> Said for Option<T> {
    fn said(&self) -> String {
        self.as_ref().map_or_else(|| "niets".to_owned(), Said::said)
    }
}

impl<T: Said + ?Sized> Said for &T {
    fn said(&self) -> String {
        (**self).said()
    }
}
