//! Answers do not stay on a screen nobody looks at: after a while of nothing they are wiped, with a warning before.

/// Without a sign of the reader for this long, everything is wiped.
pub const WIPE_AFTER_MS: f64 = 15.0 * MINUTE_MS;
/// The warning comes this long before.
pub const WARN_BEFORE_MS: f64 = 2.0 * MINUTE_MS;
/// How often the page looks at the clock.
pub const LOOK_EVERY_MS: u32 = 5_000;

const MINUTE_MS: f64 = 60_000.0;
/// How often it looks while the warning goes.
const GOING_EVERY_MS: u32 = 250;
/// Once somebody is there, the warning stays until the pointer was off it for this long.
const STAY_MS: f64 = 2_000.0;
/// Out of sight it still covers what is under it for this long: the second half of a double click is on its way.
const COVER_MS: f64 = 500.0;

/// How long nothing has happened, and what became of the warning. The number is whole minutes left, rounded up but for
/// the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// Not long.
    Quiet,
    /// So long that there is a warning.
    Warn(u32),
    /// Somebody is there, but the warning does not go from under their hands.
    Stays(u32),
    /// The warning is out of sight, and nothing under it can be hit yet.
    Covers(u32),
    /// Too long.
    Over,
}

/// What the reader did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Moved the pointer: no answer to the warning.
    Moved,
    /// Pointed at something, or scrolled.
    Acted,
    /// Pressed the button of the warning, or a key outside it.
    Answered,
}

/// What is known of whether somebody is there. All times are milliseconds.
pub struct Watch {
    last: f64,
    since: f64,
    /// What that comes to.
    pub idle: Idle,
}

impl Watch {
    /// Begins to watch.
    pub fn new(now: f64) -> Watch {
        Watch { last: now, since: now, idle: Idle::Quiet }
    }

    /// How often to look, in milliseconds.
    pub fn look_every(&self) -> u32 {
        match self.idle {
            Idle::Stays(_) | Idle::Covers(_) => GOING_EVERY_MS,
            _ => LOOK_EVERY_MS,
        }
    }

    /// Whether the page should have looked and wiped before now: the machine slept.
    pub fn has_slept(&self, now: f64) -> bool {
        idle(self.last + f64::from(LOOK_EVERY_MS), now) == Idle::Over
    }

    /// Takes a sign of the reader; true if that changes what there is to see.
    pub fn sign(&mut self, sign: Sign, now: f64) -> bool {
        let next = match (sign, self.idle) {
            (Sign::Moved, Idle::Warn(_)) => return false,
            (Sign::Acted, Idle::Warn(minutes)) => Idle::Stays(minutes),
            (Sign::Answered, Idle::Warn(minutes) | Idle::Stays(minutes)) => Idle::Covers(minutes),
            (_, idle) => idle,
        };
        self.last = now;
        self.turn(next, now)
    }

    /// Looks at the clock; `over`: the pointer is over the warning. True if that changes what there is to see.
    pub fn look(&mut self, over: bool, now: f64) -> bool {
        let passed = now - self.since;
        let next = match (idle(self.last, now), self.idle) {
            (Idle::Quiet, Idle::Stays(_)) if over => {
                self.since = now;
                self.idle
            }
            (Idle::Quiet, Idle::Stays(_)) if (0.0..STAY_MS).contains(&passed) => self.idle,
            (Idle::Quiet, Idle::Stays(minutes)) => Idle::Covers(minutes),
            (Idle::Quiet, Idle::Covers(_)) if (0.0..COVER_MS).contains(&passed) => self.idle,
            (judged, _) => judged,
        };
        self.turn(next, now)
    }

    /// Everything is wiped: the reader who comes back begins anew.
    pub fn wiped(&mut self, now: f64) {
        self.last = now;
        self.turn(Idle::Covers(0), now);
    }

    fn turn(&mut self, next: Idle, now: f64) -> bool {
        let changes = next != self.idle;
        if changes {
            self.idle = next;
            self.since = now;
        }
        changes
    }
}

/// Judges the clock. One that runs back counts as not long.
fn idle(last: f64, now: f64) -> Idle {
    let left = WIPE_AFTER_MS - (now - last);
    if left <= 0.0 {
        Idle::Over
    } else if left > WARN_BEFORE_MS {
        Idle::Quiet
    } else if left <= MINUTE_MS / 2.0 {
        Idle::Warn(0)
    } else {
        // At most two minutes are left here; rounding up is not in `core` yet.
        Idle::Warn(if left > MINUTE_MS { 2 } else { 1 })
    }
}

#[cfg(test)]
mod test {
    use super::*;
    use crate::prelude::*;

    const WARNED_MS: f64 = 13.0 * MINUTE_MS;

    /// Nothing was done for so long that there is a warning.
    fn warned() -> Watch {
        let mut watch = Watch::new(0.0);
        assert!(watch.look(false, WARNED_MS));
        assert_eq!(watch.idle, Idle::Warn(2));
        watch
    }

