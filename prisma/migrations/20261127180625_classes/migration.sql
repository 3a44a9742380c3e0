-- CreateEnum
CREATE TYPE "ClassRole" AS ENUM ('TEACHER', 'ASSISTANT', 'STUDENT');

-- CreateEnum
CREATE TYPE "ClassEntry" AS ENUM ('OPENING', 'CODE');

-- CreateEnum
CREATE TYPE "LatePolicy" AS ENUM ('ACCEPTED', 'REDUCED', 'REFUSED');

-- CreateEnum
CREATE TYPE "OthersShown" AS ENUM ('NEVER', 'AFTER_HANDING_IN', 'ALWAYS');

-- CreateEnum
CREATE TYPE "TaskKind" AS ENUM ('VOTE', 'GRADE_ARGUMENTS');

-- CreateEnum
CREATE TYPE "RubricPurpose" AS ENUM ('ARGUMENTS', 'WORK');

-- CreateEnum
CREATE TYPE "AssessmentKind" AS ENUM ('TEACHER', 'PEER', 'SELF', 'CALIBRATION');

-- CreateTable
CREATE TABLE "classes" (
    "id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT,
    "time_zone" TEXT NOT NULL,
    "opened_by_actor_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "classes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_codes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "class_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "made_by_actor_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "class_id" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "role" "ClassRole" NOT NULL,
    "entry" "ClassEntry" NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_actor_id" UUID,

    CONSTRAINT "enrolments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubrics" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "class_id" TEXT NOT NULL,
    "purpose" "RubricPurpose" NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rubrics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "rubric_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "made_by_actor_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rubric_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criteria" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "hint" TEXT,
    "weight" SMALLINT NOT NULL,

    CONSTRAINT "criteria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "levels" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "criterion_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "label" TEXT NOT NULL,
    "description" TEXT,
    "points" SMALLINT NOT NULL,

    CONSTRAINT "levels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "id" TEXT NOT NULL,
    "class_id" TEXT NOT NULL,
    "audience_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "instructions" TEXT,
    "arguments_version_id" UUID,
    "work_version_id" UUID NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "late_policy" "LatePolicy" NOT NULL,
    "late_reduction" SMALLINT,
    "others_shown" "OthersShown" NOT NULL,
    "made_by_actor_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "assigned_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment_claims" (
    "assignment_id" TEXT NOT NULL,
    "claim_id" TEXT NOT NULL,
    "claim_revision_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "assignment_claims_pkey" PRIMARY KEY ("assignment_id","claim_id")
);

-- CreateTable
CREATE TABLE "assignment_tasks" (
    "assignment_id" TEXT NOT NULL,
    "kind" "TaskKind" NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "assignment_tasks_pkey" PRIMARY KEY ("assignment_id","kind")
);

-- CreateTable
CREATE TABLE "submissions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assignment_id" TEXT NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_work" (
    "submission_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_work_pkey" PRIMARY KEY ("submission_id","part","device")
);

-- CreateTable
CREATE TABLE "hand_ins" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "submission_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hand_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisals" (
    "claim_id" TEXT NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "audience_id" UUID NOT NULL,
    "submission_id" UUID NOT NULL,
    "evidence_id" TEXT,
    "argument_id" TEXT,
    "criterion_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "reason" TEXT,
    "byline_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "appraised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "appraisals_pkey" PRIMARY KEY ("claim_id","id")
);

-- CreateTable
CREATE TABLE "assessments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "AssessmentKind" NOT NULL,
    "submission_id" UUID NOT NULL,
    "rubric_version_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "marks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assessment_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "level_id" UUID NOT NULL,
    "comment" TEXT,
    "marked_by_actor_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "marks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grade_events" (
    "id" BIGSERIAL NOT NULL,
    "submission_id" UUID NOT NULL,
    "computed" INTEGER,
    "override" INTEGER,
    "override_reason" TEXT,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grade_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "releases" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "assignment_id" TEXT NOT NULL,
    "submission_id" UUID NOT NULL,
    "released_by_actor_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "recalled_at" TIMESTAMPTZ(3),

    CONSTRAINT "releases_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "classes_audience_id_key" ON "classes"("audience_id");

