//! Around every step: header, what was wiped, the warning, the footer.

use yew::{Callback, Html};

use super::el::{El, el, of};
use super::{View, answers, back, button, glossary, link, list, result, standing, step, title, two_judges};
use crate::message::Msg;
use crate::words;
use voorcheck_rules::questionnaire::idle::{Idle, Sign};
use voorcheck_rules::questionnaire::state::{Event, Place, Rules, Top, Wiped};

/// The whole page.
pub fn page(view: &View) -> Html {
    let (main, aside) = match view.state.place {
        _ if view.state.waits() => (arriving(view).into(), Html::default()),
        Place::Section(_) => (step::step(view), standing::standing(view)),
        Place::Result if view.state.without_kader(view.engine) => {
            (result::result(view).into(), Html::default())
        }
        Place::Result => (result::result(view).into(), answers::answers(view).into()),
    };
    let top = view.state.top.map(|top| match top {
        Top::Account => account(view),
        Top::Pair => two_judges::two_judges(view),
    });
    // Hidden rather than gone: whatever was opened or half typed there is still so afterwards.
    let columns = of("div", "vc-columns").attr_if("hidden", top.as_ref().map(|_| "")).kid(main).kid(aside);
    // Browsers that translate a page rewrite its texts behind our back.
    let filed = view.state.place == Place::Result && top.is_none();
    of("div", if filed { "vc vc-filed" } else { "vc" })
        .attr("lang", "nl")
        .attr("translate", "no")
        .kid(header(view))
        .kid(warning(view))
        .kid(of("div", "vc-wrap").kid(notice(view)).kid_if(top).kid(columns))
        .kid(footer(view))
        .into()
}

/// In place of a page whose texts are on their way, or did not come; the answers stay.
fn arriving(view: &View) -> El {
    let main = of(view.main(), "vc-main").kid(back(view, words::PREVIOUS, Event::Previous));
    if view.state.settings.rules != Rules::Missed {
        return main.kid(view.heading(1, words::ARRIVING));
    }
    let again = button(words::AGAIN, "primary-action", view.click(Msg::Again));
    main.kid(title(view, words::MISSED, words::MISSED_MORE))
        .kid(of("div", "utrecht-button-group vc-buttons").kid(again))
}

/// Where the rules come from. The loader brings the text, made by our own command line and checked against the hash the
/// page was built with.
fn account(view: &View) -> El {
    of(view.main(), "vc-account")
        .kid(back(view, words::BACK, Event::Cover(None)))
        .kid(view.heading(1, words::ACCOUNT))
        .kid(of("p", "vc-screen").kid(link(words::PRINT, words::ACCOUNT, view.click(Msg::Print))))
        .kid(view.account.map(|text| Html::VRef(text.clone().into())).unwrap_or_default())
}

fn wipe_all(view: &View) -> Callback<web_sys::Event> {
    view.click(Msg::Wipe(Wiped::Asked))
}

fn header(view: &View) -> El {
    let brand =
        of("p", "vc-brand").text(words::NAME).kid(of("span", "vc-brand__of").text(&view.kader().meta.area));
    let say = of("p", "vc-header__say")
        .kid(of("span", "vc-quiet").text(words::SILENT))
        .kid(of("span", "vc-dot").attr("aria-hidden", "true").text("·"))
        .kid(link(words::WIPE, "", wipe_all(view)));
    of("header", "vc-header").kid(of("div", "vc-wrap vc-header__row").kid(brand).kid(say))
}

/// Says that everything was wiped, or taken over. The region is always there, or a screen reader would not notice its text.
fn notice(view: &View) -> El {
    let text = match view.state.wiped {
        None if view.state.taken_over => Some(words::TAKEN_OVER),
        None | Some(Wiped::Left) => None,
        Some(Wiped::Asked) => Some(words::WIPED),
        Some(Wiped::Idle) => Some(words::WIPED_IDLE),
    };
    of("div", "vc-notice")
        .attr("role", "status")
        .kid_if(text.map(|text| of("p", "vc-notice__text").text(text)))
}

/// Asks whether somebody is there. On its way out it keeps its place, so that nothing under it is hit instead.
fn warning(view: &View) -> El {
    let (class, minutes) = match view.idle {
        Idle::Quiet | Idle::Over => ("vc-idle", None),
        Idle::Warn(minutes) | Idle::Stays(minutes) => ("vc-idle vc-idle--on", Some(minutes)),
        Idle::Covers(minutes) => ("vc-idle vc-idle--on vc-idle--gone", Some(minutes)),
    };
    let inside = minutes.map(|minutes| {
        let text = el("p").kid(el("strong").text(words::THERE)).text(&words::will_wipe(minutes));
        let answer = view.click(Msg::Seen(Sign::Answered));
        let stay = button(words::HERE, "primary-action", answer);
        of("div", "vc-wrap vc-idle__row").kid(text).kid(stay)
    });
    of("div", class).attr("role", "alert").attr("data-idle", "").kid_if(inside)
}

/// What this rests on: version, source, check, hash.
fn footer(view: &View) -> El {
    let meta = &view.kader().meta;
    let kader = &view.state.assessment.kader;
    let verified = words::verified(view.state.settings.rules);
    let sources =
        meta.sources.iter().map(|source| fact("Bron", &[&*source.title, ", ", &source.publication].concat()));
    let facts = of("dl", "vc-facts")
        .kids(sources)
        .kid(fact("Controleersom", &kader.sha256))
        .kid(fact("Controle", verified))
        .kid(fact("Rekenprogramma", view.state.assessment.engine));
    let remarks = list("vc-screen", meta.remarks.iter().map(|remark| super::el::text(view.say(remark))));
    let about = of("details", "vc-details")
        .kid(el("summary").text("Over deze regels"))
        .kid(of("div", "vc-details__body").kid(remarks).kid(facts));
    let done = (view.state.place == Place::Result).then(|| take_away(view));
    let account = of("p", "vc-screen")
        .attr_if("hidden", view.state.top.map(|_| ""))
        .kid(view.link(words::TO_ACCOUNT, "", Event::Cover(Some(Top::Account))).attr("data-account", ""));
    let line = of("p", "vc-footer__line").text(&view.rules());
    let inside =
        of("div", "vc-wrap").kid(line).kid(about).kid(glossary::list(view)).kid(account).kid_if(done);
    of("footer", "vc-footer").kid(inside)
}

fn take_away(view: &View) -> El {
    let buttons = of("div", "utrecht-button-group vc-buttons vc-screen")
        .kid(button(words::PRINT, "secondary-action", view.click(Msg::Print)))
        .kid(button(words::WIPE, "subtle", wipe_all(view)));
    let filed = words::filed(&view.state.today, &view.state.assessment.kader.sha256);
    el("div").kid(buttons).kid(of("p", "vc-print").text(&filed))
}

fn fact(name: &str, value: &str) -> El {
    el("div").kid(el("dt").text(name)).kid(el("dd").text(value))
}
