import { expect, test } from 'vitest';
import { findCountry } from '#graph/model/country-names.ts';

const codeOf = (text: string) => {
  const found = findCountry(text);
  return 'code' in found ? found.code : 'isEmpty' in found ? '' : null;
};

test('a country is found by its codes, its number and its usual names in several languages', () => {
  const spellings = {
    CN: ['PRC', 'P.R. China', 'P.R.C.', 'China', "People's Republic of China", 'chn', '中国', 'China, Mainland'],
    KP: ['DPRK', 'North Korea', 'Korea, North', "Democratic People's Republic of Korea"],
    KR: ['ROK', 'South Korea', 'Republic of Korea', 'Korea, Republic of'],
    SY: ['Syria', 'Syrian Arab Republic'],
    MM: ['Burma', 'Myanmar', 'Burma (Myanmar)'],
    MO: ['Macau', 'Macao', 'Macao SAR'],
    LA: ['Laos', 'Lao PDR'],
    MD: ['Moldova', 'Republic of Moldova'],
    BN: ['Brunei', 'Brunei Darussalam'],
    MK: ['Macedonia', 'North Macedonia'],
    GB: ['England', 'Great Britain', 'UK', 'U.K.', 'United Kingdom'],
    SK: ['Slovak Republic', 'Slovakia'],
    SZ: ['Swaziland', 'Eswatini'],
    DE: ['Deutschland', 'Allemagne', 'Alemania', 'D', 'GERMANY'],
    AT: ['Österreich', 'Oesterreich', 'Autriche'],
    US: [
      '840',
      'USA',
      'U.S.',
      'U.S.A.',
      'United States',
      'États-Unis',
      'Estados Unidos',
      'The United States of America',
    ],
    AU: ['36', '036'],
    VA: ['Vatican', 'Holy See'],
    TW: ['Taiwan', 'Taiwan, Province of China', 'Republic of China', 'Taiwan (R.O.C.)'],
    RU: ['Russia', 'Russian Federation', 'Russland'],
    IR: ['Iran', 'Iran, Islamic Republic of'],
    CI: ["Cote d'Ivoire", 'Ivory Coast'],
    NA: ['NA', 'Namibia'],
  };
  for (const [code, texts] of Object.entries(spellings))
    expect(texts.map((text) => [text, codeOf(text)])).toEqual(texts.map((text) => [text, code]));
});

test('marks of what is not known are empty, and a name of several countries says which it may be', () => {
  for (const text of ['unknown', 'N/A', 'n.a.', '-', '—', '', ' ', '?'])
    expect([text, codeOf(text)]).toEqual([text, '']);
  expect(findCountry('Korea')).toEqual({ reason: 'may be North Korea or South Korea: say which' });
  expect(findCountry('Congo')).toEqual({
    reason: 'may be the Republic of the Congo or the Democratic Republic of the Congo: say which',
  });
  expect(findCountry('Atlantis')).toEqual({ reason: 'neither the name of a country nor an ISO 3166 code' });
  expect(findCountry('constructor')).toHaveProperty('reason');
});