    /// What there is to see at these times after the warning came, looking as often as the page does.
    fn seen(watch: &mut Watch, over: bool, from: f64, until: f64) -> Vec<Idle> {
        let step = f64::from(GOING_EVERY_MS);
        let times = (0..).map(|count| from + step * f64::from(count)).take_while(|&time| time <= until);
        times
            .map(|time| {
                watch.look(over, WARNED_MS + time);
                watch.idle
            })
            .collect()
    }

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

    #[test]
    fn before_the_warning_any_sign_begins_the_quarter_anew() {
        for sign in [Sign::Moved, Sign::Acted, Sign::Answered] {
            let mut watch = Watch::new(0.0);
            assert!(!watch.sign(sign, 12.0 * MINUTE_MS));
            assert!(!watch.look(false, 24.0 * MINUTE_MS), "{sign:?}");
            assert!(watch.look(false, 25.0 * MINUTE_MS), "{sign:?}");
        }
    }

    #[test]
    fn a_pointer_that_moves_does_not_answer_the_warning() {
        let mut watch = warned();
        assert!(!watch.sign(Sign::Moved, WARNED_MS + 1.0));
        assert!(watch.look(true, WARN_BEFORE_MS + WARNED_MS));
        assert_eq!(watch.idle, Idle::Over);
    }

    #[test]
    fn an_answer_takes_the_warning_out_of_sight_at_once_and_uncovers_later() {
        let mut watch = warned();
        assert!(watch.sign(Sign::Answered, WARNED_MS));
        assert_eq!(watch.idle, Idle::Covers(2));
        assert_eq!(seen(&mut watch, true, 0.0, 250.0), [Idle::Covers(2); 2]);
        assert_eq!(seen(&mut watch, true, 500.0, 1_000.0), [Idle::Quiet; 3]);
        assert!(!watch.look(false, WARNED_MS + 12.9 * MINUTE_MS), "the quarter began anew");
    }

    #[test]
    fn after_something_else_the_warning_stays_two_seconds() {
        let mut watch = warned();
        assert!(watch.sign(Sign::Acted, WARNED_MS));
        assert_eq!(seen(&mut watch, false, 0.0, 1_750.0), [Idle::Stays(2); 8]);
        // Doing more does not keep it longer.
        assert!(!watch.sign(Sign::Acted, WARNED_MS + 1_900.0));
        assert_eq!(seen(&mut watch, false, 2_000.0, 2_250.0), [Idle::Covers(2); 2]);
        assert!(!watch.sign(Sign::Acted, WARNED_MS + 2_300.0));
        assert_eq!(seen(&mut watch, false, 2_500.0, 2_750.0), [Idle::Quiet; 2]);
    }

    #[test]
    fn it_does_not_go_while_the_pointer_is_over_it_nor_two_seconds_later() {
        let mut watch = warned();
        watch.sign(Sign::Acted, WARNED_MS);
        assert_eq!(seen(&mut watch, true, 0.0, 9_000.0), [Idle::Stays(2); 37]);
        assert_eq!(seen(&mut watch, false, 9_250.0, 10_750.0), [Idle::Stays(2); 7]);
        assert_eq!(seen(&mut watch, false, 11_000.0, 11_000.0), [Idle::Covers(2)]);
    }

    #[test]
    fn a_pointer_left_over_it_does_not_keep_the_answers() {
        let mut watch = warned();
        watch.sign(Sign::Acted, WARNED_MS);
        assert!(watch.look(true, 2.0 * WARNED_MS));
        assert_eq!(watch.idle, Idle::Warn(2));
        assert!(watch.look(true, 2.0 * WARNED_MS + WARN_BEFORE_MS));
        assert_eq!(watch.idle, Idle::Over);
    }

    #[test]
    fn what_comes_under_it_by_wiping_is_covered_too() {
        let mut watch = warned();
        assert!(!watch.has_slept(WIPE_AFTER_MS), "who is just in time, is");
        assert!(watch.has_slept(WIPE_AFTER_MS + f64::from(LOOK_EVERY_MS)));
        watch.look(false, WIPE_AFTER_MS);
        watch.wiped(WIPE_AFTER_MS);
        assert_eq!((watch.idle, watch.look_every()), (Idle::Covers(0), GOING_EVERY_MS));
        assert!(watch.look(false, WIPE_AFTER_MS + COVER_MS));
        assert_eq!((watch.idle, watch.look_every()), (Idle::Quiet, LOOK_EVERY_MS));
    }

    #[test]
    fn a_clock_that_runs_back_does_not_keep_it() {
        let mut watch = warned();
        watch.sign(Sign::Acted, WARNED_MS);
        assert_eq!(seen(&mut watch, false, -3_000.0, -3_000.0), [Idle::Covers(2)]);
        assert_eq!(seen(&mut watch, false, -9_000.0, -9_000.0), [Idle::Quiet]);
    }
}
