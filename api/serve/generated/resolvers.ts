import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Entity as EntityModel } from '../../graph/lists/hops.ts';
import type { Exposure as ExposureModel, Hop } from '../../graph/exposure/exposure.ts';
import type { StatedHop } from '../resolvers/loaders.ts';
import type { LoneStatement as LoneStatementModel } from '../../graph/entities/sources.ts';
import type { Picture } from '../resolvers/exposures.ts';
import type { ReviewModel } from '../resolvers/casework/reviews.ts';
import type { Review as ReviewedModel } from '../../graph/casework/decisions.ts';
import type { DriftModel, InvestigationModel } from '../resolvers/casework/investigations.ts';
import type { WatchSet as WatchSetModel } from '../../graph/casework/watch-sets.ts';
import type { RequestDraft as DraftModel } from '../../graph/casework/request-drafts.ts';
import type { KeptRequest } from '../../graph/casework/requests.ts';
import type { OwnQuestion as OwnQuestionModel } from '../../graph/casework/own-questions.ts';
import type { CaseOnRecord } from '../resolvers/documented-cases.ts';
import type { MadeDossier } from '../../graph/dossier/make.ts';
import type { Brief as BriefModel } from '../../graph/brief/brief.ts';
import type { Finding } from '../../graph/brief/findings.ts';
import type { Coverage as CoverageModel } from '../../graph/exposures/coverage.ts';
import type { StandingPeriod } from '../../graph/claims/standings.ts';
import type { PlacedClosure as ClosureModel } from '../../graph/exposures/closures.ts';
import type { ExposureFlow as FlowModel, FlowNode as FlowNodeModel } from '../../graph/exposures/flow.ts';
import type { ExposureGroupRow as GroupRowModel } from '../../graph/exposures/groups.ts';
import type { ExposureDiff as DiffModel } from '../../graph/comparison/diff.ts';
import type { WhatIf as WhatIfModel } from '../../graph/comparison/what-if.ts';
import type { OwnershipModel, FindingModel } from '../resolvers/companies/ownership.ts';
import type { OwnershipStep as OwnershipStepModel } from '../../graph/ownership/ownership.ts';
import type { AccessNode } from '../../graph/entities/accesses.ts';
import type { Remedy as RemedyModel, RemedyEffect as RemedyEffectModel, SmallestRemedies as SmallestRemediesModel } from '../../graph/remedies/remedies.ts';
import type { ChokePoint as ChokePointModel } from '../../graph/exposures/choke-points.ts';
import type { ImportJob as ImportJobModel } from '../imports/jobs.ts';
import type { Reject as RejectModel } from '../../graph/ingest/input.ts';
import type { IdentitySuggestion as SuggestionModel } from '../../graph/identity/suggestions.ts';
import type { IdentityDecision as IdentityDecisionModel } from '../../graph/identity/decisions.ts';
import type { ListedOrganization } from '../../graph/identity/listed-organizations.ts';
import type { Lead as LeadModel } from '../../graph/leads/lead.ts';
import type { NeighbourPage } from '../resolvers/network.ts';
import type { NeighbourEdge as NeighbourModel } from '../../graph/entities/neighbours.ts';
import type { ApiStatement } from '../../graph/database/statement-file.ts';
import type { ResultModel } from '../resolvers/cypher.ts';
import type { Rule as RuleModel, RuleVersion as RuleVersionModel } from '../../graph/rules/library.ts';
import type { Candidate as CandidateModel } from '../../graph/screening/match.ts';
import type { ScreenResult as ScreenResultModel } from '../../graph/screening/screening.ts';
import type { OwnershipFinding as ScreenVerdictModel } from '../../graph/ownership/find.ts';
import type { Screening as ScreeningModel } from '../../graph/screening/screenings.ts';
import type { ScreeningDecision as ScreeningDecisionModel } from '../../graph/screening/decisions.ts';
import type { SearchHit as HitModel } from '../../graph/entities/search.ts';
import type { Context } from '../resolvers/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 8601 calendar date, e.g. 2025-07-18. */
  Date: { input: string; output: string; }
  /** ISO 8601 instant in UTC, e.g. 2025-07-18T09:30:00Z. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** Documents, files and registers that make statements. */
export type Source = Node & {
  readonly __typename?: 'Source';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Title of the document or file. */
  readonly title: Scalars['String']['output'];
  /** Where it was found; empty if unknown. */
  readonly url?: Maybe<Scalars['String']['output']>;
  /** Who published it. */
  readonly publisher?: Maybe<Scalars['String']['output']>;
  /** Date of publication. */
  readonly publishedOn?: Maybe<Scalars['Date']['output']>;
  /** Date or time of retrieval. */
  readonly retrievedAt?: Maybe<Scalars['Date']['output']>;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256?: Maybe<Scalars['String']['output']>;
  /** Kind of evidence; the default for its rows. One of DOCUMENTED, REPORTED, INFERRED, SYNTHETIC. */
  readonly dataClass: DataClass;
  /** How close it is to the words of their issuer: their own publication, a copy at another official or a party, a reprint elsewhere, or a report about them. Empty: not graded, which counts like the last. One of ORIGINAL, COPY, REPRINT, SECONDARY. */
  readonly grade?: Maybe<SourceGrade>;
  /** The claims of which the source states how they stand in law. */
  readonly claimsStanding: ClaimHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The claims made in the source. */
  readonly claimsStated: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The agencies that the source describes, with the values that it states. */
  readonly describesAgencies: AgencyHopConnection;
  /** The systems that the source describes, with the values that it states. */
  readonly describesSystems: SystemHopConnection;
  /** The organizations that the source describes, with the values that it states. */
  readonly describesOrganizations: OrganizationHopConnection;
  /** The contracts that the source describes, with the values that it states. */
  readonly describesContracts: ContractHopConnection;
  /** The people that the source describes, with the values that it states. */
  readonly describesPeople: PersonHopConnection;
  /** The designation lists that the source describes, with the values that it states. */
  readonly describesDesignationLists: DesignationListHopConnection;
  /** The claims that the source describes, with the values that it states. */
  readonly describesClaims: ClaimHopConnection;
  /** The passages that the source describes, with the values that it states. */
  readonly describesPassages: PassageHopConnection;
};


/** Documents, files and registers that make statements. */
export type SourceClaimsStandingArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<StandsInStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceClaimsStatedArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourcePassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesAgenciesArgs = {
  filter?: InputMaybe<AgencyFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesSystemsArgs = {
  filter?: InputMaybe<SystemFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesOrganizationsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesContractsArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesPeopleArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesDesignationListsArgs = {
  filter?: InputMaybe<DesignationListFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesClaimsArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesPassagesArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Departments and agencies that award contracts and own systems. */
export type Agency = Node & Entity & {
  readonly __typename?: 'Agency';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** The agency that it is part of. */
  readonly parent?: Maybe<Agency>;
  /** The agencies that it is part of. */
  readonly partOf: AgencyHopConnection;
  /** The agencies that are part of it. */
  readonly parts: AgencyHopConnection;
  /** The systems that the agency owns. */
  readonly ownsSystems: SystemHopConnection;
  /** The contracts that the agency awarded. */
  readonly awarded: ContractHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyPartOfArgs = {
  filter?: InputMaybe<AgencyFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyPartsArgs = {
  filter?: InputMaybe<AgencyFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyOwnsSystemsArgs = {
  filter?: InputMaybe<SystemFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyAwardedArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
export type System = Node & Entity & {
  readonly __typename?: 'System';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** The agency that owns it. */
  readonly agency?: Maybe<Agency>;
  /** What it is. If empty: cloud if an impact level is given, else other. One of CLOUD, NETWORK, APPLICATION, WEAPON_PROGRAM, FACILITY, DATA, OTHER. */
  readonly kind: SystemKind;
  /** DoD cloud impact level: 2, 4, 5 or 6. Only a cloud can have one, and it may be absent. */
  readonly impactLevel?: Maybe<Scalars['Int']['output']>;
  /** How sensitive it is. An impact level states it: 2 public, 4 controlled, 5 national_security, 6 classified. Absent if not on record. One of PUBLIC, CONTROLLED, NATIONAL_SECURITY, CLASSIFIED. */
  readonly sensitivity?: Maybe<Sensitivity>;
  /** The agencies that own the system. */
  readonly ownedBy: AgencyHopConnection;
  /** The contracts that cover the system. */
  readonly coveredBy: ContractHopConnection;
  /** The people who can reach the system; each access is its own hop. */
  readonly accessedBy: PersonHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
};


/** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
export type SystemOwnedByArgs = {
  filter?: InputMaybe<AgencyFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
export type SystemCoveredByArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
export type SystemAccessedByArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<AccessesStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
export type SystemClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
export type SystemPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
export type SystemDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Companies and other bodies; edges show which are primes and subcontractors. */
export type Organization = Node & Entity & {
  readonly __typename?: 'Organization';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** Legal name. */
  readonly name: Scalars['String']['output'];
  /** Unique Entity Identifier from SAM.gov. */
  readonly uei?: Maybe<Scalars['String']['output']>;
  /** CAGE or NCAGE code. */
  readonly cage?: Maybe<Scalars['String']['output']>;
  /** Legal Entity Identifier, ISO 17442. */
  readonly lei?: Maybe<Scalars['String']['output']>;
  /** Country of registration. */
  readonly country?: Maybe<Country>;
  /** Whether it is a sole proprietor, that is, one person in business. If so, its name is never stored, whichever source gives it. */
  readonly soleProprietor?: Maybe<Scalars['Boolean']['output']>;
  /** The surviving LEI, if the register calls this organization's LEI a duplicate of it. */
  readonly duplicateOf?: Maybe<Scalars['String']['output']>;
  /** The countries in which the organization is registered. */
  readonly registeredIn: CountryHopConnection;
  /** The organizations that it owns or has an interest in. */
  readonly owns: OrganizationHopConnection;
  /** The organizations that own it or have an interest in it. */
  readonly ownedBy: OrganizationHopConnection;
  /** The contracts awarded to the organization, as prime contractor. */
  readonly primeOf: ContractHopConnection;
  /** The organizations to which it subcontracts; each contract is its own hop. */
  readonly subcontractsTo: OrganizationHopConnection;
  /** The organizations that subcontract to it; each contract is its own hop. */
  readonly subcontractedBy: OrganizationHopConnection;
  /** The people whom the organization employs; each contract is its own hop. */
  readonly employs: PersonHopConnection;
  /** The lists that designate it. */
  readonly designatedOn: DesignationListHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The claims that the organization makes. */
  readonly claimsMade: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** All identifiers that sources state, the best of each kind first. `uei`, `cage` and `lei` are the best ones. */
  readonly identifiers: ReadonlyArray<OrganizationIdentifier>;
  /** Its reporting of subawards, as the prime of its awards. */
  readonly reporting: SubawardReporting;
  /** Decisions about it and another organization, the latest first. */
  readonly identityDecisions: ReadonlyArray<IdentityDecision>;
  /** The other organizations that are the same by one or several decisions. */
  readonly sameAs: ReadonlyArray<Organization>;
  /** Who owns it on a day, under each rule. */
  readonly ownership: Ownership;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationRegisteredInArgs = {
  filter?: InputMaybe<CountryFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationOwnsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<OwnsStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationOwnedByArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<OwnsStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationPrimeOfArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationSubcontractsToArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<SubcontractsToStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationSubcontractedByArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<SubcontractsToStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationEmploysArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<EmploysStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationDesignatedOnArgs = {
  filter?: InputMaybe<DesignationListFilter>;
  statement?: InputMaybe<DesignatedOnStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationClaimsMadeArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationOwnershipArgs = {
  asOf: Scalars['Date']['input'];
  lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type Contract = Node & Entity & {
  readonly __typename?: 'Contract';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** Procurement Instrument Identifier. */
  readonly piid?: Maybe<Scalars['String']['output']>;
  /** Title or description. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The awarding agency. */
  readonly agency?: Maybe<Agency>;
  /** The prime contractor. */
  readonly prime?: Maybe<Organization>;
  /** Value in US dollars. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** The vehicle or contract that it is under. */
  readonly parent?: Maybe<Contract>;
  /** Whether the sources name the contract. If not, this is a placeholder for it. */
  readonly identified: Scalars['Boolean']['output'];
  /** Country of performance. */
  readonly performedIn?: Maybe<Country>;
  /** The agencies that awarded the contract. */
  readonly awardedBy: AgencyHopConnection;
  /** The organizations to which the contract was awarded: the prime contractor according to each source. */
  readonly awardedTo: OrganizationHopConnection;
  /** The vehicles and contracts that it is under. */
  readonly under: ContractHopConnection;
  /** The contracts and orders under it. */
  readonly orders: ContractHopConnection;
  /** The countries in which it is performed. */
  readonly placesOfPerformance: CountryHopConnection;
  /** The systems that the contract covers. */
  readonly covers: SystemHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractAwardedByArgs = {
  filter?: InputMaybe<AgencyFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractAwardedToArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractUnderArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractOrdersArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractPlacesOfPerformanceArgs = {
  filter?: InputMaybe<CountryFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractCoversArgs = {
  filter?: InputMaybe<SystemFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Pseudonymous persons and groups. */
export type Person = Node & Entity & {
  readonly __typename?: 'Person';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** One person or a group. One of INDIVIDUAL, GROUP. */
  readonly kind: Scalars['String']['output'];
  /** Name of a group; for groups only. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Number of people in a group, if known. */
  readonly headcount?: Maybe<Scalars['Int']['output']>;
  /** Status under 22 CFR 120.62 and 120.63; empty means unknown. One of CITIZEN, NATIONAL, LPR, PROTECTED, FOREIGN_PERSON, UNKNOWN. */
  readonly usPersonStatus: Scalars['String']['output'];
  /** The countries in which the person works. */
  readonly locatedIn: CountryHopConnection;
  /** The countries of which the person is a citizen. */
  readonly citizenOf: CountryHopConnection;
  /** The organizations that employ the person; each contract is its own hop. */
  readonly employedBy: OrganizationHopConnection;
  /** The investigations and clearances that the person holds. */
  readonly holds: VettingHopConnection;
  /** The systems that the person can reach; each access is its own hop. */
  readonly accesses: SystemHopConnection;
  /** The people whom the escort watches; each access is its own hop. */
  readonly escorts: PersonHopConnection;
  /** The people who escort the person; each access is its own hop. */
  readonly escortedBy: PersonHopConnection;
  /** The people who act on the person's credential; each access is its own hop. */
  readonly lendsTo: PersonHopConnection;
  /** The people on whose credentials the person acts; each access is its own hop. */
  readonly actsOnCredentialOf: PersonHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** Roles in which the person is employed, each once: Engineer, Escort, Supervisor, Approver. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
};


/** Pseudonymous persons and groups. */
export type PersonLocatedInArgs = {
  filter?: InputMaybe<CountryFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonCitizenOfArgs = {
  filter?: InputMaybe<CountryFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonEmployedByArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<EmploysStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonHoldsArgs = {
  filter?: InputMaybe<VettingFilter>;
  statement?: InputMaybe<HoldsStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<VettingOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonAccessesArgs = {
  filter?: InputMaybe<SystemFilter>;
  statement?: InputMaybe<AccessesStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonEscortsArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<EscortsStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonEscortedByArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<EscortsStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonLendsToArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<LendsToStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonActsOnCredentialOfArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<LendsToStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Pseudonymous persons and groups. */
export type PersonDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Lists that designate countries or organizations. */
export type DesignationList = Node & Entity & {
  readonly __typename?: 'DesignationList';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** Legal citation. */
  readonly citation?: Maybe<Scalars['String']['output']>;
  /** What the list designates. Here: countries. */
  readonly designatesCountries: CountryHopConnection;
  /** What the list designates. Here: organizations. */
  readonly designatesOrganizations: OrganizationHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** The countries that it designates on the date (default: today). */
  readonly countries: ReadonlyArray<Country>;
  /** Number of organizations that it designates on the date (default: today). */
  readonly organizationCount: Scalars['Int']['output'];
};


/** Lists that designate countries or organizations. */
export type DesignationListDesignatesCountriesArgs = {
  filter?: InputMaybe<CountryFilter>;
  statement?: InputMaybe<DesignatedOnStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Lists that designate countries or organizations. */
export type DesignationListDesignatesOrganizationsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<DesignatedOnStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Lists that designate countries or organizations. */
export type DesignationListClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Lists that designate countries or organizations. */
export type DesignationListPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Lists that designate countries or organizations. */
export type DesignationListDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Lists that designate countries or organizations. */
export type DesignationListCountriesArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** Lists that designate countries or organizations. */
export type DesignationListOrganizationCountArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Sentences that a claimant asserts or denies. */
export type Claim = Node & Entity & {
  readonly __typename?: 'Claim';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claim, quoted or summarized. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Whether the claimant asserts or denies it. One of ASSERTS, DENIES. */
  readonly stance: Scalars['String']['output'];
  /** What the claim is about: file:key|key; several are separated by semicolons. */
  readonly about?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** An organization id, or the name of an office. */
  readonly claimant?: Maybe<Scalars['String']['output']>;
  /** Date of the claim. */
  readonly statedOn?: Maybe<Scalars['Date']['output']>;
  /** The sources that state how the claim stands in law, with their days. */
  readonly standsIn: SourceHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: sources. */
  readonly aboutSources: SourceHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: agencies. */
  readonly aboutAgencies: AgencyHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: systems. */
  readonly aboutSystems: SystemHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: organizations. */
  readonly aboutOrganizations: OrganizationHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: contracts. */
  readonly aboutContracts: ContractHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: people. */
  readonly aboutPeople: PersonHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: designation lists. */
  readonly aboutDesignationLists: DesignationListHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: claims. */
  readonly aboutClaims: ClaimHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: passages. */
  readonly aboutPassages: PassageHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: countries. */
  readonly aboutCountries: CountryHopConnection;
  /** The organizations that make the claim. */
  readonly madeBy: OrganizationHopConnection;
  /** The sources in which the claim is made. */
  readonly statedIn: SourceHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** The passages of sources behind it; empty if none is held. */
  readonly passages: ReadonlyArray<Passage>;
  /** How it stands in law, in order of days; empty if no source says. A later standing does not change what held before. */
  readonly standings: ReadonlyArray<ClaimStandingPeriod>;
  /** The same in words, such as “alleged until 17 March 2025, withdrawn since”; null if no source says. */
  readonly standingInWords?: Maybe<Scalars['String']['output']>;
  /** Name of the claimant: the organization's name, or the office; null if the claim names no claimant. */
  readonly claimantName?: Maybe<Scalars['String']['output']>;
  /** The organization that makes the claim; null if the claimant is not an organization. */
  readonly organization?: Maybe<Organization>;
  /** Claims about the same thing with the opposite stance. */
  readonly contradicts: ReadonlyArray<Claim>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimStandsInArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StandsInStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutSourcesArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutAgenciesArgs = {
  filter?: InputMaybe<AgencyFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutSystemsArgs = {
  filter?: InputMaybe<SystemFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutOrganizationsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutContractsArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutPeopleArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutDesignationListsArgs = {
  filter?: InputMaybe<DesignationListFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutClaimsArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutPassagesArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutCountriesArgs = {
  filter?: InputMaybe<CountryFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimMadeByArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimStatedInArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** The words of a source behind its statements, for sources whose text may be stored. */
export type Passage = Node & {
  readonly __typename?: 'Passage';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** What the passage is about, as in claims: file:key|key; several are separated by semicolons. Never empty. */
  readonly about?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Its words, as the source has them. Never empty. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Where in the source it is: a page, a paragraph, a heading. */
  readonly locator?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the page that has it, in hexadecimal. */
  readonly pageSha256?: Maybe<Scalars['String']['output']>;
  /** Day or time when it was read. */
  readonly readAt?: Maybe<Scalars['String']['output']>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: sources. */
  readonly aboutSources: SourceHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: agencies. */
  readonly aboutAgencies: AgencyHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: systems. */
  readonly aboutSystems: SystemHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: organizations. */
  readonly aboutOrganizations: OrganizationHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: contracts. */
  readonly aboutContracts: ContractHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: people. */
  readonly aboutPeople: PersonHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: designation lists. */
  readonly aboutDesignationLists: DesignationListHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: claims. */
  readonly aboutClaims: ClaimHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: passages. */
  readonly aboutPassages: PassageHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
  /** What the passage is about; for a hop, both of its ends. Here: countries. */
  readonly aboutCountries: CountryHopConnection;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutSourcesArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutAgenciesArgs = {
  filter?: InputMaybe<AgencyFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutSystemsArgs = {
  filter?: InputMaybe<SystemFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutOrganizationsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutContractsArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutPeopleArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutDesignationListsArgs = {
  filter?: InputMaybe<DesignationListFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutClaimsArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutPassagesArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassagePassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageAboutCountriesArgs = {
  filter?: InputMaybe<CountryFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The words of a source behind its statements, for sources whose text may be stored. */
export type PassageDescribedByArgs = {
  filter?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Background investigations and clearances of persons. */
export type Vetting = Node & {
  readonly __typename?: 'Vetting';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures; longer ones are cut to 200 characters. */
  readonly caption: Scalars['String']['output'];
  /** Investigation tier. One of NONE, T1, T2, T3, T4, T5. */
  readonly tier: Scalars['String']['output'];
  /** Clearance held. One of NONE, S, TS. */
  readonly clearance?: Maybe<Scalars['String']['output']>;
  /** Outcome. One of FAVORABLE, PENDING, DENIED, REVOKED, UNKNOWN. */
  readonly adjudication: Scalars['String']['output'];
  /** Date on which it expires. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** The person who holds it. */
  readonly heldBy: PersonHopConnection;
};


/** Background investigations and clearances of persons. */
export type VettingHeldByArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<HoldsStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Label of a node: its type, as `__typename` gives it. */
export type NodeLabel =
  /** Departments and agencies that award contracts and own systems. */
  | 'Agency'
  /** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
  | 'Contract'
  /** Companies and other bodies; edges show which are primes and subcontractors. */
  | 'Organization'
  /** Pseudonymous persons and groups. */
  | 'Person'
  /** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. */
  | 'System'
  /** Countries and territories of ISO 3166. */
  | 'Country'
  /** Lists that designate countries or organizations. */
  | 'DesignationList'
  /** Background investigations and clearances of persons. */
  | 'Vetting'
  /** Documents, files and registers that make statements. */
  | 'Source'
  /** Sentences that a claimant asserts or denies. */
  | 'Claim'
  /** The words of a source behind its statements, for sources whose text may be stored. */
  | 'Passage';

/** Type of a hop. `legend` has the labels that each connects. */
export type EdgeType =
  /** The awarding agency. */
  | 'AWARDED'
  /** The prime contractor. */
  | 'AWARDED_TO'
  /** Which contract covers which system. */
  | 'COVERS'
  /** The vehicle or contract that it is under. */
  | 'UNDER'
  /** The agency that owns it. */
  | 'OWNED_BY'
  /** The agency that it is part of. */
  | 'PART_OF'
  /** Country of performance. */
  | 'PERFORMED_IN'
  /** Which organization subcontracts to which, under a contract. */
  | 'SUBCONTRACTS_TO'
  /** Which organization employs which person, on which contract and in which role. */
  | 'EMPLOYS'
  /** Which person escorts which access. */
  | 'ESCORTS'
  /** On whose credential an access is used, if it is not the engineer's own. */
  | 'LENDS_TO'
  /** Which person can reach which system, and how. */
  | 'ACCESSES'
  /** Where a person works. */
  | 'LOCATED_IN'
  /** Which person is a citizen of which country. */
  | 'CITIZEN_OF'
  /** Background investigations and clearances of persons. */
  | 'HOLDS'
  /** Which organization owns which. */
  | 'OWNS'
  /** Country of registration. */
  | 'REGISTERED_IN'
  /** The countries and organizations that a list designates, with dates. */
  | 'DESIGNATED_ON'
  /** What a claim or a passage is about. */
  | 'ABOUT'
  /** Which organization makes a claim. */
  | 'MADE_BY'
  /** Where a claim is stated. */
  | 'STATED_IN'
  /** How a claim stands in law, according to a source. A later standing does not change what held before. */
  | 'STANDS_IN'
  /** Which source describes an entity, and how. */
  | 'DESCRIBED_BY';

/** An item of a list and its position in the order. */
export type SourceEdge = {
  readonly __typename?: 'SourceEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Source;
};

/** A page of a list. */
export type SourceConnection = {
  readonly __typename?: 'SourceConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<SourceEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Source>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type AgencyEdge = {
  readonly __typename?: 'AgencyEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Agency;
};

/** A page of a list. */
export type AgencyConnection = {
  readonly __typename?: 'AgencyConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<AgencyEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Agency>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type SystemEdge = {
  readonly __typename?: 'SystemEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: System;
};

/** A page of a list. */
export type SystemConnection = {
  readonly __typename?: 'SystemConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<SystemEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<System>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type OrganizationEdge = {
  readonly __typename?: 'OrganizationEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Organization;
};

/** A page of a list. */
export type OrganizationConnection = {
  readonly __typename?: 'OrganizationConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<OrganizationEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Organization>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type ContractEdge = {
  readonly __typename?: 'ContractEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Contract;
  /** Number of subcontract statements under it, on any date. */
  readonly subcontractStatements: Scalars['Int']['output'];
  /** Number of organizations that are subcontractors under it, on any date. */
  readonly subcontractors: Scalars['Int']['output'];
};

/** A page of a list. */
export type ContractConnection = {
  readonly __typename?: 'ContractConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<ContractEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Contract>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The Cypher that ranked the contracts, those of all pages; null for a list with `filter` or `orderBy`. */
  readonly cypher?: Maybe<CypherStatement>;
};

/** An item of a list and its position in the order. */
export type PersonEdge = {
  readonly __typename?: 'PersonEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Person;
};

/** A page of a list. */
export type PersonConnection = {
  readonly __typename?: 'PersonConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<PersonEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Person>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type DesignationListEdge = {
  readonly __typename?: 'DesignationListEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: DesignationList;
};

/** A page of a list. */
export type DesignationListConnection = {
  readonly __typename?: 'DesignationListConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<DesignationListEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<DesignationList>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type ClaimEdge = {
  readonly __typename?: 'ClaimEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Claim;
};

/** A page of a list. */
export type ClaimConnection = {
  readonly __typename?: 'ClaimConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<ClaimEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Claim>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type PassageEdge = {
  readonly __typename?: 'PassageEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Passage;
};

/** A page of a list. */
export type PassageConnection = {
  readonly __typename?: 'PassageConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<PassageEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Passage>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An item of a list and its position in the order. */
export type CountryEdge = {
  readonly __typename?: 'CountryEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Country;
};

/** A page of a list. */
export type CountryConnection = {
  readonly __typename?: 'CountryConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<CountryEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Country>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of items on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type SourceHop = {
  readonly __typename?: 'SourceHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Source;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type SourceHopConnection = {
  readonly __typename?: 'SourceHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<SourceHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Source>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type AgencyHop = {
  readonly __typename?: 'AgencyHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Agency;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type AgencyHopConnection = {
  readonly __typename?: 'AgencyHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<AgencyHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Agency>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type SystemHop = {
  readonly __typename?: 'SystemHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: System;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type SystemHopConnection = {
  readonly __typename?: 'SystemHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<SystemHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<System>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type OrganizationHop = {
  readonly __typename?: 'OrganizationHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Organization;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type OrganizationHopConnection = {
  readonly __typename?: 'OrganizationHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<OrganizationHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Organization>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type ContractHop = {
  readonly __typename?: 'ContractHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Contract;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type ContractHopConnection = {
  readonly __typename?: 'ContractHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<ContractHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Contract>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type PersonHop = {
  readonly __typename?: 'PersonHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Person;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type PersonHopConnection = {
  readonly __typename?: 'PersonHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<PersonHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Person>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type DesignationListHop = {
  readonly __typename?: 'DesignationListHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: DesignationList;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type DesignationListHopConnection = {
  readonly __typename?: 'DesignationListHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<DesignationListHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<DesignationList>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type ClaimHop = {
  readonly __typename?: 'ClaimHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Claim;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type ClaimHopConnection = {
  readonly __typename?: 'ClaimHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<ClaimHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Claim>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type PassageHop = {
  readonly __typename?: 'PassageHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Passage;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type PassageHopConnection = {
  readonly __typename?: 'PassageHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<PassageHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Passage>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type VettingHop = {
  readonly __typename?: 'VettingHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Vetting;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type VettingHopConnection = {
  readonly __typename?: 'VettingHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<VettingHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Vetting>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A hop, the node at its other end, and its statements. */
export type CountryHop = {
  readonly __typename?: 'CountryHop';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Country;
  /** All statements of the hop, of any date, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** The hop as drawn. */
  readonly hop: Edge;
};

/** A page of hops. Parallel statements form one hop. */
export type CountryHopConnection = {
  readonly __typename?: 'CountryHopConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<CountryHop>;
  /** The nodes at the other ends of the hops on the page, in the same order; once for each hop. */
  readonly nodes: ReadonlyArray<Country>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Direction of a list's order. */
export type OrderDirection =
  /** Ascending; missing values last. */
  | 'ASC'
  /** Descending; missing values last. */
  | 'DESC';

/** Conditions on a text; all of them must hold. Case-sensitive. */
export type StringFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Contains this. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Starts with this. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a key; all of them must hold. eq and in take ids or keys; countries in upper or lower case. */
export type KeyFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The key contains this. Case-sensitive. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** The key starts with this. Case-sensitive. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a yes-or-no value; all of them must hold. */
export type BooleanFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a list of texts; all of them must hold. */
export type StringListFilter = {
  /** The list contains this. */
  readonly has?: InputMaybe<Scalars['String']['input']>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a whole number; all of them must hold. */
export type IntFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** Less than this. */
  readonly lt?: InputMaybe<Scalars['Int']['input']>;
  /** Less than or equal to this. */
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
  /** Greater than this. */
  readonly gt?: InputMaybe<Scalars['Int']['input']>;
  /** Greater than or equal to this. */
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a number; all of them must hold. */
export type FloatFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<Scalars['Float']['input']>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** Less than this. */
  readonly lt?: InputMaybe<Scalars['Float']['input']>;
  /** Less than or equal to this. */
  readonly lte?: InputMaybe<Scalars['Float']['input']>;
  /** Greater than this. */
  readonly gt?: InputMaybe<Scalars['Float']['input']>;
  /** Greater than or equal to this. */
  readonly gte?: InputMaybe<Scalars['Float']['input']>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a date; all of them must hold. */
export type DateFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<Scalars['Date']['input']>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Date']['input']>>;
  /** Less than this. */
  readonly lt?: InputMaybe<Scalars['Date']['input']>;
  /** Less than or equal to this. */
  readonly lte?: InputMaybe<Scalars['Date']['input']>;
  /** Greater than this. */
  readonly gt?: InputMaybe<Scalars['Date']['input']>;
  /** Greater than or equal to this. */
  readonly gte?: InputMaybe<Scalars['Date']['input']>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a value; all of them must hold. */
export type DataClassFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<DataClass>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<DataClass>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a value; all of them must hold. */
export type AccessModeFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<AccessMode>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<AccessMode>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a value; all of them must hold. */
export type AccessBasisFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<AccessBasis>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<AccessBasis>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a value; all of them must hold. */
export type SensitivityFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<Sensitivity>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<Sensitivity>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on doubts; all of them must hold. */
export type SubawardDoubtListFilter = {
  /** There is this doubt. */
  readonly has?: InputMaybe<SubawardDoubt>;
  /** Whether there is any doubt. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How close it is to the words of their issuer: their own publication, a copy at another official or a party, a reprint elsewhere, or a report about them. Empty: not graded, which counts like the last. */
export type SourceGrade =
  /** In files: original. */
  | 'ORIGINAL'
  /** In files: copy. */
  | 'COPY'
  /** In files: reprint. */
  | 'REPRINT'
  /** In files: secondary. */
  | 'SECONDARY';

/** Conditions on a value; all of them must hold. */
export type SourceGradeFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<SourceGrade>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<SourceGrade>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type SourceFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<SourceFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<SourceFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<SourceFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Title of the document or file. */
  readonly title?: InputMaybe<StringFilter>;
  /** Where it was found; empty if unknown. */
  readonly url?: InputMaybe<StringFilter>;
  /** Who published it. */
  readonly publisher?: InputMaybe<StringFilter>;
  /** Date of publication. */
  readonly publishedOn?: InputMaybe<DateFilter>;
  /** Date or time of retrieval. */
  readonly retrievedAt?: InputMaybe<DateFilter>;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256?: InputMaybe<StringFilter>;
  /** Kind of evidence; the default for its rows. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** How close it is to the words of their issuer: their own publication, a copy at another official or a party, a reprint elsewhere, or a report about them. Empty: not graded, which counts like the last. */
  readonly grade?: InputMaybe<SourceGradeFilter>;
  /** The claims of which the source states how they stand in law. */
  readonly claimsStanding?: InputMaybe<ClaimStandsInHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The claims made in the source. */
  readonly claimsStated?: InputMaybe<ClaimHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The agencies that the source describes, with the values that it states. */
  readonly describesAgencies?: InputMaybe<AgencyHopFilters>;
  /** The systems that the source describes, with the values that it states. */
  readonly describesSystems?: InputMaybe<SystemHopFilters>;
  /** The organizations that the source describes, with the values that it states. */
  readonly describesOrganizations?: InputMaybe<OrganizationHopFilters>;
  /** The contracts that the source describes, with the values that it states. */
  readonly describesContracts?: InputMaybe<ContractHopFilters>;
  /** The people that the source describes, with the values that it states. */
  readonly describesPeople?: InputMaybe<PersonHopFilters>;
  /** The designation lists that the source describes, with the values that it states. */
  readonly describesDesignationLists?: InputMaybe<DesignationListHopFilters>;
  /** The claims that the source describes, with the values that it states. */
  readonly describesClaims?: InputMaybe<ClaimHopFilters>;
  /** The passages that the source describes, with the values that it states. */
  readonly describesPassages?: InputMaybe<PassageHopFilters>;
};

/** Field that a list of Source is ordered by. */
export type SourceOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Title of the document or file. */
  | 'TITLE'
  /** Where it was found; empty if unknown. */
  | 'URL'
  /** Who published it. */
  | 'PUBLISHER'
  /** Date of publication. */
  | 'PUBLISHED_ON'
  /** Date or time of retrieval. */
  | 'RETRIEVED_AT'
  /** SHA-256 of the file, in hexadecimal. */
  | 'SHA256'
  /** Kind of evidence; the default for its rows. */
  | 'DATA_CLASS'
  /** How close it is to the words of their issuer: their own publication, a copy at another official or a party, a reprint elsewhere, or a report about them. Empty: not graded, which counts like the last. */
  | 'GRADE';

/** One term of a list's order. Missing values come last. */
export type SourceOrder = {
  /** Field to order by. */
  readonly field: SourceOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type AgencyFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<AgencyFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<AgencyFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<AgencyFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Name. */
  readonly name?: InputMaybe<StringFilter>;
  /** The agency that it is part of. */
  readonly parent?: InputMaybe<KeyFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The agencies that it is part of. */
  readonly partOf?: InputMaybe<AgencyHopFilters>;
  /** The agencies that are part of it. */
  readonly parts?: InputMaybe<AgencyHopFilters>;
  /** The systems that the agency owns. */
  readonly ownsSystems?: InputMaybe<SystemHopFilters>;
  /** The contracts that the agency awarded. */
  readonly awarded?: InputMaybe<ContractHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of Agency is ordered by. */
export type AgencyOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Name. */
  | 'NAME'
  /** The agency that it is part of. */
  | 'PARENT'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type AgencyOrder = {
  /** Field to order by. */
  readonly field: AgencyOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** What it is. If empty: cloud if an impact level is given, else other. */
export type SystemKind =
  /** In files: cloud. */
  | 'CLOUD'
  /** In files: network. */
  | 'NETWORK'
  /** In files: application. */
  | 'APPLICATION'
  /** In files: weapon_program. */
  | 'WEAPON_PROGRAM'
  /** In files: facility. */
  | 'FACILITY'
  /** In files: data. */
  | 'DATA'
  /** In files: other. */
  | 'OTHER';

/** Conditions on a value; all of them must hold. */
export type SystemKindFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<SystemKind>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<SystemKind>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type SystemFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<SystemFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<SystemFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<SystemFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Name. */
  readonly name?: InputMaybe<StringFilter>;
  /** The agency that owns it. */
  readonly agency?: InputMaybe<KeyFilter>;
  /** What it is. If empty: cloud if an impact level is given, else other. */
  readonly kind?: InputMaybe<SystemKindFilter>;
  /** DoD cloud impact level: 2, 4, 5 or 6. Only a cloud can have one, and it may be absent. */
  readonly impactLevel?: InputMaybe<IntFilter>;
  /** How sensitive it is. An impact level states it: 2 public, 4 controlled, 5 national_security, 6 classified. Absent if not on record. */
  readonly sensitivity?: InputMaybe<SensitivityFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The agencies that own the system. */
  readonly ownedBy?: InputMaybe<AgencyHopFilters>;
  /** The contracts that cover the system. */
  readonly coveredBy?: InputMaybe<ContractHopFilters>;
  /** The people who can reach the system; each access is its own hop. */
  readonly accessedBy?: InputMaybe<PersonAccessesHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of System is ordered by. */
export type SystemOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Name. */
  | 'NAME'
  /** The agency that owns it. */
  | 'AGENCY'
  /** What it is. If empty: cloud if an impact level is given, else other. */
  | 'KIND'
  /** DoD cloud impact level: 2, 4, 5 or 6. Only a cloud can have one, and it may be absent. */
  | 'IMPACT_LEVEL'
  /** How sensitive it is. An impact level states it: 2 public, 4 controlled, 5 national_security, 6 classified. Absent if not on record. */
  | 'SENSITIVITY'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type SystemOrder = {
  /** Field to order by. */
  readonly field: SystemOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type OrganizationFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<OrganizationFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<OrganizationFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<OrganizationFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Legal name. */
  readonly name?: InputMaybe<StringFilter>;
  /** Unique Entity Identifier from SAM.gov. */
  readonly uei?: InputMaybe<StringFilter>;
  /** CAGE or NCAGE code. */
  readonly cage?: InputMaybe<StringFilter>;
  /** Legal Entity Identifier, ISO 17442. */
  readonly lei?: InputMaybe<StringFilter>;
  /** Country of registration. */
  readonly country?: InputMaybe<KeyFilter>;
  /** Whether it is a sole proprietor, that is, one person in business. If so, its name is never stored, whichever source gives it. */
  readonly soleProprietor?: InputMaybe<BooleanFilter>;
  /** The surviving LEI, if the register calls this organization's LEI a duplicate of it. */
  readonly duplicateOf?: InputMaybe<StringFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The countries in which the organization is registered. */
  readonly registeredIn?: InputMaybe<CountryHopFilters>;
  /** The organizations that it owns or has an interest in. */
  readonly owns?: InputMaybe<OrganizationOwnsHopFilters>;
  /** The organizations that own it or have an interest in it. */
  readonly ownedBy?: InputMaybe<OrganizationOwnsHopFilters>;
  /** The contracts awarded to the organization, as prime contractor. */
  readonly primeOf?: InputMaybe<ContractHopFilters>;
  /** The organizations to which it subcontracts; each contract is its own hop. */
  readonly subcontractsTo?: InputMaybe<OrganizationSubcontractsToHopFilters>;
  /** The organizations that subcontract to it; each contract is its own hop. */
  readonly subcontractedBy?: InputMaybe<OrganizationSubcontractsToHopFilters>;
  /** The people whom the organization employs; each contract is its own hop. */
  readonly employs?: InputMaybe<PersonEmploysHopFilters>;
  /** The lists that designate it. */
  readonly designatedOn?: InputMaybe<DesignationListDesignatedOnHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The claims that the organization makes. */
  readonly claimsMade?: InputMaybe<ClaimHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of Organization is ordered by. */
export type OrganizationOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Legal name. */
  | 'NAME'
  /** Unique Entity Identifier from SAM.gov. */
  | 'UEI'
  /** CAGE or NCAGE code. */
  | 'CAGE'
  /** Legal Entity Identifier, ISO 17442. */
  | 'LEI'
  /** Country of registration. */
  | 'COUNTRY'
  /** Whether it is a sole proprietor, that is, one person in business. If so, its name is never stored, whichever source gives it. */
  | 'SOLE_PROPRIETOR'
  /** The surviving LEI, if the register calls this organization's LEI a duplicate of it. */
  | 'DUPLICATE_OF'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type OrganizationOrder = {
  /** Field to order by. */
  readonly field: OrganizationOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type ContractFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<ContractFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<ContractFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<ContractFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Procurement Instrument Identifier. */
  readonly piid?: InputMaybe<StringFilter>;
  /** Title or description. */
  readonly title?: InputMaybe<StringFilter>;
  /** The awarding agency. */
  readonly agency?: InputMaybe<KeyFilter>;
  /** The prime contractor. */
  readonly prime?: InputMaybe<KeyFilter>;
  /** Value in US dollars. */
  readonly value?: InputMaybe<FloatFilter>;
  /** The vehicle or contract that it is under. */
  readonly parent?: InputMaybe<KeyFilter>;
  /** Whether the sources name the contract. If not, this is a placeholder for it. */
  readonly identified?: InputMaybe<BooleanFilter>;
  /** Country of performance. */
  readonly performedIn?: InputMaybe<KeyFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The agencies that awarded the contract. */
  readonly awardedBy?: InputMaybe<AgencyHopFilters>;
  /** The organizations to which the contract was awarded: the prime contractor according to each source. */
  readonly awardedTo?: InputMaybe<OrganizationHopFilters>;
  /** The vehicles and contracts that it is under. */
  readonly under?: InputMaybe<ContractHopFilters>;
  /** The contracts and orders under it. */
  readonly orders?: InputMaybe<ContractHopFilters>;
  /** The countries in which it is performed. */
  readonly placesOfPerformance?: InputMaybe<CountryHopFilters>;
  /** The systems that the contract covers. */
  readonly covers?: InputMaybe<SystemHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of Contract is ordered by. */
export type ContractOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Procurement Instrument Identifier. */
  | 'PIID'
  /** Title or description. */
  | 'TITLE'
  /** The awarding agency. */
  | 'AGENCY'
  /** The prime contractor. */
  | 'PRIME'
  /** Value in US dollars. */
  | 'VALUE'
  /** The vehicle or contract that it is under. */
  | 'PARENT'
  /** Whether the sources name the contract. If not, this is a placeholder for it. */
  | 'IDENTIFIED'
  /** Country of performance. */
  | 'PERFORMED_IN'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type ContractOrder = {
  /** Field to order by. */
  readonly field: ContractOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** One person or a group. */
export type PersonKind =
  /** In files: individual. */
  | 'INDIVIDUAL'
  /** In files: group. */
  | 'GROUP';

/** Conditions on a value; all of them must hold. */
export type PersonKindFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<PersonKind>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<PersonKind>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Status under 22 CFR 120.62 and 120.63; empty means unknown. */
export type PersonUsPersonStatus =
  /** In files: citizen. */
  | 'CITIZEN'
  /** In files: national. */
  | 'NATIONAL'
  /** In files: lpr. */
  | 'LPR'
  /** In files: protected. */
  | 'PROTECTED'
  /** In files: foreign_person. */
  | 'FOREIGN_PERSON'
  /** In files: unknown. */
  | 'UNKNOWN';

/** Conditions on a value; all of them must hold. */
export type PersonUsPersonStatusFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<PersonUsPersonStatus>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<PersonUsPersonStatus>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type PersonFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<PersonFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<PersonFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<PersonFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** One person or a group. */
  readonly kind?: InputMaybe<PersonKindFilter>;
  /** Name of a group; for groups only. */
  readonly label?: InputMaybe<StringFilter>;
  /** Number of people in a group, if known. */
  readonly headcount?: InputMaybe<IntFilter>;
  /** Status under 22 CFR 120.62 and 120.63; empty means unknown. */
  readonly usPersonStatus?: InputMaybe<PersonUsPersonStatusFilter>;
  /** Escort, Engineer, Supervisor or Approver, as it is employed. */
  readonly roles?: InputMaybe<StringListFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The countries in which the person works. */
  readonly locatedIn?: InputMaybe<CountryHopFilters>;
  /** The countries of which the person is a citizen. */
  readonly citizenOf?: InputMaybe<CountryHopFilters>;
  /** The organizations that employ the person; each contract is its own hop. */
  readonly employedBy?: InputMaybe<OrganizationEmploysHopFilters>;
  /** The investigations and clearances that the person holds. */
  readonly holds?: InputMaybe<VettingHoldsHopFilters>;
  /** The systems that the person can reach; each access is its own hop. */
  readonly accesses?: InputMaybe<SystemAccessesHopFilters>;
  /** The people whom the escort watches; each access is its own hop. */
  readonly escorts?: InputMaybe<PersonEscortsHopFilters>;
  /** The people who escort the person; each access is its own hop. */
  readonly escortedBy?: InputMaybe<PersonEscortsHopFilters>;
  /** The people who act on the person's credential; each access is its own hop. */
  readonly lendsTo?: InputMaybe<PersonLendsToHopFilters>;
  /** The people on whose credentials the person acts; each access is its own hop. */
  readonly actsOnCredentialOf?: InputMaybe<PersonLendsToHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of Person is ordered by. */
export type PersonOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** One person or a group. */
  | 'KIND'
  /** Name of a group; for groups only. */
  | 'LABEL'
  /** Number of people in a group, if known. */
  | 'HEADCOUNT'
  /** Status under 22 CFR 120.62 and 120.63; empty means unknown. */
  | 'US_PERSON_STATUS'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type PersonOrder = {
  /** Field to order by. */
  readonly field: PersonOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type DesignationListFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<DesignationListFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<DesignationListFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<DesignationListFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Title. */
  readonly title?: InputMaybe<StringFilter>;
  /** Legal citation. */
  readonly citation?: InputMaybe<StringFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** What the list designates. Here: countries. */
  readonly designatesCountries?: InputMaybe<CountryDesignatedOnHopFilters>;
  /** What the list designates. Here: organizations. */
  readonly designatesOrganizations?: InputMaybe<OrganizationDesignatedOnHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of DesignationList is ordered by. */
export type DesignationListOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Title. */
  | 'TITLE'
  /** Legal citation. */
  | 'CITATION'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type DesignationListOrder = {
  /** Field to order by. */
  readonly field: DesignationListOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** Whether the claimant asserts or denies it. */
export type ClaimStance =
  /** In files: asserts. */
  | 'ASSERTS'
  /** In files: denies. */
  | 'DENIES';

/** Conditions on a value; all of them must hold. */
export type ClaimStanceFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<ClaimStance>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<ClaimStance>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type ClaimFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<ClaimFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<ClaimFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<ClaimFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** The claim, quoted or summarized. */
  readonly text?: InputMaybe<StringFilter>;
  /** Whether the claimant asserts or denies it. */
  readonly stance?: InputMaybe<ClaimStanceFilter>;
  /** What the claim is about: file:key|key; several are separated by semicolons. */
  readonly about?: InputMaybe<StringListFilter>;
  /** An organization id, or the name of an office. */
  readonly claimant?: InputMaybe<StringFilter>;
  /** Date of the claim. */
  readonly statedOn?: InputMaybe<DateFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The sources that state how the claim stands in law, with their days. */
  readonly standsIn?: InputMaybe<SourceStandsInHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: sources. */
  readonly aboutSources?: InputMaybe<SourceAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: agencies. */
  readonly aboutAgencies?: InputMaybe<AgencyAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: systems. */
  readonly aboutSystems?: InputMaybe<SystemAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: organizations. */
  readonly aboutOrganizations?: InputMaybe<OrganizationAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: contracts. */
  readonly aboutContracts?: InputMaybe<ContractAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: people. */
  readonly aboutPeople?: InputMaybe<PersonAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: designation lists. */
  readonly aboutDesignationLists?: InputMaybe<DesignationListAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: claims. */
  readonly aboutClaims?: InputMaybe<ClaimAboutHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: passages. */
  readonly aboutPassages?: InputMaybe<PassageAboutHopFilters>;
  /** What the claim is about; for a hop, both of its ends. Here: countries. */
  readonly aboutCountries?: InputMaybe<CountryAboutHopFilters>;
  /** The organizations that make the claim. */
  readonly madeBy?: InputMaybe<OrganizationHopFilters>;
  /** The sources in which the claim is made. */
  readonly statedIn?: InputMaybe<SourceHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of Claim is ordered by. */
export type ClaimOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** The claim, quoted or summarized. */
  | 'TEXT'
  /** Whether the claimant asserts or denies it. */
  | 'STANCE'
  /** An organization id, or the name of an office. */
  | 'CLAIMANT'
  /** Date of the claim. */
  | 'STATED_ON'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type ClaimOrder = {
  /** Field to order by. */
  readonly field: ClaimOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type PassageFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<PassageFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<PassageFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<PassageFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** What the passage is about, as in claims: file:key|key; several are separated by semicolons. Never empty. */
  readonly about?: InputMaybe<StringListFilter>;
  /** Its words, as the source has them. Never empty. */
  readonly text?: InputMaybe<StringFilter>;
  /** Where in the source it is: a page, a paragraph, a heading. */
  readonly locator?: InputMaybe<StringFilter>;
  /** SHA-256 of the page that has it, in hexadecimal. */
  readonly pageSha256?: InputMaybe<StringFilter>;
  /** Day or time when it was read. */
  readonly readAt?: InputMaybe<StringFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: sources. */
  readonly aboutSources?: InputMaybe<SourceAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: agencies. */
  readonly aboutAgencies?: InputMaybe<AgencyAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: systems. */
  readonly aboutSystems?: InputMaybe<SystemAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: organizations. */
  readonly aboutOrganizations?: InputMaybe<OrganizationAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: contracts. */
  readonly aboutContracts?: InputMaybe<ContractAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: people. */
  readonly aboutPeople?: InputMaybe<PersonAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: designation lists. */
  readonly aboutDesignationLists?: InputMaybe<DesignationListAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: claims. */
  readonly aboutClaims?: InputMaybe<ClaimAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: passages. */
  readonly aboutPassages?: InputMaybe<PassageAboutHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
  /** What the passage is about; for a hop, both of its ends. Here: countries. */
  readonly aboutCountries?: InputMaybe<CountryAboutHopFilters>;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy?: InputMaybe<SourceHopFilters>;
};

/** Field that a list of Passage is ordered by. */
export type PassageOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Its words, as the source has them. Never empty. */
  | 'TEXT'
  /** Where in the source it is: a page, a paragraph, a heading. */
  | 'LOCATOR'
  /** SHA-256 of the page that has it, in hexadecimal. */
  | 'PAGE_SHA256'
  /** Day or time when it was read. */
  | 'READ_AT'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS';

/** One term of a list's order. Missing values come last. */
export type PassageOrder = {
  /** Field to order by. */
  readonly field: PassageOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** Investigation tier. */
export type VettingTier =
  /** In files: none. */
  | 'NONE'
  /** In files: t1. */
  | 'T1'
  /** In files: t2. */
  | 'T2'
  /** In files: t3. */
  | 'T3'
  /** In files: t4. */
  | 'T4'
  /** In files: t5. */
  | 'T5';

/** Conditions on a value; all of them must hold. */
export type VettingTierFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<VettingTier>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<VettingTier>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Clearance held. */
export type VettingClearance =
  /** In files: none. */
  | 'NONE'
  /** In files: s. */
  | 'S'
  /** In files: ts. */
  | 'TS';

/** Conditions on a value; all of them must hold. */
export type VettingClearanceFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<VettingClearance>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<VettingClearance>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Outcome. */
export type VettingAdjudication =
  /** In files: favorable. */
  | 'FAVORABLE'
  /** In files: pending. */
  | 'PENDING'
  /** In files: denied. */
  | 'DENIED'
  /** In files: revoked. */
  | 'REVOKED'
  /** In files: unknown. */
  | 'UNKNOWN';

/** Conditions on a value; all of them must hold. */
export type VettingAdjudicationFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<VettingAdjudication>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<VettingAdjudication>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type VettingFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<VettingFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<VettingFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<VettingFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Investigation tier. */
  readonly tier?: InputMaybe<VettingTierFilter>;
  /** Clearance held. */
  readonly clearance?: InputMaybe<VettingClearanceFilter>;
  /** Outcome. */
  readonly adjudication?: InputMaybe<VettingAdjudicationFilter>;
  /** Date on which it expires. */
  readonly expiresOn?: InputMaybe<DateFilter>;
  /** The person who holds it. */
  readonly heldBy?: InputMaybe<PersonHoldsHopFilters>;
};

/** Field that a list of Vetting is ordered by. */
export type VettingOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** Investigation tier. */
  | 'TIER'
  /** Clearance held. */
  | 'CLEARANCE'
  /** Outcome. */
  | 'ADJUDICATION'
  /** Date on which it expires. */
  | 'EXPIRES_ON';

/** One term of a list's order. Missing values come last. */
export type VettingOrder = {
  /** Field to order by. */
  readonly field: VettingOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type CountryFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<CountryFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<CountryFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<CountryFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** English name. */
  readonly name?: InputMaybe<StringFilter>;
  /** False for the US and its territories. */
  readonly isForeign?: InputMaybe<BooleanFilter>;
  /** The organizations registered in the country. */
  readonly registeredOrganizations?: InputMaybe<OrganizationHopFilters>;
  /** The contracts performed in it. */
  readonly contractsPerformed?: InputMaybe<ContractHopFilters>;
  /** The people who work in the country. */
  readonly peopleLocated?: InputMaybe<PersonHopFilters>;
  /** The people who are citizens of the country. */
  readonly citizens?: InputMaybe<PersonHopFilters>;
  /** The lists that designate it. */
  readonly designatedOn?: InputMaybe<DesignationListDesignatedOnHopFilters>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout?: InputMaybe<ClaimAboutHopFilters>;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout?: InputMaybe<PassageAboutHopFilters>;
};

/** Field that a list of Country is ordered by. */
export type CountryOrderField =
  /** The id that the data gave. */
  | 'KEY'
  /** English name. */
  | 'NAME'
  /** False for the US and its territories. */
  | 'IS_FOREIGN';

/** One term of a list's order. Missing values come last. */
export type CountryOrder = {
  /** Field to order by. */
  readonly field: CountryOrderField;
  /** Direction. */
  readonly direction?: OrderDirection;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type StatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<StatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<StatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<StatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type AgencyHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<AgencyHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<AgencyHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type AgencyHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<AgencyFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type SystemHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<SystemHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<SystemHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type SystemHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<SystemFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type CountryHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<CountryHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<CountryHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type CountryHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<CountryFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type OrganizationHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<OrganizationHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<OrganizationHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type OrganizationHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<OrganizationFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type OrganizationOwnsHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<OrganizationOwnsHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<OrganizationOwnsHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type OrganizationOwnsHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<OrganizationFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<OwnsStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type ContractHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<ContractHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<ContractHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type ContractHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<ContractFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type OrganizationSubcontractsToHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<OrganizationSubcontractsToHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<OrganizationSubcontractsToHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type OrganizationSubcontractsToHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<OrganizationFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<SubcontractsToStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PersonHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PersonHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PersonHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PersonHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PersonFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PersonEmploysHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PersonEmploysHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PersonEmploysHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PersonEmploysHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PersonFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<EmploysStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type OrganizationEmploysHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<OrganizationEmploysHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<OrganizationEmploysHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type OrganizationEmploysHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<OrganizationFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<EmploysStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type VettingHoldsHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<VettingHoldsHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<VettingHoldsHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type VettingHoldsHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<VettingFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<HoldsStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PersonHoldsHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PersonHoldsHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PersonHoldsHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PersonHoldsHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PersonFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<HoldsStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type SystemAccessesHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<SystemAccessesHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<SystemAccessesHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type SystemAccessesHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<SystemFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AccessesStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PersonAccessesHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PersonAccessesHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PersonAccessesHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PersonAccessesHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PersonFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AccessesStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PersonEscortsHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PersonEscortsHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PersonEscortsHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PersonEscortsHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PersonFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<EscortsStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PersonLendsToHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PersonLendsToHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PersonLendsToHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PersonLendsToHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PersonFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<LendsToStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type DesignationListDesignatedOnHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<DesignationListDesignatedOnHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<DesignationListDesignatedOnHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type DesignationListDesignatedOnHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<DesignationListFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<DesignatedOnStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type CountryDesignatedOnHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<CountryDesignatedOnHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<CountryDesignatedOnHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type CountryDesignatedOnHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<CountryFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<DesignatedOnStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type OrganizationDesignatedOnHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<OrganizationDesignatedOnHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<OrganizationDesignatedOnHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type OrganizationDesignatedOnHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<OrganizationFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<DesignatedOnStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type SourceStandsInHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<SourceStandsInHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<SourceStandsInHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type SourceStandsInHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<SourceFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StandsInStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type ClaimStandsInHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<ClaimStandsInHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<ClaimStandsInHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type ClaimStandsInHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<ClaimFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StandsInStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type SourceAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<SourceAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<SourceAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type SourceAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<SourceFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type ClaimAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<ClaimAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<ClaimAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type ClaimAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<ClaimFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type AgencyAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<AgencyAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<AgencyAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type AgencyAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<AgencyFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type SystemAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<SystemAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<SystemAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type SystemAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<SystemFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type OrganizationAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<OrganizationAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<OrganizationAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type OrganizationAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<OrganizationFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type ContractAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<ContractAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<ContractAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type ContractAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<ContractFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PersonAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PersonAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PersonAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PersonAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PersonFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type DesignationListAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<DesignationListAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<DesignationListAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type DesignationListAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<DesignationListFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PassageAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PassageAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PassageAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PassageAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PassageFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type CountryAboutHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<CountryAboutHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<CountryAboutHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type CountryAboutHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<CountryFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<AboutStatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type ClaimHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<ClaimHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<ClaimHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type ClaimHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<ClaimFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type SourceHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<SourceHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<SourceHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type SourceHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<SourceFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type DesignationListHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<DesignationListHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<DesignationListHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type DesignationListHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<DesignationListFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on the hops of a node; all of them must hold. */
export type PassageHopFilters = {
  /** At least one hop meets this. */
  readonly some?: InputMaybe<PassageHopFilter>;
  /** No hop meets this. */
  readonly none?: InputMaybe<PassageHopFilter>;
  /** Whether there is any hop. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Conditions on a hop; all of them must hold. Without any, it is not a condition. */
export type PassageHopFilter = {
  /** The node at its other end. */
  readonly node?: InputMaybe<PassageFilter>;
  /** One of its statements; with asOf, one that is valid on the date. */
  readonly statement?: InputMaybe<StatementFilter>;
  /** It holds on this date; default: hops of any date. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type OwnsStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<OwnsStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<OwnsStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<OwnsStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Share in percent. */
  readonly sharePct?: InputMaybe<FloatFilter>;
  /** Kind of interest, in the words of the source. */
  readonly interest?: InputMaybe<StringFilter>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type SubcontractsToStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<SubcontractsToStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<SubcontractsToStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<SubcontractsToStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The contract under which the work is subcontracted. */
  readonly contract?: InputMaybe<KeyFilter>;
  /** Subaward number; may be empty. */
  readonly subawardNumber?: InputMaybe<StringFilter>;
  /** Amount in US dollars; negative for a correction. */
  readonly amount?: InputMaybe<FloatFilter>;
  /** Country of performance. */
  readonly performedIn?: InputMaybe<KeyFilter>;
  /** Reasons to check the report of the subaward. */
  readonly doubts?: InputMaybe<SubawardDoubtListFilter>;
};

/** Role in the work. */
export type EmploysRole =
  /** In files: engineer. */
  | 'ENGINEER'
  /** In files: escort. */
  | 'ESCORT'
  /** In files: supervisor. */
  | 'SUPERVISOR'
  /** In files: approver. */
  | 'APPROVER';

/** Conditions on a value; all of them must hold. */
export type EmploysRoleFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<EmploysRole>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<EmploysRole>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Proficiency level under DoDM 8140.03. */
export type EmploysProficiency =
  /** In files: basic. */
  | 'BASIC'
  /** In files: intermediate. */
  | 'INTERMEDIATE'
  /** In files: advanced. */
  | 'ADVANCED';

/** Conditions on a value; all of them must hold. */
export type EmploysProficiencyFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<EmploysProficiency>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<EmploysProficiency>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type EmploysStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<EmploysStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<EmploysStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<EmploysStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The contract that the employment is for; may be empty. */
  readonly contract?: InputMaybe<KeyFilter>;
  /** Role in the work. */
  readonly role?: InputMaybe<EmploysRoleFilter>;
  /** DCWF work role code. */
  readonly workRole?: InputMaybe<StringFilter>;
  /** Proficiency level under DoDM 8140.03. */
  readonly proficiency?: InputMaybe<EmploysProficiencyFilter>;
  /** Who assessed the proficiency. */
  readonly assessedBy?: InputMaybe<StringFilter>;
};

/** Investigation tier. */
export type HoldsTier =
  /** In files: none. */
  | 'NONE'
  /** In files: t1. */
  | 'T1'
  /** In files: t2. */
  | 'T2'
  /** In files: t3. */
  | 'T3'
  /** In files: t4. */
  | 'T4'
  /** In files: t5. */
  | 'T5';

/** Conditions on a value; all of them must hold. */
export type HoldsTierFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<HoldsTier>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<HoldsTier>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Clearance held. */
export type HoldsClearance =
  /** In files: none. */
  | 'NONE'
  /** In files: s. */
  | 'S'
  /** In files: ts. */
  | 'TS';

/** Conditions on a value; all of them must hold. */
export type HoldsClearanceFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<HoldsClearance>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<HoldsClearance>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Outcome. */
export type HoldsAdjudication =
  /** In files: favorable. */
  | 'FAVORABLE'
  /** In files: pending. */
  | 'PENDING'
  /** In files: denied. */
  | 'DENIED'
  /** In files: revoked. */
  | 'REVOKED'
  /** In files: unknown. */
  | 'UNKNOWN';

/** Conditions on a value; all of them must hold. */
export type HoldsAdjudicationFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<HoldsAdjudication>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<HoldsAdjudication>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type HoldsStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<HoldsStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<HoldsStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<HoldsStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Investigation tier. */
  readonly tier?: InputMaybe<HoldsTierFilter>;
  /** Clearance held. */
  readonly clearance?: InputMaybe<HoldsClearanceFilter>;
  /** Outcome. */
  readonly adjudication?: InputMaybe<HoldsAdjudicationFilter>;
  /** Date on which it expires. */
  readonly expiresOn?: InputMaybe<DateFilter>;
};

/** What is reached. */
export type AccessesPlane =
  /** In files: physical. */
  | 'PHYSICAL'
  /** In files: management. */
  | 'MANAGEMENT'
  /** In files: data. */
  | 'DATA'
  /** In files: indirect. */
  | 'INDIRECT';

/** Conditions on a value; all of them must hold. */
export type AccessesPlaneFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<AccessesPlane>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<AccessesPlane>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type AccessesStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<AccessesStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<AccessesStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<AccessesStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Access id: identifies the same person and system in every source. */
  readonly access?: InputMaybe<KeyFilter>;
  /** The contract that the access is for; may be empty. */
  readonly contract?: InputMaybe<KeyFilter>;
  /** Whether the access was authorized on paper or observed. */
  readonly basis?: InputMaybe<AccessBasisFilter>;
  /** How the system is reached. */
  readonly mode?: InputMaybe<AccessModeFilter>;
  /** What is reached. */
  readonly plane?: InputMaybe<AccessesPlaneFilter>;
  /** Privilege held. */
  readonly privilege?: InputMaybe<StringFilter>;
  /** Reference to a written approval. */
  readonly approvalRef?: InputMaybe<StringFilter>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type EscortsStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<EscortsStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<EscortsStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<EscortsStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The access escorted. */
  readonly access?: InputMaybe<KeyFilter>;
  /** Number of sessions escorted. */
  readonly sessions?: InputMaybe<IntFilter>;
  /** Number of hours escorted. */
  readonly hours?: InputMaybe<FloatFilter>;
  /** Names of the fields in the session logs; never their contents. */
  readonly logFields?: InputMaybe<StringListFilter>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type LendsToStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<LendsToStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<LendsToStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<LendsToStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The access that is used on the credential. */
  readonly access?: InputMaybe<KeyFilter>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type DesignatedOnStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<DesignatedOnStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<DesignatedOnStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<DesignatedOnStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Sanctions programs of the designation, such as SDGT, separated by semicolons. */
  readonly programs?: InputMaybe<StringFilter>;
};

/** How it stands: settled is not admitted, and charged is not found. */
export type StandsInStanding =
  /** In files: alleged. */
  | 'ALLEGED'
  /** In files: settled. */
  | 'SETTLED'
  /** In files: admitted. */
  | 'ADMITTED'
  /** In files: found. */
  | 'FOUND'
  /** In files: withdrawn. */
  | 'WITHDRAWN';

/** Conditions on a value; all of them must hold. */
export type StandsInStandingFilter = {
  /** Equal to this. */
  readonly eq?: InputMaybe<StandsInStanding>;
  /** Equal to one of these; an empty list is not a condition. */
  readonly in?: InputMaybe<ReadonlyArray<StandsInStanding>>;
  /** Whether it has a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type StandsInStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<StandsInStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<StandsInStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<StandsInStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** How it stands: settled is not admitted, and charged is not found. */
  readonly standing?: InputMaybe<StandsInStandingFilter>;
};

/** All conditions must hold. Empty values, such as {} or in: [], are not conditions and are ignored, also within and, or and not. */
export type AboutStatementFilter = {
  /** All of these must hold. */
  readonly and?: InputMaybe<ReadonlyArray<AboutStatementFilter>>;
  /** At least one of these must hold. */
  readonly or?: InputMaybe<ReadonlyArray<AboutStatementFilter>>;
  /** This must not hold. A missing value meets no condition, so it matches here. */
  readonly not?: InputMaybe<AboutStatementFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** What the claim or passage is about, as in its `about`: file:key|key. */
  readonly address?: InputMaybe<StringFilter>;
};

/** All conditions must hold. A list of ids or keys matches any of its members. An empty list is not a condition. */
export type ExposureFilter = {
  /** Date; default: today, in UTC. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
  /** Ids or keys of designation lists; none: all foreign personnel. */
  readonly lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Origins of the engineer; default: FOREIGN. DOMESTIC is an error: domestic access is not an exposure. */
  readonly origins?: InputMaybe<ReadonlyArray<Origin>>;
  /** Ids of exposures: only these. `coverage` then counts accesses with such an exposure. */
  readonly exposures?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Clouds with an impact level on record, at least this: 2, 4, 5, 6. */
  readonly minImpactLevel?: InputMaybe<Scalars['Int']['input']>;
  /** Systems whose sensitivity is on record, at least this. */
  readonly minSensitivity?: InputMaybe<Sensitivity>;
  /** Whether the system's sensitivity is on record. */
  readonly sensitivityOnRecord?: InputMaybe<Scalars['Boolean']['input']>;
  /** Systems whose sensitivity is on record, and one of these. */
  readonly sensitivities?: InputMaybe<ReadonlyArray<Sensitivity>>;
  /** The highest clearance that the engineer holds on the date. */
  readonly clearances?: InputMaybe<ReadonlyArray<EngineerClearance>>;
  /** The system that the engineer reaches. */
  readonly systems?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The chain's contract. */
  readonly contracts?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Organizations in the chain, accountable, or employing the engineer. */
  readonly organizations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Where the engineer is located. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** How the engineer reaches the system. */
  readonly modes?: InputMaybe<ReadonlyArray<AccessMode>>;
  /** Whether an escort is on record on the date. */
  readonly escorted?: InputMaybe<Scalars['Boolean']['input']>;
  /** How well the record connects the chain to its prime. */
  readonly lineages?: InputMaybe<ReadonlyArray<Lineage>>;
  /** Minimum confidence of the weakest hop, 0–100. */
  readonly minConfidence?: InputMaybe<Scalars['Int']['input']>;
  /** Every hop of the exposure's `path` must have one of these data classes. */
  readonly dataClasses?: InputMaybe<ReadonlyArray<DataClass>>;
  /** The prime of the chain's contract. */
  readonly primes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The engineer's employer. */
  readonly employers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The escort's employer. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The engineer, the escort, or the person on whose credential the access is used. */
  readonly people?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The `high` of the chain's priority. */
  readonly bands?: InputMaybe<ReadonlyArray<Band>>;
  /** What the record lacks for the chain. */
  readonly gaps?: InputMaybe<ReadonlyArray<Gap>>;
  /** The sources that state the access, on any date. */
  readonly sources?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What chains must not have. */
  readonly exclude?: InputMaybe<ExposureExclusion>;
  /** Statuses that people decided; exposures without a decision are OPEN. `coverage` then counts accesses with such an exposure. */
  readonly decisions?: InputMaybe<ReadonlyArray<DecisionStatus>>;
  /** Id of a watch set: only the systems that match it. */
  readonly watchSet?: InputMaybe<Scalars['ID']['input']>;
};

/** Excludes chains that have any of these. */
export type ExposureExclusion = {
  /** The system that the engineer reaches. */
  readonly systems?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** A foreign country in which the engineer is located. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The prime of the chain's contract. */
  readonly primes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The engineer's employer. */
  readonly employers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The escort's employer. */
  readonly suppliers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The `high` of the chain's priority. */
  readonly bands?: InputMaybe<ReadonlyArray<Band>>;
  /** What the record lacks for the chain. */
  readonly gaps?: InputMaybe<ReadonlyArray<Gap>>;
  /** The sources that state the access, on any date. */
  readonly sources?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** The rules under which ownership counts. */
export type OwnershipRule =
  /** OFAC's 50 percent rule: the shares of blocked parties add up, and an owner of which they hold half or more counts whole. */
  | 'OFAC_50_PERCENT'
  /** The Affiliates Rule of the Bureau of Industry and Security, which counts in the same way by its own lists. */
  | 'BIS_AFFILIATES'
  /** Section 805 with the list of section 1260H: companies on it and those that they control. Shares do not add up. */
  | 'SECTION_805'
  /** FAR 52.204-25 (section 889): the companies it names, and their subsidiaries and affiliates. */
  | 'FAR_52_204_25'
  /** Foreign ownership: shares multiply along a chain and add up over chains. */
  | 'FOREIGN_OWNERSHIP';

/** What a cost is counted by. More than the limit of an argument counts as the limit. */
export type CostUnit =
  /** For each id of an exposure. */
  | 'EXPOSURE'
  /** For each month. */
  | 'MONTH'
  /** For each node in `remove`. */
  | 'REMOVED'
  /** For each node in `among`. */
  | 'AMONG'
  /** For each node in `without`. */
  | 'WITHOUT'
  /** For imports. */
  | 'IMPORT'
  /** For each hop of `maxHops` and each node in `via`. */
  | 'HOP';

/** How the person reaches a system. */
export type AccessMode =
  /** Directly, without an escort. */
  | 'DIRECT'
  /** While an escort watches. */
  | 'ESCORTED'
  /** By viewing only. */
  | 'VIEW_ONLY';

/** Whether an access was authorized on paper or observed. */
export type AccessBasis =
  /** Authorized on paper. */
  | 'AUTHORIZED'
  /** Observed in use. */
  | 'OBSERVED';

/** What kind of evidence a statement is. */
export type DataClass =
  /** From an official record. */
  | 'DOCUMENTED'
  /** From a report, such as the press. */
  | 'REPORTED'
  /** Inferred from other statements. */
  | 'INFERRED'
  /** Invented by the generator: not a real person, company or system. */
  | 'SYNTHETIC';

/** A person's origin on a date. */
export type Origin =
  /** Located abroad, or on record as not a US person. If the filter has designation lists: located in a country that they designate. */
  | 'FOREIGN'
  /** Cannot tell: no location is on record and, without designation lists in the filter, no US-person status either. */
  | 'UNDETERMINED'
  /** Neither FOREIGN nor UNDETERMINED. No exposure has this origin. */
  | 'DOMESTIC';

/** Why an origin is FOREIGN. */
export type OriginBasis =
  /** Located outside the US and its territories. */
  | 'LOCATION'
  /** On record as not a US person. */
  | 'STATUS';

/** How well the record connects the prime to the accountable organization. */
export type Lineage =
  /** Every hop is on record, under an identified contract. */
  | 'COMPLETE'
  /** The contract is not identified, or the employment names no contract. */
  | 'INFERRED'
  /** No route from the prime is on record. */
  | 'BROKEN';

/** The highest clearance that vetting on record gives an engineer on a date: it has not expired, and was not denied or revoked. */
export type EngineerClearance =
  /** No clearance. */
  | 'NONE'
  /** Secret. */
  | 'S'
  /** Top Secret. */
  | 'TS'
  /** No vetting on record gives one. */
  | 'NOT_ON_RECORD';

/** How sensitive what a system holds is, in this order. An impact level states it: 2, 4, 5, 6. */
export type Sensitivity =
  /** Cleared for public release, or of low sensitivity: IL2. */
  | 'PUBLIC'
  /** Controlled unclassified information: IL4. */
  | 'CONTROLLED'
  /** Unclassified national security systems, and controlled information whose owner wants more protection: IL5. */
  | 'NATIONAL_SECURITY'
  /** Classified information: IL6 is up to SECRET. */
  | 'CLASSIFIED';

/** Something that the record lacks for a chain. */
export type Gap =
  /** No escort is on record for the access on the date. */
  | 'NO_ESCORT_ON_RECORD'
  /** The sources do not name the contract. */
  | 'CONTRACT_NOT_IDENTIFIED'
  /** Employment is on record, but not for a particular contract. */
  | 'EMPLOYMENT_NAMES_NO_CONTRACT'
  /** No route of subcontracts from the prime to the organization is on record. */
  | 'NO_SUBCONTRACT_ROUTE'
  /** No employer of the person for this work is on record. */
  | 'EMPLOYER_UNKNOWN'
  /** The access record names no contract. */
  | 'NO_CONTRACT_ON_ACCESS'
  /** The chain runs under a related contract, above or below the one that the access names. */
  | 'RELATED_CONTRACT'
  /** No location of the engineer is on record, and nothing else on record decides the origin. */
  | 'ORIGIN_UNDETERMINED'
  /** There are more routes than shown; these are the shortest. */
  | 'ROUTES_CUT';

/** Priority band, from the published decision table. */
export type Band =
  /** Lowest priority. */
  | 'LOW'
  /** Second lowest priority. */
  | 'MODERATE'
  /** Second highest priority. */
  | 'HIGH'
  /** Highest priority. */
  | 'CRITICAL';

/** Order of exposures. */
export type ExposureOrder =
  /** Highest priority first: by the `high` band, then by the `low` band. */
  | 'PRIORITY'
  /** Strongest evidence first. */
  | 'CONFIDENCE'
  /** Greatest tier depth first; BROKEN last. */
  | 'TIER_DEPTH';

/** Order of the hops of a node. */
export type NeighbourOrder =
  /** Most statements first. */
  | 'STATEMENTS'
  /** By the highest priority of the exposures that involve the node at the other end on `asOf` (default: today); then those with the most statements. */
  | 'PRIORITY';

/** The property by which exposures are grouped. */
export type ExposureGroup =
  /** The system that the engineer reaches. */
  | 'SYSTEM'
  /** The agency that owns the system. */
  | 'AGENCY'
  /** The contract that the chain runs under. */
  | 'CONTRACT'
  /** The prime of the contract that the chain runs under. */
  | 'PRIME'
  /** The accountable organization: it employs the escort or the holder of the credential, or the engineer if neither is on record. */
  | 'ACCOUNTABLE'
  /** An organization that employs the engineer. */
  | 'ENGINEER_EMPLOYER'
  /** The escort. */
  | 'ESCORT'
  /** The organization that employs the escort. */
  | 'ESCORT_SUPPLIER'
  /** A foreign country in which the engineer is located. */
  | 'COUNTRY'
  /** A source that states the access, on any date. */
  | 'SOURCE';

/** Kind of lead. A lead is never an exposure. */
export type LeadKind =
  /** Work performed outside the US and its territories. */
  | 'WORK_ABROAD'
  /** An organization registered abroad works on a contract. */
  | 'ORGANIZATION_ABROAD'
  /** An organization with a foreign owner, at most six ownership hops up, works on a contract. */
  | 'OWNER_ABROAD'
  /** An organization on a designation list works on a contract. */
  | 'LISTED_ORGANIZATION'
  /** Staff abroad without an access record. */
  | 'STAFF_ABROAD';

/** Direction of a hop, seen from a node. */
export type Direction =
  /** Starts at the node. */
  | 'OUT'
  /** Ends at the node. */
  | 'IN'
  /** Either direction. */
  | 'BOTH';

/** Anything that `node` can fetch by its id. */
export type Node = {
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
};

/** Anything with a key, a caption and evidence. Its values come from the statements of its sources. */
export type Entity = {
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** The id in the source data. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures. */
  readonly caption: Scalars['String']['output'];
  /** Data class of the best statement about it. */
  readonly dataClass: DataClass;
  /** Confidence of the best statement about it, 0–100; 0 if no source describes it any more. */
  readonly confidence: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
};

/** A country or territory in ISO 3166. */
export type Country = Node & {
  readonly __typename?: 'Country';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** ISO 3166 alpha-2 code. */
  readonly key: Scalars['String']['output'];
  /** Label in pictures. */
  readonly caption: Scalars['String']['output'];
  /** English name. */
  readonly name: Scalars['String']['output'];
  /** False for the US and its territories. */
  readonly isForeign: Scalars['Boolean']['output'];
  /** The organizations registered in the country. */
  readonly registeredOrganizations: OrganizationHopConnection;
  /** The contracts performed in it. */
  readonly contractsPerformed: ContractHopConnection;
  /** The people who work in the country. */
  readonly peopleLocated: PersonHopConnection;
  /** The people who are citizens of the country. */
  readonly citizens: PersonHopConnection;
  /** The lists that designate it. */
  readonly designatedOn: DesignationListHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The passages about it, or about a hop that starts or ends at it. */
  readonly passagesAbout: PassageHopConnection;
};


/** A country or territory in ISO 3166. */
export type CountryRegisteredOrganizationsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A country or territory in ISO 3166. */
export type CountryContractsPerformedArgs = {
  filter?: InputMaybe<ContractFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A country or territory in ISO 3166. */
export type CountryPeopleLocatedArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A country or territory in ISO 3166. */
export type CountryCitizensArgs = {
  filter?: InputMaybe<PersonFilter>;
  statement?: InputMaybe<StatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A country or territory in ISO 3166. */
export type CountryDesignatedOnArgs = {
  filter?: InputMaybe<DesignationListFilter>;
  statement?: InputMaybe<DesignatedOnStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A country or territory in ISO 3166. */
export type CountryClaimsAboutArgs = {
  filter?: InputMaybe<ClaimFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A country or territory in ISO 3166. */
export type CountryPassagesAboutArgs = {
  filter?: InputMaybe<PassageFilter>;
  statement?: InputMaybe<AboutStatementFilter>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How a claim stands in law. Settled is not admitted, and charged is not found. */
export type ClaimStanding =
  /** Alleged, also in a complaint or a charge. */
  | 'ALLEGED'
  /** Settled: the dispute ended by agreement. */
  | 'SETTLED'
  /** Admitted by whom it is about. */
  | 'ADMITTED'
  /** Found by a court, a committee or another body that decides. */
  | 'FOUND'
  /** No longer upheld by whoever made it. */
  | 'WITHDRAWN';

/** The longest run of days on which a claim has a standing. */
export type ClaimStandingPeriod = {
  readonly __typename?: 'ClaimStandingPeriod';
  /** How it stands. */
  readonly standing: ClaimStanding;
  /** First day; null if open. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** First day on which it no longer holds; null if open. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** Keys of the sources that state it. */
  readonly sourceKeys: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * On how many of its awards a prime has reported subawards. Primes report them, or do not, and only the first tier, so that ranking primes by
 * subawards ranks their reporting.
 */
export type SubawardReporting = {
  readonly __typename?: 'SubawardReporting';
  /**
   * Number of awards whose value on record is at least the threshold of FAR 52.204-10 on their first day; without a first day on record, at least the highest
   * threshold.
   */
  readonly awards: Scalars['Int']['output'];
  /** Number of these awards with a subaward on record that was reported by the prime, under any of its identifiers. */
  readonly awardsWithSubawards: Scalars['Int']['output'];
  /** Number of further awards, whose value is not on record. */
  readonly awardsOfUnknownValue: Scalars['Int']['output'];
  /** Number of subawards that the prime reported under any of its awards; one that is reported several times, or by several sources, counts once. */
  readonly subawards: Scalars['Int']['output'];
  /** The latest date of these that is not in the future; null if none has a date. */
  readonly lastSubaward?: Maybe<Scalars['Date']['output']>;
};

/** An identifier of an organization. */
export type OrganizationIdentifier = {
  readonly __typename?: 'OrganizationIdentifier';
  /** What it is: UEI, CAGE or LEI. */
  readonly kind: IdentifierKind;
  /** The identifier, in upper case. */
  readonly value: Scalars['String']['output'];
};

/** What identifies an organization. */
export type IdentifierKind =
  /** Unique Entity Identifier from SAM.gov. */
  | 'UEI'
  /** CAGE or NCAGE code. */
  | 'CAGE'
  /** Legal Entity Identifier, ISO 17442. */
  | 'LEI';

/** What one source says about one hop. */
export type Statement = {
  readonly __typename?: 'Statement';
  /** The statement's unique key. */
  readonly key: Scalars['String']['output'];
  /** The source that makes the statement. */
  readonly source: Source;
  /** First date on which it is valid; null if open. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** First date on which it is no longer valid; null if open. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** What kind of evidence it is. */
  readonly dataClass: DataClass;
  /** Confidence, 0–100. */
  readonly confidence: Scalars['Int']['output'];
  /** The statement's other values, by property name. Those of the model have fields of the same names, with their types; null where the statement has none. */
  readonly properties: Scalars['JSON']['output'];
  /** Claims about what this statement says, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The passages of its source behind it; empty if none is held. */
  readonly passages: ReadonlyArray<Passage>;
  /**
   * Reasons to check the report of a subaward, which has a number or an amount, from all that is on record now; empty for other statements and for
   * superseded ones. An import derives them at its end. The question `doubtful-subawards` lists them.
   */
  readonly doubts: ReadonlyArray<SubawardDoubt>;
  /** OWNS: Share in percent. */
  readonly sharePct?: Maybe<Scalars['Float']['output']>;
  /** OWNS: Kind of interest, in the words of the source. */
  readonly interest?: Maybe<Scalars['String']['output']>;
  /** SUBCONTRACTS_TO: The contract under which the work is subcontracted. Its key. EMPLOYS: The contract that the employment is for; may be empty. Its key. ACCESSES: The contract that the access is for; may be empty. Its key. */
  readonly contract?: Maybe<Scalars['String']['output']>;
  /** SUBCONTRACTS_TO: Subaward number; may be empty. */
  readonly subawardNumber?: Maybe<Scalars['String']['output']>;
  /** SUBCONTRACTS_TO: Amount in US dollars; negative for a correction. */
  readonly amount?: Maybe<Scalars['Float']['output']>;
  /** SUBCONTRACTS_TO: Country of performance. Its key. */
  readonly performedIn?: Maybe<Scalars['String']['output']>;
  /** EMPLOYS: Role in the work. */
  readonly role?: Maybe<EmploysRole>;
  /** EMPLOYS: DCWF work role code. */
  readonly workRole?: Maybe<Scalars['String']['output']>;
  /** EMPLOYS: Proficiency level under DoDM 8140.03. */
  readonly proficiency?: Maybe<EmploysProficiency>;
  /** EMPLOYS: Who assessed the proficiency. */
  readonly assessedBy?: Maybe<Scalars['String']['output']>;
  /** HOLDS: Investigation tier. */
  readonly tier?: Maybe<HoldsTier>;
  /** HOLDS: Clearance held. */
  readonly clearance?: Maybe<HoldsClearance>;
  /** HOLDS: Outcome. */
  readonly adjudication?: Maybe<HoldsAdjudication>;
  /** HOLDS: Date on which it expires. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** ACCESSES: Access id: identifies the same person and system in every source. ESCORTS: The access escorted. LENDS_TO: The access that is used on the credential. */
  readonly access?: Maybe<Scalars['String']['output']>;
  /** ACCESSES: Whether the access was authorized on paper or observed. */
  readonly basis?: Maybe<AccessBasis>;
  /** ACCESSES: How the system is reached. */
  readonly mode?: Maybe<AccessMode>;
  /** ACCESSES: What is reached. */
  readonly plane?: Maybe<AccessesPlane>;
  /** ACCESSES: Privilege held. */
  readonly privilege?: Maybe<Scalars['String']['output']>;
  /** ACCESSES: Reference to a written approval. */
  readonly approvalRef?: Maybe<Scalars['String']['output']>;
  /** ESCORTS: Number of sessions escorted. */
  readonly sessions?: Maybe<Scalars['Int']['output']>;
  /** ESCORTS: Number of hours escorted. */
  readonly hours?: Maybe<Scalars['Float']['output']>;
  /** ESCORTS: Names of the fields in the session logs; never their contents. */
  readonly logFields?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** DESIGNATED_ON: Sanctions programs of the designation, such as SDGT, separated by semicolons. */
  readonly programs?: Maybe<Scalars['String']['output']>;
  /** STANDS_IN: How it stands: settled is not admitted, and charged is not found. */
  readonly standing?: Maybe<StandsInStanding>;
  /** ABOUT: What the claim or passage is about, as in its `about`: file:key|key. */
  readonly address?: Maybe<Scalars['String']['output']>;
};

/**
 * A reason to check the report of a subaward. Primes report subawards and nobody verifies them. A doubt excludes nothing: the subaward counts in
 * chains and lists like any other.
 */
export type SubawardDoubt =
  /** The amount is the number of the subaward. */
  | 'AMOUNT_IS_NUMBER'
  /** The amount is above the value of the prime award on record. */
  | 'ABOVE_PRIME_VALUE'
  /**
   * The same source has another report of the same subaward: of the same companies under the same award, with the same number or, without one, with the
   * same amount and date. Adding up their amounts may count it twice.
   */
  | 'REPEATED'
  /** The subcontractor has no UEI on record, so that it may be recorded as several companies. */
  | 'NO_UEI'
  /** Its date is outside the award's period of performance, according to every source that gives one. */
  | 'OUTSIDE_PERIOD';

/** A hop as drawn, with all its statements. */
export type Edge = {
  readonly __typename?: 'Edge';
  /** Opaque id; the same in every database. */
  readonly id: Scalars['ID']['output'];
  /** Edge type, such as SUBCONTRACTS_TO; `legend` explains the types. */
  readonly type: Scalars['String']['output'];
  /** Id of the node where it starts. */
  readonly from: Scalars['ID']['output'];
  /** Id of the node where it ends. */
  readonly to: Scalars['ID']['output'];
  /** Key of the contract of a SUBCONTRACTS_TO or EMPLOYS hop, or of the access of an ESCORTS, LENDS_TO or ACCESSES hop. */
  readonly under?: Maybe<Scalars['String']['output']>;
  /** All its statements, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** Claims about any of its statements, latest first. */
  readonly claims: ReadonlyArray<Claim>;
};

/** Nodes and the hops between them. */
export type Path = {
  readonly __typename?: 'Path';
  /** The nodes that the hops connect, in order. */
  readonly nodes: ReadonlyArray<Node>;
  /** The hops, in order. */
  readonly edges: ReadonlyArray<Edge>;
};

/** A source's statements of one type. */
export type SourceStatements = {
  readonly __typename?: 'SourceStatements';
  /** Edge type; `legend` explains the types. */
  readonly type: EdgeType;
  /** Number of statements. */
  readonly count: Scalars['Int']['output'];
  /** Number of these about a hop that no other source states; null if there are too many statements to compare. */
  readonly alone?: Maybe<Scalars['Int']['output']>;
  /** First date of the earliest statement; null if open. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** First date after the latest statement; null if open. */
  readonly to?: Maybe<Scalars['Date']['output']>;
};

/** How many statements of a source lead to a country. */
export type SourceCountry = {
  readonly __typename?: 'SourceCountry';
  /** The country of a location, citizenship, registration or place of performance. */
  readonly country: Country;
  /** Number of statements. */
  readonly count: Scalars['Int']['output'];
};

/** What a source states. */
export type SourceSummary = {
  readonly __typename?: 'SourceSummary';
  /** Its statements by type, most first. */
  readonly statements: ReadonlyArray<SourceStatements>;
  /** Countries that its statements lead to, most statements first. */
  readonly countries: ReadonlyArray<SourceCountry>;
};

/** A statement of a source about a hop that no other source states. */
export type LoneStatement = {
  readonly __typename?: 'LoneStatement';
  /** The statement's unique key. */
  readonly key: Scalars['String']['output'];
  /** The node where its hop starts. */
  readonly from: Node;
  /** The node where its hop ends. */
  readonly to: Node;
  /** First date on which it is valid; null if open. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** First date on which it is no longer valid; null if open. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** A page of statements that rest on one source alone. */
export type LoneStatementConnection = {
  readonly __typename?: 'LoneStatementConnection';
  /** The statements on the page. */
  readonly nodes: ReadonlyArray<LoneStatement>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
};

/** The dates from `from` until before `to`; null if open. */
export type Period = {
  readonly __typename?: 'Period';
  /** First date; null if open. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** First date after the period; null if open. */
  readonly to?: Maybe<Scalars['Date']['output']>;
};

/** A statement that no longer counts, because its source withdrew or replaced it. */
export type SupersededStatement = {
  readonly __typename?: 'SupersededStatement';
  /** The statement as it was. */
  readonly statement: Statement;
  /** When an import superseded it. */
  readonly supersededAt: Scalars['DateTime']['output'];
};

/** The history of one access, over all days. The periods of a list are in order and do not touch. */
export type AccessHistory = {
  readonly __typename?: 'AccessHistory';
  /** When a statement of the access holds. */
  readonly onRecord: ReadonlyArray<Period>;
  /** When the access is exposed, by any chain. */
  readonly exposed: ReadonlyArray<Period>;
  /** When it is exposed and no escort is on record. */
  readonly withoutEscort: ReadonlyArray<Period>;
  /** Statements of the access that were superseded, earliest first. */
  readonly superseded: ReadonlyArray<SupersededStatement>;
};

/** Position of a page in the list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there is a next page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page follows a cursor (`after`), so that it is not the first. Lists page forward only: to go back, ask again with the `after` of the earlier page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item on the page; null if the page is empty. It identifies where the page begins, for clients that store pages; no argument pages backward from it. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item on the page: pass it as `after` to get the next page; null if the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** One chain through which a person of the given origin reaches a system. Its id is the same on every date. */
export type Exposure = Node & {
  readonly __typename?: 'Exposure';
  /** Opaque id; the same on every date and in every database. */
  readonly id: Scalars['ID']['output'];
  /** The system that the engineer reaches. */
  readonly system: System;
  /** The key of the access record. */
  readonly accessKey: Scalars['String']['output'];
  /** The access, which is what is counted: its plane, privilege and approval. */
  readonly access: Access;
  /** How the engineer reaches the system. */
  readonly mode: AccessMode;
  /** Whether the access was authorized on paper or observed. */
  readonly basis: AccessBasis;
  /** The person who has the access. */
  readonly engineer: Person;
  /** The engineer's origin on the date. */
  readonly origin: Origin;
  /** Why the origin is FOREIGN; empty if it is not. */
  readonly originBasis: ReadonlyArray<OriginBasis>;
  /** Countries outside the US and its territories in which the engineer is located on the date, designated or not. */
  readonly countries: ReadonlyArray<Country>;
  /** Organizations that employ the engineer for this work, or without naming a contract. */
  readonly engineerEmployers: ReadonlyArray<Organization>;
  /** The escort in this chain; null if none is on record, or if the chain is that of the holder of the credential. */
  readonly escort?: Maybe<Person>;
  /**
   * On whose credential the access is used; this person, who is no escort, answers for it in the escort's place. Null: the chain is that of an escort, or the
   * access is used on the engineer's own credential, as far as is on record.
   */
  readonly credentialOf?: Maybe<Person>;
  /** The contract that the chain runs under. */
  readonly contract?: Maybe<Contract>;
  /** That contract's prime, even if the lineage is BROKEN. */
  readonly prime?: Maybe<Organization>;
  /** From the prime to the organization that is accountable for the escort or the holder of the credential, or for the engineer if neither is on record; empty if BROKEN. */
  readonly chain: ReadonlyArray<Organization>;
  /** The accountable organization, if known. */
  readonly accountable?: Maybe<Organization>;
  /** Number of subcontracts from the prime to the accountable organization; 0 if the prime itself is accountable; null if BROKEN. */
  readonly tierDepth?: Maybe<Scalars['Int']['output']>;
  /** How well the record connects the chain to its prime. */
  readonly lineage: Lineage;
  /** What the record lacks. */
  readonly gaps: ReadonlyArray<Gap>;
  /** Priority, with the reasons. */
  readonly priority: Priority;
  /** Confidence of the weakest hop, 0–100. */
  readonly confidence: Scalars['Int']['output'];
  /** Data classes of the hops' best statements on the date. */
  readonly dataClasses: ReadonlyArray<DataClass>;
  /** The hops from the prime to the system and to the engineer's countries, with their statements. */
  readonly path: Path;
  /** The periods in which this chain holds without a break. */
  readonly periods: ReadonlyArray<Period>;
  /** The Cypher that reads the statements of the hops of `path`. */
  readonly cypher: CypherStatement;
  /** What people decided and said about it. */
  readonly review: Review;
};

/** A way in which an exposure counts. */
export type ExposureCondition = {
  readonly __typename?: 'ExposureCondition';
  /** The designation list under which it counts; null: without lists. */
  readonly list?: Maybe<DesignationList>;
  /** Its origin then. */
  readonly origin: Origin;
  /** The periods in which the chain holds with this origin. */
  readonly periods: ReadonlyArray<Period>;
};

/** Priority of an exposure by the published decision table: the lowest and the highest band that the unknown inputs allow. */
export type Priority = {
  readonly __typename?: 'Priority';
  /** The band if every unknown input has its best value. */
  readonly low: Band;
  /** The band if every unknown input has its worst value. */
  readonly high: Band;
  /** The inputs in short form. */
  readonly vector: Scalars['String']['output'];
  /** The reasons, factor by factor. */
  readonly reasons: ReadonlyArray<PriorityReason>;
  /** Says that a band is neither legal advice nor a judgment. */
  readonly notice: Scalars['String']['output'];
};

/** One input of the decision table and its consequence. */
export type PriorityReason = {
  readonly __typename?: 'PriorityReason';
  /** Name of the input. */
  readonly factor: Scalars['String']['output'];
  /** Its value; null if unknown. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Whether its value is known. */
  readonly known: Scalars['Boolean']['output'];
  /** The consequence, in words. */
  readonly because: Scalars['String']['output'];
  /** The rules that it cites, in the versions that were read, with their days. */
  readonly citation: Scalars['String']['output'];
  /** The versions that it cites. A band does not depend on the rule in force on the date, unlike a policy check. */
  readonly versions: ReadonlyArray<RuleVersion>;
};

/** Kind of a rule. */
export type RuleKind =
  /** A law that directs an official. */
  | 'LAW'
  /** A regulation that binds contractors or companies. */
  | 'REGULATION'
  /** A guide, which binds through contracts. */
  | 'GUIDE'
  /** A standard, which binds where an authorization includes it. */
  | 'STANDARD'
  /** A rule of Subtier's own. */
  | 'OWN';

/** Whether a rule can judge on a date. */
export type RuleState =
  /** A version that was read is in force on the date. */
  | 'IN_FORCE'
  /** The date is before the first version that was read. */
  | 'NOT_LOOKED_AT'
  /** The date is after the last version that was read, and what replaced it was not compared. */
  | 'NOT_COMPARED';

/** A version of a rule: what it says during a period. */
export type RuleVersion = {
  readonly __typename?: 'RuleVersion';
  /** Key of the rule. */
  readonly ruleKey: Scalars['String']['output'];
  /** Name of the version, such as V1R6. */
  readonly version: Scalars['String']['output'];
  /** Citation. */
  readonly citation: Scalars['String']['output'];
  /** Citation with its days and, if nobody has compared what replaced it, that. */
  readonly inWords: Scalars['String']['output'];
  /** Official address; null for Subtier's own rules. */
  readonly url?: Maybe<Scalars['String']['output']>;
  /** First day in force. */
  readonly from: Scalars['Date']['output'];
  /** First day on which it is no longer in force; null if it still is. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** What replaced it, if nobody has compared that yet. */
  readonly replacedBy?: Maybe<Scalars['String']['output']>;
  /** Date on which this summary was last compared with the official text. */
  readonly lastCompared?: Maybe<Scalars['Date']['output']>;
  /** Which text was read to write the summary. */
  readonly read: Scalars['String']['output'];
  /** What it says, in Subtier's words. */
  readonly says: Scalars['String']['output'];
  /** What it says, in its own words; null if these are not quoted. */
  readonly quote?: Maybe<Scalars['String']['output']>;
};

/** One provision of a law, regulation, guide or standard that Subtier checks or cites. */
export type Rule = {
  readonly __typename?: 'Rule';
  /** Key. */
  readonly key: Scalars['String']['output'];
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** Title of the document that contains it. */
  readonly document: Scalars['String']['output'];
  /** Kind. */
  readonly kind: RuleKind;
  /** Whom it binds and how. */
  readonly binds: Scalars['String']['output'];
  /** Whether it is about clouds only: a check that it judges does not apply to other systems. */
  readonly cloudsOnly: Scalars['Boolean']['output'];
  /** The office that a law binds; null for other kinds. */
  readonly office?: Maybe<Scalars['String']['output']>;
  /** What is known about the days before the first version. */
  readonly earlier: Scalars['String']['output'];
  /** Versions that were read, in order. */
  readonly versions: ReadonlyArray<RuleVersion>;
};

/** How a rule applies on a date. */
export type AppliedRule = {
  readonly __typename?: 'AppliedRule';
  /** Whether it can judge on the date. */
  readonly state: RuleState;
  /** The version in force; after the last version, that one; before the first version, that one. */
  readonly applies: RuleVersion;
  /** Says which version this is, and why. */
  readonly sentence: Scalars['String']['output'];
};

/** Which versions of which rules judge an answer. */
export type RuleJudgment = {
  readonly __typename?: 'RuleJudgment';
  /** Whether the first rule, which judges, can do so on the date. */
  readonly state: RuleState;
  /** The rule that judges, then those named beside it. */
  readonly applied: ReadonlyArray<AppliedRule>;
  /** Says that this is neither legal advice nor a judgment. */
  readonly notice: Scalars['String']['output'];
};

/** An exposure and its position in the order. */
export type ExposureEdge = {
  readonly __typename?: 'ExposureEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The exposure. */
  readonly node: Exposure;
};

/** A page of exposures. `totalCount` counts chains; `accessCount` counts the accesses behind them. */
export type ExposureConnection = {
  readonly __typename?: 'ExposureConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<ExposureEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Exposure>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of chains on all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** Number of accesses behind them. */
  readonly accessCount: Scalars['Int']['output'];
  /** The Cypher that found the page. */
  readonly cypher: CypherStatement;
};

/** What became of a chain between the two sides of a comparison. */
export type ExposureChange =
  /** Only on the side `to`. */
  | 'OPENED'
  /** Only on the side `from`. */
  | 'CLOSED'
  /** On both sides. */
  | 'UNCHANGED';

/** One side of a comparison: what differs from the filter, which both sides must meet. */
export type ComparedSide = {
  /** Date; default: that of the filter. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
  /** Id or key of the prime of the chain's contract. Either both sides name one or none does. */
  readonly prime?: InputMaybe<Scalars['ID']['input']>;
  /** Ids of nodes, at most 50, as if they did not exist, as in `whatIf`. Only of the side `to`, which then has nothing else. */
  readonly without?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /**
   * Id of a finished import, as in `recentImports`: the state after it. `from` then names the earlier import, and `to` the later one, or none for the
   * graph as it is now; neither has anything else. What was rolled back since is in no state.
   */
  readonly import?: InputMaybe<Scalars['ID']['input']>;
};

/** Chains in one state of a comparison, by PRIORITY. */
export type ComparedExposures = {
  readonly __typename?: 'ComparedExposures';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<ExposureEdge>;
  /** The items on the page: as on the side `to`, if they are there, else as on the side `from`. */
  readonly nodes: ReadonlyArray<Exposure>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of chains on all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** Number of accesses behind them. An access may have chains in several states. */
  readonly accessCount: Scalars['Int']['output'];
  /** The Cypher that compared the sides; null with `without` and for imports, which no statement alone can answer. */
  readonly cypher?: Maybe<CypherStatement>;
};

/** A Cypher statement, word for word as the server runs it. The field `cypher` of Query runs it too. */
export type CypherStatement = {
  readonly __typename?: 'CypherStatement';
  /** The text. */
  readonly statement: Scalars['String']['output'];
  /** Its parameters, by name. */
  readonly parameters: Scalars['JSON']['output'];
};

/** The order of groups of exposures. */
export type ExposureGroupOrder =
  /** Most accesses first, then highest band, then by key. */
  | 'ACCESSES'
  /** Highest band first, then highest impact level of the systems reached, then most accesses, then by key. */
  | 'PRIORITY';

/** A group of exposures, with counts. */
export type ExposureGroupRow = {
  readonly __typename?: 'ExposureGroupRow';
  /** The system, agency, contract, organization, person or country that they share. */
  readonly group: Node;
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** Number of systems that they reach. */
  readonly systems: Scalars['Int']['output'];
  /** Number of engineers who have them. */
  readonly people: Scalars['Int']['output'];
  /** The highest band among them. */
  readonly highest: Band;
};

/** Exposed accesses with chains of one band. */
export type BandCount = {
  readonly __typename?: 'BandCount';
  /** The `high` of the chains' priority. */
  readonly band: Band;
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** Number of systems that they reach. */
  readonly systems: Scalars['Int']['output'];
};

/** Exposed accesses with chains for which the record lacks one thing. */
export type GapCount = {
  readonly __typename?: 'GapCount';
  /** What the record lacks. */
  readonly gap: Gap;
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** Number of systems that they reach. */
  readonly systems: Scalars['Int']['output'];
};

/** Exposed accesses of one prime's contracts, by people in one country. */
export type ExposureMatrixCell = {
  readonly __typename?: 'ExposureMatrixCell';
  /** The prime of the contract that chains run under; null if none is on record. */
  readonly prime?: Maybe<Organization>;
  /** A foreign country in which the engineer is located; null if none is on record. */
  readonly country?: Maybe<Country>;
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** Number of these whose origin is UNDETERMINED: 0 unless the filter asks for them. */
  readonly undetermined: Scalars['Int']['output'];
};

/** A stage of the flow of exposed accesses, in this order. */
export type FlowStage =
  /** The prime of the contract that chains run under. */
  | 'PRIME'
  /** The escort's employer. */
  | 'SUPPLIER'
  /** The engineer's employer. */
  | 'EMPLOYER'
  /** A foreign country in which the engineer is located. */
  | 'COUNTRY'
  /** The sensitivity of the system. */
  | 'SENSITIVITY';

/** What a place of a stage stands for. */
export type FlowNodeKind =
  /** One organization, country or sensitivity. */
  | 'ON_RECORD'
  /** The organizations or countries of the stage that are not among the top ones. */
  | 'OTHERS'
  /** Chains of which the stage is not on record. */
  | 'NOT_ON_RECORD'
  /** Accesses without an escort on record, at the stage SUPPLIER. */
  | 'NO_ESCORT';

/**
 * A place that accesses flow through. An access counts once in each place and link that it passes, so a stage may add up to more than all
 * `accesses`.
 */
export type FlowNode = {
  readonly __typename?: 'FlowNode';
  /** Its stage. */
  readonly stage: FlowStage;
  /** What it stands for. */
  readonly kind: FlowNodeKind;
  /** The organization or country; null unless `kind` is ON_RECORD, and for a sensitivity. */
  readonly node?: Maybe<Node>;
  /** The sensitivity; null at the other stages and if it is not on record. */
  readonly sensitivity?: Maybe<Sensitivity>;
  /** What it is called: a name, “12 others”, “not on record”. */
  readonly label: Scalars['String']['output'];
  /** Number of organizations or countries that OTHERS stands for; else 0. */
  readonly others: Scalars['Int']['output'];
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
};

/** Exposed accesses that pass through two places of stages that follow each other. */
export type FlowLink = {
  readonly __typename?: 'FlowLink';
  /** Position in `nodes` of the place at the earlier stage. */
  readonly from: Scalars['Int']['output'];
  /** Position in `nodes` of the place at the next stage. */
  readonly to: Scalars['Int']['output'];
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
};

/** Exposed accesses on their way from the prime to the sensitivity of the system. */
export type ExposureFlow = {
  readonly __typename?: 'ExposureFlow';
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** The places: by stage; those on record first, with the most accesses first, but the highest sensitivity first. */
  readonly nodes: ReadonlyArray<FlowNode>;
  /** The links between them. */
  readonly links: ReadonlyArray<FlowLink>;
};

/** A node or a hop that is on exposed chains. */
export type ExposedPart = {
  readonly __typename?: 'ExposedPart';
  /** The id of the node or edge. */
  readonly id: Scalars['ID']['output'];
  /** Number of exposed chains that it is on. */
  readonly chains: Scalars['Int']['output'];
  /** The highest `high` priority of these chains. */
  readonly highest: Band;
  /** Of an engineer: the countries because of which these chains count as foreign. Empty for all others. */
  readonly countries: ReadonlyArray<Country>;
};

/** What of some nodes is on exposed chains. */
export type ExposedParts = {
  readonly __typename?: 'ExposedParts';
  /** Those of the nodes that are on exposed chains, highest priority first. */
  readonly nodes: ReadonlyArray<ExposedPart>;
  /** The hops of the chains that connect two of the nodes, highest priority first. */
  readonly hops: ReadonlyArray<ExposedPart>;
  /** Whether there are more hops: nodes and hops are at most 20,000 together. */
  readonly isCut: Scalars['Boolean']['output'];
  /** The Cypher that gave the answer. */
  readonly cypher: CypherStatement;
};

/**
 * How much is on record. Applies the filter's conditions except origin, which only `systemsExposed` and `lastExposedDay` use. `contracts` and `systems`
 * count all of them, but synthetic ones only if `dataClasses` is empty or includes SYNTHETIC.
 */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** Number of contracts. */
  readonly contracts: Scalars['Int']['output'];
  /** Number of contracts that an employment or access statement names. */
  readonly contractsWithPersonnel: Scalars['Int']['output'];
  /** Number of accesses that hold on the date. */
  readonly accesses: Scalars['Int']['output'];
  /** Number of these whose person has a known location on the date. */
  readonly withKnownLocation: Scalars['Int']['output'];
  /** Number of these with an escort on the date. */
  readonly withEscortRecord: Scalars['Int']['output'];
  /** Number of these with a COMPLETE chain. */
  readonly withCompleteLineage: Scalars['Int']['output'];
  /** Number of these whose origin is UNDETERMINED. */
  readonly undetermined: Scalars['Int']['output'];
  /** Number of systems. */
  readonly systems: Scalars['Int']['output'];
  /** Number of systems reached by an access of the filter's origins. */
  readonly systemsExposed: Scalars['Int']['output'];
  /** Number of systems, of all in `systems`, whose sensitivity is not on record. `minSensitivity` and `minImpactLevel` leave them out; `sensitivityOnRecord: false` lists them. */
  readonly sensitivityNotOnRecord: Scalars['Int']['output'];
  /** The latest date, not after today, on which a system was exposed; null if none is on record. */
  readonly lastExposedDay?: Maybe<Scalars['Date']['output']>;
  /** How much of their subawards all primes report, whatever the filter; about synthetic awards only if they count as contracts. */
  readonly reporting: SubawardReporting;
  /** The Cypher that counted the accesses and the systems that they reach. */
  readonly cypher: CypherStatement;
};

/**
 * The difference between two dates. Counts cover all chains; the lists have those with the highest priority. For accesses with more routes than shown
 * (ROUTES_CUT), only the shown routes are compared: a chain that holds on both dates counts as opened or closed if its route is shown on only one of them.
 */
export type ExposureDiff = {
  readonly __typename?: 'ExposureDiff';
  /** Chains that hold under the filter on `to` but not on `from`: as of `to`, by PRIORITY. */
  readonly opened: ReadonlyArray<Exposure>;
  /** Chains that hold under the filter on `from` but not on `to`: as of `from`, by PRIORITY. */
  readonly closed: ReadonlyArray<Exposure>;
  /** Number of chains that opened. */
  readonly openedCount: Scalars['Int']['output'];
  /** Number of chains that closed. */
  readonly closedCount: Scalars['Int']['output'];
  /** Number of chains that hold on both dates; their evidence, priority or origin may differ. */
  readonly unchangedCount: Scalars['Int']['output'];
  /** Pass it as `openedAfter` to continue `opened` after this page; null if there is no more. */
  readonly openedEndCursor?: Maybe<Scalars['String']['output']>;
  /** Pass it as `closedAfter` to continue `closed` after this page; null if there is no more. */
  readonly closedEndCursor?: Maybe<Scalars['String']['output']>;
  /** The Cypher that compared the dates. */
  readonly cypher: CypherStatement;
};

/** Exposed accesses and systems on one date. */
export type TimelinePoint = {
  readonly __typename?: 'TimelinePoint';
  /** The date. */
  readonly day: Scalars['Date']['output'];
  /** Number of exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** Number of systems that they reach. */
  readonly systems: Scalars['Int']['output'];
  /** Number of accesses on record on the date, exposed or not, under the filter's conditions other than origin. */
  readonly onRecord: Scalars['Int']['output'];
};

/**
 * A node through which all chains of some exposed accesses pass. Only chains that match the filter are considered: conditions on
 * organizations, contracts, lineages, confidence or data classes hide other chains of the same access. For accesses with more routes
 * than shown (ROUTES_CUT), only the shown routes are considered.
 */
export type ChokePoint = {
  readonly __typename?: 'ChokePoint';
  /** Pass it as `after` to continue after this item. Valid until the graph changes. */
  readonly cursor: Scalars['String']['output'];
  /** A contract that chains run under, an organization in them, an escort, or a person on whose credential accesses are used. */
  readonly node: Node;
  /** Number of exposed accesses all of whose chains pass through the node. */
  readonly accessesCut: Scalars['Int']['output'];
  /** Share of all exposed accesses: above 0, at most 1. */
  readonly share: Scalars['Float']['output'];
};

/**
 * Exposures with and without the removed nodes. For accesses with more routes than shown (ROUTES_CUT), a chain that holds in both cases counts neither as
 * opened nor as closed, even if its route is shown in only one of them; chains that are not shown now do not count as closed.
 */
export type WhatIf = {
  readonly __typename?: 'WhatIf';
  /** Number of exposed accesses now. */
  readonly before: Scalars['Int']['output'];
  /** Number of exposed accesses without the removed nodes. */
  readonly after: Scalars['Int']['output'];
  /** Chains that would close, as they are now, by PRIORITY. The access may stay exposed through another chain. */
  readonly closed: ReadonlyArray<Exposure>;
  /** Chains that would open, as they would be, by PRIORITY: for example, removing an escort leaves an access without one. They exist only in this answer: their ids do not find them. */
  readonly opened: ReadonlyArray<Exposure>;
  /** Number of chains that would close. */
  readonly closedCount: Scalars['Int']['output'];
  /** Number of chains that would open. */
  readonly openedCount: Scalars['Int']['output'];
  /** Systems that are exposed now and would no longer be, by key, at most `first`; a removed system is included. */
  readonly systemsFreed: ReadonlyArray<System>;
  /** Number of systems that are exposed now and would no longer be. */
  readonly systemsFreedCount: Scalars['Int']['output'];
  /** Pass it as `closedAfter` to continue `closed` after this page; null if there is no more. */
  readonly closedEndCursor?: Maybe<Scalars['String']['output']>;
  /** Pass it as `openedAfter` to continue `opened` after this page; null if there is no more. */
  readonly openedEndCursor?: Maybe<Scalars['String']['output']>;
  /** Pass it as `systemsFreedAfter` to continue `systemsFreed` after this page; null if there is no more. */
  readonly systemsFreedEndCursor?: Maybe<Scalars['String']['output']>;
};

/** What a person can reach, with each value from the best statement that gives one, whatever the date. */
export type Access = Node & {
  readonly __typename?: 'Access';
  /** Opaque id. */
  readonly id: Scalars['ID']['output'];
  /** Key that the data gave it. */
  readonly key: Scalars['String']['output'];
  /** The person and the system. */
  readonly caption: Scalars['String']['output'];
  /** The system that it reaches. */
  readonly system: System;
  /** Who has it. */
  readonly person: Person;
  /** The contract that it names. */
  readonly contract?: Maybe<Contract>;
  /** How the system is reached. */
  readonly mode: AccessMode;
  /** Whether it is a permission, or was observed. */
  readonly basis: AccessBasis;
  /** The plane: physical, management, data or indirect. */
  readonly plane?: Maybe<Scalars['String']['output']>;
  /** Privilege held. */
  readonly privilege?: Maybe<Scalars['String']['output']>;
  /** Reference to a written approval. */
  readonly approvalRef?: Maybe<Scalars['String']['output']>;
};

/** A kind of action that somebody can take against exposure. */
export type RemedyKind =
  /**
   * A subcontract ends. Employment ends of companies that no route under the contract's family reaches any more; people who then have no employment there
   * lose their accesses and no longer escort.
   */
  | 'END_SUBCONTRACT'
  /** The people of an organization no longer escort: what has no other escort stands unescorted. */
  | 'REPLACE_ESCORT_SUPPLIER'
  /** People are located in the United States instead. Who is a foreign person by status still counts. */
  | 'MOVE_STAFF'
  /** People are favorably adjudicated at the tier, and have the clearance, that every impact level accepts. */
  | 'VET_STAFF'
  /** An access ends. */
  | 'REVOKE_ACCESS'
  /** All employees whom an employer has in a country are located in the United States instead. */
  | 'LEAVE_COUNTRY';

/**
 * An action, with the numbers of accesses that `remedy` gives for it under the same filter. An access closes if it is exposed and would no longer be;
 * it opens if a chain would open on it, for example without an escort, whether or not it is exposed already; it changes if it stays exposed in another
 * band.
 */
export type Remedy = {
  readonly __typename?: 'Remedy';
  /** Kind of action. */
  readonly kind: RemedyKind;
  /**
   * END_SUBCONTRACT: the contract, the contractor and the subcontractor. REPLACE_ESCORT_SUPPLIER: the organization. MOVE_STAFF, VET_STAFF: the people.
   * REVOKE_ACCESS: the access. LEAVE_COUNTRY: the employer and the country.
   */
  readonly nodes: ReadonlyArray<Node>;
  /** Number of accesses that are exposed and would no longer be. */
  readonly closes: Scalars['Int']['output'];
  /** Number of accesses on which a chain would open that is not there now. */
  readonly opens: Scalars['Int']['output'];
  /** Number of accesses that would stay exposed in another band, at worst or at best. */
  readonly changes: Scalars['Int']['output'];
  /** What is assumed to follow from the action. */
  readonly assumes: Scalars['String']['output'];
  /** The rules that it answers to. */
  readonly rules: ReadonlyArray<Rule>;
};

/** An action and the cursor after it. */
export type RemedyEdge = {
  readonly __typename?: 'RemedyEdge';
  /** Cursor to continue after. */
  readonly cursor: Scalars['String']['output'];
  /** The action. */
  readonly node: Remedy;
};

/** A page of actions. */
export type RemedyConnection = {
  readonly __typename?: 'RemedyConnection';
  /** Actions with cursors. */
  readonly edges: ReadonlyArray<RemedyEdge>;
  /** Actions. */
  readonly nodes: ReadonlyArray<Remedy>;
  /** Position of the page. */
  readonly pageInfo: PageInfo;
  /** Number of actions that touch exposed accesses, also of those that close none. At most 2,000 of a kind are listed. */
  readonly totalCount: Scalars['Int']['output'];
};

/**
 * What an action would change. For accesses with more routes than shown (ROUTES_CUT), a chain that holds in both cases counts neither as opened nor as
 * closed, even if its route is shown in only one of them.
 */
export type RemedyEffect = {
  readonly __typename?: 'RemedyEffect';
  /** The action. */
  readonly remedy: Remedy;
  /** Number of exposed accesses now. */
  readonly before: Scalars['Int']['output'];
  /** Number of exposed accesses after the action. */
  readonly after: Scalars['Int']['output'];
  /** Chains that would close, as they are now, by PRIORITY. The access may stay exposed through another chain. */
  readonly closed: ReadonlyArray<Exposure>;
  /** Chains that would open, as they would be, by PRIORITY. They exist only in this answer: their ids do not find them. */
  readonly opened: ReadonlyArray<Exposure>;
  /** Of each access in another band, the chain with the highest priority, as it would be. */
  readonly changed: ReadonlyArray<Exposure>;
  /** Number of chains that would close. */
  readonly closedCount: Scalars['Int']['output'];
  /** Number of chains that would open. */
  readonly openedCount: Scalars['Int']['output'];
};

/** Actions that close exposed accesses together: each closes most of those that the actions before it leave. */
export type SmallestRemedies = {
  readonly __typename?: 'SmallestRemedies';
  /** The actions, with the numbers of each alone. */
  readonly remedies: ReadonlyArray<Remedy>;
  /** Number of exposed accesses now. */
  readonly before: Scalars['Int']['output'];
  /** Number of exposed accesses after all of the actions. */
  readonly after: Scalars['Int']['output'];
  /** Number of accesses on which a chain would open after all of the actions. */
  readonly opens: Scalars['Int']['output'];
  /** Number of accesses that would stay exposed in another band after all of the actions. */
  readonly changes: Scalars['Int']['output'];
  /** At least so many actions are needed to close all; null if these kinds of actions cannot close all. */
  readonly atLeast?: Maybe<Scalars['Int']['output']>;
};

/**
 * An exposure that held once and no longer does on the date, with the reason and the source. For accesses with more routes than shown (ROUTES_CUT), a
 * chain that still holds counts as closed if its route is no longer shown.
 */
export type Closure = {
  readonly __typename?: 'Closure';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The exposure on the last date on which it held. */
  readonly exposure: Exposure;
  /** The last date on which it held. */
  readonly lastDay: Scalars['Date']['output'];
  /** The hops that no longer hold. */
  readonly ended: ReadonlyArray<Edge>;
  /** The reason in words, such as: closed per Microsoft, not independently confirmed. */
  readonly sentence: Scalars['String']['output'];
  /**
   * Whether someone without an interest in it also says so. The chain's organizations, its prime, its accountable organization and the engineer's
   * employers have an interest, and so do their owners and the organizations that they own, at most six ownership hops away.
   */
  readonly confirmed: Scalars['Boolean']['output'];
  /** The claims that support it. */
  readonly claims: ReadonlyArray<Claim>;
};

/** Something for an outsider to look into. Never an exposure, and never ranked with exposures. */
export type Lead = {
  readonly __typename?: 'Lead';
  /** Kind of lead. */
  readonly kind: LeadKind;
  /** The contract; null for staff whose employment names none. */
  readonly contract?: Maybe<Contract>;
  /** The organization concerned; null if the contract's prime is not known. */
  readonly organization?: Maybe<Organization>;
  /** The foreign country of the work, the registration, the owner or the staff. For a listed organization, its own country, if known. */
  readonly country?: Maybe<Country>;
  /** The organization that the registration, the owner or the listing is about, if it is the same only by a decision; else null. */
  readonly sameAs?: Maybe<Organization>;
  /** From the contract's prime to the organization, over subcontracts that hold on the date; empty if there is no such route. */
  readonly route: ReadonlyArray<Organization>;
  /** The statements behind it on the date: first those of the lead itself, then those that connect the organization to the contract; each best first. */
  readonly statements: ReadonlyArray<Statement>;
};

/** All conditions must hold. A list of ids or keys matches any of its members. An empty list is not a condition. */
export type LeadFilter = {
  /** Date; default: today, in UTC. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
  /** Ids or keys of designation lists: only countries or organizations that they designate. */
  readonly lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Kinds of lead. */
  readonly kinds?: InputMaybe<ReadonlyArray<LeadKind>>;
  /** The contract. */
  readonly contracts?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The organization. */
  readonly organizations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The country. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /**
   * Only statements of these data classes count. Designations of countries count whatever their data class; those of organizations must have one of
   * these.
   */
  readonly dataClasses?: InputMaybe<ReadonlyArray<DataClass>>;
  /** Id of a watch set: only contracts that cover a system of it or an access to one, and the contracts above and under them. */
  readonly watchSet?: InputMaybe<Scalars['ID']['input']>;
};

/** A lead and its position in the order. */
export type LeadEdge = {
  readonly __typename?: 'LeadEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The lead. */
  readonly node: Lead;
};

/** A page of leads. */
export type LeadConnection = {
  readonly __typename?: 'LeadConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<LeadEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<Lead>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of leads on all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The Cypher that found the page. */
  readonly cypher: CypherStatement;
};

/** Number of hops of one type and direction at a node. */
export type NeighbourCount = {
  readonly __typename?: 'NeighbourCount';
  /** Edge type. */
  readonly type: Scalars['String']['output'];
  /** OUT or IN. */
  readonly direction: Direction;
  /** Number of hops; parallel statements count once. */
  readonly count: Scalars['Int']['output'];
};

/** A hop of a node and the node at its other end. */
export type NeighbourEdge = {
  readonly __typename?: 'NeighbourEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The node at the other end. */
  readonly node: Node;
  /** The hop. */
  readonly edge: Edge;
};

/** A page of a node's hops. */
export type NeighbourConnection = {
  readonly __typename?: 'NeighbourConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<NeighbourEdge>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of hops on all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** The Cypher that found the page. */
  readonly cypher: CypherStatement;
};

/** A search result. */
export type SearchHit = {
  readonly __typename?: 'SearchHit';
  /** The node found. */
  readonly node: Node;
  /** How well it matches: higher is better; 1000 or more is an exact key or identifier. */
  readonly score: Scalars['Float']['output'];
};

/** A parameter of a saved question. */
export type QueryParameter = {
  readonly __typename?: 'QueryParameter';
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Type, as declared in the question's header. */
  readonly type: Scalars['String']['output'];
  /** The label to pass to `search(types:)` to find its values, if it takes keys of one label; null if it takes other values, or keys that search does not cover. */
  readonly searchType?: Maybe<Scalars['String']['output']>;
  /** Used if no value is given. */
  readonly default?: Maybe<Scalars['JSON']['output']>;
  /** The lowest number that it takes; null if any is allowed. */
  readonly least?: Maybe<Scalars['Float']['output']>;
  /** The highest number that it takes; null if any is allowed. */
  readonly most?: Maybe<Scalars['Float']['output']>;
  /** The only texts that it takes; null if any is allowed. */
  readonly values?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The parameter that this one must not be later than; null if there is none. */
  readonly notAfter?: Maybe<Scalars['String']['output']>;
  /**
   * The field of `ExposureFilter` that it means, such as `primes`: the page gives it the value of that condition. Null if it is no condition. A parameter
   * for one value takes a condition that has only one.
   */
  readonly condition?: Maybe<Scalars['String']['output']>;
  /** Meaning. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A column of a saved question's result. */
export type QueryColumn = {
  readonly __typename?: 'QueryColumn';
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Meaning. */
  readonly description: Scalars['String']['output'];
};

/** A question saved as Cypher, under `cypher/`. */
export type SavedQuery = {
  readonly __typename?: 'SavedQuery';
  /** Name to run it by. */
  readonly name: Scalars['String']['output'];
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** The question in plain English. */
  readonly question: Scalars['String']['output'];
  /** Folder that it is in. */
  readonly category: Scalars['String']['output'];
  /** Tags. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** Severity of what a policy check finds; null if it is not a policy check. */
  readonly severity?: Maybe<Scalars['String']['output']>;
  /** What the rule that it checks says, with its citation and days; null if it is not a policy check. */
  readonly rule?: Maybe<Scalars['String']['output']>;
  /** The rules that it is about. A policy check is judged by the first. */
  readonly rules: ReadonlyArray<Rule>;
  /** What it can and cannot show; null if its rules say enough. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Meaning of the columns whose names do not explain themselves. */
  readonly columns: ReadonlyArray<QueryColumn>;
  /** Its parameters. */
  readonly parameters: ReadonlyArray<QueryParameter>;
  /** The Cypher statement. */
  readonly statement: Scalars['String']['output'];
};

/** An operator of a Cypher statement's plan. In the list, the operators that feed an operator follow it, one level deeper: the first operator returns the rows. */
export type PlanOperator = {
  readonly __typename?: 'PlanOperator';
  /** Number of operators between it and the returned rows. */
  readonly depth: Scalars['Int']['output'];
  /** Name, as in Neo4j's manual. */
  readonly operator: Scalars['String']['output'];
  /** Its arguments, in Neo4j's words. */
  readonly details?: Maybe<Scalars['String']['output']>;
  /** Number of rows that Neo4j expects from it. */
  readonly estimatedRows?: Maybe<Scalars['Float']['output']>;
  /** Number of rows that it returned; null if it did not run. */
  readonly rows?: Maybe<Scalars['Float']['output']>;
  /** Number of database hits; null if it did not run, or Neo4j did not count. */
  readonly dbHits?: Maybe<Scalars['Float']['output']>;
};

/** A warning about a statement that ran. */
export type CypherWarning = {
  readonly __typename?: 'CypherWarning';
  /** What is wrong, as a sentence. */
  readonly message: Scalars['String']['output'];
  /** Line in the statement, from 1; null if it is about the whole statement. */
  readonly line?: Maybe<Scalars['Int']['output']>;
  /** Column in the line, from 1. */
  readonly column?: Maybe<Scalars['Int']['output']>;
};

/** The result of a Cypher statement: columns and rows, with the nodes and edges that they mention in `graph`. */
export type CypherResult = {
  readonly __typename?: 'CypherResult';
  /** Column names. */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The Cypher type of each column's values: DATE, DURATION, INTEGER, STRING, NODE, LIST<DATE> and so on; NULL if the column has no values,
   * ANY if types differ. It distinguishes dates from strings, which rows both show as strings.
   */
  readonly columnTypes: ReadonlyArray<Scalars['String']['output']>;
  /** Rows, with a value for each column. */
  readonly rows: ReadonlyArray<ReadonlyArray<Maybe<Scalars['JSON']['output']>>>;
  /** The nodes and edges that the rows mention, without superseded edges. */
  readonly graph: Path;
  /** Whether a limit cut the rows or the graph. */
  readonly truncated: Scalars['Boolean']['output'];
  /** Duration in milliseconds. */
  readonly elapsedMs: Scalars['Float']['output'];
  /**
   * The plan if the statement begins with EXPLAIN or PROFILE, otherwise null. EXPLAIN does not run the statement and returns no columns or rows;
   * PROFILE runs it to its end, within the same limits, and counts rows and database hits.
   */
  readonly plan?: Maybe<ReadonlyArray<PlanOperator>>;
  /** Labels, edge types and properties in the statement that the model does not have, so that they match nothing: without rows, not an all-clear. */
  readonly warnings: ReadonlyArray<CypherWarning>;
  /** Which versions of which rules judge the rows; null if it is not the result of a saved question that is about rules. */
  readonly judgment?: Maybe<RuleJudgment>;
};

/** An argument or a result of a function or procedure. */
export type CypherArgument = {
  readonly __typename?: 'CypherArgument';
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Type, in Cypher's notation. */
  readonly type: Scalars['String']['output'];
  /** Meaning. */
  readonly description: Scalars['String']['output'];
  /** Default, as Neo4j prints it; null if a value is required. */
  readonly default?: Maybe<Scalars['String']['output']>;
};

/** A function that a Cypher statement may use. */
export type CypherFunction = {
  readonly __typename?: 'CypherFunction';
  /** Name; Neo4j's own functions are not case-sensitive. */
  readonly name: Scalars['String']['output'];
  /** Signature: its arguments and result. */
  readonly signature: Scalars['String']['output'];
  /** What it does. */
  readonly description: Scalars['String']['output'];
  /** Category. */
  readonly category: Scalars['String']['output'];
  /** Whether it is built into Neo4j. */
  readonly isBuiltIn: Scalars['Boolean']['output'];
  /** Whether it aggregates rows. */
  readonly aggregating: Scalars['Boolean']['output'];
  /** Its arguments. */
  readonly arguments: ReadonlyArray<CypherArgument>;
  /** Type of its result. */
  readonly returns: Scalars['String']['output'];
};

/** A procedure that a Cypher statement may call. */
export type CypherProcedure = {
  readonly __typename?: 'CypherProcedure';
  /** Name; case-sensitive. */
  readonly name: Scalars['String']['output'];
  /** Signature: its arguments and result. */
  readonly signature: Scalars['String']['output'];
  /** What it does. */
  readonly description: Scalars['String']['output'];
  /** Its access mode, as Neo4j names it. */
  readonly mode: Scalars['String']['output'];
  /** Its arguments. */
  readonly arguments: ReadonlyArray<CypherArgument>;
  /** The columns that it returns. */
  readonly results: ReadonlyArray<CypherArgument>;
};

/** The names that a Cypher statement may use here; `legend` explains labels and edge types. */
export type CypherLanguage = {
  readonly __typename?: 'CypherLanguage';
  /** Node labels, including the roles of persons. */
  readonly labels: ReadonlyArray<Scalars['String']['output']>;
  /** Edge types. */
  readonly edgeTypes: ReadonlyArray<Scalars['String']['output']>;
  /** Properties of nodes and edges. */
  readonly properties: ReadonlyArray<Scalars['String']['output']>;
  /** Allowed functions; others are refused. */
  readonly functions: ReadonlyArray<CypherFunction>;
  /** Allowed procedures; others are refused. */
  readonly procedures: ReadonlyArray<CypherProcedure>;
};

/** A kind of node in the legend. */
export type LegendNode = {
  readonly __typename?: 'LegendNode';
  /** Label; also the name of the GraphQL type, unless it is derived. */
  readonly label: Scalars['String']['output'];
  /** Plural name. */
  readonly title: Scalars['String']['output'];
  /** Description. */
  readonly description: Scalars['String']['output'];
  /** The column of the picture that it is drawn in; null if it is drawn outside the columns. */
  readonly lane?: Maybe<Scalars['String']['output']>;
  /** Whether Subtier derives it from the statements. Pictures, neighbors, paths and exports leave derived nodes out; Cypher statements can use them. */
  readonly derived: Scalars['Boolean']['output'];
};

/** A kind of hop in the legend. */
export type LegendEdge = {
  readonly __typename?: 'LegendEdge';
  /** Edge type. */
  readonly type: Scalars['String']['output'];
  /** Name. */
  readonly title: Scalars['String']['output'];
  /** Meaning. */
  readonly description: Scalars['String']['output'];
  /** Labels of the nodes where it may start. */
  readonly from: ReadonlyArray<Scalars['String']['output']>;
  /** Labels of the nodes where it may end. */
  readonly to: ReadonlyArray<Scalars['String']['output']>;
  /** Whether Subtier derives it from the statements. A derived edge has no source of its own. */
  readonly derived: Scalars['Boolean']['output'];
};

/** The meaning of the marks in a picture, derived from the model. */
export type Legend = {
  readonly __typename?: 'Legend';
  /** The kinds of node. */
  readonly nodes: ReadonlyArray<LegendNode>;
  /** The kinds of hop. */
  readonly edges: ReadonlyArray<LegendEdge>;
  /** Columns of a picture, from left to right. */
  readonly lanes: ReadonlyArray<Scalars['String']['output']>;
};

/** Number of nodes with a label. */
export type LabelCount = {
  readonly __typename?: 'LabelCount';
  /** Label. */
  readonly label: Scalars['String']['output'];
  /** Number of nodes. */
  readonly count: Scalars['Int']['output'];
};

/** Versions and contents of the database. */
export type Status = {
  readonly __typename?: 'Status';
  /** Version of Subtier. */
  readonly version: Scalars['String']['output'];
  /** Version of the database server. */
  readonly databaseVersion: Scalars['String']['output'];
  /** Version of the graph; goes up by one with each import, rollback or repair that changes the graph. */
  readonly graphVersion: Scalars['Int']['output'];
  /** Changes whenever answers may have changed: with each import, rollback, repair, wipe and change of casework, by any process. */
  readonly edition: Scalars['String']['output'];
  /** When the graph last changed by an import that changed something or by a rollback; null if neither has been. */
  readonly lastChange?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the graph has nothing but countries and the designation lists that come with Subtier. */
  readonly isEmpty: Scalars['Boolean']['output'];
  /** Whether the graph contains synthetic data: if so, exports and the page show a banner. */
  readonly syntheticData: Scalars['Boolean']['output'];
  /** Whether all systems, people and contracts are synthetic. */
  readonly syntheticOnly: Scalars['Boolean']['output'];
  /** Number of nodes with each label. */
  readonly counts: ReadonlyArray<LabelCount>;
  /** Whether the server refuses every change, as it does at a public address until people can sign in. */
  readonly isReadOnly: Scalars['Boolean']['output'];
  /** For each part, what changes whenever the part has changed, by any process. */
  readonly parts: ReadonlyArray<PartEdition>;
};

/** All queries. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * One node by its id; null if it does not exist. What is no id of this API is an error. An exposure is as `exposure` returns it today, whatever its origin; one that counts only under
   * designation lists is as under all lists that designate countries.
   */
  readonly node?: Maybe<Node>;
  /** One node by its label and key, such as Organization and its UEI; null if it does not exist. */
  readonly nodeByKey?: Maybe<Node>;
  /** Several nodes by their ids, in the same order, each as `node` returns it; null for each that does not exist. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * Searches names, keys and identifiers, and the publishers, claimants and words of sources and claims, tolerating a typo; best match first. A UEI
   * or PIID is found with or without spaces and hyphens. What is named as searched for comes before sources and claims that mention it as well.
   */
  readonly search: ReadonlyArray<SearchHit>;
  /** Exposures: who reaches which system. One page at a time. */
  readonly exposures: ExposureConnection;
  /**
   * One exposure by its id. If it does not hold on the date, it is returned as of the latest earlier date on which it held, or else the earliest later one;
   * null if it never holds under the lists and origins of the filter: `exposureConditions` says under which it does. What is no id of an exposure is an error.
   */
  readonly exposure?: Maybe<Exposure>;
  /** Under which lists and as of which origins an exposure counts on some day: first without lists, then by list. Empty if the record has no such chain. */
  readonly exposureConditions: ReadonlyArray<ExposureCondition>;
  /** On which days the access of an exposure was on record and exposed; null if the exposure never holds. */
  readonly accessHistory?: Maybe<AccessHistory>;
  /**
   * The employment of an exposure's engineer that counts for the exposure on the date: on the contract of the access, on one above or under it, or with no
   * contract named. Empty if the exposure never holds.
   */
  readonly engineerEmployment: ReadonlyArray<Edge>;
  /** Groups of exposed accesses. An access counts in the group of each of its chains; chains without the property on record are in no group. */
  readonly exposureGroups: ReadonlyArray<ExposureGroupRow>;
  /** The Cypher of `exposureGroups` with the counts of systems and people. It is not run. */
  readonly exposureGroupsCypher: CypherStatement;
  /** Exposed accesses by band, highest first; an access counts for the band of each of its chains. Bands without accesses are left out. */
  readonly exposureBands: ReadonlyArray<BandCount>;
  /** The Cypher of `exposureBands`. It is not run. */
  readonly exposureBandsCypher: CypherStatement;
  /** Exposed accesses by gap, most accesses first; an access counts for each gap of its chains. Gaps without accesses are left out. */
  readonly exposureGaps: ReadonlyArray<GapCount>;
  /** The Cypher of `exposureGaps`. It is not run. */
  readonly exposureGapsCypher: CypherStatement;
  /**
   * Exposed accesses by prime and country. Returns every cell of the primes with the most accesses; an access counts in every cell that one of its
   * chains belongs to.
   */
  readonly exposureMatrix: ReadonlyArray<ExposureMatrixCell>;
  /** The Cypher of `exposureMatrix`. It is not run. */
  readonly exposureMatrixCypher: CypherStatement;
  /**
   * Exposed accesses as a flow from the prime by the escort's and the engineer's employer and the country to the sensitivity of the system. Of each
   * stage, the organizations or countries with the most accesses have a place of their own; the others share one, and chains of which the stage is not
   * on record are in another.
   */
  readonly exposureFlow: ExposureFlow;
  /** The Cypher of `exposureFlow`. It is not run. */
  readonly exposureFlowCypher: CypherStatement;
  /**
   * Which of some nodes are on exposed chains, and by which hops. A node is on a chain if it is on the chain's `path`, or is its contract, its prime,
   * the accountable organization or an employer of the engineer.
   */
  readonly exposedParts: ExposedParts;
  /** How much is on record, such as accesses with a known location. */
  readonly coverage: Coverage;
  /** The difference between two dates: chains that hold on only one of them. Chains are compared by id, which is the same on every date. */
  readonly exposureDiff: ExposureDiff;
  /**
   * Compares the chains of two sides: of two dates, of two primes, of the states after two imports, or of the graph as it is and without some nodes.
   * Returns those in one state. Chains are compared by id. Those of two primes never have the same id: they are compared by engineer and system, so that a chain is UNCHANGED if the same engineer
   * reaches the same system under the other prime too.
   */
  readonly compareExposures: ComparedExposures;
  /**
   * Exposure over time, one point per month from `from` to `to`: on the same day of the month as `from`, or on the last day of shorter months; never
   * after `to`. At most 600 points.
   */
  readonly exposureTimeline: ReadonlyArray<TimelinePoint>;
  /** The Cypher of `exposureTimeline` except `onRecord`, which another statement counts. It is not run. */
  readonly exposureTimelineCypher: CypherStatement;
  /**
   * Choke points: contracts, organizations, escorts and people on whose credentials accesses are used, through which all chains of an access
   * pass; those with the most exposed accesses first. The system, the engineer and the engineer's location are not included.
   */
  readonly chokePoints: ReadonlyArray<ChokePoint>;
  /** The Cypher of `chokePoints`. It is not run. */
  readonly chokePointsCypher: CypherStatement;
  /**
   * The exposures as they would be if these nodes and their edges did not exist; changes nothing. A removed person has no accesses, escorts
   * nobody, lends no credential and has no employer. A removed organization employs nobody, has no subcontracts and owns nothing; a contract whose prime it is
   * gets the next prime on record, or none. A removed contract has no subcontracts and no employees; accesses under it stay, with
   * the next contract on record for them, or none; contracts below it get the next contract on record above them, or none. A
   * removed system has no accesses. In a removed country nobody is located and nothing is registered. No chain passes through other kinds of
   * nodes: without them, priorities may differ, but nothing opens or closes. A source cannot be removed. Refused with an error if the removed
   * nodes affect more than 5,000 accesses that hold on the date, or more than 20,000 contracts.
   */
  readonly whatIf: WhatIf;
  /**
   * Actions that somebody can take against the exposed accesses, those that close most first; then those that could close most at best, then those that
   * touch most. Each is computed as `remedy` does, until no other can close more than the last one of the page. At most 20,000 accesses are computed: a
   * page that would need more is shorter, and refused with an error if it would be empty.
   */
  readonly remedies: RemedyConnection;
  /**
   * What an action would change if it were taken on the date; changes nothing. Statements end on that date, and others that the kind assumes begin; the
   * exposures are computed from these as always.
   */
  readonly remedy: RemedyEffect;
  /**
   * Few actions that close the exposed accesses together, found greedily: each closes most of those that are left. What they do together is computed as
   * `remedy` does. If `after` is not 0, more actions are needed, or these kinds cannot close the rest.
   */
  readonly smallestRemedies: SmallestRemedies;
  /** Exposures that held once and no longer do on the date, latest first, with the reason and the source. */
  readonly closures: ReadonlyArray<Closure>;
  /** Leads for an outsider, found without access records, in awards, ownership, designations and staff locations. */
  readonly leads: LeadConnection;
  /** Number of hops of each type and direction at a node. */
  readonly neighbourCounts: ReadonlyArray<NeighbourCount>;
  /**
   * The hops of a node, by default those with the most statements first. A cursor is valid until an import changes the graph; after that, and while
   * an import runs, it fails with CURSOR_OUTDATED, because the order of the hops changes. In the order PRIORITY, it is also valid only for the day
   * whose exposures rank the nodes: `asOf`, by default today.
   */
  readonly neighbours: NeighbourConnection;
  /**
   * The shortest paths between two nodes, over hops of any type and direction, without repeated nodes; shortest first, then by the keys of
   * their nodes. A path is not an exposure: its hops may belong to different contracts and accesses, and together they prove nothing.
   * Each sequence of nodes is one path, with one hop between each pair of nodes. If a pair has several hops, the path has one with the same
   * access or contract as the hop next to it, else the one with the most statements; `neighbours` returns all. A search that would read
   * more than 500,000 statements or take more than 20 seconds fails with an error; it is never cut silently.
   */
  readonly paths: ReadonlyArray<Path>;
  /** What a source states: its statements by type and by country, and how many rest on it alone. */
  readonly sourceSummary: SourceSummary;
  /** The statements of a source about hops that no other source states, by key. An error if it has too many statements of the type to compare. */
  readonly loneStatements: LoneStatementConnection;
  /** Designation lists, by key. */
  readonly designationLists: ReadonlyArray<DesignationList>;
  /** Questions saved as Cypher. */
  readonly savedQueries: ReadonlyArray<SavedQuery>;
  /** All rules that Subtier checks or cites, with the versions that were read. */
  readonly rules: ReadonlyArray<Rule>;
  /**
   * Runs a saved question, within limits. One of `ownQuestions` runs as its statement does in `cypher`, with the values of its form for parameters without
   * a value.
   */
  readonly runSavedQuery: CypherResult;
  /**
   * Runs one read-only Cypher statement: its parse tree and its plan are checked first, and it runs within limits. If it begins with EXPLAIN
   * or PROFILE, the result includes its plan.
   */
  readonly cypher: CypherResult;
  /** The names that a Cypher statement may use, for an editor's completion and highlighting. */
  readonly cypherLanguage: CypherLanguage;
  /** The meaning of the marks in a picture. */
  readonly legend: Legend;
  /** Versions and contents of the database. */
  readonly status: Status;
  /** Documents, files and registers that make statements. One page at a time; default order: by key. */
  readonly sources: SourceConnection;
  /** Departments and agencies that award contracts and own systems. One page at a time; default order: by key. */
  readonly agencies: AgencyConnection;
  /** Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data. One page at a time; default order: by key. */
  readonly systems: SystemConnection;
  /** Companies and other bodies; edges show which are primes and subcontractors. One page at a time; default order: by key. */
  readonly organizations: OrganizationConnection;
  /** Contracts, orders and vehicles. Their dates are for information only and do not end chains. One page at a time; default order: without filter and orderBy, most subcontract statements first (cursors are valid until an import changes the graph, then CURSOR_OUTDATED); else by key. */
  readonly contracts: ContractConnection;
  /** Pseudonymous persons and groups. One page at a time; default order: by key. */
  readonly people: PersonConnection;
  /** Lists that designate countries or organizations. One page at a time; default order: by key. */
  readonly lists: DesignationListConnection;
  /** Sentences that a claimant asserts or denies. One page at a time; default order: by key. */
  readonly claims: ClaimConnection;
  /** The words of a source behind its statements, for sources whose text may be stored. One page at a time; default order: by key. */
  readonly passages: PassageConnection;
  /** Countries and territories of ISO 3166. One page at a time; default order: by key. */
  readonly countries: CountryConnection;
  /** The imports that changed the graph, latest first; also those that were rolled back. */
  readonly recentImports: ReadonlyArray<ImportRecord>;
  /** The formats of files that can be imported. */
  readonly importFormats: ReadonlyArray<ImportFormat>;
  /** The forms in which the whole graph can be exported. */
  readonly exportFormats: ReadonlyArray<ExportFormat>;
  /** An import of a file that was sent to this server; null if it is unknown, or too old to be remembered. */
  readonly importJob?: Maybe<ImportJob>;
  /**
   * What a spreadsheet that was sent to `/imports?map=true` becomes by a mapping: by a proposed one, or by `text`, with one change. Nothing is imported:
   * `POST /imports?sheet=ID`, with the mapping as its body, does that.
   */
  readonly mappedSheet: MappedSheet;
  /** Exposures that someone has decided or commented on, those changed last first. */
  readonly reviews: ReadonlyArray<ReviewedExposure>;
  /** Saved investigations, those changed last first. */
  readonly investigations: ReadonlyArray<Investigation>;
  /** An investigation by its id; null if it does not exist. */
  readonly investigation?: Maybe<Investigation>;
  /** All watch sets, by name. */
  readonly watchSets: ReadonlyArray<WatchSet>;
  /** Questions that people saved on the server, by name. */
  readonly ownQuestions: ReadonlyArray<OwnQuestion>;
  /** Mappings of spreadsheets that people saved on the server, by name. */
  readonly savedMappings: ReadonlyArray<SavedMapping>;
  /** A saved mapping; null if there is none of this name. */
  readonly savedMapping?: Maybe<SavedMapping>;
  /** Makes a dossier. It has at most 500 chains, those of the highest priority first. */
  readonly dossier: Dossier;
  /** Makes a dossier again from its manifest: the same, byte for byte, except for the time of making. Fails if the data behind it have changed. */
  readonly remakeDossier: Dossier;
  /** Pairs of organizations that may be the same and about which nobody has decided: those that share an identifier first. */
  readonly identitySuggestions: IdentitySuggestionConnection;
  /** Decisions about pairs of organizations, the latest first. */
  readonly identityDecisions: ReadonlyArray<IdentityDecision>;
  /** Records that the latest import of the Consolidated Screening List, or preview of one, on this server has left out because they may be about persons. Their names are read from its file of rejects and are nowhere else; they are gone when the server stops. */
  readonly doubtfulListings: DoubtfulListings;
  /** Decisions that records of screening lists are about organizations, the latest first. */
  readonly listingDecisions: ReadonlyArray<ListingDecision>;
  /** The documented cases of which the graph describes a system, latest case first. */
  readonly documentedCases: ReadonlyArray<DocumentedCase>;
  /** A documented case by its key; null if it is unknown or the graph describes no system of it. */
  readonly documentedCase?: Maybe<DocumentedCase>;
  /** The brief of what is exposed. */
  readonly brief: Brief;
  /** Who sends this request. */
  readonly me: Me;
  /** Everybody who has signed in, by name. */
  readonly users: ReadonlyArray<User>;
  /** Your valid tokens, those that expire first first. For an ADMIN: the tokens of all, on request. */
  readonly tokens: ReadonlyArray<Token>;
  /** What you did lately: your lines among the last 10 MB of the audit, the latest first. */
  readonly myActions: ReadonlyArray<AuditLine>;
  /** Lines of the audit, the latest first. */
  readonly audit: ReadonlyArray<AuditLine>;
  /**
   * Requests for what is not on record about exposed accesses: one for each topic, form and holder, those that settle the most accesses first. An access
   * counts in every draft that asks about one of its chains.
   */
  readonly requestDrafts: ReadonlyArray<RequestDraft>;
  /** Requests that are kept, those changed last first. */
  readonly requests: ReadonlyArray<Request>;
  /** A request by its id; null if it does not exist. */
  readonly request?: Maybe<Request>;
  /** What is on record about the rows of a list of suppliers, in their order; at most 5,000. Nothing is stored. POSSIBLE enters no verdict. */
  readonly screen: ReadonlyArray<ScreenResult>;
  /** The saved screenings, the latest run first. */
  readonly screenings: ReadonlyArray<Screening>;
  /** A saved screening; null if it does not exist. */
  readonly screening?: Maybe<Screening>;
};


/** All queries. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryNodeByKeyArgs = {
  label: NodeLabel;
  key: Scalars['ID']['input'];
};


/** All queries. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** All queries. */
export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  first?: Scalars['Int']['input'];
  withSynthetic?: Scalars['Boolean']['input'];
};


/** All queries. */
export type QueryExposuresArgs = {
  filter?: InputMaybe<ExposureFilter>;
  orderBy?: ExposureOrder;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryExposureArgs = {
  id: Scalars['ID']['input'];
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureConditionsArgs = {
  exposure: Scalars['ID']['input'];
};


/** All queries. */
export type QueryAccessHistoryArgs = {
  exposure: Scalars['ID']['input'];
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryEngineerEmploymentArgs = {
  exposure: Scalars['ID']['input'];
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureGroupsArgs = {
  by: ExposureGroup;
  filter?: InputMaybe<ExposureFilter>;
  orderBy?: ExposureGroupOrder;
  skip?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryExposureGroupsCypherArgs = {
  by: ExposureGroup;
  filter?: InputMaybe<ExposureFilter>;
  orderBy?: ExposureGroupOrder;
  skip?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryExposureBandsArgs = {
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureBandsCypherArgs = {
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureGapsArgs = {
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureGapsCypherArgs = {
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureMatrixArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryExposureMatrixCypherArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryExposureFlowArgs = {
  filter?: InputMaybe<ExposureFilter>;
  top?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryExposureFlowCypherArgs = {
  filter?: InputMaybe<ExposureFilter>;
  top?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryExposedPartsArgs = {
  among: ReadonlyArray<Scalars['ID']['input']>;
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryCoverageArgs = {
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureDiffArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
  openedAfter?: InputMaybe<Scalars['String']['input']>;
  closedAfter?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryCompareExposuresArgs = {
  from?: InputMaybe<ComparedSide>;
  to: ComparedSide;
  change: ExposureChange;
  filter?: InputMaybe<ExposureFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryExposureTimelineArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryExposureTimelineCypherArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryChokePointsArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryChokePointsCypherArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first: Scalars['Int']['input'];
};


/** All queries. */
export type QueryWhatIfArgs = {
  remove: ReadonlyArray<Scalars['ID']['input']>;
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
  closedAfter?: InputMaybe<Scalars['String']['input']>;
  openedAfter?: InputMaybe<Scalars['String']['input']>;
  systemsFreedAfter?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryRemediesArgs = {
  filter?: InputMaybe<ExposureFilter>;
  kinds?: InputMaybe<ReadonlyArray<RemedyKind>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryRemedyArgs = {
  kind: RemedyKind;
  nodes: ReadonlyArray<Scalars['ID']['input']>;
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QuerySmallestRemediesArgs = {
  filter?: InputMaybe<ExposureFilter>;
  kinds?: InputMaybe<ReadonlyArray<RemedyKind>>;
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryClosuresArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryLeadsArgs = {
  filter?: InputMaybe<LeadFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryNeighbourCountsArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  contract?: InputMaybe<Scalars['ID']['input']>;
};


/** All queries. */
export type QueryNeighboursArgs = {
  id: Scalars['ID']['input'];
  type?: InputMaybe<Scalars['String']['input']>;
  direction?: Direction;
  orderBy?: NeighbourOrder;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  contract?: InputMaybe<Scalars['ID']['input']>;
};


/** All queries. */
export type QueryPathsArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  maxHops?: Scalars['Int']['input'];
  first: Scalars['Int']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  via?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  avoid?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** All queries. */
export type QuerySourceSummaryArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryLoneStatementsArgs = {
  source: Scalars['ID']['input'];
  type: EdgeType;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QuerySavedQueriesArgs = {
  tag?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryRunSavedQueryArgs = {
  name: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryCypherArgs = {
  statement: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QuerySourcesArgs = {
  filter?: InputMaybe<SourceFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryAgenciesArgs = {
  filter?: InputMaybe<AgencyFilter>;
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QuerySystemsArgs = {
  filter?: InputMaybe<SystemFilter>;
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryOrganizationsArgs = {
  filter?: InputMaybe<OrganizationFilter>;
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryContractsArgs = {
  filter?: InputMaybe<ContractFilter>;
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  dataClasses?: InputMaybe<ReadonlyArray<DataClass>>;
};


/** All queries. */
export type QueryPeopleArgs = {
  filter?: InputMaybe<PersonFilter>;
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryListsArgs = {
  filter?: InputMaybe<DesignationListFilter>;
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryClaimsArgs = {
  filter?: InputMaybe<ClaimFilter>;
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryPassagesArgs = {
  filter?: InputMaybe<PassageFilter>;
  orderBy?: InputMaybe<ReadonlyArray<PassageOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryCountriesArgs = {
  filter?: InputMaybe<CountryFilter>;
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryRecentImportsArgs = {
  first?: Scalars['Int']['input'];
  source?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryImportJobArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryMappedSheetArgs = {
  id: Scalars['ID']['input'];
  sheet?: InputMaybe<Scalars['String']['input']>;
  headerRow?: InputMaybe<Scalars['Int']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
  change?: InputMaybe<MappingChange>;
};


/** All queries. */
export type QueryReviewsArgs = {
  statuses?: InputMaybe<ReadonlyArray<DecisionStatus>>;
  assignedTo?: InputMaybe<Scalars['ID']['input']>;
  mentioning?: InputMaybe<Scalars['ID']['input']>;
  skip?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryInvestigationsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  nameContains?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryInvestigationArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QuerySavedMappingArgs = {
  name: Scalars['String']['input'];
};


/** All queries. */
export type QueryDossierArgs = {
  subject: DossierSubject;
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
  lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  origins?: InputMaybe<ReadonlyArray<Origin>>;
  profile?: DossierProfile;
};


/** All queries. */
export type QueryRemakeDossierArgs = {
  manifest: Scalars['JSON']['input'];
};


/** All queries. */
export type QueryIdentitySuggestionsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryIdentityDecisionsArgs = {
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryDoubtfulListingsArgs = {
  first?: Scalars['Int']['input'];
  nameContains?: InputMaybe<Scalars['String']['input']>;
};


/** All queries. */
export type QueryListingDecisionsArgs = {
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryDocumentedCaseArgs = {
  key: Scalars['String']['input'];
};


/** All queries. */
export type QueryBriefArgs = {
  filter?: InputMaybe<ExposureFilter>;
};


/** All queries. */
export type QueryTokensArgs = {
  all?: Scalars['Boolean']['input'];
};


/** All queries. */
export type QueryMyActionsArgs = {
  first?: Scalars['Int']['input'];
  before?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QueryAuditArgs = {
  first?: Scalars['Int']['input'];
  before?: InputMaybe<Scalars['Int']['input']>;
};


/** All queries. */
export type QueryRequestDraftsArgs = {
  filter?: InputMaybe<ExposureFilter>;
  topics?: InputMaybe<ReadonlyArray<RequestTopic>>;
  skip?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryRequestsArgs = {
  statuses?: InputMaybe<ReadonlyArray<RequestStatus>>;
  skip?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryRequestArgs = {
  id: Scalars['ID']['input'];
};


/** All queries. */
export type QueryScreenArgs = {
  rows: ReadonlyArray<ScreenRow>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** All queries. */
export type QueryScreeningsArgs = {
  first?: Scalars['Int']['input'];
};


/** All queries. */
export type QueryScreeningArgs = {
  id: Scalars['ID']['input'];
};

/** State of an import. */
export type ImportState =
  /** Waits for an earlier import on this server. */
  | 'WAITING'
  /** Running, or waiting for another process that is writing. */
  | 'RUNNING'
  /** Finished; the counts show the result. */
  | 'DONE'
  /** Failed; `failure` says why. */
  | 'FAILED';

/** Counts of a table's rows by outcome; for a dry run, by the outcome that they would have. */
export type ImportCounts = {
  readonly __typename?: 'ImportCounts';
  /** The table; null for all tables together. */
  readonly table?: Maybe<Scalars['String']['output']>;
  /** New statements. */
  readonly created: Scalars['Int']['output'];
  /** Statements that changed. */
  readonly changed: Scalars['Int']['output'];
  /** Statements that did not change. */
  readonly unchanged: Scalars['Int']['output'];
  /** Rows that were rejected. */
  readonly rejected: Scalars['Int']['output'];
  /** Statements that the file no longer makes. */
  readonly closed: Scalars['Int']['output'];
};

/** What an import does with a statement, or would do. */
export type ImportOutcome =
  /** It is new. */
  | 'CREATED'
  /** It takes the place of an earlier one. */
  | 'CHANGED'
  /** The file no longer makes it. */
  | 'CLOSED';

/** One of the statements that an import changes. */
export type ImportSample = {
  readonly __typename?: 'ImportSample';
  /** The table. */
  readonly table: Scalars['String']['output'];
  /** What the import does with it, or would do. */
  readonly outcome: ImportOutcome;
  /** What it is about, by its key columns. */
  readonly statement: Scalars['String']['output'];
  /** For a changed statement: column, old and new value of each change. */
  readonly changes: ReadonlyArray<Scalars['String']['output']>;
};

/** A row that the import could not accept. */
export type ImportReject = {
  readonly __typename?: 'ImportReject';
  /** File, also within an archive. */
  readonly file: Scalars['String']['output'];
  /** Line in the file. */
  readonly line: Scalars['Int']['output'];
  /** Column; null if the reason concerns the whole row. */
  readonly column?: Maybe<Scalars['String']['output']>;
  /** Reason, in words. */
  readonly reason: Scalars['String']['output'];
  /** The value, cut to a readable length. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** The row itself, without personal data: at most 200 cells, their values cut to a readable length; null if it cannot be split into columns. */
  readonly row?: Maybe<ReadonlyArray<ImportCell>>;
};

/** A cell of a rejected row. */
export type ImportCell = {
  readonly __typename?: 'ImportCell';
  /** Column. */
  readonly column: Scalars['String']['output'];
  /** Value. */
  readonly value: Scalars['String']['output'];
};

/** Why an import failed. */
export type ImportFailure = {
  readonly __typename?: 'ImportFailure';
  /** Error code, as in `extensions.code` of an error. */
  readonly code: Scalars['String']['output'];
  /** Message, one sentence. */
  readonly message: Scalars['String']['output'];
  /** Whether no format recognizes the file. If it is a spreadsheet, `/imports?map=true` takes it. */
  readonly isFormatUnknown: Scalars['Boolean']['output'];
};

/** An import of a file that was sent to `/imports`, with its progress. */
export type ImportJob = {
  readonly __typename?: 'ImportJob';
  /** Id, as returned by `/imports`. */
  readonly id: Scalars['ID']['output'];
  /** Import format; `auto` until it is recognized. */
  readonly format: Scalars['String']['output'];
  /** Name of the file. */
  readonly file: Scalars['String']['output'];
  /** Whether it only reports what would change. */
  readonly dryRun: Scalars['Boolean']['output'];
  /** Whether any reject keeps the whole file out of the graph. */
  readonly strict: Scalars['Boolean']['output'];
  /** State. */
  readonly state: ImportState;
  /** When the server had received the file. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** When it finished; null if it has not. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Latest progress message. */
  readonly progress?: Maybe<Scalars['String']['output']>;
  /** Whether its rows are in the graph; null until it is DONE. False for a dry run and for a strict import with rejects. */
  readonly wentIn?: Maybe<Scalars['Boolean']['output']>;
  /** Counts over all tables; null until it is DONE. */
  readonly total?: Maybe<ImportCounts>;
  /** Counts by table; empty until it is DONE. */
  readonly tables: ReadonlyArray<ImportCounts>;
  /** The first 3 statements of each table and outcome; empty until it is DONE. */
  readonly samples: ReadonlyArray<ImportSample>;
  /** Number of rejects so far; a row may be rejected for several reasons. */
  readonly rejectCount: Scalars['Int']['output'];
  /** The first 100 rejects. */
  readonly rejects: ReadonlyArray<ImportReject>;
  /** Whether a file of rejects can be downloaded from `/imports?rejects=ID`. It also has records that may be about persons, which are no rejects. */
  readonly hasRejectsFile: Scalars['Boolean']['output'];
  /** What its files are taken for whose names differ from an earlier download only in the date; a sentence each. */
  readonly editions: ReadonlyArray<Scalars['String']['output']>;
  /** Other notices that did not cause a reject. */
  readonly notices: ReadonlyArray<Scalars['String']['output']>;
  /** Why nothing is superseded, and what stays: the file is cut off or much smaller than before, and `allowShrink` is not set; null otherwise. */
  readonly withheld?: Maybe<WithheldSuperseding>;
  /** Reason of the failure; null unless FAILED. */
  readonly failure?: Maybe<ImportFailure>;
};

/** What an import does not supersede, because its file is probably incomplete. */
export type WithheldSuperseding = {
  readonly __typename?: 'WithheldSuperseding';
  /** Reason, such as that the file ends within a record. */
  readonly why: Scalars['String']['output'];
  /** Number of earlier statements that the file lacks and that stay. */
  readonly count: Scalars['Int']['output'];
};

/** A format of files that can be imported. */
export type ImportFormat = {
  readonly __typename?: 'ImportFormat';
  /** Name, as the command line and `/imports` take it. */
  readonly name: Scalars['String']['output'];
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** The files that it reads. */
  readonly takes: Scalars['String']['output'];
  /** Names of files that are parts of one input, such as the tables of a chain package; empty if each file is an input of its own. */
  readonly parts: ReadonlyArray<Scalars['String']['output']>;
};

/** Rows of an export. */
export type ExportCount = {
  readonly __typename?: 'ExportCount';
  /** The table; in GraphML and OpenGraph the label of the nodes, or the type of the edges. */
  readonly what: Scalars['String']['output'];
  /** Their number. */
  readonly count: Scalars['Int']['output'];
};

/** An export of the whole graph, in a file on the server. */
export type GraphExport = {
  readonly __typename?: 'GraphExport';
  /** Address to download it from, until a later export replaces it or the server stops. */
  readonly url: Scalars['String']['output'];
  /** Name of the file. */
  readonly name: Scalars['String']['output'];
  /** Its size in bytes. */
  readonly bytes: Scalars['Float']['output'];
  /** What is in it. */
  readonly counts: ReadonlyArray<ExportCount>;
  /** Number of entities that no source describes any more. They are there, with the source `subtier-withdrawn`, because statements still refer to them. */
  readonly withdrawn: Scalars['Int']['output'];
  /** Number of escorts, credentials and parts of claims that were left out, because no source states the access any more. */
  readonly leftOut: Scalars['Int']['output'];
  /** Says that it holds synthetic data; null if it does not. */
  readonly banner?: Maybe<Scalars['String']['output']>;
};

/** A part of what a database holds that changes apart from the others. */
export type GraphPart =
  /** What the sources state, and what is derived from it. */
  | 'DATA'
  /** Decisions about exposures, and comments on them. */
  | 'REVIEWS'
  /** Requests. */
  | 'REQUESTS'
  /** Investigations. */
  | 'INVESTIGATIONS'
  /** Watch sets. */
  | 'WATCH_SETS'
  /** Questions that people saved on the server. */
  | 'QUESTIONS'
  /** Mappings of spreadsheets that people saved on the server. */
  | 'MAPPINGS'
  /** Decisions whether organizations are the same. */
  | 'IDENTITIES'
  /** Decisions that records of screening lists are about organizations. */
  | 'LISTINGS';

/** A spreadsheet, and what it becomes by a mapping. */
export type MappedSheet = {
  readonly __typename?: 'MappedSheet';
  /** Name of the file. */
  readonly file: Scalars['String']['output'];
  /** The sheet; null for a CSV file. */
  readonly sheet?: Maybe<Scalars['String']['output']>;
  /** All sheets of a workbook that are not hidden. */
  readonly sheets: ReadonlyArray<Scalars['String']['output']>;
  /** The row, or line of a CSV file, with the names of the columns. */
  readonly headerRow: Scalars['Int']['output'];
  /** Number of rows below it. */
  readonly rowCount: Scalars['Int']['output'];
  /** The mapping, as YAML: the content of a `.mapping.yaml` file. */
  readonly text: Scalars['String']['output'];
  /** Whether the mapping is proposed, and nobody has changed it yet. */
  readonly isProposed: Scalars['Boolean']['output'];
  /** Id of the source that states the rows. */
  readonly sourceId: Scalars['String']['output'];
  /** Title of the source; null: the name of the file. */
  readonly sourceTitle?: Maybe<Scalars['String']['output']>;
  /** Confidence of the statements, 0 to 100. */
  readonly confidence: Scalars['Int']['output'];
  /** Class of the statements. */
  readonly dataClass: DataClass;
  /** How dates are written that the spreadsheet has as texts. */
  readonly dateFormat: Scalars['String']['output'];
  /** The formats that dates may have. */
  readonly dateFormats: ReadonlyArray<Scalars['String']['output']>;
  /** The columns of the header as it has them, with an empty name for one without; `cells` of a row are in their order. */
  readonly header: ReadonlyArray<Scalars['String']['output']>;
  /** Its columns with a name, in their order, then the columns that the mapping reads and the header lacks. */
  readonly columns: ReadonlyArray<MappedColumn>;
  /** What a column may become by the tables that the mapping fills. */
  readonly targets: ReadonlyArray<MappingTarget>;
  /** What a row becomes by the mapping: its entities and hops. */
  readonly parts: ReadonlyArray<MappedPart>;
  /** Why the spreadsheet can't be read by this mapping, as a sentence; null if it can. */
  readonly problem?: Maybe<Scalars['String']['output']>;
  /** The first 20 rows. */
  readonly rows: ReadonlyArray<MappedRow>;
  /** What the first 20 rows become, to be drawn; empty if the spreadsheet can't be read by this mapping. */
  readonly picture: MappedPicture;
  /** What users should know about the spreadsheet before they import it, a sentence each. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
  /** Whether the mapping says that every name is of an organization, so that names that may be of persons are accepted. */
  readonly organizationsOnly: Scalars['Boolean']['output'];
  /** Organizations of the first rows that may be on record under a name like theirs, at most 20. */
  readonly alike: ReadonlyArray<MappedAlike>;
};

/** What becomes of a column. */
export type MappedColumnState =
  /** The mapping reads it. */
  | 'MAPPED'
  /** It is left out on purpose. */
  | 'LEFT_OUT'
  /** The mapping says nothing about it: it is not read. */
  | 'NOT_MAPPED'
  /** The mapping reads it, and the header no longer has it. */
  | 'GONE';

/** What the values of a column look like, judged by the first 1,000 rows. */
export type ColumnForm =
  /** No value. */
  | 'EMPTY'
  /** Unique Entity Identifiers of SAM.gov. */
  | 'UEI'
  /** Legal Entity Identifiers with valid check digits. */
  | 'LEI'
  /** CAGE codes. */
  | 'CAGE'
  /** Countries, by code or name. */
  | 'COUNTRY'
  /** Days. */
  | 'DATE'
  /** Percentages. */
  | 'PERCENT'
  /** Numbers. */
  | 'NUMBER'
  /** Any text. */
  | 'TEXT';

/** A column of a spreadsheet. */
export type MappedColumn = {
  readonly __typename?: 'MappedColumn';
  /** Its name in the header. */
  readonly name: Scalars['String']['output'];
  /** What becomes of it. */
  readonly state: MappedColumnState;
  /** What its values look like; null if the header no longer has it. */
  readonly form?: Maybe<ColumnForm>;
  /** Whether it seems to have personal data, which is never stored. */
  readonly isPersonal: Scalars['Boolean']['output'];
  /** What it becomes, as ids of `targets`. A column that is only a condition becomes nothing. */
  readonly targets: ReadonlyArray<Scalars['String']['output']>;
};

/** What a column may become. */
export type MappingTarget = {
  readonly __typename?: 'MappingTarget';
  /** Id, valid for this mapping only. */
  readonly id: Scalars['ID']['output'];
  /** What it belongs to, in words, such as `Owner`. Targets of one group are next to each other. */
  readonly group: Scalars['String']['output'];
  /** In words, such as `Share in percent`. */
  readonly words: Scalars['String']['output'];
};

/** An organization of the first rows whose name is like that of one on record. */
export type MappedAlike = {
  readonly __typename?: 'MappedAlike';
  /** Its name in the spreadsheet. */
  readonly name: Scalars['String']['output'];
  /** The organization on record that it may be. The import does not join the two. */
  readonly organization: Organization;
};

/** An entity or a hop that each row becomes. */
export type MappedPart = {
  readonly __typename?: 'MappedPart';
  /** Table of the chain package. */
  readonly table: Scalars['String']['output'];
  /** Which column of the table is filled with what, such as `name: Company`. */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
  /** On which rows only, in words; null: on every row. */
  readonly condition?: Maybe<Scalars['String']['output']>;
};

/** A row of a spreadsheet, and what it becomes. */
export type MappedRow = {
  readonly __typename?: 'MappedRow';
  /** Its number in the sheet, or its line in a CSV file. */
  readonly line: Scalars['Int']['output'];
  /** Its cells, by the columns of the header, cut to a readable length. Those of columns that may hold personal data are null. */
  readonly cells: ReadonlyArray<Maybe<Scalars['String']['output']>>;
  /** The entities and hops that it becomes. */
  readonly becomes: ReadonlyArray<MappedStatement>;
  /** Why a part of it is rejected. */
  readonly rejects: ReadonlyArray<Scalars['String']['output']>;
};

/** An entity or hop that a row becomes. */
export type MappedStatement = {
  readonly __typename?: 'MappedStatement';
  /** Table of the chain package. */
  readonly table: Scalars['String']['output'];
  /** Its values, in words. */
  readonly words: Scalars['String']['output'];
};

/** What the first rows of a spreadsheet become: entities as boxes, hops as lines. */
export type MappedPicture = {
  readonly __typename?: 'MappedPicture';
  /** Entities; each is one box, however many rows mention it. */
  readonly boxes: ReadonlyArray<MappedBox>;
  /** Hops between them. */
  readonly lines: ReadonlyArray<MappedLine>;
  /** Number of entities and hops that are not among them: claims, passages, vettings, and those beyond 200 boxes. */
  readonly left: Scalars['Int']['output'];
};

/** An entity that rows of a spreadsheet become or refer to. */
export type MappedBox = {
  readonly __typename?: 'MappedBox';
  /** Id, valid for this picture only. */
  readonly id: Scalars['ID']['output'];
  /** Label of the node, such as `Organization`. */
  readonly label: Scalars['String']['output'];
  /** Its key, by which rows are about the same entity. */
  readonly key: Scalars['String']['output'];
  /** The names that the rows give it; several mostly mean that a wrong key merges several entities. */
  readonly names: ReadonlyArray<Scalars['String']['output']>;
  /** What kind of system or person it is, such as `CLOUD`; null: not stated. */
  readonly kind?: Maybe<Scalars['String']['output']>;
  /** Name of the country in which an organization is registered. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** Whether that is a foreign country. */
  readonly isForeign: Scalars['Boolean']['output'];
  /** Whether a row states it; if not, rows refer to it by its key alone. */
  readonly isStated: Scalars['Boolean']['output'];
  /** The rows and columns that it comes from. */
  readonly origins: ReadonlyArray<MappedOrigin>;
};

/** A hop that rows of a spreadsheet become. */
export type MappedLine = {
  readonly __typename?: 'MappedLine';
  /** Id, valid for this picture only. */
  readonly id: Scalars['ID']['output'];
  /** Type of the edge, such as `OWNS`. */
  readonly type: Scalars['String']['output'];
  /** The box that it starts from. */
  readonly from: Scalars['ID']['output'];
  /** The box that it leads to. */
  readonly to: Scalars['ID']['output'];
  /** What it says beside its type, such as `60%`; may be empty. */
  readonly words: Scalars['String']['output'];
  /** The rows and columns that it comes from. */
  readonly origins: ReadonlyArray<MappedOrigin>;
};

/** A row of a spreadsheet, and the columns of it that something comes from. */
export type MappedOrigin = {
  readonly __typename?: 'MappedOrigin';
  /** Its number in the sheet, or its line in a CSV file. */
  readonly line: Scalars['Int']['output'];
  /** Names of the columns in the header. */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
};

/** A change of a mapping. Fields that are left out change nothing. */
export type MappingChange = {
  /** The column of the spreadsheet to which `target`, `leaveOut` or `renamedTo` applies. */
  readonly column?: InputMaybe<Scalars['String']['input']>;
  /** What the column becomes: the id of one of `targets`. */
  readonly target?: InputMaybe<Scalars['String']['input']>;
  /** Leaves the column out on purpose. */
  readonly leaveOut?: InputMaybe<Scalars['Boolean']['input']>;
  /** Reads this column in its place. */
  readonly renamedTo?: InputMaybe<Scalars['String']['input']>;
  /** Id of the source. */
  readonly sourceId?: InputMaybe<Scalars['String']['input']>;
  /** Title of the source. */
  readonly sourceTitle?: InputMaybe<Scalars['String']['input']>;
  /** Confidence of the statements, 0 to 100. */
  readonly confidence?: InputMaybe<Scalars['Int']['input']>;
  /** Class of the statements. */
  readonly dataClass?: InputMaybe<DataClass>;
  /** How dates are written: one of `dateFormats`. */
  readonly dateFormat?: InputMaybe<Scalars['String']['input']>;
  /** Whether every name is of an organization, so that names that may be of persons are accepted. */
  readonly organizationsOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** When a part has changed. */
export type PartEdition = {
  readonly __typename?: 'PartEdition';
  /** The part. */
  readonly part: GraphPart;
  /** Changes whenever the part does, by any process. */
  readonly edition: Scalars['String']['output'];
};

/** A change of the graph or of casework. */
export type GraphChange = {
  readonly __typename?: 'GraphChange';
  /** Version of the graph; goes up by one with each import, rollback or repair that changes the graph. */
  readonly graphVersion: Scalars['Int']['output'];
  /** Changes whenever answers may have changed, like that of `status`. */
  readonly edition: Scalars['String']['output'];
  /** What has changed since the event before; empty in the first. */
  readonly changed: ReadonlyArray<GraphPart>;
};

/** An import that changed the graph. */
export type ImportRecord = {
  readonly __typename?: 'ImportRecord';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** Id. */
  readonly id: Scalars['ID']['output'];
  /** Import format. */
  readonly format: Scalars['String']['output'];
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended. */
  readonly finishedAt: Scalars['DateTime']['output'];
  /** The first 5 sources that it imported and that are still in the graph. */
  readonly sources: ReadonlyArray<Source>;
  /** Keys of the first 5 sources that it imported, also of those that a rollback removed. */
  readonly sourceKeys: ReadonlyArray<Scalars['String']['output']>;
  /** Number of sources that it imported. */
  readonly sourceCount: Scalars['Int']['output'];
  /** Counts of its rows over all tables. */
  readonly total: ImportCounts;
  /** Counts of its rows by table. */
  readonly tables: ReadonlyArray<ImportCounts>;
  /** Whether it completed an interrupted import, whose rows it counts as unchanged: a rollback removes what both had written. */
  readonly completedInterrupted: Scalars['Boolean']['output'];
  /** Its rows that wait for contracts which no source on record describes, or which are not clear, by contract. */
  readonly waiting: ReadonlyArray<AwaitedContract>;
  /** When it was rolled back; null if it was not. */
  readonly rolledBackAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it imported the designation lists that come with Subtier, and so cannot be rolled back. */
  readonly comesWithSubtier: Scalars['Boolean']['output'];
};

/** Rows of an import that wait for a contract. */
export type AwaitedContract = {
  readonly __typename?: 'AwaitedContract';
  /** The contract: its PIID, or the key of its award. */
  readonly contract: Scalars['String']['output'];
  /** Number of rows. */
  readonly rows: Scalars['Int']['output'];
  /** Keys of the contracts that it may be, if they are several: it stays open which. */
  readonly candidates: ReadonlyArray<Scalars['String']['output']>;
  /** Why the rows still wait although the contract is on record; null if it is not. */
  readonly problem?: Maybe<Scalars['String']['output']>;
};

/** A format to export the whole graph in. */
export type ExportFormat = {
  readonly __typename?: 'ExportFormat';
  /** Name, as `exportGraph` and the command line take it. */
  readonly name: Scalars['String']['output'];
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** What the name of the file ends with. */
  readonly suffix: Scalars['String']['output'];
};

/** All subscriptions, delivered as server-sent events. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** An import now, and again after each change, until it finishes. */
  readonly importProgress: ImportJob;
  /**
   * The graph's version now, and again whenever any process has changed the graph, once the exposures are derived from it, or casework, such as a decision or
   * an investigation: `changed` says what.
   */
  readonly graphChanged: GraphChange;
};


/** All subscriptions, delivered as server-sent events. */
export type SubscriptionImportProgressArgs = {
  id: Scalars['ID']['input'];
};

/** What people decided about an exposure. It never changes a count of exposures. */
export type DecisionStatus =
  /** Nobody has decided, the decision was withdrawn, or an acceptance has expired. */
  | 'OPEN'
  /** Someone is looking into it. */
  | 'UNDER_REVIEW'
  /** Someone doubts that the record is right. */
  | 'DISPUTED'
  /** Accepted until a day, for a reason. */
  | 'ACCEPTED'
  /** Closed, according to someone. */
  | 'CLOSED';

/** A decision about an exposure. */
export type Decision = {
  readonly __typename?: 'Decision';
  /** Status. */
  readonly status: DecisionStatus;
  /** Last day of an acceptance; null for other statuses. */
  readonly until?: Maybe<Scalars['Date']['output']>;
  /** Reason; null if none was given. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Who says that it is closed; null for other statuses. */
  readonly closedBy?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Who made it; `local` on a server that only its own machine reaches. */
  readonly author: Scalars['String']['output'];
};

/** To whom the decision about an exposure was assigned. */
export type Assignment = {
  readonly __typename?: 'Assignment';
  /** To whom; null: to nobody any more. */
  readonly to?: Maybe<User>;
};

/** A decision, a comment or an assignment, as it was made. */
export type ReviewEvent = {
  readonly __typename?: 'ReviewEvent';
  /** When it was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly author: Scalars['String']['output'];
  /** The decision; null for other events. */
  readonly decision?: Maybe<Decision>;
  /** The comment; null for other events. */
  readonly comment?: Maybe<Scalars['String']['output']>;
  /** Whom the comment names with an “@” before the name. */
  readonly mentions: ReadonlyArray<User>;
  /** The assignment; null for other events. */
  readonly assignment?: Maybe<Assignment>;
};

/** What people decided and said about an exposure. It belongs to the exposure's id, and stays when the exposure is derived again or leaves the data. */
export type Review = {
  readonly __typename?: 'Review';
  /** Id of the exposure. */
  readonly exposureId: Scalars['ID']['output'];
  /** The status today. */
  readonly status: DecisionStatus;
  /** Whether an acceptance has expired, so that the status is OPEN again. */
  readonly isExpired: Scalars['Boolean']['output'];
  /** The last decision; null if there is none. */
  readonly decision?: Maybe<Decision>;
  /** Who is to decide; null: nobody in particular. */
  readonly assignee?: Maybe<User>;
  /** Number of comments. */
  readonly commentCount: Scalars['Int']['output'];
  /** All decisions, comments and assignments, in the order in which they were made. */
  readonly events: ReadonlyArray<ReviewEvent>;
  /** When the database first had every hop of the chain; null if it never had. */
  readonly firstSeen?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the import that recorded the last of them. */
  readonly firstImport?: Maybe<Scalars['ID']['output']>;
  /** When a hop of the chain was first withdrawn or superseded; null if all are still on record. */
  readonly lastSeen?: Maybe<Scalars['DateTime']['output']>;
};

/** An exposure that someone has decided or commented on. */
export type ReviewedExposure = {
  readonly __typename?: 'ReviewedExposure';
  /** What people decided and said. */
  readonly review: Review;
  /** The exposure, as `node` returns it today; null if the data no longer has the chain. */
  readonly exposure?: Maybe<Exposure>;
  /** Key of its system, as of the first decision or comment. */
  readonly systemKey: Scalars['String']['output'];
  /** Key of its access record. */
  readonly accessKey: Scalars['String']['output'];
  /** Key of its engineer. */
  readonly engineerKey: Scalars['String']['output'];
};

/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Decides about an exposure. Earlier decisions stay in its history. */
  readonly decide: Review;
  /** Comments on an exposure. A name with an “@” before it mentions somebody who has signed in. */
  readonly comment: Review;
  /** Assigns the decision about an exposure to somebody. */
  readonly assign: Review;
  /**
   * Writes everything that the sources state now to a file, as `npx subtier export` does; waits for imports. The graph does not change.
   * A server at a public address refuses it.
   */
  readonly exportGraph: GraphExport;
  /** Saves an investigation: a new one without `id`, else a change of the one with this id. */
  readonly saveInvestigation: Investigation;
  /** Copies an investigation under another name. */
  readonly forkInvestigation: Investigation;
  /**
   * Adds the nodes, edges and notes of one investigation to another, which is saved. Nodes that both have keep their position in the other.
   * Groups with the same name are merged.
   */
  readonly mergeInvestigations: Investigation;
  /** Saves the content of a file as a new investigation. */
  readonly importInvestigation: Investigation;
  /** Deletes an investigation, and returns its id. */
  readonly deleteInvestigation: Scalars['ID']['output'];
  /** Saves a watch set: a new one without `id`, else a change of the one with this id. */
  readonly saveWatchSet: WatchSet;
  /** Deletes a watch set, and returns its id. */
  readonly deleteWatchSet: Scalars['ID']['output'];
  /**
   * Saves a question under a name, in place of one with the same name. `runSavedQuery` and `npx subtier query` run it by this name; it must not be that of a
   * question in `savedQueries`.
   */
  readonly keepQuestion: OwnQuestion;
  /** Deletes an own question, and returns its name. */
  readonly deleteQuestion: Scalars['String']['output'];
  /** Saves a mapping of a spreadsheet under a name, in place of one with the same name. */
  readonly saveMapping: SavedMapping;
  /** Deletes a saved mapping, and returns its name. */
  readonly deleteMapping: Scalars['String']['output'];
  /** Decides whether two organizations are the same. It replaces an earlier decision about the two. */
  readonly decideIdentity: IdentityDecision;
  /** Withdraws the decision about two organizations, as if nobody had decided. Returns the keys of the two. */
  readonly withdrawIdentity: ReadonlyArray<Scalars['String']['output']>;
  /** Decides that records of a screening list are about organizations, all or none. The graph changes when the list is imported again. It replaces earlier decisions about them. */
  readonly decideListings: ReadonlyArray<ListingDecision>;
  /** Withdraws the decisions about records, all or none, as if nobody had decided. Returns the `_id`s. The graph changes when the list is imported again. */
  readonly withdrawListings: ReadonlyArray<Scalars['String']['output']>;
  /** Creates a token with which a script acts for you. A token cannot create tokens. */
  readonly createToken: CreatedToken;
  /** Revokes a token at once: one of yours; for an ADMIN, any. A token can revoke only itself. Returns its id. */
  readonly revokeToken: Scalars['ID']['output'];
  /** Saves a request: a new one without `id`, else a change of the one with this id. */
  readonly saveRequest: Request;
  /** Deletes a request, and returns its id. */
  readonly deleteRequest: Scalars['ID']['output'];
  /** Screens the rows and saves the results. */
  readonly saveScreening: Screening;
  /** Runs a saved screening again over the same rows; `changes` says what is different. */
  readonly rerunScreening: Screening;
  /** Deletes a saved screening. Decisions about its rows stay. */
  readonly deleteScreening: Scalars['ID']['output'];
  /** Decides which organization a row is, or that it is none of some. A later decision replaces an earlier one. */
  readonly decideScreened: ScreeningDecision;
  /** Withdraws the decision about a row. Returns the digest. */
  readonly withdrawScreened: Scalars['String']['output'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDecideArgs = {
  exposure: Scalars['ID']['input'];
  status: DecisionStatus;
  until?: InputMaybe<Scalars['Date']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  closedBy?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationCommentArgs = {
  exposure: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationAssignArgs = {
  exposure: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationExportGraphArgs = {
  format: Scalars['String']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationSaveInvestigationArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  investigation: InvestigationInput;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationForkInvestigationArgs = {
  id: Scalars['ID']['input'];
  name: Scalars['String']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationMergeInvestigationsArgs = {
  into: Scalars['ID']['input'];
  from: Scalars['ID']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationImportInvestigationArgs = {
  file: Scalars['JSON']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDeleteInvestigationArgs = {
  id: Scalars['ID']['input'];
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationSaveWatchSetArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  name: Scalars['String']['input'];
  rule: WatchRule;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDeleteWatchSetArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationKeepQuestionArgs = {
  name: Scalars['String']['input'];
  statement: Scalars['String']['input'];
  form?: InputMaybe<Scalars['JSON']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDeleteQuestionArgs = {
  name: Scalars['String']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationSaveMappingArgs = {
  name: Scalars['String']['input'];
  text: Scalars['String']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDeleteMappingArgs = {
  name: Scalars['String']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDecideIdentityArgs = {
  organization: Scalars['ID']['input'];
  other: Scalars['ID']['input'];
  verdict: IdentityVerdict;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationWithdrawIdentityArgs = {
  organization: Scalars['ID']['input'];
  other: Scalars['ID']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDecideListingsArgs = {
  records: ReadonlyArray<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationWithdrawListingsArgs = {
  records: ReadonlyArray<Scalars['String']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationCreateTokenArgs = {
  name: Scalars['String']['input'];
  role: Role;
  minutes: Scalars['Int']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationRevokeTokenArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationSaveRequestArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  revision?: InputMaybe<Scalars['Int']['input']>;
  request: RequestInput;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDeleteRequestArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationSaveScreeningArgs = {
  name: Scalars['String']['input'];
  rows: ReadonlyArray<ScreenRow>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  inputSha256?: InputMaybe<Scalars['String']['input']>;
  mapping?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationRerunScreeningArgs = {
  id: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDeleteScreeningArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationDecideScreenedArgs = {
  row: Scalars['String']['input'];
  organization?: InputMaybe<Scalars['ID']['input']>;
  rejected?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All mutations. They change casework, which is what people decide and save, except `exportGraph`, which writes a file. Only imports and rollbacks
 * change the data.
 */
export type MutationWithdrawScreenedArgs = {
  row: Scalars['String']['input'];
};

/** A saved question that an investigation rests on, with the digest of its statement. */
export type QuestionVersion = {
  readonly __typename?: 'QuestionVersion';
  /** Name of the saved question. */
  readonly name: Scalars['String']['output'];
  /** Digest of its statement when the investigation was saved. */
  readonly version: Scalars['String']['output'];
  /** The texts of the parameters that it was asked with, by parameter, as the page's address has them; empty if they are not kept. */
  readonly parameters: Scalars['JSON']['output'];
};

/** A saved question that an investigation rests on. */
export type AskedQuestion = {
  /** Name of the saved question. */
  readonly name: Scalars['String']['input'];
  /** The texts of the parameters that it was asked with, by parameter, as the page's address has them. */
  readonly parameters?: InputMaybe<Scalars['JSON']['input']>;
};

/** How the data and the saved questions have changed since an investigation was saved. */
export type Drift = {
  readonly __typename?: 'Drift';
  /** Ids of nodes of the investigation that the data no longer has. */
  readonly nodesGone: ReadonlyArray<Scalars['ID']['output']>;
  /** Ids of edges of the investigation that no source states any more. */
  readonly edgesGone: ReadonlyArray<Scalars['ID']['output']>;
  /** Edges of the investigation, as they are now, whose statements have other dates or data classes than the document keeps in `periods` and `dataClasses`. */
  readonly edgesChanged: ReadonlyArray<Edge>;
  /** Edges between its nodes that it does not show, with a statement recorded since it was saved. */
  readonly edgesNew: ReadonlyArray<Edge>;
  /** Names of its saved questions whose statement has changed, or that no longer exist. */
  readonly questionsChanged: ReadonlyArray<Scalars['String']['output']>;
  /** All of this in one sentence. */
  readonly sentence: Scalars['String']['output'];
};

/** A canvas that a person saved, with its name and notes. It is kept apart from the data. */
export type Investigation = {
  readonly __typename?: 'Investigation';
  /** Pass it as `after` to continue `investigations` after this item. It changes with each save. */
  readonly cursor: Scalars['String']['output'];
  /** Id. */
  readonly id: Scalars['ID']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Notes. */
  readonly notes: Scalars['String']['output'];
  /** The document of the canvas, as it was saved. */
  readonly document: Scalars['JSON']['output'];
  /** The parameters of the page's address when it was saved. */
  readonly address: Scalars['String']['output'];
  /** The date that it is about; null if none was set. */
  readonly asOf?: Maybe<Scalars['Date']['output']>;
  /** The saved questions that it rests on. One that was asked with several parameters is there with each. */
  readonly questions: ReadonlyArray<QuestionVersion>;
  /** Number of nodes. */
  readonly nodeCount: Scalars['Int']['output'];
  /** Number of edges. */
  readonly edgeCount: Scalars['Int']['output'];
  /** Goes up by one with each save: pass it to save a change. */
  readonly revision: Scalars['Int']['output'];
  /** When it was first saved. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was last saved. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** When its document last changed: `drift` counts from then. Saving a name or notes does not change it. */
  readonly documentAt: Scalars['DateTime']['output'];
  /** Who saved it first; `local` on a server that only its own machine reaches. */
  readonly author: Scalars['String']['output'];
  /** Who saved it last. */
  readonly changedBy: Scalars['String']['output'];
  /** Id of the investigation that it was forked from; null if it was not. */
  readonly forkedFrom?: Maybe<Scalars['ID']['output']>;
  /** What has changed since `documentAt`. */
  readonly drift: Drift;
  /** The investigation as a file: pass its content to `importInvestigation`, on any server. */
  readonly file: Scalars['JSON']['output'];
};

/** What to save of an investigation. */
export type InvestigationInput = {
  /** Name, at most 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Notes, at most 20,000 characters. */
  readonly notes?: Scalars['String']['input'];
  /**
   * The document of the canvas: an object with `nodes` and `edges` by their ids, and `points` with the place of each node. At most 5,000 nodes,
   * 20,000 edges and 900,000 characters; whatever else it contains is kept.
   */
  readonly document: Scalars['JSON']['input'];
  /** Parameters of the page's address, at most 4,000 characters. */
  readonly address?: Scalars['String']['input'];
  /** The date that it is about. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
  /**
   * The saved questions that it rests on, at most 100,000 characters with their parameters, recorded in their current version. One that this server
   * does not have keeps its version if the investigation already has it, with the same parameters. If omitted, its questions and their versions
   * stay as they are.
   */
  readonly questions?: InputMaybe<ReadonlyArray<AskedQuestion>>;
};

/** A named rule over systems. */
export type WatchSet = {
  readonly __typename?: 'WatchSet';
  /** Id: pass it as `watchSet` of a filter. */
  readonly id: Scalars['ID']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Agencies that own the systems, themselves or through agencies below them: those that the data has. */
  readonly agencies: ReadonlyArray<Agency>;
  /** Keys of all agencies of the rule, also of those that the data no longer has. */
  readonly agencyKeys: ReadonlyArray<Scalars['String']['output']>;
  /** Lowest impact level; null for any. */
  readonly minImpactLevel?: Maybe<Scalars['Int']['output']>;
  /** Lowest sensitivity; null for any. */
  readonly minSensitivity?: Maybe<Sensitivity>;
  /** Kinds of systems; empty for any. */
  readonly kinds: ReadonlyArray<SystemKind>;
  /** The only systems that may match: those that the data has. */
  readonly systems: ReadonlyArray<System>;
  /** Keys of all systems of the rule, also of those that the data no longer has; empty for any. */
  readonly systemKeys: ReadonlyArray<Scalars['String']['output']>;
  /** What the name of a system contains; null for anything. */
  readonly nameContains?: Maybe<Scalars['String']['output']>;
  /** Goes up by one with each save: pass it to save a change. */
  readonly revision: Scalars['Int']['output'];
  /** When it was last saved. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Who saved it last; null: an older version of Subtier, which did not record it. */
  readonly changedBy?: Maybe<Scalars['String']['output']>;
  /** Number of systems on record that match. With more than 5,000, the watch set can be saved, but not be used in a filter. */
  readonly systemCount: Scalars['Int']['output'];
  /** Number of systems that a lowest sensitivity or impact level leaves out because none is on record, though they meet the other conditions. */
  readonly notOnRecordCount: Scalars['Int']['output'];
};

/** Conditions on systems. All must hold, and there must be at least one. */
export type WatchRule = {
  /** Agencies that own the systems, themselves or through agencies below them. */
  readonly agencies?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Clouds with an impact level on record, at least this: 2, 4, 5 or 6. */
  readonly minImpactLevel?: InputMaybe<Scalars['Int']['input']>;
  /** Systems whose sensitivity is on record, at least this. */
  readonly minSensitivity?: InputMaybe<Sensitivity>;
  /** Systems of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<SystemKind>>;
  /** The only systems that may match. */
  readonly systems?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** What the name contains, in upper or lower case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** A question that a person saved on the server. Run it with `runSavedQuery`: it goes through the same checks and limits as `cypher`. */
export type OwnQuestion = {
  readonly __typename?: 'OwnQuestion';
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** The Cypher statement. */
  readonly statement: Scalars['String']['output'];
  /** The question in plain English; empty if its form has none. */
  readonly question: Scalars['String']['output'];
  /** Its parameters, as its form declares them. The values in the form are their defaults. */
  readonly parameters: ReadonlyArray<QueryParameter>;
  /** The form of its parameters, as `keepQuestion` takes it. */
  readonly form?: Maybe<Scalars['JSON']['output']>;
  /** When it was last saved. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Who saved it last; null if an older version of Subtier did. */
  readonly changedBy?: Maybe<Scalars['String']['output']>;
  /** 1 for a new one, and one more with each change: `keepQuestion` takes it. */
  readonly revision: Scalars['Int']['output'];
};

/** How the columns of a spreadsheet become entities and statements, saved on the server under a name. */
export type SavedMapping = {
  readonly __typename?: 'SavedMapping';
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** The mapping, as YAML: the content of a `.mapping.yaml` file. */
  readonly text: Scalars['String']['output'];
  /** Who saved it last. */
  readonly author: Scalars['String']['output'];
  /** When it was last saved. */
  readonly at: Scalars['DateTime']['output'];
};

/** What a dossier is about. */
export type DossierSubject =
  /** A system: the chains that reach it. */
  | 'SYSTEM'
  /** An organization: the chains under contracts of which it is the prime. */
  | 'PRIME'
  /** One exposure. */
  | 'EXPOSURE'
  /** An investigation: the chains that reach the systems on its canvas, or else those of the organizations on it. */
  | 'INVESTIGATION';

/** Audience of a dossier, which decides what it leaves out. The dossier says how much was left out. */
export type DossierProfile =
  /** Leaves out ids and names of persons, decisions, comments, notes, and details of statements besides source, dates and confidence. */
  | 'PUBLIC'
  /** Leaves out ids of persons, comments and notes. */
  | 'COMMITTEE'
  /** Leaves out nothing. */
  | 'INTERNAL';

/** A document that says what the record shows, with its evidence and method. */
export type Dossier = {
  readonly __typename?: 'Dossier';
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** As one HTML page that loads nothing. */
  readonly html: Scalars['String']['output'];
  /** As Markdown. */
  readonly markdown: Scalars['String']['output'];
  /** Input of `remakeDossier`, which makes the same dossier again from the same data. */
  readonly manifest: Scalars['JSON']['output'];
};

/** What people decided about two organizations. */
export type IdentityVerdict =
  /** They are the same organization. */
  | 'SAME'
  /** They are not, however alike they look. */
  | 'NOT_SAME';

/** What two organizations have in common. */
export type IdentityEvidenceKind =
  /** The same Unique Entity Identifier. */
  | 'UEI'
  /** The same CAGE or NCAGE code. */
  | 'CAGE'
  /** The same Legal Entity Identifier. */
  | 'LEI'
  /** A register calls the Legal Entity Identifier of one a duplicate of the other's. */
  | 'DUPLICATE_LEI'
  /** A similar name, unless they are known to be of two countries. */
  | 'NAME';

/** Something that two organizations have in common. */
export type IdentityEvidence = {
  readonly __typename?: 'IdentityEvidence';
  /** What it is. */
  readonly kind: IdentityEvidenceKind;
  /** The shared identifier; for a duplicate, the Legal Entity Identifier of the record that says so; for a name, the country of both, null if that of one is not known. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** Similarity of the names, from 90 to 100, without legal forms; 100 for anything else. */
  readonly similarity: Scalars['Int']['output'];
};

/** Two organizations that may be the same. Nothing follows from it until someone decides. */
export type IdentitySuggestion = {
  readonly __typename?: 'IdentitySuggestion';
  /** The two organizations, in the order of their keys. */
  readonly organizations: ReadonlyArray<Organization>;
  /** What they have in common, identifiers first. */
  readonly evidence: ReadonlyArray<IdentityEvidence>;
  /** Whether they share an identifier or are duplicates. A name alone is weak: groups of companies reuse theirs. */
  readonly isStrong: Scalars['Boolean']['output'];
};

/** A suggestion and its position in the order. */
export type IdentitySuggestionEdge = {
  readonly __typename?: 'IdentitySuggestionEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The suggestion. */
  readonly node: IdentitySuggestion;
};

/** A page of suggestions. */
export type IdentitySuggestionConnection = {
  readonly __typename?: 'IdentitySuggestionConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<IdentitySuggestionEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<IdentitySuggestion>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of suggestions on all pages, at most 5,000. */
  readonly totalCount: Scalars['Int']['output'];
  /** Whether there are more than these 5,000: decide about some to see them. */
  readonly truncated: Scalars['Boolean']['output'];
};

/** A decision about two organizations. It belongs to their keys, and outlives the data. It does not change any statement, chain or exposure; leads take it into account. */
export type IdentityDecision = {
  readonly __typename?: 'IdentityDecision';
  /** The keys of the two organizations, in order. */
  readonly keys: ReadonlyArray<Scalars['String']['output']>;
  /** The two organizations, in the same order; null for one that the data no longer has. */
  readonly organizations: ReadonlyArray<Maybe<Organization>>;
  /** Whether they are the same. */
  readonly verdict: IdentityVerdict;
  /** Reason; null if none was given. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Who made it; `local` on a server that only its own machine reaches. */
  readonly author: Scalars['String']['output'];
};

/** A decision that a record of a screening list is about an organization. It has the record's id, never a name, outlives the data and holds for later editions of the list. */
export type ListingDecision = {
  readonly __typename?: 'ListingDecision';
  /** The record's `_id`. */
  readonly record: Scalars['String']['output'];
  /** The organization; null until the list is imported again. */
  readonly organization?: Maybe<Organization>;
  /** Reason; null if none was given. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly at: Scalars['DateTime']['output'];
  /** Who made it; `local` on a server that only its own machine reaches. */
  readonly author: Scalars['String']['output'];
};

/** A record of a screening list that is left out because it may be about a person: it has no type, and its names do not show an organization. */
export type DoubtfulListing = {
  readonly __typename?: 'DoubtfulListing';
  /** The record's `_id`, by which to decide. */
  readonly record: Scalars['String']['output'];
  /** List, such as `Entity List (EL) - Bureau of Industry and Security`. */
  readonly list: Scalars['String']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Other names, separated by semicolons; null if it has none. */
  readonly otherNames?: Maybe<Scalars['String']['output']>;
  /** The decision that it is about an organization; null if nobody has decided. */
  readonly decision?: Maybe<ListingDecision>;
};

/** Records of a screening list that may be about persons. */
export type DoubtfulListings = {
  readonly __typename?: 'DoubtfulListings';
  /** Name of the file that has them; null if this server remembers no import of the list. */
  readonly file?: Maybe<Scalars['String']['output']>;
  /** The first records, in the order of the file. */
  readonly nodes: ReadonlyArray<DoubtfulListing>;
  /** Number of records. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A case on public record that comes with Subtier and is in the graph. It is a chain package: what it states can be told from other data by its sources. */
export type DocumentedCase = {
  readonly __typename?: 'DocumentedCase';
  /** Its key, as `serve --documented-case` takes it; also the name of its folder in `seed/cases` and of its page in `docs/cases`. */
  readonly key: Scalars['String']['output'];
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** When what it is about took place, in words. */
  readonly years: Scalars['String']['output'];
  /** Where, in words. */
  readonly place: Scalars['String']['output'];
  /** How it stands, in words. */
  readonly outcome: Scalars['String']['output'];
  /** One sentence: who reached what, according to whom. */
  readonly summary: Scalars['String']['output'];
  /** Its sources that are in the graph, by key. */
  readonly sources: ReadonlyArray<Source>;
  /** The systems that its sources describe, by key. */
  readonly systems: ReadonlyArray<System>;
  /** The claims that its sources state, earliest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The accesses to its systems, and the last day on which one of its systems was reached. */
  readonly coverage: Coverage;
};


/** A case on public record that comes with Subtier and is in the graph. It is a chain package: what it states can be told from other data by its sources. */
export type DocumentedCaseCoverageArgs = {
  filter?: InputMaybe<ExposureFilter>;
};

/** Something that the record says about the chains of a brief, and who says so. */
export type BriefFinding = {
  readonly __typename?: 'BriefFinding';
  /** What the record says, as one sentence. */
  readonly sentence: Scalars['String']['output'];
  /** The publishers that say so; for what is contested, who says yes and who says no. */
  readonly support: Scalars['String']['output'];
  /** The hop that it is about; null: it is about a claim. */
  readonly hop?: Maybe<Edge>;
  /** The claims about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
};

/** Something that the record does not answer about exposed accesses. */
export type BriefQuestion = {
  readonly __typename?: 'BriefQuestion';
  /** The question. */
  readonly question: Scalars['String']['output'];
  /** The gap of chains behind it; null: it is about something else, such as how many people a group has. */
  readonly gap?: Maybe<Gap>;
  /** What a request for the answer is about: see `requestDrafts`. */
  readonly topic: RequestTopic;
  /** Exposed accesses that the answer is about. */
  readonly accesses: Scalars['Int']['output'];
  /** Systems that these accesses reach. */
  readonly systems: Scalars['Int']['output'];
};

/**
 * What the record says under some conditions, in sentences that follow from the graph by fixed rules: who reaches what, how certain that is, who said so
 * and what is not on record. No sentence claims more than its weakest statement.
 */
export type Brief = {
  readonly __typename?: 'Brief';
  /** The day that it describes: that of the filter; if nothing is exposed on it, the last day on which something was. Null: there is no such day. */
  readonly day?: Maybe<Scalars['Date']['output']>;
  /** Since or until when, such as: Exposed until 17 July 2025. */
  readonly status: Scalars['String']['output'];
  /** Who reaches what, from where and through whom. About exactly one documented case it is the case's sentence. */
  readonly headline: Scalars['String']['output'];
  /** How certain that is, in sentences. */
  readonly certainty: ReadonlyArray<Scalars['String']['output']>;
  /** Whether all days of the chains that were read are inferred, so that what is exposed on them is possible rather than reported. */
  readonly areDaysInferred: Scalars['Boolean']['output'];
  /** Exposed accesses on the day. */
  readonly accesses: Scalars['Int']['output'];
  /**
   * Those of these accesses of which no source says that they had begun on the day: their start is not on record, and the first report is later. If not all
   * chains were read, at most so many.
   */
  readonly mayNotHaveBegun: Scalars['Int']['output'];
  /** Chains on the day. */
  readonly chains: Scalars['Int']['output'];
  /** Chains that the findings, claims and days are about: the most urgent ones, at most 12. */
  readonly chainsRead: Scalars['Int']['output'];
  /** The first day on which one of these chains holds; null: not on record. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** The first day on which none of them holds any more; null: no end is on record. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** Two publishers or more say so, and nobody denies it. A reprint counts for the publisher whose words it repeats, if that is on record. */
  readonly established: ReadonlyArray<BriefFinding>;
  /** Somebody says so, and somebody denies it. */
  readonly contested: ReadonlyArray<BriefFinding>;
  /** One publisher says so, and nobody denies it. */
  readonly single: ReadonlyArray<BriefFinding>;
  /** What the record does not answer. */
  readonly notOnRecord: ReadonlyArray<BriefQuestion>;
  /** The claims about these chains and the people, companies, contracts and systems on them that have a day, earliest first. */
  readonly claims: ReadonlyArray<Claim>;
};

/** What people may do, from the least to the most. Each may do what those before it may; data is the same for all. */
export type Role =
  /** Reads everything on record, asks saved questions and screens suppliers. */
  | 'READER'
  /** Also asks questions in Cypher of their own and exports the graph. */
  | 'ANALYST'
  /** Also decides, keeps investigations and questions, imports and rolls back. */
  | 'EDITOR'
  /** Also sees and revokes the tokens of others, and reads the audit. */
  | 'ADMIN';

/** Somebody who has signed in. Casework shows their name. */
export type User = {
  readonly __typename?: 'User';
  /** `local`, or a hash of issuer and subject. */
  readonly id: Scalars['ID']['output'];
  /** The name that the OpenID provider or the proxy gives. */
  readonly name: Scalars['String']['output'];
};

/** How a request says who sends it. */
export type SignedInBy =
  /** It comes from a machine that alone reaches the server. */
  | 'LOCAL'
  /** By a session of the OpenID provider. */
  | 'SESSION'
  /** By the proxy's signed token. */
  | 'PROXY'
  /** By a token of Subtier. */
  | 'TOKEN';

/** Who sends this request. */
export type Me = {
  readonly __typename?: 'Me';
  /** `local`, or a hash of issuer and subject. */
  readonly id: Scalars['ID']['output'];
  /** The name to show. */
  readonly name: Scalars['String']['output'];
  /** What you may do. */
  readonly role: Role;
  /** How the request says who sends it. */
  readonly by: SignedInBy;
};

/** A token with which a script acts for its owner, in the header `Authorization: Bearer`. */
export type Token = {
  readonly __typename?: 'Token';
  /** Its id, which is not the token itself. */
  readonly id: Scalars['ID']['output'];
  /** What it is for. */
  readonly name: Scalars['String']['output'];
  /** What it may do. */
  readonly role: Role;
  /** For whom it acts. */
  readonly owner: User;
  /** When it was created. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it stops being valid. */
  readonly expiresAt: Scalars['DateTime']['output'];
};

/** A new token. */
export type CreatedToken = {
  readonly __typename?: 'CreatedToken';
  /** The token's text. It is never shown again. */
  readonly text: Scalars['String']['output'];
  /** What is stored of it. */
  readonly token: Token;
};

/** What somebody did. It names what was read or changed, and has none of the data. */
export type AuditLine = {
  readonly __typename?: 'AuditLine';
  /** Number of the line, from 1. */
  readonly number: Scalars['Int']['output'];
  /** When it was done. */
  readonly at: Scalars['DateTime']['output'];
  /** Who did it. */
  readonly actor: User;
  /** A field of the API, a route or a command. */
  readonly action: Scalars['String']['output'];
  /** By what the request said who sent it: LOCAL, SESSION, PROXY or TOKEN. Null for commands, and in lines of older versions. */
  readonly by?: Maybe<Scalars['String']['output']>;
  /** Id of the session or of the token; not the token itself. */
  readonly credential?: Maybe<Scalars['ID']['output']>;
  /** Id of the HTTP request, as in the server's log and in `X-Request-Id`. */
  readonly request?: Maybe<Scalars['String']['output']>;
  /** The ids, names, formats and statements that were given. Of a text with more than 2,000 characters, or a statement with more than 20,000: its beginning, length and hash. */
  readonly what: Scalars['JSON']['output'];
  /** `ok`, or the code of the failure; `begun` for a change, import or export of which no end is recorded. */
  readonly outcome: Scalars['String']['output'];
  /** Hash of this line and the one before. */
  readonly hash: Scalars['String']['output'];
};

/** Something that the record does not answer about exposed accesses, and that can be asked for: a gap of chains, or something else. */
export type RequestTopic =
  /** Who escorts the access. */
  | 'NO_ESCORT_ON_RECORD'
  /** Which contract it is: the sources do not name it. */
  | 'CONTRACT_NOT_IDENTIFIED'
  /** On which contract people work, whose employment names none. */
  | 'EMPLOYMENT_NAMES_NO_CONTRACT'
  /** The subcontracts between the prime and the accountable organization. */
  | 'NO_SUBCONTRACT_ROUTE'
  /** Who employs the person who answers for the access. */
  | 'EMPLOYER_UNKNOWN'
  /** Under which contract the access is. */
  | 'NO_CONTRACT_ON_ACCESS'
  /** Whether the related contract covers the access. */
  | 'RELATED_CONTRACT'
  /** Where the engineer is located. */
  | 'ORIGIN_UNDETERMINED'
  /** How many people a group has. */
  | 'HEADCOUNT'
  /** How the person accountable for the access was vetted: the escort, the holder of the credential, or else the engineer. */
  | 'VETTING'
  /** Since when the chain holds. */
  | 'START'
  /** How sensitive the system is. */
  | 'SENSITIVITY'
  /** Who owns an organization of the chain, of which no owner is on record on the date. */
  | 'OWNERSHIP';

/** The form of a request. */
export type RequestKind =
  /** A company is asked for documents. */
  | 'DOCUMENT_REQUEST'
  /** A company is asked to answer in writing. */
  | 'INTERROGATORY'
  /** An agency is asked for records under the Freedom of Information Act. */
  | 'FOIA';

/** How far a request has come. */
export type RequestStatus =
  /** It is being written. */
  | 'DRAFT'
  /** It was sent. */
  | 'ASKED'
  /** An answer came. */
  | 'ANSWERED'
  /** It was refused. */
  | 'REFUSED';

/** Who likely holds an answer. */
export type RequestHolder =
  /** The prime of the chain's contract. */
  | 'PRIME'
  /** The accountable organization. */
  | 'ACCOUNTABLE'
  /** The engineer's employer. */
  | 'EMPLOYER'
  /** The agency that awarded the contract, or else owns the system. */
  | 'AGENCY'
  /** An organization of the chain, asked about itself. */
  | 'ORGANIZATION';

/** A request, written by fixed rules from what is not on record. It is not stored: `saveRequest` keeps it. */
export type RequestDraft = {
  readonly __typename?: 'RequestDraft';
  /** What it asks about. */
  readonly topic: RequestTopic;
  /** Its form. */
  readonly kind: RequestKind;
  /** In what capacity the holder likely has the answer. */
  readonly role: RequestHolder;
  /** The organization or agency that likely has the answer; null: not on record. */
  readonly holder?: Maybe<Node>;
  /** Its name; null: not on record. */
  readonly recipient?: Maybe<Scalars['String']['output']>;
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** The text: what is asked, for which days, about what, why, and under which rules. It names no person. */
  readonly text: Scalars['String']['output'];
  /** The rules that it cites, in the versions on the date; empty if no clause is on record. */
  readonly rules: ReadonlyArray<RuleVersion>;
  /** Exposed accesses that the answer would settle. */
  readonly accesses: Scalars['Int']['output'];
  /** Systems that these accesses reach. */
  readonly systems: Scalars['Int']['output'];
  /** The first day of these chains; null: not on record. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** The first day after them; null: no end is on record. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** The date that it is about. */
  readonly asOf: Scalars['Date']['output'];
};

/** A status of a request, from a time on. */
export type RequestStatusChange = {
  readonly __typename?: 'RequestStatusChange';
  /** The status. */
  readonly status: RequestStatus;
  /** Since when. */
  readonly at: Scalars['DateTime']['output'];
  /** Who set it. */
  readonly author: Scalars['String']['output'];
};

/** A request that somebody keeps. It is kept apart from the data, and no answer to it changes the record: import what comes back. */
export type Request = {
  readonly __typename?: 'Request';
  /** Id. */
  readonly id: Scalars['ID']['output'];
  /** Goes up by one with each save: pass it to save a change. */
  readonly revision: Scalars['Int']['output'];
  /** What it asks about. */
  readonly topic: RequestTopic;
  /** Its form. */
  readonly kind: RequestKind;
  /** Title. */
  readonly title: Scalars['String']['output'];
  /** Whom it goes to. */
  readonly recipient: Scalars['String']['output'];
  /** The text. */
  readonly text: Scalars['String']['output'];
  /** How far it has come. */
  readonly status: RequestStatus;
  /** What came back, or why it was refused; empty if nobody wrote it. */
  readonly note: Scalars['String']['output'];
  /** The date that it is about. */
  readonly asOf: Scalars['Date']['output'];
  /** Exposed accesses that the answer would settle, as counted when it was drafted. */
  readonly accesses: Scalars['Int']['output'];
  /** The parameters of the page's address when it was drafted; empty if there are none. */
  readonly address: Scalars['String']['output'];
  /** Each status that it had, earliest first. */
  readonly history: ReadonlyArray<RequestStatusChange>;
  /** When it was first saved. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was last saved. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Who saved it; `local` on a server that only its own machine reaches. */
  readonly author: Scalars['String']['output'];
};

/** What to save of a request. */
export type RequestInput = {
  /** What it asks about. */
  readonly topic: RequestTopic;
  /** Its form. */
  readonly kind: RequestKind;
  /** Title, at most 200 characters. */
  readonly title: Scalars['String']['input'];
  /** Whom it goes to, at most 200 characters. */
  readonly recipient: Scalars['String']['input'];
  /** The text, at most 20,000 characters. */
  readonly text: Scalars['String']['input'];
  /** How far it has come. */
  readonly status?: RequestStatus;
  /** What came back, or why it was refused; at most 2,000 characters. */
  readonly note?: Scalars['String']['input'];
  /** The date that it is about. */
  readonly asOf: Scalars['Date']['input'];
  /** Exposed accesses that the answer would settle, as the draft counts them. */
  readonly accesses: Scalars['Int']['input'];
  /** The parameters of the page's address, at most 4,000 characters. */
  readonly address?: Scalars['String']['input'];
};

/** Whether a row of a list of suppliers is an organization on record. */
export type ScreenMatch =
  /** It is this organization, by an identifier or by a decision of a person. */
  | 'SAME'
  /** It may be one of the candidates. What is possible enters no verdict. */
  | 'POSSIBLE'
  /** Nothing like it is on record. That does not clear it. */
  | 'NONE_ON_RECORD';

/** A role of an organization in chains. */
export type ScreenRoleKind =
  /** The prime contractor of a contract. */
  | 'PRIME'
  /** A company with a subcontract. */
  | 'SUBCONTRACTOR'
  /** An employer of people who escort others. */
  | 'EMPLOYS_ESCORTS'
  /** An employer of engineers. */
  | 'EMPLOYS_ENGINEERS';

/** How something about a row is different since the screening was last run. */
export type ScreeningChangeKind =
  /** It was not on record before. */
  | 'APPEARED'
  /** It is no longer on record. */
  | 'GONE'
  /** It has another value. */
  | 'CHANGED';

/** A row of a list of suppliers. Give what you have. */
export type ScreenRow = {
  /** Your own id of the supplier. */
  readonly ref?: InputMaybe<Scalars['String']['input']>;
  /** The name of the company. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Its Unique Entity Identifier, in any case and print. */
  readonly uei?: InputMaybe<Scalars['String']['input']>;
  /** Its CAGE or NCAGE code, in any case and print. */
  readonly cage?: InputMaybe<Scalars['String']['input']>;
  /** Its Legal Entity Identifier, in any case and print. */
  readonly lei?: InputMaybe<Scalars['String']['input']>;
  /** Its country: an ISO 3166 code or a name in English. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
};

/** A row of a list of suppliers, as it was given. */
export type ScreenedRow = {
  readonly __typename?: 'ScreenedRow';
  /** Your own id of the supplier. */
  readonly ref?: Maybe<Scalars['String']['output']>;
  /** The name of the company. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Its Unique Entity Identifier. */
  readonly uei?: Maybe<Scalars['String']['output']>;
  /** Its CAGE or NCAGE code. */
  readonly cage?: Maybe<Scalars['String']['output']>;
  /** Its Legal Entity Identifier. */
  readonly lei?: Maybe<Scalars['String']['output']>;
  /** Its country. */
  readonly country?: Maybe<Scalars['String']['output']>;
};

/** An organization that a row may be. */
export type ScreenCandidate = {
  readonly __typename?: 'ScreenCandidate';
  /** The organization. */
  readonly organization: Organization;
  /** From 0 to 100. It orders candidates and decides nothing. */
  readonly score: Scalars['Float']['output'];
  /** What speaks for it and against it, field by field. */
  readonly because: ReadonlyArray<Scalars['String']['output']>;
  /** Keys of the lists that designate the candidate on the day. That says nothing about the row until somebody decides who it is. */
  readonly designatedOn: ReadonlyArray<Scalars['String']['output']>;
  /** What designated parties hold of the candidate, by cascade; null if nothing is known of it. */
  readonly ownedByDesignated?: Maybe<ShareRange>;
  /** Accesses of foreign personnel on the day whose chains pass through the candidate. */
  readonly accessesThrough: Scalars['Int']['output'];
};

/** What a rule says about a supplier by what is on record. It is no legal advice. */
export type ScreenVerdict = {
  readonly __typename?: 'ScreenVerdict';
  /** The id of the rule. */
  readonly rule: Scalars['String']['output'];
  /** The verdict, such as COVERED, CANNOT_TELL, NOT_REACHED, NONE_ON_RECORD, NOT_COMPARED. */
  readonly verdict: Scalars['String']['output'];
  /** Why, in one or two sentences. */
  readonly because: Scalars['String']['output'];
  /** The share that decides; null for rules without a sum. */
  readonly share?: Maybe<ShareRange>;
  /** The arithmetic, from the company up. Empty in a saved screening: ask `screen` for the row. */
  readonly steps: ReadonlyArray<OwnershipStep>;
};

/** A role of an organization in chains, today or on another day. */
export type ScreenRole = {
  readonly __typename?: 'ScreenRole';
  /** The role. */
  readonly role: ScreenRoleKind;
  /** Whether it has the role on the day; else it had it, or will have it, on another. */
  readonly isToday: Scalars['Boolean']['output'];
  /** The least number of subcontracts between a prime and it; 0 for a prime, null if no route from a prime is on record. */
  readonly tier?: Maybe<Scalars['Int']['output']>;
  /** The number of contracts on which it has the role. */
  readonly contracts: Scalars['Int']['output'];
};

/** A designation of an organization on a list, with its days. */
export type ScreenDesignation = {
  readonly __typename?: 'ScreenDesignation';
  /** The key of the list. */
  readonly list: Scalars['String']['output'];
  /** The title of the list. */
  readonly title: Scalars['String']['output'];
  /** The first day; null: open. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** The first day on which it no longer holds; null: open. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** The key of the source that says so. */
  readonly source: Scalars['String']['output'];
  /** Whether it holds on the day. */
  readonly isToday: Scalars['Boolean']['output'];
};

/** What a person decided about a row. It holds for every list with a row of the same name, identifiers and country. */
export type ScreeningDecision = {
  readonly __typename?: 'ScreeningDecision';
  /** The digest of the row. */
  readonly row: Scalars['String']['output'];
  /** The organization that it is; null: none of those rejected, or no longer on record. */
  readonly organization?: Maybe<Organization>;
  /** The keys of the organizations that it is not. */
  readonly rejected: ReadonlyArray<Scalars['String']['output']>;
  /** Why. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it was decided. */
  readonly at: Scalars['String']['output'];
  /** Who decided it. */
  readonly author: Scalars['String']['output'];
};

/** What is on record about a row of a list of suppliers. Without SAME, it has no ownership, designations and roles. */
export type ScreenResult = {
  readonly __typename?: 'ScreenResult';
  /** Your own id of the supplier. */
  readonly ref?: Maybe<Scalars['String']['output']>;
  /** The row, as it was given. */
  readonly row: ScreenedRow;
  /** What identifies the row in decisions. */
  readonly digest: Scalars['String']['output'];
  /** Whether it is an organization on record. */
  readonly match: ScreenMatch;
  /** Why, in sentences. */
  readonly because: ReadonlyArray<Scalars['String']['output']>;
  /** The organization; only with SAME. */
  readonly organization?: Maybe<Organization>;
  /** The organizations that it may be, the best first; only with POSSIBLE. */
  readonly candidates: ReadonlyArray<ScreenCandidate>;
  /** Keys of the lists that designate a candidate on the day: the row may be a designated party. Only with POSSIBLE. */
  readonly possiblyDesignatedOn: ReadonlyArray<Scalars['String']['output']>;
  /** The decision about the row. */
  readonly decision?: Maybe<ScreeningDecision>;
  /** What was given and not compared, and rows with the same identifier, in sentences. */
  readonly warnings: ReadonlyArray<Scalars['String']['output']>;
  /** Its roles in chains, today and on any day. */
  readonly roles: ReadonlyArray<ScreenRole>;
  /** Accesses of foreign personnel on the day whose chains pass through it, as `exposures` counts them without lists. */
  readonly accessesThrough: Scalars['Int']['output'];
  /** The highest priority of these chains; null if there are none. */
  readonly worst?: Maybe<Band>;
  /** Countries abroad where it performs work on the day. */
  readonly workAbroad: ReadonlyArray<Country>;
  /** Keys of the lists that designate it on the day. */
  readonly designatedOn: ReadonlyArray<Scalars['String']['output']>;
  /** Its designations on any day. */
  readonly designations: ReadonlyArray<ScreenDesignation>;
  /** What designated parties hold, by cascade, over `lists`; none given: every list. Null unless SAME. */
  readonly ownedByDesignated?: Maybe<ShareRange>;
  /** What parties registered abroad hold. Null unless SAME. */
  readonly foreignShare?: Maybe<ShareRange>;
  /** The owners above which no owner is on record. */
  readonly ultimateParents: ReadonlyArray<Organization>;
  /** What is not on record, in sentences. */
  readonly notOnRecord: ReadonlyArray<Scalars['String']['output']>;
  /** What each rule says about ownership on the day. Empty unless SAME. */
  readonly verdicts: ReadonlyArray<ScreenVerdict>;
};

/** A result and its position in the order. */
export type ScreenResultEdge = {
  readonly __typename?: 'ScreenResultEdge';
  /** Pass it as `after` to continue after this item. */
  readonly cursor: Scalars['String']['output'];
  /** The result. */
  readonly node: ScreenResult;
};

/** A page of results. */
export type ScreenResultConnection = {
  readonly __typename?: 'ScreenResultConnection';
  /** The items on the page, with cursors. */
  readonly edges: ReadonlyArray<ScreenResultEdge>;
  /** The items on the page. */
  readonly nodes: ReadonlyArray<ScreenResult>;
  /** Position of the page in the list. */
  readonly pageInfo: PageInfo;
  /** Number of results on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A list by which suppliers were screened, as it was then. */
export type ScreenedList = {
  readonly __typename?: 'ScreenedList';
  /** The key of the list. */
  readonly key: Scalars['String']['output'];
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** Designations that held on the day. */
  readonly designations: Scalars['Int']['output'];
  /** Its latest sources, with the day of their retrieval. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
};

/** Something about a row that is different since the screening was last run. */
export type ScreeningChange = {
  readonly __typename?: 'ScreeningChange';
  /** The position of the row in the list, from 0. */
  readonly position: Scalars['Int']['output'];
  /** The row; null if it can no longer be read. */
  readonly row?: Maybe<ScreenedRow>;
  /** How it is different. */
  readonly kind: ScreeningChangeKind;
  /** What appeared, is gone or changed, in a sentence. */
  readonly what: Scalars['String']['output'];
  /** Why, in a sentence. */
  readonly because: Scalars['String']['output'];
};

/** A saved screening: a list of suppliers with what was on record about it when it was run. */
export type Screening = {
  readonly __typename?: 'Screening';
  /** Its id, also in the address of the page. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Digest of the file or of the rows. */
  readonly inputSha256: Scalars['String']['output'];
  /** The mapping by which the columns were read, as text. */
  readonly mapping?: Maybe<Scalars['String']['output']>;
  /** The day that it is about. */
  readonly asOf: Scalars['Date']['output'];
  /** Keys of the lists; empty: every list. */
  readonly lists: ReadonlyArray<Scalars['String']['output']>;
  /** The number of rows. */
  readonly rows: Scalars['Int']['output'];
  /** Rows that are an organization on record. */
  readonly same: Scalars['Int']['output'];
  /** Rows that may be one. */
  readonly possible: Scalars['Int']['output'];
  /** Rows like which nothing is on record. */
  readonly noneOnRecord: Scalars['Int']['output'];
  /** The version of the graph that was read. */
  readonly edition: Scalars['Int']['output'];
  /** Whether the graph, or what people decided about organizations, has changed since. */
  readonly isOutdated: Scalars['Boolean']['output'];
  /** The lists, as they were then. */
  readonly editionsOfLists: ReadonlyArray<ScreenedList>;
  /** When it was last run. */
  readonly ranAt: Scalars['String']['output'];
  /** When it was run before; null: it was run once. */
  readonly ranBefore?: Maybe<Scalars['String']['output']>;
  /** When it was saved. */
  readonly createdAt: Scalars['String']['output'];
  /** Who saved it. */
  readonly author: Scalars['String']['output'];
  /** The results, in the order of the rows. */
  readonly results: ScreenResultConnection;
  /** What is different since it was run before, in the order of the rows. */
  readonly changes: ReadonlyArray<ScreeningChange>;
  /** The number of changes. */
  readonly changeCount: Scalars['Int']['output'];
  /** Keys of the organizations that the rows are: parameters of saved questions over the list. */
  readonly organizationKeys: ReadonlyArray<Scalars['String']['output']>;
};


/** A saved screening: a list of suppliers with what was on record about it when it was run. */
export type ScreeningResultsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  match?: InputMaybe<ScreenMatch>;
};


/** A saved screening: a list of suppliers with what was on record about it when it was run. */
export type ScreeningChangesArgs = {
  first?: Scalars['Int']['input'];
  skip?: Scalars['Int']['input'];
};

/** A share in percent. What is not on record widens it. */
export type ShareRange = {
  readonly __typename?: 'ShareRange';
  /** At least this share is on record. */
  readonly low: Scalars['Float']['output'];
  /** Not more than this share, whatever is not on record. */
  readonly high: Scalars['Float']['output'];
};

/** What follows from the record under a rule on the day. None of them means that a company is in order. */
export type OwnershipVerdict =
  /** The rule covers the company, by what is on record. */
  | 'COVERED'
  /** It may, because something is not on record. */
  | 'CANNOT_TELL'
  /** Even if everything that is not on record counts, the share stays below the threshold. */
  | 'NOT_REACHED'
  /** No control or affiliation by a party on its list is on record. */
  | 'NONE_ON_RECORD'
  /** The rule is about other companies. */
  | 'DOES_NOT_APPLY'
  /** The rule was suspended on the day. */
  | 'NOT_IN_FORCE'
  /** The text that applies on the day was not compared. */
  | 'NOT_COMPARED'
  /** The day is before the first version of the rule that was looked at. */
  | 'NOT_LOOKED_AT';

/** A step of the arithmetic: an owner and what it owns. */
export type OwnershipStep = {
  readonly __typename?: 'OwnershipStep';
  /** The owner; null for what the stated shares leave, which anybody may hold. */
  readonly owner?: Maybe<Organization>;
  /** The organization owned. */
  readonly owned: Organization;
  /** The share that the owner holds. */
  readonly share: ShareRange;
  /** How the share counts under the rule, in words. */
  readonly counts: Scalars['String']['output'];
  /** What it adds to the result of the organization owned; null for rules without a sum. */
  readonly adds?: Maybe<ShareRange>;
  /** The result of the organization owned; null for rules without a sum. */
  readonly result?: Maybe<ShareRange>;
  /** The statements of the hop that hold on the day, the best first. */
  readonly statements: ReadonlyArray<Statement>;
};

/** What a rule says about the ownership of a company. */
export type OwnershipFinding = {
  readonly __typename?: 'OwnershipFinding';
  /** The rule. */
  readonly rule: OwnershipRule;
  /** Its title. */
  readonly title: Scalars['String']['output'];
  /** The verdict. */
  readonly verdict: OwnershipVerdict;
  /** The reason, in words. */
  readonly because: Scalars['String']['output'];
  /** Which version of the rule this is, when it was compared, and what was read of it. */
  readonly citation: Scalars['String']['output'];
  /** The share that decides; null for rules without a sum. */
  readonly share?: Maybe<ShareRange>;
  /** The arithmetic, from the company up; at most 200 steps. */
  readonly steps: ReadonlyArray<OwnershipStep>;
};

/** Who owns a company on a day, under each rule. */
export type Ownership = {
  readonly __typename?: 'Ownership';
  /** Keys of the lists that designate the company itself on the day. */
  readonly designatedOn: ReadonlyArray<Scalars['String']['output']>;
  /**
   * What designated parties hold, by cascade: a designated owner counts with its whole share, and so does one of which designated parties hold half or
   * more. A list designates organizations; one that is named in `lists` also designates those registered in its countries.
   */
  readonly ownedByDesignated: ShareRange;
  /** What parties registered abroad hold: shares multiply along a chain and add up over chains. */
  readonly foreignShare: ShareRange;
  /** The owners at the top, where each owner on the way may hold half or more, or controls. */
  readonly ultimateParents: ReadonlyArray<Organization>;
  /** What is not on record, in sentences. */
  readonly notOnRecord: ReadonlyArray<Scalars['String']['output']>;
  /** One for each rule. */
  readonly findings: ReadonlyArray<OwnershipFinding>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( ExposureModel )
    | ( AccessNode )
  ;
  Entity:
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Source: ResolverTypeWrapper<EntityModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Agency: ResolverTypeWrapper<EntityModel>;
  System: ResolverTypeWrapper<EntityModel>;
  Organization: ResolverTypeWrapper<EntityModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Contract: ResolverTypeWrapper<EntityModel>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Person: ResolverTypeWrapper<EntityModel>;
  DesignationList: ResolverTypeWrapper<EntityModel>;
  Claim: ResolverTypeWrapper<EntityModel>;
  Passage: ResolverTypeWrapper<EntityModel>;
  Vetting: ResolverTypeWrapper<EntityModel>;
  NodeLabel: NodeLabel;
  EdgeType: EdgeType;
  SourceEdge: ResolverTypeWrapper<Omit<SourceEdge, 'node'> & { node: ResolversTypes['Source'] }>;
  SourceConnection: ResolverTypeWrapper<Omit<SourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SourceEdge']>, nodes: ReadonlyArray<ResolversTypes['Source']> }>;
  AgencyEdge: ResolverTypeWrapper<Omit<AgencyEdge, 'node'> & { node: ResolversTypes['Agency'] }>;
  AgencyConnection: ResolverTypeWrapper<Omit<AgencyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AgencyEdge']>, nodes: ReadonlyArray<ResolversTypes['Agency']> }>;
  SystemEdge: ResolverTypeWrapper<Omit<SystemEdge, 'node'> & { node: ResolversTypes['System'] }>;
  SystemConnection: ResolverTypeWrapper<Omit<SystemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SystemEdge']>, nodes: ReadonlyArray<ResolversTypes['System']> }>;
  OrganizationEdge: ResolverTypeWrapper<Omit<OrganizationEdge, 'node'> & { node: ResolversTypes['Organization'] }>;
  OrganizationConnection: ResolverTypeWrapper<Omit<OrganizationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationEdge']>, nodes: ReadonlyArray<ResolversTypes['Organization']> }>;
  ContractEdge: ResolverTypeWrapper<Omit<ContractEdge, 'node'> & { node: ResolversTypes['Contract'] }>;
  ContractConnection: ResolverTypeWrapper<Omit<ContractConnection, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversTypes['ContractEdge']>, nodes: ReadonlyArray<ResolversTypes['Contract']>, cypher?: Maybe<ResolversTypes['CypherStatement']> }>;
  PersonEdge: ResolverTypeWrapper<Omit<PersonEdge, 'node'> & { node: ResolversTypes['Person'] }>;
  PersonConnection: ResolverTypeWrapper<Omit<PersonConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PersonEdge']>, nodes: ReadonlyArray<ResolversTypes['Person']> }>;
  DesignationListEdge: ResolverTypeWrapper<Omit<DesignationListEdge, 'node'> & { node: ResolversTypes['DesignationList'] }>;
  DesignationListConnection: ResolverTypeWrapper<Omit<DesignationListConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DesignationListEdge']>, nodes: ReadonlyArray<ResolversTypes['DesignationList']> }>;
  ClaimEdge: ResolverTypeWrapper<Omit<ClaimEdge, 'node'> & { node: ResolversTypes['Claim'] }>;
  ClaimConnection: ResolverTypeWrapper<Omit<ClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ClaimEdge']>, nodes: ReadonlyArray<ResolversTypes['Claim']> }>;
  PassageEdge: ResolverTypeWrapper<Omit<PassageEdge, 'node'> & { node: ResolversTypes['Passage'] }>;
  PassageConnection: ResolverTypeWrapper<Omit<PassageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PassageEdge']>, nodes: ReadonlyArray<ResolversTypes['Passage']> }>;
  CountryEdge: ResolverTypeWrapper<Omit<CountryEdge, 'node'> & { node: ResolversTypes['Country'] }>;
  CountryConnection: ResolverTypeWrapper<Omit<CountryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CountryEdge']>, nodes: ReadonlyArray<ResolversTypes['Country']> }>;
  SourceHop: ResolverTypeWrapper<Omit<SourceHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Source'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  SourceHopConnection: ResolverTypeWrapper<Omit<SourceHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SourceHop']>, nodes: ReadonlyArray<ResolversTypes['Source']> }>;
  AgencyHop: ResolverTypeWrapper<Omit<AgencyHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Agency'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  AgencyHopConnection: ResolverTypeWrapper<Omit<AgencyHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AgencyHop']>, nodes: ReadonlyArray<ResolversTypes['Agency']> }>;
  SystemHop: ResolverTypeWrapper<Omit<SystemHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['System'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  SystemHopConnection: ResolverTypeWrapper<Omit<SystemHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SystemHop']>, nodes: ReadonlyArray<ResolversTypes['System']> }>;
  OrganizationHop: ResolverTypeWrapper<Omit<OrganizationHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Organization'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  OrganizationHopConnection: ResolverTypeWrapper<Omit<OrganizationHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationHop']>, nodes: ReadonlyArray<ResolversTypes['Organization']> }>;
  ContractHop: ResolverTypeWrapper<Omit<ContractHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Contract'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  ContractHopConnection: ResolverTypeWrapper<Omit<ContractHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContractHop']>, nodes: ReadonlyArray<ResolversTypes['Contract']> }>;
  PersonHop: ResolverTypeWrapper<Omit<PersonHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Person'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  PersonHopConnection: ResolverTypeWrapper<Omit<PersonHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PersonHop']>, nodes: ReadonlyArray<ResolversTypes['Person']> }>;
  DesignationListHop: ResolverTypeWrapper<Omit<DesignationListHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['DesignationList'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  DesignationListHopConnection: ResolverTypeWrapper<Omit<DesignationListHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DesignationListHop']>, nodes: ReadonlyArray<ResolversTypes['DesignationList']> }>;
  ClaimHop: ResolverTypeWrapper<Omit<ClaimHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Claim'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  ClaimHopConnection: ResolverTypeWrapper<Omit<ClaimHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ClaimHop']>, nodes: ReadonlyArray<ResolversTypes['Claim']> }>;
  PassageHop: ResolverTypeWrapper<Omit<PassageHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Passage'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  PassageHopConnection: ResolverTypeWrapper<Omit<PassageHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PassageHop']>, nodes: ReadonlyArray<ResolversTypes['Passage']> }>;
  VettingHop: ResolverTypeWrapper<Omit<VettingHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Vetting'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  VettingHopConnection: ResolverTypeWrapper<Omit<VettingHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VettingHop']>, nodes: ReadonlyArray<ResolversTypes['Vetting']> }>;
  CountryHop: ResolverTypeWrapper<Omit<CountryHop, 'node' | 'statements' | 'hop'> & { node: ResolversTypes['Country'], statements: ReadonlyArray<ResolversTypes['Statement']>, hop: ResolversTypes['Edge'] }>;
  CountryHopConnection: ResolverTypeWrapper<Omit<CountryHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CountryHop']>, nodes: ReadonlyArray<ResolversTypes['Country']> }>;
  OrderDirection: OrderDirection;
  StringFilter: StringFilter;
  KeyFilter: KeyFilter;
  BooleanFilter: BooleanFilter;
  StringListFilter: StringListFilter;
  IntFilter: IntFilter;
  FloatFilter: FloatFilter;
  DateFilter: DateFilter;
  DataClassFilter: DataClassFilter;
  AccessModeFilter: AccessModeFilter;
  AccessBasisFilter: AccessBasisFilter;
  SensitivityFilter: SensitivityFilter;
  SubawardDoubtListFilter: SubawardDoubtListFilter;
  SourceGrade: SourceGrade;
  SourceGradeFilter: SourceGradeFilter;
  SourceFilter: SourceFilter;
  SourceOrderField: SourceOrderField;
  SourceOrder: SourceOrder;
  AgencyFilter: AgencyFilter;
  AgencyOrderField: AgencyOrderField;
  AgencyOrder: AgencyOrder;
  SystemKind: SystemKind;
  SystemKindFilter: SystemKindFilter;
  SystemFilter: SystemFilter;
  SystemOrderField: SystemOrderField;
  SystemOrder: SystemOrder;
  OrganizationFilter: OrganizationFilter;
  OrganizationOrderField: OrganizationOrderField;
  OrganizationOrder: OrganizationOrder;
  ContractFilter: ContractFilter;
  ContractOrderField: ContractOrderField;
  ContractOrder: ContractOrder;
  PersonKind: PersonKind;
  PersonKindFilter: PersonKindFilter;
  PersonUsPersonStatus: PersonUsPersonStatus;
  PersonUsPersonStatusFilter: PersonUsPersonStatusFilter;
  PersonFilter: PersonFilter;
  PersonOrderField: PersonOrderField;
  PersonOrder: PersonOrder;
  DesignationListFilter: DesignationListFilter;
  DesignationListOrderField: DesignationListOrderField;
  DesignationListOrder: DesignationListOrder;
  ClaimStance: ClaimStance;
  ClaimStanceFilter: ClaimStanceFilter;
  ClaimFilter: ClaimFilter;
  ClaimOrderField: ClaimOrderField;
  ClaimOrder: ClaimOrder;
  PassageFilter: PassageFilter;
  PassageOrderField: PassageOrderField;
  PassageOrder: PassageOrder;
  VettingTier: VettingTier;
  VettingTierFilter: VettingTierFilter;
  VettingClearance: VettingClearance;
  VettingClearanceFilter: VettingClearanceFilter;
  VettingAdjudication: VettingAdjudication;
  VettingAdjudicationFilter: VettingAdjudicationFilter;
  VettingFilter: VettingFilter;
  VettingOrderField: VettingOrderField;
  VettingOrder: VettingOrder;
  CountryFilter: CountryFilter;
  CountryOrderField: CountryOrderField;
  CountryOrder: CountryOrder;
  StatementFilter: StatementFilter;
  AgencyHopFilters: AgencyHopFilters;
  AgencyHopFilter: AgencyHopFilter;
  SystemHopFilters: SystemHopFilters;
  SystemHopFilter: SystemHopFilter;
  CountryHopFilters: CountryHopFilters;
  CountryHopFilter: CountryHopFilter;
  OrganizationHopFilters: OrganizationHopFilters;
  OrganizationHopFilter: OrganizationHopFilter;
  OrganizationOwnsHopFilters: OrganizationOwnsHopFilters;
  OrganizationOwnsHopFilter: OrganizationOwnsHopFilter;
  ContractHopFilters: ContractHopFilters;
  ContractHopFilter: ContractHopFilter;
  OrganizationSubcontractsToHopFilters: OrganizationSubcontractsToHopFilters;
  OrganizationSubcontractsToHopFilter: OrganizationSubcontractsToHopFilter;
  PersonHopFilters: PersonHopFilters;
  PersonHopFilter: PersonHopFilter;
  PersonEmploysHopFilters: PersonEmploysHopFilters;
  PersonEmploysHopFilter: PersonEmploysHopFilter;
  OrganizationEmploysHopFilters: OrganizationEmploysHopFilters;
  OrganizationEmploysHopFilter: OrganizationEmploysHopFilter;
  VettingHoldsHopFilters: VettingHoldsHopFilters;
  VettingHoldsHopFilter: VettingHoldsHopFilter;
  PersonHoldsHopFilters: PersonHoldsHopFilters;
  PersonHoldsHopFilter: PersonHoldsHopFilter;
  SystemAccessesHopFilters: SystemAccessesHopFilters;
  SystemAccessesHopFilter: SystemAccessesHopFilter;
  PersonAccessesHopFilters: PersonAccessesHopFilters;
  PersonAccessesHopFilter: PersonAccessesHopFilter;
  PersonEscortsHopFilters: PersonEscortsHopFilters;
  PersonEscortsHopFilter: PersonEscortsHopFilter;
  PersonLendsToHopFilters: PersonLendsToHopFilters;
  PersonLendsToHopFilter: PersonLendsToHopFilter;
  DesignationListDesignatedOnHopFilters: DesignationListDesignatedOnHopFilters;
  DesignationListDesignatedOnHopFilter: DesignationListDesignatedOnHopFilter;
  CountryDesignatedOnHopFilters: CountryDesignatedOnHopFilters;
  CountryDesignatedOnHopFilter: CountryDesignatedOnHopFilter;
  OrganizationDesignatedOnHopFilters: OrganizationDesignatedOnHopFilters;
  OrganizationDesignatedOnHopFilter: OrganizationDesignatedOnHopFilter;
  SourceStandsInHopFilters: SourceStandsInHopFilters;
  SourceStandsInHopFilter: SourceStandsInHopFilter;
  ClaimStandsInHopFilters: ClaimStandsInHopFilters;
  ClaimStandsInHopFilter: ClaimStandsInHopFilter;
  SourceAboutHopFilters: SourceAboutHopFilters;
  SourceAboutHopFilter: SourceAboutHopFilter;
  ClaimAboutHopFilters: ClaimAboutHopFilters;
  ClaimAboutHopFilter: ClaimAboutHopFilter;
  AgencyAboutHopFilters: AgencyAboutHopFilters;
  AgencyAboutHopFilter: AgencyAboutHopFilter;
  SystemAboutHopFilters: SystemAboutHopFilters;
  SystemAboutHopFilter: SystemAboutHopFilter;
  OrganizationAboutHopFilters: OrganizationAboutHopFilters;
  OrganizationAboutHopFilter: OrganizationAboutHopFilter;
  ContractAboutHopFilters: ContractAboutHopFilters;
  ContractAboutHopFilter: ContractAboutHopFilter;
  PersonAboutHopFilters: PersonAboutHopFilters;
  PersonAboutHopFilter: PersonAboutHopFilter;
  DesignationListAboutHopFilters: DesignationListAboutHopFilters;
  DesignationListAboutHopFilter: DesignationListAboutHopFilter;
  PassageAboutHopFilters: PassageAboutHopFilters;
  PassageAboutHopFilter: PassageAboutHopFilter;
  CountryAboutHopFilters: CountryAboutHopFilters;
  CountryAboutHopFilter: CountryAboutHopFilter;
  ClaimHopFilters: ClaimHopFilters;
  ClaimHopFilter: ClaimHopFilter;
  SourceHopFilters: SourceHopFilters;
  SourceHopFilter: SourceHopFilter;
  DesignationListHopFilters: DesignationListHopFilters;
  DesignationListHopFilter: DesignationListHopFilter;
  PassageHopFilters: PassageHopFilters;
  PassageHopFilter: PassageHopFilter;
  OwnsStatementFilter: OwnsStatementFilter;
  SubcontractsToStatementFilter: SubcontractsToStatementFilter;
  EmploysRole: EmploysRole;
  EmploysRoleFilter: EmploysRoleFilter;
  EmploysProficiency: EmploysProficiency;
  EmploysProficiencyFilter: EmploysProficiencyFilter;
  EmploysStatementFilter: EmploysStatementFilter;
  HoldsTier: HoldsTier;
  HoldsTierFilter: HoldsTierFilter;
  HoldsClearance: HoldsClearance;
  HoldsClearanceFilter: HoldsClearanceFilter;
  HoldsAdjudication: HoldsAdjudication;
  HoldsAdjudicationFilter: HoldsAdjudicationFilter;
  HoldsStatementFilter: HoldsStatementFilter;
  AccessesPlane: AccessesPlane;
  AccessesPlaneFilter: AccessesPlaneFilter;
  AccessesStatementFilter: AccessesStatementFilter;
  EscortsStatementFilter: EscortsStatementFilter;
  LendsToStatementFilter: LendsToStatementFilter;
  DesignatedOnStatementFilter: DesignatedOnStatementFilter;
  StandsInStanding: StandsInStanding;
  StandsInStandingFilter: StandsInStandingFilter;
  StandsInStatementFilter: StandsInStatementFilter;
  AboutStatementFilter: AboutStatementFilter;
  ExposureFilter: ExposureFilter;
  ExposureExclusion: ExposureExclusion;
  OwnershipRule: OwnershipRule;
  CostUnit: CostUnit;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  AccessMode: AccessMode;
  AccessBasis: AccessBasis;
  DataClass: DataClass;
  Origin: Origin;
  OriginBasis: OriginBasis;
  Lineage: Lineage;
  EngineerClearance: EngineerClearance;
  Sensitivity: Sensitivity;
  Gap: Gap;
  Band: Band;
  ExposureOrder: ExposureOrder;
  NeighbourOrder: NeighbourOrder;
  ExposureGroup: ExposureGroup;
  LeadKind: LeadKind;
  Direction: Direction;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Entity: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Entity']>;
  Country: ResolverTypeWrapper<EntityModel>;
  ClaimStanding: ClaimStanding;
  ClaimStandingPeriod: ResolverTypeWrapper<StandingPeriod>;
  SubawardReporting: ResolverTypeWrapper<SubawardReporting>;
  OrganizationIdentifier: ResolverTypeWrapper<OrganizationIdentifier>;
  IdentifierKind: IdentifierKind;
  Statement: ResolverTypeWrapper<StatedHop>;
  SubawardDoubt: SubawardDoubt;
  Edge: ResolverTypeWrapper<Hop>;
  Path: ResolverTypeWrapper<Picture>;
  SourceStatements: ResolverTypeWrapper<SourceStatements>;
  SourceCountry: ResolverTypeWrapper<Omit<SourceCountry, 'country'> & { country: ResolversTypes['Country'] }>;
  SourceSummary: ResolverTypeWrapper<Omit<SourceSummary, 'countries'> & { countries: ReadonlyArray<ResolversTypes['SourceCountry']> }>;
  LoneStatement: ResolverTypeWrapper<LoneStatementModel>;
  LoneStatementConnection: ResolverTypeWrapper<Omit<LoneStatementConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['LoneStatement']> }>;
  Period: ResolverTypeWrapper<Period>;
  SupersededStatement: ResolverTypeWrapper<Omit<SupersededStatement, 'statement'> & { statement: ResolversTypes['Statement'] }>;
  AccessHistory: ResolverTypeWrapper<Omit<AccessHistory, 'superseded'> & { superseded: ReadonlyArray<ResolversTypes['SupersededStatement']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Exposure: ResolverTypeWrapper<ExposureModel>;
  ExposureCondition: ResolverTypeWrapper<Omit<ExposureCondition, 'list'> & { list?: Maybe<ResolversTypes['DesignationList']> }>;
  Priority: ResolverTypeWrapper<Omit<Priority, 'reasons'> & { reasons: ReadonlyArray<ResolversTypes['PriorityReason']> }>;
  PriorityReason: ResolverTypeWrapper<Omit<PriorityReason, 'versions'> & { versions: ReadonlyArray<ResolversTypes['RuleVersion']> }>;
  RuleKind: RuleKind;
  RuleState: RuleState;
  RuleVersion: ResolverTypeWrapper<RuleVersionModel>;
  Rule: ResolverTypeWrapper<RuleModel>;
  AppliedRule: ResolverTypeWrapper<Omit<AppliedRule, 'applies'> & { applies: ResolversTypes['RuleVersion'] }>;
  RuleJudgment: ResolverTypeWrapper<Omit<RuleJudgment, 'applied'> & { applied: ReadonlyArray<ResolversTypes['AppliedRule']> }>;
  ExposureEdge: ResolverTypeWrapper<Omit<ExposureEdge, 'node'> & { node: ResolversTypes['Exposure'] }>;
  ExposureConnection: ResolverTypeWrapper<Omit<ExposureConnection, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversTypes['ExposureEdge']>, nodes: ReadonlyArray<ResolversTypes['Exposure']>, cypher: ResolversTypes['CypherStatement'] }>;
  ExposureChange: ExposureChange;
  ComparedSide: ComparedSide;
  ComparedExposures: ResolverTypeWrapper<Omit<ComparedExposures, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversTypes['ExposureEdge']>, nodes: ReadonlyArray<ResolversTypes['Exposure']>, cypher?: Maybe<ResolversTypes['CypherStatement']> }>;
  CypherStatement: ResolverTypeWrapper<ApiStatement>;
  ExposureGroupOrder: ExposureGroupOrder;
  ExposureGroupRow: ResolverTypeWrapper<GroupRowModel>;
  BandCount: ResolverTypeWrapper<BandCount>;
  GapCount: ResolverTypeWrapper<GapCount>;
  ExposureMatrixCell: ResolverTypeWrapper<Omit<ExposureMatrixCell, 'prime' | 'country'> & { prime?: Maybe<ResolversTypes['Organization']>, country?: Maybe<ResolversTypes['Country']> }>;
  FlowStage: FlowStage;
  FlowNodeKind: FlowNodeKind;
  FlowNode: ResolverTypeWrapper<FlowNodeModel>;
  FlowLink: ResolverTypeWrapper<FlowLink>;
  ExposureFlow: ResolverTypeWrapper<FlowModel>;
  ExposedPart: ResolverTypeWrapper<Omit<ExposedPart, 'countries'> & { countries: ReadonlyArray<ResolversTypes['Country']> }>;
  ExposedParts: ResolverTypeWrapper<Omit<ExposedParts, 'nodes' | 'hops' | 'cypher'> & { nodes: ReadonlyArray<ResolversTypes['ExposedPart']>, hops: ReadonlyArray<ResolversTypes['ExposedPart']>, cypher: ResolversTypes['CypherStatement'] }>;
  Coverage: ResolverTypeWrapper<CoverageModel>;
  ExposureDiff: ResolverTypeWrapper<DiffModel>;
  TimelinePoint: ResolverTypeWrapper<TimelinePoint>;
  ChokePoint: ResolverTypeWrapper<ChokePointModel>;
  WhatIf: ResolverTypeWrapper<WhatIfModel>;
  Access: ResolverTypeWrapper<AccessNode>;
  RemedyKind: RemedyKind;
  Remedy: ResolverTypeWrapper<RemedyModel>;
  RemedyEdge: ResolverTypeWrapper<Omit<RemedyEdge, 'node'> & { node: ResolversTypes['Remedy'] }>;
  RemedyConnection: ResolverTypeWrapper<Omit<RemedyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RemedyEdge']>, nodes: ReadonlyArray<ResolversTypes['Remedy']> }>;
  RemedyEffect: ResolverTypeWrapper<RemedyEffectModel>;
  SmallestRemedies: ResolverTypeWrapper<SmallestRemediesModel>;
  Closure: ResolverTypeWrapper<ClosureModel>;
  Lead: ResolverTypeWrapper<LeadModel>;
  LeadFilter: LeadFilter;
  LeadEdge: ResolverTypeWrapper<Omit<LeadEdge, 'node'> & { node: ResolversTypes['Lead'] }>;
  LeadConnection: ResolverTypeWrapper<Omit<LeadConnection, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversTypes['Lead']>, cypher: ResolversTypes['CypherStatement'] }>;
  NeighbourCount: ResolverTypeWrapper<NeighbourCount>;
  NeighbourEdge: ResolverTypeWrapper<NeighbourModel>;
  NeighbourConnection: ResolverTypeWrapper<NeighbourPage>;
  SearchHit: ResolverTypeWrapper<HitModel>;
  QueryParameter: ResolverTypeWrapper<QueryParameter>;
  QueryColumn: ResolverTypeWrapper<QueryColumn>;
  SavedQuery: ResolverTypeWrapper<Omit<SavedQuery, 'rules'> & { rules: ReadonlyArray<ResolversTypes['Rule']> }>;
  PlanOperator: ResolverTypeWrapper<PlanOperator>;
  CypherWarning: ResolverTypeWrapper<CypherWarning>;
  CypherResult: ResolverTypeWrapper<ResultModel>;
  CypherArgument: ResolverTypeWrapper<CypherArgument>;
  CypherFunction: ResolverTypeWrapper<CypherFunction>;
  CypherProcedure: ResolverTypeWrapper<CypherProcedure>;
  CypherLanguage: ResolverTypeWrapper<CypherLanguage>;
  LegendNode: ResolverTypeWrapper<LegendNode>;
  LegendEdge: ResolverTypeWrapper<LegendEdge>;
  Legend: ResolverTypeWrapper<Legend>;
  LabelCount: ResolverTypeWrapper<LabelCount>;
  Status: ResolverTypeWrapper<Status>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ImportState: ImportState;
  ImportCounts: ResolverTypeWrapper<ImportCounts>;
  ImportOutcome: ImportOutcome;
  ImportSample: ResolverTypeWrapper<ImportSample>;
  ImportReject: ResolverTypeWrapper<RejectModel>;
  ImportCell: ResolverTypeWrapper<ImportCell>;
  ImportFailure: ResolverTypeWrapper<ImportFailure>;
  ImportJob: ResolverTypeWrapper<ImportJobModel>;
  WithheldSuperseding: ResolverTypeWrapper<WithheldSuperseding>;
  ImportFormat: ResolverTypeWrapper<ImportFormat>;
  ExportCount: ResolverTypeWrapper<ExportCount>;
  GraphExport: ResolverTypeWrapper<GraphExport>;
  GraphPart: GraphPart;
  MappedSheet: ResolverTypeWrapper<Omit<MappedSheet, 'alike'> & { alike: ReadonlyArray<ResolversTypes['MappedAlike']> }>;
  MappedColumnState: MappedColumnState;
  ColumnForm: ColumnForm;
  MappedColumn: ResolverTypeWrapper<MappedColumn>;
  MappingTarget: ResolverTypeWrapper<MappingTarget>;
  MappedAlike: ResolverTypeWrapper<Omit<MappedAlike, 'organization'> & { organization: ResolversTypes['Organization'] }>;
  MappedPart: ResolverTypeWrapper<MappedPart>;
  MappedRow: ResolverTypeWrapper<MappedRow>;
  MappedStatement: ResolverTypeWrapper<MappedStatement>;
  MappedPicture: ResolverTypeWrapper<MappedPicture>;
  MappedBox: ResolverTypeWrapper<MappedBox>;
  MappedLine: ResolverTypeWrapper<MappedLine>;
  MappedOrigin: ResolverTypeWrapper<MappedOrigin>;
  MappingChange: MappingChange;
  PartEdition: ResolverTypeWrapper<PartEdition>;
  GraphChange: ResolverTypeWrapper<GraphChange>;
  ImportRecord: ResolverTypeWrapper<Omit<ImportRecord, 'sources'> & { sources: ReadonlyArray<ResolversTypes['Source']> }>;
  AwaitedContract: ResolverTypeWrapper<AwaitedContract>;
  ExportFormat: ResolverTypeWrapper<ExportFormat>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  DecisionStatus: DecisionStatus;
  Decision: ResolverTypeWrapper<Decision>;
  Assignment: ResolverTypeWrapper<Assignment>;
  ReviewEvent: ResolverTypeWrapper<ReviewEvent>;
  Review: ResolverTypeWrapper<ReviewModel>;
  ReviewedExposure: ResolverTypeWrapper<ReviewedModel>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuestionVersion: ResolverTypeWrapper<QuestionVersion>;
  AskedQuestion: AskedQuestion;
  Drift: ResolverTypeWrapper<DriftModel>;
  Investigation: ResolverTypeWrapper<InvestigationModel>;
  InvestigationInput: InvestigationInput;
  WatchSet: ResolverTypeWrapper<WatchSetModel>;
  WatchRule: WatchRule;
  OwnQuestion: ResolverTypeWrapper<OwnQuestionModel>;
  SavedMapping: ResolverTypeWrapper<SavedMapping>;
  DossierSubject: DossierSubject;
  DossierProfile: DossierProfile;
  Dossier: ResolverTypeWrapper<MadeDossier>;
  IdentityVerdict: IdentityVerdict;
  IdentityEvidenceKind: IdentityEvidenceKind;
  IdentityEvidence: ResolverTypeWrapper<IdentityEvidence>;
  IdentitySuggestion: ResolverTypeWrapper<SuggestionModel>;
  IdentitySuggestionEdge: ResolverTypeWrapper<Omit<IdentitySuggestionEdge, 'node'> & { node: ResolversTypes['IdentitySuggestion'] }>;
  IdentitySuggestionConnection: ResolverTypeWrapper<Omit<IdentitySuggestionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IdentitySuggestionEdge']>, nodes: ReadonlyArray<ResolversTypes['IdentitySuggestion']> }>;
  IdentityDecision: ResolverTypeWrapper<IdentityDecisionModel>;
  ListingDecision: ResolverTypeWrapper<ListedOrganization>;
  DoubtfulListing: ResolverTypeWrapper<Omit<DoubtfulListing, 'decision'> & { decision?: Maybe<ResolversTypes['ListingDecision']> }>;
  DoubtfulListings: ResolverTypeWrapper<Omit<DoubtfulListings, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['DoubtfulListing']> }>;
  DocumentedCase: ResolverTypeWrapper<CaseOnRecord>;
  BriefFinding: ResolverTypeWrapper<Finding>;
  BriefQuestion: ResolverTypeWrapper<BriefQuestion>;
  Brief: ResolverTypeWrapper<BriefModel>;
  Role: Role;
  User: ResolverTypeWrapper<User>;
  SignedInBy: SignedInBy;
  Me: ResolverTypeWrapper<Me>;
  Token: ResolverTypeWrapper<Token>;
  CreatedToken: ResolverTypeWrapper<CreatedToken>;
  AuditLine: ResolverTypeWrapper<AuditLine>;
  RequestTopic: RequestTopic;
  RequestKind: RequestKind;
  RequestStatus: RequestStatus;
  RequestHolder: RequestHolder;
  RequestDraft: ResolverTypeWrapper<DraftModel>;
  RequestStatusChange: ResolverTypeWrapper<RequestStatusChange>;
  Request: ResolverTypeWrapper<KeptRequest>;
  RequestInput: RequestInput;
  ScreenMatch: ScreenMatch;
  ScreenRoleKind: ScreenRoleKind;
  ScreeningChangeKind: ScreeningChangeKind;
  ScreenRow: ScreenRow;
  ScreenedRow: ResolverTypeWrapper<ScreenedRow>;
  ScreenCandidate: ResolverTypeWrapper<CandidateModel>;
  ScreenVerdict: ResolverTypeWrapper<ScreenVerdictModel>;
  ScreenRole: ResolverTypeWrapper<ScreenRole>;
  ScreenDesignation: ResolverTypeWrapper<ScreenDesignation>;
  ScreeningDecision: ResolverTypeWrapper<ScreeningDecisionModel>;
  ScreenResult: ResolverTypeWrapper<ScreenResultModel>;
  ScreenResultEdge: ResolverTypeWrapper<Omit<ScreenResultEdge, 'node'> & { node: ResolversTypes['ScreenResult'] }>;
  ScreenResultConnection: ResolverTypeWrapper<Omit<ScreenResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ScreenResultEdge']>, nodes: ReadonlyArray<ResolversTypes['ScreenResult']> }>;
  ScreenedList: ResolverTypeWrapper<ScreenedList>;
  ScreeningChange: ResolverTypeWrapper<ScreeningChange>;
  Screening: ResolverTypeWrapper<ScreeningModel>;
  ShareRange: ResolverTypeWrapper<ShareRange>;
  OwnershipVerdict: OwnershipVerdict;
  OwnershipStep: ResolverTypeWrapper<OwnershipStepModel>;
  OwnershipFinding: ResolverTypeWrapper<FindingModel>;
  Ownership: ResolverTypeWrapper<OwnershipModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Source: EntityModel;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Agency: EntityModel;
  System: EntityModel;
  Organization: EntityModel;
  Boolean: Scalars['Boolean']['output'];
  Contract: EntityModel;
  Float: Scalars['Float']['output'];
  Person: EntityModel;
  DesignationList: EntityModel;
  Claim: EntityModel;
  Passage: EntityModel;
  Vetting: EntityModel;
  SourceEdge: Omit<SourceEdge, 'node'> & { node: ResolversParentTypes['Source'] };
  SourceConnection: Omit<SourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SourceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Source']> };
  AgencyEdge: Omit<AgencyEdge, 'node'> & { node: ResolversParentTypes['Agency'] };
  AgencyConnection: Omit<AgencyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AgencyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Agency']> };
  SystemEdge: Omit<SystemEdge, 'node'> & { node: ResolversParentTypes['System'] };
  SystemConnection: Omit<SystemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SystemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['System']> };
  OrganizationEdge: Omit<OrganizationEdge, 'node'> & { node: ResolversParentTypes['Organization'] };
  OrganizationConnection: Omit<OrganizationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Organization']> };
  ContractEdge: Omit<ContractEdge, 'node'> & { node: ResolversParentTypes['Contract'] };
  ContractConnection: Omit<ContractConnection, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversParentTypes['ContractEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Contract']>, cypher?: Maybe<ResolversParentTypes['CypherStatement']> };
  PersonEdge: Omit<PersonEdge, 'node'> & { node: ResolversParentTypes['Person'] };
  PersonConnection: Omit<PersonConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PersonEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Person']> };
  DesignationListEdge: Omit<DesignationListEdge, 'node'> & { node: ResolversParentTypes['DesignationList'] };
  DesignationListConnection: Omit<DesignationListConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DesignationListEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DesignationList']> };
  ClaimEdge: Omit<ClaimEdge, 'node'> & { node: ResolversParentTypes['Claim'] };
  ClaimConnection: Omit<ClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ClaimEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Claim']> };
  PassageEdge: Omit<PassageEdge, 'node'> & { node: ResolversParentTypes['Passage'] };
  PassageConnection: Omit<PassageConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PassageEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Passage']> };
  CountryEdge: Omit<CountryEdge, 'node'> & { node: ResolversParentTypes['Country'] };
  CountryConnection: Omit<CountryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CountryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Country']> };
  SourceHop: Omit<SourceHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Source'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  SourceHopConnection: Omit<SourceHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SourceHop']>, nodes: ReadonlyArray<ResolversParentTypes['Source']> };
  AgencyHop: Omit<AgencyHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Agency'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  AgencyHopConnection: Omit<AgencyHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AgencyHop']>, nodes: ReadonlyArray<ResolversParentTypes['Agency']> };
  SystemHop: Omit<SystemHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['System'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  SystemHopConnection: Omit<SystemHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SystemHop']>, nodes: ReadonlyArray<ResolversParentTypes['System']> };
  OrganizationHop: Omit<OrganizationHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Organization'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  OrganizationHopConnection: Omit<OrganizationHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationHop']>, nodes: ReadonlyArray<ResolversParentTypes['Organization']> };
  ContractHop: Omit<ContractHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Contract'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  ContractHopConnection: Omit<ContractHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContractHop']>, nodes: ReadonlyArray<ResolversParentTypes['Contract']> };
  PersonHop: Omit<PersonHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Person'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  PersonHopConnection: Omit<PersonHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PersonHop']>, nodes: ReadonlyArray<ResolversParentTypes['Person']> };
  DesignationListHop: Omit<DesignationListHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['DesignationList'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  DesignationListHopConnection: Omit<DesignationListHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DesignationListHop']>, nodes: ReadonlyArray<ResolversParentTypes['DesignationList']> };
  ClaimHop: Omit<ClaimHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Claim'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  ClaimHopConnection: Omit<ClaimHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ClaimHop']>, nodes: ReadonlyArray<ResolversParentTypes['Claim']> };
  PassageHop: Omit<PassageHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Passage'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  PassageHopConnection: Omit<PassageHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PassageHop']>, nodes: ReadonlyArray<ResolversParentTypes['Passage']> };
  VettingHop: Omit<VettingHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Vetting'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  VettingHopConnection: Omit<VettingHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VettingHop']>, nodes: ReadonlyArray<ResolversParentTypes['Vetting']> };
  CountryHop: Omit<CountryHop, 'node' | 'statements' | 'hop'> & { node: ResolversParentTypes['Country'], statements: ReadonlyArray<ResolversParentTypes['Statement']>, hop: ResolversParentTypes['Edge'] };
  CountryHopConnection: Omit<CountryHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CountryHop']>, nodes: ReadonlyArray<ResolversParentTypes['Country']> };
  StringFilter: StringFilter;
  KeyFilter: KeyFilter;
  BooleanFilter: BooleanFilter;
  StringListFilter: StringListFilter;
  IntFilter: IntFilter;
  FloatFilter: FloatFilter;
  DateFilter: DateFilter;
  DataClassFilter: DataClassFilter;
  AccessModeFilter: AccessModeFilter;
  AccessBasisFilter: AccessBasisFilter;
  SensitivityFilter: SensitivityFilter;
  SubawardDoubtListFilter: SubawardDoubtListFilter;
  SourceGradeFilter: SourceGradeFilter;
  SourceFilter: SourceFilter;
  SourceOrder: SourceOrder;
  AgencyFilter: AgencyFilter;
  AgencyOrder: AgencyOrder;
  SystemKindFilter: SystemKindFilter;
  SystemFilter: SystemFilter;
  SystemOrder: SystemOrder;
  OrganizationFilter: OrganizationFilter;
  OrganizationOrder: OrganizationOrder;
  ContractFilter: ContractFilter;
  ContractOrder: ContractOrder;
  PersonKindFilter: PersonKindFilter;
  PersonUsPersonStatusFilter: PersonUsPersonStatusFilter;
  PersonFilter: PersonFilter;
  PersonOrder: PersonOrder;
  DesignationListFilter: DesignationListFilter;
  DesignationListOrder: DesignationListOrder;
  ClaimStanceFilter: ClaimStanceFilter;
  ClaimFilter: ClaimFilter;
  ClaimOrder: ClaimOrder;
  PassageFilter: PassageFilter;
  PassageOrder: PassageOrder;
  VettingTierFilter: VettingTierFilter;
  VettingClearanceFilter: VettingClearanceFilter;
  VettingAdjudicationFilter: VettingAdjudicationFilter;
  VettingFilter: VettingFilter;
  VettingOrder: VettingOrder;
  CountryFilter: CountryFilter;
  CountryOrder: CountryOrder;
  StatementFilter: StatementFilter;
  AgencyHopFilters: AgencyHopFilters;
  AgencyHopFilter: AgencyHopFilter;
  SystemHopFilters: SystemHopFilters;
  SystemHopFilter: SystemHopFilter;
  CountryHopFilters: CountryHopFilters;
  CountryHopFilter: CountryHopFilter;
  OrganizationHopFilters: OrganizationHopFilters;
  OrganizationHopFilter: OrganizationHopFilter;
  OrganizationOwnsHopFilters: OrganizationOwnsHopFilters;
  OrganizationOwnsHopFilter: OrganizationOwnsHopFilter;
  ContractHopFilters: ContractHopFilters;
  ContractHopFilter: ContractHopFilter;
  OrganizationSubcontractsToHopFilters: OrganizationSubcontractsToHopFilters;
  OrganizationSubcontractsToHopFilter: OrganizationSubcontractsToHopFilter;
  PersonHopFilters: PersonHopFilters;
  PersonHopFilter: PersonHopFilter;
  PersonEmploysHopFilters: PersonEmploysHopFilters;
  PersonEmploysHopFilter: PersonEmploysHopFilter;
  OrganizationEmploysHopFilters: OrganizationEmploysHopFilters;
  OrganizationEmploysHopFilter: OrganizationEmploysHopFilter;
  VettingHoldsHopFilters: VettingHoldsHopFilters;
  VettingHoldsHopFilter: VettingHoldsHopFilter;
  PersonHoldsHopFilters: PersonHoldsHopFilters;
  PersonHoldsHopFilter: PersonHoldsHopFilter;
  SystemAccessesHopFilters: SystemAccessesHopFilters;
  SystemAccessesHopFilter: SystemAccessesHopFilter;
  PersonAccessesHopFilters: PersonAccessesHopFilters;
  PersonAccessesHopFilter: PersonAccessesHopFilter;
  PersonEscortsHopFilters: PersonEscortsHopFilters;
  PersonEscortsHopFilter: PersonEscortsHopFilter;
  PersonLendsToHopFilters: PersonLendsToHopFilters;
  PersonLendsToHopFilter: PersonLendsToHopFilter;
  DesignationListDesignatedOnHopFilters: DesignationListDesignatedOnHopFilters;
  DesignationListDesignatedOnHopFilter: DesignationListDesignatedOnHopFilter;
  CountryDesignatedOnHopFilters: CountryDesignatedOnHopFilters;
  CountryDesignatedOnHopFilter: CountryDesignatedOnHopFilter;
  OrganizationDesignatedOnHopFilters: OrganizationDesignatedOnHopFilters;
  OrganizationDesignatedOnHopFilter: OrganizationDesignatedOnHopFilter;
  SourceStandsInHopFilters: SourceStandsInHopFilters;
  SourceStandsInHopFilter: SourceStandsInHopFilter;
  ClaimStandsInHopFilters: ClaimStandsInHopFilters;
  ClaimStandsInHopFilter: ClaimStandsInHopFilter;
  SourceAboutHopFilters: SourceAboutHopFilters;
  SourceAboutHopFilter: SourceAboutHopFilter;
  ClaimAboutHopFilters: ClaimAboutHopFilters;
  ClaimAboutHopFilter: ClaimAboutHopFilter;
  AgencyAboutHopFilters: AgencyAboutHopFilters;
  AgencyAboutHopFilter: AgencyAboutHopFilter;
  SystemAboutHopFilters: SystemAboutHopFilters;
  SystemAboutHopFilter: SystemAboutHopFilter;
  OrganizationAboutHopFilters: OrganizationAboutHopFilters;
  OrganizationAboutHopFilter: OrganizationAboutHopFilter;
  ContractAboutHopFilters: ContractAboutHopFilters;
  ContractAboutHopFilter: ContractAboutHopFilter;
  PersonAboutHopFilters: PersonAboutHopFilters;
  PersonAboutHopFilter: PersonAboutHopFilter;
  DesignationListAboutHopFilters: DesignationListAboutHopFilters;
  DesignationListAboutHopFilter: DesignationListAboutHopFilter;
  PassageAboutHopFilters: PassageAboutHopFilters;
  PassageAboutHopFilter: PassageAboutHopFilter;
  CountryAboutHopFilters: CountryAboutHopFilters;
  CountryAboutHopFilter: CountryAboutHopFilter;
  ClaimHopFilters: ClaimHopFilters;
  ClaimHopFilter: ClaimHopFilter;
  SourceHopFilters: SourceHopFilters;
  SourceHopFilter: SourceHopFilter;
  DesignationListHopFilters: DesignationListHopFilters;
  DesignationListHopFilter: DesignationListHopFilter;
  PassageHopFilters: PassageHopFilters;
  PassageHopFilter: PassageHopFilter;
  OwnsStatementFilter: OwnsStatementFilter;
  SubcontractsToStatementFilter: SubcontractsToStatementFilter;
  EmploysRoleFilter: EmploysRoleFilter;
  EmploysProficiencyFilter: EmploysProficiencyFilter;
  EmploysStatementFilter: EmploysStatementFilter;
  HoldsTierFilter: HoldsTierFilter;
  HoldsClearanceFilter: HoldsClearanceFilter;
  HoldsAdjudicationFilter: HoldsAdjudicationFilter;
  HoldsStatementFilter: HoldsStatementFilter;
  AccessesPlaneFilter: AccessesPlaneFilter;
  AccessesStatementFilter: AccessesStatementFilter;
  EscortsStatementFilter: EscortsStatementFilter;
  LendsToStatementFilter: LendsToStatementFilter;
  DesignatedOnStatementFilter: DesignatedOnStatementFilter;
  StandsInStandingFilter: StandsInStandingFilter;
  StandsInStatementFilter: StandsInStatementFilter;
  AboutStatementFilter: AboutStatementFilter;
  ExposureFilter: ExposureFilter;
  ExposureExclusion: ExposureExclusion;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  JSON: Scalars['JSON']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Entity: ResolversInterfaceTypes<ResolversParentTypes>['Entity'];
  Country: EntityModel;
  ClaimStandingPeriod: StandingPeriod;
  SubawardReporting: SubawardReporting;
  OrganizationIdentifier: OrganizationIdentifier;
  Statement: StatedHop;
  Edge: Hop;
  Path: Picture;
  SourceStatements: SourceStatements;
  SourceCountry: Omit<SourceCountry, 'country'> & { country: ResolversParentTypes['Country'] };
  SourceSummary: Omit<SourceSummary, 'countries'> & { countries: ReadonlyArray<ResolversParentTypes['SourceCountry']> };
  LoneStatement: LoneStatementModel;
  LoneStatementConnection: Omit<LoneStatementConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['LoneStatement']> };
  Period: Period;
  SupersededStatement: Omit<SupersededStatement, 'statement'> & { statement: ResolversParentTypes['Statement'] };
  AccessHistory: Omit<AccessHistory, 'superseded'> & { superseded: ReadonlyArray<ResolversParentTypes['SupersededStatement']> };
  PageInfo: PageInfo;
  Exposure: ExposureModel;
  ExposureCondition: Omit<ExposureCondition, 'list'> & { list?: Maybe<ResolversParentTypes['DesignationList']> };
  Priority: Omit<Priority, 'reasons'> & { reasons: ReadonlyArray<ResolversParentTypes['PriorityReason']> };
  PriorityReason: Omit<PriorityReason, 'versions'> & { versions: ReadonlyArray<ResolversParentTypes['RuleVersion']> };
  RuleVersion: RuleVersionModel;
  Rule: RuleModel;
  AppliedRule: Omit<AppliedRule, 'applies'> & { applies: ResolversParentTypes['RuleVersion'] };
  RuleJudgment: Omit<RuleJudgment, 'applied'> & { applied: ReadonlyArray<ResolversParentTypes['AppliedRule']> };
  ExposureEdge: Omit<ExposureEdge, 'node'> & { node: ResolversParentTypes['Exposure'] };
  ExposureConnection: Omit<ExposureConnection, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversParentTypes['ExposureEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Exposure']>, cypher: ResolversParentTypes['CypherStatement'] };
  ComparedSide: ComparedSide;
  ComparedExposures: Omit<ComparedExposures, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversParentTypes['ExposureEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Exposure']>, cypher?: Maybe<ResolversParentTypes['CypherStatement']> };
  CypherStatement: ApiStatement;
  ExposureGroupRow: GroupRowModel;
  BandCount: BandCount;
  GapCount: GapCount;
  ExposureMatrixCell: Omit<ExposureMatrixCell, 'prime' | 'country'> & { prime?: Maybe<ResolversParentTypes['Organization']>, country?: Maybe<ResolversParentTypes['Country']> };
  FlowNode: FlowNodeModel;
  FlowLink: FlowLink;
  ExposureFlow: FlowModel;
  ExposedPart: Omit<ExposedPart, 'countries'> & { countries: ReadonlyArray<ResolversParentTypes['Country']> };
  ExposedParts: Omit<ExposedParts, 'nodes' | 'hops' | 'cypher'> & { nodes: ReadonlyArray<ResolversParentTypes['ExposedPart']>, hops: ReadonlyArray<ResolversParentTypes['ExposedPart']>, cypher: ResolversParentTypes['CypherStatement'] };
  Coverage: CoverageModel;
  ExposureDiff: DiffModel;
  TimelinePoint: TimelinePoint;
  ChokePoint: ChokePointModel;
  WhatIf: WhatIfModel;
  Access: AccessNode;
  Remedy: RemedyModel;
  RemedyEdge: Omit<RemedyEdge, 'node'> & { node: ResolversParentTypes['Remedy'] };
  RemedyConnection: Omit<RemedyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RemedyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Remedy']> };
  RemedyEffect: RemedyEffectModel;
  SmallestRemedies: SmallestRemediesModel;
  Closure: ClosureModel;
  Lead: LeadModel;
  LeadFilter: LeadFilter;
  LeadEdge: Omit<LeadEdge, 'node'> & { node: ResolversParentTypes['Lead'] };
  LeadConnection: Omit<LeadConnection, 'edges' | 'nodes' | 'cypher'> & { edges: ReadonlyArray<ResolversParentTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Lead']>, cypher: ResolversParentTypes['CypherStatement'] };
  NeighbourCount: NeighbourCount;
  NeighbourEdge: NeighbourModel;
  NeighbourConnection: NeighbourPage;
  SearchHit: HitModel;
  QueryParameter: QueryParameter;
  QueryColumn: QueryColumn;
  SavedQuery: Omit<SavedQuery, 'rules'> & { rules: ReadonlyArray<ResolversParentTypes['Rule']> };
  PlanOperator: PlanOperator;
  CypherWarning: CypherWarning;
  CypherResult: ResultModel;
  CypherArgument: CypherArgument;
  CypherFunction: CypherFunction;
  CypherProcedure: CypherProcedure;
  CypherLanguage: CypherLanguage;
  LegendNode: LegendNode;
  LegendEdge: LegendEdge;
  Legend: Legend;
  LabelCount: LabelCount;
  Status: Status;
  Query: Record<PropertyKey, never>;
  ImportCounts: ImportCounts;
  ImportSample: ImportSample;
  ImportReject: RejectModel;
  ImportCell: ImportCell;
  ImportFailure: ImportFailure;
  ImportJob: ImportJobModel;
  WithheldSuperseding: WithheldSuperseding;
  ImportFormat: ImportFormat;
  ExportCount: ExportCount;
  GraphExport: GraphExport;
  MappedSheet: Omit<MappedSheet, 'alike'> & { alike: ReadonlyArray<ResolversParentTypes['MappedAlike']> };
  MappedColumn: MappedColumn;
  MappingTarget: MappingTarget;
  MappedAlike: Omit<MappedAlike, 'organization'> & { organization: ResolversParentTypes['Organization'] };
  MappedPart: MappedPart;
  MappedRow: MappedRow;
  MappedStatement: MappedStatement;
  MappedPicture: MappedPicture;
  MappedBox: MappedBox;
  MappedLine: MappedLine;
  MappedOrigin: MappedOrigin;
  MappingChange: MappingChange;
  PartEdition: PartEdition;
  GraphChange: GraphChange;
  ImportRecord: Omit<ImportRecord, 'sources'> & { sources: ReadonlyArray<ResolversParentTypes['Source']> };
  AwaitedContract: AwaitedContract;
  ExportFormat: ExportFormat;
  Subscription: Record<PropertyKey, never>;
  Decision: Decision;
  Assignment: Assignment;
  ReviewEvent: ReviewEvent;
  Review: ReviewModel;
  ReviewedExposure: ReviewedModel;
  Mutation: Record<PropertyKey, never>;
  QuestionVersion: QuestionVersion;
  AskedQuestion: AskedQuestion;
  Drift: DriftModel;
  Investigation: InvestigationModel;
  InvestigationInput: InvestigationInput;
  WatchSet: WatchSetModel;
  WatchRule: WatchRule;
  OwnQuestion: OwnQuestionModel;
  SavedMapping: SavedMapping;
  Dossier: MadeDossier;
  IdentityEvidence: IdentityEvidence;
  IdentitySuggestion: SuggestionModel;
  IdentitySuggestionEdge: Omit<IdentitySuggestionEdge, 'node'> & { node: ResolversParentTypes['IdentitySuggestion'] };
  IdentitySuggestionConnection: Omit<IdentitySuggestionConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IdentitySuggestionEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IdentitySuggestion']> };
  IdentityDecision: IdentityDecisionModel;
  ListingDecision: ListedOrganization;
  DoubtfulListing: Omit<DoubtfulListing, 'decision'> & { decision?: Maybe<ResolversParentTypes['ListingDecision']> };
  DoubtfulListings: Omit<DoubtfulListings, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['DoubtfulListing']> };
  DocumentedCase: CaseOnRecord;
  BriefFinding: Finding;
  BriefQuestion: BriefQuestion;
  Brief: BriefModel;
  User: User;
  Me: Me;
  Token: Token;
  CreatedToken: CreatedToken;
  AuditLine: AuditLine;
  RequestDraft: DraftModel;
  RequestStatusChange: RequestStatusChange;
  Request: KeptRequest;
  RequestInput: RequestInput;
  ScreenRow: ScreenRow;
  ScreenedRow: ScreenedRow;
  ScreenCandidate: CandidateModel;
  ScreenVerdict: ScreenVerdictModel;
  ScreenRole: ScreenRole;
  ScreenDesignation: ScreenDesignation;
  ScreeningDecision: ScreeningDecisionModel;
  ScreenResult: ScreenResultModel;
  ScreenResultEdge: Omit<ScreenResultEdge, 'node'> & { node: ResolversParentTypes['ScreenResult'] };
  ScreenResultConnection: Omit<ScreenResultConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ScreenResultEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ScreenResult']> };
  ScreenedList: ScreenedList;
  ScreeningChange: ScreeningChange;
  Screening: ScreeningModel;
  ShareRange: ShareRange;
  OwnershipStep: OwnershipStepModel;
  OwnershipFinding: FindingModel;
  Ownership: OwnershipModel;
  Int: Scalars['Int']['output'];
};

export type CaseworkDirectiveArgs = { };

export type CaseworkDirectiveResolver<Result, Parent, ContextType = Context, Args = CaseworkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type NeedsDirectiveArgs = {
  role: Role;
};

export type NeedsDirectiveResolver<Result, Parent, ContextType = Context, Args = NeedsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
  each?: Maybe<CostUnit>;
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  retrievedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  grade?: Resolver<Maybe<ResolversTypes['SourceGrade']>, ParentType, ContextType>;
  claimsStanding?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SourceClaimsStandingArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SourceClaimsAboutArgs, 'first'>>;
  claimsStated?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SourceClaimsStatedArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<SourcePassagesAboutArgs, 'first'>>;
  describesAgencies?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesAgenciesArgs, 'first'>>;
  describesSystems?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesSystemsArgs, 'first'>>;
  describesOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesOrganizationsArgs, 'first'>>;
  describesContracts?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesContractsArgs, 'first'>>;
  describesPeople?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesPeopleArgs, 'first'>>;
  describesDesignationLists?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesDesignationListsArgs, 'first'>>;
  describesClaims?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesClaimsArgs, 'first'>>;
  describesPassages?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesPassagesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  partOf?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<AgencyPartOfArgs, 'first'>>;
  parts?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<AgencyPartsArgs, 'first'>>;
  ownsSystems?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<AgencyOwnsSystemsArgs, 'first'>>;
  awarded?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<AgencyAwardedArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<AgencyClaimsAboutArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<AgencyPassagesAboutArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<AgencyDescribedByArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['System'] = ResolversParentTypes['System']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SystemKind'], ParentType, ContextType>;
  impactLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sensitivity?: Resolver<Maybe<ResolversTypes['Sensitivity']>, ParentType, ContextType>;
  ownedBy?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<SystemOwnedByArgs, 'first'>>;
  coveredBy?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<SystemCoveredByArgs, 'first'>>;
  accessedBy?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<SystemAccessedByArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SystemClaimsAboutArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<SystemPassagesAboutArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<SystemDescribedByArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uei?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lei?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  soleProprietor?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  duplicateOf?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredIn?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<OrganizationRegisteredInArgs, 'first'>>;
  owns?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationOwnsArgs, 'first'>>;
  ownedBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationOwnedByArgs, 'first'>>;
  primeOf?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<OrganizationPrimeOfArgs, 'first'>>;
  subcontractsTo?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationSubcontractsToArgs, 'first'>>;
  subcontractedBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationSubcontractedByArgs, 'first'>>;
  employs?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<OrganizationEmploysArgs, 'first'>>;
  designatedOn?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<OrganizationDesignatedOnArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<OrganizationClaimsAboutArgs, 'first'>>;
  claimsMade?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<OrganizationClaimsMadeArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<OrganizationPassagesAboutArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<OrganizationDescribedByArgs, 'first'>>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['OrganizationIdentifier']>, ParentType, ContextType>;
  reporting?: Resolver<ResolversTypes['SubawardReporting'], ParentType, ContextType>;
  identityDecisions?: Resolver<ReadonlyArray<ResolversTypes['IdentityDecision']>, ParentType, ContextType>;
  sameAs?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  ownership?: Resolver<ResolversTypes['Ownership'], ParentType, ContextType, RequireFields<OrganizationOwnershipArgs, 'asOf'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  piid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  prime?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  identified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  performedIn?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  awardedBy?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<ContractAwardedByArgs, 'first'>>;
  awardedTo?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<ContractAwardedToArgs, 'first'>>;
  under?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<ContractUnderArgs, 'first'>>;
  orders?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<ContractOrdersArgs, 'first'>>;
  placesOfPerformance?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<ContractPlacesOfPerformanceArgs, 'first'>>;
  covers?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<ContractCoversArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<ContractClaimsAboutArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<ContractPassagesAboutArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ContractDescribedByArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headcount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usPersonStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locatedIn?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<PersonLocatedInArgs, 'first'>>;
  citizenOf?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<PersonCitizenOfArgs, 'first'>>;
  employedBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<PersonEmployedByArgs, 'first'>>;
  holds?: Resolver<ResolversTypes['VettingHopConnection'], ParentType, ContextType, RequireFields<PersonHoldsArgs, 'first'>>;
  accesses?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<PersonAccessesArgs, 'first'>>;
  escorts?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<PersonEscortsArgs, 'first'>>;
  escortedBy?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<PersonEscortedByArgs, 'first'>>;
  lendsTo?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<PersonLendsToArgs, 'first'>>;
  actsOnCredentialOf?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<PersonActsOnCredentialOfArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<PersonClaimsAboutArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<PersonPassagesAboutArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<PersonDescribedByArgs, 'first'>>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DesignationListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationList'] = ResolversParentTypes['DesignationList']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  designatesCountries?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<DesignationListDesignatesCountriesArgs, 'first'>>;
  designatesOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<DesignationListDesignatesOrganizationsArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<DesignationListClaimsAboutArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<DesignationListPassagesAboutArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<DesignationListDescribedByArgs, 'first'>>;
  countries?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType, Partial<DesignationListCountriesArgs>>;
  organizationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<DesignationListOrganizationCountArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Claim'] = ResolversParentTypes['Claim']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  about?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  claimant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  standsIn?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ClaimStandsInArgs, 'first'>>;
  aboutSources?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutSourcesArgs, 'first'>>;
  aboutAgencies?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutAgenciesArgs, 'first'>>;
  aboutSystems?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutSystemsArgs, 'first'>>;
  aboutOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutOrganizationsArgs, 'first'>>;
  aboutContracts?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutContractsArgs, 'first'>>;
  aboutPeople?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutPeopleArgs, 'first'>>;
  aboutDesignationLists?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutDesignationListsArgs, 'first'>>;
  aboutClaims?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutClaimsArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<ClaimClaimsAboutArgs, 'first'>>;
  aboutPassages?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutPassagesArgs, 'first'>>;
  aboutCountries?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutCountriesArgs, 'first'>>;
  madeBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<ClaimMadeByArgs, 'first'>>;
  statedIn?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ClaimStatedInArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<ClaimPassagesAboutArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ClaimDescribedByArgs, 'first'>>;
  passages?: Resolver<ReadonlyArray<ResolversTypes['Passage']>, ParentType, ContextType>;
  standings?: Resolver<ReadonlyArray<ResolversTypes['ClaimStandingPeriod']>, ParentType, ContextType>;
  standingInWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  claimantName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  contradicts?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PassageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Passage'] = ResolversParentTypes['Passage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  about?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageSha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<PassageClaimsAboutArgs, 'first'>>;
  aboutSources?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<PassageAboutSourcesArgs, 'first'>>;
  aboutAgencies?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<PassageAboutAgenciesArgs, 'first'>>;
  aboutSystems?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<PassageAboutSystemsArgs, 'first'>>;
  aboutOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<PassageAboutOrganizationsArgs, 'first'>>;
  aboutContracts?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<PassageAboutContractsArgs, 'first'>>;
  aboutPeople?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<PassageAboutPeopleArgs, 'first'>>;
  aboutDesignationLists?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<PassageAboutDesignationListsArgs, 'first'>>;
  aboutClaims?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<PassageAboutClaimsArgs, 'first'>>;
  aboutPassages?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<PassageAboutPassagesArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<PassagePassagesAboutArgs, 'first'>>;
  aboutCountries?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<PassageAboutCountriesArgs, 'first'>>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<PassageDescribedByArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Vetting'] = ResolversParentTypes['Vetting']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clearance?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  adjudication?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  heldBy?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<VettingHeldByArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceEdge'] = ResolversParentTypes['SourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
};

export type SourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceConnection'] = ResolversParentTypes['SourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgencyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyEdge'] = ResolversParentTypes['AgencyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
};

export type AgencyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyConnection'] = ResolversParentTypes['AgencyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgencyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SystemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemEdge'] = ResolversParentTypes['SystemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
};

export type SystemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemConnection'] = ResolversParentTypes['SystemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SystemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationEdge'] = ResolversParentTypes['OrganizationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type OrganizationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationConnection'] = ResolversParentTypes['OrganizationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContractEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractEdge'] = ResolversParentTypes['ContractEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
  subcontractStatements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subcontractors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContractConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractConnection'] = ResolversParentTypes['ContractConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contract']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cypher?: Resolver<Maybe<ResolversTypes['CypherStatement']>, ParentType, ContextType>;
};

export type PersonEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonEdge'] = ResolversParentTypes['PersonEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type PersonConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonConnection'] = ResolversParentTypes['PersonConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DesignationListEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListEdge'] = ResolversParentTypes['DesignationListEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DesignationList'], ParentType, ContextType>;
};

export type DesignationListConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListConnection'] = ResolversParentTypes['DesignationListConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DesignationListEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DesignationList']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClaimEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimEdge'] = ResolversParentTypes['ClaimEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Claim'], ParentType, ContextType>;
};

export type ClaimConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimConnection'] = ResolversParentTypes['ClaimConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClaimEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PassageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PassageEdge'] = ResolversParentTypes['PassageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Passage'], ParentType, ContextType>;
};

export type PassageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PassageConnection'] = ResolversParentTypes['PassageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PassageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Passage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryEdge'] = ResolversParentTypes['CountryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
};

export type CountryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryConnection'] = ResolversParentTypes['CountryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CountryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceHop'] = ResolversParentTypes['SourceHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type SourceHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceHopConnection'] = ResolversParentTypes['SourceHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SourceHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgencyHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyHop'] = ResolversParentTypes['AgencyHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type AgencyHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyHopConnection'] = ResolversParentTypes['AgencyHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgencyHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SystemHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemHop'] = ResolversParentTypes['SystemHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type SystemHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemHopConnection'] = ResolversParentTypes['SystemHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SystemHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationHop'] = ResolversParentTypes['OrganizationHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type OrganizationHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationHopConnection'] = ResolversParentTypes['OrganizationHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContractHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractHop'] = ResolversParentTypes['ContractHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type ContractHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractHopConnection'] = ResolversParentTypes['ContractHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contract']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonHop'] = ResolversParentTypes['PersonHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type PersonHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonHopConnection'] = ResolversParentTypes['PersonHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DesignationListHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListHop'] = ResolversParentTypes['DesignationListHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DesignationList'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type DesignationListHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListHopConnection'] = ResolversParentTypes['DesignationListHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DesignationListHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DesignationList']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClaimHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimHop'] = ResolversParentTypes['ClaimHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Claim'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type ClaimHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimHopConnection'] = ResolversParentTypes['ClaimHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClaimHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PassageHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PassageHop'] = ResolversParentTypes['PassageHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Passage'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type PassageHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PassageHopConnection'] = ResolversParentTypes['PassageHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PassageHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Passage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VettingHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VettingHop'] = ResolversParentTypes['VettingHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Vetting'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type VettingHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VettingHopConnection'] = ResolversParentTypes['VettingHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VettingHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Vetting']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountryHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryHop'] = ResolversParentTypes['CountryHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type CountryHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryHopConnection'] = ResolversParentTypes['CountryHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CountryHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Source' | 'Agency' | 'System' | 'Organization' | 'Contract' | 'Person' | 'DesignationList' | 'Claim' | 'Passage' | 'Vetting' | 'Country' | 'Exposure' | 'Access', ParentType, ContextType>;
};

export type EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Entity'] = ResolversParentTypes['Entity']> = {
  __resolveType: TypeResolveFn<'Agency' | 'System' | 'Organization' | 'Contract' | 'Person' | 'DesignationList' | 'Claim', ParentType, ContextType>;
};

export type CountryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Country'] = ResolversParentTypes['Country']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isForeign?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  registeredOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<CountryRegisteredOrganizationsArgs, 'first'>>;
  contractsPerformed?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<CountryContractsPerformedArgs, 'first'>>;
  peopleLocated?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<CountryPeopleLocatedArgs, 'first'>>;
  citizens?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<CountryCitizensArgs, 'first'>>;
  designatedOn?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<CountryDesignatedOnArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<CountryClaimsAboutArgs, 'first'>>;
  passagesAbout?: Resolver<ResolversTypes['PassageHopConnection'], ParentType, ContextType, RequireFields<CountryPassagesAboutArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClaimStandingPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimStandingPeriod'] = ResolversParentTypes['ClaimStandingPeriod']> = {
  standing?: Resolver<ResolversTypes['ClaimStanding'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  sourceKeys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SubawardReportingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubawardReporting'] = ResolversParentTypes['SubawardReporting']> = {
  awards?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  awardsWithSubawards?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  awardsOfUnknownValue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subawards?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastSubaward?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type OrganizationIdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationIdentifier'] = ResolversParentTypes['OrganizationIdentifier']> = {
  kind?: Resolver<ResolversTypes['IdentifierKind'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Statement'] = ResolversParentTypes['Statement']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  passages?: Resolver<ReadonlyArray<ResolversTypes['Passage']>, ParentType, ContextType>;
  doubts?: Resolver<ReadonlyArray<ResolversTypes['SubawardDoubt']>, ParentType, ContextType>;
  sharePct?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subawardNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  performedIn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['EmploysRole']>, ParentType, ContextType>;
  workRole?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proficiency?: Resolver<Maybe<ResolversTypes['EmploysProficiency']>, ParentType, ContextType>;
  assessedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['HoldsTier']>, ParentType, ContextType>;
  clearance?: Resolver<Maybe<ResolversTypes['HoldsClearance']>, ParentType, ContextType>;
  adjudication?: Resolver<Maybe<ResolversTypes['HoldsAdjudication']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  access?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['AccessBasis']>, ParentType, ContextType>;
  mode?: Resolver<Maybe<ResolversTypes['AccessMode']>, ParentType, ContextType>;
  plane?: Resolver<Maybe<ResolversTypes['AccessesPlane']>, ParentType, ContextType>;
  privilege?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  approvalRef?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hours?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  logFields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  programs?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['StandsInStanding']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Edge'] = ResolversParentTypes['Edge']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  under?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
};

export type PathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Path'] = ResolversParentTypes['Path']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
};

export type SourceStatementsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceStatements'] = ResolversParentTypes['SourceStatements']> = {
  type?: Resolver<ResolversTypes['EdgeType'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  alone?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SourceCountryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceCountry'] = ResolversParentTypes['SourceCountry']> = {
  country?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceSummary'] = ResolversParentTypes['SourceSummary']> = {
  statements?: Resolver<ReadonlyArray<ResolversTypes['SourceStatements']>, ParentType, ContextType>;
  countries?: Resolver<ReadonlyArray<ResolversTypes['SourceCountry']>, ParentType, ContextType>;
};

export type LoneStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoneStatement'] = ResolversParentTypes['LoneStatement']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type LoneStatementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoneStatementConnection'] = ResolversParentTypes['LoneStatementConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LoneStatement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SupersededStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupersededStatement'] = ResolversParentTypes['SupersededStatement']> = {
  statement?: Resolver<ResolversTypes['Statement'], ParentType, ContextType>;
  supersededAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type AccessHistoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessHistory'] = ResolversParentTypes['AccessHistory']> = {
  onRecord?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  exposed?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  withoutEscort?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  superseded?: Resolver<ReadonlyArray<ResolversTypes['SupersededStatement']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Exposure'] = ResolversParentTypes['Exposure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
  accessKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  access?: Resolver<ResolversTypes['Access'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['AccessMode'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['AccessBasis'], ParentType, ContextType>;
  engineer?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['Origin'], ParentType, ContextType>;
  originBasis?: Resolver<ReadonlyArray<ResolversTypes['OriginBasis']>, ParentType, ContextType>;
  countries?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
  engineerEmployers?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  escort?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  credentialOf?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  prime?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  chain?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  accountable?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  tierDepth?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lineage?: Resolver<ResolversTypes['Lineage'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Priority'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataClasses?: Resolver<ReadonlyArray<ResolversTypes['DataClass']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['Path'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType>;
  review?: Resolver<ResolversTypes['Review'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExposureConditionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureCondition'] = ResolversParentTypes['ExposureCondition']> = {
  list?: Resolver<Maybe<ResolversTypes['DesignationList']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['Origin'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
};

export type PriorityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Priority'] = ResolversParentTypes['Priority']> = {
  low?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
  vector?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['PriorityReason']>, ParentType, ContextType>;
  notice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PriorityReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriorityReason'] = ResolversParentTypes['PriorityReason']> = {
  factor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  known?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['RuleVersion']>, ParentType, ContextType>;
};

export type RuleVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RuleVersion'] = ResolversParentTypes['RuleVersion']> = {
  ruleKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inWords?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastCompared?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  read?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  says?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RuleKind'], ParentType, ContextType>;
  binds?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cloudsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  office?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  earlier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['RuleVersion']>, ParentType, ContextType>;
};

export type AppliedRuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppliedRule'] = ResolversParentTypes['AppliedRule']> = {
  state?: Resolver<ResolversTypes['RuleState'], ParentType, ContextType>;
  applies?: Resolver<ResolversTypes['RuleVersion'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RuleJudgmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RuleJudgment'] = ResolversParentTypes['RuleJudgment']> = {
  state?: Resolver<ResolversTypes['RuleState'], ParentType, ContextType>;
  applied?: Resolver<ReadonlyArray<ResolversTypes['AppliedRule']>, ParentType, ContextType>;
  notice?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExposureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureEdge'] = ResolversParentTypes['ExposureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
};

export type ExposureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureConnection'] = ResolversParentTypes['ExposureConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ExposureEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accessCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType>;
};

export type ComparedExposuresResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComparedExposures'] = ResolversParentTypes['ComparedExposures']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ExposureEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accessCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cypher?: Resolver<Maybe<ResolversTypes['CypherStatement']>, ParentType, ContextType>;
};

export type CypherStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherStatement'] = ResolversParentTypes['CypherStatement']> = {
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type ExposureGroupRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureGroupRow'] = ResolversParentTypes['ExposureGroupRow']> = {
  group?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  highest?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
};

export type BandCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BandCount'] = ResolversParentTypes['BandCount']> = {
  band?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GapCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GapCount'] = ResolversParentTypes['GapCount']> = {
  gap?: Resolver<ResolversTypes['Gap'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExposureMatrixCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureMatrixCell'] = ResolversParentTypes['ExposureMatrixCell']> = {
  prime?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undetermined?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FlowNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowNode'] = ResolversParentTypes['FlowNode']> = {
  stage?: Resolver<ResolversTypes['FlowStage'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FlowNodeKind'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  sensitivity?: Resolver<Maybe<ResolversTypes['Sensitivity']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  others?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FlowLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlowLink'] = ResolversParentTypes['FlowLink']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExposureFlowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureFlow'] = ResolversParentTypes['ExposureFlow']> = {
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FlowNode']>, ParentType, ContextType>;
  links?: Resolver<ReadonlyArray<ResolversTypes['FlowLink']>, ParentType, ContextType>;
};

export type ExposedPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposedPart'] = ResolversParentTypes['ExposedPart']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  chains?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  highest?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
  countries?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
};

export type ExposedPartsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposedParts'] = ResolversParentTypes['ExposedParts']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ExposedPart']>, ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['ExposedPart']>, ParentType, ContextType>;
  isCut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  contracts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contractsWithPersonnel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withKnownLocation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withEscortRecord?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withCompleteLineage?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undetermined?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systemsExposed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sensitivityNotOnRecord?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastExposedDay?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reporting?: Resolver<ResolversTypes['SubawardReporting'], ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType>;
};

export type ExposureDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureDiff'] = ResolversParentTypes['ExposureDiff']> = {
  opened?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  closed?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  openedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchangedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedEndCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  closedEndCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType>;
};

export type TimelinePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelinePoint'] = ResolversParentTypes['TimelinePoint']> = {
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onRecord?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChokePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChokePoint'] = ResolversParentTypes['ChokePoint']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  accessesCut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type WhatIfResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIf'] = ResolversParentTypes['WhatIf']> = {
  before?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  opened?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  closedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systemsFreed?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  systemsFreedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closedEndCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openedEndCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  systemsFreedEndCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Access'] = ResolversParentTypes['Access']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['AccessMode'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['AccessBasis'], ParentType, ContextType>;
  plane?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  privilege?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  approvalRef?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemedyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Remedy'] = ResolversParentTypes['Remedy']> = {
  kind?: Resolver<ResolversTypes['RemedyKind'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
  closes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  assumes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['Rule']>, ParentType, ContextType>;
};

export type RemedyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemedyEdge'] = ResolversParentTypes['RemedyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Remedy'], ParentType, ContextType>;
};

export type RemedyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemedyConnection'] = ResolversParentTypes['RemedyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RemedyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Remedy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RemedyEffectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemedyEffect'] = ResolversParentTypes['RemedyEffect']> = {
  remedy?: Resolver<ResolversTypes['Remedy'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  opened?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  changed?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  closedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SmallestRemediesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SmallestRemedies'] = ResolversParentTypes['SmallestRemedies']> = {
  remedies?: Resolver<ReadonlyArray<ResolversTypes['Remedy']>, ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opens?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atLeast?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ClosureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Closure'] = ResolversParentTypes['Closure']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
  lastDay?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  ended?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
};

export type LeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead']> = {
  kind?: Resolver<ResolversTypes['LeadKind'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  sameAs?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  route?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type LeadEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadEdge'] = ResolversParentTypes['LeadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type LeadConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadConnection'] = ResolversParentTypes['LeadConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType>;
};

export type NeighbourCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighbourCount'] = ResolversParentTypes['NeighbourCount']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['Direction'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NeighbourEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighbourEdge'] = ResolversParentTypes['NeighbourEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  edge?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
};

export type NeighbourConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighbourConnection'] = ResolversParentTypes['NeighbourConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NeighbourEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type QueryParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryParameter'] = ResolversParentTypes['QueryParameter']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  searchType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  default?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  least?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  most?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  notAfter?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryColumn'] = ResolversParentTypes['QueryColumn']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SavedQueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedQuery'] = ResolversParentTypes['SavedQuery']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['Rule']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['QueryColumn']>, ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['QueryParameter']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlanOperatorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanOperator'] = ResolversParentTypes['PlanOperator']> = {
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  estimatedRows?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  dbHits?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type CypherWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherWarning'] = ResolversParentTypes['CypherWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CypherResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherResult'] = ResolversParentTypes['CypherResult']> = {
  columns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  columnTypes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ReadonlyArray<Maybe<ResolversTypes['JSON']>>>, ParentType, ContextType>;
  graph?: Resolver<ResolversTypes['Path'], ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  elapsedMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlanOperator']>>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['CypherWarning']>, ParentType, ContextType>;
  judgment?: Resolver<Maybe<ResolversTypes['RuleJudgment']>, ParentType, ContextType>;
};

export type CypherArgumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherArgument'] = ResolversParentTypes['CypherArgument']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  default?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CypherFunctionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherFunction'] = ResolversParentTypes['CypherFunction']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isBuiltIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  aggregating?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  arguments?: Resolver<ReadonlyArray<ResolversTypes['CypherArgument']>, ParentType, ContextType>;
  returns?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CypherProcedureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherProcedure'] = ResolversParentTypes['CypherProcedure']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  arguments?: Resolver<ReadonlyArray<ResolversTypes['CypherArgument']>, ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['CypherArgument']>, ParentType, ContextType>;
};

export type CypherLanguageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherLanguage'] = ResolversParentTypes['CypherLanguage']> = {
  labels?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  edgeTypes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  functions?: Resolver<ReadonlyArray<ResolversTypes['CypherFunction']>, ParentType, ContextType>;
  procedures?: Resolver<ReadonlyArray<ResolversTypes['CypherProcedure']>, ParentType, ContextType>;
};

export type LegendNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegendNode'] = ResolversParentTypes['LegendNode']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lane?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  derived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LegendEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegendEdge'] = ResolversParentTypes['LegendEdge']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  derived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type LegendResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Legend'] = ResolversParentTypes['Legend']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LegendNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LegendEdge']>, ParentType, ContextType>;
  lanes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LabelCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelCount'] = ResolversParentTypes['LabelCount']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Status'] = ResolversParentTypes['Status']> = {
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  databaseVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastChange?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isEmpty?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  syntheticData?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  syntheticOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['LabelCount']>, ParentType, ContextType>;
  isReadOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['PartEdition']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodeByKey?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeByKeyArgs, 'label' | 'key'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  search?: Resolver<ReadonlyArray<ResolversTypes['SearchHit']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'text' | 'first' | 'withSynthetic'>>;
  exposures?: Resolver<ResolversTypes['ExposureConnection'], ParentType, ContextType, RequireFields<QueryExposuresArgs, 'orderBy' | 'first'>>;
  exposure?: Resolver<Maybe<ResolversTypes['Exposure']>, ParentType, ContextType, RequireFields<QueryExposureArgs, 'id'>>;
  exposureConditions?: Resolver<ReadonlyArray<ResolversTypes['ExposureCondition']>, ParentType, ContextType, RequireFields<QueryExposureConditionsArgs, 'exposure'>>;
  accessHistory?: Resolver<Maybe<ResolversTypes['AccessHistory']>, ParentType, ContextType, RequireFields<QueryAccessHistoryArgs, 'exposure'>>;
  engineerEmployment?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType, RequireFields<QueryEngineerEmploymentArgs, 'exposure'>>;
  exposureGroups?: Resolver<ReadonlyArray<ResolversTypes['ExposureGroupRow']>, ParentType, ContextType, RequireFields<QueryExposureGroupsArgs, 'by' | 'orderBy' | 'skip' | 'first'>>;
  exposureGroupsCypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType, RequireFields<QueryExposureGroupsCypherArgs, 'by' | 'orderBy' | 'skip' | 'first'>>;
  exposureBands?: Resolver<ReadonlyArray<ResolversTypes['BandCount']>, ParentType, ContextType, Partial<QueryExposureBandsArgs>>;
  exposureBandsCypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType, Partial<QueryExposureBandsCypherArgs>>;
  exposureGaps?: Resolver<ReadonlyArray<ResolversTypes['GapCount']>, ParentType, ContextType, Partial<QueryExposureGapsArgs>>;
  exposureGapsCypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType, Partial<QueryExposureGapsCypherArgs>>;
  exposureMatrix?: Resolver<ReadonlyArray<ResolversTypes['ExposureMatrixCell']>, ParentType, ContextType, RequireFields<QueryExposureMatrixArgs, 'first'>>;
  exposureMatrixCypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType, RequireFields<QueryExposureMatrixCypherArgs, 'first'>>;
  exposureFlow?: Resolver<ResolversTypes['ExposureFlow'], ParentType, ContextType, RequireFields<QueryExposureFlowArgs, 'top'>>;
  exposureFlowCypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType, RequireFields<QueryExposureFlowCypherArgs, 'top'>>;
  exposedParts?: Resolver<ResolversTypes['ExposedParts'], ParentType, ContextType, RequireFields<QueryExposedPartsArgs, 'among'>>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType, Partial<QueryCoverageArgs>>;
  exposureDiff?: Resolver<ResolversTypes['ExposureDiff'], ParentType, ContextType, RequireFields<QueryExposureDiffArgs, 'from' | 'to' | 'first'>>;
  compareExposures?: Resolver<ResolversTypes['ComparedExposures'], ParentType, ContextType, RequireFields<QueryCompareExposuresArgs, 'to' | 'change' | 'first'>>;
  exposureTimeline?: Resolver<ReadonlyArray<ResolversTypes['TimelinePoint']>, ParentType, ContextType, RequireFields<QueryExposureTimelineArgs, 'from' | 'to'>>;
  exposureTimelineCypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType, RequireFields<QueryExposureTimelineCypherArgs, 'from' | 'to'>>;
  chokePoints?: Resolver<ReadonlyArray<ResolversTypes['ChokePoint']>, ParentType, ContextType, RequireFields<QueryChokePointsArgs, 'first'>>;
  chokePointsCypher?: Resolver<ResolversTypes['CypherStatement'], ParentType, ContextType, RequireFields<QueryChokePointsCypherArgs, 'first'>>;
  whatIf?: Resolver<ResolversTypes['WhatIf'], ParentType, ContextType, RequireFields<QueryWhatIfArgs, 'remove' | 'first'>>;
  remedies?: Resolver<ResolversTypes['RemedyConnection'], ParentType, ContextType, RequireFields<QueryRemediesArgs, 'first'>>;
  remedy?: Resolver<ResolversTypes['RemedyEffect'], ParentType, ContextType, RequireFields<QueryRemedyArgs, 'kind' | 'nodes' | 'first'>>;
  smallestRemedies?: Resolver<ResolversTypes['SmallestRemedies'], ParentType, ContextType, RequireFields<QuerySmallestRemediesArgs, 'first'>>;
  closures?: Resolver<ReadonlyArray<ResolversTypes['Closure']>, ParentType, ContextType, RequireFields<QueryClosuresArgs, 'first'>>;
  leads?: Resolver<ResolversTypes['LeadConnection'], ParentType, ContextType, RequireFields<QueryLeadsArgs, 'first'>>;
  neighbourCounts?: Resolver<ReadonlyArray<ResolversTypes['NeighbourCount']>, ParentType, ContextType, RequireFields<QueryNeighbourCountsArgs, 'id'>>;
  neighbours?: Resolver<ResolversTypes['NeighbourConnection'], ParentType, ContextType, RequireFields<QueryNeighboursArgs, 'id' | 'direction' | 'orderBy' | 'first'>>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['Path']>, ParentType, ContextType, RequireFields<QueryPathsArgs, 'from' | 'to' | 'maxHops' | 'first'>>;
  sourceSummary?: Resolver<ResolversTypes['SourceSummary'], ParentType, ContextType, RequireFields<QuerySourceSummaryArgs, 'id'>>;
  loneStatements?: Resolver<ResolversTypes['LoneStatementConnection'], ParentType, ContextType, RequireFields<QueryLoneStatementsArgs, 'source' | 'type' | 'first'>>;
  designationLists?: Resolver<ReadonlyArray<ResolversTypes['DesignationList']>, ParentType, ContextType>;
  savedQueries?: Resolver<ReadonlyArray<ResolversTypes['SavedQuery']>, ParentType, ContextType, Partial<QuerySavedQueriesArgs>>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['Rule']>, ParentType, ContextType>;
  runSavedQuery?: Resolver<ResolversTypes['CypherResult'], ParentType, ContextType, RequireFields<QueryRunSavedQueryArgs, 'name' | 'first'>>;
  cypher?: Resolver<ResolversTypes['CypherResult'], ParentType, ContextType, RequireFields<QueryCypherArgs, 'statement' | 'first'>>;
  cypherLanguage?: Resolver<ResolversTypes['CypherLanguage'], ParentType, ContextType>;
  legend?: Resolver<ResolversTypes['Legend'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Status'], ParentType, ContextType>;
  sources?: Resolver<ResolversTypes['SourceConnection'], ParentType, ContextType, RequireFields<QuerySourcesArgs, 'first'>>;
  agencies?: Resolver<ResolversTypes['AgencyConnection'], ParentType, ContextType, RequireFields<QueryAgenciesArgs, 'first'>>;
  systems?: Resolver<ResolversTypes['SystemConnection'], ParentType, ContextType, RequireFields<QuerySystemsArgs, 'first'>>;
  organizations?: Resolver<ResolversTypes['OrganizationConnection'], ParentType, ContextType, RequireFields<QueryOrganizationsArgs, 'first'>>;
  contracts?: Resolver<ResolversTypes['ContractConnection'], ParentType, ContextType, RequireFields<QueryContractsArgs, 'first'>>;
  people?: Resolver<ResolversTypes['PersonConnection'], ParentType, ContextType, RequireFields<QueryPeopleArgs, 'first'>>;
  lists?: Resolver<ResolversTypes['DesignationListConnection'], ParentType, ContextType, RequireFields<QueryListsArgs, 'first'>>;
  claims?: Resolver<ResolversTypes['ClaimConnection'], ParentType, ContextType, RequireFields<QueryClaimsArgs, 'first'>>;
  passages?: Resolver<ResolversTypes['PassageConnection'], ParentType, ContextType, RequireFields<QueryPassagesArgs, 'first'>>;
  countries?: Resolver<ResolversTypes['CountryConnection'], ParentType, ContextType, RequireFields<QueryCountriesArgs, 'first'>>;
  recentImports?: Resolver<ReadonlyArray<ResolversTypes['ImportRecord']>, ParentType, ContextType, RequireFields<QueryRecentImportsArgs, 'first'>>;
  importFormats?: Resolver<ReadonlyArray<ResolversTypes['ImportFormat']>, ParentType, ContextType>;
  exportFormats?: Resolver<ReadonlyArray<ResolversTypes['ExportFormat']>, ParentType, ContextType>;
  importJob?: Resolver<Maybe<ResolversTypes['ImportJob']>, ParentType, ContextType, RequireFields<QueryImportJobArgs, 'id'>>;
  mappedSheet?: Resolver<ResolversTypes['MappedSheet'], ParentType, ContextType, RequireFields<QueryMappedSheetArgs, 'id'>>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['ReviewedExposure']>, ParentType, ContextType, RequireFields<QueryReviewsArgs, 'skip' | 'first'>>;
  investigations?: Resolver<ReadonlyArray<ResolversTypes['Investigation']>, ParentType, ContextType, RequireFields<QueryInvestigationsArgs, 'first'>>;
  investigation?: Resolver<Maybe<ResolversTypes['Investigation']>, ParentType, ContextType, RequireFields<QueryInvestigationArgs, 'id'>>;
  watchSets?: Resolver<ReadonlyArray<ResolversTypes['WatchSet']>, ParentType, ContextType>;
  ownQuestions?: Resolver<ReadonlyArray<ResolversTypes['OwnQuestion']>, ParentType, ContextType>;
  savedMappings?: Resolver<ReadonlyArray<ResolversTypes['SavedMapping']>, ParentType, ContextType>;
  savedMapping?: Resolver<Maybe<ResolversTypes['SavedMapping']>, ParentType, ContextType, RequireFields<QuerySavedMappingArgs, 'name'>>;
  dossier?: Resolver<ResolversTypes['Dossier'], ParentType, ContextType, RequireFields<QueryDossierArgs, 'subject' | 'id' | 'profile'>>;
  remakeDossier?: Resolver<ResolversTypes['Dossier'], ParentType, ContextType, RequireFields<QueryRemakeDossierArgs, 'manifest'>>;
  identitySuggestions?: Resolver<ResolversTypes['IdentitySuggestionConnection'], ParentType, ContextType, RequireFields<QueryIdentitySuggestionsArgs, 'first'>>;
  identityDecisions?: Resolver<ReadonlyArray<ResolversTypes['IdentityDecision']>, ParentType, ContextType, RequireFields<QueryIdentityDecisionsArgs, 'first'>>;
  doubtfulListings?: Resolver<ResolversTypes['DoubtfulListings'], ParentType, ContextType, RequireFields<QueryDoubtfulListingsArgs, 'first'>>;
  listingDecisions?: Resolver<ReadonlyArray<ResolversTypes['ListingDecision']>, ParentType, ContextType, RequireFields<QueryListingDecisionsArgs, 'first'>>;
  documentedCases?: Resolver<ReadonlyArray<ResolversTypes['DocumentedCase']>, ParentType, ContextType>;
  documentedCase?: Resolver<Maybe<ResolversTypes['DocumentedCase']>, ParentType, ContextType, RequireFields<QueryDocumentedCaseArgs, 'key'>>;
  brief?: Resolver<ResolversTypes['Brief'], ParentType, ContextType, Partial<QueryBriefArgs>>;
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  tokens?: Resolver<ReadonlyArray<ResolversTypes['Token']>, ParentType, ContextType, RequireFields<QueryTokensArgs, 'all'>>;
  myActions?: Resolver<ReadonlyArray<ResolversTypes['AuditLine']>, ParentType, ContextType, RequireFields<QueryMyActionsArgs, 'first'>>;
  audit?: Resolver<ReadonlyArray<ResolversTypes['AuditLine']>, ParentType, ContextType, RequireFields<QueryAuditArgs, 'first'>>;
  requestDrafts?: Resolver<ReadonlyArray<ResolversTypes['RequestDraft']>, ParentType, ContextType, RequireFields<QueryRequestDraftsArgs, 'skip' | 'first'>>;
  requests?: Resolver<ReadonlyArray<ResolversTypes['Request']>, ParentType, ContextType, RequireFields<QueryRequestsArgs, 'skip' | 'first'>>;
  request?: Resolver<Maybe<ResolversTypes['Request']>, ParentType, ContextType, RequireFields<QueryRequestArgs, 'id'>>;
  screen?: Resolver<ReadonlyArray<ResolversTypes['ScreenResult']>, ParentType, ContextType, RequireFields<QueryScreenArgs, 'rows'>>;
  screenings?: Resolver<ReadonlyArray<ResolversTypes['Screening']>, ParentType, ContextType, RequireFields<QueryScreeningsArgs, 'first'>>;
  screening?: Resolver<Maybe<ResolversTypes['Screening']>, ParentType, ContextType, RequireFields<QueryScreeningArgs, 'id'>>;
};

export type ImportCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportCounts'] = ResolversParentTypes['ImportCounts']> = {
  table?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportSampleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportSample'] = ResolversParentTypes['ImportSample']> = {
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImportRejectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportReject'] = ResolversParentTypes['ImportReject']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  row?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ImportCell']>>, ParentType, ContextType>;
};

export type ImportCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportCell'] = ResolversParentTypes['ImportCell']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportFailure'] = ResolversParentTypes['ImportFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isFormatUnknown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImportJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportJob'] = ResolversParentTypes['ImportJob']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  strict?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImportState'], ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wentIn?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['ImportCounts']>, ParentType, ContextType>;
  tables?: Resolver<ReadonlyArray<ResolversTypes['ImportCounts']>, ParentType, ContextType>;
  samples?: Resolver<ReadonlyArray<ResolversTypes['ImportSample']>, ParentType, ContextType>;
  rejectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejects?: Resolver<ReadonlyArray<ResolversTypes['ImportReject']>, ParentType, ContextType>;
  hasRejectsFile?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  editions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<Maybe<ResolversTypes['WithheldSuperseding']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ImportFailure']>, ParentType, ContextType>;
};

export type WithheldSupersedingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithheldSuperseding'] = ResolversParentTypes['WithheldSuperseding']> = {
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportFormatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportFormat'] = ResolversParentTypes['ImportFormat']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  takes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExportCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportCount'] = ResolversParentTypes['ExportCount']> = {
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GraphExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphExport'] = ResolversParentTypes['GraphExport']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['ExportCount']>, ParentType, ContextType>;
  withdrawn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leftOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  banner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MappedSheetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedSheet'] = ResolversParentTypes['MappedSheet']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sheet?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sheets?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  headerRow?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isProposed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  dateFormat?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dateFormats?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  header?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['MappedColumn']>, ParentType, ContextType>;
  targets?: Resolver<ReadonlyArray<ResolversTypes['MappingTarget']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['MappedPart']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['MappedRow']>, ParentType, ContextType>;
  picture?: Resolver<ResolversTypes['MappedPicture'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  organizationsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  alike?: Resolver<ReadonlyArray<ResolversTypes['MappedAlike']>, ParentType, ContextType>;
};

export type MappedColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedColumn'] = ResolversParentTypes['MappedColumn']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MappedColumnState'], ParentType, ContextType>;
  form?: Resolver<Maybe<ResolversTypes['ColumnForm']>, ParentType, ContextType>;
  isPersonal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  targets?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MappingTargetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappingTarget'] = ResolversParentTypes['MappingTarget']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MappedAlikeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedAlike'] = ResolversParentTypes['MappedAlike']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type MappedPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedPart'] = ResolversParentTypes['MappedPart']> = {
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MappedRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedRow'] = ResolversParentTypes['MappedRow']> = {
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cells?: Resolver<ReadonlyArray<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  becomes?: Resolver<ReadonlyArray<ResolversTypes['MappedStatement']>, ParentType, ContextType>;
  rejects?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MappedStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedStatement'] = ResolversParentTypes['MappedStatement']> = {
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MappedPictureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedPicture'] = ResolversParentTypes['MappedPicture']> = {
  boxes?: Resolver<ReadonlyArray<ResolversTypes['MappedBox']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['MappedLine']>, ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MappedBoxResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedBox'] = ResolversParentTypes['MappedBox']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  names?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isForeign?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isStated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  origins?: Resolver<ReadonlyArray<ResolversTypes['MappedOrigin']>, ParentType, ContextType>;
};

export type MappedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedLine'] = ResolversParentTypes['MappedLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origins?: Resolver<ReadonlyArray<ResolversTypes['MappedOrigin']>, ParentType, ContextType>;
};

export type MappedOriginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappedOrigin'] = ResolversParentTypes['MappedOrigin']> = {
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartEditionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartEdition'] = ResolversParentTypes['PartEdition']> = {
  part?: Resolver<ResolversTypes['GraphPart'], ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GraphChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphChange'] = ResolversParentTypes['GraphChange']> = {
  graphVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changed?: Resolver<ReadonlyArray<ResolversTypes['GraphPart']>, ParentType, ContextType>;
};

export type ImportRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRecord'] = ResolversParentTypes['ImportRecord']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  sourceKeys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sourceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['ImportCounts'], ParentType, ContextType>;
  tables?: Resolver<ReadonlyArray<ResolversTypes['ImportCounts']>, ParentType, ContextType>;
  completedInterrupted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  waiting?: Resolver<ReadonlyArray<ResolversTypes['AwaitedContract']>, ParentType, ContextType>;
  rolledBackAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  comesWithSubtier?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AwaitedContractResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AwaitedContract'] = ResolversParentTypes['AwaitedContract']> = {
  contract?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExportFormatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportFormat'] = ResolversParentTypes['ExportFormat']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suffix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  importProgress?: SubscriptionResolver<ResolversTypes['ImportJob'], "importProgress", ParentType, ContextType, RequireFields<SubscriptionImportProgressArgs, 'id'>>;
  graphChanged?: SubscriptionResolver<ResolversTypes['GraphChange'], "graphChanged", ParentType, ContextType>;
};

export type DecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Decision'] = ResolversParentTypes['Decision']> = {
  status?: Resolver<ResolversTypes['DecisionStatus'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AssignmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Assignment'] = ResolversParentTypes['Assignment']> = {
  to?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ReviewEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewEvent'] = ResolversParentTypes['ReviewEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mentions?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  assignment?: Resolver<Maybe<ResolversTypes['Assignment']>, ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  exposureId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DecisionStatus'], ParentType, ContextType>;
  isExpired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  assignee?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  commentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['ReviewEvent']>, ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstImport?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ReviewedExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewedExposure'] = ResolversParentTypes['ReviewedExposure']> = {
  review?: Resolver<ResolversTypes['Review'], ParentType, ContextType>;
  exposure?: Resolver<Maybe<ResolversTypes['Exposure']>, ParentType, ContextType>;
  systemKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  engineerKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  decide?: Resolver<ResolversTypes['Review'], ParentType, ContextType, RequireFields<MutationDecideArgs, 'exposure' | 'status'>>;
  comment?: Resolver<ResolversTypes['Review'], ParentType, ContextType, RequireFields<MutationCommentArgs, 'exposure' | 'text'>>;
  assign?: Resolver<ResolversTypes['Review'], ParentType, ContextType, RequireFields<MutationAssignArgs, 'exposure'>>;
  exportGraph?: Resolver<ResolversTypes['GraphExport'], ParentType, ContextType, RequireFields<MutationExportGraphArgs, 'format'>>;
  saveInvestigation?: Resolver<ResolversTypes['Investigation'], ParentType, ContextType, RequireFields<MutationSaveInvestigationArgs, 'investigation'>>;
  forkInvestigation?: Resolver<ResolversTypes['Investigation'], ParentType, ContextType, RequireFields<MutationForkInvestigationArgs, 'id' | 'name'>>;
  mergeInvestigations?: Resolver<ResolversTypes['Investigation'], ParentType, ContextType, RequireFields<MutationMergeInvestigationsArgs, 'into' | 'from'>>;
  importInvestigation?: Resolver<ResolversTypes['Investigation'], ParentType, ContextType, RequireFields<MutationImportInvestigationArgs, 'file'>>;
  deleteInvestigation?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationDeleteInvestigationArgs, 'id'>>;
  saveWatchSet?: Resolver<ResolversTypes['WatchSet'], ParentType, ContextType, RequireFields<MutationSaveWatchSetArgs, 'name' | 'rule'>>;
  deleteWatchSet?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationDeleteWatchSetArgs, 'id'>>;
  keepQuestion?: Resolver<ResolversTypes['OwnQuestion'], ParentType, ContextType, RequireFields<MutationKeepQuestionArgs, 'name' | 'statement'>>;
  deleteQuestion?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<MutationDeleteQuestionArgs, 'name'>>;
  saveMapping?: Resolver<ResolversTypes['SavedMapping'], ParentType, ContextType, RequireFields<MutationSaveMappingArgs, 'name' | 'text'>>;
  deleteMapping?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<MutationDeleteMappingArgs, 'name'>>;
  decideIdentity?: Resolver<ResolversTypes['IdentityDecision'], ParentType, ContextType, RequireFields<MutationDecideIdentityArgs, 'organization' | 'other' | 'verdict'>>;
  withdrawIdentity?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationWithdrawIdentityArgs, 'organization' | 'other'>>;
  decideListings?: Resolver<ReadonlyArray<ResolversTypes['ListingDecision']>, ParentType, ContextType, RequireFields<MutationDecideListingsArgs, 'records'>>;
  withdrawListings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<MutationWithdrawListingsArgs, 'records'>>;
  createToken?: Resolver<ResolversTypes['CreatedToken'], ParentType, ContextType, RequireFields<MutationCreateTokenArgs, 'name' | 'role' | 'minutes'>>;
  revokeToken?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationRevokeTokenArgs, 'id'>>;
  saveRequest?: Resolver<ResolversTypes['Request'], ParentType, ContextType, RequireFields<MutationSaveRequestArgs, 'request'>>;
  deleteRequest?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationDeleteRequestArgs, 'id'>>;
  saveScreening?: Resolver<ResolversTypes['Screening'], ParentType, ContextType, RequireFields<MutationSaveScreeningArgs, 'name' | 'rows'>>;
  rerunScreening?: Resolver<ResolversTypes['Screening'], ParentType, ContextType, RequireFields<MutationRerunScreeningArgs, 'id'>>;
  deleteScreening?: Resolver<ResolversTypes['ID'], ParentType, ContextType, RequireFields<MutationDeleteScreeningArgs, 'id'>>;
  decideScreened?: Resolver<ResolversTypes['ScreeningDecision'], ParentType, ContextType, RequireFields<MutationDecideScreenedArgs, 'row'>>;
  withdrawScreened?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<MutationWithdrawScreenedArgs, 'row'>>;
};

export type QuestionVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuestionVersion'] = ResolversParentTypes['QuestionVersion']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type DriftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Drift'] = ResolversParentTypes['Drift']> = {
  nodesGone?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  edgesGone?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  edgesChanged?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  edgesNew?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  questionsChanged?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InvestigationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Investigation'] = ResolversParentTypes['Investigation']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  questions?: Resolver<ReadonlyArray<ResolversTypes['QuestionVersion']>, ParentType, ContextType>;
  nodeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  documentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  forkedFrom?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  drift?: Resolver<ResolversTypes['Drift'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type WatchSetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WatchSet'] = ResolversParentTypes['WatchSet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agencies?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyKeys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  minImpactLevel?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  minSensitivity?: Resolver<Maybe<ResolversTypes['Sensitivity']>, ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['SystemKind']>, ParentType, ContextType>;
  systems?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  systemKeys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  nameContains?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  systemCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notOnRecordCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OwnQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnQuestion'] = ResolversParentTypes['OwnQuestion']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['QueryParameter']>, ParentType, ContextType>;
  form?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SavedMappingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedMapping'] = ResolversParentTypes['SavedMapping']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DossierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dossier'] = ResolversParentTypes['Dossier']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  html?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  markdown?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  manifest?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type IdentityEvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityEvidence'] = ResolversParentTypes['IdentityEvidence']> = {
  kind?: Resolver<ResolversTypes['IdentityEvidenceKind'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  similarity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IdentitySuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentitySuggestion'] = ResolversParentTypes['IdentitySuggestion']> = {
  organizations?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['IdentityEvidence']>, ParentType, ContextType>;
  isStrong?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IdentitySuggestionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentitySuggestionEdge'] = ResolversParentTypes['IdentitySuggestionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IdentitySuggestion'], ParentType, ContextType>;
};

export type IdentitySuggestionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentitySuggestionConnection'] = ResolversParentTypes['IdentitySuggestionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IdentitySuggestionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IdentitySuggestion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IdentityDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityDecision'] = ResolversParentTypes['IdentityDecision']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  organizations?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Organization']>>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['IdentityVerdict'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ListingDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ListingDecision'] = ResolversParentTypes['ListingDecision']> = {
  record?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DoubtfulListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoubtfulListing'] = ResolversParentTypes['DoubtfulListing']> = {
  record?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  list?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherNames?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['ListingDecision']>, ParentType, ContextType>;
};

export type DoubtfulListingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoubtfulListings'] = ResolversParentTypes['DoubtfulListings']> = {
  file?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DoubtfulListing']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentedCaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DocumentedCase'] = ResolversParentTypes['DocumentedCase']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  years?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  systems?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType, Partial<DocumentedCaseCoverageArgs>>;
};

export type BriefFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BriefFinding'] = ResolversParentTypes['BriefFinding']> = {
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  support?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<Maybe<ResolversTypes['Edge']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
};

export type BriefQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BriefQuestion'] = ResolversParentTypes['BriefQuestion']> = {
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gap?: Resolver<Maybe<ResolversTypes['Gap']>, ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['RequestTopic'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BriefResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Brief'] = ResolversParentTypes['Brief']> = {
  day?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  certainty?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  areDaysInferred?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mayNotHaveBegun?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chains?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  chainsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  established?: Resolver<ReadonlyArray<ResolversTypes['BriefFinding']>, ParentType, ContextType>;
  contested?: Resolver<ReadonlyArray<ResolversTypes['BriefFinding']>, ParentType, ContextType>;
  single?: Resolver<ReadonlyArray<ResolversTypes['BriefFinding']>, ParentType, ContextType>;
  notOnRecord?: Resolver<ReadonlyArray<ResolversTypes['BriefQuestion']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Me'] = ResolversParentTypes['Me']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['SignedInBy'], ParentType, ContextType>;
};

export type TokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Token'] = ResolversParentTypes['Token']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CreatedTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatedToken'] = ResolversParentTypes['CreatedToken']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['Token'], ParentType, ContextType>;
};

export type AuditLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditLine'] = ResolversParentTypes['AuditLine']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  credential?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequestDraftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestDraft'] = ResolversParentTypes['RequestDraft']> = {
  topic?: Resolver<ResolversTypes['RequestTopic'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RequestKind'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['RequestHolder'], ParentType, ContextType>;
  holder?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['RuleVersion']>, ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type RequestStatusChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestStatusChange'] = ResolversParentTypes['RequestStatusChange']> = {
  status?: Resolver<ResolversTypes['RequestStatus'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Request'] = ResolversParentTypes['Request']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  topic?: Resolver<ResolversTypes['RequestTopic'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RequestKind'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RequestStatus'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['RequestStatusChange']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScreenedRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenedRow'] = ResolversParentTypes['ScreenedRow']> = {
  ref?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uei?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lei?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScreenCandidateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenCandidate'] = ResolversParentTypes['ScreenCandidate']> = {
  organization?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  because?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  designatedOn?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ownedByDesignated?: Resolver<Maybe<ResolversTypes['ShareRange']>, ParentType, ContextType>;
  accessesThrough?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScreenVerdictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenVerdict'] = ResolversParentTypes['ScreenVerdict']> = {
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['ShareRange']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OwnershipStep']>, ParentType, ContextType>;
};

export type ScreenRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenRole'] = ResolversParentTypes['ScreenRole']> = {
  role?: Resolver<ResolversTypes['ScreenRoleKind'], ParentType, ContextType>;
  isToday?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  contracts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScreenDesignationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenDesignation'] = ResolversParentTypes['ScreenDesignation']> = {
  list?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isToday?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ScreeningDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreeningDecision'] = ResolversParentTypes['ScreeningDecision']> = {
  row?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  rejected?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScreenResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenResult'] = ResolversParentTypes['ScreenResult']> = {
  ref?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  row?: Resolver<ResolversTypes['ScreenedRow'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  match?: Resolver<ResolversTypes['ScreenMatch'], ParentType, ContextType>;
  because?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['ScreenCandidate']>, ParentType, ContextType>;
  possiblyDesignatedOn?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  decision?: Resolver<Maybe<ResolversTypes['ScreeningDecision']>, ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['ScreenRole']>, ParentType, ContextType>;
  accessesThrough?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  worst?: Resolver<Maybe<ResolversTypes['Band']>, ParentType, ContextType>;
  workAbroad?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
  designatedOn?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  designations?: Resolver<ReadonlyArray<ResolversTypes['ScreenDesignation']>, ParentType, ContextType>;
  ownedByDesignated?: Resolver<Maybe<ResolversTypes['ShareRange']>, ParentType, ContextType>;
  foreignShare?: Resolver<Maybe<ResolversTypes['ShareRange']>, ParentType, ContextType>;
  ultimateParents?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  notOnRecord?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  verdicts?: Resolver<ReadonlyArray<ResolversTypes['ScreenVerdict']>, ParentType, ContextType>;
};

export type ScreenResultEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenResultEdge'] = ResolversParentTypes['ScreenResultEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScreenResult'], ParentType, ContextType>;
};

export type ScreenResultConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenResultConnection'] = ResolversParentTypes['ScreenResultConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScreenResultEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ScreenResult']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScreenedListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreenedList'] = ResolversParentTypes['ScreenedList']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  designations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScreeningChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreeningChange'] = ResolversParentTypes['ScreeningChange']> = {
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  row?: Resolver<Maybe<ResolversTypes['ScreenedRow']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScreeningChangeKind'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScreeningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Screening'] = ResolversParentTypes['Screening']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inputSha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mapping?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  lists?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  same?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  possible?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  noneOnRecord?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isOutdated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  editionsOfLists?: Resolver<ReadonlyArray<ResolversTypes['ScreenedList']>, ParentType, ContextType>;
  ranAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ranBefore?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  results?: Resolver<ResolversTypes['ScreenResultConnection'], ParentType, ContextType, RequireFields<ScreeningResultsArgs, 'first'>>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ScreeningChange']>, ParentType, ContextType, RequireFields<ScreeningChangesArgs, 'first' | 'skip'>>;
  changeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  organizationKeys?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ShareRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShareRange'] = ResolversParentTypes['ShareRange']> = {
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type OwnershipStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnershipStep'] = ResolversParentTypes['OwnershipStep']> = {
  owner?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  owned?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['ShareRange'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  adds?: Resolver<Maybe<ResolversTypes['ShareRange']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['ShareRange']>, ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type OwnershipFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnershipFinding'] = ResolversParentTypes['OwnershipFinding']> = {
  rule?: Resolver<ResolversTypes['OwnershipRule'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['OwnershipVerdict'], ParentType, ContextType>;
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['ShareRange']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OwnershipStep']>, ParentType, ContextType>;
};

export type OwnershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ownership'] = ResolversParentTypes['Ownership']> = {
  designatedOn?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ownedByDesignated?: Resolver<ResolversTypes['ShareRange'], ParentType, ContextType>;
  foreignShare?: Resolver<ResolversTypes['ShareRange'], ParentType, ContextType>;
  ultimateParents?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  notOnRecord?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['OwnershipFinding']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Source?: SourceResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  System?: SystemResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  DesignationList?: DesignationListResolvers<ContextType>;
  Claim?: ClaimResolvers<ContextType>;
  Passage?: PassageResolvers<ContextType>;
  Vetting?: VettingResolvers<ContextType>;
  SourceEdge?: SourceEdgeResolvers<ContextType>;
  SourceConnection?: SourceConnectionResolvers<ContextType>;
  AgencyEdge?: AgencyEdgeResolvers<ContextType>;
  AgencyConnection?: AgencyConnectionResolvers<ContextType>;
  SystemEdge?: SystemEdgeResolvers<ContextType>;
  SystemConnection?: SystemConnectionResolvers<ContextType>;
  OrganizationEdge?: OrganizationEdgeResolvers<ContextType>;
  OrganizationConnection?: OrganizationConnectionResolvers<ContextType>;
  ContractEdge?: ContractEdgeResolvers<ContextType>;
  ContractConnection?: ContractConnectionResolvers<ContextType>;
  PersonEdge?: PersonEdgeResolvers<ContextType>;
  PersonConnection?: PersonConnectionResolvers<ContextType>;
  DesignationListEdge?: DesignationListEdgeResolvers<ContextType>;
  DesignationListConnection?: DesignationListConnectionResolvers<ContextType>;
  ClaimEdge?: ClaimEdgeResolvers<ContextType>;
  ClaimConnection?: ClaimConnectionResolvers<ContextType>;
  PassageEdge?: PassageEdgeResolvers<ContextType>;
  PassageConnection?: PassageConnectionResolvers<ContextType>;
  CountryEdge?: CountryEdgeResolvers<ContextType>;
  CountryConnection?: CountryConnectionResolvers<ContextType>;
  SourceHop?: SourceHopResolvers<ContextType>;
  SourceHopConnection?: SourceHopConnectionResolvers<ContextType>;
  AgencyHop?: AgencyHopResolvers<ContextType>;
  AgencyHopConnection?: AgencyHopConnectionResolvers<ContextType>;
  SystemHop?: SystemHopResolvers<ContextType>;
  SystemHopConnection?: SystemHopConnectionResolvers<ContextType>;
  OrganizationHop?: OrganizationHopResolvers<ContextType>;
  OrganizationHopConnection?: OrganizationHopConnectionResolvers<ContextType>;
  ContractHop?: ContractHopResolvers<ContextType>;
  ContractHopConnection?: ContractHopConnectionResolvers<ContextType>;
  PersonHop?: PersonHopResolvers<ContextType>;
  PersonHopConnection?: PersonHopConnectionResolvers<ContextType>;
  DesignationListHop?: DesignationListHopResolvers<ContextType>;
  DesignationListHopConnection?: DesignationListHopConnectionResolvers<ContextType>;
  ClaimHop?: ClaimHopResolvers<ContextType>;
  ClaimHopConnection?: ClaimHopConnectionResolvers<ContextType>;
  PassageHop?: PassageHopResolvers<ContextType>;
  PassageHopConnection?: PassageHopConnectionResolvers<ContextType>;
  VettingHop?: VettingHopResolvers<ContextType>;
  VettingHopConnection?: VettingHopConnectionResolvers<ContextType>;
  CountryHop?: CountryHopResolvers<ContextType>;
  CountryHopConnection?: CountryHopConnectionResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  Entity?: EntityResolvers<ContextType>;
  Country?: CountryResolvers<ContextType>;
  ClaimStandingPeriod?: ClaimStandingPeriodResolvers<ContextType>;
  SubawardReporting?: SubawardReportingResolvers<ContextType>;
  OrganizationIdentifier?: OrganizationIdentifierResolvers<ContextType>;
  Statement?: StatementResolvers<ContextType>;
  Edge?: EdgeResolvers<ContextType>;
  Path?: PathResolvers<ContextType>;
  SourceStatements?: SourceStatementsResolvers<ContextType>;
  SourceCountry?: SourceCountryResolvers<ContextType>;
  SourceSummary?: SourceSummaryResolvers<ContextType>;
  LoneStatement?: LoneStatementResolvers<ContextType>;
  LoneStatementConnection?: LoneStatementConnectionResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  SupersededStatement?: SupersededStatementResolvers<ContextType>;
  AccessHistory?: AccessHistoryResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Exposure?: ExposureResolvers<ContextType>;
  ExposureCondition?: ExposureConditionResolvers<ContextType>;
  Priority?: PriorityResolvers<ContextType>;
  PriorityReason?: PriorityReasonResolvers<ContextType>;
  RuleVersion?: RuleVersionResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  AppliedRule?: AppliedRuleResolvers<ContextType>;
  RuleJudgment?: RuleJudgmentResolvers<ContextType>;
  ExposureEdge?: ExposureEdgeResolvers<ContextType>;
  ExposureConnection?: ExposureConnectionResolvers<ContextType>;
  ComparedExposures?: ComparedExposuresResolvers<ContextType>;
  CypherStatement?: CypherStatementResolvers<ContextType>;
  ExposureGroupRow?: ExposureGroupRowResolvers<ContextType>;
  BandCount?: BandCountResolvers<ContextType>;
  GapCount?: GapCountResolvers<ContextType>;
  ExposureMatrixCell?: ExposureMatrixCellResolvers<ContextType>;
  FlowNode?: FlowNodeResolvers<ContextType>;
  FlowLink?: FlowLinkResolvers<ContextType>;
  ExposureFlow?: ExposureFlowResolvers<ContextType>;
  ExposedPart?: ExposedPartResolvers<ContextType>;
  ExposedParts?: ExposedPartsResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  ExposureDiff?: ExposureDiffResolvers<ContextType>;
  TimelinePoint?: TimelinePointResolvers<ContextType>;
  ChokePoint?: ChokePointResolvers<ContextType>;
  WhatIf?: WhatIfResolvers<ContextType>;
  Access?: AccessResolvers<ContextType>;
  Remedy?: RemedyResolvers<ContextType>;
  RemedyEdge?: RemedyEdgeResolvers<ContextType>;
  RemedyConnection?: RemedyConnectionResolvers<ContextType>;
  RemedyEffect?: RemedyEffectResolvers<ContextType>;
  SmallestRemedies?: SmallestRemediesResolvers<ContextType>;
  Closure?: ClosureResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  LeadEdge?: LeadEdgeResolvers<ContextType>;
  LeadConnection?: LeadConnectionResolvers<ContextType>;
  NeighbourCount?: NeighbourCountResolvers<ContextType>;
  NeighbourEdge?: NeighbourEdgeResolvers<ContextType>;
  NeighbourConnection?: NeighbourConnectionResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  QueryParameter?: QueryParameterResolvers<ContextType>;
  QueryColumn?: QueryColumnResolvers<ContextType>;
  SavedQuery?: SavedQueryResolvers<ContextType>;
  PlanOperator?: PlanOperatorResolvers<ContextType>;
  CypherWarning?: CypherWarningResolvers<ContextType>;
  CypherResult?: CypherResultResolvers<ContextType>;
  CypherArgument?: CypherArgumentResolvers<ContextType>;
  CypherFunction?: CypherFunctionResolvers<ContextType>;
  CypherProcedure?: CypherProcedureResolvers<ContextType>;
  CypherLanguage?: CypherLanguageResolvers<ContextType>;
  LegendNode?: LegendNodeResolvers<ContextType>;
  LegendEdge?: LegendEdgeResolvers<ContextType>;
  Legend?: LegendResolvers<ContextType>;
  LabelCount?: LabelCountResolvers<ContextType>;
  Status?: StatusResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ImportCounts?: ImportCountsResolvers<ContextType>;
  ImportSample?: ImportSampleResolvers<ContextType>;
  ImportReject?: ImportRejectResolvers<ContextType>;
  ImportCell?: ImportCellResolvers<ContextType>;
  ImportFailure?: ImportFailureResolvers<ContextType>;
  ImportJob?: ImportJobResolvers<ContextType>;
  WithheldSuperseding?: WithheldSupersedingResolvers<ContextType>;
  ImportFormat?: ImportFormatResolvers<ContextType>;
  ExportCount?: ExportCountResolvers<ContextType>;
  GraphExport?: GraphExportResolvers<ContextType>;
  MappedSheet?: MappedSheetResolvers<ContextType>;
  MappedColumn?: MappedColumnResolvers<ContextType>;
  MappingTarget?: MappingTargetResolvers<ContextType>;
  MappedAlike?: MappedAlikeResolvers<ContextType>;
  MappedPart?: MappedPartResolvers<ContextType>;
  MappedRow?: MappedRowResolvers<ContextType>;
  MappedStatement?: MappedStatementResolvers<ContextType>;
  MappedPicture?: MappedPictureResolvers<ContextType>;
  MappedBox?: MappedBoxResolvers<ContextType>;
  MappedLine?: MappedLineResolvers<ContextType>;
  MappedOrigin?: MappedOriginResolvers<ContextType>;
  PartEdition?: PartEditionResolvers<ContextType>;
  GraphChange?: GraphChangeResolvers<ContextType>;
  ImportRecord?: ImportRecordResolvers<ContextType>;
  AwaitedContract?: AwaitedContractResolvers<ContextType>;
  ExportFormat?: ExportFormatResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Decision?: DecisionResolvers<ContextType>;
  Assignment?: AssignmentResolvers<ContextType>;
  ReviewEvent?: ReviewEventResolvers<ContextType>;
  Review?: ReviewResolvers<ContextType>;
  ReviewedExposure?: ReviewedExposureResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  QuestionVersion?: QuestionVersionResolvers<ContextType>;
  Drift?: DriftResolvers<ContextType>;
  Investigation?: InvestigationResolvers<ContextType>;
  WatchSet?: WatchSetResolvers<ContextType>;
  OwnQuestion?: OwnQuestionResolvers<ContextType>;
  SavedMapping?: SavedMappingResolvers<ContextType>;
  Dossier?: DossierResolvers<ContextType>;
  IdentityEvidence?: IdentityEvidenceResolvers<ContextType>;
  IdentitySuggestion?: IdentitySuggestionResolvers<ContextType>;
  IdentitySuggestionEdge?: IdentitySuggestionEdgeResolvers<ContextType>;
  IdentitySuggestionConnection?: IdentitySuggestionConnectionResolvers<ContextType>;
  IdentityDecision?: IdentityDecisionResolvers<ContextType>;
  ListingDecision?: ListingDecisionResolvers<ContextType>;
  DoubtfulListing?: DoubtfulListingResolvers<ContextType>;
  DoubtfulListings?: DoubtfulListingsResolvers<ContextType>;
  DocumentedCase?: DocumentedCaseResolvers<ContextType>;
  BriefFinding?: BriefFindingResolvers<ContextType>;
  BriefQuestion?: BriefQuestionResolvers<ContextType>;
  Brief?: BriefResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Me?: MeResolvers<ContextType>;
  Token?: TokenResolvers<ContextType>;
  CreatedToken?: CreatedTokenResolvers<ContextType>;
  AuditLine?: AuditLineResolvers<ContextType>;
  RequestDraft?: RequestDraftResolvers<ContextType>;
  RequestStatusChange?: RequestStatusChangeResolvers<ContextType>;
  Request?: RequestResolvers<ContextType>;
  ScreenedRow?: ScreenedRowResolvers<ContextType>;
  ScreenCandidate?: ScreenCandidateResolvers<ContextType>;
  ScreenVerdict?: ScreenVerdictResolvers<ContextType>;
  ScreenRole?: ScreenRoleResolvers<ContextType>;
  ScreenDesignation?: ScreenDesignationResolvers<ContextType>;
  ScreeningDecision?: ScreeningDecisionResolvers<ContextType>;
  ScreenResult?: ScreenResultResolvers<ContextType>;
  ScreenResultEdge?: ScreenResultEdgeResolvers<ContextType>;
  ScreenResultConnection?: ScreenResultConnectionResolvers<ContextType>;
  ScreenedList?: ScreenedListResolvers<ContextType>;
  ScreeningChange?: ScreeningChangeResolvers<ContextType>;
  Screening?: ScreeningResolvers<ContextType>;
  ShareRange?: ShareRangeResolvers<ContextType>;
  OwnershipStep?: OwnershipStepResolvers<ContextType>;
  OwnershipFinding?: OwnershipFindingResolvers<ContextType>;
  Ownership?: OwnershipResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  casework?: CaseworkDirectiveResolver<any, any, ContextType>;
  needs?: NeedsDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
};
