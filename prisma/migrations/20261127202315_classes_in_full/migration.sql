-- CreateEnum
CREATE TYPE "Naming" AS ENUM ('NAMES', 'PSEUDONYMS', 'MASKED');

-- CreateEnum
CREATE TYPE "InquiryOutcome" AS ENUM ('STANDS', 'CHANGED');

-- AlterEnum
ALTER TYPE "ClassEntry" ADD VALUE 'ROSTER';
ALTER TYPE "ClassEntry" ADD VALUE 'INSTANT';
ALTER TYPE "ClassEntry" ADD VALUE 'APPOINTMENT';

-- AlterEnum
ALTER TYPE "TaskKind" ADD VALUE 'ADD_EVIDENCE';
ALTER TYPE "TaskKind" ADD VALUE 'ANSWER';
ALTER TYPE "TaskKind" ADD VALUE 'ANNOTATE';

-- AlterTable
ALTER TABLE "classes" ADD COLUMN     "deletion_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "assignments" ADD COLUMN     "inquiry_days" SMALLINT NOT NULL DEFAULT 7,
ADD COLUMN     "naming" "Naming" NOT NULL DEFAULT 'NAMES',
ADD COLUMN     "releases_at" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "assignment_tasks" ADD COLUMN     "contradicting" SMALLINT,
ADD COLUMN     "notes" SMALLINT,
ADD COLUMN     "supporting" SMALLINT;

-- AlterTable
ALTER TABLE "appraisals" ADD COLUMN     "quote" TEXT;

-- AlterTable
ALTER TABLE "profiles" ADD COLUMN     "is_instant" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_listed" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "roster_entries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "class_id" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "external_id" TEXT,
    "enrolment_id" UUID,
    "added_by_actor_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "roster_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extensions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assignment_id" TEXT NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,
    "granted_by_actor_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "extensions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_templates" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_actor_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_sets" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_actor_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_sets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_set_members" (
    "claim_set_id" UUID NOT NULL,
    "claim_id" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "claim_set_members_pkey" PRIMARY KEY ("claim_set_id","claim_id")
);

-- CreateTable
CREATE TABLE "unmaskings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "submission_id" UUID NOT NULL,
    "unmasked_by_actor_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "unmasked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unmaskings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "additions" (
    "submission_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "evidence_id" TEXT,
    "argument_id" TEXT,
    "annotation_id" UUID,

    CONSTRAINT "additions_pkey" PRIMARY KEY ("submission_id","part")
);

-- CreateTable
CREATE TABLE "mark_records" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "mark_id" UUID NOT NULL,
    "claim_id" TEXT NOT NULL,
    "vote_id" UUID,
    "appraisal_id" UUID,
    "evidence_id" TEXT,
    "argument_id" TEXT,
    "annotation_id" UUID,

    CONSTRAINT "mark_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_comments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_actor_id" UUID NOT NULL,
    "comment" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "bank_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inquiries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "submission_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "asked_by_actor_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" "InquiryOutcome",
    "answer" TEXT,
    "answered_by_actor_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "inquiries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_codes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "profile_id" UUID NOT NULL,
    "code_sha256" TEXT NOT NULL,
    "made_by_actor_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "return_codes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "roster_entries_enrolment_id_key" ON "roster_entries"("enrolment_id");

-- CreateIndex
CREATE INDEX "assignment_templates_owner_actor_id_idx" ON "assignment_templates"("owner_actor_id");

