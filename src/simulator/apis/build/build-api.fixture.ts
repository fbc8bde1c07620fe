import type { Build } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import { Random } from '../../apimachinery/random.ts';
import { internalContext } from '../../apimachinery/request-context.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { VirtualClock } from '../../clock/virtual-clock.ts';
import { ObjectStore } from '../../store/object-store.ts';
import { BuildApi } from './build-api.ts';
import { instantiateSubresource } from './instantiate.ts';

/** Who asks, in the project `p`. */
export const context = internalContext('p');

/** Every account has the secret `pull` for the registry `r.test`. */
const client = {
  get: async ({ kind }: ResourceKind, _namespace: string, name: string) => {
    if (name === 'nobody') throw notFound(serviceAccountKind, name);
    const config = Buffer.from(JSON.stringify({ 'r.test': { auth: 'dTpw' } })).toString('base64');
    return kind === 'Secret'
      ? { metadata: { name }, type: 'kubernetes.io/dockercfg', data: { '.dockercfg': config } }
      : { metadata: { name }, secrets: [{ name: 'pull' }] };
  },
} as unknown as Client;

/** The build API alone. */
export const openApi = (): BuildApi =>
  new BuildApi(
    {
      store: new ObjectStore(),
      clock: new VirtualClock(Date.UTC(2026, 0, 1)),
      random: new Random(1),
      admission: [],
    },
    {
      client,
      owner: { own: async ({ sent }) => sent },
      uploads: new Map(),
      podLog: () => undefined,
      waitAtMost: async () => {},
    },
  );

/** A build configuration of a Dockerfile, with another spec. */
export const config = (spec: object, name = 'web'): BuildConfig =>
  ({
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildConfig',
    metadata: { name },
    spec: { source: { dockerfile: 'FROM x' }, strategy: { dockerStrategy: {} }, ...spec },
  }) as unknown as BuildConfig;

/** Starts a build of a configuration. */
export const start = (api: BuildApi, request: object = {}, name = 'web'): Promise<Build> =>
  instantiateSubresource(api).create?.(context, name, {
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildRequest',
    metadata: { name: 'web' },
    ...request,
  } as KubeObject) as Promise<Build>;
