import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Entity as EntityModel } from '../../graph/lists/hops.ts';
import type { Exposure as ExposureModel, Hop } from '../../graph/exposure/exposure.ts';
import type { StatedHop } from '../resolvers/loaders.ts';
import type { Picture } from '../resolvers/exposures.ts';
import type { Closure as ClosureModel } from '../../graph/exposures/closures.ts';
import type { ExposureGroupRow as GroupRowModel } from '../../graph/exposures/groups.ts';
import type { ExposureDiff as DiffModel } from '../../graph/exposures/change.ts';
import type { WhatIf as WhatIfModel } from '../../graph/exposures/what-if.ts';
import type { ChokePoint as ChokePointModel } from '../../graph/exposures/choke-points.ts';
import type { ImportJob as ImportJobModel } from '../imports/jobs.ts';
import type { Lead as LeadModel } from '../../graph/leads/lead.ts';
import type { NeighbourPage } from '../resolvers/network.ts';
import type { NeighbourEdge as NeighbourModel } from '../../graph/entities/neighbours.ts';
import type { CypherResult as ResultModel } from '../../graph/cypher/result.ts';
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

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type AboutStatementFilter = {
  /** What the claim is about, as in `about` of the claim: file:key|key. */
  readonly address?: InputMaybe<StringFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<AboutStatementFilter>>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<AboutStatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<AboutStatementFilter>>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
};

/** Whether an access was authorized on paper or observed. */
export type AccessBasis =
  /** Authorized on paper. */
  | 'AUTHORIZED'
  /** Seen to happen. */
  | 'OBSERVED';

/** Conditions on a value; all of them hold. */
export type AccessBasisFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<AccessBasis>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<AccessBasis>>;
};

/** How a system is reached. */
export type AccessMode =
  /** By the person alone. */
  | 'DIRECT'
  /** With an escort watching. */
  | 'ESCORTED'
  /** By looking only. */
  | 'VIEW_ONLY';

/** Conditions on a value; all of them hold. */
export type AccessModeFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<AccessMode>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<AccessMode>>;
};

/** What is reached. */
export type AccessesPlane =
  /** As files say: data. */
  | 'DATA'
  /** As files say: indirect. */
  | 'INDIRECT'
  /** As files say: management. */
  | 'MANAGEMENT'
  /** As files say: physical. */
  | 'PHYSICAL';

/** Conditions on a value; all of them hold. */
export type AccessesPlaneFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<AccessesPlane>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<AccessesPlane>>;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type AccessesStatementFilter = {
  /** Access id: identifies the same person and system in every source. */
  readonly access?: InputMaybe<KeyFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<AccessesStatementFilter>>;
  /** Reference of a written approval. */
  readonly approvalRef?: InputMaybe<StringFilter>;
  /** Whether the access was authorized on paper or observed. */
  readonly basis?: InputMaybe<AccessBasisFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** The contract that the access is for; may be empty. */
  readonly contract?: InputMaybe<KeyFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** How the system is reached. */
  readonly mode?: InputMaybe<AccessModeFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<AccessesStatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<AccessesStatementFilter>>;
  /** What is reached. */
  readonly plane?: InputMaybe<AccessesPlaneFilter>;
  /** Privilege held. */
  readonly privilege?: InputMaybe<StringFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
};

/** Departments and agencies that award contracts and own systems. */
export type Agency = Entity & Node & {
  readonly __typename?: 'Agency';
  /** The contracts that the agency awarded. */
  readonly awarded: ContractHopConnection;
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** The systems that the agency owns. */
  readonly ownsSystems: SystemHopConnection;
  /** The agency that it is part of. */
  readonly parent?: Maybe<Agency>;
  /** The agencies that it is part of. */
  readonly partOf: AgencyHopConnection;
  /** The agencies that are part of it. */
  readonly parts: AgencyHopConnection;
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyAwardedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyDescribedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyOwnsSystemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SystemFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyPartOfArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Departments and agencies that award contracts and own systems. */
export type AgencyPartsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  statement?: InputMaybe<StatementFilter>;
};

/** A page of a list. */
export type AgencyConnection = {
  readonly __typename?: 'AgencyConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<AgencyEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Agency>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type AgencyEdge = {
  readonly __typename?: 'AgencyEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Agency;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type AgencyFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<AgencyFilter>>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Name. */
  readonly name?: InputMaybe<StringFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<AgencyFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<AgencyFilter>>;
  /** The agency that it is part of. */
  readonly parent?: InputMaybe<KeyFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type AgencyHop = {
  readonly __typename?: 'AgencyHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Agency;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type AgencyHopConnection = {
  readonly __typename?: 'AgencyHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<AgencyHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Agency>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type AgencyOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: AgencyOrderField;
};

/** What a list of Agency is ordered by. */
export type AgencyOrderField =
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS'
  /** The id that the data gave. */
  | 'KEY'
  /** Name. */
  | 'NAME'
  /** The agency that it is part of. */
  | 'PARENT';

/** How urgent, by the published decision table. */
export type Band =
  /** Most urgent. */
  | 'CRITICAL'
  /** Third. */
  | 'HIGH'
  /** Lowest. */
  | 'LOW'
  /** Second. */
  | 'MODERATE';

/** Conditions on whether something is so; all of them hold. */
export type BooleanFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * `accessesCut`: exposed accesses all of whose chains pass through the node. The chains are those under the filter: one on
 * organizations, contracts, lineages, confidence or data classes leaves other ways out of sight. Of accesses with more routes
 * than are given (ROUTES_CUT), those given count.
 */
export type ChokePoint = {
  readonly __typename?: 'ChokePoint';
  /** Exposed accesses all of whose chains pass through the node. */
  readonly accessesCut: Scalars['Int']['output'];
  /** A contract that chains run under, an organization on them, or an escort. */
  readonly node: Node;
  /** Of all exposed accesses: above 0, at most 1. */
  readonly share: Scalars['Float']['output'];
};

/** Sentences that a claimant asserts or denies. */
export type Claim = Entity & Node & {
  readonly __typename?: 'Claim';
  /** What the claim is about: file:key|key; several are separated by semicolons. */
  readonly about?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What the claim is about; for a hop, both of its ends. Here: agencies. */
  readonly aboutAgencies: AgencyHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: claims. */
  readonly aboutClaims: ClaimHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: contracts. */
  readonly aboutContracts: ContractHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: countries. */
  readonly aboutCountries: CountryHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: designation lists. */
  readonly aboutDesignationLists: DesignationListHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: organizations. */
  readonly aboutOrganizations: OrganizationHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: people. */
  readonly aboutPeople: PersonHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: sources. */
  readonly aboutSources: SourceHopConnection;
  /** What the claim is about; for a hop, both of its ends. Here: systems. */
  readonly aboutSystems: SystemHopConnection;
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** An organization id, or the name of an office. */
  readonly claimant?: Maybe<Scalars['String']['output']>;
  /** Who makes it, in words: the organization's name, or the office; null when nobody is named. */
  readonly claimantName?: Maybe<Scalars['String']['output']>;
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** Claims about the same thing with the other stance. */
  readonly contradicts: ReadonlyArray<Claim>;
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** The organizations that make the claim. */
  readonly madeBy: OrganizationHopConnection;
  /** The organization that makes the claim, when the claimant is one. */
  readonly organization?: Maybe<Organization>;
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Whether the claimant asserts or denies it. One of ASSERTS, DENIES. */
  readonly stance: Scalars['String']['output'];
  /** The sources in which the claim is made. */
  readonly statedIn: SourceHopConnection;
  /** Date of the claim. */
  readonly statedOn?: Maybe<Scalars['Date']['output']>;
  /** The claim, quoted or summarized. */
  readonly text?: Maybe<Scalars['String']['output']>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutAgenciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutContractsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutCountriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutDesignationListsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<DesignationListFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutSourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimAboutSystemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SystemFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimDescribedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimMadeByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Sentences that a claimant asserts or denies. */
export type ClaimStatedInArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};

/** A page of a list. */
export type ClaimConnection = {
  readonly __typename?: 'ClaimConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<ClaimEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Claim>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type ClaimEdge = {
  readonly __typename?: 'ClaimEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Claim;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type ClaimFilter = {
  /** What the claim is about: file:key|key; several are separated by semicolons. */
  readonly about?: InputMaybe<StringListFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<ClaimFilter>>;
  /** An organization id, or the name of an office. */
  readonly claimant?: InputMaybe<StringFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<ClaimFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<ClaimFilter>>;
  /** Whether the claimant asserts or denies it. */
  readonly stance?: InputMaybe<ClaimStanceFilter>;
  /** Date of the claim. */
  readonly statedOn?: InputMaybe<DateFilter>;
  /** The claim, quoted or summarized. */
  readonly text?: InputMaybe<StringFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type ClaimHop = {
  readonly __typename?: 'ClaimHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Claim;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type ClaimHopConnection = {
  readonly __typename?: 'ClaimHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<ClaimHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Claim>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type ClaimOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: ClaimOrderField;
};

/** What a list of Claim is ordered by. */
export type ClaimOrderField =
  /** An organization id, or the name of an office. */
  | 'CLAIMANT'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS'
  /** The id that the data gave. */
  | 'KEY'
  /** Whether the claimant asserts or denies it. */
  | 'STANCE'
  /** Date of the claim. */
  | 'STATED_ON'
  /** The claim, quoted or summarized. */
  | 'TEXT';

/** Whether the claimant asserts or denies it. */
export type ClaimStance =
  /** As files say: asserts. */
  | 'ASSERTS'
  /** As files say: denies. */
  | 'DENIES';

/** Conditions on a value; all of them hold. */
export type ClaimStanceFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<ClaimStance>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<ClaimStance>>;
};

/** An exposure that held once and does not on the day: why, and by whose word. */
export type Closure = {
  readonly __typename?: 'Closure';
  /** The claims that it rests on. */
  readonly claims: ReadonlyArray<Claim>;
  /** Whether somebody without an interest in it says so too. */
  readonly confirmed: Scalars['Boolean']['output'];
  /** The hops that no longer hold. */
  readonly ended: ReadonlyArray<Edge>;
  /** The exposure as it was on its last day. */
  readonly exposure: Exposure;
  /** The last day on which it held. */
  readonly lastDay: Scalars['Date']['output'];
  /** In words, such as: closed per Microsoft, not independently confirmed. */
  readonly sentence: Scalars['String']['output'];
};

/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type Contract = Entity & Node & {
  readonly __typename?: 'Contract';
  /** The awarding agency. */
  readonly agency?: Maybe<Agency>;
  /** The agencies that awarded the contract. */
  readonly awardedBy: AgencyHopConnection;
  /** The organizations to which the contract was awarded: the prime contractor according to each source. */
  readonly awardedTo: OrganizationHopConnection;
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** The systems that the contract covers. */
  readonly covers: SystemHopConnection;
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** No: a placeholder for a contract that the sources do not name. */
  readonly identified: Scalars['Boolean']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** The contracts and orders under it. */
  readonly orders: ContractHopConnection;
  /** The vehicle or contract that it is under. */
  readonly parent?: Maybe<Contract>;
  /** Country of performance. */
  readonly performedIn?: Maybe<Country>;
  /** Procurement Instrument Identifier. */
  readonly piid?: Maybe<Scalars['String']['output']>;
  /** The countries in which it is performed. */
  readonly placesOfPerformance: CountryHopConnection;
  /** The prime contractor. */
  readonly prime?: Maybe<Organization>;
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Title or description. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The vehicles and contracts that it is under. */
  readonly under: ContractHopConnection;
  /** Value in US dollars. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractAwardedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractAwardedToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractCoversArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SystemFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractDescribedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractPlacesOfPerformanceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Contracts, orders and vehicles. Their dates are for information only and do not end chains. */
export type ContractUnderArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<StatementFilter>;
};

/** A page of a list. */
export type ContractConnection = {
  readonly __typename?: 'ContractConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<ContractEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Contract>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type ContractEdge = {
  readonly __typename?: 'ContractEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Contract;
  /** Statements of subcontracts under it, whatever the day. */
  readonly subcontractStatements: Scalars['Int']['output'];
  /** Organizations that are subcontractors under it, whatever the day. */
  readonly subcontractors: Scalars['Int']['output'];
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type ContractFilter = {
  /** The awarding agency. */
  readonly agency?: InputMaybe<KeyFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<ContractFilter>>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** No: a placeholder for a contract that the sources do not name. */
  readonly identified?: InputMaybe<BooleanFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<ContractFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<ContractFilter>>;
  /** The vehicle or contract that it is under. */
  readonly parent?: InputMaybe<KeyFilter>;
  /** Country of performance. */
  readonly performedIn?: InputMaybe<KeyFilter>;
  /** Procurement Instrument Identifier. */
  readonly piid?: InputMaybe<StringFilter>;
  /** The prime contractor. */
  readonly prime?: InputMaybe<KeyFilter>;
  /** Title or description. */
  readonly title?: InputMaybe<StringFilter>;
  /** Value in US dollars. */
  readonly value?: InputMaybe<FloatFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type ContractHop = {
  readonly __typename?: 'ContractHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Contract;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type ContractHopConnection = {
  readonly __typename?: 'ContractHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<ContractHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Contract>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type ContractOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: ContractOrderField;
};

/** What a list of Contract is ordered by. */
export type ContractOrderField =
  /** The awarding agency. */
  | 'AGENCY'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS'
  /** No: a placeholder for a contract that the sources do not name. */
  | 'IDENTIFIED'
  /** The id that the data gave. */
  | 'KEY'
  /** The vehicle or contract that it is under. */
  | 'PARENT'
  /** Country of performance. */
  | 'PERFORMED_IN'
  /** Procurement Instrument Identifier. */
  | 'PIID'
  /** The prime contractor. */
  | 'PRIME'
  /** Title or description. */
  | 'TITLE'
  /** Value in US dollars. */
  | 'VALUE';

/** A country or territory of ISO 3166. */
export type Country = Node & {
  readonly __typename?: 'Country';
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** The people who are citizens of the country. */
  readonly citizens: PersonHopConnection;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The contracts performed in it. */
  readonly contractsPerformed: ContractHopConnection;
  /** The lists that designate it. */
  readonly designatedOn: DesignationListHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** False for the US and its territories. */
  readonly isForeign: Scalars['Boolean']['output'];
  /** ISO 3166 alpha-2 code. */
  readonly key: Scalars['String']['output'];
  /** English name. */
  readonly name: Scalars['String']['output'];
  /** The people who work in the country. */
  readonly peopleLocated: PersonHopConnection;
  /** The organizations registered in the country. */
  readonly registeredOrganizations: OrganizationHopConnection;
};


/** A country or territory of ISO 3166. */
export type CountryCitizensArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** A country or territory of ISO 3166. */
export type CountryClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** A country or territory of ISO 3166. */
export type CountryContractsPerformedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** A country or territory of ISO 3166. */
export type CountryDesignatedOnArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<DesignationListFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** A country or territory of ISO 3166. */
export type CountryPeopleLocatedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** A country or territory of ISO 3166. */
export type CountryRegisteredOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<StatementFilter>;
};

/** A page of a list. */
export type CountryConnection = {
  readonly __typename?: 'CountryConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<CountryEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Country>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type CountryEdge = {
  readonly __typename?: 'CountryEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Country;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type CountryFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<CountryFilter>>;
  /** False for the US and its territories. */
  readonly isForeign?: InputMaybe<BooleanFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** English name. */
  readonly name?: InputMaybe<StringFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<CountryFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<CountryFilter>>;
};

/** A hop, what is at its other end, and what says so. */
export type CountryHop = {
  readonly __typename?: 'CountryHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Country;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type CountryHopConnection = {
  readonly __typename?: 'CountryHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<CountryHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Country>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type CountryOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: CountryOrderField;
};

/** What a list of Country is ordered by. */
export type CountryOrderField =
  /** False for the US and its territories. */
  | 'IS_FOREIGN'
  /** The id that the data gave. */
  | 'KEY'
  /** English name. */
  | 'NAME';

/**
 * How little is known, under the filter's conditions other than origin. `systems`, `contracts`: all of them; `contractsWithPersonnel`: named by an employment or
 * access statement. `accesses`: those that hold on the day; of these, with a location on the day, with an escort on the day, with a COMPLETE chain, with origin
 * UNDETERMINED. `systemsExposed`: reached by an access of the filter's origins. `lastExposedDay`: the latest day, not after today, on which one was.
 */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** Accesses that hold on the day. */
  readonly accesses: Scalars['Int']['output'];
  /** All contracts. */
  readonly contracts: Scalars['Int']['output'];
  /** Contracts named by an employment or access statement. */
  readonly contractsWithPersonnel: Scalars['Int']['output'];
  /** The latest day, not after today, on which a system was exposed; null when none is on record. */
  readonly lastExposedDay?: Maybe<Scalars['Date']['output']>;
  /** All systems. */
  readonly systems: Scalars['Int']['output'];
  /** Systems reached by an access of the filter's origins. */
  readonly systemsExposed: Scalars['Int']['output'];
  /** Of these, those whose origin is UNDETERMINED. */
  readonly undetermined: Scalars['Int']['output'];
  /** Of these, those with a COMPLETE chain. */
  readonly withCompleteLineage: Scalars['Int']['output'];
  /** Of these, those with an escort on the day. */
  readonly withEscortRecord: Scalars['Int']['output'];
  /** Of these, those of a person with a location on the day. */
  readonly withKnownLocation: Scalars['Int']['output'];
};

/** What a function or procedure takes or gives. */
export type CypherArgument = {
  readonly __typename?: 'CypherArgument';
  /** Used when no value is given, as Neo4j prints it; null: a value is needed. */
  readonly default?: Maybe<Scalars['String']['output']>;
  /** What it means. */
  readonly description: Scalars['String']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** Type, in Cypher's notation. */
  readonly type: Scalars['String']['output'];
};

/** A function that a statement may use. */
export type CypherFunction = {
  readonly __typename?: 'CypherFunction';
  /** Whether it aggregates rows. */
  readonly aggregating: Scalars['Boolean']['output'];
  /** What it takes. */
  readonly arguments: ReadonlyArray<CypherArgument>;
  /** Of what kind it is. */
  readonly category: Scalars['String']['output'];
  /** What it does. */
  readonly description: Scalars['String']['output'];
  /** Whether it comes with Neo4j. */
  readonly isBuiltIn: Scalars['Boolean']['output'];
  /** Name; Neo4j knows its own in any case. */
  readonly name: Scalars['String']['output'];
  /** The type of what it gives. */
  readonly returns: Scalars['String']['output'];
  /** How it is called, and what it gives. */
  readonly signature: Scalars['String']['output'];
};

/** What a statement of Cypher may name here; the legend explains labels and edge types. */
export type CypherLanguage = {
  readonly __typename?: 'CypherLanguage';
  /** Types of edges. */
  readonly edgeTypes: ReadonlyArray<Scalars['String']['output']>;
  /** Functions; others are refused. */
  readonly functions: ReadonlyArray<CypherFunction>;
  /** Labels of nodes, roles of persons among them. */
  readonly labels: ReadonlyArray<Scalars['String']['output']>;
  /** Procedures; others are refused. */
  readonly procedures: ReadonlyArray<CypherProcedure>;
  /** Properties of nodes and edges. */
  readonly properties: ReadonlyArray<Scalars['String']['output']>;
};

/** A procedure that a statement may call. */
export type CypherProcedure = {
  readonly __typename?: 'CypherProcedure';
  /** What it takes. */
  readonly arguments: ReadonlyArray<CypherArgument>;
  /** What it does. */
  readonly description: Scalars['String']['output'];
  /** What it may do to the database, in Neo4j's word. */
  readonly mode: Scalars['String']['output'];
  /** Name; its case counts. */
  readonly name: Scalars['String']['output'];
  /** The columns that it gives. */
  readonly results: ReadonlyArray<CypherArgument>;
  /** How it is called, and what it gives. */
  readonly signature: Scalars['String']['output'];
};

/** Columns and rows as values; `graph` holds the nodes and edges they mention; `truncated` says that a limit cut it. */
export type CypherResult = {
  readonly __typename?: 'CypherResult';
  /**
   * By column, the type of its values, as Cypher names it: DATE, DURATION, INTEGER, STRING, NODE, LIST<DATE> and so on; NULL where nothing has a value,
   * ANY where types differ. By it a day is told from a text, as rows have both as text.
   */
  readonly columnTypes: ReadonlyArray<Scalars['String']['output']>;
  /** Column names. */
  readonly columns: ReadonlyArray<Scalars['String']['output']>;
  /** How long it took, in milliseconds. */
  readonly elapsedMs: Scalars['Float']['output'];
  /** The nodes and edges that the rows mention. */
  readonly graph: Path;
  /**
   * The plan, where EXPLAIN or PROFILE stands before the statement; else null. EXPLAIN runs nothing and has no columns and no rows;
   * PROFILE runs the statement within the same limits, to its end, and counts.
   */
  readonly plan?: Maybe<ReadonlyArray<PlanOperator>>;
  /** Rows, by column. */
  readonly rows: ReadonlyArray<ReadonlyArray<Maybe<Scalars['JSON']['output']>>>;
  /** Whether a limit cut it. */
  readonly truncated: Scalars['Boolean']['output'];
};

/** What kind of evidence a statement is. */
export type DataClass =
  /** From an official record. */
  | 'DOCUMENTED'
  /** Concluded from other statements. */
  | 'INFERRED'
  /** From a report, such as the press. */
  | 'REPORTED'
  /** Made by the generator: no real person, company or system. */
  | 'SYNTHETIC';

/** Conditions on a value; all of them hold. */
export type DataClassFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<DataClass>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<DataClass>>;
};

