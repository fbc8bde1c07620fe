import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { networkError } from '../../../distribution/network-error.ts';
import { endpointsKind, serviceKind } from '../../../resources/kinds/kinds.ts';
import type { Endpoints } from '../../../resources/networking/endpoints.ts';
import type { Service } from '../../../resources/networking/service.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { ClientIdentity, RemotePlace, RemoteResource } from '../../apimachinery/remote-version.ts';
import { resolveService } from '../webhook/resolve-service.ts';
import type { ApiService } from './api-service.ts';

/** Whether a group version can be asked for, why, and where. */
export interface Availability {
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
  readonly place?: RemotePlace;
  readonly resources?: readonly RemoteResource[];
  readonly openApi?: string;
  /** Whether the answer may be another one later though nothing in the cluster changes. */
  readonly mayChange?: boolean;
}

/** How long the server has to answer, in milliseconds. */
const PATIENCE = 5000;

/**
 * Looks for the server behind an APIService: its service, its endpoints, and then itself.
 *
 * @see https://github.com/kubernetes/kube-aggregator/blob/v0.32.0/pkg/controllers/status/remote/remote_available_controller.go
 */
export const availabilityOf = async (
  { spec = {} }: ApiService,
  listers: Listers,
  identity: ClientIdentity,
): Promise<Availability> => {
  const { namespace = '', name = '', port = 443 } = spec.service ?? {};
  const where = `service/${name} in ${JSON.stringify(namespace)}`;
  const service = listers.of<Service>(serviceKind).get(namespace, name);
  if (service === undefined) return missing('ServiceNotFound', `${where} is not present`);
  if (service.spec.type === 'ClusterIP') {
    const own = service.spec.ports?.find((each) => each.port === port);
    if (own === undefined) return missing('ServicePortError', `${where} is not listening on port ${port}`);
    const endpoints = listers.of<Endpoints>(endpointsKind).get(namespace, name);
    if (endpoints === undefined) return missing('EndpointsNotFound', `cannot find endpoints for ${where}`);
    if (!hasAddress(endpoints, own.name ?? ''))
      return missing(
        'MissingEndpoints',
        `endpoints for ${where} have no addresses with port name ${JSON.stringify(own.name ?? '')}`,
      );
  }
  return ask(spec, listers, identity);
};

const missing = (reason: string, message: string): Availability => ({ status: 'False', reason, message });

const hasAddress = ({ subsets = [] }: Endpoints, port: string): boolean =>
  subsets.some(
    ({ addresses = [], ports = [] }) => addresses.length > 0 && ports.some(({ name = '' }) => name === port),
  );

/** Nothing listens in the pods of the cluster; endpoints that somebody has written down are asked. */
const ask = async (
  spec: NonNullable<ApiService['spec']>,
  listers: Listers,
  identity: ClientIdentity,
): Promise<Availability> => {
  const { service, group = '', version = '', caBundle, insecureSkipTLSVerify = false } = spec;
  const failed = (message: string, mayChange = false): Availability => ({
    ...missing('FailedDiscoveryCheck', message),
    mayChange,
  });
  try {
    const { address, port, isPod } = resolveService(service ?? {}, listers);
    const server = `https://${address.includes(':') ? `[${address}]` : address}:${port}`;
    const url = `${server}/apis/${group}/${version}`;
    const unanswered = (why: string): string => `failing or missing response from ${url}: ${why}`;
    if (isPod)
      return failed(unanswered(`Get ${JSON.stringify(url)}: dial tcp ${address}:${port}: connect: connection refused`));
    const { code, body } = await get(url, { address, port }, identity);
    if (code < 200 || code >= 300) return failed(unanswered(`bad status from ${url}: ${code}`), true);
    // A server need not describe its kinds.
    const index = await get(`${server}/openapi/v3`, { address, port }, identity).catch(() => undefined);
    const host = `${service?.name}.${service?.namespace}.svc`;
    const ca = caBundle && Buffer.from(caBundle, 'base64').toString();
    return {
      status: 'True',
      reason: 'Passed',
      message: 'all checks passed',
      place: { address, port, host, ca, isTrusted: insecureSkipTLSVerify, identity },
      resources: resourcesIn(body),
      openApi: descriptionIn(index, `apis/${group}/${version}`),
      mayChange: true,
    };
  } catch (error) {
    return failed((error as Error).message, error instanceof Unanswered);
  }
};

/** A server that was asked and has not answered. */
class Unanswered extends Error {}

interface Answer {
  readonly code: number;
  readonly body: string;
}

/** What a server answers, whoever has signed its certificate. @throws Unanswered */
const get = (
  url: string,
  target: { address: string; port: number },
  { certificate: cert, key }: ClientIdentity,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { 'x-remote-user': 'system:kube-aggregator', 'x-remote-group': 'system:masters' };
    const refused = (error: unknown): void => {
      const { message } = networkError(error, { method: 'GET', url, host: target.address, target, phase: 'request' });
      reject(new Unanswered(`failing or missing response from ${url}: ${message}`));
    };
    const signal = AbortSignal.timeout(PATIENCE);
    const sent = request(url, { headers, cert, key, rejectUnauthorized: false, signal });
    sent.on('error', refused);
    sent.on('response', (response) =>
      text(response).then((body) => resolve({ code: response.statusCode ?? 0, body }), refused),
    );
    sent.end();
  });

/** What a document of discovery says that there is; nothing when it is no such document. */
const resourcesIn = (body: string): readonly RemoteResource[] => {
  const resources = documentIn<{ resources: readonly RemoteResource[] }>(body)?.resources;
  return Array.isArray(resources) ? resources : [];
};

/** Where an index of OpenAPI 3.0 leads for a group version; nowhere when it is no such index. */
const descriptionIn = (index: Answer | undefined, path: string): string | undefined =>
  index?.code === 200
    ? documentIn<{ paths: Record<string, { serverRelativeURL?: string }> }>(index.body)?.paths?.[path]
        ?.serverRelativeURL
    : undefined;

const documentIn = <T>(body: string): Partial<T> | undefined => {
  try {
    return JSON.parse(body) ?? undefined;
  } catch {
    return undefined;
  }
};
