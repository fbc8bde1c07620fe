import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import { type Controller, watchSelf } from '../../apimachinery/controller.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { type Signer, signers } from './signers.ts';

/** What of a request for a certificate matters to its signer. */
export interface SigningRequest extends KubeObject {
  readonly spec: {
    /** PKCS #10 in PEM, in Base64. */
    readonly request: string;
    readonly signerName: string;
    readonly usages?: readonly string[];
    readonly expirationSeconds?: number;
    /** Who asks; the server writes it down. */
    readonly username?: string;
    readonly uid?: string;
    readonly groups?: readonly string[];
    readonly extra?: Readonly<Record<string, readonly string[]>>;
  };
  status?: { conditions?: Condition[]; certificate?: string };
}

/** OpenShift's `cluster-signing-duration`. Seconds. */
const LIFETIME = 30 * 24 * 3600;

/**
 * Signs approved requests for certificates with which clients and nodes log in to the API server, and with which nodes
 * answer.
 *
 * @param sign signs PKCS #10 in PEM for so many seconds
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
 */
export const createSigningController = (
  sign: (request: string, lifetime: number, usage: Signer['usage']) => Promise<string>,
): Controller => ({
  name: 'certificatesigningrequest-signing-controller',
  watches: [watchSelf(certificateSigningRequestKind)],
  reconcile: async (name, { client, listers, clock }) => {
    const request = listers.of<SigningRequest>(certificateSigningRequestKind).get(undefined, name);
    const signer = request && signers[request.spec.signerName];
    if (request === undefined || signer === undefined || !isWaiting(request)) return;
    const { request: encoded, usages = [], expirationSeconds = LIFETIME } = request.spec;
    const text = Buffer.from(encoded, 'base64').toString();
    const refusal = await signer.problemOf(text, usages);
    const certificate =
      refusal === undefined ? await sign(text, Math.min(expirationSeconds, LIFETIME), signer.usage) : undefined;
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

const isWaiting = ({ status }: SigningRequest): boolean =>
  !status?.certificate &&
  conditionOf(status?.conditions, 'Approved')?.status === 'True' &&
  conditionOf(status?.conditions, 'Failed')?.status !== 'True';
