/**
 * Waits until no other transaction holds a name, and holds it to the end of this one: for what two people may not do at
 * once where there is no row yet to lock. The one value is the name, "proposals/…".
 */
export const LOCK_NAME = {
  name: "foundation_lock_name",
  text: "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
};
