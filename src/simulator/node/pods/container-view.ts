import type { ImageConfig } from '../../../image/image-config.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { declaredVariables } from '../environment/declared-variables.ts';
import { presentFacts } from '../environment/present-facts.ts';
import { serviceVariables } from '../environment/service-variables.ts';
import type { ContainerView } from '../exec/process.ts';
import type { FileSystem } from '../files/file-system.ts';
import { type Mount, withMounts } from '../files/mounts.ts';
import { containerMounts } from '../volumes/container-mounts.ts';
import type { ContainerUser } from './container-user.ts';
import { etcHosts } from './etc-hosts.ts';
import type { PodContext } from './kubelet-context.ts';
import { podFile } from './pod-file.ts';
import { procFiles } from './proc-files.ts';
import { resolverConfiguration } from './resolver-configuration.ts';
import type { TerminationLog } from './termination-log.ts';

/**
 * What a container looks like from inside: its files, its environment, its user, its working directory.
 *
 * @param root the files of its image, and what it writes over them
 * @throws UnusableConfiguration when its environment cannot be made
 */
export const containerView = async (
  container: Container,
  { config }: ImageConfig,
  { root, user, log }: { root: FileSystem; user: ContainerUser; log: TerminationLog },
  context: PodContext,
): Promise<ContainerView> => {
  const { pod, node, runtime, clock, listers, options } = context;
  const made = (path: string, text: () => string): Mount[] => podFile(path, container, context, text);
  const hostname = pod.spec.hostNetwork ? node.name : (pod.spec.hostname ?? pod.metadata.name);
  const image = Object.fromEntries((config?.Env ?? []).map(splitVariable));
  const path = image['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const services = serviceVariables(pod.metadata.namespace, pod.spec.enableServiceLinks !== false, listers);
  const declared = declaredVariables(container, presentFacts(context), services, listers);
  const environment = {
    PATH: path,
    TERM: 'xterm',
    HOSTNAME: hostname,
    ...declared,
    ...omit(services, declared),
    ...omit(image, declared),
    HOME: user.home ?? '/',
  };
  return {
    files: withMounts(root, [
      ...made('/etc/hosts', () => etcHosts(pod, runtime.address)),
      ...made('/etc/hostname', () => `${hostname}\n`),
      ...made('/etc/resolv.conf', () => resolverConfiguration(pod)),
      { path: log.path, files: log.file },
      { path: '/proc', files: procFiles(pod, container, user, clock.now()) },
      ...(options.mounts?.(pod, container) ?? []),
      ...(await containerMounts(container, environment, context)),
    ]),
    clock,
    hostname,
    workingDirectory: container.workingDir || config?.WorkingDir || '/',
    environment,
    user,
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
