import {
  type CertificateContent,
  createKeyPair,
  type Issuer,
  importKeyPair,
  privateKeyPem,
  signCertificate,
  signRequest,
} from './certificate.ts';

/** A certificate with its key, both PEM. */
export interface IssuedCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** Signs the certificates of one cluster's world: API server, registries, users. */
export interface CertificateAuthority {
  /** The authority's own certificate, PEM: what clients must trust. */
  readonly certificate: string;
  /** For a server that answers under these DNS names and addresses. */
  issueServing(names: {
    readonly dns: readonly string[];
    readonly ips?: readonly string[];
  }): Promise<IssuedCertificate>;
  /** For a user, as Kubernetes reads client certificates: common name = user, organizations = groups. */
  issueClient(user: { readonly name: string; readonly groups?: readonly string[] }): Promise<IssuedCertificate>;
  /** For who has a key of their own: PKCS #10 in PEM, and for how many seconds. Resolves to the certificate in PEM. */
  signRequest(request: string, lifetime: number, usage?: 'server' | 'client'): Promise<string>;
}

/** Makes an authority with a key of its own. */
export const createCertificateAuthority = async (
  commonName: string,
): Promise<CertificateAuthority & IssuedCertificate> => {
  const issuer: Issuer = { commonName, keys: await createKeyPair() };
  const certificate = await signCertificate({ commonName, usage: 'authority' }, issuer.keys.publicKey, issuer);
  return { ...signingWith(issuer, certificate), key: await privateKeyPem(issuer.keys) };
};

/** The authority that a certificate and its key belong to. */
export const restoreCertificateAuthority = async (
  commonName: string,
  { certificate, key }: IssuedCertificate,
): Promise<CertificateAuthority> => signingWith({ commonName, keys: await importKeyPair(key) }, certificate);

const signingWith = (issuer: Issuer, certificate: string): CertificateAuthority => ({
  certificate,
  issueServing: ({ dns, ips = [] }) =>
    issue(issuer, {
      commonName: dns[0] ?? ips[0] ?? issuer.commonName,
      dnsNames: dns,
      ipAddresses: ips,
      usage: 'server',
    }),
  issueClient: ({ name, groups = [] }) => issue(issuer, { commonName: name, organizations: groups, usage: 'client' }),
  signRequest: (request, lifetime, usage = 'client') => signRequest(request, lifetime, usage, issuer),
});

const issue = async (issuer: Issuer, content: CertificateContent): Promise<IssuedCertificate> => {
  const keys = await createKeyPair();
  return { certificate: await signCertificate(content, keys.publicKey, issuer), key: await privateKeyPem(keys) };
};
