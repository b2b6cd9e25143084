import { hash } from 'node:crypto';
import { z } from 'zod';
import { origins } from '../exposure/exposure.ts';
import { dayProblem, lastAskedDay } from '../model/day.ts';

const dossierSubjects = ['SYSTEM', 'PRIME', 'EXPOSURE', 'INVESTIGATION'] as const;
/** PUBLIC: no persons, decisions or comments. COMMITTEE: no ids of persons, no comments. INTERNAL: everything. */
export const dossierProfiles = ['PUBLIC', 'COMMITTEE', 'INTERNAL'] as const;

const request = z.object({
  subject: z.enum(dossierSubjects),
  /** Key of the system or organization, id of the chain, or id of the investigation. */
  key: z.string(),
  asOf: z.string().refine((text) => dayProblem(text) === null && text <= lastAskedDay, 'not a day (yyyy-mm-dd)'),
  lists: z.array(z.string()).readonly(),
  /** Those that count; manifests of earlier versions have none. */
  origins: z.array(z.enum(origins)).min(1).readonly().default(['FOREIGN']),
  profile: z.enum(dossierProfiles),
});
/** What a dossier is about, and for whom. */
export type DossierRequest = z.infer<typeof request>;

export const manifestShape = z.object({
  format: z.literal('subtier-dossier'),
  /** Manifests of version 1 have digests of other words for the same data: only their other parts can be compared. */
  version: z.union([z.literal(1), z.literal(2)]),
  /** The version of Subtier that made it. */
  subtier: z.string(),
  request,
  /** The revision of the investigation; null for other subjects. */
  revision: z.number().nullable(),
  /** The digest of every statement, claim, name and count that it rests on. For a redacted dossier, it covers only what the dossier shows. */
  datasetHash: z.string(),
  /** The digest of decisions, comments and notes in it. For a redacted dossier, it covers only what the dossier shows. */
  caseworkHash: z.string(),
  rules: z.array(z.object({ rule: z.string(), version: z.string() })),
  /** The digests of the Cypher statements with their parameters, as the dossier shows them. */
  statements: z.array(z.string()),
});
/** What a dossier can be made again from. */
export type Manifest = z.infer<typeof manifestShape>;

export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}
