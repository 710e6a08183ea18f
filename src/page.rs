//! The one component: it hands events to the state, shows it, and does what the state cannot: focus, history, clock.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Interval;
use js_sys::{Array, Function};
use voorcheck_border::load;
use voorcheck_rules::assessment::model::HandOverResult;
use voorcheck_rules::assessment::{Engine, Input};
use voorcheck_rules::questionnaire::idle::{self, Idle, Sign, Watch};
use voorcheck_rules::questionnaire::state::{
    Effect, Event, Focus, Overlay, Place, Rules, Settings, State, Wiped,
};
use voorcheck_takehome::code::CodeError;
use voorcheck_takehome::dossier::Dossier;
use voorcheck_takehome::export::{Export, ExportStatus};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ScrollLogicalPosition::{Nearest, Start};
use web_sys::{AbortSignal, Element, Event as DomEvent, HtmlElement};
use yew::{Component, Context, Html, Properties};

use crate::browser;
use crate::get;
use crate::home;
use crate::message::Msg;
use crate::strings;
use crate::view::{self, View};

const HEADING: &str = ".utrecht-heading-1";

/// What the page is mounted with.
#[derive(Clone, Properties)]
pub struct Props {
    /// The rules the page starts with.
    pub engine: Rc<Engine>,
    /// What the host page asks for.
    pub settings: Settings,
    /// Where the page is mounted.
    pub root: Element,
    /// Where the rules come from: an element that the loader fills as soon as it has the text.
    pub account: Option<Element>,
    /// Who hears what happens, where the page is a part of another one: then title, history and print dialog are not ours.
    pub host: Option<Function>,
    /// The level of its first heading; 0 where the page is a document of its own.
    pub level: u8,
    /// Says when nothing is to be heard any more.
    pub signal: Option<AbortSignal>,
    /// Asks for the whole pack once more.
    pub again: Option<Function>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        Rc::ptr_eq(&self.engine, &other.engine) && self.settings == other.settings && self.root == other.root
    }
}

/// How far the numbers of two checks lie apart in the browser's history.
const APART: usize = 100;

/// A check with all the reader did in it.
struct Check {
    engine: Rc<Engine>,
    state: State,
    /// What stands above every step, by rules that hold no more.
    head: Option<String>,
    /// Where the rules come from.
    account: Option<Element>,
}

/// The page.
pub struct Page {
    /// The check that shows.
    check: Option<Check>,
    /// Those the reader came from, the first of the page first. Wiping goes back to that.
    before: Vec<Check>,
    /// The version before these rules, as the loader gave it: see [`crate::mount`].
    earlier: JsValue,
    /// What the site says of itself, of the doors of municipalities and of its other checks, as the loader gave it: see
    /// [`crate::mount`].
    site: JsValue,
    focus: Option<Focus>,
    watch: Watch,
    /// What had the focus while there was a warning.
    left: Option<HtmlElement>,
    /// Whether the aside stands beside the main column.
    wide: bool,
    opened: Vec<Element>,
    /// What became of what was copied since the reader last did something else.
    taken: Option<ExportStatus>,
    /// Whether the reader is asked if everything may go.
    wiping: bool,
    /// Whether leaving the page loses something, for the browser to ask first.
    filled: Rc<Cell<bool>>,
    clock: Interval,
}

