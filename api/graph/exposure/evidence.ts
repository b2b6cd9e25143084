import type { Day } from '../model/day.ts';
import type {
  AccessBasis,
  AccessMode,
  AccessPlane,
  Adjudication,
  Clearance,
  EmploymentRole,
  ImpactLevel,
  Proficiency,
  Sensitivity,
  SystemKind,
  UsPersonStatus,
  VettingTier,
  SourceGrade,
} from '../model/vocabulary.ts';
import type { Statement } from './exposure.ts';

/** What one source says about one access: Person ACCESSES System. */
export interface AccessStatement {
  readonly access: string;
  readonly person: string;
  readonly system: string;
  readonly contract: string | null;
  /** Null, here and below: the source does not state it. */
  readonly basis: AccessBasis | null;
  readonly mode: AccessMode;
  readonly plane: AccessPlane | null;
  readonly approvalRef: string | null;
  readonly statement: Statement;
}

/** What one source says about one escort of an access: Person ESCORTS Person. */
export interface EscortStatement {
  readonly access: string;
  readonly escort: string;
  readonly engineer: string;
  readonly statement: Statement;
}

/** What one source says about whose credential an access is used on: Person LENDS_TO Person. */
export interface CredentialStatement {
  readonly access: string;
  readonly holder: string;
  readonly engineer: string;
  readonly statement: Statement;
}

/** Organization EMPLOYS Person. */
export interface EmploymentStatement {
  readonly organization: string;
  readonly person: string;
  /** Null: the source names none. */
  readonly contract: string | null;
  readonly role: EmploymentRole | null;
  readonly proficiency: Proficiency | null;
  readonly statement: Statement;
}

/** Person LOCATED_IN Country. */
interface LocationStatement {
  readonly person: string;
  readonly country: string;
  readonly statement: Statement;
}

/** Person HOLDS Vetting. */
export interface VettingStatement {
  readonly person: string;
  readonly tier: VettingTier;
  readonly clearance: Clearance | null;
  readonly adjudication: Adjudication;
  readonly expiresOn: Day | null;
  readonly statement: Statement;
}

/** Organization SUBCONTRACTS_TO Organization. */
export interface SubcontractStatement {
  readonly contract: string;
  readonly contractor: string;
  readonly subcontractor: string;
  readonly statement: Statement;
}

/** Organization OWNS Organization. */
export interface OwnershipStatement {
  readonly owner: string;
  readonly owned: string;
  readonly statement: Statement;
}

/** Country or Organization DESIGNATED_ON DesignationList: one of the two is null. */
export interface DesignationStatement {
  readonly list: string;
  readonly country: string | null;
  readonly organization: string | null;
  readonly statement: Statement;
}

/** A contract's resolved values. */
export interface ContractFacts {
  readonly key: string;
  readonly prime: string | null;
  readonly parent: string | null;
  readonly identified: boolean;
}

/** What a system's sources say about it. */
export interface SystemFacts {
  readonly key: string;
  readonly kind: SystemKind;
  /** Null: not on record, or no cloud. */
  readonly impactLevel: ImpactLevel | null;
  /** Null: not on record. */
  readonly sensitivity: Sensitivity | null;
  /** The agency that owns it. */
  readonly agency: string | null;
}

/**
 * Everything that the chains of some accesses depend on, on any day: statements that are not superseded, in any order,
 * and the values of the entities they name. It may contain more than the accesses need; with less, chains would be
 * missing.
 */
export interface Evidence {
  readonly accesses: readonly AccessStatement[];
  readonly escorts: readonly EscortStatement[];
  readonly credentials: readonly CredentialStatement[];
  readonly employment: readonly EmploymentStatement[];
  readonly locations: readonly LocationStatement[];
  readonly vetting: readonly VettingStatement[];
  readonly subcontracts: readonly SubcontractStatement[];
  readonly ownership: readonly OwnershipStatement[];
  readonly designations: readonly DesignationStatement[];
  /** The family of every access's contract, as far as the employment of the access's people can lead into it. */
  readonly contracts: readonly ContractFacts[];
  readonly people: readonly { readonly key: string; readonly usPersonStatus: UsPersonStatus }[];
  readonly systems: readonly SystemFacts[];
  /** `country` is the country of registration. */
  readonly organizations: readonly { readonly key: string; readonly country: string | null }[];
  readonly sources: readonly {
    readonly key: string;
    readonly grade: SourceGrade | null;
    readonly retrievedAt: string | null;
    readonly publishedOn: Day | null;
  }[];
}
