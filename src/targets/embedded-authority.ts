import { sharedAuthority } from '../simulator/pki/shared-authority.ts';

/** The authority that every embedded cluster of this installation trusts. */
export interface EmbeddedAuthority {
  /** PEM. */
  readonly certificate: string;
  /** Issues a certificate for a registry under its name, and under an address at which it really is. */
  certify(host: string, address: string): Promise<{ certificate: string; key: string }>;
}

/** Opens the authority with which registries can be made that embedded clusters trust. */
export const embeddedAuthority = async (): Promise<EmbeddedAuthority> => {
  const authority = await sharedAuthority();
  return {
    certificate: authority.certificate,
    certify: (host, address) => {
      const names = [host.replace(/:\d+$/, ''), ...(aliases[host] ?? []), 'localhost'];
      const isAddress = /^[\d.]+$|:/.test(address);
      const ips = new Set(['127.0.0.1', ...(isAddress ? [address] : [])]);
      return authority.issueServing({ dns: isAddress ? names : [...names, address], ips: [...ips] });
    },
  };
};

/** Under which names clients reach a registry beside its own. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  'docker.io': ['registry-1.docker.io', 'index.docker.io'],
};