impl Component for Page {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let engine = props.engine.clone();
        let state = State::new(&engine, props.settings.clone(), browser::today());
        let check = state.map(|state| Check { engine, state, head: None, account: props.account.clone() });
        let filled = Rc::<Cell<bool>>::default();
        listen(ctx, &filled);
        let page = Page {
            check,
            before: Vec::new(),
            earlier: JsValue::UNDEFINED,
            site: JsValue::UNDEFINED,
            focus: None,
            watch: Watch::new(browser::clock()),
            left: None,
            wide: false,
            opened: Vec::new(),
            taken: None,
            wiping: false,
            filled,
            clock: clock(ctx, idle::LOOK_EVERY_MS),
        };
        if props.host.is_none() {
            browser::remember(page.number(), false);
        }
        page
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Reader(event) => self.hear(ctx, event),
            Msg::AskWipe(ask) => {
                self.wiping = ask;
                browser::focus(&ctx.props().root, "[data-wipe] > *".into(), Some(Nearest));
                true
            }
            Msg::Escape if self.wiping => self.update(ctx, Msg::AskWipe(false)),
            Msg::Escape => self.hear(ctx, Event::Meaning(String::new())),
            Msg::Wipe(why) => self.hear(ctx, Event::Wipe(why, browser::today())),
            Msg::Arrived(engine, rules, earlier) => {
                if let Some(check) = &mut self.check {
                    check.engine = engine;
                }
                self.earlier = earlier;
                self.hear(ctx, Event::Arrive(rules))
            }
            Msg::Site(site) => {
                self.site = site;
                true
            }
            Msg::HandOver(at) => self.hand_over(at).is_some_and(|()| self.turned(ctx)),
            Msg::Back => self.back().is_some_and(|()| self.turned(ctx)),
            Msg::Leave => {
                self.hear(ctx, Event::Wipe(Wiped::Left, browser::today()));
                if let Some(exit) = self.exit(ctx) {
                    // There is nothing left to ask about.
                    self.filled.set(false);
                    browser::leave_for(&exit);
                }
                true
            }
            Msg::Seen(sign) => self.see(ctx, sign),
            Msg::Tick => self.look_at_clock(ctx),
            Msg::Resized => self.measure(ctx),
            Msg::PrintStarts => {
                self.opened.extend(browser::open_details(&ctx.props().root));
                false
            }
            Msg::PrintEnds => {
                browser::mark(&ctx.props().root, "data-annexes", false);
                browser::close_details(&std::mem::take(&mut self.opened));
                false
            }
            Msg::Print(all) => {
                browser::mark(&ctx.props().root, "data-annexes", all);
                match &ctx.props().host {
                    Some(host) => browser::notify(host, "print"),
                    None => browser::print(),
                }
                false
            }
            Msg::TakeCode => {
                let read = self.read_code();
                self.hear(ctx, Event::TakeCode(read))
            }
            Msg::Again => {
                if let Some(again) = &ctx.props().again {
                    browser::call(again);
                }
                self.hear(ctx, Event::Arrive(Rules::Opening))
            }
            Msg::Copy(take) => {
                let link = ctx.link().clone();
                let copied = move |done| link.send_message(Msg::Copied(take, done));
                browser::copy(&self.text(take), copied);
                // ExportStatus away first, so that a second copy is said again.
                self.taken.take().is_some()
            }
            Msg::Copied(take, done) => {
                self.taken = Some(if done { ExportStatus::Copied(take) } else { ExportStatus::Shown(take) });
                true
            }
            Msg::Download(take) => {
                let (end, kind) = take.file();
                let today = self.check.as_ref().map(|check| check.state.today.as_str()).unwrap_or_default();
                browser::download(&["voorcheck-", today, ".", end].concat(), kind, &self.text(take));
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let Some(Check { engine, state, head, account }) = &self.check else { return Html::default() };
        let door = home::door(&self.site, state);
        let offers = |one: &HandOverResult| !self.came_from(&one.kader) && self.other(&one.kader).is_some();
        view::page(&View {
            engine,
            state,
            head: head.as_deref(),
            dossier: &home::dossier(engine, state, door.as_ref(), self.came_by().as_ref()),
            offers: state.assessment.hand_overs.iter().map(offers).collect(),
            send: ctx.link().callback(|msg| msg),
            account: account.as_ref(),
            sender: get(&self.site, "sender").and_then(|sender| sender.dyn_into().ok()),
            door: door.as_ref(),
            leaves: self.exit(ctx).is_some(),
            level: props.level,
            wide: self.wide,
            idle: self.watch.idle,
            taken: self.taken,
            wiping: self.wiping,
        })
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(Check { engine, state, .. }) = &self.check else { return };
        let Props { root, host, .. } = ctx.props();
        self.filled.set(self.holds_anything());
        if host.is_none() {
            browser::set_title(&title(state, engine));
        }
        match self.focus.take() {
            None => {}
            Some(Focus::Heading) => {
                browser::focus(root, HEADING.into(), host.as_ref().map(|_| Start));
                if let Some(host) = host {
                    browser::notify(host, "step");
                }
            }
            Some(Focus::Opener(top)) => {
                // Who came to judge opened nothing here: it waits behind a click, or there are questions.
                let opener = match top {
                    Overlay::Account => "[data-account]",
                    Overlay::TwoJudges => "[data-part=vier-ogen][open] [data-judges]",
                };
                let (there, to) = match browser::find(root, opener) {
                    Some(_) => (opener, Some(Start)),
                    None => (HEADING, host.as_ref().map(|_| Start)),
                };
                browser::focus(root, there.into(), to);
            }
            Some(Focus::Code) => {
                browser::focus(root, "[data-code] input".into(), Some(Start));
            }
            Some(Focus::Errors) => {
                browser::focus(root, "[data-errors]".into(), Some(Start));
            }
            Some(Focus::Wrong(id)) => {
                browser::focus(root, ["[data-date=\"", &id, "\"] [aria-invalid]"].concat(), Some(Nearest));
            }
            Some(Focus::Question(id)) => {
                browser::focus(
                    root,
                    ["[data-fact=\"", &id, "\"] legend, [data-date=\"", &id, "\"] input"].concat(),
                    Some(Start),
                );
            }
        }
        match self.taken {
            Some(ExportStatus::Shown(Export::Code)) => browser::select_text(root, "[data-code-shown]"),
            Some(ExportStatus::Shown(_)) => browser::select(root, "[data-taken]"),
            _ => {}
        }
        if first || self.measure(ctx) {
            ctx.link().send_message(Msg::Resized);
        }
    }
}

