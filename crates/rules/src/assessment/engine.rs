//! From a kader and a case to an assessment.

use super::case::Case;
use super::description::{Description, describe};
use super::model::{
    ActionResult, Assessment, CardResult, ContradictionResult, HandOverResult, Heading, Input, InputError,
    KaderRef, Options, PointResult, RoutePage, SignalResult, Target,
};
use super::texts::Texts;
use super::timeline::timeline;
use crate::decision::compile::Presence;
use crate::decision::partial::Reached;
use crate::decision::{Compiled, Ref};
use crate::kader::element::{Expected, Fields, Value};
use crate::kader::model::{Fact, HandOver, InfoCard, Moment, Point, Points, Route};
use crate::kader::{Kader, Problem, Table, Text, Voice};
use crate::prelude::*;

/// A kader made ready to assess with.
#[derive(Clone, Debug)]
pub struct Engine {
    kader: Kader,
    sha256: String,
    compiled: Compiled,
}

impl Engine {
    /// Compiles a kader that was checked when its pack was built; `sha256` is the hash of that pack, which shows that it
    /// is still the same. A kader with mistakes gives wrong answers here, never a panic.
    ///
    /// Errors: everything [`Compiled::new`] finds.
    pub fn new(kader: Kader, sha256: String) -> Result<Engine, Vec<Problem>> {
        let compiled = Compiled::new(&kader, &|_, _| {
            let message = "dit kader is te groot om na te rekenen";
            Problem::new("entangled-questions", "kader", message, "")
        })?;
        Ok(Engine::of(kader, sha256, compiled))
    }

    /// Makes a parsed pack, `{ sha256, kader }`, ready to assess with.
    ///
    /// Errors: `invalid-pack` when it is not of that shape; else the first problem of [`Engine::new`].
    pub fn of_pack(pack: Value) -> Result<Engine, Problem> {
        let Some((kader, sha256)) = read(pack) else {
            let message = "dit pakket hoort niet bij deze versie van de voorcheck; bouw het opnieuw met dezelfde versie";
            return Err(Problem::new("invalid-pack", "pack", message, ""));
        };
        Engine::new(kader, sha256).map_err(|problems| {
            let nothing = || Problem::new("invalid-kader", "kader", "het kader is niet te lezen", "");
            problems.into_iter().next().unwrap_or_else(nothing)
        })
    }

    /// An engine of a kader and its own diagrams, for who compiles with other words for what does not fit.
    pub fn of(kader: Kader, sha256: String, compiled: Compiled) -> Engine {
        Engine { kader, sha256, compiled }
    }

    /// The kader.
    pub fn kader(&self) -> &Kader {
        &self.kader
    }

    /// The diagrams.
    pub fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// What can be asked and answered, in one voice.
    pub fn describe(&self, voice: Voice) -> Description {
        describe(&self.kader, &self.sha256, voice)
    }

    /// The assessment of a case. Pure: the same input gives the same value.
    ///
    /// Errors: see [`InputError`]; nothing is half-applied.
    pub fn assess(&self, input: &Input, options: &Options) -> Result<Assessment, InputError> {
        let case = Case::new(&self.kader, &self.compiled, input, options)?;
        let texts = Texts::new(&self.kader, &case, options.voice);
        let reached = Reached::new(&case.known, &self.compiled.diagrams);
        let (kader, compiled, target) = (&self.kader, &self.compiled, options.target);
        Ok(Assessor { kader, compiled, case, reached, texts, target }.assessment(
            input,
            options,
            &self.sha256,
        ))
    }
}

/// The kader of a pack with the hash of its canonical bytes; `None` for anything else.
fn read(pack: Value) -> Option<(Kader, String)> {
    let mut broken = false;
    let mut fields = Fields::of(pack, Expected::Table, &mut broken);
    let kader = fields.take("kader", &mut broken);
    let sha256 = fields.take("sha256", &mut broken);
    fields.end(&[], &mut broken);
    (!broken).then_some((kader, sha256))
}

/// One assessment in the making. `judge` adds the decisions, `ask` the questions.
pub(super) struct Assessor<'a> {
    pub(super) kader: &'a Kader,
    pub(super) compiled: &'a Compiled,
    pub(super) case: Case,
    pub(super) reached: Reached,
    pub(super) texts: Texts<'a>,
    pub(super) target: Target,
}

