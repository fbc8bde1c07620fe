import { X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { RealClock } from '../clock/real-clock.ts';
import type { IssuedCertificate } from './certificate-authority.ts';

/** An authority with its key, and what it has issued, by request. */
export interface AuthorityRecord extends IssuedCertificate {
  readonly issued: Record<string, IssuedCertificate>;
}

/** Beside the other caches of the package; readable by nobody but the user, and trusted by nothing but embedded clusters. */
const fileOf = (name: string): string =>
  join(
    dirname(findPackageJSON('..', import.meta.url) ?? import.meta.dirname),
    'node_modules/.cache/streamproof',
    `${name}-authority.json`,
  );

/** The authority of this name as it was last written; `undefined` when there is none that TLS would accept today. */
export const readAuthority = (name: string): AuthorityRecord | undefined => {
  try {
    const record = JSON.parse(readFileSync(fileOf(name), 'utf8')) as AuthorityRecord;
    const { validToDate } = new X509Certificate(record.certificate);
    return validToDate.getTime() > new RealClock().now() && record.key && record.issued ? record : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps an authority for later clusters. A folder that cannot be written costs time at the next start and nothing else. */
export const writeAuthority = (name: string, record: AuthorityRecord): void => {
  const file = fileOf(name);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(record), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
};
