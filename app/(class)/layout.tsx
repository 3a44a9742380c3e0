import { PersonalLayout, UNINDEXED } from "@/app/personal-layout";

export const metadata = UNINDEXED;

export default PersonalLayout;
