import { asImageReference } from '../../../image/reference.ts';
import { formatExact } from '../../../image/reference-format.ts';
import type { Build } from '../../../resources/builds/build.ts';
import type { CustomBuildStrategy } from '../../../resources/builds/build-config.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import { type Attachment, attachSecret, equipped } from './attachment.ts';
import { inputFiles, registryCredentials, sourceCredentials } from './build-input.ts';
import type { BuildContainers } from './build-pod.ts';
import { sourceVariables, trustVariables } from './build-variables.ts';
import { buildingRights } from './builder-rights.ts';
import { clusterConfiguration, imageStorage } from './builder-volumes.ts';

const SOCKET = '/var/run/docker.sock';

/**
 * What builds with an image of the user's own, which does all the work.
 *
 * @throws Error when no image is named
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/strategy/custom.go
 */
export const customContainer = (
  build: Build,
  strategy: CustomBuildStrategy,
  trustedHosts: Readonly<Record<string, string>>,
): BuildContainers => {
  const image = strategy.from?.name ?? '';
  if (image === '') throw new Error('CustomBuildStrategy cannot be executed without image');
  const attachments = [
    ...(strategy.exposeDockerSocket ? [socket] : []),
    ...registryCredentials(build),
    ...sourceCredentials(build),
    ...inputFiles(build),
    ...(strategy.secrets ?? []).map(({ secretSource, mountPath }) =>
      attachSecret(secretSource.name, 'secret', mountPath),
    ),
    ...clusterConfiguration(build, trustedHosts),
    ...imageStorage,
  ];
  const container = equipped(
    {
      name: 'custom-build',
      image,
      env: [
        { name: 'LANG', value: 'C.utf8' },
        ...(build.spec.source?.git ? sourceVariables(build) : []),
        ...trustVariables(build),
        ...outputVariables(build),
        ...(strategy.env ?? []),
        ...(strategy.exposeDockerSocket ? [{ name: 'DOCKER_SOCKET', value: SOCKET }] : []),
      ],
      resources: build.spec.resources ?? {},
      terminationMessagePolicy: 'FallbackToLogsOnError',
      imagePullPolicy: strategy.forcePull ? 'Always' : 'IfNotPresent',
      securityContext: buildingRights(strategy.env),
      ...(build.spec.source?.binary && { stdin: true, stdinOnce: true }),
    },
    attachments,
  );
  return { containers: [container], attachments };
};

const socket: Attachment = {
  volume: { name: 'docker-socket', hostPath: { path: SOCKET, type: '' } },
  mount: { name: 'docker-socket', mountPath: SOCKET },
};

/** Where the image is to go. */
const outputVariables = ({ spec: { output } }: Build): EnvVar[] => {
  const reference = output?.to && asImageReference(output.to.name);
  if (!reference) return [];
  return [
    { name: 'OUTPUT_REGISTRY', value: reference.registry },
    { name: 'OUTPUT_IMAGE', value: formatExact({ ...reference, registry: '' }) },
  ];
};
