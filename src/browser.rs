//! What the page asks of the browser, each in one small function. Nothing here throws: a browser that refuses something
//! leaves the page without it.

use gloo_timers::callback::Timeout;
use voorcheck_rules::questionnaire::dates::zero;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortSignal, AddEventListenerOptions, Element, Event, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// Listens to an event of the window, until the signal says it is over.
pub fn listen(name: &str, signal: Option<&AbortSignal>, heard: impl Fn(Event) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = AddEventListenerOptions::new();
    options.set_passive(true);
    // Before anybody in the page can keep it from us, and also what does not bubble: scrolling.
    options.set_capture(true);
    if let Some(signal) = signal {
        options.set_signal(signal);
    }
    let heard = Closure::<dyn Fn(Event)>::new(heard).into_js_value();
    let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
        name,
        heard.unchecked_ref(),
        &options,
    );
}

/// Today's date where the reader is, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let [year, month, day] =
        [now.get_full_year(), now.get_month() + 1, now.get_date()].map(|number| number.to_string());
    // Measured: with the formatter of the standard library it takes a thousand bytes more.
    [&*year, "-", zero(&month), &month, "-", zero(&day), &day].concat()
}

/// The clock, in milliseconds.
pub fn clock() -> f64 {
    js_sys::Date::now()
}

/// Whether a key was Escape.
pub fn is_escape(event: &Event) -> bool {
    js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key == "Escape")
}

/// The element something happened in. The first of the path, because seen from the window everything in a shadow tree is
/// its host.
fn origin(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Whether an event happened in what this selector finds.
pub fn is_in(event: &Event, selector: &str) -> bool {
    origin(event).is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Whether what scrolled is the page, or a part of a host page that the check is in; not something beside it that moves.
pub fn is_around(event: &Event) -> bool {
    origin(event).is_none_or(|element| find(&element, "voor-check").is_some())
}

/// The first of what this selector finds.
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// Gives the focus; the window stays where it is.
pub fn focus_here(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Remembers a place by its number only, as a new step of the history or in place of this one. No address changes.
pub fn remember(number: usize, as_step: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let state = JsValue::from_f64(number as f64);
    // A browser may refuse: too many steps, or a page from a file. Then its back button leaves the page.
    let _ = if as_step { history.push_state(&state, "") } else { history.replace_state(&state, "") };
}

/// The number that was remembered, out of the event of going back or forth.
pub fn recalled(event: &Event) -> Option<usize> {
    let number = event.dyn_ref::<web_sys::PopStateEvent>()?.state().as_f64()?;
    (number >= 0.0).then_some(number as usize)
}

/// Has the browser ask whether to leave the page, out of the event of leaving it. The words are its own.
pub fn ask_to_stay(event: &Event) {
    // Unlike the newer way also in Safari, and where the listener is passive.
    let _ = js_sys::Reflect::set(event, &"returnValue".into(), &true.into());
}

/// Whether a page comes back out of the browser's memory.
pub fn is_revived(event: &Event) -> bool {
    event.dyn_ref::<web_sys::PageTransitionEvent>().is_some_and(web_sys::PageTransitionEvent::persisted)
}

/// Tells the host page by name what happened.
pub fn notify(host: &js_sys::Function, what: &str) {
    // What the host page does with it is its own.
    let _ = host.call1(&JsValue::NULL, &JsValue::from_str(what));
}

/// Calls a function of the loader.
pub fn call(function: &js_sys::Function) {
    let _ = function.call0(&JsValue::NULL);
}

/// Sets or removes an attribute without a value.
pub fn mark(element: &Element, name: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(name, on);
}

/// Puts another page in the place of this one: going back does not lead here.
pub fn leave_for(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(address);
    }
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Copies a text; `done` hears whether that worked. It does not in every frame, nor over plain http.
pub fn copy(text: &str, done: impl Fn(bool) + 'static) {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else { return done(false) };
    // The promise comes with nothing when it is done, and with a reason when it is refused.
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |reason: JsValue| done(reason.is_undefined()));
    let _ = clipboard.write_text(text).then2(&heard, &heard);
    heard.forget();
}

/// Hands over a text as a file. It never leaves the machine: the browser makes the file out of its own memory.
pub fn download(name: &str, kind: &str, text: &str) {
    let save = || {
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
        let link = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into::<HtmlElement>().ok()?;
        link.set_attribute("href", &url).ok()?;
        link.set_attribute("download", name).ok()?;
        link.click();
        // Some browsers begin to read a moment later.
        Timeout::new(2_000, move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        })
        .forget();
        Some(())
    };
    // A browser that refuses leaves the reader with the copy button.
    let _ = save();
}

/// Selects all text of what this selector finds, so that one key copies it.
pub fn select_text(root: &Element, selector: &str) {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let (Some(selection), Some(found)) = (selection, find(root, selector)) {
        let _ = selection.select_all_children(&found);
    }
}

/// Selects all of what stands in a text field.
pub fn select(root: &Element, selector: &str) {
    let found = find(root, selector).and_then(|found| found.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    if let Some(field) = found {
        let _ = field.focus();
        field.select();
    }
}

/// Whether what this selector finds stands beside the main column.
pub fn stands_beside(root: &Element, selector: &str) -> Option<bool> {
    Some(find(root, selector)?.offset_left() > find(root, ".vc-main")?.offset_left())
}

/// Opens every closed `<details>` and gives them back, so that paper shows what a click would.
pub fn open_details(root: &Element) -> Vec<Element> {
    let Ok(closed) = root.query_selector_all("details:not([open])") else { return Vec::new() };
    let closed: Vec<Element> =
        (0..closed.length()).filter_map(|index| closed.item(index)?.dyn_into::<Element>().ok()).collect();
    for details in &closed {
        let _ = details.set_attribute("open", "");
    }
    closed
}

/// Closes them again.
pub fn close_details(opened: &[Element]) {
    for details in opened {
        let _ = details.remove_attribute("open");
    }
}

fn scroll(element: &Element, to: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the focus to what this selector finds, and the window with it; to its top where nothing is said.
///
/// In a task of its own: Firefox loses a focus on an element that was inserted a moment ago.
pub fn focus(root: &Element, selector: String, to: Option<ScrollLogicalPosition>) {
    let root = root.clone();
    Timeout::new(0, move || {
        let Some(element) = find(&root, &selector) else { return };
        match to {
            Some(to) => {
                // What a field is called, and what is wrong with it, stands above it; a low window has no room for all.
                let whole = element.closest("[data-code], [data-date]").ok().flatten();
                scroll(whole.as_ref().unwrap_or(&element), to);
                scroll(&element, ScrollLogicalPosition::Nearest);
            }
            None => {
                if let Some(window) = web_sys::window() {
                    window.scroll_to_with_x_and_y(0.0, 0.0);
                }
            }
        }
        if element.tab_index() < 0 {
            make_focusable_once(&element);
        }
        focus_here(&element);
    })
    .forget();
}

/// A heading takes the focus for this once only; afterwards a click on it must not.
fn make_focusable_once(element: &HtmlElement) {
    let _ = element.set_attribute("tabindex", "-1");
    let heading = element.clone();
    let left = Closure::once_into_js(move || {
        let _ = heading.remove_attribute("tabindex");
    });
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    let _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        "blur",
        left.unchecked_ref(),
        &options,
    );
}