/** Conditions on a day; all of them hold. */
export type DateFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['Date']['input']>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is more. */
  readonly gt?: InputMaybe<Scalars['Date']['input']>;
  /** It is more, or this. */
  readonly gte?: InputMaybe<Scalars['Date']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Date']['input']>>;
  /** It is less. */
  readonly lt?: InputMaybe<Scalars['Date']['input']>;
  /** It is less, or this. */
  readonly lte?: InputMaybe<Scalars['Date']['input']>;
};

/** Lists that designate countries or organizations. */
export type DesignationList = Entity & Node & {
  readonly __typename?: 'DesignationList';
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** Legal citation. */
  readonly citation?: Maybe<Scalars['String']['output']>;
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** The countries that it designates on the day (default: today). */
  readonly countries: ReadonlyArray<Country>;
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** What the list designates. Here: countries. */
  readonly designatesCountries: CountryHopConnection;
  /** What the list designates. Here: organizations. */
  readonly designatesOrganizations: OrganizationHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** How many organizations it designates on the day (default: today). */
  readonly organizationCount: Scalars['Int']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Title. */
  readonly title: Scalars['String']['output'];
};


/** Lists that designate countries or organizations. */
export type DesignationListClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Lists that designate countries or organizations. */
export type DesignationListCountriesArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** Lists that designate countries or organizations. */
export type DesignationListDescribedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Lists that designate countries or organizations. */
export type DesignationListDesignatesCountriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Lists that designate countries or organizations. */
export type DesignationListDesignatesOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Lists that designate countries or organizations. */
export type DesignationListOrganizationCountArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};

/** A page of a list. */
export type DesignationListConnection = {
  readonly __typename?: 'DesignationListConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<DesignationListEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<DesignationList>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type DesignationListEdge = {
  readonly __typename?: 'DesignationListEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: DesignationList;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type DesignationListFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<DesignationListFilter>>;
  /** Legal citation. */
  readonly citation?: InputMaybe<StringFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<DesignationListFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<DesignationListFilter>>;
  /** Title. */
  readonly title?: InputMaybe<StringFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type DesignationListHop = {
  readonly __typename?: 'DesignationListHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: DesignationList;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type DesignationListHopConnection = {
  readonly __typename?: 'DesignationListHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<DesignationListHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<DesignationList>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type DesignationListOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: DesignationListOrderField;
};

/** What a list of DesignationList is ordered by. */
export type DesignationListOrderField =
  /** Legal citation. */
  | 'CITATION'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS'
  /** The id that the data gave. */
  | 'KEY'
  /** Title. */
  | 'TITLE';

/** Which way a hop runs, seen from a node. */
export type Direction =
  /** Either way. */
  | 'BOTH'
  /** To the node. */
  | 'IN'
  /** From the node. */
  | 'OUT';

/** A hop as drawn, with every statement of it. */
export type Edge = {
  readonly __typename?: 'Edge';
  /** What is claimed about any of its statements, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** Id of the node it leaves. */
  readonly from: Scalars['ID']['output'];
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** Everything that states it, best first. */
  readonly statements: ReadonlyArray<Statement>;
  /** Id of the node it reaches. */
  readonly to: Scalars['ID']['output'];
  /** Edge type, such as SUBCONTRACTS_TO; the legend explains them. */
  readonly type: Scalars['String']['output'];
  /** The contract of a SUBCONTRACTS_TO or EMPLOYS hop, or the access of an ESCORTS or ACCESSES hop, by key. */
  readonly under?: Maybe<Scalars['String']['output']>;
};

/** Proficiency level under DoDM 8140.03. */
export type EmploysProficiency =
  /** As files say: advanced. */
  | 'ADVANCED'
  /** As files say: basic. */
  | 'BASIC'
  /** As files say: intermediate. */
  | 'INTERMEDIATE';

/** Conditions on a value; all of them hold. */
export type EmploysProficiencyFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<EmploysProficiency>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<EmploysProficiency>>;
};

/** Role in the work. */
export type EmploysRole =
  /** As files say: approver. */
  | 'APPROVER'
  /** As files say: engineer. */
  | 'ENGINEER'
  /** As files say: escort. */
  | 'ESCORT'
  /** As files say: supervisor. */
  | 'SUPERVISOR';

/** Conditions on a value; all of them hold. */
export type EmploysRoleFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<EmploysRole>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<EmploysRole>>;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type EmploysStatementFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<EmploysStatementFilter>>;
  /** Who assessed the proficiency. */
  readonly assessedBy?: InputMaybe<StringFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** The contract that the employment is for; may be empty. */
  readonly contract?: InputMaybe<KeyFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<EmploysStatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<EmploysStatementFilter>>;
  /** Proficiency level under DoDM 8140.03. */
  readonly proficiency?: InputMaybe<EmploysProficiencyFilter>;
  /** Role in the work. */
  readonly role?: InputMaybe<EmploysRoleFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
  /** DCWF work role code. */
  readonly workRole?: InputMaybe<StringFilter>;
};

/** Anything with a key, a caption and evidence. Its values follow from what its sources state. */
export type Entity = {
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type EscortsStatementFilter = {
  /** The access escorted. */
  readonly access?: InputMaybe<KeyFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<EscortsStatementFilter>>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Number of hours escorted. */
  readonly hours?: InputMaybe<FloatFilter>;
  /** Names of the fields in the session logs; never their contents. */
  readonly logFields?: InputMaybe<StringListFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<EscortsStatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<EscortsStatementFilter>>;
  /** Number of sessions escorted. */
  readonly sessions?: InputMaybe<IntFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
};

/** One chain on which a person of that origin reaches a system. Its id is the same on any day. */
export type Exposure = Node & {
  readonly __typename?: 'Exposure';
  /** The key of the access record. */
  readonly accessKey: Scalars['String']['output'];
  /** The organization that answers, when known. */
  readonly accountable?: Maybe<Organization>;
  /** Whether the access was authorized on paper or observed. */
  readonly basis: AccessBasis;
  /** From the prime to the organization that answers for the escort, or for the engineer when no escort is on record; empty when BROKEN. */
  readonly chain: ReadonlyArray<Organization>;
  /** Of the weakest hop. */
  readonly confidence: Scalars['Int']['output'];
  /** The contract that the chain runs under. */
  readonly contract?: Maybe<Contract>;
  /** Countries outside the US and its territories in which the engineer is located on the day, listed or not. */
  readonly countries: ReadonlyArray<Country>;
  /** The data classes of the hops' best statements on the day. */
  readonly dataClasses: ReadonlyArray<DataClass>;
  /** The person who reaches the system. */
  readonly engineer: Person;
  /** Organizations that employ the engineer for this work, or with no contract named. */
  readonly engineerEmployers: ReadonlyArray<Organization>;
  /** The escort that this chain is about; null when none is on record. */
  readonly escort?: Maybe<Person>;
  /** What is missing. */
  readonly gaps: ReadonlyArray<Gap>;
  /** Opaque, and the same on any day and in any database. */
  readonly id: Scalars['ID']['output'];
  /** How well the chain is on record. */
  readonly lineage: Lineage;
  /** How the system is reached. */
  readonly mode: AccessMode;
  /** Where the engineer comes from, on the day. */
  readonly origin: Origin;
  /** Why the origin is FOREIGN; empty when it is not. */
  readonly originBasis: ReadonlyArray<OriginBasis>;
  /** The hops from the prime to the system and to the engineer's countries, with what states them. */
  readonly path: Path;
  /** The longest runs of days on which this chain holds. */
  readonly periods: ReadonlyArray<Period>;
  /** That contract's prime, also when the lineage is BROKEN. */
  readonly prime?: Maybe<Organization>;
  /** How urgent, and why. */
  readonly priority: Priority;
  /** The system reached. */
  readonly system: System;
  /** 0 when the prime itself answers; null when BROKEN. */
  readonly tierDepth?: Maybe<Scalars['Int']['output']>;
};

/** A page of exposures. `totalCount` counts chains; `accessCount` counts the accesses behind them. */
export type ExposureConnection = {
  readonly __typename?: 'ExposureConnection';
  /** How many accesses are behind them. */
  readonly accessCount: Scalars['Int']['output'];
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<ExposureEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Exposure>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many chains there are. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What is different between two days. Counts are of all chains, lists of the most urgent. */
export type ExposureDiff = {
  readonly __typename?: 'ExposureDiff';
  /** Chains that hold under the filter on `from` and not on `to`: as of `from`, by PRIORITY. */
  readonly closed: ReadonlyArray<Exposure>;
  /** How many closed. */
  readonly closedCount: Scalars['Int']['output'];
  /** Chains that hold under the filter on `to` and not on `from`: as of `to`, by PRIORITY. */
  readonly opened: ReadonlyArray<Exposure>;
  /** How many opened. */
  readonly openedCount: Scalars['Int']['output'];
  /** How many hold on both days; their evidence, priority or origin may differ. */
  readonly unchangedCount: Scalars['Int']['output'];
};

/** An exposure and its place in the order. */
export type ExposureEdge = {
  readonly __typename?: 'ExposureEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The exposure. */
  readonly node: Exposure;
};

/** All conditions hold together. Lists of ids or keys: any of them. An empty list is no condition. */
export type ExposureFilter = {
  /** The day; default: today, in UTC. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
  /** The chain's contract. */
  readonly contracts?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Where the engineer is located. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Every hop of the path has one of these. */
  readonly dataClasses?: InputMaybe<ReadonlyArray<DataClass>>;
  /** Whether an escort is on record for the day. */
  readonly escorted?: InputMaybe<Scalars['Boolean']['input']>;
  /** How well the chain is on record. */
  readonly lineages?: InputMaybe<ReadonlyArray<Lineage>>;
  /** Keys of designation lists; none means any foreign personnel. */
  readonly lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of the weakest hop. */
  readonly minConfidence?: InputMaybe<Scalars['Int']['input']>;
  /** Systems of this impact level or higher: 2, 4, 5 or 6. */
  readonly minImpactLevel?: InputMaybe<Scalars['Int']['input']>;
  /** How the system is reached. */
  readonly modes?: InputMaybe<ReadonlyArray<AccessMode>>;
  /** Anywhere in the chain, accountable, or employing the engineer. */
  readonly organizations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Default: FOREIGN alone. */
  readonly origins?: InputMaybe<ReadonlyArray<Origin>>;
  /** The system reached. */
  readonly systems?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What exposures are grouped by. */
export type ExposureGroup =
  /** The organization that answers: for the escort, or for the engineer when no escort is on record. */
  | 'ACCOUNTABLE'
  /** The agency that owns the system. */
  | 'AGENCY'
  /** The contract that the chain runs under. */
  | 'CONTRACT'
  /** A country abroad in which the engineer is located. */
  | 'COUNTRY'
  /** An organization that employs the engineer. */
  | 'ENGINEER_EMPLOYER'
  /** The escort. */
  | 'ESCORT'
  /** The prime of that contract. */
  | 'PRIME'
  /** The system reached. */
  | 'SYSTEM';

/** What exposures have in common, with counts. */
export type ExposureGroupRow = {
  readonly __typename?: 'ExposureGroupRow';
  /** Exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** The system, agency, contract, organization, person or country. */
  readonly group: Node;
  /** The worst band among them. */
  readonly highest: Band;
  /** Engineers who have them. */
  readonly people: Scalars['Int']['output'];
  /** Systems that they reach. */
  readonly systems: Scalars['Int']['output'];
};

/** What exposures are ordered by, first one first. */
export type ExposureOrder =
  /** Strongest evidence first. */
  | 'CONFIDENCE'
  /** Most urgent first: by worst band, then by best. */
  | 'PRIORITY'
  /** Deepest below the prime first; BROKEN last. */
  | 'TIER_DEPTH';

/** Conditions on a number; all of them hold. */
export type FloatFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['Float']['input']>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is more. */
  readonly gt?: InputMaybe<Scalars['Float']['input']>;
  /** It is more, or this. */
  readonly gte?: InputMaybe<Scalars['Float']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** It is less. */
  readonly lt?: InputMaybe<Scalars['Float']['input']>;
  /** It is less, or this. */
  readonly lte?: InputMaybe<Scalars['Float']['input']>;
};

/** What is missing in a chain. */
export type Gap =
  /** The sources do not name the contract. */
  | 'CONTRACT_NOT_IDENTIFIED'
  /** Who employs the person for this work is not on record. */
  | 'EMPLOYER_UNKNOWN'
  /** Employment is on record, but for no contract in particular. */
  | 'EMPLOYMENT_NAMES_NO_CONTRACT'
  /** The access record names no contract. */
  | 'NO_CONTRACT_ON_ACCESS'
  /** Nobody is on record as escorting the access on the day. */
  | 'NO_ESCORT_ON_RECORD'
  /** No subcontract route from the prime to the organization is on record. */
  | 'NO_SUBCONTRACT_ROUTE'
  /** No location of the engineer is on record. */
  | 'ORIGIN_UNDETERMINED'
  /** The chain runs under a related contract: above or under the one that the access names. */
  | 'RELATED_CONTRACT'
  /** There are more routes than are shown: the shortest are. */
  | 'ROUTES_CUT';

/** Which graph is there. */
export type GraphChange = {
  readonly __typename?: 'GraphChange';
  /** Counts up with each import that changed something. */
  readonly graphVersion: Scalars['Int']['output'];
};

/** Outcome. */
export type HoldsAdjudication =
  /** As files say: denied. */
  | 'DENIED'
  /** As files say: favorable. */
  | 'FAVORABLE'
  /** As files say: pending. */
  | 'PENDING'
  /** As files say: revoked. */
  | 'REVOKED'
  /** As files say: unknown. */
  | 'UNKNOWN';

/** Conditions on a value; all of them hold. */
export type HoldsAdjudicationFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<HoldsAdjudication>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<HoldsAdjudication>>;
};

/** Clearance held. */
export type HoldsClearance =
  /** As files say: none. */
  | 'NONE'
  /** As files say: s. */
  | 'S'
  /** As files say: ts. */
  | 'TS';

/** Conditions on a value; all of them hold. */
export type HoldsClearanceFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<HoldsClearance>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<HoldsClearance>>;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type HoldsStatementFilter = {
  /** Outcome. */
  readonly adjudication?: InputMaybe<HoldsAdjudicationFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<HoldsStatementFilter>>;
  /** Clearance held. */
  readonly clearance?: InputMaybe<HoldsClearanceFilter>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Date on which it expires. */
  readonly expiresOn?: InputMaybe<DateFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<HoldsStatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<HoldsStatementFilter>>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** Investigation tier. */
  readonly tier?: InputMaybe<HoldsTierFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
};

/** Investigation tier. */
export type HoldsTier =
  /** As files say: none. */
  | 'NONE'
  /** As files say: t1. */
  | 'T1'
  /** As files say: t2. */
  | 'T2'
  /** As files say: t3. */
  | 'T3'
  /** As files say: t4. */
  | 'T4'
  /** As files say: t5. */
  | 'T5';

/** Conditions on a value; all of them hold. */
export type HoldsTierFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<HoldsTier>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<HoldsTier>>;
};

