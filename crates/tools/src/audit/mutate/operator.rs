//! The sorts of change.

/// A sort of change; its order is the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// feit-rol.
    FactRole,
    /// feit-weet-niet.
    FactRefuses,
    /// feit-volgorde.
    FactSwapped,
    /// feit-uit-datums.
    FromDatesRemoved,
    /// stap-weg.
    StepRemoved,
    /// stap-erbij.
    StepAdded,
    /// optie-onbekend.
    OptionUnknown,
    /// laat-open-weg.
    OpenValueRemoved,
    /// laat-open-erbij.
    OpenValueAdded,
    /// trede-volgorde.
    GradeSwapped,
    /// besluit-rol.
    DecisionRole,
    /// trede-niet-aan-de-orde.
    NotApplicable,
    /// criterium-weg.
    CriterionRemoved,
    /// criterium-volgorde.
    CriterionSwapped,
    /// criterium-besluit.
    CriterionDecision,
    /// regel-weg.
    RuleRemoved,
    /// regel-volgorde.
    RuleSwapped,
    /// regel-status.
    RuleStatus,
    /// regel-kracht.
    RuleForce,
    /// regel-basis.
    RuleBasis,
    /// regel-richting.
    RulePoints,
    /// regel-norm.
    RuleNorm,
    /// regel-mits.
    RuleProviso,
    /// onderdeel-weg.
    PartRemoved,
    /// onderdeel-volgorde.
    PartSwapped,
    /// voorbij-weg.
    OverRemoved,
    /// ook-als-onbekend.
    AlsoIfUnknown,
    /// route-infokaart.
    CardRemoved,
    /// in-kop.
    InHeadline,
    /// overdracht-neemt.
    TakenRemoved,
    /// onbeslist-variant.
    UndecidedVariantRemoved,
    /// mogelijkheid-weg.
    TermRemoved,
    /// deel-weg.
    EntryRemoved,
    /// deel-omgekeerd.
    EntryNegated,
    /// waarde-weg.
    ValueRemoved,
    /// waarde-erbij.
    ValueAdded,
    /// moment-weg.
    MomentRemoved,
    /// moment-termijn.
    MomentOffset,
    /// moment-vanaf.
    MomentBase,
    /// moment-zonder.
    MomentWithout,
    /// moment-plaats.
    MomentBeside,
    /// bij-route.
    OnRoutesRemoved,
    /// datumvoorwaarde-weg.
    DateConditionRemoved,
    /// datumvoorwaarde-omgekeerd.
    DateConditionTurned,
    /// datum-verschoven.
    DateShifted,
    /// gat-weg.
    GapRemoved,
}

impl Operator {
    /// Every sort, in order.
    pub const ALL: [Operator; 46] = [
        Operator::FactRole,
        Operator::FactRefuses,
        Operator::FactSwapped,
        Operator::FromDatesRemoved,
        Operator::StepRemoved,
        Operator::StepAdded,
        Operator::OptionUnknown,
        Operator::OpenValueRemoved,
        Operator::OpenValueAdded,
        Operator::GradeSwapped,
        Operator::DecisionRole,
        Operator::NotApplicable,
        Operator::CriterionRemoved,
        Operator::CriterionSwapped,
        Operator::CriterionDecision,
        Operator::RuleRemoved,
        Operator::RuleSwapped,
        Operator::RuleStatus,
        Operator::RuleForce,
        Operator::RuleBasis,
        Operator::RulePoints,
        Operator::RuleNorm,
        Operator::RuleProviso,
        Operator::PartRemoved,
        Operator::PartSwapped,
        Operator::OverRemoved,
        Operator::AlsoIfUnknown,
        Operator::CardRemoved,
        Operator::InHeadline,
        Operator::TakenRemoved,
        Operator::UndecidedVariantRemoved,
        Operator::TermRemoved,
        Operator::EntryRemoved,
        Operator::EntryNegated,
        Operator::ValueRemoved,
        Operator::ValueAdded,
        Operator::MomentRemoved,
        Operator::MomentOffset,
        Operator::MomentBase,
        Operator::MomentWithout,
        Operator::MomentBeside,
        Operator::OnRoutesRemoved,
        Operator::DateConditionRemoved,
        Operator::DateConditionTurned,
        Operator::DateShifted,
        Operator::GapRemoved,
    ];

