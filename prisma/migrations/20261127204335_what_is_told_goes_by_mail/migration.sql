-- CreateEnum
CREATE TYPE "MailCadence" AS ENUM ('NEVER', 'DAILY', 'WEEKLY');

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "digest_id" UUID;

-- AlterTable
ALTER TABLE "letters" ADD COLUMN     "digest_id" UUID,
ADD COLUMN     "stop_url" TEXT;

-- CreateTable
CREATE TABLE "mail_choices" (
    "actor_id" UUID NOT NULL,
    "cadence" "MailCadence" NOT NULL,
    "time_zone" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_choices_pkey" PRIMARY KEY ("actor_id")
);

-- CreateTable
CREATE TABLE "digests" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "actor_id" UUID NOT NULL,
    "for_day" DATE NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "token_sha256" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "digests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "digests_token_sha256_key" ON "digests"("token_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "digests_actor_id_for_day_key" ON "digests"("actor_id", "for_day");

-- CreateIndex
CREATE UNIQUE INDEX "letters_digest_id_key" ON "letters"("digest_id");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The laws ---------------------------------------------------------------------------------------

-- Every actor that a row names exists.
ALTER TABLE mail_choices ADD CONSTRAINT mail_choices_actor_id_law_fkey
  FOREIGN KEY (actor_id) REFERENCES actors (id) ON DELETE RESTRICT;
ALTER TABLE digests ADD CONSTRAINT digests_actor_id_law_fkey
  FOREIGN KEY (actor_id) REFERENCES actors (id) ON DELETE RESTRICT;

-- Shapes.
ALTER TABLE mail_choices ADD CONSTRAINT mail_choices_zone_check CHECK (char_length(time_zone) BETWEEN 1 AND 64);
ALTER TABLE digests ADD CONSTRAINT digests_sha256_check CHECK (token_sha256 ~ '^[0-9a-f]{64}$');
-- What stops letters stands in a digest that is not delivered yet, and nowhere else.
ALTER TABLE letters ADD CONSTRAINT letters_stop_check CHECK (
  (stop_url IS NOT NULL) = (digest_id IS NOT NULL AND delivered_at IS NULL));

-- One at a time: whatever happens while it waits goes with it.
CREATE UNIQUE INDEX digests_one_waiting ON digests (actor_id) WHERE ended_at IS NULL;

-- What is looked up.
CREATE INDEX notifications_in_digest ON notifications (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX assignments_due ON assignments (due_at) WHERE assigned_at IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX extensions_due ON extensions (due_at) WHERE withdrawn_at IS NULL;
