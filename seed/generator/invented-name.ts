import type { Random } from './random.ts';

const openings = ['Vel', 'Quor', 'Zan', 'Brix', 'Thal', 'Nym', 'Orv', 'Kess', 'Drae', 'Plon', 'Ulm', 'Wex'] as const;
const middles = ['mora', 'ithe', 'andu', 'oxa', 'ebri', 'usta', 'ylla', 'opra'] as const;
const endings = ['vane', 'tor', 'lith', 'quell', 'shade', 'rim', 'dusk', 'nave'] as const;
const trades = [
  'Systems',
  'Cloud Works',
  'Integration',
  'Data Services',
  'Technical Staffing',
  'Networks',
  'Logistics',
] as const;
const forms = ['LLC', 'Inc', 'Corp', 'Group', 'Co'] as const;
const commands = ['Harbour Logistics', 'Orbital Records', 'Signals Provision', 'Medical Supply', 'Fleet Data'] as const;
const ledgers = ['Cobalt', 'Juniper', 'Lantern', 'Basalt', 'Meridian', 'Kestrel', 'Tundra'] as const;
const services = ['Ledger', 'Exchange', 'Workspace', 'Telemetry', 'Registry', 'Gateway'] as const;

/** No one is called so: a number and the word "synthetic" are part of every name, lest chance should hit on a real one. */
export const inventedName = {
  organization(random: Random, index: number): string {
    const word = random.pick(openings) + random.pick(middles) + random.pick(endings);
    return `${word} ${random.pick(trades)} ${index} ${random.pick(forms)} (synthetic)`;
  },
  agency(random: Random, index: number): string {
    return `Office of ${random.pick(commands)} ${index} (synthetic)`;
  },
  system(random: Random, index: number): string {
    return `${random.pick(ledgers)} ${random.pick(services)} ${index} (synthetic)`;
  },
} as const;
