import { z } from 'zod';
import { BadInput } from '../failure/bad-input.ts';
import { leadKinds, type LeadPlace } from './lead.ts';

const key = z.string().nullable();
const place = z.tuple([z.enum(leadKinds), key, key, key]);

export function encodeLeadCursor({ kind, organization, country, contract }: LeadPlace): string {
  return Buffer.from(JSON.stringify([kind, organization, country, contract])).toString('base64url');
}

/** @throws BadInput for what `encodeLeadCursor` did not write. */
export function decodeLeadCursor(cursor: string): LeadPlace {
  const read = place.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!read.success)
    throw new BadInput('“after” is no cursor of the leads: give the endCursor of the page before.', {
      extensions: { argument: 'after' },
    });
  const [kind, organization, country, contract] = read.data;
  return { kind, organization, country, contract };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
