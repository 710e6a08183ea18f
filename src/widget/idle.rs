//! Answers do not stay on a screen nobody looks at: after a while of nothing they are wiped, with a warning before.

/// Without a key or a pointer for this long, everything is wiped.
pub const WIPE_AFTER_MS: f64 = 15.0 * MINUTE_MS;
/// The warning comes this long before.
pub const WARN_BEFORE_MS: f64 = 2.0 * MINUTE_MS;
/// How often the page looks at the clock.
pub const LOOK_EVERY_MS: u32 = 5_000;

const MINUTE_MS: f64 = 60_000.0;

/// How long nothing has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// Not long.
    Quiet,
    /// So long that there is a warning; the number is whole minutes left, rounded up but for the last one.
    Warn(u32),
    /// Too long.
    Over,
}

/// Judges the clock, in milliseconds. A clock that runs back counts as not long.
pub fn idle(last: f64, now: f64) -> Idle {
    let left = WIPE_AFTER_MS - (now - last);
    if left <= 0.0 {
        Idle::Over
    } else if left > WARN_BEFORE_MS {
        Idle::Quiet
    } else if left <= MINUTE_MS / 2.0 {
        Idle::Warn(0)
    } else {
        // At most two minutes are left here.
        Idle::Warn((left / MINUTE_MS).ceil() as u32)
    }
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn warns_two_minutes_before_and_then_wipes() {
        assert_eq!(idle(0.0, 0.0), Idle::Quiet);
        assert_eq!(idle(0.0, 12.9 * MINUTE_MS), Idle::Quiet);
        assert_eq!(idle(0.0, 13.0 * MINUTE_MS), Idle::Warn(2));
        assert_eq!(idle(0.0, 14.0 * MINUTE_MS), Idle::Warn(1));
        assert_eq!(idle(0.0, 14.6 * MINUTE_MS), Idle::Warn(0));
        assert_eq!(idle(0.0, 15.0 * MINUTE_MS), Idle::Over);
    }

    #[test]
    fn a_clock_that_runs_back_is_no_reason_to_wipe() {
        assert_eq!(idle(10.0 * MINUTE_MS, 0.0), Idle::Quiet);
    }
}
