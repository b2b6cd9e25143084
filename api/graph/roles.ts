/** What people may do, from the least to the most; each role may do what those before it may. Data is the same for all. */
export const roles = ['READER', 'ANALYST', 'EDITOR', 'ADMIN'] as const;

export type Role = (typeof roles)[number];

/** Whether a role may do what needs another one. */
export function includesRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** The role of a name in any case; null if there is none. */
export function findRole(name: string): Role | null {
  const upper = name.trim().toUpperCase();
  return roles.find((role) => role === upper) ?? null;
}

/** The highest of several roles; null if there is none. */
export function highestRole(given: readonly Role[]): Role | null {
  return given.reduce<Role | null>(
    (highest, role) => (highest === null || includesRole(role, highest) ? role : highest),
    null,
  );
}

/** Who acts, as casework and the audit record it. */
export interface Actor {
  /** `local`, or a hash of issuer and subject. */
  readonly id: string;
  /** The name to show. */
  readonly name: string;
}

/** Who acts on the machine itself: with the command line, or at a server that only this machine reaches. */
export const localActor: Actor = { id: 'local', name: 'local' };
