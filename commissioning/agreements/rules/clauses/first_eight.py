"""The eight clauses that every agreement starts with."""

from commissioning.agreements.rules.clauses.kinds import ClauseKind, When, written

FIRST_EIGHT = (
    ClauseKind(
        key="purpose",
        title="Purpose and principles",
        question="Why do we do this together, and how do we want to treat each other?",
        guidance=written("""
            Say what will be different for people, in words they would use themselves. Name a few
            principles that you would still keep to on a hard day. When another clause can be read
            in two ways, people will look here."""),
        opening=written("""
            We work together so that [what will be different, and for whom].

            1. We are honest with each other, above all when something has not gone well.

            2. We share what we learn, and ask for help early.

            3. We ask first what is best for the people this work is for.
"""),
        first_eight=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="parties",
        title="Parties and roles",
        question="Who agrees, and what does each of us do?",
        guidance=written("""
            The list of parties stands in the agreement by itself; this clause says what being one
            means. Say what each does in a sentence that a new colleague would understand. If one
            of you leads, say what the others have asked it to do, and what not."""),
        opening=written("""
            The parties, and what each of them does, are listed in this agreement.

            Each party has the power to enter this agreement, and its board has approved it. No
            party speaks, signs or promises for another unless this agreement says so."""),
        first_eight=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="deciding",
        title="How we decide",
        question="Who decides what, and what happens when we do not all agree?",
        guidance=written("""
            Say what each party decides alone, what you decide together, and who may decide between
            meetings. Say what happens when one of you cannot agree. In an alliance every decision
            is unanimous and asks what is best for people."""),
        opening=written("""
            We decide together in a group that meets once a month. Each party sends one person, who
            may decide for it within what its own board has allowed.

            We look for an answer that everyone can support. If we find none
            at two meetings, we follow the steps for settling a dispute.

            What a party's own board must decide stays with that board. Nobody agrees to anything
            by saying nothing. What we decide is written down and sent to every party."""),
        first_eight=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="contributions",
        title="Contributions",
        question="What does each of us bring?",
        guidance=written("""
            Money is only one thing that people bring: rooms, time, trust, a van and knowing the
            neighbourhood count too. The list stands in the agreement by itself. Say here what
            happens when a party cannot bring what it said it would."""),
        opening=written("""
            Each party brings what is listed for it in this agreement, from its first day on.

            A party that sees that it cannot bring it tells the others at once. Together we look
            for another way within 28 days. What a party brings stays its own, unless the
            list says otherwise."""),
        first_eight=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="shares",
        title="Benefit shares",
        question="How do we share the money, and whatever else comes of this?",
        guidance=written("""
            Choose whether you share no money, a grant, or savings and overspends against a target
            cost; the sums stand in the agreement by themselves, with examples. List what is not
            money too: posts, space and learning. Each board will ask what is the most it could
            lose."""),
        opening=written("""
            How money is shared, and what each party receives besides money, is listed in this
            agreement. The examples in it are part of it.

            No share changes unless all parties agree in writing."""),
        first_eight=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="risks",
        title="Risks and who bears them",
        question="What could happen, and who carries it if it does?",
        guidance=written("""
            List what could happen, what you do about it, and who keeps an eye on it. For each, say
            who bears it: the parts must come to 100%. A risk belongs with whoever can do most
            about it, and with nobody who could not survive it."""),
        opening=written("""
            The risks we know of, and who bears each, are listed in this agreement. For each, one
            party keeps an eye on it and tells the others when it changes.

            A risk that is not listed is borne by the party whose part of the work it touches. We
            look at the list together every three months."""),
        first_eight=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="information",
        title="Information and data",
        question="What do we tell each other, and how do we look after people's data?",
        guidance=written("""
            Share what this work needs and no more. Say who decides why and how people's data is
            used, and what people are told about it. Prices and plans for other work are never
            shared. A public body may have to publish what it holds."""),
        opening=written("""
            We tell each other what this work needs. What a party marks as confidential stays with
            the parties, unless the law asks for it. No party tells another its prices, costs or
            plans for work outside this agreement.

            Personal data is shared only for [what purpose], as people have been told. For each
            use, the party that met the person decides why and how the data is used. If data is
            lost or seen by the wrong person, the party that finds out tells the others within 24
            hours."""),
        first_eight=True,
        when=When.ALWAYS,
    ),
    ClauseKind(
        key="leaving",
        title="Joining, leaving and disputes",
        question="How does someone join or leave, and what do we do when we fall out?",
        guidance=written("""
            Say how long a party gives notice, what it must finish, and what becomes of its share,
            staff and data. Say what a new party must sign. The steps of settling a dispute are
            listed in the agreement, each with its days; work goes on meanwhile."""),
        opening=written("""
            A new party joins when all parties agree and it has signed this agreement.

            A party may leave by giving three months' notice in writing. Until then it does what it
            said it would, and helps to hand on its work, so that nobody who relies on it is left
            without. Its share is worked out to the day it leaves.

            When we do not agree, we take the steps listed in this agreement, one after another.
            Meanwhile the work goes on."""),
        first_eight=True,
        when=When.ALWAYS,
    ),
)
