-- AlterTable
ALTER TABLE "hand_ins" ADD COLUMN     "missing" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "grade_events" ADD COLUMN     "hand_in" INTEGER;

ALTER TABLE hand_ins ADD CONSTRAINT hand_ins_missing_check CHECK (missing >= 0);
ALTER TABLE grade_events ADD CONSTRAINT grade_events_hand_in_check CHECK (hand_in >= 1);
