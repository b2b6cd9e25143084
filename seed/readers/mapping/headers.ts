import { normalizeColumn } from '../csv.ts';

/** Words of headers in other languages, without accents, by the English word that they stand for. */
const translations: readonly (readonly [english: string, others: string])[] = [
  ['supplier name', '供应商名称|供应商|供方|会社名|企業名|公司名称|企业名称|单位名称|公司|名称'],
  ['supplier name', 'lieferantenname|lieferant|firmenname|firma|unternehmen|raison sociale|denomination sociale'],
  ['supplier name', 'fournisseur|societe|entreprise|razon social|proveedor|empresa|denominacion social'],
  ['name', 'nombre|nom'],
  ['owner', '股东|母公司|控股公司|持有人|eigentumer|inhaber|muttergesellschaft|mutterkonzern|gesellschafter'],
  ['owner', 'proprietaire|actionnaire|societe mere|propietario|accionista|sociedad matriz|matriz'],
  ['country', '国家/地区|国家|国别|国|land|herkunftsland|sitzland|staat|pays|pais'],
  ['share', '持股比例|股权比例|比例|anteil|beteiligung|quote part|participation|participacion'],
  ['since', 'seit|depuis|desde|开始日期|起始日期'],
  ['until', 'bis|jusque|hasta|结束日期'],
  ['amount', 'betrag|wert|auftragswert|montant|valeur|importe|monto|valor|金额|合同金额'],
  ['contract number', '合同编号|合同号|vertragsnummer|vertragsnr|numero de contrat|numero de contrato'],
  ['prime contractor', 'hauptauftragnehmer|titulaire principal|contratista principal|总承包商'],
  ['subcontractor', 'unterauftragnehmer|nachunternehmer|sous traitant|subcontratista|分包商'],
  ['number', 'nummer|numero|编号'],
];

/** The longest first, so that the name of a parent company is not that of a supplier. */
const phrases = translations
  .flatMap(([english, others]) => others.split('|').map((other) => ({ english, other })))
  .toSorted((one, next) => next.other.length - one.other.length)
  .map(({ english, other }) => {
    const isLatin = /^[a-z /]+$/.test(other);
    return { english, pattern: new RegExp(isLatin ? `(?<![a-z])${other}(?![a-z])` : other, 'gu') };
  });

/** Returns a header as its English words in lower case, with underscores between them: `% Owned` becomes `percent_owned`. */
export function wordsOfHeader(header: string): string {
  const spelled = header.replaceAll('%', ' percent ').replaceAll('#', ' number ').replaceAll(/[$€£]/g, ' ');
  const plain = spelled
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[_-]+/g, ' ');
  const english = phrases.reduce((text, { english: word, pattern }) => text.replace(pattern, ` ${word} `), plain);
  return normalizeColumn(english).replace(/^_|_$/g, '');
}

/** Words that tell one owner, or another party than the supplier, from the next. */
const distinguishing = new Set(
  `parent ultimate immediate intermediate highest global domestic direct owner shareholder holding
   manufacturer oem customer client buyer bank distributor reseller agent remit bill ship`.split(/\s+/),
);

/** Returns the words and numbers of a header that tell of which organization it is: columns of one have the same. */
export function stemOf(header: string): string {
  const words = wordsOfHeader(header).split('_');
  return words
    .map((word) => (/^mf[rg]$/.test(word) ? 'manufacturer' : word))
    .filter((word) => distinguishing.has(word) || /^\d{1,2}$/.test(word))
    .sort()
    .join(' ');
}

/** Whether the stem of an owner is one above the first: the highest is no direct owner. */
export function isHigherOwner(stem: string): boolean {
  return /\b(?:ultimate|highest|global|domestic)\b/.test(stem);
}
