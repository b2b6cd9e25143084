const LONG = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** “17 July 2025”. */
export function dayInWords(day: string): string {
  return format(LONG, day);
}

/** “17 Jul 2025”. */
export function dayInShort(day: string): string {
  return format(SHORT, day);
}

function format(how: Intl.DateTimeFormat, day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : how.format(date);
}