impl Page {
    /// The number of what is shown, for the browser's history: by how many checks the reader came, and where in this one.
    fn number(&self) -> usize {
        let check = self.check.as_ref();
        self.before.len() * APART + check.map_or(0, |check| check.state.number(&check.engine))
    }

    /// The check the reader came from, as it was left; not behind the rules of before, which one comes to by a code.
    fn came_by(&self) -> Option<Dossier<'_>> {
        let by_hand_over = self.check.as_ref().is_some_and(|check| check.head.is_none());
        let check = self.before.last().filter(|_| by_hand_over)?;
        Some(home::dossier(&check.engine, &check.state, None, None))
    }

    fn holds_anything(&self) -> bool {
        self.check.iter().chain(&self.before).any(|check| check.state.holds_anything())
    }

    /// Another check of the site by the id of its kader, if it is in.
    fn other(&self, kader: &str) -> Option<JsValue> {
        self.others().find(|one| get(one, "id").is_some_and(|id| id == kader))
    }

    fn others(&self) -> impl Iterator<Item = JsValue> + use<> {
        let checks = get(&self.site, "checks").and_then(|checks| checks.dyn_into::<Array>().ok());
        checks.unwrap_or_default().into_iter()
    }

    fn came_from(&self, kader: &str) -> bool {
        self.before.iter().any(|check| check.engine.kader().meta.id == kader)
    }

    /// A check as nobody did anything in it yet, out of what the loader gave of it.
    fn fresh(&self, given: &JsValue) -> Option<Check> {
        let engine = load(&get(given, "text")?).ok()?;
        let State { settings, today, round, .. } = &self.check.as_ref()?.state;
        let mut settings = settings.clone();
        if let Some(verified) = get(given, "verified").and_then(|verified| verified.as_bool()) {
            settings.rules = Rules::Whole { verified };
        }
        let state = State::new(&engine, settings, today.clone())?;
        // New fields, also where both checks ask the same.
        let state = State { round: round + 1, ..state };
        let head = get(given, "head").and_then(|head| head.as_string());
        let account = get(given, "account").and_then(|account| account.dyn_into().ok());
        Some(Check { engine: Rc::new(engine), state, head, account })
    }

    /// Goes on in another check with the answers it takes along; this one stays as it is.
    fn hand_over(&mut self, at: usize) -> Option<()> {
        let one = self.check.as_ref()?.state.assessment.hand_overs.get(at)?;
        let mut next = self.fresh(&self.other(&one.kader)?)?;
        next.state.overlay = None;
        next.state.bring(&next.engine, &one.answers);
        self.before.extend(self.check.replace(next));
        Some(())
    }

    /// Back to the check the reader came from, as it was left, with the answers this one hands over to it.
    fn back(&mut self) -> Option<()> {
        let mut check = self.before.pop()?;
        let id = &check.engine.kader().meta.id;
        let offers = &self.check.as_ref()?.state.assessment.hand_overs;
        if let Some(one) = offers.iter().find(|one| one.kader == *id) {
            check.state.bring(&check.engine, &one.answers);
        }
        self.check = Some(check);
        Some(())
    }

    /// Another check shows: a new step of the browser's history.
    fn turned(&mut self, ctx: &Context<Self>) -> bool {
        self.taken = None;
        self.wiping = false;
        self.focus = Some(Focus::Heading);
        if ctx.props().host.is_none() {
            browser::remember(self.number(), true);
        }
        true
    }

    /// What the typed code was made of. One of the version before, or of another check, makes the page go by that; the first
    /// until everything is wiped.
    fn read_code(&mut self) -> Option<Input> {
        let check = self.check.as_ref()?;
        let read = home::read_code(&check.engine, &check.state);
        if let Err(CodeError::Elsewhere { .. }) = read {
            for given in [self.earlier.clone()].into_iter().chain(self.others()) {
                let Some(mut fresh) = self.fresh(&given) else { continue };
                fresh.state.code = check.state.code.clone();
                if let Ok(input) = home::read_code(&fresh.engine, &fresh.state) {
                    self.before.extend(self.check.replace(fresh));
                    return Some(input);
                }
            }
        }
        read.ok()
    }

    fn hear(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let event = match event {
            Event::Wipe(..) => {
                // Nothing of any check may stay.
                self.before.truncate(1);
                self.check = self.before.pop().or(self.check.take());
                event
            }
            Event::Recall(number) => {
                let by_rules_of_before = self.check.as_ref().is_some_and(|check| check.head.is_some());
                while !by_rules_of_before && self.before.len() > number / APART && self.back().is_some() {}
                Event::Recall(number % APART)
            }
            _ => event,
        };
        let was = self.number();
        self.taken = None;
        self.wiping = false;
        let Some(Check { engine, state, .. }) = &mut self.check else { return false };
        let (round, place) = (state.round, state.place);
        let Effect { focus, remember } = state.hear(engine, event);
        let (is_wiped, is_result) =
            (state.round != round, state.place == Place::Result && place != Place::Result);
        let number = self.number();
        match &ctx.props().host {
            None if remember && number != was => browser::remember(number, true),
            None => {}
            // What happened, and nothing of what was answered.
            Some(host) => {
                if is_wiped {
                    browser::notify(host, "gewist");
                }
                if is_result {
                    browser::notify(host, "uitkomst");
                }
            }
        }
        self.focus = focus.or(self.focus.take());
        // Not compared with what was there: an event nearly always changes something, and Yew finds out what.
        true
    }

    /// Where to go for who has to be gone at once. A page in the page of somebody else cannot take that one away.
    fn exit(&self, ctx: &Context<Self>) -> Option<String> {
        get(&self.site, "exit")?.as_string().filter(|_| ctx.props().host.is_none())
    }

    fn text(&self, take: Export) -> String {
        let Some(Check { engine, state, .. }) = &self.check else { return String::new() };
        let door = home::door(&self.site, state);
        take.of(&home::dossier(engine, state, door.as_ref(), self.came_by().as_ref()))
    }

    fn see(&mut self, ctx: &Context<Self>, sign: Sign) -> bool {
        let now = browser::clock();
        // Who wakes a machine is not who left it.
        let wiped = self.watch.has_slept(now) && self.look_at_clock(ctx);
        self.watch.sign(sign, now) && self.turn(ctx) || wiped
    }

    fn look_at_clock(&mut self, ctx: &Context<Self>) -> bool {
        let now = browser::clock();
        let over = browser::find(&ctx.props().root, "[data-idle]:hover").is_some();
        let empty = !self.holds_anything();
        let gone = empty && self.watch.sign(Sign::Answered, now);
        let changed = self.watch.look(over, now) || gone;
        if self.watch.idle == Idle::Over {
            self.watch.wiped(now);
            self.hear(ctx, Event::Wipe(Wiped::Idle, browser::today()));
        }
        changed && self.turn(ctx)
    }

    /// The warning came or goes. While it goes the page looks more often; the focus it took goes back to where it was.
    fn turn(&mut self, ctx: &Context<Self>) -> bool {
        self.clock = clock(ctx, self.watch.look_every());
        let focused = browser::find(&ctx.props().root, ":focus:not([data-idle] *)");
        let lost = focused.is_none() && matches!(self.watch.idle, Idle::Covers(_) | Idle::Quiet);
        let left = focused.or(self.left.take());
        if let (Some(left), true) = (&left, lost) {
            browser::focus_here(left);
        }
        self.left = left.filter(|_| self.watch.idle != Idle::Quiet);
        true
    }

    fn measure(&mut self, ctx: &Context<Self>) -> bool {
        // What is covered has no place; it is measured when it shows again.
        if self.check.as_ref().is_some_and(|check| check.state.overlay.is_some()) {
            return false;
        }
        let wide = browser::stands_beside(&ctx.props().root, "aside").unwrap_or(self.wide);
        std::mem::replace(&mut self.wide, wide) != wide
    }
}

