//! The page: what the loader calls once the module and the rules are there.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A third of the default allocator's size, and constant time. A page lives short and allocates little.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Shows the check in `root`, with the opening of a pack and `{ gemeente, stem, account, gast, kop }`.
///
/// Gives two functions: the first takes the whole pack, and whether its hash was compared; the second takes the check
/// away. See [`safehouse_check::widget::mount`]. They throw the error envelope
/// `{ error: { code, message, path } }` when what they get is not a kader.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, opening: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    safehouse_check::widget::mount(root, opening, &options)
}

fn main() {}
