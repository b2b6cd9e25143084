type Values = Readonly<Record<string, string>>;

/** Writes a file of GLEIF; its kind follows from its records. */
export function gleifFile(records: readonly string[], content = 'GLEIF_FULL_PUBLISHED'): string {
  const kind =
    records[0]?.includes('lei:LEIRecord') === true ? 'lei' : records[0]?.includes('rr:') === true ? 'rr' : 'repex';
  const [root, header, list] = {
    lei: ['lei:LEIData', 'lei:LEIHeader', 'lei:LEIRecords'],
    rr: ['rr:RelationshipData', 'rr:Header', 'rr:RelationshipRecords'],
    repex: ['repex:ReportingExceptionData', 'repex:Header', 'repex:ReportingExceptions'],
  }[kind];
  const schema = { lei: 'leidata', rr: 'rr', repex: 'repex' }[kind];
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root ?? ''} xmlns:${kind}="http://www.gleif.org/data/schema/${schema}/2016">
<${header ?? ''}><${kind}:ContentDate>2025-06-05T08:20:51Z</${kind}:ContentDate><${kind}:FileContent>${content}</${kind}:FileContent><${kind}:RecordCount>99</${kind}:RecordCount></${header ?? ''}>
<${list ?? ''}>
${records.join('\n')}
</${list ?? ''}>
</${root ?? ''}>
`;
}

/** Writes an LEI record on one line. */
export function entityRecord(values: Values): string {
  const { lei, name, jurisdiction, country, category, registration, sources, successors = '', former, status } = values;
  const entity = [
    tag('lei:LegalName', name),
    former === undefined ? '' : `<lei:OtherEntityNames>${tag('lei:OtherEntityName', former)}</lei:OtherEntityNames>`,
    `<lei:LegalAddress>${tag('lei:Country', country)}</lei:LegalAddress>`,
    tag('lei:LegalJurisdiction', jurisdiction),
    tag('lei:EntityCategory', category),
    tag('lei:EntityStatus', status),
    ...successors
      .split(' ')
      .map((successor) => tag('lei:SuccessorLEI', successor))
      .map((successor) => (successor === '' ? '' : `<lei:SuccessorEntity>${successor}</lei:SuccessorEntity>`)),
  ];
  const registered = tag('lei:RegistrationStatus', registration) + tag('lei:ValidationSources', sources);
  return `<lei:LEIRecord>${tag('lei:LEI', lei)}<lei:Entity>${entity.join('')}</lei:Entity><lei:Registration>${registered}</lei:Registration></lei:LEIRecord>`;
}

/** Writes a relationship record on one line. */
export function relationshipRecord(values: Values): string {
  const { child, childType = 'LEI', parent, type, start, end, status, registration, sources, updated } = values;
  const period = tag('rr:StartDate', start) + tag('rr:EndDate', end) + tag('rr:PeriodType', 'RELATIONSHIP_PERIOD');
  const accounting = tag('rr:StartDate', '1999-01-01T00:00:00Z') + tag('rr:PeriodType', 'ACCOUNTING_PERIOD');
  const relationship = [
    `<rr:StartNode>${tag('rr:NodeID', child)}${tag('rr:NodeIDType', childType)}</rr:StartNode>`,
    `<rr:EndNode>${tag('rr:NodeID', parent)}${tag('rr:NodeIDType', 'LEI')}</rr:EndNode>`,
    tag('rr:RelationshipType', type),
    `<rr:RelationshipPeriods><rr:RelationshipPeriod>${accounting}</rr:RelationshipPeriod><rr:RelationshipPeriod>${period}</rr:RelationshipPeriod></rr:RelationshipPeriods>`,
    tag('rr:RelationshipStatus', status),
  ];
  const registered = [
    tag('rr:LastUpdateDate', updated),
    tag('rr:RegistrationStatus', registration),
    tag('rr:ValidationSources', sources),
  ];
  return `<rr:RelationshipRecord><rr:Relationship>${relationship.join('')}</rr:Relationship><rr:Registration>${registered.join('')}</rr:Registration></rr:RelationshipRecord>`;
}

/** Writes a reporting exception on one line. */
export function exceptionRecord({ lei, category, reason }: Values): string {
  return `<repex:Exception>${tag('repex:LEI', lei)}${tag('repex:ExceptionCategory', category)}${tag('repex:ExceptionReason', reason)}</repex:Exception>`;
}

/** An element with a text on one line; none without a text. XML allows no control characters. */
function tag(name: string, text: string | undefined): string {
  if (text === undefined || text === '') return '';
  const written = text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<${name}>${written}</${name}>`;
}