    /// Its id in reports for programs.
    pub fn id(self) -> &'static str {
        self.words().0
    }

    /// What it does, in Dutch.
    pub fn name(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Operator::FactRole => ("feit-rol", "andere rol van een vraag"),
            Operator::FactRefuses => ("feit-weet-niet", "vraag weigert ‘weet niet’"),
            Operator::FactSwapped => ("feit-volgorde", "vraag verwisseld met de volgende"),
            Operator::FromDatesRemoved => ("feit-uit-datums", "vraag niet meer beantwoord door datums"),
            Operator::StepRemoved => ("stap-weg", "verandering niet meer aangeboden"),
            Operator::StepAdded => ("stap-erbij", "verandering aangeboden die er niet bij hoort"),
            Operator::OptionUnknown => ("optie-onbekend", "antwoord laat alles open, of juist niet meer"),
            Operator::OpenValueRemoved => ("laat-open-weg", "antwoord laat een waarde minder open"),
            Operator::OpenValueAdded => ("laat-open-erbij", "antwoord laat een waarde meer open"),
            Operator::GradeSwapped => ("trede-volgorde", "treden van een besluit verwisseld"),
            Operator::DecisionRole => ("besluit-rol", "hoofdbesluit in plaats van nevenbesluit, of andersom"),
            Operator::NotApplicable => ("trede-niet-aan-de-orde", "`niet-aan-de-orde` omgezet"),
            Operator::CriterionRemoved => ("criterium-weg", "criterium weg"),
            Operator::CriterionSwapped => ("criterium-volgorde", "criterium verwisseld met het volgende"),
            Operator::CriterionDecision => ("criterium-besluit", "criterium bij een ander besluit"),
            Operator::RuleRemoved => ("regel-weg", "regel weg"),
            Operator::RuleSwapped => ("regel-volgorde", "regel verwisseld met de volgende"),
            Operator::RuleStatus => ("regel-status", "andere status"),
            Operator::RuleForce => ("regel-kracht", "andere kracht"),
            Operator::RuleBasis => ("regel-basis", "feit in plaats van oordeel, of andersom"),
            Operator::RulePoints => ("regel-richting", "andere richting van een weging"),
            Operator::RuleNorm => ("regel-norm", "norm onder een reden weg"),
            Operator::RuleProviso => ("regel-mits", "mits weg"),
            Operator::PartRemoved => ("onderdeel-weg", "onderdeel naast de uitkomst, route of variant weg"),
            Operator::PartSwapped => ("onderdeel-volgorde", "route of variant verwisseld met de volgende"),
            Operator::OverRemoved => ("voorbij-weg", "onderdeel nooit voorbij"),
            Operator::AlsoIfUnknown => ("ook-als-onbekend", "`ook-als-onbekend` omgezet"),
            Operator::CardRemoved => ("route-infokaart", "infokaart weg van de pagina van een route"),
            Operator::InHeadline => ("in-kop", "`in-kop` omgezet"),
            Operator::TakenRemoved => ("overdracht-neemt", "antwoord gaat niet mee bij een overdracht"),
            Operator::UndecidedVariantRemoved => ("onbeslist-variant", "variant van een open uitkomst weg"),
            Operator::TermRemoved => ("mogelijkheid-weg", "een van de mogelijkheden van een voorwaarde weg"),
            Operator::EntryRemoved => ("deel-weg", "deel van een voorwaarde weg"),
            Operator::EntryNegated => ("deel-omgekeerd", "deel van een voorwaarde omgekeerd"),
            Operator::ValueRemoved => ("waarde-weg", "waarde weg uit een voorwaarde"),
            Operator::ValueAdded => ("waarde-erbij", "waarde erbij in een voorwaarde"),
            Operator::MomentRemoved => ("moment-weg", "moment weg"),
            Operator::MomentOffset => ("moment-termijn", "termijn één dag, maand of jaar anders"),
            Operator::MomentBase => ("moment-vanaf", "datum om vanaf te rekenen weg of later in de rij"),
            Operator::MomentWithout => ("moment-zonder", "moment ook als er al een datum is"),
            Operator::MomentBeside => {
                ("moment-plaats", "moment zonder datum aan de andere kant, of met een datum")
            }
            Operator::OnRoutesRemoved => ("bij-route", "datum of moment niet meer bij een route"),
            Operator::DateConditionRemoved => ("datumvoorwaarde-weg", "datumvoorwaarde weg"),
            Operator::DateConditionTurned => ("datumvoorwaarde-omgekeerd", "eerder en later verwisseld"),
            Operator::DateShifted => ("datum-verschoven", "vaste datum één dag anders"),
            Operator::GapRemoved => ("gat-weg", "gat niet meer getoond"),
        }
    }
}
