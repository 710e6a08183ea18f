//! What the reader takes home: the forms of the kader, the draft letter, files.

use voorcheck_takehome::export::{Export, ExportStatus};
use yew::Html;

use super::el::{El, classed, el};
use super::{View, button, disclosure, paragraph};
use crate::message::Msg;
use crate::strings;

/// Copying and downloading. Nothing of this stands on paper.
pub fn export(view: &View) -> El {
    let dossier = view.dossier();
    let copy = |take| view.click(Msg::Copy(take));
    let mut buttons = classed("div", "utrecht-button-group vc-buttons");
    for (at, form) in view.kader().forms.iter().enumerate() {
        if !dossier.form(&form.id).is_empty() {
            buttons =
                buttons.child(button(view.say(&form.button), "secondary-action", copy(Export::Form(at))));
        }
    }
    let mut files = vec![("Download alles als tekst", Export::Report)];
    if !dossier.calendar().is_empty() {
        files.push(("Download voor uw agenda (.ics)", Export::Calendar));
    }
    for (label, take) in files {
        let download = view.click(Msg::Download(take));
        buttons = buttons.child(button(label, "subtle", download));
    }
    let letter = dossier.letter();
    let letter = (!letter.is_empty()).then(|| {
        let inside = el("div")
            .child(paragraph("", strings::LETTER_GAPS))
            .child(button(strings::COPY_LETTER, "secondary-action", copy(Export::Letter)))
            .child(classed("div", "vc-letter").text(&letter));
        disclosure(view.say_any(&view.kader().texts.letter), inside.into()).attr("data-letter", "")
    });
    classed("section", "vc-part vc-screen")
        .attr("data-part", "meenemen")
        .child(view.heading(2, strings::TAKE))
        .child(paragraph("", strings::take_care(view.state.settings.voice)))
        .child(buttons)
        .child(taken(view))
        .child_if(letter)
}

/// Says that it is copied, or shows it. The region is always there, or a screen reader would not notice its text.
fn taken(view: &View) -> Html {
    let (said, shown) = match view.taken {
        None | Some(ExportStatus::Copied(Export::Code) | ExportStatus::Shown(Export::Code)) => ("", None),
        Some(ExportStatus::Copied(_)) => (strings::COPIED, None),
        Some(ExportStatus::Shown(take)) => (strings::COPY_BY_HAND, Some(take)),
    };
    let region = classed("p", "vc-taken").attr("role", "status").text(said);
    let Some(take) = shown else { return el("div").child(region).into() };
    let text = take.of(&view.dossier());
    let field = classed("textarea", "vc-taken__text")
        .attr("data-taken", "")
        .attr("readonly", "")
        .attr("rows", "12")
        .attr("aria-label", strings::COPY_BY_HAND)
        .value(&text);
    el("div").child(region).child(field).into()
}
