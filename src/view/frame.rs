//! Around every step: header, what was wiped, the warning, the footer.

use voorcheck_rules::questionnaire::idle::{Idle, Sign};
use voorcheck_rules::questionnaire::state::{Event, Overlay, Place, Rules, Wiped};
use voorcheck_takehome::dossier::Dossier;
use yew::Html;

use super::el::{El, classed, el};
use super::{
    View, back, button, code, glossary, link, list, paragraph, question, result, standing, step, title,
    two_judges,
};
use crate::message::Msg;
use crate::strings;

/// The whole page.
pub fn page(view: &View) -> Html {
    let (main, aside) = match view.state.place {
        _ if view.state.waits() => (arriving(view).into(), Html::default()),
        // Who came to judge has nothing below that yet.
        Place::Section(_) if view.state.overlay == Some(Overlay::TwoJudges) => {
            (Html::default(), Html::default())
        }
        Place::Section(_) => (step::step(view), standing::standing(view)),
        Place::Result => (result::result(view).into(), Html::default()),
    };
    let top = view.state.overlay.filter(|_| !view.state.waits()).map(|top| match top {
        Overlay::Account => account(view),
        Overlay::TwoJudges => two_judges::two_judges(view),
    });
    let covered = top.is_some();
    // Hidden rather than gone: whatever was opened or half typed there is still so afterwards.
    let filed = view.state.place == Place::Result;
    let columns = classed("div", if filed { "vc-columns vc-columns--result" } else { "vc-columns" });
    let columns = columns.attr_if("hidden", top.as_ref().map(|_| "")).child(main).child(aside);
    // Browsers that translate a page rewrite its texts behind our back.
    classed("div", if filed && !covered { "vc vc-filed" } else { "vc" })
        .attr("lang", "nl")
        .attr("translate", "no")
        .child_if(view.leaves.then(|| leave(view)))
        .child(header(view))
        .child(warning(view))
        .child(
            classed("div", "vc-wrap")
                .child(head(view))
                .child_if(view.dossier.before.map(|before| came_from(view, before)))
                .child(notice(view))
                .child_if(top)
                .child(columns),
        )
        .child(footer(view))
        .into()
}

/// In place of a page whose texts are on their way, or did not come; the answers stay.
fn arriving(view: &View) -> El {
    let before = view.state.previous_place(view.engine).is_some();
    let main = classed(view.main(), "vc-main")
        .child_if(before.then(|| back(view, strings::PREVIOUS, Event::Previous)));
    if view.state.settings.rules != Rules::Missed {
        return main.child(view.heading(1, strings::ARRIVING));
    }
    let again = button(strings::AGAIN, "primary-action", view.click(Msg::Again));
    main.child(title(view, strings::MISSED, strings::MISSED_MORE))
        .child(classed("div", "utrecht-button-group vc-buttons").child(again))
}

/// Where the rules come from. The loader brings the text, made by our own command line and checked against the hash the
/// page was built with. It is of those rules alone.
fn account(view: &View) -> El {
    let text = match view.account {
        Some(text) => Html::VRef(text.clone().into()),
        None => paragraph("", strings::NO_ACCOUNT).into(),
    };
    classed(view.main(), "vc-account")
        .child(back(view, strings::BACK, Event::ShowOverlay(None)))
        .child(view.heading(1, strings::ACCOUNT))
        .child(classed("p", "vc-screen").child(link(
            strings::PRINT_ACCOUNT,
            strings::ACCOUNT,
            view.click(Msg::Print(false)),
        )))
        .child(text)
}

/// What the reader can do with all that was filled in.
fn keep(view: &View) -> El {
    let on_step = matches!(view.state.place, Place::Section(_)) && view.state.overlay.is_none();
    classed("div", "vc-keep vc-screen").child_if(on_step.then(|| code::elsewhere(view))).child(wipe(view))
}

/// Wipes everything, and asks first where there is something to lose. The question begins where the button was, so that
/// a second click wipes nothing.
fn wipe(view: &View) -> El {
    let place = el("div").attr("data-wipe", "");
    let wipe = view.click(Msg::Wipe(Wiped::Asked));
    if !view.wiping {
        let click = if view.state.holds_anything() { view.click(Msg::AskWipe(true)) } else { wipe };
        return place.child(link(strings::WIPE, "", click));
    }
    let id = view.id("wissen");
    let answers = classed("div", "utrecht-button-group vc-buttons")
        .attr("role", "group")
        .attr("aria-labelledby", &id)
        .child(button(strings::WIPE_YES, "secondary-action", wipe))
        .child(button(strings::WIPE_NO, "subtle", view.click(Msg::AskWipe(false))));
    place.child(el("p").attr("id", &id).text(strings::WIPE_SURE)).child(answers)
}

/// For who has to be gone at once: it stays in sight, and asks nothing.
fn leave(view: &View) -> El {
    let more = classed("span", "vc-hidden").text(" ").text(strings::LEAVE_MORE);
    let leave = button(strings::LEAVE, "primary-action", view.click(Msg::Leave)).child(more);
    classed("p", "vc-leave vc-screen").child(leave)
}

