//! What differs between two kaders: in words, and in what every possible case comes to.
//!
//! Words are compared part by part ([`texts`]). Behaviour is compared exactly ([`behaviour`]): both kaders are brought
//! into one space ([`shared_space`]), where their decisions, criteria and conditions are diagrams over the same variables, so
//! that "A and B disagree" is a diagram too and can be counted. Nothing is sampled.
//!
//! A case is *compared* when both kaders can express it. A question only one of them asks is free: the other does
//! not look at it. An answer only one of them offers is left out, and said to be.

pub mod behaviour;
pub mod conditions;
pub mod implicant;
pub mod model;
pub mod one_sided;
pub mod parts;
pub mod resting;
pub mod shared_space;
pub mod texts;

use voorcheck_rules::decision::Compiled;
use voorcheck_rules::kader::Problem;
use voorcheck_rules::kader::model::Kader;

use crate::check;
use crate::load::Register;
use crate::pack;
pub use model::Difference;
use shared_space::SharedSpace;

/// A kader that can be compared.
#[derive(Debug)]
pub struct Version {
    /// The kader.
    pub kader: Kader,
    /// Its diagrams.
    pub compiled: Compiled,
    /// The whole register; `None` for a pack, which holds only the norms something rests on.
    pub register: Option<Register>,
    /// Hash of its pack.
    pub sha256: String,
}

impl Version {
    /// A kader that passed [`check`](fn@crate::check).
    ///
    /// Errors: what only reasoning shows, as [`Compiled::new`].
    pub fn new(kader: Kader, register: Option<Register>) -> Result<Version, Vec<Problem>> {
        let compiled = check::compiled(&kader)?;
        let sha256 = pack::sha256(&kader).map_err(|problem| vec![problem])?;
        Ok(Version { kader, compiled, register, sha256 })
    }
}

/// All that differs from `from` to `to`.
///
/// Errors: their questions are so entangled that it cannot be said.
pub fn compare(from: &Version, to: &Version) -> Result<Difference, Problem> {
    let mut space = SharedSpace::new(from, to);
    let decisions = behaviour::decisions(&mut space);
    let criteria = behaviour::criteria(&mut space);
    let routes = conditions::routes(&mut space);
    let conditions = conditions::conditions(&mut space);
    space.fits()?;
    let one_sided = one_sided::one_sided(&space);
    let changes = texts::changes(from, to);
    let same_outcomes = decisions.iter().all(|decision| decision.compared && decision.differing == 0)
        && criteria.iter().all(|criterion| criterion.compared && criterion.differing == 0)
        && routes.as_ref().is_none_or(|routes| routes.differing == 0)
        && conditions.is_empty()
        && one_sided.is_empty();
    Ok(Difference {
        same_words: changes.is_empty(),
        same_outcomes,
        from: model::Side::of(from),
        to: model::Side::of(to),
        whole_register: from.register.is_some() && to.register.is_some(),
        decisions,
        criteria,
        routes,
        conditions,
        one_sided,
        changes,
        resting: resting::resting(from, to),
    })
}
