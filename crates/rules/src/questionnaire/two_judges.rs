//! Two people judge the same criteria: first each alone and blind, then they compare, then they judge together.
//!
//! A value of its own inside the state of the page, without a word about the browser or about any policy: a judgement is
//! the id of a status of the kader. What may not be seen at a step cannot be asked for at that step: [`TwoJudges::of`].

use crate::kader::Table;
use crate::prelude::*;

/// The judgement "not to be judged yet": no id of a kader is empty.
pub const OPEN: &str = "";

/// Where the two are. There is no way back to the judgement of one person alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// The first judges.
    #[default]
    First,
    /// The second sits down; nothing of the first is on the screen.
    HandOver,
    /// The second judges.
    Second,
    /// Both see both.
    Compare,
    /// Both judge together.
    Together,
}

/// Whose judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Of the first.
    First,
    /// Of the second.
    Second,
    /// Of both together.
    Together,
}

/// What the two do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Judge a criterion: its id, and that of a status, or [`OPEN`].
    Judge(String, String),
    /// To the next step.
    On,
    /// From the judgement together back to the comparison.
    Back,
    /// Judge together as both did, wherever they agree and nothing was chosen yet.
    TakeAgreed,
    /// From the beginning, with nothing judged.
    Restart,
}

/// Whether two judgements of a criterion are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They differ.
    Different,
    /// One of them is not there, or neither is.
    Missing,
    /// They are the same.
    Same,
}

/// Everything the two judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TwoJudges {
    step: Step,
    first: Table<String>,
    second: Table<String>,
    together: Table<String>,
    /// The answers as they were when they began.
    claims: Table<String>,
}

impl TwoJudges {
    /// Where they are.
    pub fn step(&self) -> Step {
        self.step
    }

    /// Who judges at this step.
    pub fn judge(&self) -> Option<Who> {
        match self.step {
            Step::First => Some(Who::First),
            Step::Second => Some(Who::Second),
            Step::Together => Some(Who::Together),
            Step::HandOver | Step::Compare => None,
        }
    }

    /// The judgements of somebody, as far as they may be seen at this step.
    pub fn of(&self, who: Who) -> Option<&Table<String>> {
        let open = matches!(self.step, Step::Compare | Step::Together);
        let judgements = match who {
            Who::First => &self.first,
            Who::Second => &self.second,
            Who::Together => &self.together,
        };
        (open || self.judge() == Some(who)).then_some(judgements)
    }

    /// Whether the two agree on a criterion; blind until both are done.
    pub fn agreement(&self, criterion: &str) -> Agreement {
        let of = |who| self.of(who).and_then(|judged| judged.get(criterion));
        match (of(Who::First), of(Who::Second)) {
            (Some(first), Some(second)) if first == second => Agreement::Same,
            (Some(_), Some(_)) => Agreement::Different,
            _ => Agreement::Missing,
        }
    }

    /// Whether nothing was done yet.
    pub fn is_fresh(&self) -> bool {
        self.step == Step::First && self.first.is_empty()
    }

    /// Whether the answers are others than when the judging began.
    pub fn outdated(&self, answers: &Table<String>) -> bool {
        !self.is_fresh() && self.claims != *answers
    }

    /// Takes over what they did, on these answers; gives whether the step is another now.
    pub fn act(&mut self, act: Act, answers: &Table<String>) -> bool {
        let before = self.step;
        if self.is_fresh() {
            self.claims = answers.clone();
        }
        match act {
            Act::Judge(criterion, status) => {
                let judgements = match self.judge() {
                    Some(Who::First) => &mut self.first,
                    Some(Who::Second) => &mut self.second,
                    Some(Who::Together) => &mut self.together,
                    None => return false,
                };
                judgements.insert(criterion, status);
            }
            Act::On => {
                self.step = match self.step {
                    Step::First => Step::HandOver,
                    Step::HandOver => Step::Second,
                    Step::Second => Step::Compare,
                    Step::Compare | Step::Together => Step::Together,
                }
            }
            Act::Back if self.step == Step::Together => self.step = Step::Compare,
            Act::Back => {}
            Act::TakeAgreed if self.step == Step::Together => {
                for (criterion, status) in &self.first {
                    if self.second.get(criterion) == Some(status) && !self.together.contains_key(criterion) {
                        self.together.insert(criterion.clone(), status.clone());
                    }
                }
            }
            Act::TakeAgreed => {}
            Act::Restart => *self = TwoJudges::default(),
        }
        self.step != before
    }
}

#[cfg(test)]
mod test {
    use super::*;

    fn table(entries: &[(&str, &str)]) -> Table<String> {
        entries.iter().map(|(id, status)| ((*id).to_owned(), (*status).to_owned())).collect()
    }