fn header(view: &View) -> El {
    let brand = classed("p", "vc-brand")
        .text(strings::NAME)
        .child(classed("span", "vc-brand__of").text(&view.kader().meta.area));
    let say = classed("p", "vc-header__say vc-quiet").text(strings::SILENT);
    classed("header", "vc-header").child(classed("div", "vc-wrap vc-header__row").child(brand).child(say))
}

/// By which rules the page goes, where those are not the ones it was built with. On paper too, so it stands apart.
fn head(view: &View) -> El {
    let text = view.head.map(|head| classed("p", "vc-notice__text").text(head));
    el("div").attr("role", "status").child_if(text)
}

/// In which check the reader is now, with what it was given, and the way back.
fn came_from(view: &View, before: &Dossier) -> El {
    let brought = view.state.brought.iter().map(|id| {
        let fact = view.kader().facts.iter().find(|fact| fact.id == *id);
        let answer = fact.and_then(|fact| question::answer(view, fact)).unwrap_or_default();
        paragraph("", &[strings::BROUGHT, step::name(view, id), ": ", answer, "."].concat())
    });
    let label = [strings::BACK_TO, &before.kader.meta.title].concat();
    classed("nav", "vc-notice__text vc-screen")
        .attr("aria-label", strings::OTHER_CHECK)
        .attr("data-came-from", "")
        .child(paragraph("", &[strings::NOW_IN, &view.kader().meta.title, "."].concat()))
        .children(brought)
        .child(el("p").child(link(&label, "", view.click(Msg::Back))))
}

/// Says that everything was wiped, or taken over. The region is always there, or a screen reader would not notice its text.
fn notice(view: &View) -> El {
    let text = match view.state.wiped {
        None if view.state.taken_over => Some(strings::TAKEN_OVER),
        None | Some(Wiped::Left) => None,
        Some(Wiped::Asked) => Some(strings::WIPED),
        Some(Wiped::Idle) => Some(strings::WIPED_IDLE),
    };
    classed("div", "vc-notice")
        .attr("role", "status")
        .child_if(text.map(|text| classed("p", "vc-notice__text").text(text)))
}

/// Asks whether somebody is there. On its way out it keeps its place, so that nothing under it is hit instead.
fn warning(view: &View) -> El {
    let (class, minutes) = match view.idle {
        Idle::Quiet | Idle::Over => ("vc-idle", None),
        Idle::Warn(minutes) | Idle::Stays(minutes) => ("vc-idle vc-idle--on", Some(minutes)),
        Idle::Covers(minutes) => ("vc-idle vc-idle--on vc-idle--gone", Some(minutes)),
    };
    let inside = minutes.map(|minutes| {
        let text = el("p").child(el("strong").text(strings::THERE)).text(&strings::will_wipe(minutes));
        let answer = view.click(Msg::Seen(Sign::Answered));
        let stay = button(strings::HERE, "primary-action", answer);
        classed("div", "vc-wrap vc-idle__row").child(text).child(stay)
    });
    classed("div", class).attr("role", "alert").attr("data-idle", "").child_if(inside)
}

/// What this rests on: version, source, check, hash.
fn footer(view: &View) -> El {
    let meta = &view.kader().meta;
    let kader = &view.state.assessment.kader;
    let verified = strings::verified(view.state.settings.rules);
    let sources =
        meta.sources.iter().map(|source| fact("Bron", &[&*source.title, ", ", &source.publication].concat()));
    let facts = classed("dl", "vc-facts")
        .children(sources)
        .child(fact("Controleersom", &kader.sha256))
        .child(fact("Controle", verified))
        .child(fact("Rekenprogramma", view.state.assessment.engine));
    let remarks =
        list("vc-screen", meta.open_points.iter().map(|point| super::el::text(view.say(&point.text))));
    let about = classed("details", "vc-details")
        .child(el("summary").text("Over deze regels"))
        .child(classed("div", "vc-details__body").child(remarks).child(facts));
    let filed = strings::filed(&view.state.today, &view.state.assessment.kader.sha256);
    let filed = (view.state.place == Place::Result).then(|| classed("p", "vc-print").text(&filed));
    let account = classed("p", "vc-screen").attr_if("hidden", view.state.overlay.map(|_| "")).child(
        view.link(strings::TO_ACCOUNT, "", Event::ShowOverlay(Some(Overlay::Account)))
            .attr("data-account", ""),
    );
    let line = classed("p", "vc-footer__line").text(&view.rules());
    let inside = classed("div", "vc-wrap")
        .child(keep(view))
        .child(line)
        .child(about)
        .child(glossary::list(view))
        .child(account)
        .child_if(view.sender.clone().map(|sender| Html::VRef(sender.into())))
        .child_if(filed);
    classed("footer", "vc-footer").child(inside)
}

fn fact(name: &str, value: &str) -> El {
    el("div").child(el("dt").text(name)).child(el("dd").text(value))
}
