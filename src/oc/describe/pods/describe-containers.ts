import type { ContainerState, ContainerStatus } from '../../../resources/pod.ts';
import type { Container, EnvVar, Probe, ResourceList } from '../../../resources/pod-spec.ts';
import { boolText, dateText } from '../kubernetes-lines.ts';

/** The containers of a pod, with what the node reports of them, or of a pod template (whose lines stand two deeper). */
export const describeContainers = (
  title: string,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] | undefined,
  indent = '',
): string =>
  `${indent}${title}:\n${containers
    .map((container) =>
      describeContainer(
        container,
        statuses?.find(({ name }) => name === container.name),
        indent,
      ),
    )
    .join('')}`;

const describeContainer = (container: Container, status: ContainerStatus | undefined, indent: string): string =>
  [
    `  ${indent === '' ? '' : ' '}${container.name}:\n`,
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
    wordLines('Command', container.command),
    wordLines('Args', container.args),
    status ? statusLines(status) : '',
    quantityLines('Limits', container.resources?.limits),
    quantityLines('Requests', container.resources?.requests),
    probeLine('Liveness', container.livenessProbe),
    probeLine('Readiness', container.readinessProbe),
    probeLine('Startup', container.startupProbe),
    environmentLines(container.env ?? []),
    mountLines(container),
  ].join('');

const portLine = (label: string, ports: readonly string[]): string =>
  ports.length > 1 ? `    ${label}s:\t${ports.join(', ')}\n` : `    ${label}:\t${ports[0] ?? '<none>'}\n`;

const wordLines = (label: string, words: readonly string[] | undefined): string =>
  words?.length
    ? `    ${label}:\n${words
        .flatMap((word) => word.split('\n'))
        .map((word) => `      ${word}\n`)
        .join('')}`
    : '';

const statusLines = (status: ContainerStatus): string =>
  [
    stateLines('State', status.state),
    status.lastState?.terminated ? stateLines('Last State', status.lastState) : '',
    `    Ready:\t${boolText(status.ready)}\n    Restart Count:\t${status.restartCount}\n`,
  ].join('');

const stateLines = (label: string, state: ContainerState | undefined): string => {
  if (state?.running) return `    ${label}:\tRunning\n      Started:\t${dateText(state.running.startedAt)}\n`;
  const ended = state?.terminated;
  if (!ended)
    return `    ${label}:\tWaiting\n${state?.waiting?.reason ? `      Reason:\t${state.waiting.reason}\n` : ''}`;
  const reason = ended.reason ? `      Reason:\t${ended.reason}\n` : '';
  const message = ended.message ? `      Message:\t${ended.message}\n` : '';
  return `    ${label}:\tTerminated\n${reason}${message}      Exit Code:\t${ended.exitCode}\n      Started:\t${dateText(ended.startedAt)}\n      Finished:\t${dateText(ended.finishedAt)}\n`;
};

const quantityLines = (label: string, quantities: ResourceList | undefined): string => {
  const names = Object.keys(quantities ?? {}).sort();
  return names.length === 0
    ? ''
    : `    ${label}:\n${names.map((name) => `      ${name}:\t${quantities?.[name]}\n`).join('')}`;
};

const probeLine = (label: string, probe: Probe | undefined): string => {
  if (!probe) return '';
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 1,
    periodSeconds = 10,
    successThreshold = 1,
    failureThreshold = 3,
  } = probe;
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
  return `    ${label}:\t${probeAction(probe)} ${times}\n`;
};

const probeAction = ({ httpGet, tcpSocket, exec, grpc }: Probe): string => {
  if (exec) return `exec [${exec.command.join(' ')}]`;
  if (httpGet)
    return `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${httpGet.host ?? ''}:${httpGet.port}${httpGet.path ?? ''}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''}` : 'unknown';
};

const environmentLines = (variables: readonly EnvVar[]): string =>
  variables.length === 0 ? '    Environment:\t<none>\n' : `    Environment:\n${variables.map(variableLine).join('')}`;

const variableLine = ({ name, value = '', valueFrom }: EnvVar): string => {
  const { fieldRef, secretKeyRef, configMapKeyRef } = valueFrom ?? {};
  if (fieldRef) return `      ${name}:\t (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})\n`;
  if (secretKeyRef)
    return `      ${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>\tOptional: ${secretKeyRef.optional ?? false}\n`;
  if (configMapKeyRef)
    return `      ${name}:\t<set to the key '${configMapKeyRef.key}' of config map '${configMapKeyRef.name}'>\tOptional: ${configMapKeyRef.optional ?? false}\n`;
  return value
    .split('\n')
    .map((line, index) => (index === 0 ? `      ${name}:\t${line}\n` : `      \t${line}\n`))
    .join('');
};

const mountLines = ({ volumeMounts = [] }: Container): string => {
  if (volumeMounts.length === 0) return '    Mounts:\t<none>\n';
  const sorted = [...volumeMounts].sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1));
  return `    Mounts:\n${sorted.map(({ mountPath, name, readOnly, subPath }) => `      ${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path="${subPath}"` : ''})\n`).join('')}`;
};
