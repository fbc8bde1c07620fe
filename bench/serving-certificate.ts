import type { IssuedCertificate } from '../src/simulator/pki/certificate-authority.ts';
import { sharedAuthority } from '../src/simulator/pki/shared-authority.ts';

/** The certificate that all servers which are measured against one another show. */
export const servingCertificate = async (): Promise<IssuedCertificate> =>
  (await sharedAuthority()).issueServing({ dns: ['localhost'], ips: ['127.0.0.1'] });
