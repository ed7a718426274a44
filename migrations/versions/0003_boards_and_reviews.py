"""Boards with their resolutions and votes; reviews, lawful routes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aid",
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("giver", sa.String(length=200), nullable=False),
        sa.Column("pence", sa.BigInteger(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(length=300), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_aid_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid")),
        sa.UniqueConstraint("ref", name=op.f("uq_aid_ref")),
    )
    with op.batch_alter_table("aid", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_aid_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "board_member",
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("chair", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_board_member_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_member")),
        sa.UniqueConstraint("ref", name=op.f("uq_board_member_ref")),
    )
    with op.batch_alter_table("board_member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_board_member_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "board_rule",
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_board_rule_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_rule")),
        sa.UniqueConstraint("ref", name=op.f("uq_board_rule_ref")),
    )
    with op.batch_alter_table("board_rule", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_board_rule_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(
            "uq_board_rule_standing",
            ["organisation_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "sign_in_code",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("guesses", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_code_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_code")),
        sa.UniqueConstraint("ref", name=op.f("uq_sign_in_code_ref")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_code_token_hash")),
    )
    with op.batch_alter_table("sign_in_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_code_person_id"), ["person_id"], unique=False)

    op.create_table(
        "equal_information",
        sa.Column(
            "opportunity_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("setting", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column(
            "corrects_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["equal_information.id"], name=op.f("fk_equal_information_corrects_id")
        ),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunity.id"], name=op.f("fk_equal_information_opportunity_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_equal_information_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equal_information")),
        sa.UniqueConstraint("ref", name=op.f("uq_equal_information_ref")),
    )
    with op.batch_alter_table("equal_information", schema=None) as batch_op:
        batch_op.create_index(
            "ix_equal_information_opportunity_id_id", ["opportunity_id", "id"], unique=False
        )

    op.create_table(
        "standing_authority",
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("seat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("limit_pence", sa.BigInteger(), nullable=False),
        sa.Column("covers", sa.String(length=500), nullable=False),
        sa.Column("minute", sa.String(length=300), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_standing_authority_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name=op.f("fk_standing_authority_seat_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_authority")),
        sa.UniqueConstraint("ref", name=op.f("uq_standing_authority_ref")),
    )
    with op.batch_alter_table("standing_authority", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_standing_authority_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "route_record",
        sa.Column(
            "opportunity_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "partnership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("nation", sa.String(length=20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chosen_seat", sa.String(length=20), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["opportunity_id"], ["opportunity.id"], name=op.f("fk_route_record_opportunity_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_route_record_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_route_record_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_record")),
        sa.UniqueConstraint("ref", name=op.f("uq_route_record_ref")),
    )
    with op.batch_alter_table("route_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_route_record_opportunity_id"), ["opportunity_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_route_record_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(
            "uq_route_record_standing",
            ["opportunity_id", "organisation_id"],
            unique=True,
            sqlite_where=sa.text("replaced_at IS NULL"),
            postgresql_where=sa.text("replaced_at IS NULL"),
        )

    op.create_table(
        "working_view",
        sa.Column(
            "partnership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("about_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("helps", sa.Text(), nullable=False),
        sa.Column("hinders", sa.Text(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_seat", sa.String(length=20), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["about_id"], ["organisation.id"], name=op.f("fk_working_view_about_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_working_view_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_working_view_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_view")),
        sa.UniqueConstraint("ref", name=op.f("uq_working_view_ref")),
    )
    with op.batch_alter_table("working_view", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_working_view_about_id"), ["about_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_working_view_partnership_id"), ["partnership_id"], unique=False
        )
        batch_op.create_index(
            "uq_working_view_standing",
            ["partnership_id", "organisation_id", "about_id"],
            unique=True,
            sqlite_where=sa.text("replaced_at IS NULL"),
            postgresql_where=sa.text("replaced_at IS NULL"),
        )

    op.create_table(
        "guest_drafter",
        sa.Column(
            "agreement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("seat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_guest_drafter_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_guest_drafter_organisation_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_guest_drafter_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest_drafter")),
        sa.UniqueConstraint("ref", name=op.f("uq_guest_drafter_ref")),
    )
    with op.batch_alter_table("guest_drafter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guest_drafter_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(
            "uq_guest_drafter_standing",
            ["agreement_id", "seat_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "route_entry",
        sa.Column(
            "record_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["route_record.id"], name=op.f("fk_route_entry_record_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_entry")),
        sa.UniqueConstraint("ref", name=op.f("uq_route_entry_ref")),
    )
    with op.batch_alter_table("route_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_route_entry_record_id"), ["record_id"], unique=False)

    op.create_table(
        "route_notice",
        sa.Column(
            "record_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("where", sa.String(length=500), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["route_record.id"], name=op.f("fk_route_notice_record_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_notice")),
        sa.UniqueConstraint("ref", name=op.f("uq_route_notice_ref")),
    )
    with op.batch_alter_table("route_notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_route_notice_record_id"), ["record_id"], unique=False)

    op.create_table(
        "ask",
        sa.Column(
            "agreement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "dispute_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column(
            "by_organisation_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_ask_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["by_organisation_id"], ["organisation.id"], name=op.f("fk_ask_by_organisation_id")
        ),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name=op.f("fk_ask_dispute_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
        sa.UniqueConstraint("ref", name=op.f("uq_ask_ref")),
    )
    with op.batch_alter_table("ask", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ask_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ask_dispute_id"), ["dispute_id"], unique=False)

    op.create_table(
        "review",
        sa.Column(
            "partnership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "version_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("conclusion", sa.String(length=20), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_review_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_review_partnership_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_review_person_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_review_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("ref", name=op.f("uq_review_ref")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_review_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_review_partnership_id"), ["partnership_id"], unique=False
        )
        batch_op.create_index(
            "uq_review_open",
            ["partnership_id", "organisation_id"],
            unique=True,
            sqlite_where=sa.text("status IN ('draft', 'shared')"),
            postgresql_where=sa.text("status IN ('draft', 'shared')"),
        )

    op.create_table(
        "reply",
        sa.Column("ask_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["ask.id"], name=op.f("fk_reply_ask_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reply_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        sa.UniqueConstraint("ref", name=op.f("uq_reply_ref")),
    )
    with op.batch_alter_table("reply", schema=None) as batch_op:
        batch_op.create_index(
            "uq_reply_standing",
            ["ask_id", "organisation_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "resolution",
        sa.Column(
            "version_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("procedure", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("opened_seat", sa.String(length=20), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        sa.Column("meeting_where", sa.String(length=300), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("in_office", sa.Integer(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("questions_seat", sa.String(length=20), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_seat", sa.String(length=20), nullable=False),
        sa.Column("loyalty_clause", sa.String(length=300), nullable=False),
        sa.Column(
            "authority_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("outcome", sa.JSON(), nullable=False),
        sa.Column("minute", sa.JSON(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_seat", sa.String(length=20), nullable=False),
        sa.Column("closed_why", sa.Text(), nullable=False),
        sa.Column("call_in_ends", sa.Date(), nullable=True),
        sa.Column(
            "decision_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["standing_authority.id"], name=op.f("fk_resolution_authority_id")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_resolution_decision_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_resolution_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_resolution_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution")),
        sa.UniqueConstraint("ref", name=op.f("uq_resolution_ref")),
    )
    with op.batch_alter_table("resolution", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resolution_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_resolution_version_id"), ["version_id"], unique=False)
        batch_op.create_index(
            "uq_resolution_standing",
            ["version_id", "organisation_id"],
            unique=True,
            sqlite_where=sa.text("status IN ('open', 'voting')"),
            postgresql_where=sa.text("status IN ('open', 'voting')"),
        )

    op.create_table(
        "review_point",
        sa.Column(
            "review_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("taken_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_point_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_point")),
        sa.UniqueConstraint("ref", name=op.f("uq_review_point_ref")),
    )
    with op.batch_alter_table("review_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_point_review_id"), ["review_id"], unique=False)

    op.create_table(
        "board_interest",
        sa.Column(
            "resolution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["board_member.id"], name=op.f("fk_board_interest_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_board_interest_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_board_interest_resolution_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_interest")),
        sa.UniqueConstraint("ref", name=op.f("uq_board_interest_ref")),
    )
    with op.batch_alter_table("board_interest", schema=None) as batch_op:
        batch_op.create_index(
            "ix_board_interest_resolution_id_person_id",
            ["resolution_id", "person_id"],
            unique=False,
        )

    op.create_table(
        "review_answer",
        sa.Column("point_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_review_answer_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["point_id"], ["review_point.id"], name=op.f("fk_review_answer_point_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_answer")),
        sa.UniqueConstraint("ref", name=op.f("uq_review_answer_ref")),
    )
    with op.batch_alter_table("review_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_answer_point_id"), ["point_id"], unique=False)

    op.create_table(
        "voter",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "resolution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("seat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("chair", sa.Boolean(), nullable=False),
        sa.Column("attendance", sa.String(length=20), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["board_member.id"], name=op.f("fk_voter_member_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_voter_person_id")),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_voter_resolution_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_voter_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voter")),
        sa.UniqueConstraint(
            "resolution_id", "member_id", name=op.f("uq_voter_resolution_id_member_id")
        ),
        sa.UniqueConstraint(
            "resolution_id", "person_id", name=op.f("uq_voter_resolution_id_person_id")
        ),
    )
    with op.batch_alter_table("voter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_voter_person_id"), ["person_id"], unique=False)

    op.create_table(
        "vote",
        sa.Column(
            "resolution_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("voter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("choice", sa.String(length=20), nullable=False),
        sa.Column("casting", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_seat", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_vote_resolution_id")
        ),
        sa.ForeignKeyConstraint(["voter_id"], ["voter.id"], name=op.f("fk_vote_voter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote")),
        sa.UniqueConstraint("ref", name=op.f("uq_vote_ref")),
    )
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vote_resolution_id"), ["resolution_id"], unique=False)

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("takes_effect_on", sa.Date(), nullable=True))
