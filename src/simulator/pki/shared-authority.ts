import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
} from './certificate-authority.ts';

/** `cluster` is trusted by nodes, registries and users of every cluster in the process, `untrusted` by nobody. */
export type AuthorityRole = 'cluster' | 'untrusted';

const authorities = new Map<AuthorityRole, Promise<CertificateAuthority>>();

/**
 * The process's authority for a role. All clusters of a process share it and the certificates that it has issued: they are made
 * for names and users, which are the same in every cluster, and a further cluster then costs nothing here.
 */
export const sharedAuthority = (role: AuthorityRole = 'cluster'): Promise<CertificateAuthority> => {
  const known = authorities.get(role);
  if (known) return known;
  const created = createCertificateAuthority(`streamproof-${role}-ca`).then(remembering);
  authorities.set(role, created);
  return created;
};

const remembering = (authority: CertificateAuthority): CertificateAuthority => {
  const issued = new Map<string, Promise<IssuedCertificate>>();
  const once = (request: object, issue: () => Promise<IssuedCertificate>): Promise<IssuedCertificate> => {
    const key = JSON.stringify(request);
    const certificate = issued.get(key) ?? issue();
    issued.set(key, certificate);
    return certificate;
  };
  return {
    certificate: authority.certificate,
    issueServing: (names) => once({ names }, () => authority.issueServing(names)),
    issueClient: (user) => once({ user }, () => authority.issueClient(user)),
  };
};