/** Rows of a table, by what became of them; for a dry run, what would have. */
export type ImportCounts = {
  readonly __typename?: 'ImportCounts';
  /** Stated otherwise than before. */
  readonly changed: Scalars['Int']['output'];
  /** Statements that the file makes no more. */
  readonly closed: Scalars['Int']['output'];
  /** Stated for the first time. */
  readonly created: Scalars['Int']['output'];
  /** Could not be read. */
  readonly rejected: Scalars['Int']['output'];
  /** The table; null: all of them. */
  readonly table?: Maybe<Scalars['String']['output']>;
  /** Stated as before. */
  readonly unchanged: Scalars['Int']['output'];
};

/** Why an import failed. */
export type ImportFailure = {
  readonly __typename?: 'ImportFailure';
  /** As in an error's `extensions.code`. */
  readonly code: Scalars['String']['output'];
  /** One sentence. */
  readonly message: Scalars['String']['output'];
};

/** An import of a file that was sent to `/imports`, as far as it has come. */
export type ImportJob = {
  readonly __typename?: 'ImportJob';
  /** Only says what would change. */
  readonly dryRun: Scalars['Boolean']['output'];
  /** Null unless FAILED. */
  readonly failure?: Maybe<ImportFailure>;
  /** Name of the file. */
  readonly file: Scalars['String']['output'];
  /** When it ended; null: not yet. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Import format. */
  readonly format: Scalars['String']['output'];
  /** As `/imports` gave it. */
  readonly id: Scalars['ID']['output'];
  /** What was noticed that kept no row out. */
  readonly notices: ReadonlyArray<Scalars['String']['output']>;
  /** What it said last of its progress. */
  readonly progress?: Maybe<Scalars['String']['output']>;
  /** When the file was here. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** How many rows could not go in, so far. */
  readonly rejectCount: Scalars['Int']['output'];
  /** The first 100 of them. */
  readonly rejects: ReadonlyArray<ImportReject>;
  /** How far it has come. */
  readonly state: ImportState;
  /** Any reject, and nothing goes in. */
  readonly strict: Scalars['Boolean']['output'];
  /** By table; empty until it is DONE. */
  readonly tables: ReadonlyArray<ImportCounts>;
  /** Over all tables; null until it is DONE. */
  readonly total?: Maybe<ImportCounts>;
  /** Whether it is in the graph; null until it is DONE. Not so for a dry run, and for a strict import with rejects. */
  readonly wentIn?: Maybe<Scalars['Boolean']['output']>;
};

/** A row that could not go in. */
export type ImportReject = {
  readonly __typename?: 'ImportReject';
  /** Column; null: the row as a whole. */
  readonly column?: Maybe<Scalars['String']['output']>;
  /** File, within an archive. */
  readonly file: Scalars['String']['output'];
  /** Line in it. */
  readonly line: Scalars['Int']['output'];
  /** Why, in words. */
  readonly reason: Scalars['String']['output'];
  /** The value, cut to a readable length. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** How far an import has come. */
export type ImportState =
  /** Ended; the counts say what came of it. */
  | 'DONE'
  /** Nothing more will come of it; the failure says why. */
  | 'FAILED'
  /** Under way; another process that writes is waited for. */
  | 'RUNNING'
  /** For another import that this server was given before. */
  | 'WAITING';

/** Conditions on a whole number; all of them hold. */
export type IntFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is more. */
  readonly gt?: InputMaybe<Scalars['Int']['input']>;
  /** It is more, or this. */
  readonly gte?: InputMaybe<Scalars['Int']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
  /** It is less. */
  readonly lt?: InputMaybe<Scalars['Int']['input']>;
  /** It is less, or this. */
  readonly lte?: InputMaybe<Scalars['Int']['input']>;
};

/** Conditions on a key; all of them hold. eq and in take ids or keys. */
export type KeyFilter = {
  /** The key has this in it. Upper and lower case differ. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The key begins with this. Upper and lower case differ. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** How many nodes of a kind there are. */
export type LabelCount = {
  readonly __typename?: 'LabelCount';
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Label. */
  readonly label: Scalars['String']['output'];
};

/** Something for the outsider to look into. Never an exposure, and never ranked with them. */
export type Lead = {
  readonly __typename?: 'Lead';
  /** The contract; null: staff whose employment names none. */
  readonly contract?: Maybe<Contract>;
  /** The country abroad: of the work, of registration, of the owner, of the staff. A listed organization's own, when known. */
  readonly country?: Maybe<Country>;
  /** What it is about. */
  readonly kind: LeadKind;
  /** The organization that it is about; null: the contract's prime is not known. */
  readonly organization?: Maybe<Organization>;
  /** From the contract's prime to the organization, over subcontracts that hold on the day; empty when there is no such route. */
  readonly route: ReadonlyArray<Organization>;
  /** What says so on the day: first the finding, then how the organization is on the contract; each best first. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of leads. */
export type LeadConnection = {
  readonly __typename?: 'LeadConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<LeadEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Lead>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many leads there are. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A lead and its place in the order. */
export type LeadEdge = {
  readonly __typename?: 'LeadEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The lead. */
  readonly node: Lead;
};

/** All conditions hold together. Lists of ids or keys: any of them. An empty list is no condition. */
export type LeadFilter = {
  /** The day; default: today, in UTC. */
  readonly asOf?: InputMaybe<Scalars['Date']['input']>;
  /** The contract. */
  readonly contracts?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The country. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only what statements of these classes say counts, whoever makes the lists. */
  readonly dataClasses?: InputMaybe<ReadonlyArray<DataClass>>;
  /** Which kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<LeadKind>>;
  /** Keys of designation lists: then only the listed countries or organizations. */
  readonly lists?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The organization. */
  readonly organizations?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What a lead is about. A lead is never an exposure. */
export type LeadKind =
  /** An organization on a contract that is itself listed. */
  | 'LISTED_ORGANIZATION'
  /** An organization on a contract that is registered abroad. */
  | 'ORGANIZATION_ABROAD'
  /** An organization on a contract that is owned from abroad, at most six ownership hops up. */
  | 'OWNER_ABROAD'
  /** Staff abroad without an access record. */
  | 'STAFF_ABROAD'
  /** Work performed outside the US and its territories. */
  | 'WORK_ABROAD';

/** What the marks on a picture mean; derived from the model. */
export type Legend = {
  readonly __typename?: 'Legend';
  /** Kinds of hop. */
  readonly edges: ReadonlyArray<LegendEdge>;
  /** Columns of a picture, left to right. */
  readonly lanes: ReadonlyArray<Scalars['String']['output']>;
  /** Kinds of node. */
  readonly nodes: ReadonlyArray<LegendNode>;
};

/** A kind of hop, for the legend. */
export type LegendEdge = {
  readonly __typename?: 'LegendEdge';
  /** What it says. */
  readonly description: Scalars['String']['output'];
  /** The labels it may leave. */
  readonly from: ReadonlyArray<Scalars['String']['output']>;
  /** What it is called. */
  readonly title: Scalars['String']['output'];
  /** The labels it may reach. */
  readonly to: ReadonlyArray<Scalars['String']['output']>;
  /** Edge type. */
  readonly type: Scalars['String']['output'];
};

/** A kind of node, for the legend. */
export type LegendNode = {
  readonly __typename?: 'LegendNode';
  /** What they are. */
  readonly description: Scalars['String']['output'];
  /** Label, which is the type's name here. */
  readonly label: Scalars['String']['output'];
  /** The column of a picture that it stands in; null: beside them. */
  readonly lane?: Maybe<Scalars['String']['output']>;
  /** What many of them are called. */
  readonly title: Scalars['String']['output'];
};

/** How well the way from the prime contractor to the organization that answers is on record. */
export type Lineage =
  /** No way from the prime is on record. */
  | 'BROKEN'
  /** Every hop is on record, on an identified contract. */
  | 'COMPLETE'
  /** The contract is not identified, or employment names no contract. */
  | 'INFERRED';

/** A page of a node's hops, those with most statements first. */
export type NeighbourConnection = {
  readonly __typename?: 'NeighbourConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<NeighbourEdge>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are. */
  readonly totalCount: Scalars['Int']['output'];
};

/** How many hops of a type a node has, one way. */
export type NeighbourCount = {
  readonly __typename?: 'NeighbourCount';
  /** How many hops, parallel statements counted once. */
  readonly count: Scalars['Int']['output'];
  /** OUT or IN. */
  readonly direction: Direction;
  /** Edge type. */
  readonly type: Scalars['String']['output'];
};

/** A hop of a node and what is at its other end. */
export type NeighbourEdge = {
  readonly __typename?: 'NeighbourEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop. */
  readonly edge: Edge;
  /** What is at the other end. */
  readonly node: Node;
};

/** Anything that can be fetched again by its id. */
export type Node = {
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
};

/** Which way a list is ordered. */
export type OrderDirection =
  /** Least first; no value last. */
  | 'ASC'
  /** Most first; no value last. */
  | 'DESC';

/** Companies and other bodies; edges show which are primes and subcontractors. */
export type Organization = Entity & Node & {
  readonly __typename?: 'Organization';
  /** CAGE or NCAGE code. */
  readonly cage?: Maybe<Scalars['String']['output']>;
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The claims that the organization makes. */
  readonly claimsMade: ClaimHopConnection;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** Country of registration. */
  readonly country?: Maybe<Country>;
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** The lists that designate it. */
  readonly designatedOn: DesignationListHopConnection;
  /** The people whom the organization employs; each contract is its own hop. */
  readonly employs: PersonHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** Legal Entity Identifier, ISO 17442. */
  readonly lei?: Maybe<Scalars['String']['output']>;
  /** Legal name. */
  readonly name: Scalars['String']['output'];
  /** The organizations that own it or have an interest in it. */
  readonly ownedBy: OrganizationHopConnection;
  /** The organizations that it owns or has an interest in. */
  readonly owns: OrganizationHopConnection;
  /** The contracts awarded to the organization, as prime contractor. */
  readonly primeOf: ContractHopConnection;
  /** The countries in which the organization is registered. */
  readonly registeredIn: CountryHopConnection;
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** The organizations that subcontract to it; each contract is its own hop. */
  readonly subcontractedBy: OrganizationHopConnection;
  /** The organizations to which it subcontracts; each contract is its own hop. */
  readonly subcontractsTo: OrganizationHopConnection;
  /** Unique Entity Identifier from SAM.gov. */
  readonly uei?: Maybe<Scalars['String']['output']>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationClaimsMadeArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationDescribedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationDesignatedOnArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<DesignationListFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationEmploysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<EmploysStatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationOwnedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<OwnsStatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationOwnsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<OwnsStatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationPrimeOfArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationRegisteredInArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationSubcontractedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<SubcontractsToStatementFilter>;
};


/** Companies and other bodies; edges show which are primes and subcontractors. */
export type OrganizationSubcontractsToArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<SubcontractsToStatementFilter>;
};

/** A page of a list. */
export type OrganizationConnection = {
  readonly __typename?: 'OrganizationConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<OrganizationEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Organization>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type OrganizationEdge = {
  readonly __typename?: 'OrganizationEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Organization;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type OrganizationFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<OrganizationFilter>>;
  /** CAGE or NCAGE code. */
  readonly cage?: InputMaybe<StringFilter>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Country of registration. */
  readonly country?: InputMaybe<KeyFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Legal Entity Identifier, ISO 17442. */
  readonly lei?: InputMaybe<StringFilter>;
  /** Legal name. */
  readonly name?: InputMaybe<StringFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<OrganizationFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<OrganizationFilter>>;
  /** Unique Entity Identifier from SAM.gov. */
  readonly uei?: InputMaybe<StringFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type OrganizationHop = {
  readonly __typename?: 'OrganizationHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Organization;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type OrganizationHopConnection = {
  readonly __typename?: 'OrganizationHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<OrganizationHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Organization>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type OrganizationOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: OrganizationOrderField;
};

/** What a list of Organization is ordered by. */
export type OrganizationOrderField =
  /** CAGE or NCAGE code. */
  | 'CAGE'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Country of registration. */
  | 'COUNTRY'
  /** Of the best statement about it. */
  | 'DATA_CLASS'
  /** The id that the data gave. */
  | 'KEY'
  /** Legal Entity Identifier, ISO 17442. */
  | 'LEI'
  /** Legal name. */
  | 'NAME'
  /** Unique Entity Identifier from SAM.gov. */
  | 'UEI';

/** Where a person comes from, on a day. */
export type Origin =
  /** Neither of the others. */
  | 'DOMESTIC'
  /** Located abroad, or known not to be a US person; with lists: located in a designated country. */
  | 'FOREIGN'
  /** No location is on record, so it cannot be told. */
  | 'UNDETERMINED';

/** Why an origin is FOREIGN. */
export type OriginBasis =
  /** Located outside the US and its territories. */
  | 'LOCATION'
  /** On record as not a US person. */
  | 'STATUS';

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type OwnsStatementFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<OwnsStatementFilter>>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Kind of interest, in the words of the source. */
  readonly interest?: InputMaybe<StringFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<OwnsStatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<OwnsStatementFilter>>;
  /** Share in percent. */
  readonly sharePct?: InputMaybe<FloatFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
};

/** Where a page lies in the whole. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last on the page: give it as `after` for the next page; null when it is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether some come before. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first on the page; null when it is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** Nodes and the hops between them. */
export type Path = {
  readonly __typename?: 'Path';
  /** The hops, in order. */
  readonly edges: ReadonlyArray<Edge>;
  /** Every node that the hops connect, in order. */
  readonly nodes: ReadonlyArray<Node>;
};

/** Days from `from` until before `to`; null: open. */
export type Period = {
  readonly __typename?: 'Period';
  /** First day; null: open. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** First day after; null: open. */
  readonly to?: Maybe<Scalars['Date']['output']>;
};

/** Pseudonymous persons and groups. */
export type Person = Entity & Node & {
  readonly __typename?: 'Person';
  /** The systems that the person can reach; each access is its own hop. */
  readonly accesses: SystemHopConnection;
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** The countries of which the person is a citizen. */
  readonly citizenOf: CountryHopConnection;
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** The organizations that employ the person; each contract is its own hop. */
  readonly employedBy: OrganizationHopConnection;
  /** The people who escort the person; each access is its own hop. */
  readonly escortedBy: PersonHopConnection;
  /** The people whom the escort watches; each access is its own hop. */
  readonly escorts: PersonHopConnection;
  /** Number of people in a group, if known. */
  readonly headcount?: Maybe<Scalars['Int']['output']>;
  /** The investigations and clearances that the person holds. */
  readonly holds: VettingHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** One person or a group. One of INDIVIDUAL, GROUP. */
  readonly kind: Scalars['String']['output'];
  /** Name of a group; for groups only. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The countries in which the person works. */
  readonly locatedIn: CountryHopConnection;
  /** Roles in which the person is employed, as a set: Engineer, Escort, Supervisor, Approver. */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
  /** Status under 22 CFR 120.62 and 120.63; empty means unknown. One of CITIZEN, NATIONAL, LPR, PROTECTED, FOREIGN_PERSON, UNKNOWN. */
  readonly usPersonStatus: Scalars['String']['output'];
};


/** Pseudonymous persons and groups. */
export type PersonAccessesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SystemFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  statement?: InputMaybe<AccessesStatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonCitizenOfArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonDescribedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonEmployedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<EmploysStatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonEscortedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<EscortsStatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonEscortsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<EscortsStatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonHoldsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<VettingFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<VettingOrder>>;
  statement?: InputMaybe<HoldsStatementFilter>;
};


/** Pseudonymous persons and groups. */
export type PersonLocatedInArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
  statement?: InputMaybe<StatementFilter>;
};

/** A page of a list. */
export type PersonConnection = {
  readonly __typename?: 'PersonConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<PersonEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Person>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type PersonEdge = {
  readonly __typename?: 'PersonEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Person;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type PersonFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<PersonFilter>>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** Number of people in a group, if known. */
  readonly headcount?: InputMaybe<IntFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** One person or a group. */
  readonly kind?: InputMaybe<PersonKindFilter>;
  /** Name of a group; for groups only. */
  readonly label?: InputMaybe<StringFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<PersonFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<PersonFilter>>;
  /** Escort, Engineer, Supervisor or Approver, as it is employed. */
  readonly roles?: InputMaybe<StringListFilter>;
  /** Status under 22 CFR 120.62 and 120.63; empty means unknown. */
  readonly usPersonStatus?: InputMaybe<PersonUsPersonStatusFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type PersonHop = {
  readonly __typename?: 'PersonHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Person;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type PersonHopConnection = {
  readonly __typename?: 'PersonHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<PersonHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Person>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One person or a group. */
export type PersonKind =
  /** As files say: group. */
  | 'GROUP'
  /** As files say: individual. */
  | 'INDIVIDUAL';

/** Conditions on a value; all of them hold. */
export type PersonKindFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<PersonKind>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<PersonKind>>;
};

/** One thing that a list is ordered by. What has no value comes last. */
export type PersonOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: PersonOrderField;
};

/** What a list of Person is ordered by. */
export type PersonOrderField =
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS'
  /** Number of people in a group, if known. */
  | 'HEADCOUNT'
  /** The id that the data gave. */
  | 'KEY'
  /** One person or a group. */
  | 'KIND'
  /** Name of a group; for groups only. */
  | 'LABEL'
  /** Status under 22 CFR 120.62 and 120.63; empty means unknown. */
  | 'US_PERSON_STATUS';

/** Status under 22 CFR 120.62 and 120.63; empty means unknown. */
export type PersonUsPersonStatus =
  /** As files say: citizen. */
  | 'CITIZEN'
  /** As files say: foreign_person. */
  | 'FOREIGN_PERSON'
  /** As files say: lpr. */
  | 'LPR'
  /** As files say: national. */
  | 'NATIONAL'
  /** As files say: protected. */
  | 'PROTECTED'
  /** As files say: unknown. */
  | 'UNKNOWN';

/** Conditions on a value; all of them hold. */
export type PersonUsPersonStatusFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<PersonUsPersonStatus>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<PersonUsPersonStatus>>;
};

