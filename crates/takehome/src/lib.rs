//! What a person takes home of an assessment: texts, a calendar, a code for somebody else.
//!
//! [`dossier`] writes an assessment as a report, as Markdown, as the letter and other forms of a kader, as a calendar and
//! as JSON; [`code`] hands the answers over; [`wording`] is how signs, dates and places read everywhere; [`sheet`] is
//! how a page of text is written, [`lines`] where its lines break; [`export`] lists what there is to take home for a page. Pure: the same assessment gives the same bytes, on the page and on the command line.

pub mod code;
pub mod dossier;
pub mod export;
pub mod lines;
pub mod sheet;
pub mod wording;
