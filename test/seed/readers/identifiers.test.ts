import { expect, test } from 'vitest';
import { isCage, isLei, isPiid, isUei } from '#seed/readers/identifiers.ts';

test('a UEI has twelve characters, no O or I, no leading 0, no run of nine digits, and a check digit', () => {
  // Published examples of the identifier.
  const right = ['YNDUZMUZF8H8', 'T53MCMLTWK59', 'UYDJJ1S8DR85', 'H7PNSVNN5827', 'HVKCEHKLJ921', 'vn1ajfad19j9'];
  expect(right.filter((uei) => !isUei(uei))).toEqual([]);
  const wrong = ['YNDUZMUZF8H9', 'YNDUZMUZF8H', 'ONDUZMUZF8H8', '0NDUZMUZF8H8', 'YND123456789', 'YNDUZMUZF8HA', ''];
  expect(wrong.filter((uei) => isUei(uei))).toEqual([]);
});

test.each([
  [isCage, ['1AB23', '81755', 'K1234', 'KA12B', '1ab23'], ['1AB2', '1IB23', '1AB-3', '123456']],
  [isLei, ['529900T8BM49AURSDO55', '213800WSGIIZCXF1P572'], ['529900T8BM49AURSDO56', '529900T8BM49AURSDO5', '']],
  [
    isPiid,
    ['FA875019F0001', 'W52P1J-18-D-A081', '0001', 'GS00Q14OADU130000'.slice(0, 17)],
    ['FA87', 'FA8750 19F 0001', ''],
  ],
])('%o accepts only well-formed identifiers', (accepts, right, wrong) => {
  expect(right.filter((text) => !accepts(text))).toEqual([]);
  expect(wrong.filter((text) => accepts(text))).toEqual([]);
});
