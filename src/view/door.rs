//! The door of the municipality of this case, with what is done there.

use js_sys::Array;
use voorcheck_rules::kader::model::Contact;
use wasm_bindgen::JsValue;

use super::View;
use super::el::{El, classed, el};
use crate::get;
use crate::strings;

/// How to get to a municipality, as the loader made it of what the site says: see `doorsOf` in `www/site.js`.
pub struct Door {
    /// In one line, to take home.
    pub line: String,
    /// By what is done there: a list of `[text, address]`, without an address where there is nothing to go to.
    pub ways: JsValue,
}

/// How to get there: the door that the site names, or how to find it; nothing with what is done elsewhere. A link holds an
/// address or a number, and nothing of what was answered.
pub fn door(view: &View, what: Option<Contact>) -> Option<El> {
    let what = what?.id();
    let mut block = classed("span", "vc-door").attr("data-contact", what);
    let Some(ways) = view.door.and_then(|door| get(&door.ways, what)) else {
        return Some(block.text(view.dossier.way_there()));
    };
    for way in Array::from(&ways) {
        let [text, address] = ["0", "1"].map(|at| get(&way, at).and_then(|text| text.as_string()));
        let text = text.unwrap_or_default();
        block = block.child(match address {
            None => el("span").text(&text),
            Some(address) => {
                let link = classed("a", "vc-link").attr("href", &address).text(&text);
                // A page would take the place of the check, and of all that was answered.
                if address.starts_with("https:") {
                    link.attr("target", "_blank")
                        .attr("rel", "noreferrer")
                        .child(classed("span", "vc-hidden").text(strings::NEW_WINDOW))
                } else {
                    link
                }
            }
        });
    }
    Some(block)
}
