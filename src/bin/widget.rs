//! The page: what the loader calls once the module and the rules are there.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A third of the default allocator's size, and constant time. A page lives short and allocates little.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Shows the check in `root`, with the rules of `pack` and `{ gemeente, stem, verified, account }` from the host page.
///
/// Throws the error envelope `{ error: { code, message, path } }` when the pack is not a kader.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, pack: JsValue, options: JsValue) -> Result<(), JsValue> {
    safehouse_check::widget::mount(root, pack, &options)
}

fn main() {}
