//! Room 6: what can be shown of a kader to somebody who does not take our word for it.
//!
//! [`scenario`] holds cases against what policy people expect.

pub mod scenario;
