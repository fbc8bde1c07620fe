import type { KubeObject } from '../../../resources/kube-object.ts';
import { isGoTrue } from '../../../resources/values/go-bool.ts';
import { admitSubresource } from '../../apimachinery/admitted-subresource.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import type { ResourceRequest } from '../request/request-info.ts';
import type { ServerContext } from '../server-context.ts';

/**
 * Asks admission about a connection to what lies below an object: a command, a port, a proxy.
 *
 * @throws StatusError of whoever refuses
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/endpoints/handlers/rest.go
 */
export const admitConnection = async (
  { machinery }: ServerContext,
  { name = '', subresource = '', rest }: ResourceRequest,
  { kind }: RestStorage,
  context: RequestContext,
  query: URLSearchParams,
): Promise<void> => {
  const options = OPTIONS[subresource]?.(query, rest);
  if (options === undefined || machinery.subresources === undefined) return;
  const body = { group: '', version: 'v1', kind: `${kind.kind}${options.kind}` };
  const object = { kind: body.kind, apiVersion: 'v1', ...options.fields } as unknown as KubeObject;
  await admitSubresource(
    { operation: 'CONNECT', kind, body, subresource, name, context, object, old: undefined },
    machinery.subresources,
  );
};

interface ConnectionOptions {
  /** Behind the kind of the object: `PodExecOptions`. */
  readonly kind: string;
  readonly fields: object;
}

type OptionsOf = (query: URLSearchParams, rest: readonly string[]) => ConnectionOptions;

/** What the options say of the streams of a process. */
const streams = (query: URLSearchParams): object => ({
  ...Object.fromEntries(
    ['stdin', 'stdout', 'stderr', 'tty'].flatMap((name) => (isGoTrue(query.get(name) ?? '') ? [[name, true]] : [])),
  ),
  ...(query.get('container') && { container: query.get('container') }),
});

const OPTIONS: Readonly<Record<string, OptionsOf>> = {
  exec: (query) => ({ kind: 'ExecOptions', fields: { ...streams(query), command: query.getAll('command') } }),
  attach: (query) => ({ kind: 'AttachOptions', fields: streams(query) }),
  portforward: (query) => {
    const ports = query.getAll('ports').flatMap((each) => each.split(',').map(Number));
    return { kind: 'PortForwardOptions', fields: ports.length === 0 ? {} : { ports } };
  },
  proxy: (query, rest) => {
    const path = query.get('path') ?? (rest.length === 0 ? '' : `/${rest.join('/')}`);
    return { kind: 'ProxyOptions', fields: path === '' ? {} : { path } };
  },
};