/** An operator of a statement's plan. In the list, those that feed an operator stand behind it, one deeper: the first of all gives the rows. */
export type PlanOperator = {
  readonly __typename?: 'PlanOperator';
  /** How often it asked the store; null: it was not run, or Neo4j did not count. */
  readonly dbHits?: Maybe<Scalars['Float']['output']>;
  /** How many operators stand between it and the rows. */
  readonly depth: Scalars['Int']['output'];
  /** What it works on, in Neo4j's words. */
  readonly details?: Maybe<Scalars['String']['output']>;
  /** How many rows Neo4j expects of it. */
  readonly estimatedRows?: Maybe<Scalars['Float']['output']>;
  /** Its name, as Neo4j's manual explains it. */
  readonly operator: Scalars['String']['output'];
  /** How many rows it gave; null: it was not run. */
  readonly rows?: Maybe<Scalars['Float']['output']>;
};

/** How urgent an exposure is, by the published decision table: from the best band to the worst that the unknowns allow. */
export type Priority = {
  readonly __typename?: 'Priority';
  /** The band if every unknown turned out badly. */
  readonly high: Band;
  /** The band if every unknown turned out well. */
  readonly low: Band;
  /** Why, factor by factor. */
  readonly reasons: ReadonlyArray<PriorityReason>;
  /** The inputs in short. */
  readonly vector: Scalars['String']['output'];
};

/** What one input of the decision table was, and what follows from it. */
export type PriorityReason = {
  readonly __typename?: 'PriorityReason';
  /** What follows, in words. */
  readonly because: Scalars['String']['output'];
  /** By what rule. */
  readonly citation: Scalars['String']['output'];
  /** The input. */
  readonly factor: Scalars['String']['output'];
  /** Whether it is known. */
  readonly known: Scalars['Boolean']['output'];
  /** What was found; null when unknown. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** Everything that can be asked. */
export type Query = {
  readonly __typename?: 'Query';
  /** Departments and agencies that award contracts and own systems. A page at a time; default order: by key. */
  readonly agencies: AgencyConnection;
  /**
   * What most exposed accesses depend on: contracts, organizations and escorts through which all of an access's chains
   * pass; most accesses first. An access's own ends, its system, its engineer and where they are, are not among them.
   */
  readonly chokePoints: ReadonlyArray<ChokePoint>;
  /** Sentences that a claimant asserts or denies. A page at a time; default order: by key. */
  readonly claims: ClaimConnection;
  /** Exposures that held once and do not on the day, latest first: why, and by whose word. */
  readonly closures: ReadonlyArray<Closure>;
  /** Contracts, orders and vehicles. Their dates are for information only and do not end chains. A page at a time; default order: without filter and orderBy, most subcontract statements first (with cursors that hold until an import changes the graph, CURSOR_OUTDATED from then on); else by key. */
  readonly contracts: ContractConnection;
  /** Countries and territories of ISO 3166. A page at a time; default order: by key. */
  readonly countries: CountryConnection;
  /** How little is known. */
  readonly coverage: Coverage;
  /**
   * Runs one statement of Cypher, which only reads: its parse tree and its plan are judged first, and it runs within limits. With EXPLAIN
   * or PROFILE before it, its plan is given.
   */
  readonly cypher: CypherResult;
  /** What a statement of Cypher may name, for an editor's completion and marks. */
  readonly cypherLanguage: CypherLanguage;
  /** Designation lists, by key. */
  readonly designationLists: ReadonlyArray<DesignationList>;
  /** One exposure by its id; where it does not hold on the day, as it was on the latest day before, else the earliest after, on which it did; null when it never does. */
  readonly exposure?: Maybe<Exposure>;
  /** What is different between two days: chains that hold on one of them only, by their ids, which are the same on any day. */
  readonly exposureDiff: ExposureDiff;
  /** Exposed accesses by what they have in common: most accesses first, then the highest band, then by key. */
  readonly exposureGroups: ReadonlyArray<ExposureGroupRow>;
  /**
   * One point a month from `from` to `to`: on the day of the month of `from`, or the month's last where it has no such day; in
   * the month of `to` not after `to`. At most 600 points.
   */
  readonly exposureTimeline: ReadonlyArray<TimelinePoint>;
  /** Who reaches what, through whom: chains, a page at a time. */
  readonly exposures: ExposureConnection;
  /** An import that this server was given a file for; null when it was not, or long ago. */
  readonly importJob?: Maybe<ImportJob>;
  /** What an outsider with awards and ownership only should look into. */
  readonly leads: LeadConnection;
  /** What the marks on a picture mean. */
  readonly legend: Legend;
  /** Lists that designate countries or organizations. A page at a time; default order: by key. */
  readonly lists: DesignationListConnection;
  /** How many hops of each type and direction a node has. */
  readonly neighbourCounts: ReadonlyArray<NeighbourCount>;
  /**
   * The hops of a node, those with most statements first. A cursor holds until an import changes the graph: from then on it is CURSOR_OUTDATED,
   * since hops come to stand elsewhere by it.
   */
  readonly neighbours: NeighbourConnection;
  /** One thing by its id; null when it is not there. */
  readonly node?: Maybe<Node>;
  /** Several things by their ids, in the same order; null for what is not there. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Companies and other bodies; edges show which are primes and subcontractors. A page at a time; default order: by key. */
  readonly organizations: OrganizationConnection;
  /**
   * The shortest connections between two nodes, over hops of any kind and whichever way they go, no node twice; shortest
   * first, those of the same length by their nodes' keys. A connection is no exposure: its hops may be of different contracts and
   * accesses, and prove nothing together. Each sequence of nodes is one path, with one hop between each two; where there are several,
   * one of the same access or contract as the hop beside it, else the one with most statements: `neighbours` gives all.
   * Refused with a clear error, never cut silently, where it would go through more than 500,000 statements or take 20 seconds.
   */
  readonly paths: ReadonlyArray<Path>;
  /** Pseudonymous persons and groups. A page at a time; default order: by key. */
  readonly people: PersonConnection;
  /** Runs a saved query, within limits. */
  readonly runSavedQuery: CypherResult;
  /** Questions kept as Cypher. */
  readonly savedQueries: ReadonlyArray<SavedQuery>;
  /** Names, keys and identifiers; tolerates a typing slip; best first. */
  readonly search: ReadonlyArray<SearchHit>;
  /** Documents, files and registers that make statements. A page at a time; default order: by key. */
  readonly sources: SourceConnection;
  /** What runs, and what it holds. */
  readonly status: Status;
  /** Defense systems and cloud environments. A page at a time; default order: by key. */
  readonly systems: SystemConnection;
  /**
   * As if these nodes and their edges did not exist; nothing is changed. A person has no accesses, escorts nobody and is employed by
   * nobody. An organization employs nobody, is on no subcontract and owns nothing; a contract of which it is the prime has the next
   * prime that is on record, or none. A contract has no subcontracts, and nobody is employed on it; accesses on it stay, with
   * the next contract that is on record for them, or none; contracts under it have the next one that is on record above them, or none. A
   * system has no accesses. In a country nobody is located and nothing registered. No chain passes through other nodes: without them
   * priorities may differ, and nothing opens or closes. A source can't be taken out. Refused with a clear error where what is taken
   * out touches more than 5,000 accesses that hold on the day.
   */
  readonly whatIf: WhatIf;
};


/** Everything that can be asked. */
export type QueryAgenciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
};


/** Everything that can be asked. */
export type QueryChokePointsArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first: Scalars['Int']['input'];
};


/** Everything that can be asked. */
export type QueryClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
};


/** Everything that can be asked. */
export type QueryClosuresArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
};


/** Everything that can be asked. */
export type QueryContractsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dataClasses?: InputMaybe<ReadonlyArray<DataClass>>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
};


/** Everything that can be asked. */
export type QueryCountriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CountryFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<CountryOrder>>;
};


/** Everything that can be asked. */
export type QueryCoverageArgs = {
  filter?: InputMaybe<ExposureFilter>;
};


/** Everything that can be asked. */
export type QueryCypherArgs = {
  first?: Scalars['Int']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
  statement: Scalars['String']['input'];
};


/** Everything that can be asked. */
export type QueryExposureArgs = {
  filter?: InputMaybe<ExposureFilter>;
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryExposureDiffArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** Everything that can be asked. */
export type QueryExposureGroupsArgs = {
  by: ExposureGroup;
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
};


/** Everything that can be asked. */
export type QueryExposureTimelineArgs = {
  filter?: InputMaybe<ExposureFilter>;
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** Everything that can be asked. */
export type QueryExposuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExposureFilter>;
  first: Scalars['Int']['input'];
  orderBy?: ExposureOrder;
};


/** Everything that can be asked. */
export type QueryImportJobArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryLeadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LeadFilter>;
  first: Scalars['Int']['input'];
};


/** Everything that can be asked. */
export type QueryListsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DesignationListFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
};


/** Everything that can be asked. */
export type QueryNeighbourCountsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  contract?: InputMaybe<Scalars['ID']['input']>;
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryNeighboursArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  contract?: InputMaybe<Scalars['ID']['input']>;
  direction?: Direction;
  first: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  type?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be asked. */
export type QueryOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
};


/** Everything that can be asked. */
export type QueryPathsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  avoid?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first: Scalars['Int']['input'];
  from: Scalars['ID']['input'];
  maxHops?: Scalars['Int']['input'];
  to: Scalars['ID']['input'];
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  via?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Everything that can be asked. */
export type QueryPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
};


/** Everything that can be asked. */
export type QueryRunSavedQueryArgs = {
  first?: Scalars['Int']['input'];
  name: Scalars['String']['input'];
  parameters?: InputMaybe<Scalars['JSON']['input']>;
};


/** Everything that can be asked. */
export type QuerySavedQueriesArgs = {
  tag?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be asked. */
export type QuerySearchArgs = {
  first?: Scalars['Int']['input'];
  text: Scalars['String']['input'];
  types?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** Everything that can be asked. */
export type QuerySourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
};


/** Everything that can be asked. */
export type QuerySystemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SystemFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
};


/** Everything that can be asked. */
export type QueryWhatIfArgs = {
  filter?: InputMaybe<ExposureFilter>;
  first?: Scalars['Int']['input'];
  remove: ReadonlyArray<Scalars['ID']['input']>;
};

/** A column of a saved query's answer. */
export type QueryColumn = {
  readonly __typename?: 'QueryColumn';
  /** What it means. */
  readonly description: Scalars['String']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
};

/** A value that a saved query asks for. */
export type QueryParameter = {
  readonly __typename?: 'QueryParameter';
  /** Used when no value is given. */
  readonly default?: Maybe<Scalars['JSON']['output']>;
  /** What it means. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** What `search(types:)` finds its values among, where it takes keys of one label; null: it takes other values, or keys that search does not know. */
  readonly searchType?: Maybe<Scalars['String']['output']>;
  /** Type, as the query's header declares it. */
  readonly type: Scalars['String']['output'];
};

/** A question kept as Cypher, under `cypher/`. */
export type SavedQuery = {
  readonly __typename?: 'SavedQuery';
  /** Folder. */
  readonly category: Scalars['String']['output'];
  /** What its columns mean, where their names do not say. */
  readonly columns: ReadonlyArray<QueryColumn>;
  /** Name by which it runs. */
  readonly name: Scalars['String']['output'];
  /** What it asks for. */
  readonly parameters: ReadonlyArray<QueryParameter>;
  /** The question in plain English. */
  readonly question: Scalars['String']['output'];
  /** The rule that it checks, with its citation; null for a plain question. */
  readonly rule?: Maybe<Scalars['String']['output']>;
  /** How bad it is when a policy check finds something; null for a plain question. */
  readonly severity?: Maybe<Scalars['String']['output']>;
  /** The Cypher statement. */
  readonly statement: Scalars['String']['output'];
  /** Tags. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** Title. */
  readonly title: Scalars['String']['output'];
};

