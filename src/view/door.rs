//! The door of the municipality of this case, with what is done there.

use voorcheck_rules::kader::model::Contact;
use voorcheck_takehome::door::Way;

use super::View;
use super::el::{El, classed, el};
use crate::strings;

/// How to get there: the door that the site names, or how to find it; nothing with what is done elsewhere. A link holds an
/// address or a number, and nothing of what was answered.
pub fn door(view: &View, what: Option<Contact>) -> Option<El> {
    let what = what?;
    let mut block = classed("span", "vc-door").attr("data-contact", what.id());
    let Some(door) = view.door else {
        return Some(block.text(&view.dossier().way_there(what)));
    };
    if door.link.is_empty() {
        block = block.child(el("strong").text(&door.name));
    }
    for (way, text) in door.ways(what) {
        let link = classed("a", "vc-link");
        block = match way {
            // Beside the check, which would be gone; on paper the address is to be read.
            Way::Page => block
                .child(
                    link.attr("href", text)
                        .attr("target", "_blank")
                        .attr("rel", "noreferrer")
                        .text(&door.name)
                        .child(classed("span", "vc-hidden").text(strings::NEW_WINDOW)),
                )
                .child(classed("span", "vc-print").text(text)),
            Way::Phone => {
                let number = ["tel:", &door.dialled()].concat();
                block.child(link.attr("href", &number).text(strings::CALL).text(text))
            }
            Way::Mail => block.child(link.attr("href", &["mailto:", text].concat()).text(text)),
        };
    }
    Some(block.child(classed("span", "vc-quiet").text(&door.checked())))
}
