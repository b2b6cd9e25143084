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

/** Words that companies add to their names for a country or a part of the group: without them, the name still says which company it is. */
const addedWords: ReadonlySet<string> = new Set(
  `america american asia china corp co europe global group holdings international limited na of uk united us usa`.split(
    ' ',
  ),
);

/** Returns the words of a normalized name by which it is searched for. */
export function searchedWords(words: string): readonly string[] {
  const all = [...new Set(words.split(' '))].filter((word) => word !== '');
  const own = all.filter(isTelling);
  return (own.length === 0 ? all : own).slice(0, 8);
}

function isTelling(word: string): boolean {
  return !genericWords.has(word) && word.length > 1;
}

function inFull(words: string): readonly string[] {
  return words.split(' ').map((word) => longForms.get(word) ?? word);
}

/** How much a name that has words which the other lacks loses, and how much more the larger the part of its own words that these are. */
const costOfMissingWords = 8;
const costOfMissingOwnWords = 28;
/** How much names with different numbers lose: “Depot 3” is not “Depot 4”. */
const costOfOtherNumber = 25;
/** How much names lose of which neither has the first word of the other: “Sahara Air Conditioning” is not “Atlas Air Conditioning”. */
const costOfOtherBeginning = 15;
/** What a name scores at least that consists of words of a longer one, such as “Hikvision”, and at most what it gains by their part in that. */
const contained = { least: 78, gain: 14 };
const costOfSlip = 6;

interface LikenessOptions {
  /** What is less counts for nothing: the answer is 0 for names that cannot be so alike, which is much faster. */
  readonly least?: number;
  /** Whether few names on record have the first word of the first name. */
  readonly isRare?: boolean;
}

/**
 * Returns how alike two normalized names are, from 0 to 100.
 * @param one the name that is looked for
 */
export function likeness(one: string, other: string, { least = 0, isRare = false }: LikenessOptions = {}): number {
  if (one === other) return 100;
  if (one.replaceAll(' ', '') === other.replaceAll(' ', '')) return 99;
  const [a, b] = joinAlike(inFull(one), inFull(other));
  const [sortedA, sortedB] = [a.toSorted().join(' '), b.toSorted().join(' ')];
  if (sortedA === sortedB) return 98;
  const costOfNumbers = numbersOf(a) === numbersOf(b) ? 0 : costOfOtherNumber;
  const part = containment(a, b, isRare);
  if (least > 0 && Math.max(part, mostLikeness(a, b)) - costOfNumbers < least) return 0;
  const options = { full_process: false } as const;
  const whole = Math.max(ratio(sortedA, sortedB, options), ratio(a.join(''), b.join(''), options));
  const shared = sharedWords(a, b, () => token_set_ratio(sortedA, sortedB, options));
  const alike = Math.max(Math.max(whole, shared) - costOfBeginnings(a, b), part);
  return Math.max(0, Math.min(alike, 97) - costOfNumbers);
}

/** Joins two neighboring words of a name that are one word of the other: “Hua Wei”. */
function joinAlike(a: readonly string[], b: readonly string[]): readonly [readonly string[], readonly string[]] {
  return [joinPairs(a, b), joinPairs(b, a)];
}

function joinPairs(words: readonly string[], others: readonly string[]): readonly string[] {
  const at = words.findIndex((word, index) => others.includes(word + (words[index + 1] ?? ' ')));
  return at < 0 ? words : words.toSpliced(at, 2, `${words[at] ?? ''}${words[at + 1] ?? ''}`);
}

/** Returns how alike names are by the words that both have. One word alone, such as “global”, does not make the names of two companies alike. */
function sharedWords(a: readonly string[], b: readonly string[], ratioOfSets: () => number): number {
  if (Math.min(a.length, b.length) < 2 && Math.max(a.length, b.length) > 2) return 0;
  const [ownA, ownB] = [a.filter(isTelling), b.filter(isTelling)];
  if ((ownA.length === 0) !== (ownB.length === 0)) return 0;
  const missing = ownA.filter((word) => !b.some((one) => isAlike(word, one)));
  const part = ownA.length === 0 ? 0 : lettersIn(missing) / lettersIn(ownA);
  return ratioOfSets() - costOfMissingWords - costOfMissingOwnWords * part;
}

function isAlike(word: string, other: string): boolean {
  return word === other || (word.length > 3 && ratio(word, other, { full_process: false }) >= 75);
}

function costOfBeginnings(a: readonly string[], b: readonly string[]): number {
  const begins = (words: readonly string[], others: readonly string[]) => {
    const first = words.find(isTelling) ?? words[0] ?? '';
    return others.some((other) => isAlike(first, other));
  };
  return begins(a, b) || begins(b, a) ? 0 : costOfOtherBeginning;
}

/**
 * Returns how alike names are of which one consists of the other's words, and of words that say little: “Hikvision USA” and “Hangzhou Hikvision Digital
 * Technology”, or “Huawei Device USA” and “Huawei Technologies”, if few names begin like it. 0: neither.
 */
function containment(a: readonly string[], b: readonly string[], isRare: boolean): number {
  const [ownA, ownB] = [a.filter(isTelling), b.filter(isTelling)];
  const slips = ownA.map((word) => slipsIn(word, b));
  const gain = contained.gain * (lettersIn(ownA) / Math.max(lettersIn(ownA), lettersIn(ownB)));
  const isWhole = a.every((word) => isTelling(word) || addedWords.has(word) || b.includes(word));
  if (ownA.length > 0 && isWhole && slips.every((count) => count !== null) && lettersIn(ownA) > 2)
    return contained.least + gain - costOfSlip * slips.filter((count) => count === 1).length;
  const [only = ''] = ownB;
  const isSubsidiary = isRare && ownB.length === 1 && ownA.length === 2 && only === ownA[0] && only.length > 2;
  return isSubsidiary ? contained.least : 0;
}

/** Returns 0 for a word that others have, 1 for one that differs from one of them by a slip, else null. */
function slipsIn(word: string, others: readonly string[]): 0 | 1 | null {
  if (others.includes(word)) return 0;
  return word.length > 5 && others.some((other) => isSlip(word, other)) ? 1 : null;
}

/** Whether a letter was left out, added, exchanged, or swapped with the next one. */
function isSlip(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  const [a, b] = [word.slice(start), other.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.length > 1 && `${a.charAt(1)}${a.charAt(0)}${a.slice(2)}` === b)
  );
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
