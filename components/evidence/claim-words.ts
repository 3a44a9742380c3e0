/** What the field is called in which somebody names words of a claim, and what it says. */
export const CLAIM_WORDS_LABEL = "The words of the claim that it bears on";
export const CLAIM_WORDS_HINT =
  "Copied from the claim’s sentence, such as “from the first”. Leave it empty where it bears on the whole claim.";
