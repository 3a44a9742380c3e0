-- CreateEnum
CREATE TYPE "Motivation" AS ENUM ('COMMENTING', 'QUESTIONING', 'TAGGING', 'ASSESSING', 'REPLYING');

-- CreateEnum
CREATE TYPE "Relation" AS ENUM ('SUPPORTS', 'REBUTS', 'UNDERCUTS', 'QUALIFIES');

-- CreateEnum
CREATE TYPE "ContentState" AS ENUM ('PROPOSED', 'LIVE', 'SENT_BACK', 'RETRACTED');

-- CreateEnum
CREATE TYPE "ClaimKind" AS ENUM ('FACTUAL', 'CAUSAL', 'INTERPRETIVE', 'EVALUATIVE', 'PREDICTIVE');

-- CreateEnum
CREATE TYPE "Calendar" AS ENUM ('GREGORIAN', 'JULIAN');

-- CreateEnum
CREATE TYPE "OccurrenceMode" AS ENUM ('VERBATIM', 'PARAPHRASE', 'IMPLIED');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('PROPOSE', 'ADD', 'ACCEPT', 'SEND_BACK', 'RETRACT', 'RESTORE', 'MERGE', 'UNMERGE');

-- CreateEnum
CREATE TYPE "RequestKind" AS ENUM ('NEEDS_SOURCE', 'NEEDS_RECHECK');

-- CreateEnum
CREATE TYPE "Direction" AS ENUM ('SUPPORTS', 'CONTRADICTS', 'CONTEXT');

-- CreateEnum
CREATE TYPE "Directness" AS ENUM ('DIRECT', 'INFERENTIAL');

-- CreateEnum
CREATE TYPE "ExcerptStatus" AS ENUM ('VERIFIED', 'WRONG_LOCATOR', 'AMBIGUOUS', 'NOT_FOUND', 'NOT_CHECKED');

