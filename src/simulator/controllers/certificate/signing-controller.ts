import { type Condition, conditionOf } from '../../../resources/condition.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { certificateSigningRequestKind } from '../../../resources/platform-kinds.ts';
import { type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { clientUsageError } from './client-usage-error.ts';

/** What of a request for a certificate matters to its signer. */
export interface SigningRequest extends KubeObject {
  readonly spec: {
    /** PKCS #10 in PEM, in Base64. */
    readonly request: string;
    readonly signerName: string;
    readonly usages?: readonly string[];
    readonly expirationSeconds?: number;
  };
  status?: { conditions?: Condition[]; certificate?: string };
}

/** Whose certificates users log in with. */
const SIGNER = 'kubernetes.io/kube-apiserver-client';

/** OpenShift's `cluster-signing-duration`. Seconds. */
const LIFETIME = 30 * 24 * 3600;

/**
 * Signs approved requests for certificates with which clients log in to the API server.
 *
 * @param sign signs PKCS #10 in PEM for so many seconds
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
 */
export const createSigningController = (sign: (request: string, lifetime: number) => Promise<string>): Controller => ({
  name: 'certificatesigningrequest-signing-controller',
  watches: [watchSelf(certificateSigningRequestKind)],
  reconcile: async (name, { client, listers, clock }) => {
    const request = listers.of<SigningRequest>(certificateSigningRequestKind).get(undefined, name);
    if (request === undefined || !isWaiting(request)) return;
    const { request: encoded, usages = [], expirationSeconds = LIFETIME } = request.spec;
    const refusal = clientUsageError(usages);
    const certificate =
      refusal === undefined
        ? await sign(Buffer.from(encoded, 'base64').toString(), Math.min(expirationSeconds, LIFETIME))
        : undefined;
    const change = (current: SigningRequest): void => {
      const { conditions = [] } = current.status ?? {};
      current.status =
        certificate === undefined
          ? { ...current.status, conditions: [...conditions, failed(refusal ?? '', timestamp(clock.now()))] }
          : { ...current.status, certificate: Buffer.from(certificate).toString('base64') };
    };
    await client.modify<SigningRequest>(certificateSigningRequestKind, undefined, name, change, 'status');
  },
});

const failed = (message: string, now: string): Condition => ({
  type: 'Failed',
  status: 'True',
  reason: 'SignerValidationFailure',
  message,
  lastUpdateTime: now,
  lastTransitionTime: now,
});

const isWaiting = ({ spec, status }: SigningRequest): boolean =>
  spec.signerName === SIGNER &&
  !status?.certificate &&
  conditionOf(status?.conditions, 'Approved')?.status === 'True' &&
  conditionOf(status?.conditions, 'Failed')?.status !== 'True';
