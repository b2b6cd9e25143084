const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is an ISO date that is in the calendar. */
export function isDay(text: string): boolean {
  if (!FORM.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Today in UTC, as the server counts it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The day so many days later; earlier when negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
