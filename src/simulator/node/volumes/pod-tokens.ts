import type { Clock } from '../../../ports/clock.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { VolumeProjection } from '../../../resources/workloads/pod-spec.ts';
import type { Client } from '../../apimachinery/client.ts';
import { isNotFound } from '../../apimachinery/not-found.ts';

type Projection = NonNullable<VolumeProjection['serviceAccountToken']>;

/** A token that is asked for when somebody reads it. */
export interface PodToken {
  readonly content: () => Promise<Uint8Array>;
}

/** Seconds. */
const LIFETIME = 3600;
const LONGEST_USE = 24 * 3600;

/**
 * The tokens of a pod's service account: each is replaced when a fifth of its life is left, or after a day.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#launch-a-pod-using-service-account-token-projection
 */
export class PodTokens {
  readonly #pod: Pod;
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #known = new Map<string, { readonly token: PodToken; readonly until: number }>();

  constructor(pod: Pod, client: Client, clock: Clock) {
    this.#pod = pod;
    this.#client = client;
    this.#clock = clock;
  }

  /** The token of a projection that is good now. */
  valid(projection: Projection): PodToken {
    const key = JSON.stringify(projection);
    const known = this.#known.get(key);
    if (known !== undefined && this.#clock.now() < known.until) return known.token;
    let content: Promise<Uint8Array> | undefined;
    const token = { content: () => (content ??= this.#request(projection)) };
    const { expirationSeconds = LIFETIME } = projection;
    this.#known.set(key, { token, until: this.#clock.now() + Math.min(0.8 * expirationSeconds, LONGEST_USE) * 1000 });
    return token;
  }

  /** Empty when there is no such account any more. */
  async #request({ audience, expirationSeconds = LIFETIME }: Projection): Promise<Uint8Array> {
    const { metadata, spec } = this.#pod;
    const { namespace, name, uid } = metadata;
    const request = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      metadata: {},
      spec: {
        audiences: audience === undefined ? [] : [audience],
        expirationSeconds,
        boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name, uid },
      },
    } as unknown as KubeObject;
    try {
      const account = spec.serviceAccountName ?? 'default';
      const { status } = await this.#client.createAt<KubeObject & { status?: { token?: string } }>(
        serviceAccountKind,
        namespace,
        account,
        'token',
        request,
      );
      return Buffer.from(status?.token ?? '');
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return Buffer.alloc(0);
    }
  }
}