/** Something that a search found. */
export type SearchHit = {
  readonly __typename?: 'SearchHit';
  /** What was found. */
  readonly node: Node;
  /** How well it fits: more is better; 1000 and more is an exact key or identifier. */
  readonly score: Scalars['Float']['output'];
};

/** Documents, files and registers that make statements. */
export type Source = Node & {
  readonly __typename?: 'Source';
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** The claims made in the source. */
  readonly claimsStated: ClaimHopConnection;
  /** Kind of evidence; the default for its rows. One of DOCUMENTED, REPORTED, INFERRED, SYNTHETIC. */
  readonly dataClass: DataClass;
  /** The agencies that the source describes, with the values that it states. */
  readonly describesAgencies: AgencyHopConnection;
  /** The claims that the source describes, with the values that it states. */
  readonly describesClaims: ClaimHopConnection;
  /** The contracts that the source describes, with the values that it states. */
  readonly describesContracts: ContractHopConnection;
  /** The designation lists that the source describes, with the values that it states. */
  readonly describesDesignationLists: DesignationListHopConnection;
  /** The organizations that the source describes, with the values that it states. */
  readonly describesOrganizations: OrganizationHopConnection;
  /** The people that the source describes, with the values that it states. */
  readonly describesPeople: PersonHopConnection;
  /** The systems that the source describes, with the values that it states. */
  readonly describesSystems: SystemHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** Date of publication. */
  readonly publishedOn?: Maybe<Scalars['Date']['output']>;
  /** Who published it. */
  readonly publisher?: Maybe<Scalars['String']['output']>;
  /** Date or time of retrieval. */
  readonly retrievedAt?: Maybe<Scalars['Date']['output']>;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256?: Maybe<Scalars['String']['output']>;
  /** Title of the document or file. */
  readonly title: Scalars['String']['output'];
  /** Where it was found; empty if unknown. */
  readonly url?: Maybe<Scalars['String']['output']>;
};


/** Documents, files and registers that make statements. */
export type SourceClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceClaimsStatedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesAgenciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesContractsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesDesignationListsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<DesignationListFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<DesignationListOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesOrganizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<OrganizationFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<OrganizationOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Documents, files and registers that make statements. */
export type SourceDescribesSystemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SystemFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SystemOrder>>;
  statement?: InputMaybe<StatementFilter>;
};

/** A page of a list. */
export type SourceConnection = {
  readonly __typename?: 'SourceConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<SourceEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<Source>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type SourceEdge = {
  readonly __typename?: 'SourceEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: Source;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type SourceFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<SourceFilter>>;
  /** Kind of evidence; the default for its rows. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<SourceFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<SourceFilter>>;
  /** Date of publication. */
  readonly publishedOn?: InputMaybe<DateFilter>;
  /** Who published it. */
  readonly publisher?: InputMaybe<StringFilter>;
  /** Date or time of retrieval. */
  readonly retrievedAt?: InputMaybe<DateFilter>;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256?: InputMaybe<StringFilter>;
  /** Title of the document or file. */
  readonly title?: InputMaybe<StringFilter>;
  /** Where it was found; empty if unknown. */
  readonly url?: InputMaybe<StringFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type SourceHop = {
  readonly __typename?: 'SourceHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Source;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type SourceHopConnection = {
  readonly __typename?: 'SourceHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<SourceHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Source>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type SourceOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: SourceOrderField;
};

/** What a list of Source is ordered by. */
export type SourceOrderField =
  /** Kind of evidence; the default for its rows. */
  | 'DATA_CLASS'
  /** The id that the data gave. */
  | 'KEY'
  /** Date of publication. */
  | 'PUBLISHED_ON'
  /** Who published it. */
  | 'PUBLISHER'
  /** Date or time of retrieval. */
  | 'RETRIEVED_AT'
  /** SHA-256 of the file, in hexadecimal. */
  | 'SHA256'
  /** Title of the document or file. */
  | 'TITLE'
  /** Where it was found; empty if unknown. */
  | 'URL';

/** What one source says of one hop. */
export type Statement = {
  readonly __typename?: 'Statement';
  /** What is claimed about what this statement says, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** 0–100. */
  readonly confidence: Scalars['Int']['output'];
  /** What kind of evidence it is. */
  readonly dataClass: DataClass;
  /** The statement's key, unique. */
  readonly key: Scalars['String']['output'];
  /** What else the statement says, by property name. */
  readonly properties: Scalars['JSON']['output'];
  /** What says so. */
  readonly source: Source;
  /** First day on which it is valid; null: open. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** First day on which it is no longer valid; null: open. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type StatementFilter = {
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<StatementFilter>>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<StatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<StatementFilter>>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
};

/** What runs, and what it holds. */
export type Status = {
  readonly __typename?: 'Status';
  /** How many nodes of each kind there are. */
  readonly counts: ReadonlyArray<LabelCount>;
  /** Version of the database. */
  readonly databaseVersion: Scalars['String']['output'];
  /** Counts up with each import that changed something. */
  readonly graphVersion: Scalars['Int']['output'];
  /** When the last import that changed something ended; null when none has. */
  readonly lastChange?: Maybe<Scalars['DateTime']['output']>;
  /** Whether synthetic data are there: exports and the page then carry a banner. */
  readonly syntheticData: Scalars['Boolean']['output'];
  /** Version of Subtier. */
  readonly version: Scalars['String']['output'];
};

/** Conditions on a text; all of them hold. Upper and lower case differ. */
export type StringFilter = {
  /** It has this in it. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** It is this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** It begins with this. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions on a list of texts; all of them hold. */
export type StringListFilter = {
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** This is among them. */
  readonly has?: InputMaybe<Scalars['String']['input']>;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type SubcontractsToStatementFilter = {
  /** Amount in US dollars; negative for a correction. */
  readonly amount?: InputMaybe<FloatFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<SubcontractsToStatementFilter>>;
  /** 0–100. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** The contract under which the work is subcontracted. */
  readonly contract?: InputMaybe<KeyFilter>;
  /** What kind of evidence it is. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<SubcontractsToStatementFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<SubcontractsToStatementFilter>>;
  /** Country of performance. */
  readonly performedIn?: InputMaybe<KeyFilter>;
  /** The source that says so. */
  readonly source?: InputMaybe<KeyFilter>;
  /** Subaward number; may be empty. */
  readonly subawardNumber?: InputMaybe<StringFilter>;
  /** First day on which it is valid; none: open. */
  readonly validFrom?: InputMaybe<DateFilter>;
  /** First day on which it is no longer valid; none: open. */
  readonly validTo?: InputMaybe<DateFilter>;
};

/** What can be followed, as server-sent events. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The graph's version now, and again whenever any process has changed the graph. */
  readonly graphChanged: GraphChange;
  /** An import now, and again as it goes on, until it has ended. */
  readonly importProgress: ImportJob;
};


/** What can be followed, as server-sent events. */
export type SubscriptionImportProgressArgs = {
  id: Scalars['ID']['input'];
};

/** Defense systems and cloud environments. */
export type System = Entity & Node & {
  readonly __typename?: 'System';
  /** The people who can reach the system; each access is its own hop. */
  readonly accessedBy: PersonHopConnection;
  /** The agency that owns it. */
  readonly agency?: Maybe<Agency>;
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** What is claimed about it, latest first. */
  readonly claims: ReadonlyArray<Claim>;
  /** The claims about it, or about a hop that starts or ends at it. */
  readonly claimsAbout: ClaimHopConnection;
  /** 0–100, of the best statement about it; 0 when no source describes it now. */
  readonly confidence: Scalars['Int']['output'];
  /** The contracts that cover the system. */
  readonly coveredBy: ContractHopConnection;
  /** Of the best statement about it. */
  readonly dataClass: DataClass;
  /** The sources that describe it, with the values that each states. */
  readonly describedBy: SourceHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** DoD cloud impact level: 2, 4, 5 or 6. */
  readonly impactLevel: Scalars['Int']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** Name. */
  readonly name: Scalars['String']['output'];
  /** The agencies that own the system. */
  readonly ownedBy: AgencyHopConnection;
  /** The sources that describe it, best first. */
  readonly sources: ReadonlyArray<Source>;
};


/** Defense systems and cloud environments. */
export type SystemAccessedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<AccessesStatementFilter>;
};


/** Defense systems and cloud environments. */
export type SystemClaimsAboutArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ClaimFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ClaimOrder>>;
  statement?: InputMaybe<AboutStatementFilter>;
};


/** Defense systems and cloud environments. */
export type SystemCoveredByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<ContractFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<ContractOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Defense systems and cloud environments. */
export type SystemDescribedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<SourceOrder>>;
  statement?: InputMaybe<StatementFilter>;
};


/** Defense systems and cloud environments. */
export type SystemOwnedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<AgencyFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<AgencyOrder>>;
  statement?: InputMaybe<StatementFilter>;
};

/** A page of a list. */
export type SystemConnection = {
  readonly __typename?: 'SystemConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<SystemEdge>;
  /** The page. */
  readonly nodes: ReadonlyArray<System>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A member of a list and its place in the order. */
export type SystemEdge = {
  readonly __typename?: 'SystemEdge';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The member. */
  readonly node: System;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type SystemFilter = {
  /** The agency that owns it. */
  readonly agency?: InputMaybe<KeyFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<SystemFilter>>;
  /** 0–100, of the best statement about it. */
  readonly confidence?: InputMaybe<IntFilter>;
  /** Of the best statement about it. */
  readonly dataClass?: InputMaybe<DataClassFilter>;
  /** DoD cloud impact level: 2, 4, 5 or 6. */
  readonly impactLevel?: InputMaybe<IntFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** Name. */
  readonly name?: InputMaybe<StringFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<SystemFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<SystemFilter>>;
};

/** A hop, what is at its other end, and what says so. */
export type SystemHop = {
  readonly __typename?: 'SystemHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: System;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type SystemHopConnection = {
  readonly __typename?: 'SystemHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<SystemHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<System>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type SystemOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: SystemOrderField;
};

/** What a list of System is ordered by. */
export type SystemOrderField =
  /** The agency that owns it. */
  | 'AGENCY'
  /** 0–100, of the best statement about it. */
  | 'CONFIDENCE'
  /** Of the best statement about it. */
  | 'DATA_CLASS'
  /** DoD cloud impact level: 2, 4, 5 or 6. */
  | 'IMPACT_LEVEL'
  /** The id that the data gave. */
  | 'KEY'
  /** Name. */
  | 'NAME';

/** How much was exposed on a day. */
export type TimelinePoint = {
  readonly __typename?: 'TimelinePoint';
  /** Exposed accesses. */
  readonly accesses: Scalars['Int']['output'];
  /** The day. */
  readonly day: Scalars['Date']['output'];
  /** Systems that they reach. */
  readonly systems: Scalars['Int']['output'];
};

/** Background investigations and clearances of persons. */
export type Vetting = Node & {
  readonly __typename?: 'Vetting';
  /** Outcome. One of FAVORABLE, PENDING, DENIED, REVOKED, UNKNOWN. */
  readonly adjudication: Scalars['String']['output'];
  /** What a picture calls it. */
  readonly caption: Scalars['String']['output'];
  /** Clearance held. One of NONE, S, TS. */
  readonly clearance?: Maybe<Scalars['String']['output']>;
  /** Date on which it expires. */
  readonly expiresOn?: Maybe<Scalars['Date']['output']>;
  /** The person who holds it. */
  readonly heldBy: PersonHopConnection;
  /** Opaque, and stable across databases. */
  readonly id: Scalars['ID']['output'];
  /** The id that the data gave. */
  readonly key: Scalars['String']['output'];
  /** Investigation tier. One of NONE, T1, T2, T3, T4, T5. */
  readonly tier: Scalars['String']['output'];
};


/** Background investigations and clearances of persons. */
export type VettingHeldByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  filter?: InputMaybe<PersonFilter>;
  first: Scalars['Int']['input'];
  orderBy?: InputMaybe<ReadonlyArray<PersonOrder>>;
  statement?: InputMaybe<HoldsStatementFilter>;
};

/** Outcome. */
export type VettingAdjudication =
  /** As files say: denied. */
  | 'DENIED'
  /** As files say: favorable. */
  | 'FAVORABLE'
  /** As files say: pending. */
  | 'PENDING'
  /** As files say: revoked. */
  | 'REVOKED'
  /** As files say: unknown. */
  | 'UNKNOWN';

/** Conditions on a value; all of them hold. */
export type VettingAdjudicationFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<VettingAdjudication>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<VettingAdjudication>>;
};

/** Clearance held. */
export type VettingClearance =
  /** As files say: none. */
  | 'NONE'
  /** As files say: s. */
  | 'S'
  /** As files say: ts. */
  | 'TS';

/** Conditions on a value; all of them hold. */
export type VettingClearanceFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<VettingClearance>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<VettingClearance>>;
};

/** All conditions hold together. What is empty, such as {} or in: [], is no condition: it takes no part, also within and, or and not. */
export type VettingFilter = {
  /** Outcome. */
  readonly adjudication?: InputMaybe<VettingAdjudicationFilter>;
  /** Each of these holds. */
  readonly and?: InputMaybe<ReadonlyArray<VettingFilter>>;
  /** Clearance held. */
  readonly clearance?: InputMaybe<VettingClearanceFilter>;
  /** Date on which it expires. */
  readonly expiresOn?: InputMaybe<DateFilter>;
  /** The id that the data gave. */
  readonly key?: InputMaybe<KeyFilter>;
  /** This does not hold. What has no value meets no condition, so it is among these. */
  readonly not?: InputMaybe<VettingFilter>;
  /** One of these holds, or more. */
  readonly or?: InputMaybe<ReadonlyArray<VettingFilter>>;
  /** Investigation tier. */
  readonly tier?: InputMaybe<VettingTierFilter>;
};

/** A hop, what is at its other end, and what says so. */
export type VettingHop = {
  readonly __typename?: 'VettingHop';
  /** Give it as `after` to go on behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The hop as drawn. */
  readonly hop: Edge;
  /** What is at the other end. */
  readonly node: Vetting;
  /** Everything that states the hop, best first, whatever the day. */
  readonly statements: ReadonlyArray<Statement>;
};

