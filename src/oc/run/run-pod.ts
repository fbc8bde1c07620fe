import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/**
 * The pod that `oc run` makes from its flags.
 *
 * @throws OcError for flags that are no labels, variables or port
 */
export const runPod = ({ flags }: Invocation, name: string, words: readonly string[]): object => {
  const env = flags.values('env').map(variable);
  const annotations = Object.fromEntries(flags.values('annotations').map((pair) => pairOf(pair, 'annotation')));
  const isOpen = flags.boolean('stdin');
  const container = {
    name,
    image: flags.string('image'),
    ...(words.length > 0 && { [flags.boolean('command') ? 'command' : 'args']: words }),
    ...(flags.string('port') !== '' && { ports: [{ containerPort: portNumber(flags.string('port')) }] }),
    ...(env.length > 0 && { env }),
    resources: {},
    ...(flags.has('image-pull-policy') && { imagePullPolicy: flags.string('image-pull-policy') }),
    ...(flags.boolean('privileged') && { securityContext: { privileged: true } }),
    ...(isOpen && { stdin: true }),
    ...(isOpen && !flags.boolean('leave-stdin-open') && { stdinOnce: true }),
    ...(flags.boolean('tty') && { tty: true }),
  };
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      name,
      creationTimestamp: null,
      labels: runLabels(flags.string('labels'), name),
      ...(flags.has('annotations') && { annotations }),
    },
    spec: { containers: [container], restartPolicy: flags.string('restart') || 'Always', dnsPolicy: 'ClusterFirst' },
    status: {},
  };
};

/** The service in front of such a pod. */
export const runService = ({ flags }: Invocation, name: string): object => {
  const port = portNumber(flags.string('port'));
  const labels = runLabels(flags.string('labels'), name);
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { name, creationTimestamp: null, ...(flags.has('labels') && { labels }) },
    spec: { ports: [{ protocol: 'TCP', port, targetPort: port }], selector: labels },
    status: { loadBalancer: {} },
  };
};

const runLabels = (text: string, name: string): Record<string, string> => {
  if (text === '') return { run: name };
  return Object.fromEntries(text.split(',').map((pair) => pairOf(pair, 'label')));
};

const pairOf = (pair: string, what: string): [string, string] => {
  const sign = pair.indexOf('=');
  if (sign < 1) throw new OcError(`unexpected ${what} spec: ${pair}`);
  return [pair.slice(0, sign), pair.slice(sign + 1)];
};

const variable = (pair: string): { name: string; value: string } => {
  const sign = pair.indexOf('=');
  if (sign < 1) throw new OcError(`invalid env: ${pair}`);
  return { name: pair.slice(0, sign), value: pair.slice(sign + 1) };
};

const portNumber = (text: string): number => {
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new OcError(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
};