-- CreateIndex
CREATE UNIQUE INDEX "join_codes_code_key" ON "join_codes"("code");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_versions_rubric_id_ordinal_key" ON "rubric_versions"("rubric_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "criteria_version_id_position_key" ON "criteria"("version_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "levels_criterion_id_position_key" ON "levels"("criterion_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "levels_criterion_id_id_key" ON "levels"("criterion_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_audience_id_key" ON "assignments"("audience_id");

-- CreateIndex
CREATE INDEX "assignments_class_id_idx" ON "assignments"("class_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_claims_assignment_id_position_key" ON "assignment_claims"("assignment_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_assignment_id_enrolment_id_key" ON "submissions"("assignment_id", "enrolment_id");

-- CreateIndex
CREATE UNIQUE INDEX "hand_ins_submission_id_ordinal_key" ON "hand_ins"("submission_id", "ordinal");

-- CreateIndex
CREATE INDEX "appraisals_submission_id_idx" ON "appraisals"("submission_id");

-- CreateIndex
CREATE INDEX "marks_assessment_id_idx" ON "marks"("assessment_id");

-- CreateIndex
CREATE INDEX "grade_events_submission_id_id_idx" ON "grade_events"("submission_id", "id");

-- CreateIndex
CREATE INDEX "releases_assignment_id_idx" ON "releases"("assignment_id");

-- AddForeignKey
ALTER TABLE "classes" ADD CONSTRAINT "classes_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audiences"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_codes" ADD CONSTRAINT "join_codes_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubrics" ADD CONSTRAINT "rubrics_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_versions" ADD CONSTRAINT "rubric_versions_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubrics"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "rubric_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "levels" ADD CONSTRAINT "levels_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criteria"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "classes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audiences"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_arguments_version_id_fkey" FOREIGN KEY ("arguments_version_id") REFERENCES "rubric_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_work_version_id_fkey" FOREIGN KEY ("work_version_id") REFERENCES "rubric_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_claims" ADD CONSTRAINT "assignment_claims_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_claims" ADD CONSTRAINT "assignment_claims_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_claims" ADD CONSTRAINT "assignment_claims_claim_id_claim_revision_id_fkey" FOREIGN KEY ("claim_id", "claim_revision_id") REFERENCES "claim_revisions"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment_tasks" ADD CONSTRAINT "assignment_tasks_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_work" ADD CONSTRAINT "saved_work_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand_ins" ADD CONSTRAINT "hand_ins_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_claim_id_evidence_id_fkey" FOREIGN KEY ("claim_id", "evidence_id") REFERENCES "evidence"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_claim_id_argument_id_fkey" FOREIGN KEY ("claim_id", "argument_id") REFERENCES "arguments"("claim_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criteria"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_criterion_id_level_id_fkey" FOREIGN KEY ("criterion_id", "level_id") REFERENCES "levels"("criterion_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisals" ADD CONSTRAINT "appraisals_byline_id_fkey" FOREIGN KEY ("byline_id") REFERENCES "bylines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_rubric_version_id_fkey" FOREIGN KEY ("rubric_version_id") REFERENCES "rubric_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marks" ADD CONSTRAINT "marks_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marks" ADD CONSTRAINT "marks_criterion_id_fkey" FOREIGN KEY ("criterion_id") REFERENCES "criteria"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "marks" ADD CONSTRAINT "marks_criterion_id_level_id_fkey" FOREIGN KEY ("criterion_id", "level_id") REFERENCES "levels"("criterion_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grade_events" ADD CONSTRAINT "grade_events_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "releases" ADD CONSTRAINT "releases_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The laws ---------------------------------------------------------------------------------------

-- The public's role reads none of this: it has no grant on these tables.

-- Every actor and audience that a row names exists, and what somebody made is shown under a name of their own.
DO $$
DECLARE
  naming text;
  named text;
  parent text;
BEGIN
  FOR naming, named, parent IN VALUES
    ('classes', 'opened_by_actor_id', 'actors'), ('join_codes', 'made_by_actor_id', 'actors'),
    ('enrolments', 'actor_id', 'actors'), ('enrolments', 'ended_by_actor_id', 'actors'),
    ('rubric_versions', 'made_by_actor_id', 'actors'), ('assignments', 'made_by_actor_id', 'actors'),
    ('appraisals', 'audience_id', 'audiences'),
    ('assessments', 'actor_id', 'actors'), ('marks', 'marked_by_actor_id', 'actors'),
    ('grade_events', 'actor_id', 'actors'), ('releases', 'released_by_actor_id', 'actors')
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES %I (id) ON DELETE RESTRICT',
                   naming, naming || '_' || named || '_law_fkey', named, parent);
  END LOOP;
  FOREACH naming IN ARRAY ARRAY['submissions', 'appraisals'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (byline_id, actor_id) REFERENCES bylines (id, actor_id) ON DELETE RESTRICT',
                   naming, naming || '_own_byline_fkey');
  END LOOP;
END $$;

-- Shapes.
ALTER TABLE classes ADD CONSTRAINT classes_words_check
  CHECK (char_length(name) BETWEEN 1 AND 120 AND char_length(about) <= 2000);
ALTER TABLE join_codes ADD CONSTRAINT join_codes_code_check CHECK (code ~ '^[0-9a-hjkmnp-tv-z]{8}$');
ALTER TABLE rubrics ADD CONSTRAINT rubrics_title_check CHECK (char_length(title) BETWEEN 1 AND 120);
ALTER TABLE criteria ADD CONSTRAINT criteria_shape_check CHECK (
  char_length(title) BETWEEN 1 AND 120 AND char_length(hint) <= 600 AND weight BETWEEN 1 AND 100 AND position >= 1);
ALTER TABLE levels ADD CONSTRAINT levels_shape_check CHECK (
  char_length(label) BETWEEN 1 AND 60 AND char_length(description) <= 600 AND points BETWEEN 0 AND 100 AND position >= 1);
ALTER TABLE assignments ADD CONSTRAINT assignments_words_check
  CHECK (char_length(title) BETWEEN 1 AND 120 AND char_length(instructions) <= 10000);
ALTER TABLE assignments ADD CONSTRAINT assignments_dates_check CHECK (due_at > opens_at);
ALTER TABLE assignments ADD CONSTRAINT assignments_late_check CHECK (
  CASE late_policy WHEN 'REDUCED' THEN late_reduction IS NOT NULL AND late_reduction BETWEEN 1 AND 100
                   ELSE late_reduction IS NULL END);
ALTER TABLE saved_work ADD CONSTRAINT saved_work_lengths_check
  CHECK (char_length(part) <= 120 AND char_length(device) <= 40 AND octet_length(content) <= 100000);
ALTER TABLE appraisals ADD CONSTRAINT appraisals_target_check CHECK (num_nonnulls(evidence_id, argument_id) = 1);
ALTER TABLE grade_events ADD CONSTRAINT grade_events_shape_check CHECK (
  (computed IS NULL OR computed BETWEEN 0 AND 10000) AND (override IS NULL OR override BETWEEN 0 AND 10000)
  AND (override IS NULL) = (override_reason IS NULL));
-- Whoever has looked has seen it.
ALTER TABLE releases ADD CONSTRAINT releases_recall_check CHECK (num_nonnulls(seen_at, recalled_at) <= 1);

-- One at a time.
CREATE UNIQUE INDEX join_codes_one_current ON join_codes (class_id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX enrolments_one_current ON enrolments (class_id, actor_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX appraisals_one_current_evidence ON appraisals (submission_id, claim_id, evidence_id, criterion_id)
  WHERE superseded_at IS NULL AND evidence_id IS NOT NULL;
CREATE UNIQUE INDEX appraisals_one_current_argument ON appraisals (submission_id, claim_id, argument_id, criterion_id)
  WHERE superseded_at IS NULL AND argument_id IS NOT NULL;
CREATE UNIQUE INDEX assessments_one_of_teachers ON assessments (submission_id) WHERE kind = 'TEACHER';
CREATE UNIQUE INDEX marks_one_current ON marks (assessment_id, criterion_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX releases_one_current ON releases (submission_id) WHERE recalled_at IS NULL;

-- What somebody's own pages look up.
CREATE INDEX enrolments_of_actor ON enrolments (actor_id) WHERE ended_at IS NULL;

-- History.
DO $$
DECLARE
  history text;
  free text;
BEGIN
  FOR history, free IN VALUES
    ('join_codes', '''revoked_at'''), ('enrolments', '''ended_at'', ''ended_by_actor_id'''),
    ('rubric_versions', ''), ('criteria', ''), ('levels', ''), ('submissions', ''), ('hand_ins', ''),
    ('appraisals', '''superseded_at'''), ('assessments', ''), ('marks', '''superseded_at'''), ('grade_events', ''),
    ('releases', '''seen_at'', ''recalled_at''')
  LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION assay_append_only(%s)',
                   history || '_append_only', history, free);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION assay_append_only()',
                   history || '_no_truncate', history);
  END LOOP;
END $$;

-- A class and an assignment have readers of their own; nothing of theirs is ever public.
CREATE FUNCTION assay_audience_of_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM audiences a WHERE a.id = NEW.audience_id AND a.kind::text = TG_ARGV[0]) THEN
    RAISE EXCEPTION '% have an audience of the kind %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER classes_own_audience BEFORE INSERT OR UPDATE ON classes
  FOR EACH ROW EXECUTE FUNCTION assay_audience_of_kind('CLASS');
CREATE TRIGGER assignments_own_audience BEFORE INSERT OR UPDATE ON assignments
  FOR EACH ROW EXECUTE FUNCTION assay_audience_of_kind('GROUP');

-- Work belongs to a student of the assignment's own class, and to its audience.
CREATE FUNCTION assay_work_of_class() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE fits boolean;
BEGIN
  IF TG_TABLE_NAME = 'submissions' THEN
    fits := EXISTS (SELECT 1 FROM assignments a JOIN enrolments e ON e.class_id = a.class_id
      WHERE a.id = NEW.assignment_id AND e.id = NEW.enrolment_id AND e.actor_id = NEW.actor_id);
  ELSE
    fits := EXISTS (SELECT 1 FROM submissions s JOIN assignments a ON a.id = s.assignment_id
      JOIN assignment_claims c ON c.assignment_id = a.id AND c.claim_id = NEW.claim_id
      WHERE s.id = NEW.submission_id AND s.actor_id = NEW.actor_id AND a.audience_id = NEW.audience_id);
  END IF;
  IF NOT fits THEN
    RAISE EXCEPTION '% belong to a student of the assignment''s own class', TG_TABLE_NAME USING ERRCODE = 'AS002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submissions_of_class BEFORE INSERT ON submissions
  FOR EACH ROW EXECUTE FUNCTION assay_work_of_class();
CREATE TRIGGER appraisals_of_class BEFORE INSERT ON appraisals
  FOR EACH ROW EXECUTE FUNCTION assay_work_of_class();

-- Nobody grades their own work.
CREATE FUNCTION assay_grades_others() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM submissions s WHERE s.actor_id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid
      AND s.id = CASE TG_TABLE_NAME
        WHEN 'marks' THEN (SELECT a.submission_id FROM assessments a WHERE a.id = (to_jsonb(NEW) ->> 'assessment_id')::uuid AND a.kind <> 'SELF')
        ELSE (to_jsonb(NEW) ->> 'submission_id')::uuid END) THEN
    RAISE EXCEPTION '%: nobody judges their own work', TG_TABLE_NAME USING ERRCODE = 'AS003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assessments_not_own BEFORE INSERT ON assessments
  FOR EACH ROW WHEN (NEW.kind <> 'SELF') EXECUTE FUNCTION assay_grades_others('actor_id');
CREATE TRIGGER marks_not_own BEFORE INSERT ON marks
  FOR EACH ROW EXECUTE FUNCTION assay_grades_others('marked_by_actor_id');
CREATE TRIGGER grade_events_not_own BEFORE INSERT ON grade_events
  FOR EACH ROW EXECUTE FUNCTION assay_grades_others('actor_id');
CREATE TRIGGER releases_not_own BEFORE INSERT ON releases
  FOR EACH ROW EXECUTE FUNCTION assay_grades_others('released_by_actor_id');
