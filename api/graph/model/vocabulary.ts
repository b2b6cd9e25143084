/** The files of the chain package, in reading order: a file refers only to earlier ones. */
export const tableNames = [
  'sources',
  'agencies',
  'systems',
  'organizations',
  'ownership',
  'contracts',
  'covers',
  'subcontracts',
  'people',
  'locations',
  'citizenships',
  'employment',
  'vetting',
  'access',
  'escorts',
  'credentials',
  'lists',
  'designations',
  'claims',
  'standings',
  'passages',
] as const;
export type TableName = (typeof tableNames)[number];

export const labels = [
  'Agency',
  'Contract',
  'Organization',
  'Person',
  'System',
  'Country',
  'DesignationList',
  'Vetting',
  'Source',
  'Claim',
  'Passage',
] as const;
export type Label = (typeof labels)[number];

/**
 * The kinds of identifiers of an Organization, each a property in lower case. What sources state beside those values is in its
 * `otherIdentifiers`, each after its kind.
 */
export const identifierKinds = ['UEI', 'CAGE', 'LEI'] as const;

/** Additional labels of a Person, from the roles of its employment. */
export const personRoles = ['Engineer', 'Escort', 'Supervisor', 'Approver'] as const;

export const edgeTypes = [
  'AWARDED',
  'AWARDED_TO',
  'COVERS',
  'UNDER',
  'OWNED_BY',
  'PART_OF',
  'PERFORMED_IN',
  'SUBCONTRACTS_TO',
  'EMPLOYS',
  'ESCORTS',
  'LENDS_TO',
  'ACCESSES',
  'LOCATED_IN',
  'CITIZEN_OF',
  'HOLDS',
  'OWNS',
  'REGISTERED_IN',
  'DESIGNATED_ON',
  'ABOUT',
  'MADE_BY',
  'STATED_IN',
  'STANDS_IN',
  'DESCRIBED_BY',
] as const;
export type EdgeType = (typeof edgeTypes)[number];

/** A statement that no longer counts: an edge between the same nodes, with its former type in `type`, and all its properties. */
export const superseded = 'SUPERSEDED';

/** The types of all edges that are statements, current or superseded. */
export const statementTypes = [...edgeTypes, superseded] as const;

/** Columns of a picture, from left to right; `none` is drawn outside the columns. */
export const lanes = ['agency', 'contract', 'organization', 'escort', 'engineer', 'system', 'country', 'none'] as const;
export type Lane = (typeof lanes)[number];

export const dataClasses = ['DOCUMENTED', 'REPORTED', 'INFERRED', 'SYNTHETIC'] as const;
export type DataClass = (typeof dataClasses)[number];

/**
 * How close a source is to the words of their issuer, best first: of equally confident statements, that of the better source counts. A source without a
 * grade counts like the last.
 */
export const sourceGrades = ['ORIGINAL', 'COPY', 'REPRINT', 'SECONDARY'] as const;
export type SourceGrade = (typeof sourceGrades)[number];

/** How the ids of what the generator makes begin. */
export const syntheticPrefix = 'SYN-';

/** The notice on everything made of synthetic data. */
export const syntheticNotice = 'Some of this is SYNTHETIC: invented, not about real people or companies.';

export const usPersonStatuses = ['CITIZEN', 'NATIONAL', 'LPR', 'PROTECTED', 'FOREIGN_PERSON', 'UNKNOWN'] as const;
export type UsPersonStatus = (typeof usPersonStatuses)[number];

export const accessModes = ['DIRECT', 'ESCORTED', 'VIEW_ONLY'] as const;
export type AccessMode = (typeof accessModes)[number];

export const accessBases = ['AUTHORIZED', 'OBSERVED'] as const;
export type AccessBasis = (typeof accessBases)[number];

export const accessPlanes = ['PHYSICAL', 'MANAGEMENT', 'DATA', 'INDIRECT'] as const;
export type AccessPlane = (typeof accessPlanes)[number];

export const employmentRoles = ['ENGINEER', 'ESCORT', 'SUPERVISOR', 'APPROVER'] as const;
export type EmploymentRole = (typeof employmentRoles)[number];

export const proficiencies = ['BASIC', 'INTERMEDIATE', 'ADVANCED'] as const;
export type Proficiency = (typeof proficiencies)[number];

export const vettingTiers = ['NONE', 'T1', 'T2', 'T3', 'T4', 'T5'] as const;
export type VettingTier = (typeof vettingTiers)[number];

export const clearances = ['NONE', 'S', 'TS'] as const;
export type Clearance = (typeof clearances)[number];

/** The highest clearance that an engineer holds. */
export const engineerClearances = [...clearances, 'NOT_ON_RECORD'] as const;
export type EngineerClearance = (typeof engineerClearances)[number];

export const adjudications = ['FAVORABLE', 'PENDING', 'DENIED', 'REVOKED', 'UNKNOWN'] as const;
export type Adjudication = (typeof adjudications)[number];

/** How a claim stands in law. Settled is not admitted, and charged is not found. */
export const claimStandings = ['ALLEGED', 'SETTLED', 'ADMITTED', 'FOUND', 'WITHDRAWN'] as const;
export type ClaimStanding = (typeof claimStandings)[number];

export const impactLevels = [2, 4, 5, 6] as const;
export type ImpactLevel = (typeof impactLevels)[number];

/** What a system is: any defense asset that personnel can reach. Only a cloud has an impact level. */
export const systemKinds = ['CLOUD', 'NETWORK', 'APPLICATION', 'WEAPON_PROGRAM', 'FACILITY', 'DATA', 'OTHER'] as const;
export type SystemKind = (typeof systemKinds)[number];

/** How sensitive what a system holds is, lowest first. */
export const sensitivities = ['PUBLIC', 'CONTROLLED', 'NATIONAL_SECURITY', 'CLASSIFIED'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** The sensitivity that each impact level states. */
export const sensitivityAtLevel = {
  2: 'PUBLIC',
  4: 'CONTROLLED',
  5: 'NATIONAL_SECURITY',
  6: 'CLASSIFIED',
} as const satisfies Readonly<Record<ImpactLevel, Sensitivity>>;

/**
 * How casework is stored: what people decide and save, apart from the data. Each record is one node with its JSON. A record has no
 * relationships and no other label, so that a statement about the data can only meet it by reading every node. The guard of users' Cypher
 * refuses the label and all these properties, and statements that may read every node.
 */
export const casework = {
  label: 'Casework',
  /** The property with the key of a record, such as `decision:…`. */
  key: 'caseworkKey',
  /** The property with the JSON of a record. */
  content: 'casework',
  /** The property with the JSON of what a list shows of a record, if its content is long; of the record that counts changes, what changed when. */
  summary: 'caseworkSummary',
  /** The properties by which such a list is filtered and ordered. */
  name: 'caseworkName',
  changedAt: 'caseworkChangedAt',
  /** The key of the record that counts changes. */
  versionRecord: 'version',
} as const;
