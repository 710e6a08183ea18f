//! What the page hears: from its views, from the loader, from the browser.

use std::rc::Rc;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::questionnaire::idle::Sign;
use voorcheck_rules::questionnaire::state::{Event, Rules, Wiped};
use voorcheck_takehome::export::Export;
use wasm_bindgen::JsValue;

/// Something that happened.
#[derive(Clone)]
pub enum Msg {
    /// The reader did something to the questionnaire.
    Reader(Event),
    /// The reader wants to be asked whether everything may go, or does not any more.
    AskWipe(bool),
    /// The reader pressed Escape.
    Escape,
    /// Everything away, and the date taken anew.
    Wipe(Wiped),
    /// The whole pack is there, with the version before it: see [`crate::mount`].
    Arrived(Rc<Engine>, Rules, JsValue),
    /// What the site says of itself and of municipalities: see [`crate::mount`].
    Site(JsValue),
    /// The reader goes on in another check, by the place of it among those the outcome hands over to.
    HandOver(usize),
    /// The reader goes back to the check before this one.
    Back,
    /// The reader has to be gone at once.
    Leave,
    /// The reader is there.
    Seen(Sign),
    /// The clock ticked.
    Tick,
    /// The window changed size.
    Resized,
    /// The browser is about to print.
    PrintStarts,
    /// It has printed.
    PrintEnds,
    /// The reader wants to print: with all that waits behind a click, or the one sheet alone.
    Print(bool),
    /// The reader wants the answers of the code that was typed.
    TakeCode,
    /// The reader asks for the whole pack that did not come.
    Again,
    /// The reader wants this on the clipboard.
    Copy(Export),
    /// Whether it got there.
    Copied(Export, bool),
    /// The reader wants this as a file.
    Download(Export),
}
