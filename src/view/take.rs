//! What the reader takes home: the outcome as text, the draft letter, files.

use yew::Html;

use super::el::{El, el, of};
use super::{View, button, disclosure, paragraph};
use crate::message::Msg;
use crate::words;
use voorcheck_takehome::take::{Take, Taken};

/// Copying and downloading. Nothing of this stands on paper.
pub fn take(view: &View) -> El {
    let dossier = view.dossier();
    let copy = |take| view.click(Msg::Copy(take));
    let mut buttons = of("div", "utrecht-button-group vc-buttons").kid(button(
        words::COPY,
        "secondary-action",
        copy(Take::Text),
    ));
    let mut files = vec![("Download als Markdown", Take::Markdown), ("Download als JSON", Take::Json)];
    if !dossier.calendar().is_empty() {
        files.push(("Download voor uw agenda (.ics)", Take::Calendar));
    }
    for (label, take) in files {
        let download = view.click(Msg::Download(take));
        buttons = buttons.kid(button(label, "subtle", download));
    }
    let letter = dossier.letter();
    let letter = (!letter.is_empty()).then(|| {
        let inside = el("div")
            .kid(paragraph("", words::LETTER_GAPS))
            .kid(button(words::COPY_LETTER, "secondary-action", copy(Take::Letter)))
            .kid(of("div", "vc-letter").text(&letter));
        disclosure(words::LETTER, inside.into()).attr("data-letter", "")
    });
    of("section", "vc-part vc-screen")
        .attr("data-part", "meenemen")
        .kid(view.heading(2, words::TAKE))
        .kid(paragraph("", words::take_care(view.state.settings.voice)))
        .kid(buttons)
        .kid(taken(view))
        .kid_if(letter)
}

/// Says that it is copied, or shows it. The region is always there, or a screen reader would not notice its text.
fn taken(view: &View) -> Html {
    let (said, shown) = match view.taken {
        None | Some(Taken::Copied(Take::Code) | Taken::Shown(Take::Code)) => ("", None),
        Some(Taken::Copied(_)) => (words::COPIED, None),
        Some(Taken::Shown(take)) => (words::COPY_BY_HAND, Some(take)),
    };
    let region = of("p", "vc-taken").attr("role", "status").text(said);
    let Some(take) = shown else { return el("div").kid(region).into() };
    let text = take.of(&view.dossier());
    let field = of("textarea", "vc-taken__text")
        .attr("data-taken", "")
        .attr("readonly", "")
        .attr("rows", "12")
        .attr("aria-label", words::COPY_BY_HAND)
        .value(&text);
    el("div").kid(region).kid(field).into()
}
