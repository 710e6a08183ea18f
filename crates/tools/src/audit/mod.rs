//! Room 6: what can be shown of a kader to somebody who does not take our word for it.
//!
//! `beside`: what stands beside the decisions, with its conditions, for all of them.
//! [`checklist`]: everything a kader asks, weighs and says, on paper.
//! [`coverage`]: every sentence of the source has its place, every norm its use.
//! [`diff`] compares two kaders, in words and in what every possible case comes to.
//! [`html`]: what its reports in HTML share.
//! [`mutate`]: a mistake in any rule would be noticed by a scenario.
//! [`naive`]: the reasoning written down a second time, as plain loops.
//! `names`: from ids to the words of the kader, for all of them.
//! `pointing`: where the text points, as a function of the answers.
//! [`readability`]: how the texts for the resident read, counted.
//! [`scenario`] holds cases against what policy people expect.
//! [`verify`]: exact results over all complete cases.

mod beside;
pub mod checklist;
pub mod coverage;
pub mod diff;
pub(crate) mod html;
mod markdown;
pub mod mutate;
pub mod naive;
pub(crate) mod names;
pub(crate) mod parts;
mod pointing;
pub mod readability;
pub mod scenario;
mod sentences;
pub mod verify;

use voorcheck_rules::decision::diagram::MOST_NODES;

/// The nodes an examination may make beside those of a kader; see [`MOST_NODES`].
const ROOM: usize = 4 * MOST_NODES;
