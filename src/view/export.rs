//! What the reader takes home: the forms of the kader, the draft letter, files.

use voorcheck_takehome::export::{Export, ExportStatus};
use yew::Html;

use super::el::{El, classed, el};
use super::{View, answers, button, code, fold, paragraph};
use crate::message::Msg;
use crate::strings;

/// Beside the verdict: what to copy and print, the code, and the answers to change. Nothing of this stands on paper but the
/// code.
pub fn take(view: &View) -> El {
    let dossier = view.dossier;
    let copy = |label: &str, take| button(label, "secondary-action", view.click(Msg::Copy(take)));
    let mut buttons = classed("div", "utrecht-button-group vc-buttons");
    for (at, form) in view.kader().forms.iter().enumerate() {
        if let Some(button) = form.button.as_ref().filter(|_| !dossier.form(&form.id).is_empty()) {
            buttons = buttons.child(copy(view.say(button), Export::Form(at)));
        }
    }
    if !dossier.letter().is_empty() {
        let label = strings::copy_letter(view.kader().guide.is_some());
        buttons = buttons.child(copy(label, Export::Letter));
    }
    let print = button(strings::PRINT, "secondary-action", view.click(Msg::Print(false)));
    classed("section", "vc-take")
        .attr("data-part", "meenemen")
        .child(classed(view.level(2), "vc-hidden").text(strings::TAKE))
        .child(buttons.child(print))
        .child(taken(view))
        .child(code::hand_over(view))
        .child(answers::answers(view))
}

/// The draft letter, to read before it is copied.
pub fn letter(view: &View) -> Html {
    let letter = view.dossier.letter();
    if letter.is_empty() {
        return Html::default();
    }
    let inside =
        el("div").child(paragraph("", strings::LETTER_GAPS)).child(classed("div", "vc-letter").text(&letter));
    fold(view, "brief", view.say_any(&view.kader().texts.letter), inside)
        .attr("class", "vc-details vc-fold vc-screen")
        .into()
}

/// Files to keep, and all of it on paper.
pub fn files(view: &View) -> El {
    let mut files = vec![("Download alles als tekst", Msg::Download(Export::Report))];
    if !view.dossier.calendar().is_empty() {
        files.push(("Download voor uw agenda (.ics)", Msg::Download(Export::Calendar)));
    }
    files.push((strings::PRINT_ALL, Msg::Print(true)));
    let files = files.into_iter().map(|(label, msg)| button(label, "subtle", view.click(msg)));
    let inside = el("div")
        .child(paragraph("", strings::take_care(view.state.settings.voice)))
        .child(classed("div", "utrecht-button-group vc-buttons").children(files));
    fold(view, "bestanden", strings::FILES, inside).attr("class", "vc-details vc-fold vc-screen")
}

/// Says that it is copied, or shows it. The region is always there, or a screen reader would not notice its text.
fn taken(view: &View) -> Html {
    let (said, shown) = match view.taken {
        None | Some(ExportStatus::Copied(Export::Code) | ExportStatus::Shown(Export::Code)) => ("", None),
        Some(ExportStatus::Copied(_)) => (strings::COPIED, None),
        Some(ExportStatus::Shown(take)) => (strings::COPY_BY_HAND, Some(take)),
    };
    let region = classed("p", "vc-taken").attr("role", "status").text(said);
    let Some(take) = shown else { return classed("div", "vc-screen").child(region).into() };
    let text = take.of(view.dossier);
    let field = classed("textarea", "vc-taken__text")
        .attr("data-taken", "")
        .attr("readonly", "")
        .attr("rows", "12")
        .attr("aria-label", strings::COPY_BY_HAND)
        .value(&text);
    classed("div", "vc-screen").child(region).child(field).into()
}
