import type { RadioOption } from "@/components/ui/radio-group";

/** The kinds of claim, as forms explain them. */
export const claimKinds: readonly RadioOption[] = [
  { value: "FACTUAL", label: "Factual", hint: "something is or was so" },
  { value: "CAUSAL", label: "Causal", hint: "one thing brought about another" },
  { value: "INTERPRETIVE", label: "Interpretive", hint: "what something meant or was for" },
  { value: "EVALUATIVE", label: "Evaluative", hint: "how good or bad something is" },
  { value: "PREDICTIVE", label: "Predictive", hint: "something will be so" },
];
