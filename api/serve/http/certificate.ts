import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Environment } from '#graph/env.ts';
import { Failure, codeOf } from '#graph/failure.ts';

/** A certificate with its private key, in PEM form. */
interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Reads the certificate for TLS. @throws ENVIRONMENT_INVALID if a file can't be read, has something else, or belongs to another one */
export async function readCertificate(tls: NonNullable<Environment['tls']>): Promise<Certificate> {
  const cert = await readSetting('SUBTIER_TLS_CERT', tls.cert);
  const key = await readSetting('SUBTIER_TLS_KEY', tls.key);
  const certificate = parseCertificate(cert, tls.cert);
  const privateKey = parseKey(key, tls.key);
  if (!certificate.checkPrivateKey(privateKey))
    throw invalid(`The key in ${tls.key} (SUBTIER_TLS_KEY) belongs to another certificate than ${tls.cert}.`);
  return { cert, key };
}

function readSetting(name: string, path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw invalid(`The file of ${name}, ${path}, can't be read (${codeOf(error)}).`, error);
  });
}

function parseCertificate(pem: Buffer, path: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    const hint = pem.includes('PRIVATE KEY') ? ' but a private key: it may belong in SUBTIER_TLS_KEY' : '';
    throw invalid(`The file of SUBTIER_TLS_CERT, ${path}, has no certificate in PEM form${hint}.`, error);
  }
}

function parseKey(pem: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    if (pem.includes('ENCRYPTED'))
      throw invalid(`The key in ${path} (SUBTIER_TLS_KEY) has a passphrase: store it without one.`, error);
    const hint = pem.includes('BEGIN CERTIFICATE') ? ' but a certificate: it may belong in SUBTIER_TLS_CERT' : '';
    throw invalid(`The file of SUBTIER_TLS_KEY, ${path}, has no private key in PEM form${hint}.`, error);
  }
}

function invalid(message: string, cause?: unknown): Failure {
  return new Failure('ENVIRONMENT_INVALID', message, { cause });
}