/// What the document is called: where the reader is, and nothing about anybody.
fn title(state: &State, engine: &Engine) -> String {
    let place = match (state.overlay, state.place) {
        (Some(Overlay::Account), _) => strings::ACCOUNT.to_owned(),
        (Some(Overlay::TwoJudges), _) => {
            strings::judging(engine.kader(), strings::judges_step(state.two_judges.step()))
        }
        (None, Place::Section(_)) if state.one_page => strings::ONE_PAGE.to_owned(),
        (None, Place::Section(index)) => strings::part(index, engine.kader().sections.len()),
        (None, Place::Result) => strings::ESTIMATED.to_owned(),
    };
    let wrong = if state.invalid.is_empty() { "" } else { strings::ERROR };
    [wrong, &place, " | ", strings::NAME].concat()
}

fn clock(ctx: &Context<Page>, every_ms: u32) -> Interval {
    let tick = ctx.link().callback(|()| Msg::Tick);
    Interval::new(every_ms, move || tick.emit(()))
}

fn listen(ctx: &Context<Page>, filled: &Rc<Cell<bool>>) {
    let on = |name: &str, hear: fn(&DomEvent) -> Option<Msg>| {
        let link = ctx.link().clone();
        browser::listen(name, ctx.props().signal.as_ref(), move |event| {
            if let Some(msg) = hear(&event) {
                link.send_message(msg);
            }
        });
    };
    let recall: fn(&DomEvent) -> Option<Msg> =
        |event| browser::recalled(event).map(|number| Msg::Reader(Event::Recall(number)));
    // The history of a host page says nothing about us, and leaving it is its own.
    if ctx.props().host.is_none() {
        on("popstate", recall);
        let filled = filled.clone();
        browser::listen("beforeunload", ctx.props().signal.as_ref(), move |event| {
            if filled.get() {
                browser::ask_to_stay(&event);
            }
        });
    }
    on("pagehide", |_| Some(Msg::Wipe(Wiped::Left)));
    on("pageshow", |event| browser::is_revived(event).then_some(Msg::Wipe(Wiped::Left)));
    on("keydown", |event| {
        let inside = browser::is_in(event, "[data-idle]");
        Some(Msg::Seen(if inside { Sign::Acted } else { Sign::Answered }))
    });
    on("keydown", |event| browser::is_escape(event).then_some(Msg::Escape));
    on("pointerdown", |_| Some(Msg::Seen(Sign::Acted)));
    // A screen reader or a voice clicks without a pointer and writes without a key.
    on("click", |_| Some(Msg::Seen(Sign::Acted)));
    on("input", |_| Some(Msg::Seen(Sign::Acted)));
    on("pointermove", |_| Some(Msg::Seen(Sign::Moved)));
    on("wheel", |_| Some(Msg::Seen(Sign::Acted)));
    on("scroll", |event| browser::is_around(event).then_some(Msg::Seen(Sign::Acted)));
    on("resize", |_| Some(Msg::Resized));
    on("beforeprint", |_| Some(Msg::PrintStarts));
    on("afterprint", |_| Some(Msg::PrintEnds));
}
