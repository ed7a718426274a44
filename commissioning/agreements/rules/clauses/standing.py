"""Clauses about the agreement itself: what it is in law, its term, and whom to ask."""

from commissioning.agreements.rules.clauses.kinds import ALL_FORMS, ClauseKind, When, written
from commissioning.partnerships.rules.forms import LegalForm

_MORE_THAN_A_NETWORK = ALL_FORMS - {LegalForm.INFORMAL_NETWORK}

STANDING = (
    ClauseKind(
        key="lead_authority",
        title="The lead's authority",
        question="What may the lead body do for the others, and what not?",
        guidance=written("""
            The lead signs the contract and answers for all of it, so it carries most of the risk.
            Each of the others gives it authority in writing. Say what it may sign, what it asks
            you first, and how soon it passes money on."""),
        opening=written("""
            Each party has told the lead in writing that it may bid, sign and receive money
            for it, for this work and within this agreement.

            The lead asks the others before it agrees to any change of the work, the money or the
            dates. It shows them the contract and every change to it. It passes on money within 14
            days of receiving it, and takes nothing for leading but what this agreement lists."""),
        forms=frozenset({LegalForm.LEAD_BODY}),
        only_there=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="sub_contracts",
        title="Work passed on by the lead",
        question="What does each sub-contract repeat from the main contract?",
        guidance=written("""
            Each party that does part of the work has a contract with the lead. Pass on only the
            terms that its part needs, not every term and every risk of the main contract. Say
            which paper counts if two of them differ."""),
        opening=written("""
            The lead makes a contract with each party for its part of the work. It holds the terms
            of the main contract that this part needs, and no more.

            Where a sub-contract and this agreement differ, this agreement counts between us."""),
        forms=frozenset({LegalForm.LEAD_BODY}),
        only_there=True,
    ),
    ClauseKind(
        key="no_legal_partnership",
        title="Each of us stays its own body",
        question="Do we become one body in law, and answer for each other's debts?",
        guidance=written("""
            The word partnership has a meaning in law: partners may have to pay each other's debts
            in full. Hardly anyone working like this means that, so say so. If you do set up
            a new body together, such as a company, say which."""),
        opening=written("""
            We call this working together. None of us means to form a partnership in the sense of
            the law, a company, or the relation of employer and employee. No party answers for
            another's debts, and none may bind another, unless this agreement says so."""),
        forms=_MORE_THAN_A_NETWORK,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="intellectual_property",
        title="Intellectual property",
        question="Who owns what we make, and who may use it?",
        guidance=written("""
            What a party had before stays its own. Say who owns what you make together, and who may
            use it, also after leaving. Sharing it openly is often kindest to everyone."""),
        opening=written("""
            What a party made before this agreement stays its own; the others may use it for this
            work. What we make together belongs to [whom], and every party may use, change and
            share it without paying, also after it has left. Names and logos are used only with
            their owner's leave."""),
        forms=frozenset({LegalForm.CONSORTIUM, LegalForm.ALLIANCE}),
        when=When.LARGE,
    ),
    ClauseKind(
        key="term",
        title="Term and reviews",
        question="How long does this last, and when do we look at it again?",
        guidance=written("""
            Give the first and the last day in the agreement, and the days on which you look at it
            together. Say how it can be carried on, and what ends it early. Such a day is for a
            talk about what to change, not for an inspection."""),
        opening=written("""
            This agreement begins and ends on the days given in it. The parties look at it
            together on the days listed, and may carry it on by agreeing so in writing at least
            three months before it ends.

            It ends early when all parties agree, or when the money for it ends. Then we finish
            together what people rely on."""),
        forms=_MORE_THAN_A_NETWORK,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="membership",
        title="Joining and leaving in a larger group",
        question="With so many of us, who lets someone in, and who takes over when one goes?",
        guidance=written("""
            The more parties there are, the likelier it is that one comes or goes. Say who takes
            over the work and the share of a party that leaves, and how few of you can carry on.
            Say whether the buyer has to agree."""),
        opening=written("""
            A party that joins takes on [what part of earlier gains and losses]. When a party
            leaves, its work is offered first to [whom], and its share goes to the others by
            their parts, unless we agree otherwise.

            If fewer than [how many] parties are left, we meet within [how many] days to decide
            whether to go on. Where the contract asks for it, the buyer is told or asked first."""),
        when=When.MANY_PARTIES,
    ),
    ClauseKind(
        key="interests",
        title="Interests that pull two ways",
        question="What do we do when someone is loyal to two of us, or gains by a decision?",
        guidance=written("""
            Trustees who sit on two of your boards, and people with a business of their own, have
            interests that pull two ways. It is no shame; it needs saying in time. Whoever has one
            takes no part in that decision."""),
        opening=written("""
            Whoever has an interest in a decision says so before it is talked about, and takes no
            part in it unless the rules of their own body let them. What was said is written
            down and kept with this agreement."""),
    ),
    ClauseKind(
        key="meetings",
        title="Meeting dates",
        question="When and where do we meet?",
        guidance=written("""
            A day that is always the same is easiest to keep. Boards need not decide again when
            only a date or a room changes; every party is asked to say that it has seen it."""),
        opening="We meet on [which day and time], in [which place].",
        material=False,
    ),
    ClauseKind(
        key="contact",
        title="Contact details",
        question="Who do we write to?",
        guidance=written("""
            Name a role rather than a person where you can, since people change. Boards need not
            decide again when only these details change; every party is asked to say that it
            has seen it."""),
        opening="Write to each party at the address on its page in the register.",
        material=False,
    ),
)
