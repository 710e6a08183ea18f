//! Room 6: what can be shown of a kader to somebody who does not take our word for it.
//!
//! [`coverage`]: every sentence of the source has its place, every norm its use.
//! [`scenario`] holds cases against what policy people expect.

pub mod coverage;
pub mod scenario;