/** A page of hops. Parallel statements are one hop. */
export type VettingHopConnection = {
  readonly __typename?: 'VettingHopConnection';
  /** The page, with cursors. */
  readonly edges: ReadonlyArray<VettingHop>;
  /** What is at the other ends of the hops on the page, in their order; once for each hop. */
  readonly nodes: ReadonlyArray<Vetting>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** How many hops there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One thing that a list is ordered by. What has no value comes last. */
export type VettingOrder = {
  /** Which way. */
  readonly direction?: OrderDirection;
  /** By what. */
  readonly field: VettingOrderField;
};

/** What a list of Vetting is ordered by. */
export type VettingOrderField =
  /** Outcome. */
  | 'ADJUDICATION'
  /** Clearance held. */
  | 'CLEARANCE'
  /** Date on which it expires. */
  | 'EXPIRES_ON'
  /** The id that the data gave. */
  | 'KEY'
  /** Investigation tier. */
  | 'TIER';

/** Investigation tier. */
export type VettingTier =
  /** As files say: none. */
  | 'NONE'
  /** As files say: t1. */
  | 'T1'
  /** As files say: t2. */
  | 'T2'
  /** As files say: t3. */
  | 'T3'
  /** As files say: t4. */
  | 'T4'
  /** As files say: t5. */
  | 'T5';

/** Conditions on a value; all of them hold. */
export type VettingTierFilter = {
  /** It is this. */
  readonly eq?: InputMaybe<VettingTier>;
  /** Whether there is a value. */
  readonly exists?: InputMaybe<Scalars['Boolean']['input']>;
  /** It is one of these; none given: no condition. */
  readonly in?: InputMaybe<ReadonlyArray<VettingTier>>;
};

/** Counts of exposed accesses, before and after. */
export type WhatIf = {
  readonly __typename?: 'WhatIf';
  /** Exposed accesses as it would be. */
  readonly after: Scalars['Int']['output'];
  /** Exposed accesses as it is. */
  readonly before: Scalars['Int']['output'];
  /** Chains that would be no more, as they are, by PRIORITY. The access may stay exposed by another chain. */
  readonly closed: ReadonlyArray<Exposure>;
  /** How many chains would be no more. */
  readonly closedCount: Scalars['Int']['output'];
  /** Chains that would come about, as they would be, by PRIORITY: an escort taken out leaves an access that nobody escorts. They are in this answer only: no id of theirs finds them. */
  readonly opened: ReadonlyArray<Exposure>;
  /** How many chains would come about. */
  readonly openedCount: Scalars['Int']['output'];
  /** Systems that are exposed and would not be, by key, as many as asked for; one that is taken out is among them. */
  readonly systemsFreed: ReadonlyArray<System>;
  /** How many systems are exposed and would not be. */
  readonly systemsFreedCount: Scalars['Int']['output'];
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
  Entity:
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
  ;
  Node:
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( ExposureModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
    | ( EntityModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AboutStatementFilter: AboutStatementFilter;
  AccessBasis: AccessBasis;
  AccessBasisFilter: AccessBasisFilter;
  AccessMode: AccessMode;
  AccessModeFilter: AccessModeFilter;
  AccessesPlane: AccessesPlane;
  AccessesPlaneFilter: AccessesPlaneFilter;
  AccessesStatementFilter: AccessesStatementFilter;
  Agency: ResolverTypeWrapper<EntityModel>;
  AgencyConnection: ResolverTypeWrapper<Omit<AgencyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AgencyEdge']>, nodes: ReadonlyArray<ResolversTypes['Agency']> }>;
  AgencyEdge: ResolverTypeWrapper<Omit<AgencyEdge, 'node'> & { node: ResolversTypes['Agency'] }>;
  AgencyFilter: AgencyFilter;
  AgencyHop: ResolverTypeWrapper<Omit<AgencyHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Agency'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  AgencyHopConnection: ResolverTypeWrapper<Omit<AgencyHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AgencyHop']>, nodes: ReadonlyArray<ResolversTypes['Agency']> }>;
  AgencyOrder: AgencyOrder;
  AgencyOrderField: AgencyOrderField;
  Band: Band;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BooleanFilter: BooleanFilter;
  ChokePoint: ResolverTypeWrapper<ChokePointModel>;
  Claim: ResolverTypeWrapper<EntityModel>;
  ClaimConnection: ResolverTypeWrapper<Omit<ClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ClaimEdge']>, nodes: ReadonlyArray<ResolversTypes['Claim']> }>;
  ClaimEdge: ResolverTypeWrapper<Omit<ClaimEdge, 'node'> & { node: ResolversTypes['Claim'] }>;
  ClaimFilter: ClaimFilter;
  ClaimHop: ResolverTypeWrapper<Omit<ClaimHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Claim'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  ClaimHopConnection: ResolverTypeWrapper<Omit<ClaimHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ClaimHop']>, nodes: ReadonlyArray<ResolversTypes['Claim']> }>;
  ClaimOrder: ClaimOrder;
  ClaimOrderField: ClaimOrderField;
  ClaimStance: ClaimStance;
  ClaimStanceFilter: ClaimStanceFilter;
  Closure: ResolverTypeWrapper<ClosureModel>;
  Contract: ResolverTypeWrapper<EntityModel>;
  ContractConnection: ResolverTypeWrapper<Omit<ContractConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContractEdge']>, nodes: ReadonlyArray<ResolversTypes['Contract']> }>;
  ContractEdge: ResolverTypeWrapper<Omit<ContractEdge, 'node'> & { node: ResolversTypes['Contract'] }>;
  ContractFilter: ContractFilter;
  ContractHop: ResolverTypeWrapper<Omit<ContractHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Contract'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  ContractHopConnection: ResolverTypeWrapper<Omit<ContractHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ContractHop']>, nodes: ReadonlyArray<ResolversTypes['Contract']> }>;
  ContractOrder: ContractOrder;
  ContractOrderField: ContractOrderField;
  Country: ResolverTypeWrapper<EntityModel>;
  CountryConnection: ResolverTypeWrapper<Omit<CountryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CountryEdge']>, nodes: ReadonlyArray<ResolversTypes['Country']> }>;
  CountryEdge: ResolverTypeWrapper<Omit<CountryEdge, 'node'> & { node: ResolversTypes['Country'] }>;
  CountryFilter: CountryFilter;
  CountryHop: ResolverTypeWrapper<Omit<CountryHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Country'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  CountryHopConnection: ResolverTypeWrapper<Omit<CountryHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CountryHop']>, nodes: ReadonlyArray<ResolversTypes['Country']> }>;
  CountryOrder: CountryOrder;
  CountryOrderField: CountryOrderField;
  Coverage: ResolverTypeWrapper<Coverage>;
  CypherArgument: ResolverTypeWrapper<CypherArgument>;
  CypherFunction: ResolverTypeWrapper<CypherFunction>;
  CypherLanguage: ResolverTypeWrapper<CypherLanguage>;
  CypherProcedure: ResolverTypeWrapper<CypherProcedure>;
  CypherResult: ResolverTypeWrapper<ResultModel>;
  DataClass: DataClass;
  DataClassFilter: DataClassFilter;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateFilter: DateFilter;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DesignationList: ResolverTypeWrapper<EntityModel>;
  DesignationListConnection: ResolverTypeWrapper<Omit<DesignationListConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DesignationListEdge']>, nodes: ReadonlyArray<ResolversTypes['DesignationList']> }>;
  DesignationListEdge: ResolverTypeWrapper<Omit<DesignationListEdge, 'node'> & { node: ResolversTypes['DesignationList'] }>;
  DesignationListFilter: DesignationListFilter;
  DesignationListHop: ResolverTypeWrapper<Omit<DesignationListHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['DesignationList'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  DesignationListHopConnection: ResolverTypeWrapper<Omit<DesignationListHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DesignationListHop']>, nodes: ReadonlyArray<ResolversTypes['DesignationList']> }>;
  DesignationListOrder: DesignationListOrder;
  DesignationListOrderField: DesignationListOrderField;
  Direction: Direction;
  Edge: ResolverTypeWrapper<Hop>;
  EmploysProficiency: EmploysProficiency;
  EmploysProficiencyFilter: EmploysProficiencyFilter;
  EmploysRole: EmploysRole;
  EmploysRoleFilter: EmploysRoleFilter;
  EmploysStatementFilter: EmploysStatementFilter;
  Entity: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Entity']>;
  EscortsStatementFilter: EscortsStatementFilter;
  Exposure: ResolverTypeWrapper<ExposureModel>;
  ExposureConnection: ResolverTypeWrapper<Omit<ExposureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ExposureEdge']>, nodes: ReadonlyArray<ResolversTypes['Exposure']> }>;
  ExposureDiff: ResolverTypeWrapper<DiffModel>;
  ExposureEdge: ResolverTypeWrapper<Omit<ExposureEdge, 'node'> & { node: ResolversTypes['Exposure'] }>;
  ExposureFilter: ExposureFilter;
  ExposureGroup: ExposureGroup;
  ExposureGroupRow: ResolverTypeWrapper<GroupRowModel>;
  ExposureOrder: ExposureOrder;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FloatFilter: FloatFilter;
  Gap: Gap;
  GraphChange: ResolverTypeWrapper<GraphChange>;
  HoldsAdjudication: HoldsAdjudication;
  HoldsAdjudicationFilter: HoldsAdjudicationFilter;
  HoldsClearance: HoldsClearance;
  HoldsClearanceFilter: HoldsClearanceFilter;
  HoldsStatementFilter: HoldsStatementFilter;
  HoldsTier: HoldsTier;
  HoldsTierFilter: HoldsTierFilter;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportCounts: ResolverTypeWrapper<ImportCounts>;
  ImportFailure: ResolverTypeWrapper<ImportFailure>;
  ImportJob: ResolverTypeWrapper<ImportJobModel>;
  ImportReject: ResolverTypeWrapper<ImportReject>;
  ImportState: ImportState;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IntFilter: IntFilter;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KeyFilter: KeyFilter;
  LabelCount: ResolverTypeWrapper<LabelCount>;
  Lead: ResolverTypeWrapper<LeadModel>;
  LeadConnection: ResolverTypeWrapper<Omit<LeadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversTypes['Lead']> }>;
  LeadEdge: ResolverTypeWrapper<Omit<LeadEdge, 'node'> & { node: ResolversTypes['Lead'] }>;
  LeadFilter: LeadFilter;
  LeadKind: LeadKind;
  Legend: ResolverTypeWrapper<Legend>;
  LegendEdge: ResolverTypeWrapper<LegendEdge>;
  LegendNode: ResolverTypeWrapper<LegendNode>;
  Lineage: Lineage;
  NeighbourConnection: ResolverTypeWrapper<NeighbourPage>;
  NeighbourCount: ResolverTypeWrapper<NeighbourCount>;
  NeighbourEdge: ResolverTypeWrapper<NeighbourModel>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OrderDirection: OrderDirection;
  Organization: ResolverTypeWrapper<EntityModel>;
  OrganizationConnection: ResolverTypeWrapper<Omit<OrganizationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationEdge']>, nodes: ReadonlyArray<ResolversTypes['Organization']> }>;
  OrganizationEdge: ResolverTypeWrapper<Omit<OrganizationEdge, 'node'> & { node: ResolversTypes['Organization'] }>;
  OrganizationFilter: OrganizationFilter;
  OrganizationHop: ResolverTypeWrapper<Omit<OrganizationHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Organization'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  OrganizationHopConnection: ResolverTypeWrapper<Omit<OrganizationHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['OrganizationHop']>, nodes: ReadonlyArray<ResolversTypes['Organization']> }>;
  OrganizationOrder: OrganizationOrder;
  OrganizationOrderField: OrganizationOrderField;
  Origin: Origin;
  OriginBasis: OriginBasis;
  OwnsStatementFilter: OwnsStatementFilter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Path: ResolverTypeWrapper<Picture>;
  Period: ResolverTypeWrapper<Period>;
  Person: ResolverTypeWrapper<EntityModel>;
  PersonConnection: ResolverTypeWrapper<Omit<PersonConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PersonEdge']>, nodes: ReadonlyArray<ResolversTypes['Person']> }>;
  PersonEdge: ResolverTypeWrapper<Omit<PersonEdge, 'node'> & { node: ResolversTypes['Person'] }>;
  PersonFilter: PersonFilter;
  PersonHop: ResolverTypeWrapper<Omit<PersonHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Person'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  PersonHopConnection: ResolverTypeWrapper<Omit<PersonHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PersonHop']>, nodes: ReadonlyArray<ResolversTypes['Person']> }>;
  PersonKind: PersonKind;
  PersonKindFilter: PersonKindFilter;
  PersonOrder: PersonOrder;
  PersonOrderField: PersonOrderField;
  PersonUsPersonStatus: PersonUsPersonStatus;
  PersonUsPersonStatusFilter: PersonUsPersonStatusFilter;
  PlanOperator: ResolverTypeWrapper<PlanOperator>;
  Priority: ResolverTypeWrapper<Priority>;
  PriorityReason: ResolverTypeWrapper<PriorityReason>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueryColumn: ResolverTypeWrapper<QueryColumn>;
  QueryParameter: ResolverTypeWrapper<QueryParameter>;
  SavedQuery: ResolverTypeWrapper<SavedQuery>;
  SearchHit: ResolverTypeWrapper<HitModel>;
  Source: ResolverTypeWrapper<EntityModel>;
  SourceConnection: ResolverTypeWrapper<Omit<SourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SourceEdge']>, nodes: ReadonlyArray<ResolversTypes['Source']> }>;
  SourceEdge: ResolverTypeWrapper<Omit<SourceEdge, 'node'> & { node: ResolversTypes['Source'] }>;
  SourceFilter: SourceFilter;
  SourceHop: ResolverTypeWrapper<Omit<SourceHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Source'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  SourceHopConnection: ResolverTypeWrapper<Omit<SourceHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SourceHop']>, nodes: ReadonlyArray<ResolversTypes['Source']> }>;
  SourceOrder: SourceOrder;
  SourceOrderField: SourceOrderField;
  Statement: ResolverTypeWrapper<StatedHop>;
  StatementFilter: StatementFilter;
  Status: ResolverTypeWrapper<Status>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StringFilter: StringFilter;
  StringListFilter: StringListFilter;
  SubcontractsToStatementFilter: SubcontractsToStatementFilter;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  System: ResolverTypeWrapper<EntityModel>;
  SystemConnection: ResolverTypeWrapper<Omit<SystemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SystemEdge']>, nodes: ReadonlyArray<ResolversTypes['System']> }>;
  SystemEdge: ResolverTypeWrapper<Omit<SystemEdge, 'node'> & { node: ResolversTypes['System'] }>;
  SystemFilter: SystemFilter;
  SystemHop: ResolverTypeWrapper<Omit<SystemHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['System'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  SystemHopConnection: ResolverTypeWrapper<Omit<SystemHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SystemHop']>, nodes: ReadonlyArray<ResolversTypes['System']> }>;
  SystemOrder: SystemOrder;
  SystemOrderField: SystemOrderField;
  TimelinePoint: ResolverTypeWrapper<TimelinePoint>;
  Vetting: ResolverTypeWrapper<EntityModel>;
  VettingAdjudication: VettingAdjudication;
  VettingAdjudicationFilter: VettingAdjudicationFilter;
  VettingClearance: VettingClearance;
  VettingClearanceFilter: VettingClearanceFilter;
  VettingFilter: VettingFilter;
  VettingHop: ResolverTypeWrapper<Omit<VettingHop, 'hop' | 'node' | 'statements'> & { hop: ResolversTypes['Edge'], node: ResolversTypes['Vetting'], statements: ReadonlyArray<ResolversTypes['Statement']> }>;
  VettingHopConnection: ResolverTypeWrapper<Omit<VettingHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VettingHop']>, nodes: ReadonlyArray<ResolversTypes['Vetting']> }>;
  VettingOrder: VettingOrder;
  VettingOrderField: VettingOrderField;
  VettingTier: VettingTier;
  VettingTierFilter: VettingTierFilter;
  WhatIf: ResolverTypeWrapper<WhatIfModel>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AboutStatementFilter: AboutStatementFilter;
  AccessBasisFilter: AccessBasisFilter;
  AccessModeFilter: AccessModeFilter;
  AccessesPlaneFilter: AccessesPlaneFilter;
  AccessesStatementFilter: AccessesStatementFilter;
  Agency: EntityModel;
  AgencyConnection: Omit<AgencyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AgencyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Agency']> };
  AgencyEdge: Omit<AgencyEdge, 'node'> & { node: ResolversParentTypes['Agency'] };
  AgencyFilter: AgencyFilter;
  AgencyHop: Omit<AgencyHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Agency'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  AgencyHopConnection: Omit<AgencyHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AgencyHop']>, nodes: ReadonlyArray<ResolversParentTypes['Agency']> };
  AgencyOrder: AgencyOrder;
  Boolean: Scalars['Boolean']['output'];
  BooleanFilter: BooleanFilter;
  ChokePoint: ChokePointModel;
  Claim: EntityModel;
  ClaimConnection: Omit<ClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ClaimEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Claim']> };
  ClaimEdge: Omit<ClaimEdge, 'node'> & { node: ResolversParentTypes['Claim'] };
  ClaimFilter: ClaimFilter;
  ClaimHop: Omit<ClaimHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Claim'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  ClaimHopConnection: Omit<ClaimHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ClaimHop']>, nodes: ReadonlyArray<ResolversParentTypes['Claim']> };
  ClaimOrder: ClaimOrder;
  ClaimStanceFilter: ClaimStanceFilter;
  Closure: ClosureModel;
  Contract: EntityModel;
  ContractConnection: Omit<ContractConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContractEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Contract']> };
  ContractEdge: Omit<ContractEdge, 'node'> & { node: ResolversParentTypes['Contract'] };
  ContractFilter: ContractFilter;
  ContractHop: Omit<ContractHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Contract'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  ContractHopConnection: Omit<ContractHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ContractHop']>, nodes: ReadonlyArray<ResolversParentTypes['Contract']> };
  ContractOrder: ContractOrder;
  Country: EntityModel;
  CountryConnection: Omit<CountryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CountryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Country']> };
  CountryEdge: Omit<CountryEdge, 'node'> & { node: ResolversParentTypes['Country'] };
  CountryFilter: CountryFilter;
  CountryHop: Omit<CountryHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Country'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  CountryHopConnection: Omit<CountryHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CountryHop']>, nodes: ReadonlyArray<ResolversParentTypes['Country']> };
  CountryOrder: CountryOrder;
  Coverage: Coverage;
  CypherArgument: CypherArgument;
  CypherFunction: CypherFunction;
  CypherLanguage: CypherLanguage;
  CypherProcedure: CypherProcedure;
  CypherResult: ResultModel;
  DataClassFilter: DataClassFilter;
  Date: Scalars['Date']['output'];
  DateFilter: DateFilter;
  DateTime: Scalars['DateTime']['output'];
  DesignationList: EntityModel;
  DesignationListConnection: Omit<DesignationListConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DesignationListEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DesignationList']> };
  DesignationListEdge: Omit<DesignationListEdge, 'node'> & { node: ResolversParentTypes['DesignationList'] };
  DesignationListFilter: DesignationListFilter;
  DesignationListHop: Omit<DesignationListHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['DesignationList'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  DesignationListHopConnection: Omit<DesignationListHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DesignationListHop']>, nodes: ReadonlyArray<ResolversParentTypes['DesignationList']> };
  DesignationListOrder: DesignationListOrder;
  Edge: Hop;
  EmploysProficiencyFilter: EmploysProficiencyFilter;
  EmploysRoleFilter: EmploysRoleFilter;
  EmploysStatementFilter: EmploysStatementFilter;
  Entity: ResolversInterfaceTypes<ResolversParentTypes>['Entity'];
  EscortsStatementFilter: EscortsStatementFilter;
  Exposure: ExposureModel;
  ExposureConnection: Omit<ExposureConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ExposureEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Exposure']> };
  ExposureDiff: DiffModel;
  ExposureEdge: Omit<ExposureEdge, 'node'> & { node: ResolversParentTypes['Exposure'] };
  ExposureFilter: ExposureFilter;
  ExposureGroupRow: GroupRowModel;
  Float: Scalars['Float']['output'];
  FloatFilter: FloatFilter;
  GraphChange: GraphChange;
  HoldsAdjudicationFilter: HoldsAdjudicationFilter;
  HoldsClearanceFilter: HoldsClearanceFilter;
  HoldsStatementFilter: HoldsStatementFilter;
  HoldsTierFilter: HoldsTierFilter;
  ID: Scalars['ID']['output'];
  ImportCounts: ImportCounts;
  ImportFailure: ImportFailure;
  ImportJob: ImportJobModel;
  ImportReject: ImportReject;
  Int: Scalars['Int']['output'];
  IntFilter: IntFilter;
  JSON: Scalars['JSON']['output'];
  KeyFilter: KeyFilter;
  LabelCount: LabelCount;
  Lead: LeadModel;
  LeadConnection: Omit<LeadConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LeadEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Lead']> };
  LeadEdge: Omit<LeadEdge, 'node'> & { node: ResolversParentTypes['Lead'] };
  LeadFilter: LeadFilter;
  Legend: Legend;
  LegendEdge: LegendEdge;
  LegendNode: LegendNode;
  NeighbourConnection: NeighbourPage;
  NeighbourCount: NeighbourCount;
  NeighbourEdge: NeighbourModel;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Organization: EntityModel;
  OrganizationConnection: Omit<OrganizationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Organization']> };
  OrganizationEdge: Omit<OrganizationEdge, 'node'> & { node: ResolversParentTypes['Organization'] };
  OrganizationFilter: OrganizationFilter;
  OrganizationHop: Omit<OrganizationHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Organization'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  OrganizationHopConnection: Omit<OrganizationHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['OrganizationHop']>, nodes: ReadonlyArray<ResolversParentTypes['Organization']> };
  OrganizationOrder: OrganizationOrder;
  OwnsStatementFilter: OwnsStatementFilter;
  PageInfo: PageInfo;
  Path: Picture;
  Period: Period;
  Person: EntityModel;
  PersonConnection: Omit<PersonConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PersonEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Person']> };
  PersonEdge: Omit<PersonEdge, 'node'> & { node: ResolversParentTypes['Person'] };
  PersonFilter: PersonFilter;
  PersonHop: Omit<PersonHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Person'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  PersonHopConnection: Omit<PersonHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PersonHop']>, nodes: ReadonlyArray<ResolversParentTypes['Person']> };
  PersonKindFilter: PersonKindFilter;
  PersonOrder: PersonOrder;
  PersonUsPersonStatusFilter: PersonUsPersonStatusFilter;
  PlanOperator: PlanOperator;
  Priority: Priority;
  PriorityReason: PriorityReason;
  Query: Record<PropertyKey, never>;
  QueryColumn: QueryColumn;
  QueryParameter: QueryParameter;
  SavedQuery: SavedQuery;
  SearchHit: HitModel;
  Source: EntityModel;
  SourceConnection: Omit<SourceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SourceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Source']> };
  SourceEdge: Omit<SourceEdge, 'node'> & { node: ResolversParentTypes['Source'] };
  SourceFilter: SourceFilter;
  SourceHop: Omit<SourceHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Source'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  SourceHopConnection: Omit<SourceHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SourceHop']>, nodes: ReadonlyArray<ResolversParentTypes['Source']> };
  SourceOrder: SourceOrder;
  Statement: StatedHop;
  StatementFilter: StatementFilter;
  Status: Status;
  String: Scalars['String']['output'];
  StringFilter: StringFilter;
  StringListFilter: StringListFilter;
  SubcontractsToStatementFilter: SubcontractsToStatementFilter;
  Subscription: Record<PropertyKey, never>;
  System: EntityModel;
  SystemConnection: Omit<SystemConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SystemEdge']>, nodes: ReadonlyArray<ResolversParentTypes['System']> };
  SystemEdge: Omit<SystemEdge, 'node'> & { node: ResolversParentTypes['System'] };
  SystemFilter: SystemFilter;
  SystemHop: Omit<SystemHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['System'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  SystemHopConnection: Omit<SystemHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SystemHop']>, nodes: ReadonlyArray<ResolversParentTypes['System']> };
  SystemOrder: SystemOrder;
  TimelinePoint: TimelinePoint;
  Vetting: EntityModel;
  VettingAdjudicationFilter: VettingAdjudicationFilter;
  VettingClearanceFilter: VettingClearanceFilter;
  VettingFilter: VettingFilter;
  VettingHop: Omit<VettingHop, 'hop' | 'node' | 'statements'> & { hop: ResolversParentTypes['Edge'], node: ResolversParentTypes['Vetting'], statements: ReadonlyArray<ResolversParentTypes['Statement']> };
  VettingHopConnection: Omit<VettingHopConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VettingHop']>, nodes: ReadonlyArray<ResolversParentTypes['Vetting']> };
  VettingOrder: VettingOrder;
  VettingTierFilter: VettingTierFilter;
  WhatIf: WhatIfModel;
};

