//! The page of Voorcheck: views of the state of a questionnaire, no rules.
//!
//! [`page`] is the only component and hears every [`message`]; [`view`] holds the functions that draw it, [`strings`] what
//! the interface itself says, [`home`] what a reader takes along, [`browser`] what is asked of the browser.

pub mod browser;
pub mod home;
pub mod message;
pub mod page;
pub mod strings;
pub mod view;

use std::rc::Rc;

use js_sys::Array;
use voorcheck_border::load;
use voorcheck_rules::kader::Voice;
use voorcheck_rules::questionnaire::event::{Event, Rules, Settings};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Shows the check in an element, by the text of the opening of a pack.
///
/// `options` is `{ municipality, voice, judges, account, host, level, signal, again }`, each of which may be missing or null. `host`
/// makes it a part of another page: a function that hears `step` and `print`, and `uitkomst` and `gewist`, which that page
/// hears by those names; `level` is that (1 to 6) of its first heading there. `signal` is the `AbortSignal` that ends every
/// listener: an instance shows one check, and whoever takes that away lets go of the whole instance. `again` asks for the
/// whole pack once more.
///
/// Gives three functions: one of the text of the whole pack, whether its hash was compared, and the version before it, for when
/// that pack is there; one for when it did not come; and one of what the site says, for when that is there. Errors: see [`load`].
///
/// The version before is `{ text, head }`: its pack, missing as long as that is not there and once its codes do not count any
/// more, and what stands above every step while the page goes by it. It may be missing altogether.
///
/// What the site says is `{ sender, doors, exit }`, made by `www/site.js` of its file: an element that shows whose it is, how to get to
/// each municipality, by its id ([`view::Door`]), and where to go for who has to be gone at once.
pub fn mount(root: Element, opening: JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let engine = Rc::new(load(&opening)?);
    let props = page::Props {
        engine,
        settings: settings(options),
        root: root.clone(),
        account: get(options, "account").and_then(|account| account.dyn_into().ok()),
        host: get(options, "host").and_then(|host| host.dyn_into().ok()),
        level: get(options, "level").and_then(|level| level.as_f64()).unwrap_or_default() as u8,
        signal: get(options, "signal").and_then(|signal| signal.dyn_into().ok()),
        again: get(options, "again").and_then(|again| again.dyn_into().ok()),
    };
    let page = Rc::new(yew::Renderer::<page::Page>::with_root_and_props(root, props).render());
    let there = page.clone();
    let arrive = move |pack, verified, earlier| {
        let engine = Rc::new(load(&pack)?);
        there.send_message(message::Msg::Arrived(engine, Rules::Whole { verified }, earlier));
        Ok(())
    };
    let arrive = Closure::<dyn Fn(JsValue, bool, JsValue) -> Result<(), JsValue>>::new(arrive);
    let told = page.clone();
    let tell = Closure::<dyn Fn(JsValue)>::new(move |site| told.send_message(message::Msg::Site(site)));
    let miss = Closure::<dyn Fn()>::new(move || {
        page.send_message(message::Msg::Reader(Event::Arrive(Rules::Missed)));
    });
    Ok(Array::of3(&arrive.into_js_value(), &miss.into_js_value(), &tell.into_js_value()).into())
}

/// A field of an object of JavaScript.
fn get(options: &JsValue, key: &str) -> Option<JsValue> {
    js_sys::Reflect::get(options, &JsValue::from_str(key)).ok()
}

fn settings(options: &JsValue) -> Settings {
    let get = |key| get(options, key);
    Settings {
        voice: get("voice").and_then(|voice| Voice::from_id(&voice.as_string()?)).unwrap_or_default(),
        municipality: get("municipality").and_then(|name| name.as_string()).filter(|name| !name.is_empty()),
        judges: get("judges").is_some_and(|judges| judges.is_truthy()),
        rules: Rules::Opening,
    }
}
