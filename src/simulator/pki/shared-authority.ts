import { type AuthorityRecord, readAuthority, writeAuthority } from './authority-file.ts';
import type { CertificateAuthority, IssuedCertificate } from './certificate-authority.ts';

/** `cluster` is trusted by nodes, registries and users of every cluster on this machine, `untrusted` by nobody. */
export type AuthorityRole = 'cluster' | 'untrusted';

const authorities = new Map<AuthorityRole, Promise<CertificateAuthority>>();

/**
 * The authority for a role. All clusters share it and the certificates that it has issued: they are made for names and
 * users, which are the same in every cluster. It is kept on disk, so that only the first cluster on a machine pays for
 * keys and signatures, and for loading the library that makes them.
 */
export const sharedAuthority = (role: AuthorityRole = 'cluster'): Promise<CertificateAuthority> => {
  let authority = authorities.get(role);
  if (authority === undefined) authorities.set(role, (authority = openAuthority(role)));
  return authority;
};

const openAuthority = async (role: AuthorityRole): Promise<CertificateAuthority> => {
  const record = readAuthority(role) ?? (await newRecord(role));
  const pending = new Map<string, Promise<IssuedCertificate>>();
  const restored = async (): Promise<CertificateAuthority> =>
    (await import('./certificate-authority.ts')).restoreCertificateAuthority(nameOf(role), record);
  const issueOnce = async (request: string, issue: (authority: CertificateAuthority) => Promise<IssuedCertificate>) => {
    const issued = await issue(await restored());
    record.issued[request] = issued;
    writeAuthority(role, record);
    return issued;
  };
  const issued = (
    request: string,
    issue: (authority: CertificateAuthority) => Promise<IssuedCertificate>,
  ): Promise<IssuedCertificate> => {
    const known = record.issued[request];
    if (known !== undefined) return Promise.resolve(known);
    let certificate = pending.get(request);
    if (certificate === undefined) pending.set(request, (certificate = issueOnce(request, issue)));
    return certificate;
  };
  return {
    certificate: record.certificate,
    issueServing: (names) => issued(JSON.stringify(names), (authority) => authority.issueServing(names)),
    issueClient: (user) => issued(JSON.stringify(user), (authority) => authority.issueClient(user)),
    signRequest: async (request, lifetime) => (await restored()).signRequest(request, lifetime),
  };
};

const newRecord = async (role: AuthorityRole): Promise<AuthorityRecord> => {
  const { createCertificateAuthority } = await import('./certificate-authority.ts');
  const { certificate, key } = await createCertificateAuthority(nameOf(role));
  return { certificate, key, issued: {} };
};

const nameOf = (role: AuthorityRole): string => `streamproof-${role}-ca`;
