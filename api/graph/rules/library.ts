import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Day } from '../model/day.ts';

/** A law directs an official; a regulation binds contractors or companies; `own` is a rule of Subtier's. */
const ruleKinds = ['law', 'regulation', 'guide', 'standard', 'own'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** One provision of a law, regulation, guide or standard, as Subtier checks or cites it. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** The title of the document that contains it. */
  readonly document: string;
  readonly kind: RuleKind;
  /** Whom it binds and how, in a sentence or two. */
  readonly binds: string;
  /** The office that a law binds; null for other kinds. */
  readonly office: string | null;
  /** Whether it is about clouds only, and applies to no other system. */
  readonly cloudsOnly: boolean;
  /** What is known about the days before the first version. */
  readonly before: string;
  /** In order, without gaps. */
  readonly versions: readonly RuleVersion[];
}

/** What a rule says during a run of days. */
export interface RuleVersion {
  /** The rule's id. */
  readonly rule: string;
  /** Such as `V1R6`. */
  readonly version: string;
  readonly citation: string;
  /** The rule's. */
  readonly cloudsOnly: boolean;
  /** The official address; null for Subtier's own rules. */
  readonly url: string | null;
  /** The first day in force. */
  readonly from: Day;
  /** The first day on which it is no longer in force; null if it still is. */
  readonly to: Day | null;
  /** What replaced it, if that has not been compared yet. */
  readonly replacedBy: string | null;
  /** What is known of the replacement; null: nothing. */
  readonly knownAfter: string | null;
  /** The day on which its text was last compared with what is said here. */
  readonly lastCompared: Day | null;
  /** What was read of it. */
  readonly read: string;
  /** Whether it was suspended, so that it bound nobody during these days. */
  readonly isSuspended: boolean;
  /** The amount in US dollars that it names, where Subtier computes with it; null elsewhere. */
  readonly amount: number | null;
  /** The sanctions programs that it names, where it names some only; empty elsewhere. */
  readonly programs: readonly string[];
  /** What it says, in Subtier's words. */
  readonly text: string;
  /** What it says, in its own words; null if these are not quoted. */
  readonly quote: string | null;
}

const text = z.string().trim().min(1);
const day = z.iso.date();

const document = z.strictObject({
  title: text,
  kind: z.enum(ruleKinds),
  binds: text,
  office: text.optional(),
  cloudsOnly: z.boolean().default(false),
  before: text,
  versions: z.record(
    text,
    z.strictObject({
      name: text,
      url: z.url({ protocol: /^https$/ }).nullable(),
      from: day,
      to: day.nullable(),
      replacedBy: text.optional(),
      knownAfter: text.optional(),
      lastCompared: day.optional(),
      read: text,
      suspended: z.boolean().default(false),
    }),
  ),
});

const provision = z.strictObject({
  document: text,
  title: text,
  versions: z.record(
    text,
    z.strictObject({
      section: text.nullable(),
      text,
      quote: text.optional(),
      amount: z.number().optional(),
      programs: z.array(text).default([]),
    }),
  ),
});

const file = z.strictObject({ documents: z.record(text, document), rules: z.record(text, provision) });

/**
 * Reads the table of rules.
 * @throws ZodError or Error with the reason why it is not valid
 */
export function parseRules(value: unknown): ReadonlyMap<string, Rule> {
  const { documents, rules } = file.parse(value);
  return new Map(
    Object.entries(rules).map(([id, { document: name, title, versions }]) => {
      const found = documents[name];
      if (found === undefined) throw new Error(`The rule ${id} is of an unknown document: ${name}`);
      const rule: Rule = {
        id,
        title,
        document: found.title,
        kind: found.kind,
        binds: found.binds,
        office: found.office ?? null,
        cloudsOnly: found.cloudsOnly,
        before: found.before,
        versions: Object.entries(found.versions).map(([version, of]) => {
          const says = versions[version];
          if (says === undefined) throw new Error(`The rule ${id} lacks the version ${version}`);
          return {
            rule: id,
            version,
            citation: says.section === null ? of.name : `${of.name}, ${says.section}`,
            cloudsOnly: found.cloudsOnly,
            url: of.url,
            from: of.from,
            to: of.to,
            replacedBy: of.replacedBy ?? null,
            knownAfter: of.knownAfter ?? null,
            lastCompared: of.lastCompared ?? null,
            read: of.read,
            isSuspended: of.suspended,
            amount: says.amount ?? null,
            programs: says.programs,
            text: says.text,
            quote: says.quote ?? null,
          };
        }),
      };
      const problem = problemOf(rule);
      if (problem !== null) throw new Error(`The rule ${id} ${problem}`);
      return [id, rule];
    }),
  );
}

/** Why a rule's versions do not fit together; null if they do. */
function problemOf({ kind, office, versions }: Rule): string | null {
  if ((kind === 'law') !== (office !== null)) return 'must name an office if it is a law, and only then';
  if (versions.length === 0) return 'has no version';
  for (const [at, { version, to, from, replacedBy, lastCompared }] of versions.entries()) {
    const next = versions[at + 1];
    if (to !== null && to <= from) return `ends before it begins: ${version}`;
    if (next !== undefined && next.from !== to) return `has a gap after ${version}`;
    if (to === null && lastCompared === null)
      return `must say when ${version} was last compared, because it is in force`;
    if ((next === undefined && to !== null) !== (replacedBy !== null))
      return `must say what replaced ${version} if its replacement is not a version here, and only then`;
  }
  return null;
}

/** All rules by id, in the order of rules.yaml. */
export const ruleLibrary: ReadonlyMap<string, Rule> = parseRules(
  parse(readFileSync(new URL('rules.yaml', import.meta.url), 'utf8')),
);

/** Citations of versions still in force that were last compared with their text more than a year before a day, each with what to do. */
export function staleVersions(rules: Iterable<Rule>, today: Day): readonly string[] {
  const due = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const stale = [...rules].flatMap(({ versions }) =>
    versions.filter(({ to, lastCompared }) => to === null && lastCompared !== null && lastCompared < due),
  );
  return stale.map(
    ({ citation, url, lastCompared }) =>
      `${citation} was last compared with its text on ${lastCompared}: compare it at ${url ?? 'its file'}, then correct rules.yaml and its lastCompared.`,
  );
}

/** @throws RangeError for an unknown id */
export function ruleOf(id: string): Rule {
  const rule = ruleLibrary.get(id);
  if (rule === undefined) throw new RangeError(`There is no rule ${id}.`);
  return rule;
}
