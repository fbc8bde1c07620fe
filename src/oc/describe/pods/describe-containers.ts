import type { ContainerStatus } from '../../../resources/workloads/pod.ts';
import type { Container, ResourceRequirements } from '../../../resources/workloads/pod-spec.ts';
import type { SecurityProfile } from '../../../resources/workloads/security-context.ts';
import { describeContainerState } from './describe-container-state.ts';
import { describeEnvironment, type FieldText } from './describe-environment.ts';
import { describeProbe } from './describe-probe.ts';

/** What belongs to containers besides what their templates say: how they are, and fields of their pod. */
export interface InPod {
  readonly statuses?: readonly ContainerStatus[] | undefined;
  readonly fieldText: FieldText;
}

/** The containers of a pod, with what the node reports of them, or of a pod template (whose lines stand two deeper). */
export const describeContainers = (title: string, containers: readonly Container[], pod?: InPod): string => {
  const { statuses = [], fieldText } = pod ?? { fieldText: () => '' };
  const indent = pod ? '' : '  ';
  const blocks = containers.map((container) => {
    const status = statuses.find(({ name }) => name === container.name);
    return `  ${indent && ' '}${container.name}:\n${describeContainer(container, status, fieldText)}`;
  });
  return `${indent}${title}:${containers.length === 0 ? ' <none>' : ''}\n${blocks.join('')}`;
};

const describeContainer = (container: Container, status: ContainerStatus | undefined, fieldText: FieldText): string =>
  [
    status ? `    Container ID:\t${status.containerID ?? ''}\n` : '',
    `    Image:\t${container.image}\n`,
    status ? `    Image ID:\t${status.imageID}\n` : '',
    portLine(
      'Port',
      (container.ports ?? []).map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`),
    ),
    portLine(
      'Host Port',
      (container.ports ?? []).map(({ hostPort = 0, protocol = 'TCP' }) => `${hostPort}/${protocol}`),
    ),
    seccompLines(container.securityContext?.seccompProfile, '    '),
    wordLines('Command', container.command),
    wordLines('Args', container.args),
    status ? describeContainerState(status) : '',
    describeResources(container.resources, '    '),
    container.livenessProbe ? `    Liveness:\t${describeProbe(container.livenessProbe)}\n` : '',
    container.readinessProbe ? `    Readiness:\t${describeProbe(container.readinessProbe)}\n` : '',
    container.startupProbe ? `    Startup:\t${describeProbe(container.startupProbe)}\n` : '',
    describeEnvironment(container, fieldText),
    mountLines(container),
  ].join('');

/** Which profile a pod or a container runs under, if it says so; that of a file of the node stands deeper. */
export const seccompLines = (profile: SecurityProfile | undefined, indent: string): string => {
  if (!profile) return '';
  const local =
    profile.type === 'Localhost' ? `${indent && `${indent}  `}LocalhostProfile:\t${profile.localhostProfile}\n` : '';
  return `${indent}SeccompProfile:\t${profile.type ?? ''}\n${local}`;
};

const portLine = (label: string, ports: readonly string[]): string =>
  ports.length > 1 ? `    ${label}s:\t${ports.join(', ')}\n` : `    ${label}:\t${ports[0] ?? '<none>'}\n`;

const wordLines = (label: string, words: readonly string[] | undefined): string =>
  words?.length
    ? `    ${label}:\n${words
        .flatMap((word) => word.split('\n'))
        .map((word) => `      ${word}\n`)
        .join('')}`
    : '';

/** What may be used at most, and what is asked for. */
export const describeResources = ({ limits = {}, requests = {} }: ResourceRequirements = {}, indent: string): string =>
  Object.entries({ Limits: limits, Requests: requests })
    .filter(([, quantities]) => Object.keys(quantities).length > 0)
    .map(([label, quantities]) => {
      const names = Object.keys(quantities).sort();
      return `${indent}${label}:\n${names.map((name) => `${indent}  ${name}:\t${quantities[name]}\n`).join('')}`;
    })
    .join('');

const mountLines = ({ volumeMounts = [], volumeDevices = [] }: Container): string => {
  const none = volumeMounts.length === 0 ? '\t<none>' : '';
  const mounts = [...volumeMounts]
    .sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1))
    .map(({ mountPath, name, readOnly, subPath }) => {
      const flags = `${readOnly ? 'ro' : 'rw'}${subPath ? `,path=${JSON.stringify(subPath)}` : ''}`;
      return `      ${mountPath} from ${name} (${flags})\n`;
    });
  const devices = [...volumeDevices]
    .sort((a, b) => ((a.devicePath ?? '') < (b.devicePath ?? '') ? -1 : 1))
    .map(({ devicePath, name }) => `      ${devicePath} from ${name}\n`);
  // A container without mounts is told to have no devices either, and then what they are.
  return [`    Mounts:${none}\n`, ...mounts, devices.length === 0 ? '' : `    Devices:${none}\n`, ...devices].join('');
};
