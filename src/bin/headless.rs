//! The rules as an ES module, without a page.

pub use safehouse_check::api::headless::*;

fn main() {}
