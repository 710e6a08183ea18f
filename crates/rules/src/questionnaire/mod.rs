//! Room 4: the questionnaire as one value that changes in one place, without a word about a browser.
//!
//! [`state`] holds everything a page shows, and changes by what [`event`] names. [`steps`] says which questions a step
//! shows, [`dates`] what is typed as a date, [`two_judges`] what two people judged, [`idle`] whether anybody is still
//! there. Whoever draws it, draws a function of that value.

mod changed;
pub mod dates;
pub mod event;
pub mod idle;
pub mod state;
pub mod steps;
pub mod two_judges;
