-- AlterTable
ALTER TABLE "assignments" ADD COLUMN     "kept_release_at" TIMESTAMPTZ(3);
