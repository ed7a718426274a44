"""Clauses about money: target cost, changes to it, open book, insurance."""

from commissioning.agreements.rules.clauses.kinds import ClauseKind, When, written

MONEY = (
    ClauseKind(
        key="target_cost",
        title="Money by target cost",
        question="What happens when the work costs less, or more, than we expected?",
        guidance=written("""
            The target cost is what you all expect the work to cost. Bands say how a saving or an
            overspend is shared, slice by slice. Agree a limit on overspends: without one, a party
            could lose more than it has. A charity can only pay from what it is free to spend."""),
        opening=written("""
            The target cost, the bands, the limits and each party's parts are listed in this
            agreement, with examples. A saving or an overspend is worked out slice by slice, and
            rounded once, to the penny.

            The commissioner, who keeps what the partners do not receive and bears what they do not
            pay, is [who the commissioner is, and where they agreed to this].

            The sums are worked out from the actual cost in the parties' accounts, within 60 days of
            the end of each year and of the work."""),
        when=When.TARGET_COST,
    ),
    ClauseKind(
        key="target_changes",
        title="When the target cost may change",
        question="What changes the target cost, what counts as cost, and when is money paid?",
        guidance=written("""
            People fall out over this more than over the sums. Say which events open the target
            cost again, such as many more people or a new law. Say what counts as cost, whether VAT
            is in it, and on which day money is paid. Any change here goes to all boards."""),
        opening=written("""
            The target cost changes only when [which events], and only when all parties have agreed
            the new sum in writing. A party that sees such an event coming tells the others within
            28 days.

            Allowable cost, VAT and the day of payment are as listed in this agreement. A cost that
            is not allowable is borne by the party that spent it."""),
        when=When.TARGET_COST,
    ),
    ClauseKind(
        key="open_book",
        title="Open book",
        question="Who may look into whose accounts, and for what?",
        guidance=written("""
            Sharing savings and overspends only works when everyone can see what was spent. Say
            which records are open, to whom, and how people's pay is kept private. Open means for
            this work only, not for all that a party does."""),
        opening=written("""
            Each party keeps records of what it spends on this work, and shows them to the others
            within 14 days of being asked. Names and pay of single people are left out.

            What is seen is used for this work only. Once a year someone whom all trust looks
            through the records and tells all parties what was found."""),
        when=When.TARGET_COST,
    ),
    ClauseKind(
        key="insurance",
        title="Insurance and liability",
        question="Who is insured for what, and who pays if something goes wrong?",
        guidance=written("""
            List the insurance each party keeps, and for how much. Say up to what sum a party
            answers to the others. Some things cannot be limited by law, such as death or injury
            that someone caused by being careless. Ask your insurer before you sign."""),
        opening=written("""
            Each party keeps [which insurance, and for how much] for as long as this agreement
            lasts and for six years after it, and shows proof when asked.

            A party answers to the others for loss that it causes by not keeping to this agreement,
            up to [what sum] in all. Nothing here limits what the law does not let us limit."""),
        when=When.LARGE,
    ),
)
