import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import type { OnDemandController } from '../../apimachinery/on-demand-controller.ts';
import type { CertificateAuthority } from '../../pki/certificate-authority.ts';
import type { Access } from '../control-plane.ts';

/** Approves what nodes may ask for, and signs what they and users ask for who want to log in with certificates. */
export const certificateControllers = (
  { authorize }: Pick<Access, 'authorize'>,
  { signRequest }: Pick<CertificateAuthority, 'signRequest'>,
): readonly OnDemandController[] => [
  {
    kind: certificateSigningRequestKind,
    load: async () =>
      (await import('../../controllers/certificate/approving-controller.ts')).createApprovingController(authorize),
  },
  {
    kind: certificateSigningRequestKind,
    load: async () =>
      (await import('../../controllers/certificate/signing-controller.ts')).createSigningController(signRequest),
  },
];
