import { isGoTrue } from '../../../resources/values/go-bool.ts';
import type { Container, EnvVar } from '../../../resources/workloads/pod-spec.ts';

/** What a container of a build may do. */
export type Rights = NonNullable<Container['securityContext']>;

/** What getting and arranging the source takes. */
export const confined: Rights = {
  capabilities: { add: ['CHOWN', 'DAC_OVERRIDE'], drop: ['ALL'] },
  privileged: false,
  runAsUser: 0,
  runAsGroup: 0,
  runAsNonRoot: false,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Whether a build asks to be carried out by root: yes, unless its variable `BUILD_PRIVILEGED` says no. */
export const isPrivileged = (env: readonly EnvVar[] = []): boolean =>
  env
    .filter(({ name }) => name === 'BUILD_PRIVILEGED')
    .reduce((privileged, { value = '' }) => truth(value) ?? privileged, true);

/** What building an image takes. */
export const buildingRights = (env: readonly EnvVar[] | undefined): Rights =>
  isPrivileged(env)
    ? { privileged: true, runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'Unconfined' } }
    : {
        capabilities: { add: ['CAP_SETFCAP'], drop: ['CAP_KILL', 'CAP_MKNOD'] },
        privileged: false,
        seccompProfile: { type: 'Unconfined' },
      };

/** By which a node runs the pod in a user namespace, and lets it mount file systems. */
export const userNamespaceAnnotations = {
  'io.openshift.builder': '',
  'io.kubernetes.cri-o.userns-mode': 'auto:size=65536',
  'io.kubernetes.cri-o.Devices': '/dev/fuse:rwm',
} as const;

const truth = (text: string): boolean | undefined => {
  if (isGoTrue(text)) return true;
  if (/^(0|f|F|FALSE|false|False)$/.test(text)) return false;
  return /^[+-]?\d+$/.test(text) ? Number(text) !== 0 : undefined;
};
