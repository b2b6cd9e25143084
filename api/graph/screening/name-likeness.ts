import { ratio, token_set_ratio } from 'fuzzball';

/** Abbreviations in names of companies, by what they stand for. */
const longForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    intl: 'international',
    natl: 'national',
    tech: 'technologies',
    techs: 'technologies',
    technology: 'technologies',
    mfg: 'manufacturing',
    mfrs: 'manufacturers',
    svcs: 'services',
    svc: 'services',
    service: 'services',
    sys: 'systems',
    system: 'systems',
    solns: 'solutions',
    solution: 'solutions',
    grp: 'group',
    inds: 'industries',
    ind: 'industries',
    industry: 'industries',
    industrial: 'industries',
    eng: 'engineering',
    engr: 'engineering',
    assoc: 'associates',
    assocs: 'associates',
    labs: 'laboratories',
    lab: 'laboratories',
    laboratory: 'laboratories',
    hldgs: 'holdings',
    holding: 'holdings',
    elec: 'electronics',
    electronic: 'electronics',
    comm: 'communications',
    comms: 'communications',
    communication: 'communications',
    univ: 'university',
    inst: 'institute',
    ctr: 'center',
    centre: 'center',
    def: 'defense',
    defence: 'defense',
    govt: 'government',
    corporation: 'corp',
    company: 'co',
  }),
);

/** Words that say little about which company it is. Full-text searches leave them out where a name has others: they are in too many names. */
const genericWords: ReadonlySet<string> = new Set([
  ...longForms.keys(),
  ...longForms.values(),
  ...`aerospace america american associates associated business capital china consulting data digital enterprise enterprises
  federal global international limited logistics management military networks of partners power products research resources science
  security software solutions space supply synthetic synth team trading united us usa works`.split(/\s+/),
]);

/** Returns the words of a normalized name by which it is searched for. */
export function searchedWords(words: string): readonly string[] {
  const all = [...new Set(words.split(' '))].filter((word) => word !== '');
  const own = all.filter((word) => !genericWords.has(word) && word.length > 1);
  return (own.length === 0 ? all : own).slice(0, 8);
}

function inFull(words: string): readonly string[] {
  return words.split(' ').map((word) => longForms.get(word) ?? word);
}

/** How much a name that has words which the other lacks loses. */
const costOfMissingWords = 8;
/** How much names with different numbers lose: “Depot 3” is not “Depot 4”. */
const costOfOtherNumber = 25;

/**
 * Returns how alike two normalized names are, from 0 to 100.
 * @param least what is less counts for nothing: the answer is 0 for names that cannot be so alike, which is much faster
 */
export function likeness(one: string, other: string, least = 0): number {
  if (one === other) return 100;
  const [a, b] = [inFull(one), inFull(other)];
  const [sortedA, sortedB] = [a.toSorted().join(' '), b.toSorted().join(' ')];
  if (sortedA === sortedB) return 98;
  const costOfNumbers = numbersOf(a) === numbersOf(b) ? 0 : costOfOtherNumber;
  if (least > 0 && mostLikeness(a, b) - costOfNumbers < least) return 0;
  const options = { full_process: false } as const;
  const whole = Math.max(ratio(sortedA, sortedB, options), ratio(a.join(''), b.join(''), options));
  // One word alone, such as “global”, does not make the names of two companies alike.
  const shorter = Math.min(a.length, b.length);
  const parts = shorter < 2 && Math.max(a.length, b.length) > 2 ? 0 : token_set_ratio(sortedA, sortedB, options);
  const alike = Math.max(whole, parts - costOfMissingWords);
  return Math.max(0, costOfNumbers === 0 ? Math.min(alike, 97) : alike - costOfNumbers);
}

/** Returns what `likeness` cannot exceed: by the letters that both names have, in whatever order, and by the words that both have. */
function mostLikeness(a: readonly string[], b: readonly string[]): number {
  if (new Set(a).size < a.length || new Set(b).size < b.length) return 100;
  const [lengthA, lengthB] = [lettersIn(a), lettersIn(b)];
  const spaces = Math.min(a.length, b.length) - 1;
  const whole = (200 * (countShared(a, b) + spaces)) / (lengthA + lengthB + 2 * spaces);
  const shared = a.filter((word) => b.includes(word));
  const sharedLength = lettersIn(shared) + shared.length;
  const shorter = Math.min(lengthA + a.length, lengthB + b.length);
  const parts = (200 * sharedLength) / (sharedLength + shorter);
  return Math.max(Math.ceil(whole), Math.ceil(parts) - costOfMissingWords);
}

function lettersIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

const letters = new Int16Array(128);

/** Returns how many letters of some words others have, too, at most: few letters of other alphabets are told apart. */
function countShared(a: readonly string[], b: readonly string[]): number {
  letters.fill(0);
  for (const word of a)
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at) & 127;
      letters[letter] = (letters[letter] ?? 0) + 1;
    }
  let shared = 0;
  for (const word of b)
    for (let at = 0; at < word.length; at += 1) {
      const letter = word.charCodeAt(at) & 127;
      const left = letters[letter] ?? 0;
      if (left === 0) continue;
      letters[letter] = left - 1;
      shared += 1;
    }
  return shared;
}

function numbersOf(words: readonly string[]): string {
  return words
    .filter((word) => /\d/.test(word))
    .toSorted()
    .join(' ');
}

/** Like `likeness`, without the words that say little about which company it is. */
export function ownLikeness(one: string, other: string): number {
  return likeness(searchedWords(one).join(' '), searchedWords(other).join(' '));
}