export type AgencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency']> = {
  awarded?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<AgencyAwardedArgs, 'first'>>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<AgencyClaimsAboutArgs, 'first'>>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<AgencyDescribedByArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownsSystems?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<AgencyOwnsSystemsArgs, 'first'>>;
  parent?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  partOf?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<AgencyPartOfArgs, 'first'>>;
  parts?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<AgencyPartsArgs, 'first'>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AgencyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyConnection'] = ResolversParentTypes['AgencyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgencyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AgencyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyEdge'] = ResolversParentTypes['AgencyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
};

export type AgencyHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyHop'] = ResolversParentTypes['AgencyHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Agency'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type AgencyHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyHopConnection'] = ResolversParentTypes['AgencyHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AgencyHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Agency']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChokePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChokePoint'] = ResolversParentTypes['ChokePoint']> = {
  accessesCut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Claim'] = ResolversParentTypes['Claim']> = {
  about?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  aboutAgencies?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutAgenciesArgs, 'first'>>;
  aboutClaims?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutClaimsArgs, 'first'>>;
  aboutContracts?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutContractsArgs, 'first'>>;
  aboutCountries?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutCountriesArgs, 'first'>>;
  aboutDesignationLists?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutDesignationListsArgs, 'first'>>;
  aboutOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutOrganizationsArgs, 'first'>>;
  aboutPeople?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutPeopleArgs, 'first'>>;
  aboutSources?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutSourcesArgs, 'first'>>;
  aboutSystems?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<ClaimAboutSystemsArgs, 'first'>>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  claimant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  claimantName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<ClaimClaimsAboutArgs, 'first'>>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contradicts?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ClaimDescribedByArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  madeBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<ClaimMadeByArgs, 'first'>>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  stance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statedIn?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ClaimStatedInArgs, 'first'>>;
  statedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClaimConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimConnection'] = ResolversParentTypes['ClaimConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClaimEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClaimEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimEdge'] = ResolversParentTypes['ClaimEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Claim'], ParentType, ContextType>;
};

export type ClaimHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimHop'] = ResolversParentTypes['ClaimHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Claim'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type ClaimHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimHopConnection'] = ResolversParentTypes['ClaimHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ClaimHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ClosureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Closure'] = ResolversParentTypes['Closure']> = {
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  confirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ended?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
  lastDay?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContractResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  awardedBy?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<ContractAwardedByArgs, 'first'>>;
  awardedTo?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<ContractAwardedToArgs, 'first'>>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<ContractClaimsAboutArgs, 'first'>>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  covers?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<ContractCoversArgs, 'first'>>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<ContractDescribedByArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<ContractOrdersArgs, 'first'>>;
  parent?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  performedIn?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  piid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placesOfPerformance?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<ContractPlacesOfPerformanceArgs, 'first'>>;
  prime?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  under?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<ContractUnderArgs, 'first'>>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractConnection'] = ResolversParentTypes['ContractConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contract']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContractEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractEdge'] = ResolversParentTypes['ContractEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
  subcontractStatements?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subcontractors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContractHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractHop'] = ResolversParentTypes['ContractHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type ContractHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractHopConnection'] = ResolversParentTypes['ContractHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contract']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Country'] = ResolversParentTypes['Country']> = {
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citizens?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<CountryCitizensArgs, 'first'>>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<CountryClaimsAboutArgs, 'first'>>;
  contractsPerformed?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<CountryContractsPerformedArgs, 'first'>>;
  designatedOn?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<CountryDesignatedOnArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isForeign?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  peopleLocated?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<CountryPeopleLocatedArgs, 'first'>>;
  registeredOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<CountryRegisteredOrganizationsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CountryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryConnection'] = ResolversParentTypes['CountryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CountryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CountryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryEdge'] = ResolversParentTypes['CountryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
};

export type CountryHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryHop'] = ResolversParentTypes['CountryHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Country'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type CountryHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountryHopConnection'] = ResolversParentTypes['CountryHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CountryHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contracts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contractsWithPersonnel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastExposedDay?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systemsExposed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undetermined?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withCompleteLineage?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withEscortRecord?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  withKnownLocation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CypherArgumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherArgument'] = ResolversParentTypes['CypherArgument']> = {
  default?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CypherFunctionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherFunction'] = ResolversParentTypes['CypherFunction']> = {
  aggregating?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  arguments?: Resolver<ReadonlyArray<ResolversTypes['CypherArgument']>, ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isBuiltIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  returns?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CypherLanguageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherLanguage'] = ResolversParentTypes['CypherLanguage']> = {
  edgeTypes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  functions?: Resolver<ReadonlyArray<ResolversTypes['CypherFunction']>, ParentType, ContextType>;
  labels?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  procedures?: Resolver<ReadonlyArray<ResolversTypes['CypherProcedure']>, ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CypherProcedureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherProcedure'] = ResolversParentTypes['CypherProcedure']> = {
  arguments?: Resolver<ReadonlyArray<ResolversTypes['CypherArgument']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['CypherArgument']>, ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CypherResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CypherResult'] = ResolversParentTypes['CypherResult']> = {
  columnTypes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  elapsedMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  graph?: Resolver<ResolversTypes['Path'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlanOperator']>>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ReadonlyArray<Maybe<ResolversTypes['JSON']>>>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DesignationListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationList'] = ResolversParentTypes['DesignationList']> = {
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<DesignationListClaimsAboutArgs, 'first'>>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countries?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType, Partial<DesignationListCountriesArgs>>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<DesignationListDescribedByArgs, 'first'>>;
  designatesCountries?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<DesignationListDesignatesCountriesArgs, 'first'>>;
  designatesOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<DesignationListDesignatesOrganizationsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organizationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<DesignationListOrganizationCountArgs>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DesignationListConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListConnection'] = ResolversParentTypes['DesignationListConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DesignationListEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DesignationList']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DesignationListEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListEdge'] = ResolversParentTypes['DesignationListEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DesignationList'], ParentType, ContextType>;
};

export type DesignationListHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListHop'] = ResolversParentTypes['DesignationListHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DesignationList'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type DesignationListHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DesignationListHopConnection'] = ResolversParentTypes['DesignationListHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DesignationListHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DesignationList']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Edge'] = ResolversParentTypes['Edge']> = {
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  under?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Entity'] = ResolversParentTypes['Entity']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Claim' | 'Contract' | 'DesignationList' | 'Organization' | 'Person' | 'System', ParentType, ContextType>;
};

export type ExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Exposure'] = ResolversParentTypes['Exposure']> = {
  accessKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accountable?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['AccessBasis'], ParentType, ContextType>;
  chain?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  countries?: Resolver<ReadonlyArray<ResolversTypes['Country']>, ParentType, ContextType>;
  dataClasses?: Resolver<ReadonlyArray<ResolversTypes['DataClass']>, ParentType, ContextType>;
  engineer?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  engineerEmployers?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  escort?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['Gap']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineage?: Resolver<ResolversTypes['Lineage'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['AccessMode'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['Origin'], ParentType, ContextType>;
  originBasis?: Resolver<ReadonlyArray<ResolversTypes['OriginBasis']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['Path'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  prime?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Priority'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
  tierDepth?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExposureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureConnection'] = ResolversParentTypes['ExposureConnection']> = {
  accessCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ExposureEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExposureDiffResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureDiff'] = ResolversParentTypes['ExposureDiff']> = {
  closed?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  closedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  openedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchangedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ExposureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureEdge'] = ResolversParentTypes['ExposureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
};

export type ExposureGroupRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExposureGroupRow'] = ResolversParentTypes['ExposureGroupRow']> = {
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  highest?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GraphChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GraphChange'] = ResolversParentTypes['GraphChange']> = {
  graphVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportCountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportCounts'] = ResolversParentTypes['ImportCounts']> = {
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  table?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportFailure'] = ResolversParentTypes['ImportFailure']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportJob'] = ResolversParentTypes['ImportJob']> = {
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ImportFailure']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rejectCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejects?: Resolver<ReadonlyArray<ResolversTypes['ImportReject']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImportState'], ParentType, ContextType>;
  strict?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tables?: Resolver<ReadonlyArray<ResolversTypes['ImportCounts']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['ImportCounts']>, ParentType, ContextType>;
  wentIn?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ImportRejectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportReject'] = ResolversParentTypes['ImportReject']> = {
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LabelCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelCount'] = ResolversParentTypes['LabelCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LeadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead']> = {
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LeadKind'], ParentType, ContextType>;
  organization?: Resolver<Maybe<ResolversTypes['Organization']>, ParentType, ContextType>;
  route?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type LeadConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadConnection'] = ResolversParentTypes['LeadConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Lead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeadEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeadEdge'] = ResolversParentTypes['LeadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type LegendResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Legend'] = ResolversParentTypes['Legend']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LegendEdge']>, ParentType, ContextType>;
  lanes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LegendNode']>, ParentType, ContextType>;
};

export type LegendEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegendEdge'] = ResolversParentTypes['LegendEdge']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LegendNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LegendNode'] = ResolversParentTypes['LegendNode']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lane?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NeighbourConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighbourConnection'] = ResolversParentTypes['NeighbourConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NeighbourEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NeighbourCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighbourCount'] = ResolversParentTypes['NeighbourCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['Direction'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NeighbourEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighbourEdge'] = ResolversParentTypes['NeighbourEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edge?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Agency' | 'Claim' | 'Contract' | 'Country' | 'DesignationList' | 'Exposure' | 'Organization' | 'Person' | 'Source' | 'System' | 'Vetting', ParentType, ContextType>;
};

export type OrganizationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organization'] = ResolversParentTypes['Organization']> = {
  cage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<OrganizationClaimsAboutArgs, 'first'>>;
  claimsMade?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<OrganizationClaimsMadeArgs, 'first'>>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['Country']>, ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<OrganizationDescribedByArgs, 'first'>>;
  designatedOn?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<OrganizationDesignatedOnArgs, 'first'>>;
  employs?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<OrganizationEmploysArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lei?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownedBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationOwnedByArgs, 'first'>>;
  owns?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationOwnsArgs, 'first'>>;
  primeOf?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<OrganizationPrimeOfArgs, 'first'>>;
  registeredIn?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<OrganizationRegisteredInArgs, 'first'>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  subcontractedBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationSubcontractedByArgs, 'first'>>;
  subcontractsTo?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<OrganizationSubcontractsToArgs, 'first'>>;
  uei?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganizationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationConnection'] = ResolversParentTypes['OrganizationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrganizationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationEdge'] = ResolversParentTypes['OrganizationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
};

