//! The rules as an ES module, without a page.

pub use voorcheck::api::headless::*;

fn main() {}
