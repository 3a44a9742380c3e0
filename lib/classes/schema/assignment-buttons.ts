import { sentAfterMove } from "../rules/rubric-moves";
import { sentAfterChoice } from "./choice";

/** What the form of an assignment holds after one of its buttons that store nothing; null for those that do. */
export const sentAfterButton = (data: FormData): FormData | null =>
  sentAfterMove(data) ?? sentAfterChoice(data);
