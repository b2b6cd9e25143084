import { inDigits } from './count-words.ts';

/** A statement's further properties as words; what the sentence says already is left out. */
export function propertiesInWords(properties: unknown): readonly string[] {
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).flatMap(([name, value]: [string, unknown]) => {
    const words = valueInWords(name, value);
    return words === null || said.has(name) ? [] : [`${names[name] ?? spelt(name)} ${words}`];
  });
}

const said = new Set(['access', 'to', 'from']);

const names: Readonly<Record<string, string>> = {
  sharePct: 'share',
  subawardNumber: 'subaward',
  performedIn: 'performed in',
  workRole: 'work role',
  assessedBy: 'assessed by',
  logFields: 'logs have',
  approvalRef: 'approval',
  contract: 'under contract',
};

function valueInWords(name: string, value: unknown): string | null {
  if (value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ');
  if (typeof value === 'number') {
    if (name === 'amount') return `$${inDigits(value)}`;
    return name === 'sharePct' ? `${inDigits(value)} %` : inDigits(value);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[A-Z]+(_[A-Z]+)*$/.test(value) && coded.has(name) ? value.toLowerCase().replaceAll('_', ' ') : value;
}

/** Properties whose values are words of a fixed list. */
const coded = new Set(['role', 'proficiency', 'basis', 'mode', 'plane']);

function spelt(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
