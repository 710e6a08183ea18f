//! The tools of policy people: read, check, prove, report and pack a kader.
//!
//! [`load`] reads a folder of TOML files; [`mod@check`] holds the demands every kader meets, whether it came from TOML or from a
//! pack; [`pack`] writes and reads packs, [`opening`] what a page shows before the whole pack is there. [`audit`] is what
//! can be shown of a kader: proof over all cases, coverage of the text, differences. [`site`] reads kaders for a site, which
//! `voorcheck-site` puts together. [`cli`] is the command line `kader`.
//!
//! # An example
//!
//! Read a pack as a program of somebody else would, refuse one that was changed, and write what a person takes home:
//!
//! ```
//! use voorcheck_rules::assessment::{Input, Options, Target};
//! use voorcheck_rules::kader::Voice;
//! use voorcheck_takehome::dossier::Dossier;
//! use voorcheck_tools::{check, pack};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let json = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/kaders/mini-pakket.json"))?;
//! assert_eq!(pack::read(&json.replace("dorp", "stad")).unwrap_err()[0].code, "wrong-hash");
//! let first = |problems: Vec<voorcheck_rules::kader::Problem>| problems[0].to_string();
//! let (kader, sha256) = pack::read(&json).map_err(first)?;
//! let engine = check::engine(kader, sha256).map_err(first)?;
//!
//! let (input, voice) = (Input::default(), Voice::Inwoner);
//! let options = Options { today: "2026-11-22".to_owned(), voice, target: Target::Criteria };
//! let assessment = engine.assess(&input, &options).map_err(|error| error.message)?;
//! let dossier = Dossier { kader: engine.kader(), input: &input, assessment: &assessment, voice, door: None, before: None };
//! assert!(dossier.report().contains(&assessment.disclaimer));
//! # Ok(())
//! # }
//! ```

pub mod audit;
pub mod check;
pub mod cli;
pub mod entangled;
pub mod load;
pub mod opening;
pub mod pack;
pub mod site;
