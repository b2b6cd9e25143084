import { makeDossier, remakeDossier } from '#graph/dossier/make.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import packageJson from '../../../../package.json' with { type: 'json' };
import { ensureDerived } from '#graph/graph.ts';
import { readCaseSentences } from '#seed/cases/cases.ts';
import type { DossierSubject, QueryResolvers } from '../../generated/resolvers.ts';
import { decodeNodeId, readKey } from '../../ids.ts';
import { readKeys } from '../arguments.ts';

/** The root fields about dossiers. */
export const dossierQueries = {
  dossier: async (_, { subject, id, asOf, lists, origins, profile }, { graph, today }) => {
    await ensureDerived(graph.database);
    const request = {
      subject,
      key: keyOf(subject, id),
      asOf: asOf ?? today,
      lists: readKeys(lists, 'DesignationList', 'lists'),
      origins: makeFilter(today, { origins: origins ?? [] }).origins,
      profile,
    };
    return makeDossier(graph, request, await dossierOptions());
  },
  remakeDossier: async (_, { manifest }, { graph }) => {
    await ensureDerived(graph.database);
    return remakeDossier(graph, manifest, await dossierOptions());
  },
} satisfies QueryResolvers;

function keyOf(subject: DossierSubject, id: string): string {
  switch (subject) {
    case 'SYSTEM':
      return readKey(id, 'System', 'id');
    case 'PRIME':
      return readKey(id, 'Organization', 'id');
    case 'EXPOSURE':
      return readKey(id, 'Exposure', 'id');
    case 'INVESTIGATION':
      return id;
  }
}

/** What making a dossier needs besides its request. */
export async function dossierOptions() {
  return { cases: await readCaseSentences(), version: packageJson.version, nodeOf: decodeNodeId, madeAt: new Date() };
}
