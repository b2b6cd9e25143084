import { access, escorts } from './tables/access.ts';
import { contracts, covers, subcontracts } from './tables/contracts.ts';
import { designations, lists } from './tables/lists.ts';
import { agencies, organizations, ownership, systems } from './tables/organizations.ts';
import { citizenships, employment, locations, people, vetting } from './tables/people.ts';
import { claims, sources } from './tables/sources.ts';
import type { Table } from './table.ts';
import type { TableName } from './vocabulary.ts';

/** The model. Constraints, indexes, importer checks, GraphQL schema, legend and package documentation are derived from it. */
export const tables = {
  sources,
  agencies,
  systems,
  organizations,
  ownership,
  contracts,
  covers,
  subcontracts,
  people,
  locations,
  citizenships,
  employment,
  vetting,
  access,
  escorts,
  lists,
  designations,
  claims,
} as const satisfies Readonly<Record<TableName, Table>>;