impl Assessor<'_> {
    fn assessment(&self, input: &Input, options: &Options, sha256: &str) -> Assessment {
        let meta = &self.kader.meta;
        let route = self.route(input);
        let mut assessment = Assessment {
            kader: KaderRef::of(meta, sha256),
            engine: env!("CARGO_PKG_VERSION"),
            today: options.today.clone(),
            disclaimer: self
                .texts
                .text(meta.route_disclaimer.as_ref().filter(|_| route.is_some()).unwrap_or(&meta.disclaimer)),
            dissent: self.texts.text(&meta.dissent),
            municipality: self.texts.municipality(input.municipality.as_deref()),
            route: route.map(|route| route.id.clone()),
            route_page: route.map(|route| self.route_page(route)),
            guide: None,
            decisions: Vec::new(),
            relevant_questions: Vec::new(),
            next_question: None,
            offered_questions: Vec::new(),
            contradictions: Vec::new(),
            to_find_out: Vec::new(),
            signals: Vec::new(),
            incomplete: Vec::new(),
            source_conflicts: Vec::new(),
            open_steps: Vec::new(),
            hand_overs: Vec::new(),
            actions: Vec::new(),
            cards: Vec::new(),
            timeline: Vec::new(),
            timeline_summary: None,
            local_wordings: Vec::new(),
        };
        if route.is_none() {
            self.fill(&mut assessment);
        }
        let hand_overs =
            self.kader.hand_overs.iter().zip(&self.compiled.hand_overs).zip(&self.compiled.taken);
        for ((one, presence), taken) in hand_overs {
            // A route has no verdict and no questions to depend on.
            let applies = route.is_none() || one.when.is_none() && one.over.is_none();
            if applies && self.appears(presence, one.also_if_unknown) {
                assessment.hand_overs.push(self.hand_over(one, taken));
            }
        }
        let moment = |index: usize, moment: &Moment| {
            self.compiled
                .moments
                .get(index)
                .is_some_and(|presence| self.appears(presence, moment.also_if_unknown))
        };
        (assessment.timeline, assessment.timeline_summary) =
            timeline(&self.case.plan, self.kader, &self.texts, &moment, route.map(|route| route.id.as_str()));
        assessment
    }

    /// Everything that is there only without a route.
    fn fill(&self, assessment: &mut Assessment) {
        let questions = self.questions();
        let ids = |facts: &[usize]| {
            facts.iter().filter_map(|&i| self.kader.facts.get(i)).map(|f| f.id.clone()).collect()
        };
        assessment.relevant_questions = ids(&questions.relevant);
        assessment.offered_questions = ids(&questions.offered);
        assessment.next_question = self.next_question(&questions.relevant);
        assessment.to_find_out =
            questions.to_find_out.iter().filter_map(|&fact| self.find_out(fact)).collect();
        assessment.decisions = self
            .kader
            .decisions
            .iter()
            .enumerate()
            .filter_map(|(index, decision)| self.decision(index, decision))
            .collect();
        assessment.contradictions = self
            .kader
            .contradictions
            .iter()
            .zip(&self.compiled.contradictions)
            .filter(|(_, condition)| self.certain(**condition))
            .map(|(contradiction, _)| ContradictionResult {
                id: contradiction.id.clone(),
                text: self.texts.text(&contradiction.text),
                facts: contradiction.facts.clone(),
            })
            .collect();
        let kader = self.kader;
        for (signal, presence) in kader.signals.iter().zip(&self.compiled.signals) {
            if self.appears(presence, signal.also_if_unknown) {
                let mut result = self.signal(&signal.id, &signal.text, &signal.norms);
                result.in_headline = signal.in_headline;
                result.background = self.texts.maybe(signal.background.as_ref());
                assessment.signals.push(result);
            }
        }
        for one in &kader.incomplete {
            let mut result = self.signal(&one.id, &one.text, &one.norms);
            result.in_headline = one.in_headline;
            assessment.incomplete.push(result);
        }
        for (one, presence) in kader.source_conflicts.iter().zip(&self.compiled.source_conflicts) {
            if self.appears(presence, one.also_if_unknown) {
                assessment.source_conflicts.push(self.signal(&one.id, &one.text, &one.norms));
            }
        }
        for (one, presence) in kader.open_steps.iter().zip(&self.compiled.open_steps) {
            if self.appears(presence, one.also_if_unknown) {
                assessment.open_steps.push(self.signal(&one.id, &one.text, &one.norms));
            }
        }
        for (action, presence) in kader.actions.iter().zip(&self.compiled.actions) {
            if self.appears(presence, action.also_if_unknown) {
                assessment.actions.push(ActionResult {
                    id: action.id.clone(),
                    phase: action.phase.clone(),
                    text: self.texts.text(&action.text),
                    contact: action.contact,
                    who: self.texts.maybe(action.who.as_ref()),
                    paper: self.texts.maybe(action.paper.as_ref()),
                    background: self.texts.maybe(action.background.as_ref()),
                    norms: action.norms.clone(),
                });
            }
        }
        for (card, presence) in kader.cards.iter().zip(&self.compiled.cards) {
            if self.appears(presence, card.also_if_unknown) {
                assessment.cards.push(self.own_card(card));
            }
        }
        if let Some(guide) = &kader.guide {
            let variant = self.variant(&guide.variants, &self.compiled.guide, Points::Open);
            let (headline, summary) =
                variant.map_or((&guide.headline, &guide.summary), |one| (&one.headline, &one.summary));
            let (headline, summary) = (self.texts.text(headline), self.texts.text(summary));
            assessment.guide = Some(Heading { headline, summary });
        }
        assessment.local_wordings = self.texts.local();
    }

    /// Whether a condition holds in every completion.
    pub(super) fn certain(&self, condition: Ref) -> bool {
        self.reached.certain(condition)
    }

    /// Whether something appears: its condition is certain, or possible where that is enough, and it need not be over.
    fn appears(&self, presence: &Presence, also_if_unknown: bool) -> bool {
        self.reached.possible(presence.due) && (also_if_unknown || self.certain(presence.when))
    }

    fn signal(&self, id: &str, text: &Text, norms: &[String]) -> SignalResult {
        SignalResult {
            id: id.to_owned(),
            text: self.texts.text(text),
            in_headline: false,
            background: None,
            norms: norms.to_vec(),
        }
    }

    fn hand_over(&self, one: &HandOver, taken: &[Ref]) -> HandOverResult {
        let mut answers = Table::default();
        for (taken, condition) in one.takes.iter().zip(taken) {
            let own = || self.compiled.space.fact(&taken.fact).and_then(|fact| self.case.chosen(fact));
            if self.certain(*condition)
                && let Some(option) = taken.option.as_deref().or_else(own)
            {
                answers.insert(taken.fact.clone(), option.to_owned());
            }
        }
        HandOverResult {
            id: one.id.clone(),
            kader: one.kader.clone(),
            text: self.texts.text(&one.text),
            answers,
            norms: one.norms.clone(),
        }
    }

    /// The first route that holds on definite values; the one without kader when the host page asks for a
    /// municipality that is not here.
    fn route(&self, input: &Input) -> Option<&Route> {
        let routes = &self.kader.routes;
        if let Some(asked) = &input.municipality
            && !self.texts.knows_municipality(asked)
        {
            return routes
                .iter()
                .find(|route| Some(&route.id) == self.kader.meta.route_without_kader.as_ref());
        }
        let conditions = routes.iter().zip(&self.compiled.routes);
        conditions
            .filter_map(|(route, condition)| condition.map(|condition| (route, condition)))
            .find(|&(_, condition)| self.certain(condition))
            .map(|(route, _)| route)
    }

    /// The route's own cards, then those of the kader that it names.
    fn route_page(&self, route: &Route) -> RoutePage {
        let mut cards = Vec::new();
        for card in &route.cards {
            let mut told = self.card(&card.title, &card.points);
            told.contact = card.contact;
            cards.push(told);
        }
        for id in &route.further {
            for card in self.kader.cards.iter().filter(|card| card.id == *id) {
                cards.push(self.own_card(card));
            }
        }
        RoutePage {
            headline: self.texts.text(&route.headline),
            summary: self.texts.text(&route.summary),
            cards,
        }
    }

    fn own_card(&self, card: &InfoCard) -> CardResult {
        let mut told = self.card(&card.title, &card.points);
        told.id = Some(card.id.clone());
        told.background = self.texts.maybe(card.background.as_ref());
        told
    }

    fn card(&self, title: &Text, points: &[Point]) -> CardResult {
        let mut told = Vec::new();
        for point in points {
            told.push(PointResult { text: self.texts.text(&point.text), norms: point.norms.clone() });
        }
        CardResult { id: None, background: None, title: self.texts.text(title), contact: None, points: told }
    }

    /// The fact with this index.
    pub(super) fn fact(&self, index: usize) -> Option<&Fact> {
        self.kader.facts.get(index)
    }
}