    fn judge(criterion: &str, status: &str) -> Act {
        Act::Judge(criterion.to_owned(), status.to_owned())
    }

    fn after(acts: impl IntoIterator<Item = Act>) -> TwoJudges {
        let mut pair = TwoJudges::default();
        for act in acts {
            pair.act(act, &table(&[("vraag", "ja")]));
        }
        pair
    }

    const WHO: [Who; 3] = [Who::First, Who::Second, Who::Together];

    #[test]
    fn each_judges_blind_and_both_are_seen_only_afterwards() {
        let mut pair = after([judge("a", "voldaan")]);
        let seen = |pair: &TwoJudges| WHO.map(|who| pair.of(who).cloned());
        let (first, second) = (table(&[("a", "voldaan")]), table(&[("a", "weging")]));
        assert_eq!(seen(&pair), [Some(first.clone()), None, None]);

        assert!(pair.act(Act::On, &Table::default()));
        assert_eq!((pair.step(), seen(&pair)), (Step::HandOver, [None, None, None]));
        pair.act(Act::On, &Table::default());
        assert_eq!(seen(&pair), [None, Some(Table::default()), None], "nothing of the first");
        assert!(!pair.act(judge("a", "weging"), &Table::default()));
        assert_eq!(seen(&pair), [None, Some(second.clone()), None]);
        assert_eq!(pair.agreement("a"), Agreement::Missing, "nor whether they agree");

        for act in [Act::Back, Act::TakeAgreed] {
            assert!(!pair.act(act, &Table::default()));
            assert_eq!(seen(&pair), [None, Some(second.clone()), None], "no way back to the first");
        }
        pair.act(Act::On, &Table::default());
        assert_eq!(seen(&pair), [Some(first), Some(second), Some(Table::default())]);
        assert_eq!(pair.agreement("a"), Agreement::Different);
    }

    #[test]
    fn nobody_judges_between_two_steps() {
        for steps in [1, 3] {
            let before = after(vec![Act::On; steps]);
            assert_eq!(before.judge(), None);
            let mut pair = before.clone();
            pair.act(judge("a", "voldaan"), &Table::default());
            assert_eq!(pair, before);
        }
    }

    #[test]
    fn what_is_agreed_is_taken_over_at_once_and_a_difference_never() {
        let mut pair = after([
            judge("gelijk", "voldaan"),
            judge("anders", "voldaan"),
            judge("beiden-open", OPEN),
            judge("alleen-a", "weging"),
            judge("al-gekozen", "weging"),
            Act::On,
            Act::On,
            judge("gelijk", "voldaan"),
            judge("anders", "weging"),
            judge("beiden-open", OPEN),
            judge("alleen-b", "weging"),
            judge("al-gekozen", "weging"),
            Act::On,
            Act::TakeAgreed,
        ]);
        assert_eq!(pair.of(Who::Together), Some(&Table::default()), "not before they judge together");
        let found = ["gelijk", "anders", "beiden-open", "alleen-a", "alleen-b", "niets"];
        use Agreement::{Different, Missing, Same};
        assert_eq!(found.map(|one| pair.agreement(one)), [Same, Different, Same, Missing, Missing, Missing]);

        for act in [Act::On, judge("al-gekozen", "voldaan"), Act::TakeAgreed] {
            pair.act(act, &Table::default());
        }
        let wanted = table(&[("gelijk", "voldaan"), ("beiden-open", OPEN), ("al-gekozen", "voldaan")]);
        assert_eq!(pair.of(Who::Together), Some(&wanted));
        assert!(pair.act(Act::Back, &Table::default()));
        assert_eq!(pair.step(), Step::Compare);
        pair.act(Act::On, &Table::default());
        assert_eq!(pair.of(Who::Together), Some(&wanted), "looking back loses nothing");
        assert!(!pair.act(Act::On, &Table::default()), "this is the last step");
    }

    #[test]
    fn a_judgement_rests_on_the_answers_of_its_time() {
        let (then, now) = (table(&[("vraag", "ja")]), table(&[("vraag", "nee")]));
        assert!(!TwoJudges::default().outdated(&now));
        for acts in [vec![judge("a", "voldaan")], vec![Act::On, Act::On, judge("a", "voldaan"), Act::On]] {
            let mut pair = after(acts);
            assert!(!pair.outdated(&then));
            assert!(pair.outdated(&now));
            pair.act(Act::On, &now);
            assert!(pair.outdated(&now), "going on takes no new answers for the old ones");
        }
    }

    #[test]
    fn from_the_beginning_means_nothing_is_left() {
        assert_eq!(after([judge("a", "voldaan"), Act::On, Act::Restart]), TwoJudges::default());
        assert!(TwoJudges::default().is_fresh());
        assert!(!after([judge("a", OPEN)]).is_fresh() && !after([Act::On]).is_fresh());
    }
}
