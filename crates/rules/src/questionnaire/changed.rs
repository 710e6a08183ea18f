//! What changing an answer from the outcome did to it.

use super::state::State;
use crate::assessment::{Assessment, Input};
use crate::prelude::*;

/// What stood there when the reader began to change answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    input: Input,
    headline: String,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Facts and dates with another answer.
    pub ids: Vec<String>,
    /// Whether the headline is the one it was.
    pub same: bool,
}

impl State {
    /// What stands there now.
    pub(super) fn before(&self) -> Before {
        Before { input: self.input.clone(), headline: headline(&self.assessment).to_owned() }
    }

    /// What is different since; nothing when no answer is.
    pub(super) fn since(&self, before: &Before) -> Option<Changed> {
        let mut ids = Vec::new();
        let pairs = [(&self.input.answers, &before.input.answers), (&self.input.dates, &before.input.dates)];
        for (now, then) in pairs {
            ids.extend(
                now.iter().filter(|(id, value)| then.get(id) != Some(value)).map(|(id, _)| id.clone()),
            );
            ids.extend(then.keys().filter(|id| !now.contains_key(id)).cloned());
        }
        let same = headline(&self.assessment) == before.headline;
        (!ids.is_empty()).then_some(Changed { ids, same })
    }
}

fn headline(assessment: &Assessment) -> &str {
    match (&assessment.route_page, assessment.main(), &assessment.guide) {
        (Some(page), ..) => &page.headline,
        (None, Some(main), _) => &main.headline,
        (None, None, Some(guide)) => &guide.headline,
        (None, None, None) => "",
    }
}
