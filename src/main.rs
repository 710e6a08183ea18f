//! The page: what the loader calls once the module and the rules are there.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A third of the default allocator's size, and constant time. A page lives short and allocates little.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Shows the check in `root`, with the text of the opening of a pack and options; gives two functions, for when the text of
/// the whole pack came and when it did not. See [`voorcheck::mount`].
///
/// Throws the error envelope `{ error: { code, message, path } }` when what it gets is not a kader, as the first of the two
/// does.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, opening: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    voorcheck::mount(root, opening, &options)
}

fn main() {}
