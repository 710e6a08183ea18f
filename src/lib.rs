//! Voorcheck: a policy text as data, reasoned over exactly, explained to a person.
//!
//! A handful of rooms, one direction, nothing runs back up:
//!
//! 1. [`kader`]: policy as data. `kader::model` is the one dictionary: Dutch in files, English in code.
//! 2. [`decision`]: rules become decision diagrams; partial answers restrict them. Unknown is never yes or no.
//! 3. [`assessment`]: one pure function from a kader, answers and today to an [`assessment::Assessment`].
//! 4. `api` (features `web`, `wasm`): the border with JavaScript; conversion only.
//! 5. `widget` (feature `web`): the page; views of an assessment, no rules.
//! 6. `audit` (feature `cli`): what can be shown of a kader: proof over all cases, coverage of the text, differences.
//! 7. `cli` (feature `cli`): the command line; reads folders and packs, prints assessments.
//!
//! Rooms 1–3 know no clock, no network, no files and no browser: today and the voice are parameters. A walk through
//! the whole starts at [`assessment::Engine::assess`].

#[cfg(any(feature = "web", feature = "wasm"))]
pub mod api;
pub mod assessment;
#[cfg(feature = "cli")]
pub mod audit;
#[cfg(feature = "cli")]
pub mod cli;
pub mod decision;
pub mod kader;
#[cfg(feature = "web")]
pub mod widget;
