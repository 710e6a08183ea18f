/**
 * The rules of a policy (a "kader") without a page: what can be asked, and what follows from the answers.
 *
 * Every call that cannot be answered ends in a {@link KaderError}; nothing is half-applied, and the next call works.
 * Nothing is stored or sent. An outcome is an estimate to talk about: the municipality decides, and a melding is always
 * possible.
 */

/** A calendar date, `YYYY-MM-DD`. */
export type DateText = string;

/** Who the texts speak to: professional Dutch, or Dutch at level B1. */
export type Voice = "behandelaar" | "inwoner";

/** How something looks: met, somebody weighs, not met, not known yet. Show it with a word, never by colour alone. */
export type Tone = "goed" | "wegen" | "niet" | "open";

/** Whether a reason rests on a fact or on somebody's judgement. */
export type Basis = "feit" | "oordeel";

/** Whether a question is asked first, while it matters to the first decision, or never required. */
export type Role = "route" | "beslist" | "info";

/** Codes this module gives. A pack that is not in order gives others too, which name what is wrong with its kader. */
export type KnownCode =
  /** An answer, date or municipality is not of the right shape, or the input holds something that is no data. */
  | "invalid-input"
  /** `today`, `voice`, `target` or a hash is missing or not one of the choices. */
  | "invalid-options"
  /** Not a pack, or one of another version of the engine. */
  | "invalid-pack"
  /** The rules are not those of the hash. */
  | "wrong-hash"
  /** Not a kader that this `load` gave. */
  | "invalid-handle"
  | "unknown-question"
  | "unknown-option"
  | "unknown-date"
  | "invalid-date"
  /** The Wasm could not be fetched, compiled or started. */
  | "wasm-not-loaded"
  /** The engine stopped halfway; the next call begins with a new one. A mistake of ours: please report it. */
  | "engine-crashed";

/** The one shape of every error. `JSON.stringify` gives `{ "error": { "code", "message", "path" } }`. */
export class KaderError extends Error {
  /** Stable; for programs. */
  readonly code: KnownCode | (string & {});
  /** Where in what was given, such as `answers.afgekickt`; empty when no place is to blame. */
  readonly path: string;
  readonly error: { code: string; message: string; path: string };
  /** Whether this module made it. */
  static is(value: unknown): value is KaderError;
  toJSON(): { error: { code: string; message: string; path: string } };
}

// Without this line a file of declarations exports all of them.
export {};
declare const handle: unique symbol;

/** A kader made ready to assess with. It is no data: keep it in memory. Its memory is given back when you drop it. */
export interface KaderHandle {
  readonly [handle]: never;
  /** Hash of the rules: 64 characters 0-9 and a-f. */
  readonly sha256: string;
  /** Whether the rules were checked against that hash; false only where nothing can hash (a page over plain http). */
  readonly checked: boolean;
}

/**
 * What the engine can be made of: an address (text or `URL`), a `Response`, the bytes, a `WebAssembly.Module`, or a promise
 * of one. Not by name, so that Node and browser need no types of each other.
 */
export type WasmSource = string | object;

/** The engine. */
export interface Check {
  /**
   * Makes a pack ready: the parsed content of a `kader.json`.
   *
   * @param sha256 the hash it must have; leave it out to hold the pack against its own hash only
   */
  loadKader(pack: unknown, sha256?: string): Promise<KaderHandle>;
  /** What can be asked and answered. Without a voice: for the behandelaar. */
  describe(kader: KaderHandle, voice?: Voice): Promise<Description>;
  /** What follows from the answers. The same input and options always give the same assessment. */
  assess(kader: KaderHandle, input: Input, options: Options): Promise<Assessment>;
  /** The version of the engine. */
  version(): Promise<string>;
}

/** Compiles the engine. Without a source: the one that came along with this module. */
export function load(source?: WasmSource): Promise<Check>;

