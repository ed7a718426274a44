"""Clauses about people: safety, staff, and what is learnt with those the work is for."""

from commissioning.agreements.rules.clauses.kinds import ClauseKind, When, written

PEOPLE = (
    ClauseKind(
        key="safeguarding",
        title="Safeguarding",
        question="How do we keep people safe, and who is told about a worry?",
        guidance=written("""
            Say who is the lead for safety in each party, and how a worry about someone is passed
            on the same day. One party's worry is everyone's. Checks on staff and volunteers, and
            training, are agreed once for all of you."""),
        opening=written("""
            Each party has a policy to keep children and adults at risk safe, trains its people in
            it, and makes the checks the law asks for. The lead for safety of each party is
            [where the names are kept].

            A worry about a person's safety is passed to [whom] the same day, and to the council or
            the police where they need to know. We learn together from what happened."""),
        when=When.PEOPLE_AT_RISK,
    ),
    ClauseKind(
        key="staff",
        title="Staff",
        question="Who employs whom, and what if work moves from one employer to another?",
        guidance=written("""
            When work moves, the people who do it may have the right to move with it and keep their
            terms (the rules are called TUPE). Take advice early and talk with staff before you
            sign. Say who bears the cost of pensions and of posts that end."""),
        opening=written("""
            Each party employs and manages its own people. Before work moves from one party to
            another, the two find out together whether people move with it, and talk with them and
            those who speak for them.

            The cost of pensions, and of posts that end because work moves, is borne by
            [who bears it]. No party asks another's people to leave it for [how long], unless both
            agree."""),
        when=When.STAFF_MOVE,
    ),
    ClauseKind(
        key="learning",
        title="What we will measure for learning",
        question="What do we want to learn, and how will we know?",
        guidance=written("""
            Measure to learn, not to reward or to blame. Start from a question that you really
            have. Nothing measured here touches payment, unless you switch that on in the agreement
            and say why."""),
        opening=written("""
            What we count, and the question each count helps to answer, is listed in this
            agreement. We look at it together every three months, and write down what we learnt and
            what we changed.

            Nothing measured here changes what anyone is paid, unless this agreement says so by
            name. People whom the work is for help to choose the questions."""),
        when=When.MEASURED,
    ),
    ClauseKind(
        key="voice",
        title="People whom the work is for",
        question="How do the people this is for have a say?",
        guidance=written("""
            Say who is asked, how often, and what happens with what they say. Pay people for their
            time where you would pay a professional. Leave room to be surprised."""),
        opening=written("""
            People whom the work is for take part in [which meetings or decisions]. They are told
            what came of what they said within a month. Their costs are paid, and so is their
            time: [how much]."""),
    ),
)
