import type { ImageConfig } from '../../../image/image-config.ts';
import type { Clock } from '../../../ports/clock.ts';
import { serviceKind } from '../../../resources/kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import type { Container } from '../../../resources/pod-spec.ts';
import type { Service } from '../../../resources/service.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import type { ContainerView } from '../exec/process.ts';
import type { FileSystem } from '../files/file-system.ts';

/** What a container looks like from inside: its environment, its user, its working directory. */
export const containerView = (
  pod: Pod,
  container: Container,
  { config }: ImageConfig,
  { files, clock, listers }: { files: FileSystem; clock: Clock; listers: Listers },
): ContainerView => {
  const hostname = pod.spec.hostname ?? pod.metadata.name;
  const image = Object.fromEntries((config?.Env ?? []).map(splitVariable));
  const path = image['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const declared = Object.fromEntries(
    (container.env ?? []).flatMap(({ name, value, valueFrom }) =>
      valueFrom === undefined ? [[name, value ?? '']] : fieldValue(pod, name, valueFrom),
    ),
  );
  return {
    files,
    clock,
    hostname,
    workingDirectory: container.workingDir || config?.WorkingDir || '/',
    environment: {
      PATH: path,
      TERM: 'xterm',
      HOSTNAME: hostname,
      ...declared,
      ...kubernetesVariables(listers),
      ...omit(image, declared),
      HOME: '/',
    },
    user: userOf(pod, container, config?.User ?? ''),
  };
};

const splitVariable = (text: string): [string, string] => {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

const omit = (
  variables: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => name !== 'PATH' && !(name in names)));

const fieldValue = (pod: Pod, name: string, { fieldRef }: { fieldRef?: { fieldPath: string } }): [string, string][] => {
  const values: Readonly<Record<string, string | undefined>> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'metadata.uid': pod.metadata.uid,
    'spec.nodeName': pod.spec.nodeName,
    'spec.serviceAccountName': pod.spec.serviceAccountName,
    'status.podIP': pod.status?.podIP,
    'status.hostIP': pod.status?.hostIP,
  };
  const value = fieldRef && (values[fieldRef.fieldPath] ?? keyedValue(pod, fieldRef.fieldPath));
  return value === undefined ? [] : [[name, value]];
};

/** `metadata.labels['app']`: nothing when there is none. */
const keyedValue = ({ metadata }: Pod, path: string): string | undefined => {
  const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path) ?? [];
  return map === undefined ? undefined : (metadata[map as 'labels' | 'annotations']?.[key] ?? '');
};

/** How every container finds the API server. */
const kubernetesVariables = (listers: Listers): Record<string, string> => {
  const address = listers.of<Service>(serviceKind).get('default', 'kubernetes')?.spec.clusterIP ?? '10.3.0.1';
  const port = `tcp://${address}:443`;
  return {
    KUBERNETES_PORT_443_TCP: port,
    KUBERNETES_PORT_443_TCP_PROTO: 'tcp',
    KUBERNETES_PORT_443_TCP_PORT: '443',
    KUBERNETES_PORT_443_TCP_ADDR: address,
    KUBERNETES_SERVICE_HOST: address,
    KUBERNETES_SERVICE_PORT: '443',
    KUBERNETES_SERVICE_PORT_HTTPS: '443',
    KUBERNETES_PORT: port,
  };
};

const userOf = (pod: Pod, container: Container, written: string): { uid: number; gid: number } => {
  const [user = '', group = ''] = written.split(':');
  const chosen = container.securityContext?.['runAsUser'] ?? pod.spec.securityContext?.['runAsUser'] ?? user;
  return { uid: Number(chosen) || 0, gid: Number(group) || 0 };
};