/** What somebody answered. A question that is absent is open. */
export interface Input {
  /** Id of the chosen option by id of the question. */
  answers?: Record<string, string>;
  /** Date by id of the question for it. */
  dates?: Record<string, DateText>;
  /**
   * The municipality your page is of, by id or name. One that is not in the kader leads to a route without verdict. Left
   * out, the municipality is a question like any other.
   */
  municipality?: string;
}

/** How to assess. */
export interface Options {
  /** Today; the engine has no clock. */
  today: DateText;
  /** Left out: behandelaar. */
  voice?: Voice;
  /**
   * Up to where questions matter: the outcome of the first main decision (left out); what a page must ask, the status of its
   * criteria until it cannot become worse; or the status of every criterion.
   */
  target?: "outcome" | "required" | "criteria";
}

/** Which kader something rests on. */
export interface KaderRef {
  id: string;
  version: string;
  /** First day of validity. */
  validFrom: DateText;
  /** Hash of the rules: 64 characters 0-9 and a-f. */
  sha256: string;
  /** Day on which the kader was last compared with its source. */
  sourceCheckedOn: DateText;
}

/** An explained assessment. All lists are in the order to show them in. */
export interface Assessment {
  kader: KaderRef;
  /** Version of the engine. */
  engine: string;
  /** The date that was given. */
  today: DateText;
  /** The line to show above every outcome. */
  disclaimer: string;
  /** The line to show below every outcome. */
  dissent: string;
  /** Id of the municipality that is asked, an option of the question for it; null while that is not known or is not in this kader. */
  municipality: string | null;
  /** Id of the route, when the kader gives no verdict here; `decisions` and all lists below are empty then. */
  route: string | null;
  /** The page of that route. */
  routePage: RoutePage | null;
  /** What a guide, a kader without decisions, gives instead. */
  guide: Heading | null;
  /** In the order of the kader; each says whether it heads the page. */
  decisions: DecisionResult[];
  /** Ids of the questions that can still change the target and are not known. */
  relevantQuestions: string[];
  /** The one to ask now; null when none is left, or the rest was answered with "not known". */
  nextQuestion: string | null;
  /** Ids of questions that only matter to another decision, a signal or an action; never require them. */
  offeredQuestions: string[];
  contradictions: ContradictionResult[];
  toFindOut: FindOut[];
  signals: SignalResult[];
  /** What our copy of the policy lacks. */
  incomplete: SignalResult[];
  /** Sentences of the policy that can be read against each other; show their words, solve nothing. */
  sourceConflicts: SignalResult[];
  /** Steps that are still to be made. */
  openSteps: SignalResult[];
  /** Other kaders this case may be handed over to; offer it, do not do it unasked. */
  handOvers: HandOverResult[];
  actions: ActionResult[];
  /** Things to know that are not about this case alone; those of a route are on its page. */
  cards: CardResult[];
  timeline: TimelineEntry[];
  /** The heart of the timeline in one line; null while one of its two dates is not known. */
  timelineSummary: string | null;
  localWordings: LocalWordingResult[];
}

/** A headline with a sentence below it. */
export interface Heading {
  headline: string;
  summary: string;
}

/** Another kader that a case may be handed over to. */
export interface HandOverResult {
  id: string;
  /** Id of the other kader. */
  kader: string;
  text: string;
  /** The answers it takes along: option by question of the other kader. */
  answers: Record<string, string>;
  norms: string[];
}

/** The page of a situation the kader gives no verdict on. */
export interface RoutePage {
  headline: string;
  summary: string;
  cards: CardResult[];
}

/** A block of things to know. */
export interface CardResult {
  /** Null for a block that a route has for itself. */
  id: string | null;
  /** The place in law, when its points are background that is not in the policy. */
  background: string | null;
  title: string;
  /** What is done at the municipality of the case, before all else; null when nothing is. */
  contact: Contact | null;
  points: PointResult[];
}

/** Somebody applies at the municipality, or calls because it cannot wait. */
export type Contact = "melden" | "bellen";

