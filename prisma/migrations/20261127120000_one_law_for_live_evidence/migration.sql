-- That live evidence names only live sources (evidence_live_sources) holds all that this trigger held.
DROP TRIGGER evidence_lean_on_accepted ON evidence;
