/** The reminders of work that is due: each from so many hours left until so many are. */
export const REMINDERS = [
  { hours: 48, until: 6 },
  { hours: 6, until: 0 },
] as const;

/** How many hours are left at a reminder. */
export type ReminderHours = (typeof REMINDERS)[number]["hours"];