/** A sentence with what it rests on. */
export interface PointResult {
  text: string;
  /** Ids of norms; {@link Description.norms} has their words. */
  norms: string[];
}

/** A decision under what is known. */
export interface DecisionResult {
  id: string;
  /** One word to put before the headline. */
  title: string;
  /** Id of the outcome; null while undecided. */
  outcome: string | null;
  /** Ids of the outcomes some further answers still reach, from light to heavy; at least one. */
  possibleOutcomes: string[];
  /** Whether one is left. */
  decided: boolean;
  /** The first `hoofd` heads the page; what is `neven` stands beside. */
  role: "hoofd" | "neven";
  /** Whether it does not apply to this case: show nothing of it then. */
  notApplicable: boolean;
  /** Id of the lightest of them. */
  bestStillPossible: string;
  tone: Tone;
  headline: string;
  summary: string;
  /** Conditions attached to the outcome. */
  provisos: string[];
  criteria: CriterionResult[];
  /** Ids of questions whose answers suffice for the outcome: a reason that suffices, not the only one. */
  decisiveAnswers: string[];
  /** The smallest changes that lead to a better outcome; only of facts that may yet change. */
  changes: Change[];
}

/** A criterion under what is known. */
export interface CriterionResult {
  id: string;
  title: string;
  /** Id of the status; null while undecided. */
  status: string | null;
  /** The status in words, also while undecided. */
  statusName: string;
  tone: Tone;
  /** Ids of the statuses some further answers still reach, from light to heavy; at least one. */
  possibleStatuses: string[];
  norms: string[];
  /** Every reason for the status; none while undecided. */
  reasons: Reason[];
}

/** Why a criterion has its status. */
export interface Reason {
  /** Id of the rule, or `algemeen`. */
  id: string;
  text: string;
  /** The same in a few words, as what is the case. */
  short: string | null;
  /** Where the policy points, when somebody has to weigh this. */
  direction: DirectionResult | null;
  /** Id of the force it has in the policy; null for a general reason. */
  force: string | null;
  forceName: string | null;
  basis: Basis | null;
  /** What the reader can do. */
  advice: string | null;
  /** What to write down so that somebody else can weigh it. */
  prompts: string[];
  norms: string[];
}

/** Where the policy points when somebody has to weigh, and what tips it. */
export interface DirectionResult {
  /** To a lighter outcome, a heavier one, or neither. */
  points: "lichter" | "zwaarder" | "open";
  tips: string | null;
  /** Who establishes that. */
  who: string | null;
  /** What shows it. */
  proof: string | null;
}

/** A change that would lead to a better outcome. */
export interface Change {
  /** New option by id of the question; one or two. */
  facts: Record<string, string>;
  /** Id of the outcome it leads to. */
  outcome: string;
}

/** Answers that do not go together. */
export interface ContradictionResult {
  id: string;
  text: string;
  /** Ids of the questions to look at again, also those for a date. */
  facts: string[];
}

/** A thing to find out. */
export interface FindOut {
  /** Id of the question. */
  fact: string;
  question: string;
  why: string;
  whoKnows: string;
}

/** A thing to know. */
export interface SignalResult {
  id: string;
  text: string;
  /** Whether it belongs beside the headline. */
  inHeadline: boolean;
  /** The place in law, when this is background that is not in the policy. */
  background: string | null;
  norms: string[];
}

/** A thing to do. */
export interface ActionResult {
  id: string;
  /** Id of when it is due; {@link Description.phases} has its heading. */
  phase: string;
  text: string;
  /** What is done at the municipality of the case; null when it is not done there. */
  contact: Contact | null;
  /** Who does it, when not the reader. */
  who: string | null;
  /** Name of the paper, when it is one to send along with the melding. */
  paper: string | null;
  /** The place in law, when this is background that is not in the policy. */
  background: string | null;
  norms: string[];
}

