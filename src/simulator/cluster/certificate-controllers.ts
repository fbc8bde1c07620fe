import { certificateSigningRequestKind } from '../../resources/platform-kinds.ts';
import type { OnDemandController } from '../apimachinery/on-demand-controller.ts';
import type { CertificateAuthority } from '../pki/certificate-authority.ts';

/** Signs what users ask for who want to log in with certificates. */
export const certificateControllers = ({
  signRequest,
}: Pick<CertificateAuthority, 'signRequest'>): readonly OnDemandController[] => [
  {
    kind: certificateSigningRequestKind,
    load: async () =>
      (await import('../controllers/certificate/signing-controller.ts')).createSigningController(signRequest),
  },
];
