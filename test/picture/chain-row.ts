import type { ChainRowFragment, OrganizationNameFragment, PersonNameFragment } from '#web/generated/graphql.ts';

export function organization(id: string): OrganizationNameFragment {
  return { id, key: id, caption: id, dataClass: 'REPORTED', country: null };
}

function person(id: string): PersonNameFragment {
  return { id, key: id, caption: id, kind: 'GROUP', headcount: null, dataClass: 'REPORTED' };
}

interface ChainShape {
  readonly access: string;
  readonly contract: string;
  readonly organizations: readonly string[];
  readonly escort: string | null;
  /** The holder of the credential, who answers in the escort's place. */
  readonly credentialOf?: string;
  readonly engineer: string;
  readonly system: string;
  readonly broken?: 'no route' | 'employer unknown';
}

/** Makes a chain in the API's form from the ids that matter to a picture; the engineer is in China. */
export function chainRow(shape: ChainShape): ChainRowFragment {
  const { access, contract, organizations, escort, credentialOf = null, engineer, system, broken } = shape;
  const other = escort ?? credentialOf;
  const answering = other ?? engineer;
  const last = organizations.at(-1) ?? '';
  const routes =
    broken === undefined ? organizations.slice(1).map((to, i) => [organizations[i] ?? '', to] as const) : [];
  const employs = broken === 'employer unknown' ? [] : [[last, answering] as const];
  const hops = [...routes, ...employs, ...(other === null ? [] : [[other, engineer] as const]), [engineer, system]];
  return {
    id: JSON.stringify(shape),
    accessKey: access,
    mode: 'ESCORTED',
    basis: 'OBSERVED',
    origin: 'FOREIGN',
    lineage: broken === undefined ? 'COMPLETE' : 'BROKEN',
    gaps: escort === null ? ['NO_ESCORT_ON_RECORD'] : [],
    tierDepth: broken === undefined ? organizations.length - 1 : null,
    confidence: 50,
    dataClasses: ['REPORTED'],
    system: {
      id: system,
      key: system,
      caption: system,
      systemKind: 'CLOUD',
      impactLevel: 5,
      sensitivity: 'NATIONAL_SECURITY',
      dataClass: 'REPORTED',
    },
    engineer: person(engineer),
    escort: escort === null ? null : person(escort),
    credentialOf: credentialOf === null ? null : person(credentialOf),
    countries: [{ key: 'CN', name: 'China' }],
    engineerEmployers: [],
    contract: { id: contract, key: contract, caption: contract, identified: true },
    prime: organization(organizations[0] ?? ''),
    chain: broken === undefined ? organizations.map(organization) : [],
    accountable: broken === 'employer unknown' ? null : organization(last),
    priority: { low: 'HIGH', high: 'CRITICAL' },
    path: {
      edges: hops.map(([from = '', to = '']) => ({
        id: `${from} ${to} ${contract} ${access}`,
        type: 'HOP',
        from,
        to,
        statements: [{ dataClass: 'REPORTED' as const }],
      })),
    },
  };
}