/** A date, a gap between two dates, or a milestone whose date nobody knows yet. */
export interface TimelineEntry {
  id: string;
  /** For a gap its first day; an empty text for a milestone without a date. */
  date: DateText | "";
  /** Length in calendar days, a whole number from 1; only a gap has one. */
  days: number | null;
  /** How firm the date is, or when it is where there is none. */
  status: string;
  text: string;
  norms: string[];
  /** What to know about the date; it never moves it. */
  remarks: PointResult[];
  /** The place in law, when this is background that is not in the policy. */
  background: string | null;
}

/** Words of one municipality beside those of a norm. */
export interface LocalWordingResult {
  /** Name. */
  municipality: string;
  /** Id of the norm. */
  norm: string;
  /** Id of the norm with its own words. */
  own: string;
  remark: string | null;
}

/** What can be asked and answered. In these texts the municipality reads as it does while it is not known. */
export interface Description {
  kader: KaderRef;
  title: string;
  /** Where it applies. */
  area: string;
  /** Day before which the kader must be compared with its source again; past it, say so above every outcome. */
  checkAgainBy: DateText;
  /** Version of the engine. */
  engine: string;
  disclaimer: string;
  dissent: string;
  /** Id of the question for the municipality. */
  municipalityQuestion: string | null;
  municipalities: Municipality[];
  sections: SectionAsked[];
  /** The main one first. */
  decisions: DecisionMade[];
  /** The situations this kader gives no verdict on. */
  routes: RouteTaken[];
  /** When actions are due. */
  phases: PhaseNamed[];
  sources: SourceNamed[];
  /** Every norm an assessment may name. */
  norms: NormQuoted[];
}

/** A municipality of the kader. */
export interface Municipality {
  /** An option of the question for the municipality, and a value of {@link Input.municipality}. */
  id: string;
  name: string;
}

/** A step of the questionnaire. */
export interface SectionAsked {
  id: string;
  title: string;
  intro: string | null;
  questions: Question[];
  dates: DateQuestion[];
}

/** A question with a finite set of answers. */
export interface Question {
  /** A key of {@link Input.answers}. */
  id: string;
  role: Role;
  /** Short name, for lists of answers. */
  name: string;
  text: string;
  help: string | null;
  explanation: string | null;
  /** In order; "Weet ik niet" is one of them where it is offered. */
  options: AnswerOffered[];
  norms: string[];
}

/** An answer to offer. */
export interface AnswerOffered {
  /** A value of {@link Input.answers}. */
  id: string;
  text: string;
  explanation: string | null;
  /** To show once it is chosen, to make sure it is meant. */
  confirm: string | null;
  /** Leaves the question open, wholly or in part. */
  open: boolean;
}

/** A question for a date; never require it. */
export interface DateQuestion {
  /** A key of {@link Input.dates}. */
  id: string;
  name: string;
  text: string;
  help: string | null;
  norms: string[];
}

/** A decision: as heavy as the heaviest status among its criteria. */
export interface DecisionMade {
  id: string;
  title: string;
  /** From light to heavy. */
  outcomes: OutcomeNamed[];
  criteria: CriterionNamed[];
}

/** An outcome, with the status of a criterion that leads to it. */
export interface OutcomeNamed {
  id: string;
  title: string;
  /** Id of the status. */
  status: string;
  statusName: string;
  tone: Tone;
}

/** A criterion. */
export interface CriterionNamed {
  id: string;
  title: string;
  norms: string[];
}

/** A situation the kader gives no verdict on. */
export interface RouteTaken {
  id: string;
  headline: string;
}

/** When actions are due. */
export interface PhaseNamed {
  id: string;
  title: string;
}

/** A source text. */
export interface SourceNamed {
  id: string;
  title: string;
  /** Identification of the publication. */
  publication: string;
}

/** A place in a source and the words that stand there, verbatim. */
export interface NormQuoted {
  id: string;
  /** Id of the source. */
  source: string;
  place: string;
  quote: string;
}
