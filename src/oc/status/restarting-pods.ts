import type { ContainerStatus, Pod } from '../../resources/workloads/pod.ts';
import type { Marker } from './markers.ts';
import { type ProjectContent, toldName } from './project-content.ts';

/** A container that was restarted more often is told of, however long ago that was. */
const OFTEN = 5;

/** Milliseconds for which a restart is news. */
const RECENTLY = 600_000;

/**
 * Pods whose containers come to an end again and again, or did so of late.
 *
 * @see https://github.com/openshift/oc/blob/release-4.19/pkg/helpers/graph/kubegraph/analysis/pod.go
 */
export const restartingPods = ({ pods, project }: ProjectContent, now: number): Marker[] =>
  pods.flatMap((pod) =>
    (pod.status?.containerStatuses ?? []).flatMap((status): Marker[] => {
      const { lastState, name, restartCount, state } = status;
      const where = pod.spec.containers.length > 1 ? `container ${JSON.stringify(name)} in ` : '';
      const told = `${where}${toldName('pod', pod, { project })}`;
      if (state?.waiting?.reason === 'CrashLoopBackOff')
        return [{ severity: 'error', message: `${told} is crash-looping`, suggestion: adviceFor(pod, status) }];
      const ended = Date.parse(lastState?.terminated?.finishedAt ?? '');
      if (restartCount > 0 && now - ended < RECENTLY)
        return [{ severity: 'warning', message: `${told} has restarted within the last 10 minutes` }];
      if (restartCount > OFTEN)
        return [{ severity: 'warning', message: `${told} has restarted ${restartCount} times` }];
      return [];
    }),
  );

const adviceFor = ({ metadata, spec }: Pod, { name }: ContainerStatus): string => {
  const user = spec.containers.find((container) => container.name === name)?.securityContext?.runAsUser;
  const lines = [
    'The container is starting and exiting repeatedly. This usually means the container is unable',
    'to start, misconfigured, or limited by security restrictions. Check the container logs with',
    '',
    `  oc logs ${metadata.name} -c ${name}`,
    '',
  ];
  if (!user) return lines.join('\n');
  return [
    ...lines,
    'Current security policy prevents your containers from being run as the root user. Some images',
    'may fail expecting to be able to change ownership or permissions on directories. Your admin',
    'can grant you access to run containers that need to run as the root user with this command:',
    '',
    `  oc adm policy add-scc-to-user anyuid -n ${metadata.namespace} -z ${spec.serviceAccountName ?? ''}`,
    '',
  ].join('\n');
};
