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

/** What claims say about a role; kept for whoever has to mend the settings. */
export interface RoleReading {
  /** Null: no value gives one. */
  readonly role: Role | null;
  /** The values that the claim has. */
  readonly values: readonly string[];
  /** The names of all claims that came. */
  readonly claims: readonly string[];
}

const record = z.record(z.string(), z.unknown());
const values = z.union([z.string().transform((value) => value.split(/[\s,]+/)), z.array(z.string())]);

/** Reads the role from claims: the highest that one of the claim's values gives. A text may have several values, with spaces or commas between them. */
export function readRole(claims: Claims, { roleClaim, roles }: RoleSource): RoleReading {
  const found = values.safeParse(valueAt(claims, roleClaim)).data ?? [];
  const given = found.filter((value) => value !== '');
  const role = highestRole(given.flatMap((value) => (roles === null ? findRole(value) : roles.get(value)) ?? []));
  return { role, values: given, claims: Object.keys(claims).toSorted() };
}

/** The value at a path. A claim whose name has periods itself, such as an address, is found by its whole name. */
function valueAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((value, name) => {
    const parsed = record.safeParse(value).data;
    return parsed !== undefined && Object.hasOwn(parsed, name) ? parsed[name] : undefined;
  }, claims);
}

/** Says what is wrong, and how to mend it, if claims give no role. */
export function explainMissingRole({ values: given, claims }: RoleReading, { roleClaim, roles }: RoleSource): string {
  const wanted = roles === null ? 'READER, ANALYST, EDITOR or ADMIN' : [...roles.keys()].join(', ');
  const came =
    given.length === 0 ? `has no value, and these claims came: ${claims.join(', ')}` : `is ${given.join(', ')}`;
  return `The claim ${roleClaim} gives no role: it ${came}. It must be ${wanted}.`;
}
