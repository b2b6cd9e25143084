import { readAddress, writeAddress } from '../address/address.ts';
import type { Address, Conditions } from '../address/address.ts';
import {
  ImportInvestigationDocument,
  InvestigationConditionsDocument,
  InvestigationFileDocument,
  InvestigationsDocument,
  OpenInvestigationDocument,
  SaveInvestigationDocument,
} from '../generated/graphql.ts';
import type {
  InvestigationConditionsQuery,
  InvestigationRowFragment,
  InvestigationsQuery,
  OpenInvestigationQuery,
  SaveInvestigationMutation,
} from '../generated/graphql.ts';
import { change } from '../server/change.ts';
import type { Changed } from '../server/change.ts';
import { ask } from '../server/client.ts';
import type { Answer, Asked, Failure } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { fileName, saveFile } from '../ui/save-file.ts';

/** Returns the investigations whose names contain a text, those changed last first. */
export function useInvestigations(text: string): Answer<InvestigationsQuery> {
  return useAnswer(InvestigationsDocument, { first: MAX_PAGE_SIZE, nameContains: text });
}

export type StoredInvestigation = NonNullable<OpenInvestigationQuery['investigation']>;

const gone: Failure = {
  kind: 'refused',
  message: 'This server has no such investigation. It may have been deleted, or the link is from another server.',
  code: null,
  place: null,
};

/** Loads an investigation as it is now. */
export async function loadInvestigation(id: string): Promise<Asked<StoredInvestigation>> {
  const asked = await ask(OpenInvestigationDocument, { id });
  if ('failure' in asked) return asked;
  const { investigation } = asked.data;
  return investigation === null ? { failure: gone } : { data: investigation };
}

/** Returns the address and date that an investigation was saved with. */
export function useInvestigationConditions(id: string): Answer<InvestigationConditionsQuery> {
  return useAnswer(InvestigationConditionsDocument, { id });
}

/** The address and the date that an investigation was saved with. */
type SavedWith = Pick<InvestigationRowFragment, 'address' | 'asOf'>;

/** The conditions that an investigation was saved with; without a date, on the date of `now`. */
export function savedConditions({ address, asOf }: SavedWith, now: Conditions): Conditions {
  const saved = readAddress(address === '' ? '/canvas' : address, now.asOf).conditions;
  return { ...saved, asOf: asOf ?? saved.asOf, text: now.text };
}

/** The change of the address that opens an investigation on the canvas, under the conditions that it was saved with. */
export function toInvestigation(investigation: InvestigationRowFragment, now: Conditions): Partial<Address> {
  return {
    view: 'network',
    investigation: investigation.id,
    conditions: savedConditions(investigation, now),
    root: null,
    opened: [],
    node: null,
    hop: null,
  };
}

/** The address of the canvas with only its conditions: the part of an address that an investigation stores. */
function addressOf({ conditions }: Address): string {
  return writeAddress({ ...readAddress('/canvas', conditions.asOf), conditions: { ...conditions, text: '' } });
}

/** How an investigation's saved conditions differ from those of an address; null if they do not. */
export function changedConditions(
  savedWith: SavedWith,
  address: Address,
): { readonly saved: Conditions; readonly isOtherDay: boolean; readonly areOthers: boolean } | null {
  const { asOf } = address.conditions;
  const saved = savedConditions(savedWith, address.conditions);
  const isOtherDay = saved.asOf !== asOf;
  const areOthers = addressOf({ ...address, conditions: { ...saved, asOf } }) !== addressOf(address);
  return isOtherDay || areOthers ? { saved, isOtherDay, areOthers } : null;
}

interface ToSave {
  /** The investigation that it changes, with the revision that was opened; null: a new one. */
  readonly of: { readonly id: string; readonly revision: number } | null;
  readonly name: string;
  readonly notes: string;
  readonly document: unknown;
  readonly address: Address;
  /** The saved questions that it depends on, to be saved in their current version; null: those that it has stay as they are. */
  readonly questions: readonly { readonly name: string; readonly parameters: unknown }[] | null;
}

export function saveInvestigation(given: ToSave): Promise<Changed<SaveInvestigationMutation>> {
  const { of, name, notes, document, address, questions } = given;
  return change(SaveInvestigationDocument, {
    id: of?.id ?? null,
    revision: of?.revision ?? null,
    investigation: { name, notes, document, address: addressOf(address), asOf: address.conditions.asOf, questions },
  });
}

/**
 * Changes the name and notes of an investigation, and nothing else of it.
 * @param revision the one whose name and notes were changed; the server refuses if there is a later one
 */
export async function renameInvestigation(
  { id, revision }: { readonly id: string; readonly revision: number },
  { name, notes }: { readonly name: string; readonly notes: string },
): Promise<Changed<InvestigationRowFragment>> {
  const loaded = await loadInvestigation(id);
  if ('failure' in loaded) return { problem: loaded.failure.message };
  const { document, address, asOf } = loaded.data;
  const changed = await change(SaveInvestigationDocument, {
    id,
    revision,
    investigation: { name, notes, document, address, asOf },
  });
  return 'problem' in changed ? changed : { data: changed.data.saveInvestigation };
}

/** Downloads an investigation as a file; returns why it could not. */
export async function exportInvestigation(id: string): Promise<string | null> {
  const asked = await ask(InvestigationFileDocument, { id });
  if ('failure' in asked) return asked.failure.message;
  if (asked.data.investigation === null) return gone.message;
  const { name, file } = asked.data.investigation;
  saveFile(fileName(`investigation ${name}`, 'json'), 'application/json', `${JSON.stringify(file, null, 2)}\n`);
  return null;
}

/** More than an investigation may have; reading larger files would only freeze the page. */
const LARGEST_FILE = 8_000_000;

/** Saves the content of a file as a new investigation. */
export async function importInvestigation(file: File): Promise<Changed<InvestigationRowFragment>> {
  if (file.size > LARGEST_FILE) return { problem: `${file.name} is too large for an investigation.` };
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { problem: `${file.name} is not JSON: choose a file that Subtier exported.` };
  }
  const changed = await change(ImportInvestigationDocument, { file: content });
  return 'problem' in changed
    ? { problem: `${file.name} was not imported: ${changed.problem}` }
    : { data: changed.data.importInvestigation };
}
