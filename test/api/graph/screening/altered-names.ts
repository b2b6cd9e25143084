import { legalForms } from '#graph/model/organization-names.ts';

/** Makes numbers from 0 to 1, always the same ones. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const beginnings = 'bra cor del fen gar hal jor kel lum mor nor pal quin ros sel tor ul ver wex yar zan'.split(' ');
const middles = 'a e i o u an en in on ar er il os'.split(' ');
const endings = 'ton dyne mark field tech wick ford stone lane croft vale ridge bury well mont gate'.split(' ');
const kinds = 'Systems Technologies Services Solutions Manufacturing Engineering Logistics Holdings Aerospace'.split(
  ' ',
);
const forms = ['Inc.', 'LLC', 'Corporation', 'Ltd', 'GmbH'];

/** Returns distinct names of invented companies. */
export function inventNames(count: number): readonly string[] {
  const random = makeRandom(7);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const word = () => {
    const text = pick(beginnings) + pick(middles) + pick(endings);
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const names = new Map<string, string>();
  while (names.size < count) {
    const own = random() < 0.3 ? `${word()} ${word()}` : word();
    if (!names.has(own)) names.set(own, `${own} ${pick(kinds)} ${pick(forms)}`);
  }
  return [...names.values()];
}

/** How people misspell and shorten names. */
export const alterations: readonly { readonly what: string; readonly alter: (name: string, at: number) => string }[] = [
  { what: 'upper case', alter: (name) => name.toUpperCase() },
  { what: 'no legal form', alter: withoutForm },
  { what: 'another legal form', alter: (name) => `${withoutForm(name)} Co.` },
  { what: 'punctuation', alter: (name) => `The ${name.replaceAll(' ', '-')}` },
  { what: 'accents', alter: (name) => name.replace('o', 'ö').replace('e', 'é') },
  { what: 'another order', alter: (name) => withoutForm(name).split(' ').toReversed().join(' ') },
  { what: 'a letter left out', alter: (name, at) => name.slice(0, 2 + (at % 3)) + name.slice(3 + (at % 3)) },
  { what: 'a letter doubled', alter: (name, at) => name.slice(0, 3 + (at % 3)) + name.slice(2 + (at % 3)) },
  { what: 'letters swapped', alter: (name) => name.replace(/^(..)(.)(.)/, '$1$3$2') },
  { what: 'abbreviated', alter: abbreviate },
  { what: 'a place added', alter: (name) => `${withoutForm(name)} of Virginia` },
];

function withoutForm(name: string): string {
  const words = name.split(' ');
  return legalForms.has((words.at(-1) ?? '').toLowerCase().replace('.', '')) ? words.slice(0, -1).join(' ') : name;
}

function abbreviate(name: string): string {
  return name
    .replace('Systems', 'Sys')
    .replace('Technologies', 'Tech')
    .replace('Services', 'Svcs.')
    .replace('Manufacturing', 'Mfg')
    .replace('Engineering', 'Engr.');
}