-- CreateEnum
CREATE TYPE "LocatorCheck" AS ENUM ('MATCHES', 'ELSEWHERE', 'NOT_CHECKED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('MEMBER', 'EDITOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('HUMAN', 'SYSTEM', 'ANONYMOUS');

-- CreateEnum
CREATE TYPE "BylineKind" AS ENUM ('NAME', 'PSEUDONYM');

-- CreateEnum
CREATE TYPE "AudienceKind" AS ENUM ('PUBLIC', 'PRIVATE', 'CLASS', 'GROUP');

-- CreateEnum
CREATE TYPE "FlagReason" AS ENUM ('COPYRIGHT', 'PERSONAL_DATA', 'ABUSE', 'SPAM', 'MISQUOTED', 'OFF_TOPIC', 'OTHER');

-- CreateEnum
CREATE TYPE "RulingKind" AS ENUM ('HIDE', 'SEND_BACK', 'WARN', 'SUSPEND', 'DISMISS');

-- CreateEnum
CREATE TYPE "RedactionGround" AS ENUM ('COURT_ORDER', 'COPYRIGHT', 'PERSONAL_DATA', 'THREAT');

-- CreateEnum
CREATE TYPE "VoteKind" AS ENUM ('PRIOR', 'POSTERIOR');

-- CreateEnum
CREATE TYPE "OffScale" AS ENUM ('EVIDENCE_INSUFFICIENT', 'NOT_CHECKABLE');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('UNSURE', 'FAIRLY_SURE', 'SURE');

-- CreateEnum
CREATE TYPE "RatingGrade" AS ENUM ('HELPFUL', 'SOMEWHAT', 'NOT_HELPFUL');

-- CreateEnum
CREATE TYPE "RatingReason" AS ENUM ('TO_THE_POINT', 'RELIABLE_SOURCE', 'QUOTED_FAIRLY', 'SOUND_INFERENCE', 'ANSWERS_THE_CLAIM');

-- CreateEnum
CREATE TYPE "Standing" AS ENUM ('GOOD', 'DISPUTED', 'SUPERSEDED', 'RETRACTED', 'UNREACHABLE');

-- CreateEnum
CREATE TYPE "EditionRole" AS ENUM ('ORIGINAL', 'PRECIS', 'TRANSLATION', 'EXTRACT');

-- CreateEnum
CREATE TYPE "Holding" AS ENUM ('SHOWN', 'PRIVATE', 'NOT_HELD');

-- CreateEnum
CREATE TYPE "Rights" AS ENUM ('PUBLIC_DOMAIN', 'OPEN_LICENCE', 'IN_COPYRIGHT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "BlockKind" AS ENUM ('HEADING', 'PARAGRAPH', 'QUOTATION', 'VERSE', 'NOTE');

-- CreateEnum
CREATE TYPE "AnchorState" AS ENUM ('EXACT', 'MOVED', 'AMBIGUOUS', 'LOST', 'NOT_CHECKED');

-- CreateEnum
CREATE TYPE "VerdictState" AS ENUM ('REFUTED', 'MOSTLY_REFUTED', 'MIXED', 'MOSTLY_SUPPORTED', 'SUPPORTED', 'CONTESTED', 'UNDER_REVIEW', 'INSUFFICIENT', 'NOT_CHECKABLE', 'UNDECIDED');

-- CreateTable
CREATE TABLE "audit_events" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "audience_id" UUID,
    "before" TEXT,
    "after" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "input_sha256" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "claim_annotations" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "target_claim_id" TEXT,
    "target_evidence_id" TEXT,
    "target_argument_id" TEXT,
    "motivation" "Motivation" NOT NULL,
    "reply_to_id" UUID,
    "current_revision_id" UUID,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retracted_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_annotations_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "claim_annotation_revisions" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "annotation_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_annotation_revisions_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "edition_annotations" (
    "edition_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "motivation" "Motivation" NOT NULL,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "reply_to_id" UUID,
    "current_revision_id" UUID,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retracted_at" TIMESTAMPTZ(3),

    CONSTRAINT "edition_annotations_pkey" PRIMARY KEY ("edition_id","id")
);

-- CreateTable
CREATE TABLE "edition_annotation_revisions" (
    "edition_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "annotation_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_annotation_revisions_pkey" PRIMARY KEY ("edition_id","id")
);

-- CreateTable
CREATE TABLE "edition_annotation_anchors" (
    "edition_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "anchored_edition_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "state" "AnchorState" NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "anchored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_annotation_anchors_pkey" PRIMARY KEY ("edition_id","annotation_id","anchored_edition_id")
);

-- CreateTable
CREATE TABLE "arguments" (
    "claim_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "state" "ContentState" NOT NULL,
    "relation" "Relation" NOT NULL,
    "target_claim_id" TEXT,
    "target_evidence_id" TEXT,
    "target_argument_id" TEXT,
    "signature" TEXT NOT NULL,
    "current_revision_id" UUID,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "arguments_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "argument_revisions" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "argument_id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" "ContentState" NOT NULL,
    "wording" TEXT NOT NULL,
    "reason" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "argument_revisions_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "argument_premises" (
    "claim_id" TEXT NOT NULL,
    "argument_id" TEXT NOT NULL,
    "premise_claim_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "argument_premises_pkey" PRIMARY KEY ("claim_id","argument_id","premise_claim_id")
);

-- CreateTable
CREATE TABLE "claims" (
    "id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "state" "ContentState" NOT NULL,
    "current_revision_id" UUID,
    "merged_into_id" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_revisions" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" "ContentState" NOT NULL,
    "kind" "ClaimKind" NOT NULL,
    "sentence" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "scope_who" TEXT,
    "scope_when" TEXT,
    "scope_calendar" "Calendar",
    "scope_where" TEXT,
    "scope_strength" TEXT,
    "about_source_id" TEXT,
    "reason" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_revisions_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_topics" (
    "claim_id" TEXT NOT NULL,
    "topic_id" TEXT NOT NULL,

    CONSTRAINT "claim_topics_pkey" PRIMARY KEY ("claim_id","topic_id")
);

-- CreateTable
CREATE TABLE "occurrences" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "document_id" TEXT NOT NULL,
    "edition_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "mode" "OccurrenceMode" NOT NULL,
    "asserter_id" TEXT,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact_sha256" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retracted_at" TIMESTAMPTZ(3),

    CONSTRAINT "occurrences_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "occurrence_anchors" (
    "claim_id" TEXT NOT NULL,
    "occurrence_id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "state" "AnchorState" NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "exact_sha256" TEXT,
    "anchored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "occurrence_anchors_pkey" PRIMARY KEY ("claim_id","occurrence_id","edition_id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "DecisionKind" NOT NULL,
    "state" "ContentState" NOT NULL,
    "reason" TEXT,
    "audience_id" UUID NOT NULL,
    "claim_id" TEXT,
    "source_id" TEXT,
    "root_claim_id" TEXT,
    "claim_revision_id" UUID,
    "evidence_id" TEXT,
    "evidence_revision_id" UUID,
    "argument_id" TEXT,
    "argument_revision_id" UUID,
    "root_source_id" TEXT,
    "source_revision_id" UUID,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "requests" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "RequestKind" NOT NULL,
    "target_claim_id" TEXT,
    "target_evidence_id" TEXT,
    "audience_id" UUID NOT NULL,
    "note" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "requests_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "note" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citations" (
    "document_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "cited_source_id" TEXT NOT NULL,
    "edition_id" UUID,
    "start" INTEGER,
    "end" INTEGER,
    "claim_id" TEXT,
    "occurrence_id" UUID,
    "note" TEXT,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "citations_pkey" PRIMARY KEY ("document_id","id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "claim_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "state" "ContentState" NOT NULL,
    "current_revision_id" UUID,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "evidence_revisions" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evidence_id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" "ContentState" NOT NULL,
    "source_id" TEXT NOT NULL,
    "via_source_id" TEXT,
    "excerpt" TEXT NOT NULL,
    "locator_label" TEXT,
    "locator_value" TEXT,
    "direction" "Direction" NOT NULL,
    "directness" "Directness" NOT NULL,
    "span_start" INTEGER,
    "span_end" INTEGER,
    "note" TEXT,
    "reason" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_revisions_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "excerpt_checks" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evidence_revision_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "edition_id" UUID,
    "status" "ExcerptStatus" NOT NULL,
    "locator_check" "LocatorCheck" NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "matched" TEXT,
    "locator" TEXT,
    "differences" TEXT,
    "reason" TEXT,
    "checker_version" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "excerpt_checks_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "attestations" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evidence_revision_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "note" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "attested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attestations_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "fit_checks" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evidence_revision_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "direction" "Direction" NOT NULL,
    "directness" "Directness" NOT NULL,
    "reason" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fit_checks_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "profiles" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "handle" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'MEMBER',
    "is_demonstration" BOOLEAN NOT NULL DEFAULT false,
    "suspended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "profile_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "actors" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "ActorKind" NOT NULL,
    "profile_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "actors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bylines" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "actor_id" UUID NOT NULL,
    "kind" "BylineKind" NOT NULL,
    "pseudonym" TEXT,
    "profile_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bylines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audiences" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "AudienceKind" NOT NULL,
    "owner_actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audiences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "actor_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT,
    "token_sha256" TEXT NOT NULL,
    "invited_by_actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_by_actor_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letters" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "delivery" TEXT,

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follows" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "actor_id" UUID NOT NULL,
    "claim_id" TEXT,
    "document_id" TEXT,
    "source_id" TEXT,
    "topic_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "follows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "recipient_actor_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flags" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason" "FlagReason" NOT NULL,
    "note" TEXT,
    "contact" TEXT,
    "actor_id" UUID NOT NULL,
    "flagged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rulings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "flag_id" UUID NOT NULL,
    "audience_id" UUID NOT NULL,
    "subject_actor_id" UUID,
    "kind" "RulingKind" NOT NULL,
    "public_reason" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rulings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling_answers" (
    "ruling_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ruling_answers_pkey" PRIMARY KEY ("ruling_id")
);

-- CreateTable
CREATE TABLE "ruling_reviews" (
    "ruling_id" UUID NOT NULL,
    "is_upheld" BOOLEAN NOT NULL,
    "public_reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ruling_reviews_pkey" PRIMARY KEY ("ruling_id")
);

-- CreateTable
CREATE TABLE "redactions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "ground" "RedactionGround" NOT NULL,
    "public_reason" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "redacted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "votes" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "kind" "VoteKind" NOT NULL,
    "claim_revision_id" UUID NOT NULL,
    "seen_hash" TEXT NOT NULL,
    "position" SMALLINT,
    "off_scale" "OffScale",
    "confidence" "Confidence" NOT NULL,
    "rationale" TEXT,
    "is_on_own_proposal" BOOLEAN NOT NULL DEFAULT false,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "cast_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "votes_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "vote_evidence" (
    "claim_id" TEXT NOT NULL,
    "vote_id" UUID NOT NULL,
    "evidence_id" TEXT NOT NULL,

    CONSTRAINT "vote_evidence_pkey" PRIMARY KEY ("claim_id","vote_id","evidence_id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "evidence_id" TEXT,
    "argument_id" TEXT,
    "grade" "RatingGrade" NOT NULL,
    "reasons" "RatingReason"[],
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "rated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "tallies" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "seen_hash" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "refuted" INTEGER NOT NULL DEFAULT 0,
    "mostly_refuted" INTEGER NOT NULL DEFAULT 0,
    "mixed" INTEGER NOT NULL DEFAULT 0,
    "mostly_supported" INTEGER NOT NULL DEFAULT 0,
    "supported" INTEGER NOT NULL DEFAULT 0,
    "insufficient" INTEGER NOT NULL DEFAULT 0,
    "not_checkable" INTEGER NOT NULL DEFAULT 0,
    "stale" INTEGER NOT NULL DEFAULT 0,
    "is_demonstration" BOOLEAN NOT NULL,
    "verdict" TEXT NOT NULL,
    "tallied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tallies_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "persons" (
    "id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sort_name" TEXT NOT NULL,
    "note" TEXT,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "state" "ContentState" NOT NULL,
    "current_revision_id" UUID,
    "standing" "Standing" NOT NULL DEFAULT 'GOOD',
    "origin_group_id" UUID NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_revisions" (
    "source_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" "ContentState" NOT NULL,
    "csl" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_revisions_pkey" PRIMARY KEY ("source_id","id")
);

-- CreateTable
CREATE TABLE "authorships" (
    "source_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "authorships_pkey" PRIMARY KEY ("source_id","person_id","role")
);

-- CreateTable
CREATE TABLE "origin_groups" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "origin_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "origin_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source_id" TEXT NOT NULL,
    "origin_group_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "origin_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_changes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source_id" TEXT NOT NULL,
    "standing" "Standing" NOT NULL,
    "reason" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "standing_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lineages" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source_id" TEXT NOT NULL,
    "leans_on_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "lineages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source_id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "role" "EditionRole" NOT NULL,
    "holding" "Holding" NOT NULL,
    "rights" "Rights" NOT NULL,
    "rights_note" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "length_units" INTEGER NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "editions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_texts" (
    "edition_id" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "edition_texts_pkey" PRIMARY KEY ("edition_id")
);

-- CreateTable
CREATE TABLE "blocks" (
    "edition_id" UUID NOT NULL,
    "id" INTEGER NOT NULL,
    "kind" "BlockKind" NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "section" TEXT,
    "page" TEXT,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("edition_id","id")
);

-- CreateTable
CREATE TABLE "sentences" (
    "edition_id" UUID NOT NULL,
    "id" INTEGER NOT NULL,
    "block_id" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,

    CONSTRAINT "sentences_pkey" PRIMARY KEY ("edition_id","id")
);

-- CreateTable
CREATE TABLE "search_logs" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "searched_on" DATE NOT NULL,
    "result" TEXT NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_logs_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "verdicts" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "snapshot_id" UUID NOT NULL,
    "fit_id" UUID,
    "rule_version" INTEGER NOT NULL,
    "state" "VerdictState" NOT NULL,
    "is_settled" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "receipt_sha256" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdicts_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "bridging_fits" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "fitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bridging_fits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_events_subject_kind_subject_id_idx" ON "audit_events"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "audit_events_actor_id_at_idx" ON "audit_events"("actor_id", "at");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "claim_annotation_revisions_claim_id_annotation_id_ordinal_key" ON "claim_annotation_revisions"("claim_id", "annotation_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "edition_annotation_revisions_edition_id_annotation_id_ordin_key" ON "edition_annotation_revisions"("edition_id", "annotation_id", "ordinal");

-- CreateIndex
CREATE INDEX "arguments_state_created_at_idx" ON "arguments"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "argument_revisions_claim_id_argument_id_ordinal_key" ON "argument_revisions"("claim_id", "argument_id", "ordinal");

-- CreateIndex
CREATE INDEX "argument_premises_premise_claim_id_idx" ON "argument_premises"("premise_claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "argument_premises_claim_id_argument_id_position_key" ON "argument_premises"("claim_id", "argument_id", "position");

-- CreateIndex
CREATE INDEX "claims_created_at_idx" ON "claims"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "claim_revisions_claim_id_ordinal_key" ON "claim_revisions"("claim_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "topics_slug_key" ON "topics"("slug");

-- CreateIndex
CREATE INDEX "claim_topics_topic_id_idx" ON "claim_topics"("topic_id");

-- CreateIndex
CREATE INDEX "occurrences_document_id_idx" ON "occurrences"("document_id");

-- CreateIndex
CREATE INDEX "occurrence_anchors_edition_id_start_idx" ON "occurrence_anchors"("edition_id", "start");

-- CreateIndex
CREATE INDEX "decisions_claim_id_idx" ON "decisions"("claim_id");

-- CreateIndex
CREATE INDEX "decisions_root_claim_id_idx" ON "decisions"("root_claim_id");

-- CreateIndex
CREATE INDEX "decisions_source_id_idx" ON "decisions"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_source_id_key" ON "documents"("source_id");

-- CreateIndex
CREATE INDEX "citations_cited_source_id_idx" ON "citations"("cited_source_id");

-- CreateIndex
CREATE INDEX "evidence_state_created_at_idx" ON "evidence"("state", "created_at");

-- CreateIndex
CREATE INDEX "evidence_revisions_source_id_idx" ON "evidence_revisions"("source_id");

-- CreateIndex
CREATE INDEX "evidence_revisions_via_source_id_idx" ON "evidence_revisions"("via_source_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_revisions_claim_id_evidence_id_ordinal_key" ON "evidence_revisions"("claim_id", "evidence_id", "ordinal");

-- CreateIndex
CREATE INDEX "excerpt_checks_claim_id_evidence_revision_id_checked_at_idx" ON "excerpt_checks"("claim_id", "evidence_revision_id", "checked_at");

-- CreateIndex
CREATE UNIQUE INDEX "attestations_claim_id_evidence_revision_id_actor_id_key" ON "attestations"("claim_id", "evidence_revision_id", "actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "fit_checks_claim_id_evidence_revision_id_actor_id_key" ON "fit_checks"("claim_id", "evidence_revision_id", "actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "profiles_email_key" ON "profiles"("email");

-- CreateIndex
CREATE UNIQUE INDEX "profiles_handle_key" ON "profiles"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_profile_id_idx" ON "sessions"("profile_id");

-- CreateIndex
CREATE INDEX "credentials_profile_id_idx" ON "credentials"("profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "credentials_provider_id_account_id_key" ON "credentials"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "actors_profile_id_key" ON "actors"("profile_id");

-- CreateIndex
CREATE INDEX "bylines_actor_id_idx" ON "bylines"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "drafts_actor_id_form_subject_key" ON "drafts"("actor_id", "form", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_sha256_key" ON "invitations"("token_sha256");

-- CreateIndex
CREATE INDEX "letters_created_at_idx" ON "letters"("created_at");

-- CreateIndex
CREATE INDEX "notifications_recipient_actor_id_created_at_idx" ON "notifications"("recipient_actor_id", "created_at");

-- CreateIndex
CREATE INDEX "flags_subject_kind_subject_id_idx" ON "flags"("subject_kind", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "tallies_claim_id_audience_id_key" ON "tallies"("claim_id", "audience_id");

-- CreateIndex
CREATE INDEX "sources_origin_group_id_idx" ON "sources"("origin_group_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_revisions_source_id_ordinal_key" ON "source_revisions"("source_id", "ordinal");

-- CreateIndex
CREATE INDEX "authorships_person_id_idx" ON "authorships"("person_id");

-- CreateIndex
CREATE INDEX "origin_changes_source_id_idx" ON "origin_changes"("source_id");

-- CreateIndex
CREATE INDEX "standing_changes_source_id_changed_at_idx" ON "standing_changes"("source_id", "changed_at");

-- CreateIndex
CREATE INDEX "lineages_leans_on_id_idx" ON "lineages"("leans_on_id");

-- CreateIndex
CREATE UNIQUE INDEX "editions_source_id_sha256_key" ON "editions"("source_id", "sha256");

-- CreateIndex
CREATE INDEX "sentences_edition_id_block_id_idx" ON "sentences"("edition_id", "block_id");

-- CreateIndex
CREATE INDEX "verdicts_claim_id_audience_id_computed_at_idx" ON "verdicts"("claim_id", "audience_id", "computed_at");

-- AddForeignKey
ALTER TABLE "claim_annotations" ADD CONSTRAINT "claim_annotations_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_annotations" ADD CONSTRAINT "claim_annotations_claim_id_target_evidence_id_fkey" FOREIGN KEY ("claim_id", "target_evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_annotations" ADD CONSTRAINT "claim_annotations_claim_id_target_argument_id_fkey" FOREIGN KEY ("claim_id", "target_argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_annotations" ADD CONSTRAINT "claim_annotations_claim_id_reply_to_id_fkey" FOREIGN KEY ("claim_id", "reply_to_id") REFERENCES "claim_annotations"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_annotations" ADD CONSTRAINT "claim_annotation_current_revision_fkey" FOREIGN KEY ("claim_id", "current_revision_id") REFERENCES "claim_annotation_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_annotations" ADD CONSTRAINT "claim_annotations_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_annotation_revisions" ADD CONSTRAINT "claim_annotation_revision_annotation_fkey" FOREIGN KEY ("claim_id", "annotation_id") REFERENCES "claim_annotations"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_annotations" ADD CONSTRAINT "edition_annotations_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_annotations" ADD CONSTRAINT "edition_annotations_edition_id_reply_to_id_fkey" FOREIGN KEY ("edition_id", "reply_to_id") REFERENCES "edition_annotations"("edition_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_annotations" ADD CONSTRAINT "edition_annotation_current_revision_fkey" FOREIGN KEY ("edition_id", "current_revision_id") REFERENCES "edition_annotation_revisions"("edition_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_annotations" ADD CONSTRAINT "edition_annotations_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_annotation_revisions" ADD CONSTRAINT "edition_annotation_revision_annotation_fkey" FOREIGN KEY ("edition_id", "annotation_id") REFERENCES "edition_annotations"("edition_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_annotation_anchors" ADD CONSTRAINT "edition_annotation_anchors_edition_id_annotation_id_fkey" FOREIGN KEY ("edition_id", "annotation_id") REFERENCES "edition_annotations"("edition_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arguments" ADD CONSTRAINT "arguments_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arguments" ADD CONSTRAINT "arguments_target_claim_id_fkey" FOREIGN KEY ("target_claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arguments" ADD CONSTRAINT "argument_target_evidence_fkey" FOREIGN KEY ("claim_id", "target_evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arguments" ADD CONSTRAINT "argument_target_argument_fkey" FOREIGN KEY ("claim_id", "target_argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arguments" ADD CONSTRAINT "argument_current_revision_fkey" FOREIGN KEY ("claim_id", "current_revision_id") REFERENCES "argument_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arguments" ADD CONSTRAINT "arguments_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "argument_revisions" ADD CONSTRAINT "argument_revisions_claim_id_argument_id_fkey" FOREIGN KEY ("claim_id", "argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "argument_revisions" ADD CONSTRAINT "argument_revisions_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "argument_premises" ADD CONSTRAINT "argument_premises_claim_id_argument_id_fkey" FOREIGN KEY ("claim_id", "argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "argument_premises" ADD CONSTRAINT "argument_premises_premise_claim_id_fkey" FOREIGN KEY ("premise_claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claim_current_revision_fkey" FOREIGN KEY ("id", "current_revision_id") REFERENCES "claim_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_revisions" ADD CONSTRAINT "claim_revisions_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_revisions" ADD CONSTRAINT "claim_revisions_about_source_id_fkey" FOREIGN KEY ("about_source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_revisions" ADD CONSTRAINT "claim_revisions_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_topics" ADD CONSTRAINT "claim_topics_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_topics" ADD CONSTRAINT "claim_topics_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_asserter_id_fkey" FOREIGN KEY ("asserter_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrences" ADD CONSTRAINT "occurrences_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence_anchors" ADD CONSTRAINT "occurrence_anchors_claim_id_occurrence_id_fkey" FOREIGN KEY ("claim_id", "occurrence_id") REFERENCES "occurrences"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence_anchors" ADD CONSTRAINT "occurrence_anchors_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decision_claim_revision_fkey" FOREIGN KEY ("root_claim_id", "claim_revision_id") REFERENCES "claim_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decision_evidence_fkey" FOREIGN KEY ("root_claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decision_evidence_revision_fkey" FOREIGN KEY ("root_claim_id", "evidence_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decision_argument_fkey" FOREIGN KEY ("root_claim_id", "argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decision_argument_revision_fkey" FOREIGN KEY ("root_claim_id", "argument_revision_id") REFERENCES "argument_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decision_source_revision_fkey" FOREIGN KEY ("root_source_id", "source_revision_id") REFERENCES "source_revisions"("source_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_claim_id_target_evidence_id_fkey" FOREIGN KEY ("claim_id", "target_evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_cited_source_id_fkey" FOREIGN KEY ("cited_source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_claim_id_occurrence_id_fkey" FOREIGN KEY ("claim_id", "occurrence_id") REFERENCES "occurrences"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_current_revision_fkey" FOREIGN KEY ("claim_id", "current_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revisions" ADD CONSTRAINT "evidence_revisions_claim_id_evidence_id_fkey" FOREIGN KEY ("claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revisions" ADD CONSTRAINT "evidence_revisions_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revisions" ADD CONSTRAINT "evidence_revisions_via_source_id_fkey" FOREIGN KEY ("via_source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revisions" ADD CONSTRAINT "evidence_revisions_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "excerpt_checks" ADD CONSTRAINT "excerpt_checks_claim_id_evidence_revision_id_fkey" FOREIGN KEY ("claim_id", "evidence_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "excerpt_checks" ADD CONSTRAINT "excerpt_checks_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_claim_id_evidence_revision_id_fkey" FOREIGN KEY ("claim_id", "evidence_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fit_checks" ADD CONSTRAINT "fit_checks_claim_id_evidence_revision_id_fkey" FOREIGN KEY ("claim_id", "evidence_revision_id") REFERENCES "evidence_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fit_checks" ADD CONSTRAINT "fit_checks_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "actors" ADD CONSTRAINT "actors_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bylines" ADD CONSTRAINT "bylines_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audiences" ADD CONSTRAINT "audiences_owner_actor_id_fkey" FOREIGN KEY ("owner_actor_id") REFERENCES "actors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_flag_id_fkey" FOREIGN KEY ("flag_id") REFERENCES "flags"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rulings" ADD CONSTRAINT "rulings_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_answers" ADD CONSTRAINT "ruling_answers_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "rulings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling_reviews" ADD CONSTRAINT "ruling_reviews_ruling_id_fkey" FOREIGN KEY ("ruling_id") REFERENCES "rulings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_claim_id_claim_revision_id_fkey" FOREIGN KEY ("claim_id", "claim_revision_id") REFERENCES "claim_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_evidence" ADD CONSTRAINT "vote_evidence_claim_id_vote_id_fkey" FOREIGN KEY ("claim_id", "vote_id") REFERENCES "votes"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote_evidence" ADD CONSTRAINT "vote_evidence_claim_id_evidence_id_fkey" FOREIGN KEY ("claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_claim_id_evidence_id_fkey" FOREIGN KEY ("claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_claim_id_argument_id_fkey" FOREIGN KEY ("claim_id", "argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "source_current_revision_fkey" FOREIGN KEY ("id", "current_revision_id") REFERENCES "source_revisions"("source_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_origin_group_id_fkey" FOREIGN KEY ("origin_group_id") REFERENCES "origin_groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_revisions" ADD CONSTRAINT "source_revisions_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_revisions" ADD CONSTRAINT "source_revisions_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorships" ADD CONSTRAINT "authorships_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorships" ADD CONSTRAINT "authorships_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origin_changes" ADD CONSTRAINT "origin_changes_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "origin_changes" ADD CONSTRAINT "origin_changes_origin_group_id_fkey" FOREIGN KEY ("origin_group_id") REFERENCES "origin_groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_changes" ADD CONSTRAINT "standing_changes_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_changes" ADD CONSTRAINT "standing_changes_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_leans_on_id_fkey" FOREIGN KEY ("leans_on_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editions" ADD CONSTRAINT "editions_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "sources"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_texts" ADD CONSTRAINT "edition_texts_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sentences" ADD CONSTRAINT "sentences_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sentences" ADD CONSTRAINT "sentences_edition_id_block_id_fkey" FOREIGN KEY ("edition_id", "block_id") REFERENCES "blocks"("edition_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_logs" ADD CONSTRAINT "search_logs_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_logs" ADD CONSTRAINT "search_logs_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_claim_id_snapshot_id_fkey" FOREIGN KEY ("claim_id", "snapshot_id") REFERENCES "snapshots"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_fit_id_fkey" FOREIGN KEY ("fit_id") REFERENCES "bridging_fits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
