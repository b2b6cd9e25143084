import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCertificate } from '#serve/http/certificate.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';

const access = join(import.meta.dirname, '../access');
const cert = join(access, 'loopback-certificate.pem');
const key = join(access, 'loopback-key.pem');
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const containing = (text: string): unknown => expect.stringContaining(text);

test('a certificate and its key are read', async () => {
  expect(await readCertificate({ cert, key })).toEqual({ cert: await readFile(cert), key: await readFile(key) });
});

test.each([
  ['no certificate', { cert: 'tea leaves' }, 'has no certificate in PEM form.'],
  ['no key', { key: 'tea leaves' }, 'has no private key in PEM form.'],
  ['the key of another certificate', { key: other.export(pkcs8) }, 'belongs to another certificate'],
  [
    'a key with a passphrase',
    { key: other.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'x' }) },
    'has a passphrase: store it without one',
  ],
] as const)('%s stops the start with a sentence', async (_, given, message) => {
  const folder = await temporaryFolder({});
  const wrong = join(folder, 'wrong.pem');
  const files = 'cert' in given ? { cert: wrong, key } : { cert, key: wrong };
  await writeFile(wrong, 'cert' in given ? given.cert : given.key);
  await expect(readCertificate(files)).rejects.toMatchObject({
    code: 'ENVIRONMENT_INVALID',
    message: containing(message),
  });
});

test('swapped files stop the start with a sentence', async () => {
  await expect(readCertificate({ cert: key, key: cert })).rejects.toMatchObject({
    code: 'ENVIRONMENT_INVALID',
    message: containing('it may belong in SUBTIER_TLS_KEY'),
  });
});
