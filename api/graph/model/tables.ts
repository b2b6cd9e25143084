import { sources } from './tables/sources.ts';
import { agencies } from './tables/agencies.ts';
import { systems } from './tables/systems.ts';
import { organizations } from './tables/organizations.ts';
import { ownership } from './tables/ownership.ts';
import { contracts } from './tables/contracts.ts';
import { covers } from './tables/covers.ts';
import { subcontracts } from './tables/subcontracts.ts';
import { people } from './tables/people.ts';
import { locations } from './tables/locations.ts';
import { citizenships } from './tables/citizenships.ts';
import { employment } from './tables/employment.ts';
import { vetting } from './tables/vetting.ts';
import { access } from './tables/access.ts';
import { escorts } from './tables/escorts.ts';
import { lists } from './tables/lists.ts';
import { designations } from './tables/designations.ts';
import { claims } from './tables/claims.ts';
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
