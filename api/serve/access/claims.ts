import { z } from 'zod';
import type { RoleMap } from '#graph/env.ts';
import { findRole, highestRole } from '#graph/roles.ts';
import type { Role } from '#graph/roles.ts';

/** The claims of a token about somebody. */
export type Claims = Readonly<Record<string, unknown>>;

/** Where roles come from, by the settings. */
export interface RoleSource {
  /** Path of the claim, with periods between names. */
  readonly roleClaim: string;
  readonly roles: RoleMap;
}

/** What claims say about a role, for the administrator. */
export interface RoleReading {
  /** Null: no value gives one. */
  readonly role: Role | null;
  /** The values that the claim has. */
  readonly values: readonly string[];
  /** The names of all claims that came. */
  readonly claims: readonly string[];
}

const record = z.record(z.string(), z.unknown());
const text = z.string().trim().min(1);
const scalar = z.union([z.string(), z.number().transform(String)]);

/**
 * Reads the role from claims: the highest that one of the claim's values gives. The claim is a text, which may have several values with spaces or
 * commas between them; a list; or an object whose names are the values. Items of a list that are neither texts nor numbers do not count.
 */
export function readRole(claims: Claims, { roleClaim, roles }: RoleSource): RoleReading {
  const roleOf = (value: string) => (roles === null ? findRole(value) : (roles.get(value) ?? null));
  const values = valuesOf(valueAt(claims, roleClaim.split('.')), (value) => roleOf(value) !== null);
  const role = highestRole(values.flatMap((value) => roleOf(value) ?? []));
  return { role, values, claims: Object.keys(claims).toSorted() };
}

/** @param isKnown whether a value gives a role, so that a name with spaces or commas is one value */
function valuesOf(value: unknown, isKnown: (value: string) => boolean): readonly string[] {
  const single = scalar.safeParse(value).data;
  if (single !== undefined) return separate(single.trim(), isKnown);
  if (Array.isArray(value)) return value.flatMap((item) => scalar.safeParse(item).data ?? []).filter(Boolean);
  return Object.keys(record.safeParse(value).data ?? {});
}

function separate(whole: string, isKnown: (value: string) => boolean): readonly string[] {
  if (isKnown(whole)) return [whole];
  const parts = whole.split(',').map((part) => part.trim());
  return parts.flatMap((part) => (isKnown(part) ? [part] : part.split(/\s+/))).filter((part) => part !== '');
}

/** The value at a path. Names of claims may have periods themselves, such as addresses and client ids: the longest name that exists counts. */
function valueAt(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0) return value;
  const parsed = record.safeParse(value).data ?? {};
  for (let length = names.length; length > 0; length -= 1) {
    const name = names.slice(0, length).join('.');
    const found = Object.hasOwn(parsed, name) ? valueAt(parsed[name], names.slice(length)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The name to show for somebody. @param subject is shown if the claims have no name */
export function readName({ name, preferred_username: account }: Claims, subject: string): string {
  return text.safeParse(name).data ?? text.safeParse(account).data ?? subject;
}

/** The session at the provider that claims name; null if they name none. */
export function readSessionId({ sid }: Claims): string | null {
  return scalar.safeParse(sid).data ?? null;
}

/** Claims by which Microsoft Entra ID says that it left out the groups, because they are too many. */
const overage: ReadonlySet<string> = new Set(['_claim_names', 'hasgroups']);

/** Says what is wrong, and how to mend it, if claims give no role. */
export function explainMissingRole({ values, claims }: RoleReading, { roleClaim, roles }: RoleSource): string {
  const wanted = roles === null ? 'READER, ANALYST, EDITOR or ADMIN' : [...roles.keys()].join(', ');
  if (values.length === 0 && claims.some((name) => overage.has(name)))
    return `The claim ${roleClaim} gives no role: the provider left out the groups, because the person is in too many (the claims have _claim_names or hasgroups). Use app roles instead of groups, or let the provider send only the groups assigned to Subtier. It must be ${wanted}.`;
  const came =
    values.length === 0 ? `has no value, and these claims came: ${claims.join(', ')}` : `is ${values.join(', ')}`;
  return `The claim ${roleClaim} gives no role: it ${came}. It must be ${wanted}.`;
}