-- CreateIndex
CREATE INDEX "claim_sets_owner_actor_id_idx" ON "claim_sets"("owner_actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "claim_set_members_claim_set_id_position_key" ON "claim_set_members"("claim_set_id", "position");

-- CreateIndex
CREATE INDEX "unmaskings_submission_id_idx" ON "unmaskings"("submission_id");

-- CreateIndex
CREATE INDEX "mark_records_mark_id_idx" ON "mark_records"("mark_id");

-- CreateIndex
CREATE INDEX "bank_comments_owner_actor_id_idx" ON "bank_comments"("owner_actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "inquiries_submission_id_criterion_id_key" ON "inquiries"("submission_id", "criterion_id");

-- CreateIndex
CREATE UNIQUE INDEX "return_codes_code_sha256_key" ON "return_codes"("code_sha256");

-- CreateIndex
CREATE INDEX "return_codes_profile_id_idx" ON "return_codes"("profile_id");

-- AddForeignKey
ALTER TABLE "roster_entries" ADD CONSTRAINT "roster_entries_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_entries" ADD CONSTRAINT "roster_entries_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_set_members" ADD CONSTRAINT "claim_set_members_claim_set_id_fkey" FOREIGN KEY ("claim_set_id") REFERENCES "claim_sets"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_set_members" ADD CONSTRAINT "claim_set_members_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unmaskings" ADD CONSTRAINT "unmaskings_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "additions" ADD CONSTRAINT "additions_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "additions" ADD CONSTRAINT "additions_claim_id_evidence_id_fkey" FOREIGN KEY ("claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "additions" ADD CONSTRAINT "additions_claim_id_argument_id_fkey" FOREIGN KEY ("claim_id", "argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "additions" ADD CONSTRAINT "additions_claim_id_annotation_id_fkey" FOREIGN KEY ("claim_id", "annotation_id") REFERENCES "claim_annotations"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_records" ADD CONSTRAINT "mark_records_mark_id_fkey" FOREIGN KEY ("mark_id") REFERENCES "marks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_records" ADD CONSTRAINT "mark_records_claim_id_vote_id_fkey" FOREIGN KEY ("claim_id", "vote_id") REFERENCES "votes"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_records" ADD CONSTRAINT "mark_records_claim_id_appraisal_id_fkey" FOREIGN KEY ("claim_id", "appraisal_id") REFERENCES "appraisals"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_records" ADD CONSTRAINT "mark_records_claim_id_evidence_id_fkey" FOREIGN KEY ("claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_records" ADD CONSTRAINT "mark_records_claim_id_argument_id_fkey" FOREIGN KEY ("claim_id", "argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mark_records" ADD CONSTRAINT "mark_records_claim_id_annotation_id_fkey" FOREIGN KEY ("claim_id", "annotation_id") REFERENCES "claim_annotations"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criteria"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_codes" ADD CONSTRAINT "return_codes_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profiles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The laws ---------------------------------------------------------------------------------------

-- Every actor that a row names exists.
DO $$
DECLARE
  naming text;
  named text;
BEGIN
  FOR naming, named IN VALUES
    ('return_codes', 'made_by_actor_id'), ('roster_entries', 'added_by_actor_id'), ('extensions', 'granted_by_actor_id'),
    ('assignment_templates', 'owner_actor_id'), ('claim_sets', 'owner_actor_id'), ('bank_comments', 'owner_actor_id'),
    ('unmaskings', 'unmasked_by_actor_id'), ('inquiries', 'asked_by_actor_id'), ('inquiries', 'answered_by_actor_id')
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES actors (id) ON DELETE RESTRICT',
                   naming, naming || '_' || named || '_law_fkey', named);
  END LOOP;
END $$;

-- Shapes.
ALTER TABLE profiles ADD CONSTRAINT profiles_instant_check CHECK (NOT is_instant OR (NOT is_listed AND NOT email_verified));
ALTER TABLE return_codes ADD CONSTRAINT return_codes_sha256_check CHECK (code_sha256 ~ '^[0-9a-f]{64}$');
-- Whoever has come in has their name and address in their profile.
ALTER TABLE roster_entries ADD CONSTRAINT roster_entries_words_check CHECK (
  char_length(name) BETWEEN 1 AND 120 AND char_length(email) <= 254 AND char_length(external_id) BETWEEN 1 AND 120
  AND CASE WHEN enrolment_id IS NULL THEN name IS NOT NULL OR removed_at IS NOT NULL ELSE num_nonnulls(name, email) = 0 END);
ALTER TABLE classes ADD CONSTRAINT classes_erased_check CHECK (erased_at IS NULL OR deletion_asked_at IS NOT NULL);
ALTER TABLE assignments ADD CONSTRAINT assignments_release_check CHECK (releases_at >= due_at AND inquiry_days BETWEEN 0 AND 60 AND revision >= 1);
ALTER TABLE assignment_tasks ADD CONSTRAINT assignment_tasks_amount_check CHECK (
  CASE kind::text
    WHEN 'ADD_EVIDENCE' THEN notes IS NULL AND supporting IS NOT NULL AND contradicting IS NOT NULL
      AND supporting BETWEEN 0 AND 10 AND contradicting BETWEEN 0 AND 10 AND supporting + contradicting > 0
    WHEN 'ANNOTATE' THEN num_nonnulls(supporting, contradicting) = 0 AND notes IS NOT NULL AND notes BETWEEN 1 AND 20
    ELSE num_nonnulls(supporting, contradicting, notes) = 0 END);
ALTER TABLE extensions ADD CONSTRAINT extensions_reason_check CHECK (char_length(reason) <= 600);
ALTER TABLE assignment_templates ADD CONSTRAINT assignment_templates_words_check
  CHECK (char_length(title) BETWEEN 1 AND 120 AND octet_length(content) <= 200000);
ALTER TABLE claim_sets ADD CONSTRAINT claim_sets_title_check CHECK (char_length(title) BETWEEN 1 AND 120);
ALTER TABLE bank_comments ADD CONSTRAINT bank_comments_words_check CHECK (char_length(comment) BETWEEN 1 AND 4000);
ALTER TABLE unmaskings ADD CONSTRAINT unmaskings_reason_check CHECK (char_length(reason) BETWEEN 3 AND 600);
ALTER TABLE additions ADD CONSTRAINT additions_one_check CHECK (
  char_length(part) <= 120 AND num_nonnulls(evidence_id, argument_id, annotation_id) = 1);
ALTER TABLE mark_records ADD CONSTRAINT mark_records_one_check
  CHECK (num_nonnulls(vote_id, appraisal_id, evidence_id, argument_id, annotation_id) = 1);
ALTER TABLE inquiries ADD CONSTRAINT inquiries_words_check CHECK (
  char_length(question) BETWEEN 3 AND 2000 AND char_length(answer) BETWEEN 3 AND 2000
  AND num_nonnulls(outcome, answer, answered_by_actor_id, answered_at) IN (0, 4));

-- One at a time.
CREATE UNIQUE INDEX return_codes_one_current ON return_codes (profile_id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX roster_entries_one_address ON roster_entries (class_id, lower(email)) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX roster_entries_one_external_id ON roster_entries (class_id, external_id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX extensions_one_current ON extensions (assignment_id, enrolment_id) WHERE withdrawn_at IS NULL;
-- Work is graded again by a rubric that changed: what it was before stays beside it.
DROP INDEX assessments_one_of_teachers;
CREATE UNIQUE INDEX assessments_one_of_teachers ON assessments (submission_id, rubric_version_id) WHERE kind = 'TEACHER';

-- What a page looks up.
CREATE INDEX roster_entries_of_address ON roster_entries (lower(email)) WHERE removed_at IS NULL AND email IS NOT NULL;
CREATE INDEX roster_entries_of_class ON roster_entries (class_id) WHERE removed_at IS NULL;
CREATE INDEX assignments_to_release ON assignments (releases_at) WHERE releases_at IS NOT NULL;
CREATE INDEX classes_to_erase ON classes (deletion_asked_at) WHERE deletion_asked_at IS NOT NULL AND erased_at IS NULL;

-- History. A return code goes with its profile.
DO $$
DECLARE
  history text;
  free text;
BEGIN
  FOR history, free IN VALUES
    ('roster_entries', '''-name'', ''-email'', ''-external_id'', ''enrolment_id'', ''removed_at'', ''-removed_at'''),
    ('extensions', '''withdrawn_at'''), ('assignment_templates', '''removed_at'', ''-removed_at'''),
    ('bank_comments', '''removed_at'', ''-removed_at'''), ('unmaskings', ''), ('additions', ''), ('mark_records', ''),
    ('inquiries', '''outcome'', ''answer'', ''answered_by_actor_id'', ''answered_at''')
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only(%s)',
                   history || '_append_only', history, free);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only()',
                   history || '_no_truncate', history);
  END LOOP;
END $$;

-- Work belongs to a student of the assignment's own class, and what is added in it to its audience.
CREATE FUNCTION assay_added_in_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM submissions s JOIN assignments a ON a.id = s.assignment_id
    JOIN assignment_claims c ON c.assignment_id = a.id AND c.claim_id = NEW.claim_id
    JOIN LATERAL (
      SELECT e.audience_id, e.actor_id FROM evidence e WHERE e.claim_id = NEW.claim_id AND e.id = NEW.evidence_id UNION ALL
      SELECT r.audience_id, r.actor_id FROM arguments r WHERE r.claim_id = NEW.claim_id AND r.id = NEW.argument_id UNION ALL
      SELECT n.audience_id, n.actor_id FROM claim_annotations n WHERE n.claim_id = NEW.claim_id AND n.id = NEW.annotation_id
    ) added ON added.audience_id = a.audience_id AND added.actor_id = s.actor_id
    WHERE s.id = NEW.submission_id)
  THEN
    RAISE EXCEPTION 'additions belong to their student and to the assignment''s audience' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER additions_in_work BEFORE INSERT ON additions FOR EACH ROW EXECUTE FUNCTION assay_added_in_work();

-- A mark leans on records of the work that it judges, and of the claims that this is about.
CREATE FUNCTION assay_leans_on_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM marks m JOIN assessments g ON g.id = m.assessment_id JOIN submissions s ON s.id = g.submission_id
    JOIN assignments a ON a.id = s.assignment_id
    JOIN assignment_claims c ON c.assignment_id = a.id AND c.claim_id = NEW.claim_id
    JOIN LATERAL (
      SELECT v.audience_id, v.actor_id FROM votes v WHERE v.claim_id = NEW.claim_id AND v.id = NEW.vote_id UNION ALL
      SELECT p.audience_id, p.actor_id FROM appraisals p WHERE p.claim_id = NEW.claim_id AND p.id = NEW.appraisal_id UNION ALL
      SELECT e.audience_id, e.actor_id FROM evidence e WHERE e.claim_id = NEW.claim_id AND e.id = NEW.evidence_id UNION ALL
      SELECT r.audience_id, r.actor_id FROM arguments r WHERE r.claim_id = NEW.claim_id AND r.id = NEW.argument_id UNION ALL
      SELECT n.audience_id, n.actor_id FROM claim_annotations n WHERE n.claim_id = NEW.claim_id AND n.id = NEW.annotation_id
    ) record ON record.audience_id = a.audience_id AND record.actor_id = s.actor_id
    WHERE m.id = NEW.mark_id)
  THEN
    RAISE EXCEPTION 'a mark leans on records of the work that it judges' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mark_records_of_work BEFORE INSERT ON mark_records FOR EACH ROW EXECUTE FUNCTION assay_leans_on_work();

-- Whoever works is not who unmasks, or who answers what they asked.
CREATE TRIGGER unmaskings_not_own BEFORE INSERT ON unmaskings
  FOR EACH ROW EXECUTE FUNCTION assay_grades_others('unmasked_by_actor_id');
CREATE TRIGGER inquiries_not_own BEFORE INSERT OR UPDATE ON inquiries
  FOR EACH ROW EXECUTE FUNCTION assay_grades_others('answered_by_actor_id');

-- An extension is a student's of the assignment's own class.
CREATE FUNCTION assay_extends_own_class() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM assignments a JOIN enrolments e ON e.class_id = a.class_id
      WHERE a.id = NEW.assignment_id AND e.id = NEW.enrolment_id AND e.role = 'STUDENT') THEN
    RAISE EXCEPTION 'an extension is for a student of the assignment''s own class' USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER extensions_of_class BEFORE INSERT ON extensions FOR EACH ROW EXECUTE FUNCTION assay_extends_own_class();

-- Whether somebody has a page of their own.
GRANT SELECT (is_listed) ON profiles TO assay_public;