export type OrganizationHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationHop'] = ResolversParentTypes['OrganizationHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Organization'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type OrganizationHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrganizationHopConnection'] = ResolversParentTypes['OrganizationHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrganizationHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Organization']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Path'] = ResolversParentTypes['Path']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Node']>, ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  accesses?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<PersonAccessesArgs, 'first'>>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citizenOf?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<PersonCitizenOfArgs, 'first'>>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<PersonClaimsAboutArgs, 'first'>>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<PersonDescribedByArgs, 'first'>>;
  employedBy?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<PersonEmployedByArgs, 'first'>>;
  escortedBy?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<PersonEscortedByArgs, 'first'>>;
  escorts?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<PersonEscortsArgs, 'first'>>;
  headcount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['VettingHopConnection'], ParentType, ContextType, RequireFields<PersonHoldsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locatedIn?: Resolver<ResolversTypes['CountryHopConnection'], ParentType, ContextType, RequireFields<PersonLocatedInArgs, 'first'>>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  usPersonStatus?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonConnection'] = ResolversParentTypes['PersonConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonEdge'] = ResolversParentTypes['PersonEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
};

export type PersonHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonHop'] = ResolversParentTypes['PersonHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Person'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type PersonHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonHopConnection'] = ResolversParentTypes['PersonHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PersonHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Person']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlanOperatorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanOperator'] = ResolversParentTypes['PlanOperator']> = {
  dbHits?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  estimatedRows?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type PriorityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Priority'] = ResolversParentTypes['Priority']> = {
  high?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Band'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['PriorityReason']>, ParentType, ContextType>;
  vector?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PriorityReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriorityReason'] = ResolversParentTypes['PriorityReason']> = {
  because?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  citation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  factor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  known?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agencies?: Resolver<ResolversTypes['AgencyConnection'], ParentType, ContextType, RequireFields<QueryAgenciesArgs, 'first'>>;
  chokePoints?: Resolver<ReadonlyArray<ResolversTypes['ChokePoint']>, ParentType, ContextType, RequireFields<QueryChokePointsArgs, 'first'>>;
  claims?: Resolver<ResolversTypes['ClaimConnection'], ParentType, ContextType, RequireFields<QueryClaimsArgs, 'first'>>;
  closures?: Resolver<ReadonlyArray<ResolversTypes['Closure']>, ParentType, ContextType, RequireFields<QueryClosuresArgs, 'first'>>;
  contracts?: Resolver<ResolversTypes['ContractConnection'], ParentType, ContextType, RequireFields<QueryContractsArgs, 'first'>>;
  countries?: Resolver<ResolversTypes['CountryConnection'], ParentType, ContextType, RequireFields<QueryCountriesArgs, 'first'>>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType, Partial<QueryCoverageArgs>>;
  cypher?: Resolver<ResolversTypes['CypherResult'], ParentType, ContextType, RequireFields<QueryCypherArgs, 'first' | 'statement'>>;
  cypherLanguage?: Resolver<ResolversTypes['CypherLanguage'], ParentType, ContextType>;
  designationLists?: Resolver<ReadonlyArray<ResolversTypes['DesignationList']>, ParentType, ContextType>;
  exposure?: Resolver<Maybe<ResolversTypes['Exposure']>, ParentType, ContextType, RequireFields<QueryExposureArgs, 'id'>>;
  exposureDiff?: Resolver<ResolversTypes['ExposureDiff'], ParentType, ContextType, RequireFields<QueryExposureDiffArgs, 'first' | 'from' | 'to'>>;
  exposureGroups?: Resolver<ReadonlyArray<ResolversTypes['ExposureGroupRow']>, ParentType, ContextType, RequireFields<QueryExposureGroupsArgs, 'by' | 'first'>>;
  exposureTimeline?: Resolver<ReadonlyArray<ResolversTypes['TimelinePoint']>, ParentType, ContextType, RequireFields<QueryExposureTimelineArgs, 'from' | 'to'>>;
  exposures?: Resolver<ResolversTypes['ExposureConnection'], ParentType, ContextType, RequireFields<QueryExposuresArgs, 'first' | 'orderBy'>>;
  importJob?: Resolver<Maybe<ResolversTypes['ImportJob']>, ParentType, ContextType, RequireFields<QueryImportJobArgs, 'id'>>;
  leads?: Resolver<ResolversTypes['LeadConnection'], ParentType, ContextType, RequireFields<QueryLeadsArgs, 'first'>>;
  legend?: Resolver<ResolversTypes['Legend'], ParentType, ContextType>;
  lists?: Resolver<ResolversTypes['DesignationListConnection'], ParentType, ContextType, RequireFields<QueryListsArgs, 'first'>>;
  neighbourCounts?: Resolver<ReadonlyArray<ResolversTypes['NeighbourCount']>, ParentType, ContextType, RequireFields<QueryNeighbourCountsArgs, 'id'>>;
  neighbours?: Resolver<ResolversTypes['NeighbourConnection'], ParentType, ContextType, RequireFields<QueryNeighboursArgs, 'direction' | 'first' | 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  organizations?: Resolver<ResolversTypes['OrganizationConnection'], ParentType, ContextType, RequireFields<QueryOrganizationsArgs, 'first'>>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['Path']>, ParentType, ContextType, RequireFields<QueryPathsArgs, 'first' | 'from' | 'maxHops' | 'to'>>;
  people?: Resolver<ResolversTypes['PersonConnection'], ParentType, ContextType, RequireFields<QueryPeopleArgs, 'first'>>;
  runSavedQuery?: Resolver<ResolversTypes['CypherResult'], ParentType, ContextType, RequireFields<QueryRunSavedQueryArgs, 'first' | 'name'>>;
  savedQueries?: Resolver<ReadonlyArray<ResolversTypes['SavedQuery']>, ParentType, ContextType, Partial<QuerySavedQueriesArgs>>;
  search?: Resolver<ReadonlyArray<ResolversTypes['SearchHit']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'first' | 'text'>>;
  sources?: Resolver<ResolversTypes['SourceConnection'], ParentType, ContextType, RequireFields<QuerySourcesArgs, 'first'>>;
  status?: Resolver<ResolversTypes['Status'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['SystemConnection'], ParentType, ContextType, RequireFields<QuerySystemsArgs, 'first'>>;
  whatIf?: Resolver<ResolversTypes['WhatIf'], ParentType, ContextType, RequireFields<QueryWhatIfArgs, 'first' | 'remove'>>;
};

export type QueryColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryColumn'] = ResolversParentTypes['QueryColumn']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QueryParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueryParameter'] = ResolversParentTypes['QueryParameter']> = {
  default?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  searchType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SavedQueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedQuery'] = ResolversParentTypes['SavedQuery']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['QueryColumn']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['QueryParameter']>, ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  node?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SourceClaimsAboutArgs, 'first'>>;
  claimsStated?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SourceClaimsStatedArgs, 'first'>>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describesAgencies?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesAgenciesArgs, 'first'>>;
  describesClaims?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesClaimsArgs, 'first'>>;
  describesContracts?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesContractsArgs, 'first'>>;
  describesDesignationLists?: Resolver<ResolversTypes['DesignationListHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesDesignationListsArgs, 'first'>>;
  describesOrganizations?: Resolver<ResolversTypes['OrganizationHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesOrganizationsArgs, 'first'>>;
  describesPeople?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesPeopleArgs, 'first'>>;
  describesSystems?: Resolver<ResolversTypes['SystemHopConnection'], ParentType, ContextType, RequireFields<SourceDescribesSystemsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retrievedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceConnection'] = ResolversParentTypes['SourceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SourceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceEdge'] = ResolversParentTypes['SourceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
};

export type SourceHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceHop'] = ResolversParentTypes['SourceHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type SourceHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceHopConnection'] = ResolversParentTypes['SourceHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SourceHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Statement'] = ResolversParentTypes['Statement']> = {
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  properties?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Source'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type StatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Status'] = ResolversParentTypes['Status']> = {
  counts?: Resolver<ReadonlyArray<ResolversTypes['LabelCount']>, ParentType, ContextType>;
  databaseVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastChange?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  syntheticData?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  graphChanged?: SubscriptionResolver<ResolversTypes['GraphChange'], "graphChanged", ParentType, ContextType>;
  importProgress?: SubscriptionResolver<ResolversTypes['ImportJob'], "importProgress", ParentType, ContextType, RequireFields<SubscriptionImportProgressArgs, 'id'>>;
};

export type SystemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['System'] = ResolversParentTypes['System']> = {
  accessedBy?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<SystemAccessedByArgs, 'first'>>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  claims?: Resolver<ReadonlyArray<ResolversTypes['Claim']>, ParentType, ContextType>;
  claimsAbout?: Resolver<ResolversTypes['ClaimHopConnection'], ParentType, ContextType, RequireFields<SystemClaimsAboutArgs, 'first'>>;
  confidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  coveredBy?: Resolver<ResolversTypes['ContractHopConnection'], ParentType, ContextType, RequireFields<SystemCoveredByArgs, 'first'>>;
  dataClass?: Resolver<ResolversTypes['DataClass'], ParentType, ContextType>;
  describedBy?: Resolver<ResolversTypes['SourceHopConnection'], ParentType, ContextType, RequireFields<SystemDescribedByArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  impactLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ownedBy?: Resolver<ResolversTypes['AgencyHopConnection'], ParentType, ContextType, RequireFields<SystemOwnedByArgs, 'first'>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SystemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemConnection'] = ResolversParentTypes['SystemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SystemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SystemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemEdge'] = ResolversParentTypes['SystemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
};

export type SystemHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemHop'] = ResolversParentTypes['SystemHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type SystemHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SystemHopConnection'] = ResolversParentTypes['SystemHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SystemHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TimelinePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelinePoint'] = ResolversParentTypes['TimelinePoint']> = {
  accesses?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  systems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Vetting'] = ResolversParentTypes['Vetting']> = {
  adjudication?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  caption?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clearance?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  heldBy?: Resolver<ResolversTypes['PersonHopConnection'], ParentType, ContextType, RequireFields<VettingHeldByArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VettingHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VettingHop'] = ResolversParentTypes['VettingHop']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hop?: Resolver<ResolversTypes['Edge'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Vetting'], ParentType, ContextType>;
  statements?: Resolver<ReadonlyArray<ResolversTypes['Statement']>, ParentType, ContextType>;
};

export type VettingHopConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VettingHopConnection'] = ResolversParentTypes['VettingHopConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VettingHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Vetting']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WhatIfResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIf'] = ResolversParentTypes['WhatIf']> = {
  after?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  closed?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  closedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opened?: Resolver<ReadonlyArray<ResolversTypes['Exposure']>, ParentType, ContextType>;
  openedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  systemsFreed?: Resolver<ReadonlyArray<ResolversTypes['System']>, ParentType, ContextType>;
  systemsFreedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Agency?: AgencyResolvers<ContextType>;
  AgencyConnection?: AgencyConnectionResolvers<ContextType>;
  AgencyEdge?: AgencyEdgeResolvers<ContextType>;
  AgencyHop?: AgencyHopResolvers<ContextType>;
  AgencyHopConnection?: AgencyHopConnectionResolvers<ContextType>;
  ChokePoint?: ChokePointResolvers<ContextType>;
  Claim?: ClaimResolvers<ContextType>;
  ClaimConnection?: ClaimConnectionResolvers<ContextType>;
  ClaimEdge?: ClaimEdgeResolvers<ContextType>;
  ClaimHop?: ClaimHopResolvers<ContextType>;
  ClaimHopConnection?: ClaimHopConnectionResolvers<ContextType>;
  Closure?: ClosureResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  ContractConnection?: ContractConnectionResolvers<ContextType>;
  ContractEdge?: ContractEdgeResolvers<ContextType>;
  ContractHop?: ContractHopResolvers<ContextType>;
  ContractHopConnection?: ContractHopConnectionResolvers<ContextType>;
  Country?: CountryResolvers<ContextType>;
  CountryConnection?: CountryConnectionResolvers<ContextType>;
  CountryEdge?: CountryEdgeResolvers<ContextType>;
  CountryHop?: CountryHopResolvers<ContextType>;
  CountryHopConnection?: CountryHopConnectionResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  CypherArgument?: CypherArgumentResolvers<ContextType>;
  CypherFunction?: CypherFunctionResolvers<ContextType>;
  CypherLanguage?: CypherLanguageResolvers<ContextType>;
  CypherProcedure?: CypherProcedureResolvers<ContextType>;
  CypherResult?: CypherResultResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DesignationList?: DesignationListResolvers<ContextType>;
  DesignationListConnection?: DesignationListConnectionResolvers<ContextType>;
  DesignationListEdge?: DesignationListEdgeResolvers<ContextType>;
  DesignationListHop?: DesignationListHopResolvers<ContextType>;
  DesignationListHopConnection?: DesignationListHopConnectionResolvers<ContextType>;
  Edge?: EdgeResolvers<ContextType>;
  Entity?: EntityResolvers<ContextType>;
  Exposure?: ExposureResolvers<ContextType>;
  ExposureConnection?: ExposureConnectionResolvers<ContextType>;
  ExposureDiff?: ExposureDiffResolvers<ContextType>;
  ExposureEdge?: ExposureEdgeResolvers<ContextType>;
  ExposureGroupRow?: ExposureGroupRowResolvers<ContextType>;
  GraphChange?: GraphChangeResolvers<ContextType>;
  ImportCounts?: ImportCountsResolvers<ContextType>;
  ImportFailure?: ImportFailureResolvers<ContextType>;
  ImportJob?: ImportJobResolvers<ContextType>;
  ImportReject?: ImportRejectResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LabelCount?: LabelCountResolvers<ContextType>;
  Lead?: LeadResolvers<ContextType>;
  LeadConnection?: LeadConnectionResolvers<ContextType>;
  LeadEdge?: LeadEdgeResolvers<ContextType>;
  Legend?: LegendResolvers<ContextType>;
  LegendEdge?: LegendEdgeResolvers<ContextType>;
  LegendNode?: LegendNodeResolvers<ContextType>;
  NeighbourConnection?: NeighbourConnectionResolvers<ContextType>;
  NeighbourCount?: NeighbourCountResolvers<ContextType>;
  NeighbourEdge?: NeighbourEdgeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Organization?: OrganizationResolvers<ContextType>;
  OrganizationConnection?: OrganizationConnectionResolvers<ContextType>;
  OrganizationEdge?: OrganizationEdgeResolvers<ContextType>;
  OrganizationHop?: OrganizationHopResolvers<ContextType>;
  OrganizationHopConnection?: OrganizationHopConnectionResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Path?: PathResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonConnection?: PersonConnectionResolvers<ContextType>;
  PersonEdge?: PersonEdgeResolvers<ContextType>;
  PersonHop?: PersonHopResolvers<ContextType>;
  PersonHopConnection?: PersonHopConnectionResolvers<ContextType>;
  PlanOperator?: PlanOperatorResolvers<ContextType>;
  Priority?: PriorityResolvers<ContextType>;
  PriorityReason?: PriorityReasonResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueryColumn?: QueryColumnResolvers<ContextType>;
  QueryParameter?: QueryParameterResolvers<ContextType>;
  SavedQuery?: SavedQueryResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  SourceConnection?: SourceConnectionResolvers<ContextType>;
  SourceEdge?: SourceEdgeResolvers<ContextType>;
  SourceHop?: SourceHopResolvers<ContextType>;
  SourceHopConnection?: SourceHopConnectionResolvers<ContextType>;
  Statement?: StatementResolvers<ContextType>;
  Status?: StatusResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  System?: SystemResolvers<ContextType>;
  SystemConnection?: SystemConnectionResolvers<ContextType>;
  SystemEdge?: SystemEdgeResolvers<ContextType>;
  SystemHop?: SystemHopResolvers<ContextType>;
  SystemHopConnection?: SystemHopConnectionResolvers<ContextType>;
  TimelinePoint?: TimelinePointResolvers<ContextType>;
  Vetting?: VettingResolvers<ContextType>;
  VettingHop?: VettingHopResolvers<ContextType>;
  VettingHopConnection?: VettingHopConnectionResolvers<ContextType>;
  WhatIf?: WhatIfResolvers<ContextType>;
};

