import type { KubeObject } from '../../resources/kube-object.ts';
import type { PodSpec } from '../../resources/workloads/pod-spec.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * A pod that stands on a node with all rights, the files of the node below `/host`.
 *
 * @throws OcError for flags that contradict that
 */
export const nodeSpec = ({ flags }: Invocation, node: KubeObject, image: string): PodSpec => {
  const { name } = node.metadata;
  const refuse = (why: string): OcError => new OcError(`cannot debug ${name}: ${why}`);
  if (flags.string('node-name') !== '') throw refuse('you may not set --node-name when debugging a node');
  if ((flags.has('as-root') && !flags.boolean('as-root')) || flags.number('as-user') > 0)
    throw refuse("can't debug nodes without running as the root user");
  const container = {
    name: 'container-00',
    image,
    env: [
      { name: 'TMOUT', value: '900' },
      { name: 'HOST', value: '/host' },
    ],
    resources: {},
    volumeMounts: [{ name: 'host', mountPath: '/host' }],
    securityContext: { privileged: true, runAsUser: 0 },
  };
  return {
    volumes: [{ name: 'host', hostPath: { path: '/', type: 'Directory' } }],
    containers: [container],
    restartPolicy: 'Never',
    nodeName: name,
    hostNetwork: true,
    hostPID: true,
    hostIPC: true,
    priorityClassName: 'openshift-user-critical',
  } as PodSpec;
};
